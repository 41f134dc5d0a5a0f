"""A whole corpus from articles to a desk: read into Parquet, grouped into stories, loaded, each step a command as people give it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import monotonic, sleep

import psutil

from benchmarks.result import Row, Section
from musnad.evaluation import saudinewsnet

ANT = "data/ant/ant.jsonl.xz"
WORKERS = "2"
PAUSE = 0.25  # seconds between two looks at the memory of a command and its processes


def archive(shared: Path, every: int = 1) -> Section:
    """All of SaudiNewsNet and ant, or one article in `every`: time and memory of each command, and what lies on the disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = _written(folder / "articles.jsonl", shared, every)
        out, store = folder / "archive", folder / "desk.sqlite3"
        os.environ["DATABASE_URL"] = f"sqlite:///{store}"
        read = _step("read", "articles.jsonl", "--to", "parquet", "--out", "archive", "--workers", WORKERS, folder=folder)
        refused = json.loads((out / "report.json").read_text())["refused"]
        stories = _step("stories", "archive", "--workers", WORKERS, "--to", "jsonl", folder=folder)
        loaded = _step("desk", "add", "archive", folder=folder)
        grouped = _step("desk", "stories", folder=folder)
        parquet = sum(path.stat().st_size for path in out.rglob("*.parquet"))
        told = sum(path.stat().st_size for path in (out / "readings").rglob("*.parquet"))
        stored = store.stat().st_size
    rows = [
        Row("musnad read --to parquet --workers 2", read),
        Row("refused", ", ".join(f"{number} {kind}" for kind, number in refused.items()) or "none"),
        Row("musnad stories --workers 2", stories),
        Row("musnad desk add", loaded),
        Row("musnad desk stories", grouped),
        Row("Parquet, of it whole readings", f"{parquet / 2**20:,.0f} MB, {told / 2**20:,.0f} MB"),
        Row("the desk's store", f"{stored / 2**20:,.0f} MB"),
    ]
    network = "without a network" if _unshared() else "with the machine's network"
    return Section("archive", "A whole corpus, from articles to a desk", f"{count:,} articles of SaudiNewsNet and ant, {network}", rows)


def _written(path: Path, shared: Path, every: int) -> int:
    """Write the articles as JSONL; their number."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for article in islice(_articles(shared), 0, None, every):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
            count += 1
    return count


def _articles(shared: Path) -> Iterator[dict[str, object]]:
    import lzma

    yield from saudinewsnet.articles(shared)
    with lzma.open(shared / ANT, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _step(*arguments: str, folder: Path) -> str:
    """Run a command; its seconds, processor seconds and the most memory that it and its processes held at one time."""
    start = monotonic()
    with _running([*_unshared(), sys.executable, "-m", "musnad", *arguments], folder) as process:
        peak, spent = _watched(psutil.Process(process.pid), process)
    if process.returncode:
        raise SystemExit(f"musnad {' '.join(arguments)} ended with {process.returncode}")
    return f"{monotonic() - start:,.0f} s, {spent:,.0f} s of processors, {peak / 2**30:.1f} GB"


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        yield process


def _watched(root: psutil.Process, process: "subprocess.Popen[bytes]") -> tuple[int, float]:
    """The peak of the memory of a process and those it started, in bytes, and their processor seconds."""
    peak, spent = 0, {root.pid: 0.0}
    while process.poll() is None:
        held = 0
        for one in _family(root):
            try:
                held += one.memory_info().rss
                times = one.cpu_times()
                spent[one.pid] = times.user + times.system
            except psutil.Error:
                continue  # it ended meanwhile
        peak = max(peak, held)
        sleep(PAUSE)
    return peak, sum(spent.values())


def _family(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def _unshared() -> list[str]:
    """What runs a command without a network, where this machine lets us."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "--net", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "--net"]
    return []
