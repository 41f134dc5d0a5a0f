"""What people ask to collect: outlets by their cards, addresses, files and folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from musnad.collect.addresses import host_of, web_address
from musnad.errors import InputError
from musnad.page.cards import Card, card_of, load_card, load_cards

WARC = (".warc", ".warc.gz")
CARD = ".toml"


@dataclass(frozen=True, slots=True)
class Listings:
    """An outlet with what lists its articles, as its card has it."""

    outlet: str
    card: Card


@dataclass(frozen=True, slots=True)
class Page:
    """One address: of an article, a feed or a sitemap; what it is shows when it comes."""

    outlet: str
    url: str
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one name or folder: pages, article JSON, JSONL, WARC."""

    outlet: str
    paths: tuple[Path, ...] = field(default=())


Target = Listings | Page | Files


def find_targets(names: Iterable[str]) -> list[Target]:
    """What each name means. Raises `InputError` for one that means nothing, `LexiconError` for a broken card."""
    return [target for name in names for target in _targets(name)]


def collectable() -> list[Card]:
    """The cards that come with Musnad of all outlets that can be collected by their ids."""
    return sorted((card for card in load_cards() if card.name and _lists(card)), key=lambda card: card.id)


def _targets(name: str) -> Iterator[Target]:
    path = Path(name)
    if name.startswith(("http://", "https://")):
        url = web_address(name)
        card = card_of(url, None)
        yield Page(card.id if card else host_of(url), url, card)
    elif name and path.is_dir():
        yield from _folder(name, path)
    elif path.is_file():
        yield _listings(load_card(path)) if path.suffix == CARD else Files(name, (path,))
    else:
        yield _listings(_known(name))


def _folder(name: str, path: Path) -> Iterator[Target]:
    """The cards that lie in a folder, and all other files in it, however deep; hidden ones are left out."""
    cards = sorted(path.glob(f"*{CARD}"))
    inside = (file for file in path.rglob("*") if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts))
    files = tuple(sorted(set(inside) - set(cards)))
    if not (cards or files):
        raise InputError(f"{name} holds no files; give a folder of cards, pages, article JSON or WARC")
    yield from (_listings(load_card(card)) for card in cards)
    if files:
        yield Files(name, files)


def _known(name: str) -> Card:
    """The card of an outlet by its id or name."""
    cards = [card for card in load_cards() if card.name]
    for card in cards:
        if name in (card.id, card.name, *card.names, *card.sources):
            return card
    known = ", ".join(card.id for card in collectable())
    raise InputError(f"{name} is no outlet, address, file or folder; outlets that can be collected: {known}")


def _listings(card: Card) -> Listings:
    if not _lists(card):
        raise InputError(f"the card {card.id} says nothing of feeds, sitemaps or WordPress; see docs/add_an_outlet.md")
    return Listings(card.id, card)


def _lists(card: Card) -> bool:
    return bool(card.feeds or card.sitemaps or card.wordpress)
