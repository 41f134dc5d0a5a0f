"""Where work is done: processes of this machine, or workers of a Dask cluster. Both take the same functions and give the same results."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Generic, Protocol, TypeVar

from musnad.errors import MusnadError

T = TypeVar("T")
R = TypeVar("R")
TRIES = 3  # of work that fails because a store does not answer, or whose worker is lost
AHEAD = 2  # tasks in flight per process: one that it works on, one that waits for it
PATIENCE = 10  # seconds to wait for a scheduler


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """One task and its result, or the error it ended with; `killed` where it took its worker with it each time."""

    task: T
    result: R | None = None
    error: BaseException | None = None
    killed: bool = False


class Pool(Protocol):
    """Does work on many tasks at once."""

    def each(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Done[T, R]]:
        """Every task once it is done, in whatever order."""
        ...


@contextmanager
def open_pool(workers: int, scheduler: str | None, addresses: Iterable[str] = ()) -> Iterator[Pool]:
    """The pool to work in. Raises `MusnadError` where no scheduler answers.

    scheduler: its address, or the file (.json) that it writes its address into. addresses: of what is worked on.
    """
    if scheduler is None:
        yield Local(workers, afresh=any("://" in address and not address.startswith("file:") for address in addresses))
        return
    try:
        where = {"scheduler_file": scheduler} if scheduler.endswith(".json") else {"address": scheduler}
        client = _dask().Client(**where, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise MusnadError(
            f"no scheduler answers at {scheduler}: {error}; start one with dask scheduler, or leave --scheduler out"
        ) from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise MusnadError(f"the scheduler at {scheduler} has no workers; start some with dask worker {scheduler} --nthreads 1")
        yield Cluster(client)


class Local:
    """Processes of this machine.

    afresh: begin them anew instead of as copies of this one, in which the connections of an object store would never answer.
    """

    def __init__(self, workers: int, *, afresh: bool = False) -> None:
        self._workers = workers
        self._context = get_context("spawn" if afresh else None)
        self._tries: Counter[Any] = Counter()

    def each(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Done[T, R]]:
        """A killed process takes the pool with it; what was in flight is done again, each in a process of its own that harms no other."""
        waiting = deque(tasks)
        while waiting:
            lost: list[T] = []
            with ProcessPoolExecutor(self._workers, self._context) as pool:
                try:
                    yield from self._spread(pool, work, waiting, lost)
                except BaseException:
                    pool.shutdown(wait=True, cancel_futures=True)  # what is in work is finished, so that it need not be read again
                    raise
            for task in lost:
                yield self._alone(work, task)

    def _spread(self, pool: ProcessPoolExecutor, work: Callable[[T], R], waiting: deque[T], lost: list[T]) -> Iterator[Done[T, R]]:
        flying: dict[Future[R], T] = {}
        while (waiting or flying) and not lost:
            while waiting and len(flying) < AHEAD * self._workers:
                task = waiting.popleft()
                try:
                    flying[pool.submit(work, task)] = task
                except BrokenProcessPool:
                    lost += [task, *flying.values()]
                    return
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                task, error = flying.pop(future), future.exception()
                if isinstance(error, BrokenProcessPool):
                    lost += [task, *flying.values()]
                    return
                if self._again(task, error):
                    waiting.append(task)
                else:
                    yield Done(task, None if error else future.result(), error)

    def _again(self, task: T, error: BaseException | None) -> bool:
        self._tries[task] += 1
        return isinstance(error, OSError) and self._tries[task] < TRIES

    def _alone(self, work: Callable[[T], R], task: T) -> Done[T, R]:
        error: BaseException | None = None
        for _ in range(TRIES - 1):
            with ProcessPoolExecutor(1, self._context) as pool:
                future = pool.submit(work, task)
                error = future.exception()
            if not error:
                return Done(task, future.result())
        return Done(task, None, error, isinstance(error, BrokenProcessPool))


class Cluster:
    """Workers of a Dask cluster, which moves what a lost worker had to others."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Done[T, R]]:
        """A task that loses more workers than the scheduler allows counts as killed."""
        dask = _dask()
        futures = {self._client.submit(work, task, pure=False, retries=TRIES - 1): task for task in tasks}
        for future in dask.as_completed(list(futures), loop=self._client.loop):
            task, error = futures.pop(future), future.exception()
            yield Done(task, None if error else future.result(), error, isinstance(error, dask.KilledWorker))


def _dask() -> Any:
    """The package, which is untyped, once somebody asks for a cluster."""
    import distributed

    return distributed
