"""Findings as rows of flat tables, the same that `musnad export` writes: the catalogue's door to the engine's export."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO

from musnad.export.cells import CsvWriter
from musnad.export.csv_tables import columns
from musnad.export.flatten import Flattener
from musnad.export.rows import TABLES, ArticleRow, EventRow, Row, StatementRow
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading

__all__ = ["TABLES", "ArticleRow", "EventRow", "Row", "StatementRow", "csv", "rows_of"]


def rows_of(readings: Iterable[Reading], table: str) -> list[Row]:
    """The rows of one table of `TABLES` that readings hold, in their order."""
    return [row for reading in readings for name, row in _flattener().rows(reading) if name == table]


def csv(rows: Sequence[Row], kind: type[Row]) -> str:
    """Rows as a CSV file with a line of column names."""
    stream = StringIO(newline="")
    writer = CsvWriter(stream, columns(kind))
    for row in rows:
        writer.write({column: getattr(row, column) for column in writer.columns})
    return stream.getvalue()


@lru_cache(maxsize=1)
def _flattener() -> Flattener:
    """Made when the first row is asked for."""
    return Flattener(shipped_lexicon())
