"""The tables as Parquet: everything is there, typed, and reads back as it was, in every tool that analysts use."""

import builtins
import importlib.util
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import MusnadError
from musnad.export import Out, parquet
from musnad.export.flatten import Flattener
from musnad.export.rows import TABLES, Row
from musnad.lexicon import Lexicon
from musnad.records import Reading

pq = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, of the extra `columnar`")
QUESTIONS = Path(__file__).parents[2] / "examples/questions.py"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> Path:
    """All tables of the real readings."""
    target = tmp_path_factory.mktemp("parquet") / "tables"
    parquet.write(readings, Out(target))
    return target


@pytest.fixture(scope="module")
def rows(lexicon: Lexicon, readings: list[Reading]) -> dict[str, list[Row]]:
    """What was flattened, by table."""
    flat: dict[str, list[Row]] = {name: [] for name in TABLES}
    flattener = Flattener(lexicon)
    for one in readings:
        for name, row in flattener.rows(one):
            flat[name].append(row)
    return flat


def test_what_was_written_reads_back_equal(folder: Path, rows: dict[str, list[Row]]) -> None:
    """Every row of every table is the row that was flattened; nothing is lost and nothing added."""
    for name, kind in TABLES.items():
        back = pq.read_table(folder / f"{name}.parquet").to_pylist()
        assert [kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in back] == rows[name]


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_typed(folder: Path, name: str) -> None:
    """Columns stand in the order of the rows' fields; ids are never null, confidence is a double, offsets are whole numbers."""
    schema = pq.read_schema(folder / f"{name}.parquet")
    assert schema.names == [field.name for field in fields(TABLES[name])]
    assert not schema.field("id").nullable
    assert {str(schema.field(c).type) for c in schema.names if c == "confidence"} <= {"double"}
    assert {str(schema.field(c).type) for c in schema.names if c.endswith(("start", "end"))} <= {"int64"}


def test_rows_beyond_one_group_are_kept(tmp_path: Path, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of several groups holds the same rows as one of a single group."""
    parquet.write(readings, Out(tmp_path / "one"))
    monkeypatch.setattr(parquet, "_GROUP", 7)
    parquet.write(readings, Out(tmp_path / "many"))
    one, many = (pq.ParquetFile(tmp_path / way / "statements.parquet") for way in ("one", "many"))
    assert many.metadata.num_row_groups > one.metadata.num_row_groups
    assert many.read().to_pylist() == one.read().to_pylist()


def _polars(path: Path) -> list[str]:
    return list(pytest.importorskip("polars").read_parquet(path)["id"])


def _pandas(path: Path) -> list[str]:
    return list(pytest.importorskip("pandas").read_parquet(path)["id"])


def _duckdb(path: Path) -> list[str]:
    return [row[0] for row in pytest.importorskip("duckdb").connect().from_parquet(str(path)).project("id").fetchall()]


@pytest.mark.parametrize("read", [_pandas, _polars, _duckdb])
def test_other_tools_read_the_same_rows(folder: Path, rows: dict[str, list[Row]], read: Callable[[Path], list[str]]) -> None:
    """pandas, Polars and DuckDB see every statement, in order."""
    assert read(folder / "statements.parquet") == [row.id for row in rows["statements"]]


def test_five_questions_are_answered(folder: Path) -> None:
    """The example's queries run on the tables; each of its answers about statements and labels has rows."""
    pytest.importorskip("duckdb")
    spec = importlib.util.spec_from_file_location("questions", QUESTIONS)
    assert spec is not None
    assert spec.loader is not None
    example: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    answers = example.answers(folder, "2", "", "")
    assert list(answers) == list(example.QUESTIONS)
    assert all(answers[question].fetchall() for question in answers)


def test_without_pyarrow_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine works without pyarrow; only this format asks for it, before anything is written."""
    real = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MusnadError, match=re.escape("musnad[columnar]")):
        parquet.write([], Out(tmp_path / "tables"))
    assert not (tmp_path / "tables").exists()
