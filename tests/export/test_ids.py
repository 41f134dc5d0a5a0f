"""Ids: the same for the same finding, whatever else changes."""

from dataclasses import replace

from export.made import TEXT, event, reading, span
from musnad.export.ids import actor_ids, event_ids, nth, statement_ids
from musnad.records import ReaderInfo, Reading


def test_event_id_is_for_good() -> None:
    """The id hangs on article, type, trigger and its place among equal letters. If this one changes, every archive loses its joins."""
    assert event_ids(reading(event())) == {"e1": "event-3352feaeb1e4f131"}


def test_event_id_stays_when_other_things_change() -> None:
    """Another engine, another mode, date, status or parties, and other events beside it leave the id."""
    before = event_ids(reading(event()))["e1"]
    other = event("e2", mode=None, date=None, status="past", actors=("a3",), recipients=(), confidence=0.4)
    changed = replace(reading(event("e1", span("جريمة"), type="ACCUSE", mode=None), other), reader=ReaderInfo("9.0"))
    assert event_ids(changed)["e2"] == before


def test_event_id_tells_types_triggers_and_articles_apart() -> None:
    """Type, trigger, which occurrence of it, and article each make another id; so does a second event on one trigger."""
    events = (event("e1"), event("e2", type="COERCE"), event("e3", span("قصف", 3)), event("e4"))
    ids = event_ids(reading(*events))
    assert len(set(ids.values())) == 4
    moved = replace(reading(*events), article=replace(reading().article, id="own/other"))
    assert set(event_ids(moved).values()).isdisjoint(ids.values())


def test_ids_are_unique(readings: list[Reading]) -> None:
    """In all readings together no two findings share an id, and every finding has one."""
    ids = [id_ for one in readings for make in (event_ids, statement_ids, actor_ids) for id_ in make(one).values()]
    assert len(ids) == sum(len(one.events) + len(one.statements) + len(one.actors) for one in readings)
    assert len(set(ids)) == len(ids)


def test_nth_counts_from_one() -> None:
    """The first occurrence is 1, the third 3."""
    assert [nth(TEXT, span("قصف", number)) for number in (1, 2, 3)] == [1, 2, 3]
