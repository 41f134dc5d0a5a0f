"""Reading many articles: in this process, or spread over worker processes, in the order they came."""

import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from musnad.errors import MusnadError, NotAnArticle, WrongLanguage
from musnad.lexicon import load_lexicon
from musnad.reading import Reader
from musnad.records import Reading
from musnad.sources import Problem, Source

BATCH = 32  # articles sent to a worker at once: some 100 ms of work, so that sending costs little
AHEAD = 4  # batches in flight per worker: enough to keep it busy, few enough to bound memory

Item = Source | Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its reading, or the problem that put it into quarantine."""

    source: Item
    reading: Reading | None = None
    problem: Problem | None = None


def read_many(items: Iterable[Item], *, workers: int = 1, published: str | None = None) -> Iterator[Outcome]:
    """Outcomes of all `items`, in order. With `workers` above 1 as many processes read; memory stays bounded either way."""
    if workers <= 1:
        reader = Reader()
        yield from (read_one(reader, item, published) for item in items)
        return
    load_lexicon()  # a lexicon that is broken is told here in a sentence, not by each worker that cannot start
    waiting = iter(items)
    lost: list[Item] = []
    while True:
        try:
            with ProcessPoolExecutor(workers, initializer=_start, initargs=(published,)) as pool:
                yield from _spread(pool, waiting, workers, lost)
            return
        except BrokenProcessPool:
            # A worker died (memory, a kill). What was in flight is read again one by one, each in a process of its own.
            yield from (_alone(item, published) for item in lost)
            lost.clear()


def _spread(pool: ProcessPoolExecutor, items: Iterator[Item], workers: int, lost: list[Item]) -> Iterator[Outcome]:
    flying: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
    batch: list[Item] = []  # taken from the items, not in flight yet
    try:
        while True:
            while len(flying) < workers * AHEAD and (batch := list(islice(items, BATCH))):
                flying.append((batch, pool.submit(_read_batch, batch)))
                batch = []
            if not flying:
                return
            yield from flying[0][1].result()
            flying.popleft()
    except BrokenProcessPool:
        lost += [item for sent, _ in flying for item in sent] + batch
        raise


def _alone(item: Item, published: str | None) -> Outcome:
    try:
        with ProcessPoolExecutor(1, initializer=_start, initargs=(published,)) as pool:
            return pool.submit(_read_batch, [item]).result()[0]
    except BrokenProcessPool:
        return Outcome(item, problem=Problem(item.name, f"{item.name}: the process reading it was killed, perhaps for memory", "killed"))


def read_one(reader: Reader, item: Item, published: str | None) -> Outcome:
    """What becomes of one input: whatever is wrong with it is a problem, never an error."""
    if isinstance(item, Problem):
        return Outcome(item, problem=item)
    try:
        return Outcome(item, reading=reader.read(item.content, published))
    except MusnadError as error:
        return Outcome(item, problem=Problem(item.name, f"{item.name}: {error}", _kind(error)))
    except Exception as error:  # one article must not end the reading of thousands
        return Outcome(item, problem=Problem(item.name, f"{item.name}: {_fault(error)}", "fault"))


def _kind(error: MusnadError) -> str:
    return "language" if isinstance(error, WrongLanguage) else "no_article" if isinstance(error, NotAnArticle) else "file"


def _fault(error: Exception) -> str:
    """What to tell of an error that is Musnad's own, with the place it comes from."""
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"Musnad failed on it ({type(error).__name__} in {place}); please report this with the article"


_worker: tuple[Reader, str | None]  # one reader per worker process, made when the process starts


def _start(published: str | None) -> None:
    global _worker
    _worker = Reader(), published


def _read_batch(batch: list[Item]) -> list[Outcome]:
    reader, published = _worker
    return [read_one(reader, item, published) for item in batch]
