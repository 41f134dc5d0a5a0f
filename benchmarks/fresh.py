"""What a fresh process costs: start-up on one page, and peak memory over many articles."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.corpus import Article
from benchmarks.result import Row, Section

RUNS = 7
PAGE = "examples/agency_page.html"
# A process begins with the peak of the one that starts it, so that a small one stands between.
_LAUNCH = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss]))
sys.exit(bool(process.returncode))
"""


class Cost(NamedTuple):
    """Of one process: seconds from start to end by the wall clock, processor seconds, peak resident memory in MB."""

    wall: float
    processor: float
    memory: float


def startup(root: Path) -> Section:
    """One page in a process of its own, the command as a user types it; one run before it warms the compiled files."""
    command = [sys.executable, "-m", "musnad", "read", PAGE, "--to", "json"]
    costs = [cost(command, root) for _ in range(RUNS + 1)][1:]
    nothing = median(cost([sys.executable, "-c", "pass"], root).wall for _ in range(RUNS))
    note = f"`musnad read {PAGE} --to json`, median of {RUNS} processes after one that warms the disk"
    return Section("startup", "Start-up on one page", note, [
        Row("from start to end", f"{median(c.wall for c in costs):.2f} s", "< 0.7 s"),
        Row("fastest, slowest", f"{min(c.wall for c in costs):.2f} s, {max(c.wall for c in costs):.2f} s"),
        Row("Python alone, doing nothing", f"{nothing:.2f} s"),
        Row("peak memory", f"{max(c.memory for c in costs):.0f} MB", "< 400 MB"),
    ])  # fmt: skip


def memory(articles: Sequence[Article], root: Path) -> Section:
    """Peak memory and speed of the command over a file of many articles, JSON written."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), "utf-8")
        whole = cost([sys.executable, "-m", "musnad", "read", str(file), "--to", "jsonl"], root)
    note = f"`musnad read articles.jsonl --to jsonl` over {len(articles):,} articles, output thrown away"
    return Section("memory", "The command over many articles", note, [
        Row("peak memory", f"{whole.memory:.0f} MB", "< 400 MB"),
        Row("processor seconds", f"{whole.processor:.1f} s"),
        Row("articles a processor second, JSON and start-up included", f"{len(articles) / whole.processor:,.0f}"),
    ])  # fmt: skip


def cost(command: Sequence[str], root: Path) -> Cost:
    """Run a command to its end and tell what it cost; a failing one ends the benchmark with its message."""
    with tempfile.TemporaryFile() as errors:
        launched = subprocess.run(
            [sys.executable, "-c", _LAUNCH, *command], cwd=root, stdout=subprocess.PIPE, stderr=errors, env=_usual(), check=False
        )
        if launched.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{errors.read().decode()[-2000:]}")
    wall, processor, peak = json.loads(launched.stdout)
    per_mb = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss counts bytes there, kilobytes here
    return Cost(wall, processor, peak / per_mb)


def _usual() -> dict[str, str]:
    """The environment of a user: Python may keep the modules that it has compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
