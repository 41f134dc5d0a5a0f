"""Findings as rows of flat tables, the same that `musnad export` writes: the catalogue's door to the engine's export."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO

from musnad.export.cells import CsvWriter
from musnad.export.csv_tables import columns
from musnad.export.days import days_of
from musnad.export.flatten import Flattener
from musnad.export.ids import actor_ids, event_ids, span_ids, stable_ids, statement_ids
from musnad.export.rows import TABLES, ArticleRow, EventRow, Row, StatementRow
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading

__all__ = ["TABLES", "ArticleRow", "EventRow", "Row", "StatementRow", "added_ids", "csv", "is_date", "keys_of", "rows_of"]


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


def keys_of(reading: Reading) -> dict[tuple[str, str], str]:
    """The stable ids of a reading's findings, by kind and id in it; labels, which have none, are `l1`, `l2` … in its order."""
    labels = span_ids(reading, "label", [(label, "") for label in reading.labels])
    told = (
        ("statement", statement_ids(reading)),
        ("event", event_ids(reading)),
        ("actor", actor_ids(reading)),
        ("label", {f"l{i}": key for i, key in enumerate(labels, 1)}),
    )
    return {(kind, local): key for kind, keys in told for local, key in keys.items()}


def added_ids(article: str, kind: str, told: Sequence[tuple[str, ...]]) -> list[str]:
    """Stable ids of findings that people added to an article, by what they told of each."""
    return stable_ids(article, kind, [("added", *one) for one in told])


def is_date(value: str) -> bool:
    """Whether a text is an ISO 8601 day, week, month, year or span of these, as records have them."""
    return days_of(value).first is not None


@lru_cache(maxsize=1)
def _flattener() -> Flattener:
    """Made when the first row is asked for."""
    return Flattener(shipped_lexicon())
