"""The cast of a reading: of all proposed actors those that findings use, numbered a1, a2, … in the order of their naming."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from musnad.records import OUTLET, Actor, Event, Label, Number, Statement


class Cast(NamedTuple):
    """Actors that are used, and the findings with their ids in place of indices."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    labels: tuple[Label, ...]
    numbers: tuple[Number, ...]


def cast(
    proposed: Sequence[Actor],
    statements: Iterable[Statement],
    events: Iterable[Event] = (),
    labels: Iterable[Label] = (),
    numbers: Iterable[Number] = (),
) -> Cast:
    """Drop actors that no finding uses and number the others. Findings hold indices into `proposed` as text, or `outlet`."""
    statements, events, labels, numbers = tuple(statements), tuple(events), tuple(labels), tuple(numbers)
    used = {i for s in statements for i in (s.speaker, *s.to)} | {i for e in events for i in (*e.actors, *e.recipients, e.claimed_by)}
    used |= {i for label in labels for i in (label.target, label.voice)} | {number.claimed_by for number in numbers}
    order = sorted(int(i) for i in used - {OUTLET, None} if i)
    ids = {str(index): f"a{n}" for n, index in enumerate(order, 1)} | {OUTLET: OUTLET}
    return Cast(
        tuple(replace(proposed[index], id=ids[str(index)]) for index in order),
        tuple(_statement(s, n, ids) for n, s in enumerate(statements, 1)),
        tuple(_event(e, ids) for e in events),
        tuple(replace(label, target=ids[label.target] if label.target else None, voice=ids[label.voice]) for label in labels),
        tuple(replace(number, claimed_by=ids[number.claimed_by]) for number in numbers),
    )


def _statement(statement: Statement, number: int, ids: dict[str, str]) -> Statement:
    speaker = ids[statement.speaker] if statement.speaker else None
    return replace(statement, id=f"s{number}", speaker=speaker, to=tuple(ids[i] for i in statement.to))


def _event(event: Event, ids: dict[str, str]) -> Event:
    return replace(
        event,
        actors=tuple(ids[i] for i in event.actors),
        recipients=tuple(ids[i] for i in event.recipients),
        claimed_by=ids[event.claimed_by],
    )
