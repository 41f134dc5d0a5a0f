"""Which event a count belongs to: `مقتل ثلاثة جنود في هجوم` counts the dead of the attack."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from musnad.events.tables import tables
from musnad.lexicon import Lexicon
from musnad.records import Event, Number

_NEAR = 90  # code points between a count and a mention of its event
_BEHIND = 30  # by how much a mention behind the count is further off


def tie_counts(numbers: Iterable[Number], events: Sequence[Event], lexicon: Lexicon) -> tuple[Number, ...]:
    """The counts, each with the nearest event of a type that has such counts and with who claims that; untouched where none is near."""
    counting = _counting(lexicon)
    return tuple(_tied(number, [event for event in events if number.kind in counting.get(event.type, ())]) for number in numbers)


def _counting(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The kinds of counts that the head of a type names, by code."""
    types = tables(lexicon).types.values()
    return {kind.code: frozenset(tag.partition(":")[2] for tag in kind.tags if tag.startswith("counts:")) for kind in types}


def _tied(number: Number, events: Sequence[Event]) -> Number:
    nearest = min(events, key=lambda event: _distance(number, event), default=None)
    if nearest is None or _distance(number, nearest) > _NEAR:
        return number
    return replace(number, event=nearest.id, claimed_by=nearest.claimed_by)


def _distance(number: Number, event: Event) -> int:
    """Code points between a count and the nearest mention of an event."""
    return min(_apart(number, mention.start, mention.end) for mention in (event.trigger, *event.evidence))


def _apart(number: Number, start: int, end: int) -> int:
    if end <= number.start:
        return number.start - end
    return max(start - number.end, 0) + _BEHIND if start >= number.end else 0
