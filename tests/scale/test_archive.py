"""Whole archives: the same rows however many read them, nothing lost and nothing twice whatever happens meanwhile."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import InputError, MusnadError
from musnad.export.flatten import Flattener
from musnad.lexicon import Lexicon
from musnad.reading import Reader
from musnad.records import Reading
from musnad.scale import archive, gather, partitions, work
from musnad.scale.archive import Archive
from musnad.scale.records import Run
from musnad.scale.store import Store
from scale.conftest import Cluster
from scale.made import KILLER, articles, everything, lines, read, rows

forked = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="workers must inherit what the test puts in place")
MakeCluster = Callable[..., Cluster]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few articles, so that few articles make many partitions."""
    monkeypatch.setattr(partitions, "BYTES", 2_000)
    monkeypatch.setattr(gather, "ARTICLES", 7)


@pytest.fixture
def source(tmp_path: Path) -> str:
    """A file of articles in some eight partitions."""
    return lines(tmp_path / "a.jsonl", articles(40))


def test_rows_are_those_of_the_export(source: str, tmp_path: Path, reader: Reader, lexicon: Lexicon) -> None:
    """Every table holds the rows that each reading by itself flattens to, under the day of its article; readings read back."""
    read([source], tmp_path / "out")
    found = everything(tmp_path / "out")
    readings = [reader.read(article) for article in articles(40)]
    flat = [pair for reading in readings for pair in Flattener(lexicon).rows(reading)]
    assert {table: len(some) for table, some in found.items() if table != "readings"} == {
        table: sum(name == table for name, _ in flat) for table in dict.fromkeys(name for name, _ in flat)
    }
    assert {row["id"] for row in found["events"]} == {row.id for name, row in flat if name == "events"}
    assert {row["day"] for row in found["articles"]} == {"unknown", "2024-10-01", "2024-10-02", "2024-10-03"}
    kept = {row["article"]: Reading.from_json(row["record"]) for row in found["readings"]}
    assert kept == {reading.article.id: reading for reading in readings}


