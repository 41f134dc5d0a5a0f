"""ACLED: its columns, its types, its codes of precision, and nothing that it would not code."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from export.made import event, reading
from musnad.export import Out, acled
from musnad.export.acled import COLUMNS, Coder, LeftOut
from musnad.export.acled_types import Case, Type, type_of, types
from musnad.export.sectors import Side
from musnad.lexicon import Lexicon
from musnad.records import Event, Reading

# The codebook's event types and their sub-event types
CODEBOOK = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
    "": {""},
}  # fmt: skip


def rows(lexicon: Lexicon, one: Reading) -> list[acled.Columns | LeftOut]:
    return list(Coder(lexicon).rows(one))


def row(lexicon: Lexicon, told: Event, **fields: object) -> acled.Columns:
    (only,) = rows(lexicon, reading(told, **fields))
    assert not isinstance(only, LeftOut), only
    return only


def test_a_strike_is_told_whole(lexicon: Lexicon) -> None:
    """Every column that the reading tells is filled, under ACLED's words."""
    told = row(lexicon, event(actors=("a4",), claimed_by="a2"))
    assert {name: value for name, value in told.items() if value not in (None, "")} == {
        "event_id_cnty": "event-3352feaeb1e4f131",
        "event_date": "2021-05-02",
        "year": 2021,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "تونس",
        "inter1": "External/Other forces",
        "actor2": "Civilians (Libya)",
        "assoc_actor_2": "مدنيين",
        "inter2": "Civilians",
        "interaction": "Civilians-External/Other forces",
        "civilian_targeting": "Civilian targeting",
        "iso": 434,
        "region": "Northern Africa",
        "country": "Libya",
        "location": "وادي الزيتون",
        "latitude": 32.5,
        "longitude": 13.1,
        "geo_precision": 1,
        "source": "صدى الوادي",
        "notes": "ASSAULT (aerial) by تونس to مدنيين, at وادي الزيتون, dated 2021-05-02, at least 3 dead. According to سالم المبروك. "
        "Reported by صدى الوادي on 2021-05-03 (own/strike).",
        "fatalities": 3,
    }


@pytest.mark.parametrize(
    ("fields", "types"),
    [
        ({"mode": "firearms", "actors": ("a3",), "recipients": ("a5",)}, ("Battles", "Armed clash")),
        ({"mode": None, "actors": ("a3", "a5"), "recipients": ()}, ("Battles", "Armed clash")),
        ({"mode": "firearms", "recipients": ("a1",)}, ("Violence against civilians", "Attack")),
        ({"mode": "firearms", "recipients": ()}, ("", "")),
        ({"mode": "abduct", "recipients": ("a2",)}, ("Violence against civilians", "Abduction/forced disappearance")),
        ({"mode": "abduct", "recipients": ("a3",)}, ("Strategic developments", "Arrests")),
        ({"type": "PROTEST", "mode": None, "actors": ("a1",)}, ("Protests", "Peaceful protest")),
        ({"type": "PROTEST", "mode": "riot", "actors": ("a1",)}, ("Riots", "Violent demonstration")),
        ({"type": "ASSAULT", "mode": "crowd-control"}, ("Protests", "Excessive force against protesters")),
        ({"type": "COERCE", "mode": "seize", "actors": ("a3",)}, ("Battles", "Non-state actor overtakes territory")),
        ({"type": "COERCE", "mode": "seize", "actors": ("a5",), "recipients": ("a3",)}, ("Battles", "Government regains territory")),
        ({"type": "COERCE", "mode": "arrest"}, ("Strategic developments", "Arrests")),
        ({"type": "RETREAT", "mode": "ceasefire", "actors": ("a3",)}, ("Strategic developments", "Agreement")),
    ],
)
def test_types(lexicon: Lexicon, fields: dict[str, object], types: tuple[str, str]) -> None:
    """The mode decides, and where it does not, the parties; where they are not told either, the type stays empty."""
    told = row(lexicon, event(**fields))
    assert (told["event_type"], told["sub_event_type"]) == types


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"type": "CONSULT", "mode": "visit"}, "CONSULT: no type of ACLED's"),
        ({"type": "PROTEST", "mode": "strike"}, "PROTEST: no type of ACLED's"),
        ({"status": "future"}, "not told as happened"),
        ({"status": "negated"}, "not told as happened"),
        ({"status": "past", "date": None}, "background without a day"),
        ({"date": "2019"}, "time of more than a month"),
    ],
)
def test_left_out(lexicon: Lexicon, fields: dict[str, object], reason: str) -> None:
    """What ACLED would not code is left out, with the reason."""
    assert rows(lexicon, reading(event(**fields))) == [LeftOut(reason)]


