"""Outlet cards: what is known of one outlet and its pages, as data in `lexicon/data/outlets/<id>.toml`; no layout without a sample page.

A card is chosen by the host of the page's address, by the name its source gives, or by marks in the page (which is how all pages of
one publishing engine share a card). Its layouts are tried in order; each may be valid for a span of dates, since outlets redesign.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from musnad.errors import LexiconError
from musnad.lexicon.load import DATA

OUTLETS = DATA / "outlets"


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the parts of a page stand, as selectors (see `select.py`); an empty one leaves the part to the general rules.

    since, until: first and last publication day on which the layout was in use; open where left out.
    body: the element that holds the prose. drop: elements inside it that are no prose. Comment selectors are relative to `comment`.
    """

    since: date | None = None
    until: date | None = None
    title: str = ""
    section: str = ""
    author: str = ""
    published: str = ""
    body: str = ""
    drop: str = ""
    tags: str = ""
    related: str = ""
    comment: str = ""
    comment_author: str = ""
    comment_date: str = ""
    comment_text: str = ""

    def valid(self, published: str | None) -> bool:
        """Whether the layout was in use on a day; a page without a date may be of any."""
        if not published:
            return True
        day = published[:10]
        return (not self.since or self.since.isoformat() <= day) and (not self.until or day <= self.until.isoformat())


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet, or one publishing engine (then `name` is empty and the page's own site name counts).

    id: the file's stem. names: how the outlet signs itself. sources: its name in article JSON. hosts: ends of host names.
    marks: pieces of markup, any of which shows the card applies.
    country: where it is edited, ISO 3166 alpha-3. owner: who owns it. stance: whose side it says it is on, or is said to be;
    stance_source: who says so, `itself` or a work that can be looked up; never our own judgement.
    feeds, sitemaps: addresses that list its articles. wordpress: root of its REST API, where it offers one.
    """

    about: str
    name: str = ""
    names: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    country: str = ""
    owner: str = ""
    stance: str = ""
    stance_source: str = ""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    wordpress: str = ""
    layout: tuple[Layout, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse a stance that nobody is named for, and a country that is no code."""
        if bool(self.stance) != bool(self.stance_source):
            raise ValueError("`stance` and `stance_source` stand together: who says so, `itself` or a work that can be looked up")
        if self.country and not (len(self.country) == 3 and self.country.isascii() and self.country.isupper()):
            raise ValueError("`country` is written as three capital letters (ISO 3166)")


@lru_cache(maxsize=4)
def load_cards(folder: Path = OUTLETS) -> tuple[Card, ...]:
    """All cards, those of single outlets first. A card that breaks the schema raises `LexiconError` with its file and field."""
    cards = [load_card(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(cards, key=lambda card: (not card.hosts, card.id)))


def load_card(path: Path) -> Card:
    """One card. Raises `LexiconError` with its file and field."""
    try:
        return msgspec.structs.replace(msgspec.toml.decode(path.read_bytes(), type=Card), id=path.stem)
    except msgspec.DecodeError as error:
        raise LexiconError(f"{path}: {error}; see docs/add_an_outlet.md") from error


def card_of(url: str | None, source: str | None, markup: str = "") -> Card | None:
    """The card for an address, a source's name, or the head of a page's markup; null if there is none.

    An outlet's card without layouts has those of the publishing engine that the markup shows.
    """
    host = _host(url)
    cards = load_cards()
    outlet = next((card for card in cards if _is_of(card, host, source)), None)
    if outlet and outlet.layout:
        return outlet
    engine = next((card for card in cards if any(mark in markup for mark in card.marks)), None) if markup else None
    return msgspec.structs.replace(outlet, layout=engine.layout) if outlet and engine else outlet or engine


def _is_of(card: Card, host: str, source: str | None) -> bool:
    """Whether a card is that of a host or of a source's name."""
    if host and any(host == h or host.endswith(f".{h}") for h in card.hosts):
        return True
    return bool(source) and (source in card.sources or source in (card.id, card.name))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
