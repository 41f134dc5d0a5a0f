"""Parquet: one file a table, in a folder, for pandas, Polars, DuckDB, R and Spark. The tables are those that CSV is written from."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, get_type_hints

from musnad.errors import MusnadError
from musnad.export.flatten import Flattener
from musnad.export.out import Out, Written
from musnad.export.rows import TABLES
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading

_GROUP = 20_000  # rows of a row group: some MB in memory for each table


def write(readings: Iterable[Reading], out: Out) -> Written:
    """Write every table of `rows.TABLES` as `NAME.parquet` into the folder, even empty ones. Raises `MusnadError` without pyarrow."""
    arrow = _pyarrow()
    written = Written()
    with out.folder() as folder, ExitStack() as files:
        flattener = Flattener(shipped_lexicon())
        writers = {
            name: files.enter_context(Table(arrow, folder / f"{name}.parquet", schema(kind, arrow))) for name, kind in TABLES.items()
        }
        for reading in readings:
            for table, row in flattener.rows(reading):
                writers[table].add(row)
                written.rows[table] += 1
    return written


def schema(kind: type, arrow: Any) -> Any:
    """The `pyarrow.Schema` of a table: text, whole numbers of 64 bits, doubles, lists of text; what a row may lack is nullable."""
    types: dict[Any, Any] = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), tuple[str, ...]: arrow.list_(arrow.string())}
    types |= {known | None: type_ for known, type_ in types.items() if known in (str, int, float)}
    hints = get_type_hints(kind)
    return arrow.schema([arrow.field(f.name, types[hints[f.name]], nullable=type(None) in _parts(hints[f.name])) for f in fields(kind)])


class Table:
    """One file, written by groups of rows. Use it in a `with`. goal: a path or a file opened for bytes; schema: a `pyarrow.Schema`."""

    def __init__(self, arrow: Any, goal: Path | IO[bytes], schema: Any) -> None:
        self._arrow, self._goal, self._schema = arrow, goal, schema
        self._rows: list[tuple[object, Mapping[str, object]]] = []

    def __enter__(self) -> "Table":
        self._file = self._arrow.parquet.ParquetWriter(self._goal, self._schema, compression="zstd")
        return self

    def add(self, row: object, beside: Mapping[str, object] = MappingProxyType({})) -> None:
        """Take one row; `beside` holds columns of the schema that the row has not."""
        self._rows.append((row, beside))
        if len(self._rows) == _GROUP:
            self._flush()

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            columns = {name: [_cell(name, *row) for row in self._rows] for name in self._schema.names}
            self._file.write_table(self._arrow.table(columns, schema=self._schema), row_group_size=_GROUP)
            self._rows.clear()


def _cell(name: str, row: object, beside: Mapping[str, object]) -> object:
    return beside[name] if name in beside else getattr(row, name)


def _parts(hint: Any) -> tuple[Any, ...]:
    """The types of a union; nothing for a plain type."""
    return getattr(hint, "__args__", ())


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MusnadError("--to parquet needs pyarrow: pip install 'musnad[columnar]'") from error
    return pyarrow
