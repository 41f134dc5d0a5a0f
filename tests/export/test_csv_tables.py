"""The folder of tables: everything is there, joins, and reads back as it was."""

import csv
from dataclasses import fields
from pathlib import Path
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from export.made import event, reading
from musnad.export import Out, csv_tables
from musnad.export.cells import Value, parts_of, text_of
from musnad.export.flatten import Flattener
from musnad.export.rows import TABLES, Row
from musnad.lexicon import Lexicon
from musnad.records import Reading

Tables = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> Tables:
    """All tables of the real readings, read back by Python's reader."""
    folder = tmp_path_factory.mktemp("csv") / "tables"
    csv_tables.write(readings, Out(folder))
    return {file.stem: list(csv.DictReader(file.open(encoding="utf-8", newline=""))) for file in folder.iterdir()}


def test_what_was_written_reads_back_equal(lexicon: Lexicon, readings: list[Reading], tables: Tables) -> None:
    """Every row of every table, read back by its types, is the row that was flattened; nothing is lost and nothing added."""
    flattener = Flattener(lexicon)
    flat: dict[str, list[Row]] = {name: [] for name in TABLES}
    for one in readings:
        for name, row in flattener.rows(one):
            flat[name].append(row)
    for name, kind in TABLES.items():
        assert [read_back(kind, line) for line in tables[name]] == flat[name]


def read_back(kind: type[Row], line: dict[str, str]) -> Row:
    hints = get_type_hints(kind)
    return kind(**{field.name: value_of(line[field.name], hints[field.name]) for field in fields(kind)})  # type: ignore[arg-type]


def value_of(written: str, hint: object) -> Value:
    """A cell as a value of the type that its column has."""
    kinds = get_args(hint) or (hint,)
    if tuple in kinds or hint == tuple[str, ...]:
        return parts_of(written)
    if not written and NoneType in kinds:
        return None
    read = next(kind for kind in kinds if kind is not NoneType)
    return text_of(written) if read is str else read(written)  # type: ignore[operator,no-any-return]


def test_counts_are_the_readings(readings: list[Reading], tables: Tables) -> None:
    """Each finding is one row."""
    assert len(tables["articles"]) == len(readings)
    for name in ("actors", "statements", "events", "labels", "dates", "places", "numbers"):
        assert len(tables[name]) == sum(len(getattr(one, name)) for one in readings)


def test_ids_join(tables: Tables) -> None:
    """Ids are unique in their table; every id that a row holds is the id of a row."""
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    assert all(len(ids[name]) == len(rows) for name, rows in tables.items())
    joins = {
        "statements": {"speaker": "actors", "to": "actors"},
        "events": {"actors": "actors", "recipients": "actors", "claimed_by": "actors"},
        "labels": {"target": "actors", "voice": "actors"},
        "numbers": {"event": "events", "claimed_by": "actors"},
    }
    for name, rows in tables.items():
        assert {row["article"] for row in rows if name != "articles"} <= ids["articles"]
        for column, other in joins.get(name, {}).items():
            assert {part for row in rows for part in parts_of(row[column])} <= ids[other] | {"outlet"}


def test_letters_are_the_articles(readings: list[Reading], tables: Tables) -> None:
    """Offsets lead to the letters in the article's text."""
    texts = {one.article.id: one.article.text for one in readings}
    for row in tables["statements"]:
        assert texts[row["article"]][int(row["content_start"]) : int(row["content_end"])] == text_of(row["content"])


def test_an_event_with_its_place_and_dead(lexicon: Lexicon) -> None:
    """What stands beside an event is on its row, so that one table answers most questions."""
    (row,) = (row for name, row in Flattener(lexicon).rows(reading(event(date=None, claimed_by="a2"))) if name == "events")
    told = {
        name: getattr(row, name) for name in ("first_day", "date_precision", "country", "latitude", "dead_least", "claimed_by_name", "quad")
    }
    assert told == {
        "first_day": "2021-05-03", "date_precision": "reported", "country": "LBY", "latitude": 32.5, "dead_least": 3,
        "claimed_by_name": "سالم المبروك", "quad": "material conflict",
    }  # fmt: skip


def test_empty_tables_have_their_columns(tmp_path: Path) -> None:
    """A reading without findings still makes every table, with its line of names."""
    csv_tables.write([reading(actors=(), places=(), numbers=())], Out(tmp_path / "t"))
    assert sorted(file.stem for file in (tmp_path / "t").iterdir()) == sorted(TABLES)
    assert (tmp_path / "t" / "labels.csv").read_text("utf-8").startswith("id,article,text,target")