def test_the_same_rows_however_it_is_read(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process or two, one partition or many."""
    many = read([source], tmp_path / "many", workers=2)
    monkeypatch.setattr(partitions, "BYTES", 10**9)
    one = read([source], tmp_path / "one")
    assert many.partitions > 5 > one.partitions == 1
    assert everything(tmp_path / "many") == everything(tmp_path / "one")
    assert (many.articles, many.outlets, many.refused) == (one.articles, one.outlets, one.refused)


def test_a_cluster_gives_the_same_rows_and_may_lose_a_worker(
    source: str, tmp_path: Path, cluster: MakeCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two workers one is killed after the first partition: another takes over; no article is missing and none is there twice.

    Workers start in folders of their own, and still find what is given relative to this one.
    """
    monkeypatch.chdir(tmp_path)
    dask = cluster()
    first = dask.worker("first", "--no-nanny")
    dask.worker("second", "--no-nanny")
    killed: list[int] = []

    def advance() -> None:
        if not killed:
            first.kill()
            killed.append(first.wait())

    summary = Archive([Path(source).name], "out").read(advance, scheduler=dask.address)
    assert killed
    assert summary.articles == 40
    read([source], tmp_path / "alone")
    assert everything(tmp_path / "out") == everything(tmp_path / "alone")


def test_what_kills_every_worker_is_read_apart(tmp_path: Path, cluster: MakeCluster) -> None:
    """An article that kills each worker it meets costs no other; its partition is read by processes that may die for it."""
    some = articles(12)
    some[4]["title"] = KILLER
    dask = cluster(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1")
    dask.worker("mortal", "--preload", str(Path(__file__).parent / "mortal.py"))
    summary = read([lines(tmp_path / "a.jsonl", some)], tmp_path / "out", scheduler=dask.address)
    assert summary.articles == 12
    assert len(rows(tmp_path / "out", "articles")) == 12


@forked
def test_a_killed_process_of_this_machine_loses_its_article_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system kills every process that reads an article, the article is named and every other one is there once."""

    class Mortal(Reader):
        def read(self, source: Any, published: str | None = None) -> Any:
            if source["title"] == KILLER:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().read(source, published)

    some = articles(12)
    some[4]["title"] = KILLER
    monkeypatch.setattr(work, "Reader", Mortal)
    monkeypatch.setattr("musnad.scale.outcomes.Reader", Mortal)
    monkeypatch.setattr("musnad.scale.pools.TRIES", 2)
    summary = read([lines(tmp_path / "a.jsonl", some)], tmp_path / "out", workers=2)
    assert (summary.articles, summary.refused) == (11, {"killed": 1})
    assert sorted(row["id"] for row in rows(tmp_path / "out", "articles")) == sorted(a["id"] for a in some if a["title"] != KILLER)


def test_a_stopped_run_goes_on(source: str, tmp_path: Path) -> None:
    """What is finished is not read again; what was in work is, and is there once."""
    out = tmp_path / "out"

    def stop() -> None:
        raise KeyboardInterrupt

    stopped = Archive([source], str(out))
    with pytest.raises(KeyboardInterrupt):
        stopped.read(stop, workers=2)
    resumed = Archive([source], str(out))
    assert 0 < len(resumed.waiting) < len(stopped.waiting)
    assert resumed.read(lambda: None).articles == 40
    read([source], tmp_path / "alone")
    assert everything(out) == everything(tmp_path / "alone")
    assert not Archive([source], str(out)).waiting


def test_who_finishes_late_changes_nothing(source: str, tmp_path: Path) -> None:
    """A process that was thought lost writes its tables and its report after another did, and after they were gathered."""
    out = tmp_path / "out"
    read([source], out)
    before = everything(out)
    late = work.read_partition(partitions.plan([source])[0], str(out), work.engine_here(None))
    assert late.gathered
    read([source], out)
    assert everything(out) == before


def test_a_gathering_that_broke_off_is_done_again(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days that were written before a break hold their rows once after the next run."""
    out = tmp_path / "out"
    with monkeypatch.context() as broken:
        broken.setattr(archive, "gather", _breaking(gather.gather))
        with pytest.raises(MusnadError, match="the disk is full"):
            read([source], out)
    assert (out / "articles").exists()
    read([source], out)
    read([source], tmp_path / "alone")
    assert everything(out) == everything(tmp_path / "alone")
    assert not list((out / "parts").iterdir())


class _breaking:  # noqa: N801  stands for a function
    """Gathering that fails for the last days. It is a class so that it travels to another process."""

    def __init__(self, work: Any) -> None:
        self._work = work

    def __call__(self, days: gather.Days, **how: Any) -> int:
        if "2024-10-03" in days:
            raise MusnadError("the disk is full")
        return int(self._work(days, **how))


def test_more_sources_come_beside_those_that_are_there(source: str, tmp_path: Path) -> None:
    """A later run adds to the days; an article that is there already is kept once, and told of."""
    out = tmp_path / "out"
    read([source], out)
    more = lines(tmp_path / "b.jsonl", articles(50))
    summary = read([source, more], out)
    assert summary.articles == 90
    assert summary.repeated == 40
    assert [row["id"] for row in rows(out, "articles")] == sorted((a["id"] for a in articles(50)), key=lambda id_: f'"{id_}"')
    assert len({row["id"] for row in rows(out, "statements")}) == len(rows(out, "statements"))


def test_what_is_refused_is_counted_and_named(tmp_path: Path) -> None:
    """Broken lines, other languages and repeated articles, by kind; only other languages have no row each."""
    bad = tmp_path / "bad.jsonl"
    lines(bad, [*articles(2), {"title": "News", "content": "The road is open. " * 9}, articles(1)[0]])
    with bad.open("a") as file:
        file.write('{"title": "cut sh')
    summary = read([str(bad)], tmp_path / "out")
    assert summary.articles == 2
    assert summary.refused == {"language": 1, "again": 1, "file": 1}
    (table,) = (tmp_path / "out/refused").iterdir()
    import pyarrow.parquet

    told = pyarrow.parquet.read_table(table).to_pylist()
    assert {row["kind"] for row in told} == {"again", "file"}
    assert all(str(bad) in row["input"] for row in told)


def test_one_archive_has_one_reader(source: str, tmp_path: Path) -> None:
    """Another version of the engine, or another --published, is not mixed in."""
    out = tmp_path / "out"
    read([source], out)
    with pytest.raises(MusnadError, match=r"choose another --out"):
        Archive([source], str(out), published="2024-10-01")
    Store(str(out)).begin(Run("0.0.1", "of old"))
    with pytest.raises(MusnadError, match=r"Musnad 0\.0\.1"):
        Archive([source], str(out))


def test_a_worker_with_another_engine_fails_its_partitions_in_words(source: str, tmp_path: Path) -> None:
    """Nothing of it is taken."""
    (partition,) = partitions.plan([source])[:1]
    with pytest.raises(MusnadError, match="give every machine the same version"):
        work.read_partition(partition, str(tmp_path), Run("0.0.1", "of old"))
    assert not Store(str(tmp_path)).reports()


def test_no_scheduler(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not answer is named, with what to do."""
    monkeypatch.setattr("musnad.scale.pools.PATIENCE", 0.3)
    with pytest.raises(MusnadError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        read([source], tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_a_scheduler_without_workers(source: str, tmp_path: Path, cluster: MakeCluster) -> None:
    """Nobody waits for ever."""
    with pytest.raises(MusnadError, match=r"has no workers; start some with dask worker"):
        read([source], tmp_path / "out", scheduler=cluster().address)


@pytest.mark.parametrize(
    ("name", "told"), [("gone.jsonl", "no such file"), ("*.warc.gz", "no such file"), ("floppy://a/b.jsonl", "floppy")]
)
def test_sources_that_are_not_there(name: str, told: str, tmp_path: Path) -> None:
    """Named before anything is read."""
    with pytest.raises(InputError, match=told):
        Archive([name if "://" in name else str(tmp_path / name)], str(tmp_path / "out"))


def test_broken_state_is_named(source: str, tmp_path: Path) -> None:
    """A report that somebody cut short says which file to remove."""
    read([source], tmp_path / "out")
    broken = next((tmp_path / "out/done").iterdir())
    broken.write_text("{")
    with pytest.raises(MusnadError, match=f"done/{broken.name} is broken"):
        Archive([source], str(tmp_path / "out"))


def test_an_empty_source(tmp_path: Path) -> None:
    """Nothing in, nothing out, and a report that says so."""
    summary = read([lines(tmp_path / "a.jsonl", [])], tmp_path / "out")
    assert (summary.articles, summary.refused, summary.outlets) == (0, {}, {})
