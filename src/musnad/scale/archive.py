"""Reading an archive: each partition by whoever is free, its rows into their days, a report. What was stopped goes on where it was."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from musnad.errors import MusnadError
from musnad.scale.gather import days_to_gather, gather
from musnad.scale.outcomes import Item, Outcome, read_many
from musnad.scale.partitions import Partition, plan
from musnad.scale.pools import Done, Pool, open_pool
from musnad.scale.records import Outlet, Report, Run, Summary
from musnad.scale.store import Store
from musnad.scale.work import engine_here, read_partition

SHARED = "give an --out that all machines share, a folder of a network file system or an address like s3://bucket/folder"


class Archive:
    """An archive of Parquet tables partitioned by day, being read from `sources` into `out`.

    sources, out: paths, or addresses of stores that fsspec knows. published: ISO day for pages that tell none.
    Raises `InputError` for a source that is not there, `MusnadError` where `out` cannot be written or was read by another engine.
    """

    def __init__(self, sources: Iterable[str], out: str, published: str | None = None) -> None:
        self._store, self._run = Store(out), engine_here(published)
        _begin(self._store, self._run)
        finished = {report.id for report in self._store.reports()}
        self.partitions = plan(sources)
        self.waiting = [partition for partition in self.partitions if partition.id not in finished]

    def read(self, advance: Callable[[], None], *, workers: int = 1, scheduler: str | None = None) -> Summary:
        """Read what waits, gather it into its days and write the report. Whoever stops it loses the partitions in work alone.

        advance: called for each partition that is finished. workers: processes of this machine, unless `scheduler` names a Dask cluster.
        """
        failed: dict[str, str] = {}
        told: set[str] = set()
        addresses = (self._store.out, *(path for partition in self.waiting for path in partition.paths))
        with open_pool(workers, scheduler, addresses) as pool:
            for done in pool.each(partial(read_partition, out=self._store.out, run=self._run), self.waiting):
                self._finish(done, failed)
                told |= {done.result.id} if done.result else set()
                advance()
            reports = self._store.reports()
            if unseen := told - {report.id for report in reports}:
                raise MusnadError(f"workers wrote {len(unseen)} partitions where this machine does not see them; {SHARED}")
            repeated = _gather(pool, self._store, [report for report in reports if not report.gathered])
        summary = summed(reports, failed, repeated)
        self._store.summary(summary)
        return summary

    def _finish(self, done: Done[Partition, Report], failed: dict[str, str]) -> None:
        """A partition that kills its reader is read here by processes that may die for one article each; any other error is noted."""
        if done.killed:
            read_partition(done.task, self._store.out, self._run, read=_carefully)
        elif done.error:
            failed[done.task.name] = str(done.error) or type(done.error).__name__


def _begin(store: Store, run: Run) -> None:
    before = store.run()
    if before is None:
        store.begin(run)
    elif before != run:
        told = f"was read with Musnad {before.engine} (lexicon {before.lexicon}, --published {before.published or 'left out'})"
        raise MusnadError(f"{store.out} {told}; read it with the same, or choose another --out: one archive has one reader")


def _carefully(items: Iterable[Item], published: str | None) -> Iterator[Outcome]:
    return read_many(items, workers=2, published=published)


def _gather(pool: Pool, store: Store, reports: Sequence[Report]) -> int:
    """Bring what is finished into its days; the number of articles that came again. Raises what a worker raises."""
    repeated = 0
    for done in pool.each(partial(gather, reports=reports, out=store.out), days_to_gather(reports)):
        if done.error:
            raise done.error
        repeated += done.result or 0
    for report in reports:
        report.gathered = True
        store.done(report)
    store.forget_parts({report.id for report in reports})
    return repeated


def summed(reports: Sequence[Report], failed: dict[str, str], repeated: int) -> Summary:
    """The report on an archive from those on its partitions."""
    refused: Counter[str] = Counter()
    outlets: dict[str, Outlet] = {}
    articles, seconds = 0, 0.0
    for report in reports:
        refused.update(report.refused)
        articles += report.articles
        seconds += report.seconds
        for name, told in report.outlets.items():
            sums = outlets.setdefault(name, Outlet())
            sums.articles += told.articles
            sums.statements += told.statements
            sums.events += told.events
            sums.labels += told.labels
    ranked = dict(sorted(outlets.items(), key=lambda item: (-item[1].articles, item[0])))
    return Summary(len(reports), failed, articles, repeated, dict(refused.most_common()), ranked, round(seconds, 1))
