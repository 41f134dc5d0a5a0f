"""Stories of an archive. Its days are shared out: who links some of them keeps the articles of the days before, which others link.

What comes back is an article's card and its links, so that one process can part all of them into stories without holding their words.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial

import msgspec

from musnad.errors import InputError
from musnad.export.readings import archived_readings
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.scale.gather import Days, days_to_gather
from musnad.scale.pools import Pool
from musnad.scale.store import Store
from musnad.scale.tables import READINGS
from musnad.stories.grouping import Grouping
from musnad.stories.linking import Linker
from musnad.stories.profile import moment_of, profile_of
from musnad.stories.records import Story
from musnad.stories.weights import shipped_weights


class Card(msgspec.Struct, frozen=True):
    """What stories ask of an article, and what a list of them shows."""

    id: str
    moment: datetime | None
    source: str | None
    outlet: str
    title: str

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return self.moment.date() if self.moment else None


class Link(msgspec.Struct, frozen=True, array_like=True):
    """Two articles that may tell one story: how likely, whether they print one text, and why."""

    one: str
    other: str
    likely: float
    duplicates: bool
    because: str


class Linked(msgspec.Struct):
    """The articles of some days, and the links that begin or end in them and lead no later."""

    cards: list[Card]
    links: list[Link]


def find_stories(out: str, pool: Pool, advance: Callable[[int], None]) -> tuple[tuple[Story, ...], dict[str, Card]]:
    """All stories of an archive, and the cards of its articles.

    advance: called with the number of articles of each piece of days that is linked. Raises `InputError` where `out` is no archive.
    """
    store = Store(out)
    if store.run() is None:
        raise InputError(f"{out} is no archive; musnad read … --to parquet --out {out} makes one")
    cards: dict[str, Card] = {}
    links: dict[str, dict[str, float]] = {}
    duplicates: dict[str, set[str]] = {}
    because: dict[tuple[str, str], str] = {}
    days = days_to_gather(store.reports())
    for done in pool.each(partial(link_days, out=out), days):
        if done.error:
            raise done.error
        assert done.result is not None
        advance(len(done.result.cards))
        for card in done.result.cards:
            cards[card.id] = card
            links.setdefault(card.id, {})
        for link in done.result.links:
            because[link.one, link.other] = link.because
            for one, other in ((link.one, link.other), (link.other, link.one)):
                links.setdefault(one, {})[other] = link.likely
                if link.duplicates:
                    duplicates.setdefault(one, set()).add(other)
    grouping = Grouping(cards, links, duplicates, shipped_weights(), lambda one, other: because[one, other])
    return grouping.stories(), cards


def link_days(days: Days, out: str) -> Linked:
    """Link the articles of these days with each other and with those of the days before, as far as stories reach."""
    store, linker, cards = Store(out), Linker(shipped_weights()), []
    for day in _before(days, shipped_weights().window):
        for reading in _readings(store, day):
            linker.keep(profile_of(reading, shipped_lexicon()))
    for day in days:
        for reading in _readings(store, day):
            article = reading.article
            profile = profile_of(reading, shipped_lexicon())
            cards.append(Card(article.id, moment_of(reading), profile.source, article.outlet.name if article.outlet else "", article.title))
            linker.link(profile)
    return Linked(cards, list(_links(linker, cards)))


def _links(linker: Linker, cards: Sequence[Card]) -> Iterator[Link]:
    own = {card.id for card in cards}
    for one in linker.links:
        for other, likely in linker.links[one].items():
            if one < other and (one in own or other in own):
                yield Link(one, other, likely, other in linker.duplicates.get(one, ()), linker.because(one, other))


def _before(days: Days, window: int) -> list[str]:
    """The days before some days, and between them, within a window; what has no day has none before it."""
    own = {date.fromisoformat(day) for day in days if day}
    near = {day - timedelta(back) for day in own for back in range(1, window + 1)} - own
    return sorted(day.isoformat() for day in near)


def _readings(store: Store, day: str) -> Iterator[Reading]:
    with store.day(READINGS, day) as file:
        if file is not None:
            yield from archived_readings(file)
