"""What one process does with a partition: read its articles, write their rows into tables of its own."""

import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from time import process_time

from musnad.errors import MusnadError
from musnad.lexicon import load_lexicon
from musnad.reading import Reader
from musnad.records import Reading
from musnad.scale.opening import open_partition
from musnad.scale.outcomes import Item, Outcome, read_one
from musnad.scale.partitions import Partition
from musnad.scale.records import Outlet, Report, Run
from musnad.scale.store import Store
from musnad.scale.tables import part_tables
from musnad.sources import Problem
from musnad.version import __version__

COUNTED_ONLY = frozenset({"language"})  # refused so often in crawls of the web that each gets no row of its own

Read = Callable[[Iterable[Item], str | None], Iterator[Outcome]]

_one_at_a_time = threading.Lock()  # a worker with several threads still has one reader, which keeps what it learns of words


def read_partition(partition: Partition, out: str, run: Run, read: Read | None = None) -> Report:
    """Read a partition; once its tables are written, say so in the store. read: how to read, this process by itself if left out.

    Raises `MusnadError` where this process has another engine than the run, `OSError` where a store does not answer.
    """
    check(run)
    store = Store(out)
    report = Report(partition.id, partition.name, f"{partition.id}-{uuid.uuid4().hex[:8]}")
    start = process_time()
    with _one_at_a_time, part_tables(store, report) as tables:
        seen: set[str] = set()
        for outcome in (read or _read)(open_partition(partition), run.published):
            problem = outcome.problem or _again(outcome, seen)
            if problem:
                report.refused[problem.kind] = report.refused.get(problem.kind, 0) + 1
                if problem.kind not in COUNTED_ONLY:
                    tables.refused.append(problem)
            elif outcome.reading:
                day = day_of(outcome.reading)
                tables.take(outcome.reading, day)
                _count(report, outcome.reading, day)
    report.seconds = round(process_time() - start, 3)
    if earlier := store.report(report.id):  # by whoever was thought lost, or who was stopped and worked on: the first to finish counts
        return earlier
    store.done(report)
    return report


def check(run: Run) -> None:
    """Raise `MusnadError` where this process would read otherwise than the run says."""
    mine = engine_here(run.published)
    if mine != run:
        here, there = (f"Musnad {one.engine} (lexicon {one.lexicon})" for one in (mine, run))
        raise MusnadError(f"{here} works here, while the archive is read with {there}; give every machine the same version")


@cache
def engine_here(published: str | None) -> Run:
    """What this process reads with."""
    return Run(__version__, load_lexicon().digest, published)


def day_of(reading: Reading) -> str:
    """The publication day, "" where none is told."""
    return reading.article.day.isoformat() if reading.article.day else ""


@cache
def _reader() -> Reader:
    return Reader()


def _read(items: Iterable[Item], published: str | None) -> Iterator[Outcome]:
    return (read_one(_reader(), item, published) for item in items)


def _again(outcome: Outcome, seen: set[str]) -> Problem | None:
    assert outcome.reading is not None
    id_ = outcome.reading.article.id
    if id_ in seen:
        return Problem(outcome.source.name, f"{outcome.source.name}: article {id_} comes again; its first reading is kept", "again")
    seen.add(id_)
    return None


def _count(report: Report, reading: Reading, day: str) -> None:
    outlet = report.outlets.setdefault(reading.article.outlet.name if reading.article.outlet else "", Outlet())
    outlet.articles += 1
    outlet.statements += len(reading.statements)
    outlet.events += len(reading.events)
    outlet.labels += len(reading.labels)
    report.days[day] = report.days.get(day, 0) + 1
    report.characters += len(reading.article.text)
