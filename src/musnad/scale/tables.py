"""Tables of Parquet for an archive: those of `musnad export --to parquet`, whole readings, and what was refused.

Each has one column more, `part`, the partition that a row came from. Its day stands in the address of its file; until the rows are gathered
into their days, in a column.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow
import pyarrow.parquet

from musnad.export.flatten import Flattener
from musnad.export.parquet import Table, schema
from musnad.export.rows import TABLES
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.scale.records import Report
from musnad.scale.store import Store
from musnad.sources import Problem

SORTED = 2_000  # articles whose rows are held in memory, to be written in the order of their days


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """A whole reading: `record` is the line that `musnad read --to jsonl` prints."""

    article: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """An input that was refused: its name, and why in one word and in one sentence."""

    input: str
    kind: str
    reason: str


READINGS = "readings"
PART, DAY = (pyarrow.field(name, pyarrow.string(), nullable=False) for name in ("part", "day"))
SCHEMAS: dict[str, Any] = {name: schema(kind, pyarrow).append(PART) for name, kind in {**TABLES, READINGS: ReadingRow}.items()}
REFUSED = schema(RefusedRow, pyarrow)


def key(table: str) -> str:
    """The column that says which article a row belongs to."""
    return "id" if table == "articles" else "article"


class PartTables:
    """The tables of one partition, being written: rows in the order of their days, a few thousand articles at a time."""

    def __init__(self, part: str, tables: dict[str, Table]) -> None:
        self._part, self._tables = part, tables
        self._flattener = Flattener(shipped_lexicon())
        self._held: dict[str, list[tuple[str, object]]] = defaultdict(list)  # by day
        self._articles = 0
        self.refused: list[Problem] = []

    def take(self, reading: Reading, day: str) -> None:
        """Take what a reading holds."""
        self._held[day] += self._flattener.rows(reading)
        self._held[day].append((READINGS, ReadingRow(article=reading.article.id, record=reading.to_json())))
        self._articles += 1
        if self._articles % SORTED == 0:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        for day, rows in sorted(self._held.items()):
            beside = {"part": self._part, "day": day}
            for table, row in rows:
                self._tables[table].add(row, beside)
        self._held.clear()


@contextmanager
def part_tables(store: Store, report: Report) -> Iterator[PartTables]:
    """Tables to write a partition into."""
    with ExitStack() as stack:
        files = {name: stack.enter_context(store.new_part(report.folder, name)) for name in SCHEMAS}
        tables = {name: stack.enter_context(Table(pyarrow, files[name], SCHEMAS[name].append(DAY))) for name in SCHEMAS}
        part = PartTables(report.id, tables)
        yield part
        part.flush()
        if part.refused:
            with store.new_refused(report.id) as file, Table(pyarrow, file, REFUSED) as table:
                for problem in part.refused:
                    table.add(RefusedRow(input=problem.name, kind=problem.kind, reason=problem.reason))
