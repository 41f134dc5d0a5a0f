"""The cast of a reading: of all proposed actors those that findings use, and those kept besides, numbered a1, a2, …"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from musnad.actors.named import Actors
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
    kept: Iterable[int] = (),
) -> Cast:
    """Drop actors that no finding uses and number the others in the order of their naming.

    Findings hold indices into `proposed` as text, or `outlet`; `kept` are indices of actors that stay without a finding.
    """
    statements, events, labels, numbers = tuple(statements), tuple(events), tuple(labels), tuple(numbers)
    used = {i for s in statements for i in (s.speaker, *s.to)} | {i for e in events for i in (*e.actors, *e.recipients, e.claimed_by)}
    used |= {i for label in labels for i in (label.target, label.voice)} | {number.claimed_by for number in numbers}
    order = sorted({int(i) for i in used - {OUTLET, None} if i} | set(kept))
    ids = {str(index): f"a{n}" for n, index in enumerate(order, 1)} | {OUTLET: OUTLET}
    return Cast(
        tuple(replace(proposed[index], id=ids[str(index)]) for index in order),
        tuple(_statement(s, n, ids) for n, s in enumerate(statements, 1)),
        tuple(_event(e, ids) for e in events),
        tuple(replace(label, target=ids[label.target] if label.target else None, voice=ids[label.voice]) for label in labels),
        tuple(replace(number, claimed_by=ids[number.claimed_by]) for number in numbers),
    )


def office_holders(actors: Actors) -> frozenset[int]:
    """Persons whom an article names with an office or a title: that somebody bears one is told of him, whatever else is."""
    titled = {index for place in actors.places if place.how == "title and name" for index in place.actors}
    named = {index for place in actors.places if place.how == "name" for index in place.actors if actors.proposed[index].roles}
    return frozenset(index for index in titled | named if actors.proposed[index].kind == "person")


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
