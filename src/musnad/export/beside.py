"""What a reading tells beside an event: its place on the map, the counts that belong to it."""

from collections.abc import Iterable

from musnad.records import Event, Number, Place, Reading, Span


def event_place(event: Event, reading: Reading) -> Place | None:
    """The located place that an event names: of several with these letters or this name, the nearest to its trigger."""
    if not event.place:
        return None
    named = [place for place in reading.places if event.place in (place.text, place.name)]
    return min(named, key=lambda place: abs(place.start - event.trigger.start), default=None)


def event_numbers(event: Event, reading: Reading) -> tuple[Number, ...]:
    """Counts that belong to an event: those that say so, and those that name no event and share letters with its trigger."""
    return tuple(n for n in reading.numbers if n.event == event.id or (n.event is None and _share(n, event.trigger)))


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def least(numbers: Iterable[Number], kind: str) -> int | None:
    """The most cautious count of a kind, as ACLED records conflicting reports; None where none is told."""
    counts = [n.low if n.low is not None else n.high for n in numbers if n.kind == kind]
    return min((count for count in counts if count is not None), default=None)
