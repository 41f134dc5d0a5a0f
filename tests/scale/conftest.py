"""A Dask cluster of real processes, as `dask scheduler` and `dask worker` start it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

StartWorker = Callable[..., "subprocess.Popen[bytes]"]


class Cluster:
    """A scheduler and the workers that were started for it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder = folder
        self._env = {**os.environ, "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "10", **settings}
        self._processes: list[subprocess.Popen[bytes]] = []
        log = folder / "scheduler.log"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", log=log)
        self.address = self._found(log, r"tcp://[\d.]+:\d+")

    def worker(self, name: str, *options: str) -> "subprocess.Popen[bytes]":
        """One more worker process, once it is connected."""
        log = self._folder / f"{name}.log"
        options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder), "--name", name, *options)
        process = self._start("worker", self.address, *options, log=log)
        self._found(log, "Registered to")
        return process

    def close(self) -> None:
        """Stop everything."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def _start(self, *command: str, log: Path) -> "subprocess.Popen[bytes]":
        with log.open("wb") as file:
            process = subprocess.Popen([sys.executable, "-m", "dask", *command], stderr=file, stdout=file, env=self._env, cwd=self._folder)
        self._processes.append(process)
        return process

    def _found(self, log: Path, pattern: str, patience: float = 60) -> str:
        from time import monotonic, sleep

        end = monotonic() + patience
        while monotonic() < end:
            if match := re.search(pattern, log.read_text("utf-8", "replace")):
                return match.group()
            sleep(0.05)
        raise AssertionError(f"no {pattern} within {patience} s:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Callable[..., Cluster]]:
    """Start a cluster; it is stopped with the test. Settings are Dask's, as variables of its environment."""
    made: list[Cluster] = []

    def make(**settings: Any) -> Cluster:
        folder = tmp_path / "cluster"
        folder.mkdir()
        made.append(Cluster(folder, **settings))
        return made[0]

    yield make
    for one in made:
        one.close()