@pytest.mark.parametrize(
    ("date", "day", "precision"),
    [("2021-05-02", "2021-05-02", 1), ("2021-W17", "2021-04-29", 2), ("2021-04", "2021-04-15", 3), (None, "2021-05-03", 2)],
)
def test_time_precision(lexicon: Lexicon, date: str | None, day: str, precision: int) -> None:
    """A day is 1, a week 2, a month 3, in the middle of it; a day of report is 2."""
    told = row(lexicon, event(date=date))
    assert (told["event_date"], told["time_precision"]) == (day, precision)


@pytest.mark.parametrize(("precision", "code"), [("exact", 1), ("town", 1), ("district", 2), ("country", 3)])
def test_geo_precision(lexicon: Lexicon, precision: str, code: int) -> None:
    """Points and towns are 1, districts 2, countries 3."""
    (place,) = reading().places
    told = row(lexicon, event(), places=(replace(place, precision=precision),))  # type: ignore[arg-type]
    assert told["geo_precision"] == code


def test_nothing_is_made_up(lexicon: Lexicon) -> None:
    """No place, no deaths, no parties: the columns are empty, not zero and not unknown."""
    told = row(lexicon, event(place=None, recipients=()), numbers=())
    assert not any(told.get(name) for name in ("iso", "country", "region", "latitude", "geo_precision", "actor1", "actor2", "inter1"))
    assert told["fatalities"] is None


def test_forces_at_home(lexicon: Lexicon) -> None:
    """A state's forces in their own country are state forces."""
    assert row(lexicon, event(actors=("a5",)))["inter1"] == "State forces"


def test_file(tmp_path: Path, readings: list[Reading]) -> None:
    """The file has exactly ACLED's columns; each event is a row or is counted as left out."""
    file = tmp_path / "events.csv"
    written = acled.write(readings, Out(file))
    with file.open(encoding="utf-8", newline="") as stream:
        read = list(csv.DictReader(stream))
    assert tuple(read[0]) == COLUMNS
    assert len(COLUMNS) == 31
    assert len(read) == written.rows["events"] > 0
    assert len(read) + written.left_out.total() == sum(len(one.events) for one in readings)
    assert all(told["sub_event_type"] in CODEBOOK[told["event_type"]] for told in read)


# The table


@pytest.mark.parametrize("number", range(len(types())))
def test_every_row_of_the_table_is_used(number: int) -> None:
    """Some event fits each row and none before it; its types are the codebook's; it says why."""
    wanted = types()[number]
    assert any(type_of(case) is wanted for case in cases(wanted)), f"row {number + 1} ({wanted.note}) is never reached"
    assert wanted.sub_event_type in CODEBOOK[wanted.event_type]
    assert wanted.disorder_type in {"Political violence", "Demonstrations", "Strategic developments"}
    assert wanted.note


def cases(wanted: Type) -> list[Case]:
    """Cases of the type and modes of a row, with parties on every side."""
    sides = (None, *get_args(Side))
    modes = [None if mode == "-" else mode for mode in wanted.modes] or [None, "firearms"]
    pairs = [(one, other) for one in sides for other in sides]
    return [Case(wanted.type, mode, (one,), (other,), wanted.place, wanted.dead) for mode in modes for one, other in pairs]


def test_types_and_modes_are_the_lexicons(lexicon: Lexicon) -> None:
    """The table names no type or mode that the event tables do not have."""
    tables = {
        e.value: name for name, table in lexicon.tables.items() if name.startswith("event_") for e in table.entries if "type" in e.tags
    }
    assert {one.type for one in types()} <= set(tables)
