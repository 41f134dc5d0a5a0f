"""Bringing the rows of finished partitions into the days they belong to. To do it twice, or to begin again, changes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow
import pyarrow.compute
import pyarrow.parquet

from musnad.scale.records import Report
from musnad.scale.store import Store
from musnad.scale.tables import DAY, SCHEMAS, key

ARTICLES = 2_000  # of the days that are gathered at once, unless one day has more

Days = tuple[str, ...]


def days_to_gather(reports: Iterable[Report]) -> list[Days]:
    """The days of these partitions in pieces of some `ARTICLES`."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(report.days)
    pieces: list[Days] = []
    piece: list[str] = []
    held = 0
    for day, count in sorted(counts.items()):
        if piece and held + count > ARTICLES:
            pieces.append(tuple(piece))
            piece, held = [], 0
        piece.append(day)
        held += count
    return [*pieces, tuple(piece)] if piece else pieces


def gather(days: Days, reports: Sequence[Report], out: str) -> int:
    """Write these days anew, with the rows of these partitions beside those that were there; the number of articles that came again.

    Of two readings of one article on one day the earlier one is kept: what lay there first, then by the order of the reports.
    """
    store = Store(out)
    new = [report for report in reports if not report.days.keys().isdisjoint(days)]
    parts = pyarrow.array([report.id for report in reports], pyarrow.string())
    repeated = 0
    owners: dict[str, dict[str, str]] = {}
    for table in ("articles", *(name for name in SCHEMAS if name != "articles")):
        coming = pyarrow.concat_tables([SCHEMAS[table].append(DAY).empty_table(), *_coming(store, table, days, new)])
        for day in days:
            there, todays = _there(store, table, day, parts), coming.filter(pyarrow.compute.field("day") == day).drop_columns("day")
            rows = todays if there is None else pyarrow.concat_tables((there, todays))
            if table == "articles":
                owners[day] = _owners(rows)
                repeated += len(rows) - len(owners[day])
            if there is None and not len(rows):
                continue
            with store.new_day(table, day) as file:
                pyarrow.parquet.write_table(_owned(rows, key(table), owners[day]), file, compression="zstd")
    return repeated


def _coming(store: Store, table: str, days: Days, reports: Iterable[Report]) -> Iterator[Any]:
    """Rows of partitions that belong to these days."""
    wanted = [("day", "in", set(days))]
    for report in reports:
        with store.part(report.folder, table) as file:
            yield pyarrow.parquet.read_table(file, schema=SCHEMAS[table].append(DAY), filters=wanted)


def _there(store: Store, table: str, day: str, parts: Any) -> Any:
    """Rows that lie in a day already, without those of partitions that are gathered (again) now; None where nothing lies there."""
    with store.day(table, day) as file:
        if file is None:
            return None
        rows = pyarrow.parquet.read_table(file, schema=SCHEMAS[table], partitioning=None)
    return rows.filter(pyarrow.compute.invert(pyarrow.compute.is_in(rows["part"], value_set=parts)))


def _owners(articles: Any) -> dict[str, str]:
    """The partition whose reading counts, by article."""
    owners: dict[str, str] = {}
    for article, part in zip(articles["id"].to_pylist(), articles["part"].to_pylist(), strict=True):
        owners.setdefault(article, part)
    return owners


def _owned(rows: Any, column: str, owners: dict[str, str]) -> Any:
    """Rows of the readings that count."""
    pairs = zip(rows[column].to_pylist(), rows["part"].to_pylist(), strict=True)
    return rows.filter(pyarrow.array([owners.get(article) == part for article, part in pairs], pyarrow.bool_()))
