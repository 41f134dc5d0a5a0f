"""What several articles of one story tell alike: events and statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from musnad.events.scope import may_be
from musnad.records import Event, Reading, Statement
from musnad.stories.across import Cast, outlet_of
from musnad.stories.names import WORD
from musnad.stories.profile import OPENING, PAST, Body
from musnad.stories.records import Telling
from musnad.text.folding import fold

SURE = 0.3  # confidence from which an event is compared
ALIKE = 0.45  # Dice overlap of words from which two contents are one statement

T = TypeVar("T")


class Told(NamedTuple, Generic[T]):
    """Something that one reading tells."""

    reading: Reading
    item: T


@dataclass(frozen=True, slots=True)
class Alignment(Generic[T]):
    """One thing told by several articles, in their order; `name` is the speaker of a statement."""

    told: tuple[Told[T], ...]
    name: str = ""

    def __iter__(self) -> Iterator[Told[T]]:
        return iter(self.told)


def align_events(readings: Sequence[Reading], cast: Cast) -> list[Alignment[Event]]:
    """Events of the day, those that are one beside each other; of an article at most one event stands in each."""
    groups: list[list[Told[Event]]] = []
    for reading in readings:
        events = [event for event in reading.events if event.status != PAST and event.confidence >= SURE]
        for event in sorted(events, key=lambda event: event.trigger.start):
            told = Told(reading, event)
            group = next((group for group in groups if group[-1].reading is not reading and _one_event(told, group, cast)), None)
            group.append(told) if group else groups.append([told])
    return [Alignment(tuple(group)) for group in groups]


def _one_event(told: Told[Event], group: Sequence[Told[Event]], cast: Cast) -> bool:
    """Whether an event is the one of a group: of its type and of no other mode, told in the openings too or with somebody in his part."""
    modes = {other.item.mode for other in group if other.item.mode}
    alike = told.item.type == group[0].item.type and (not modes or told.item.mode is None or modes == {told.item.mode})
    return alike and any(both_open(told, other) or _shared_part(told, other, cast) for other in group)


def both_open(one: Told[Event], other: Told[Event]) -> bool:
    """Whether both are told in the openings."""
    return all(told.item.trigger.start < Body(told.reading).end_of(OPENING) for told in (one, other))


def _shared_part(one: Told[Event], other: Told[Event], cast: Cast) -> bool:
    """Whether somebody does it, or undergoes it, in both."""
    doers = set(cast.names(one.reading, one.item.actors)) & set(cast.names(other.reading, other.item.actors))
    return bool(doers) and may_be(one.item.date, other.item.date)


def align_statements(readings: Sequence[Reading], cast: Cast) -> list[Alignment[Telling]]:
    """Statements, those of one speaker and like content beside each other; of an article at most one stands in each."""
    groups: list[tuple[str, list[tuple[Told[Telling], frozenset[str]]]]] = []
    for reading in readings:
        for said in reading.statements:
            speaker, words = cast.name(reading, said.speaker), word_set(said.content.text)
            told = Told(reading, _telling(reading, said)), words
            group = next((g for name, g in groups if name == speaker and g[-1][0].reading is not reading and _alike(words, g)), None)
            group.append(told) if group else groups.append((speaker, [told]))
    return [Alignment(tuple(told for told, _ in group), speaker) for speaker, group in groups]


def _telling(reading: Reading, said: Statement) -> Telling:
    return Telling(outlet_of(reading), reading.article.id, said.content.text, said.content.start, said.cue.text, said.via)


def _alike(words: frozenset[str], group: Iterable[tuple[Told[Telling], frozenset[str]]]) -> bool:
    return any(dice(words, other) >= ALIKE for _, other in group)


def word_set(text: str) -> frozenset[str]:
    """The folded words of a text."""
    return frozenset(WORD.findall(fold(text).folded))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice overlap of two sets of words; 0 where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
