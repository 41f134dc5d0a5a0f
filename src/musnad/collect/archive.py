"""A folder of what was collected, consistent however the process ends.

    DIR/articles/2026-11-26.jsonl   article JSON, one line each, by the day they were fetched
    DIR/index.tsv                   a line for each: its file, where its line ends, what it goes by; a line for each refused for good
    DIR/quarantine.jsonl            what was refused: outlet, source, reason, message, when
    DIR/state.json                  written whole or not at all, after the articles that it speaks of

An article's line is written before its line in the index. Whoever opens the folder cuts off a last line that was not finished, and reads
the lines that the index had no time to name; so nothing is lost and nothing is there twice.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import msgspec

from musnad.collect.memory import Memory, State
from musnad.collect.records import Collected, Refusal
from musnad.errors import MusnadError

if sys.platform != "win32":
    import fcntl

_ENCODE = msgspec.json.Encoder()
_NOWHERE = "-"  # the file of what was refused for good


class Archive(Memory):
    """Opens or makes the folder. Raises `MusnadError` where it cannot be written, is in use, or its state is no state."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._articles: IO[bytes] | None = None
        with self._writing():
            (folder / "articles").mkdir(parents=True, exist_ok=True)
            self._lock_file = _locked(folder / "lock")
            self.state = _state(folder / "state.json")
            self._index = _appended(folder / "index.tsv")
            self._quarantine = _appended(folder / "quarantine.jsonl")
            self._recover()

    def know(self, keys: frozenset[str]) -> None:
        """Name what an article goes by as well."""
        super().know(keys)
        with self._writing():
            self._name(_NOWHERE, 0, keys)

    def keep(self, article: Collected) -> None:
        """Write an article, then what it goes by."""
        line = _ENCODE.encode({**article.fields, "keys": sorted(article.keys)}) + b"\n"
        with self._writing():
            file = self._file_of(f"{article.fetched:%Y-%m-%d}.jsonl")
            file.write(line)
            file.flush()
            self._name(Path(file.name).name, file.tell(), article.keys)
        super().keep(article)

    def refuse(self, refusal: Refusal) -> None:
        """Write a refusal into the quarantine; one for good is also known from now on."""
        super().refuse(refusal)
        told = {name: getattr(refusal, name) for name in ("outlet", "source", "reason", "message", "when")}
        with self._writing():
            self._quarantine.write(_ENCODE.encode(told) + b"\n")
            self._quarantine.flush()
            if not refusal.again and refusal.keys:
                self._name(_NOWHERE, 0, refusal.keys)

    def save(self) -> None:
        """Bring everything to the disk, the articles first and the state last."""
        robots = {site: told for site, told in list(self.state.robots.items()) if told.until > time.time()}
        with self._writing():
            for file in (self._articles, self._index, self._quarantine):
                if file:
                    os.fsync(file.fileno())
            beside = self.folder / ".state.json"
            with beside.open("wb") as file:
                file.write(_ENCODE.encode(msgspec.structs.replace(self.state, robots=robots)))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / "state.json")

    def close(self) -> None:
        """Save, and let others write."""
        self.save()
        for file in (self._articles, self._index, self._quarantine, self._lock_file):
            if file:
                file.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            told = f"{self.folder} cannot be written: {error.strerror}; make room there or choose another --out"
            raise MusnadError(told) from error

    def _file_of(self, name: str) -> IO[bytes]:
        if self._articles is None or Path(self._articles.name).name != name:
            if self._articles:
                os.fsync(self._articles.fileno())
                self._articles.close()
            self._articles = _appended(self.folder / "articles" / name)
        return self._articles

    def _name(self, file: str, end: int, keys: Iterable[str]) -> None:
        self._index.write(f"{file}\t{end}\t{' '.join(sorted(keys))}\n".encode())
        self._index.flush()

    # Opening

    def _recover(self) -> None:
        """Know what the index names and is there, then name what it does not."""
        paths = {path.name: path for path in (self.folder / "articles").glob("*.jsonl")}
        sizes = {name: path.stat().st_size for name, path in paths.items()}
        ends = dict.fromkeys(paths, 0)
        for file, end, keys in _lines_of_index(self.folder / "index.tsv"):
            if end <= sizes.get(file, end):  # else its line was lost with the power
                self._known.update(keys)
                ends[file] = max(end, ends.get(file, 0))
        for name, path in paths.items():
            for end, fields in _unnamed(path, ends[name]):
                known = frozenset(map(str, fields.get("keys") or ()))
                self._known |= known
                self._name(name, end, known)


def _locked(path: Path) -> IO[bytes]:
    """The lock file, locked for as long as the process lives (on Windows nobody looks after that)."""
    file = path.open("ab")
    if sys.platform == "win32":
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise MusnadError(f"{path.parent} is being written by another musnad collect; wait for it or choose another --out") from None
    return file


def _state(path: Path) -> State:
    if not path.exists():
        return State()
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except msgspec.DecodeError as error:
        raise MusnadError(f"{path} is broken: {error}; remove it, and listings are asked for anew") from error


def _appended(path: Path) -> IO[bytes]:
    """A file of lines to append to, without a last line that was not finished."""
    file = path.open("ab+")
    end = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - 65_536)
        file.seek(start)
        last = file.read(end - start).rfind(b"\n")
        if last >= 0:
            end = start + last + 1
            break
        end = start
    file.truncate(end)
    file.seek(end)
    return file


def _lines_of_index(path: Path) -> Iterator[tuple[str, int, list[str]]]:
    with path.open("rb") as file:
        for line in file:
            with suppress(ValueError):  # a line that the power took with it: its article is found in its file
                name, end, keys = line.decode().rstrip("\n").split("\t")
                yield name, int(end), keys.split()


def _unnamed(path: Path, start: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Articles of a file after byte `start`, each with where its line ends; a line cut short is cut off."""
    if start == path.stat().st_size:
        return
    _appended(path).close()
    with path.open("rb") as file:
        file.seek(start)
        while line := file.readline():
            with suppress(msgspec.DecodeError):  # likewise; musnad read names the line
                yield file.tell(), msgspec.json.decode(line, type=dict)
