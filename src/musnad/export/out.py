"""Where an export goes: standard output, one file, or a folder of files. Files are written whole or not at all."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from musnad.errors import InputError, MusnadError

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Out:
    """The goal of an export. path: None for standard output. bom: begin CSV files with a byte order mark, which spreadsheets ask for."""

    path: Path | None = None
    bom: bool = False

    @contextlib.contextmanager
    def file(self) -> Iterator[TextIO]:
        """One file to write text into, or standard output. What fails midway leaves no file, and an older one as it was."""
        if self.path is None:
            yield from _standard_output()
            return
        if self.path.is_dir():
            raise InputError(f"{self.path} is a directory; name a file with --out")
        with _writable(self.path), tempfile.TemporaryDirectory(dir=_parent(self.path), prefix=".export-") as room:
            draft = Path(room) / self.path.name
            with _open(draft) as stream:
                yield stream
            draft.replace(self.path)

    @contextlib.contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder to write files into. They move to their place together, at the end; what fails midway leaves nothing."""
        if self.path is None:
            raise InputError("this format writes several files; name a folder with --out DIR")
        if self.path.exists() and not self.path.is_dir():
            raise InputError(f"{self.path} is a file; name a folder with --out DIR")
        with _writable(self.path):
            room = Path(tempfile.mkdtemp(dir=_parent(self.path), prefix=".export-"))
            try:
                yield room
                _move(room, self.path)
            finally:
                shutil.rmtree(room, ignore_errors=True)

    def open(self, path: Path) -> TextIO:
        """A text file of an export to write into, with a byte order mark if wanted."""
        return self.begin(_open(path))

    def begin(self, stream: TextIO) -> TextIO:
        """Write the byte order mark, if wanted, at the start of a stream of CSV."""
        if self.bom:
            stream.write(BOM)
        return stream


@dataclass(slots=True)
class Written:
    """What came of an export: rows by kind, and how many were left out by reason."""

    rows: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="replace", newline="")


def _standard_output() -> Iterator[TextIO]:
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="", write_through=False)
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()


def _parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.parent


def _move(room: Path, goal: Path) -> None:
    """A new folder moves as one; into one that is there, file after file."""
    room.chmod(0o755)  # a temporary folder is private to its owner until here
    if not goal.exists():
        os.replace(room, goal)  # noqa: PTH105  Path.replace follows the same call
        return
    for file in sorted(room.iterdir()):
        file.replace(goal / file.name)


@contextlib.contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise MusnadError(f"{path} cannot be written: {error.strerror}; choose another --out") from error
