"""One article compared field by field: a `Count` for each row of the table, and what was right, for the list of errors.

The rows are those of the reference scorer, by name and in order; a row whose name begins with two spaces is a part: it looks only
at items that were found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from musnad.evaluation.counts import Count, Pairs, correct, having, told
from musnad.evaluation.form import Actor, Date, Event, Form, Label, Role, Statement
from musnad.evaluation.likeness import ACTOR_LEAST, actor_likeness, likeness, overlap, pair, surfaces
from musnad.records import OUTLET

NEAR = 150  # characters between two triggers of one type that may still name one event
TIE = 0.01  # what a right speaker adds where two statements share one content
OF_LEAST, TITLE_LEAST = 0.4, 0.6  # likeness of the organisation and of the title in one role
NAME_LEAST, LINK_LEAST, PLACE_LEAST = 0.8, 0.6, 0.5  # likeness of datelines, links of a chain, places

Item = Statement | Event | Label | Date
Same = Mapping[str | None, str]  # id of a read actor -> id of the gold actor it is


@dataclass(slots=True)
class Comparison:
    """Counts by row, and for each listed field the items that need no mention among the errors."""

    counts: dict[str, Count] = field(default_factory=dict)
    right: dict[str, Sequence[tuple[Item, Item]]] = field(default_factory=dict)


def compare(read: Form, gold: Form) -> Comparison:
    """One reading against its gold."""
    result = Comparison({"dateline": _dateline(read, gold)})
    same = _actors(result, read.actors, gold.actors)
    _statements(result, (read.statements, gold.statements), same)
    _events(result, (read.events, gold.events), same)
    _labels(result, (read.labels, gold.labels), same)
    dates = [(r, g) for r, g in pair(read.dates, gold.dates, overlap, 0.3) if r.value == g.value]
    result.counts["dates + value"] = Count(len(dates), len(read.dates), len(gold.dates))
    result.right["dates"] = dates
    return result


def _dateline(read: Form, gold: Form) -> Count:
    r, g = read.byline, gold.byline
    return told([(r.agency, g.agency), (r.place, g.place)], lambda x: x, lambda a, b: likeness(a, b) >= NAME_LEAST)


def _actors(result: Comparison, read: Sequence[Actor], gold: Sequence[Actor]) -> Same:
    pairs = pair(read, gold, actor_likeness, ACTOR_LEAST)
    shared = sum(len(surfaces(r) & surfaces(g)) for r, g in pairs)
    roles = sum(len(pair(r.roles, g.roles, _role_likeness, TITLE_LEAST)) for r, g in pairs)
    result.counts |= {
        "actors": Count(len(pairs), len(read), len(gold)),
        "mentions of actors": Count(shared, sum(len(surfaces(r)) for r in read), sum(len(surfaces(g)) for g in gold)),
        "  kind, of found": correct(pairs, lambda r, g: r.kind == g.kind),
        "  country, of found": told(pairs, lambda actor: actor.country),
        "roles (title and of)": Count(roles, sum(len(r.roles) for r in read), sum(len(g.roles) for g in gold)),
    }
    return {r.id: g.id for r, g in pairs}


def _role_likeness(read: Role, gold: Role) -> float:
    of = likeness(read.of, gold.of) if read.of and gold.of else float(not read.of and not gold.of)
    return likeness(read.title, gold.title) * (of >= OF_LEAST)


def _statements(result: Comparison, sides: tuple[Sequence[Statement], Sequence[Statement]], same: Same) -> None:
    def by(r: Statement, g: Statement) -> bool:
        return same.get(r.speaker) == g.speaker

    def addressed(r: Statement, g: Statement) -> bool:
        return {same.get(i) for i in r.to or ()} == set(g.to or ())

    read, gold = map(len, sides)
    pairs = pair(*sides, lambda r, g: overlap(r.content, g.content) + TIE * by(r, g), 0.5)
    right = [(r, g) for r, g in pairs if by(r, g)]
    result.right["statements"] = right
    result.counts |= {
        "statements found": Count(len(pairs), read, gold),
        "statements + speaker": Count(len(right), read, gold),
        "  cue, of found": correct(pairs, lambda r, g: overlap(r.cue, g.cue) >= 0.5),
        "  content >= .9, of found": correct(pairs, lambda r, g: overlap(r.content, g.content) >= 0.9),
        "  form not indirect, of found": told(pairs, lambda s: s.form if s.form != "indirect" else None),
        "statements + chain": having(pairs, sides, lambda s: s.via, _same_chain),
        "statements + addressee": having(pairs, sides, lambda s: s.to, addressed),
    }


def _same_chain(read: Statement, gold: Statement) -> bool:
    links = zip(read.via, gold.via, strict=False)
    return len(read.via) == len(gold.via) and all(likeness(r, g) >= LINK_LEAST for r, g in links)


Party = tuple[str, str]  # which side of an event, and the id of an actor


def _parties(event: Event, same: Same | None = None) -> set[Party]:
    """Who takes part and how; ids of a reading are turned into gold ids, those that have none are marked as strangers."""

    def known(actor: str) -> str:
        return actor if same is None else same.get(actor, f"?{actor}")

    return {("actor", known(a)) for a in event.actors or ()} | {("recipient", known(a)) for a in event.recipients or ()}


def _event_likeness(read: Event, gold: Event, same: Same) -> float:
    if read.type != gold.type:
        return 0.0
    near = 1 - _distance(read, gold) / NEAR
    mine, yours = _parties(read, same), _parties(gold)
    shared = len(mine & yours) / max(len(mine | yours), 1)
    return max(near, 0.0) + shared if near > 0 or (yours and mine == yours) else 0.0


def _distance(read: Event, gold: Event) -> int:
    return abs(read.trigger.start - gold.trigger.start)


def _events(result: Comparison, sides: tuple[Sequence[Event], Sequence[Event]], same: Same) -> None:
    read, gold = map(len, sides)
    pairs = pair(*sides, lambda r, g: _event_likeness(r, g, same), 0.05)
    exact = sum(_parties(r, same) == _parties(g) for r, g in pairs)
    result.right["events"] = pairs
    result.counts |= {
        "events found (type)": Count(len(pairs), read, gold),
        "event participants": Count(sum(_shared_parties(r, g, same) for r, g in pairs), *map(_seats, sides)),
        "events + all participants": Count(exact, read, gold),
        **_event_parts(pairs, same),
    }


def _shared_parties(read: Event, gold: Event, same: Same) -> int:
    """Participants in the right place; where all meet as equals, taking a guest for a host is no fault."""
    mine = _parties(read, same)
    if not gold.recipients and len(gold.actors or ()) > 1:
        mine = {("actor", actor) for _, actor in mine}
    return len(mine & _parties(gold))


def _seats(events: Sequence[Event]) -> int:
    return sum(len(e.actors or ()) + len(e.recipients or ()) for e in events)


def _event_parts(pairs: Pairs[Event], same: Same) -> dict[str, Count]:
    return {
        "  trigger near, of found": correct(pairs, lambda r, g: _distance(r, g) <= NEAR),
        "  mode, of found": told(pairs, lambda e: e.mode),
        "  not plainly happened, of found": told(pairs, lambda e: e.status if e.status != "happened" else None),
        "  date, of found": told(pairs, lambda e: e.date),
        "  place, of found": told(pairs, lambda e: e.place, lambda r, g: likeness(r, g) >= PLACE_LEAST),
        "  claimed by, of found": correct(pairs, lambda r, g: _voice(r.claimed_by, same) == g.claimed_by),
    }


def _voice(actor: str | None, same: Same) -> str | None:
    return actor if actor == OUTLET else same.get(actor)


def _labels(result: Comparison, sides: tuple[Sequence[Label], Sequence[Label]], same: Same) -> None:
    read, gold = map(len, sides)
    pairs = pair(*sides, overlap, 0.5)
    right = [(r, g) for r, g in pairs if _voice(r.voice, same) == g.voice]
    result.right["labels"] = right
    result.counts |= {
        "labels found": Count(len(pairs), read, gold),
        "labels + voice": Count(len(right), read, gold),
        "  target, of found": told(pairs, lambda x: x.target, lambda r, g: same.get(r) == g),
        "  stance for, of found": told(pairs, lambda x: x.stance if x.stance == "for" else None),
    }
