"""Cutting what people point at into partitions: pieces that one process reads by itself, in some tens of seconds.

Addresses are paths of this machine or of any store that fsspec knows (`s3://`, `gs://`, `https://`); `*` and folders are taken apart.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import fsspec
import msgspec
from pyarrow.parquet import ParquetFile

from musnad.errors import InputError
from musnad.scale.store import answering

PAGES = 500  # pages of files of their own that make a partition
BYTES = 4 * 2**20  # of JSONL: some 1,000 articles
PACKED = 2**20  # of packed JSONL, which packs well
ROWS = 2_000  # of Parquet, or the row group that holds more
_PACKED_ENDS = (".gz", ".xz", ".bz2")


class Form(StrEnum):
    """How articles lie in a file."""

    pages = "pages"  # one file an article, or an array of them
    lines = "lines"  # JSONL
    packed = "packed"  # compressed JSONL, which can only be read from its start
    rows = "rows"  # Parquet
    warc = "warc"


@dataclass(frozen=True, slots=True)
class Partition:
    """A piece of the input.

    paths: addresses, several only for pages. start, stop: bytes of JSONL, row groups of Parquet; of packed JSONL the articles `start`,
    `start + stop`, `start + 2 * stop` and so on. state: what changes when a file does (sizes, times, versions).
    """

    form: Form
    paths: tuple[str, ...]
    start: int = 0
    stop: int = 0
    state: str = ""

    @property
    def id(self) -> str:
        """The same for the same piece of the same files: 20 hexadecimal digits."""
        return hashlib.blake2b(msgspec.json.encode(self), digest_size=10).hexdigest()

    @property
    def name(self) -> str:
        """For messages."""
        first, others = self.paths[0], len(self.paths) - 1
        if others:
            return f"{first} and {others} more"
        return f"{first} [{self.start}:{self.stop}]" if self.stop else first


def plan(sources: Iterable[str]) -> list[Partition]:
    """The partitions of all sources, in order. Raises `InputError` for a source that is not there, or cannot be taken apart."""
    partitions: list[Partition] = []
    pages: list[tuple[str, str]] = []
    for source in sources:
        for file in _files(source):
            if (form := _form(file.path)) is Form.pages:
                pages.append((file.path, file.state))
            else:
                partitions += _cut(form, file)
    for first in range(0, len(pages), PAGES):
        paths, states = zip(*pages[first : first + PAGES], strict=True)
        partitions.append(Partition(Form.pages, paths, state=hashlib.blake2b("\n".join(states).encode(), digest_size=10).hexdigest()))
    return partitions


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a store: its full address, its size in bytes, and its state."""

    store: Any
    path: str
    size: int
    state: str


def _files(source: str) -> Iterator[_File]:
    """The files that a source names: itself, those of a folder and of the folders in it, or those that a pattern matches."""
    try:
        store, path = fsspec.core.url_to_fs(source)
        with answering(source):
            folder = f"{path.rstrip('/')}/**" if "*" not in path and store.isdir(path) else path
            found = store.glob(folder, detail=True) if "*" in folder else {path: store.info(path)}
    except FileNotFoundError:
        found = {}
    except (ImportError, ValueError) as error:  # fsspec knows no such store, or lacks the package for it
        raise InputError(f"{source}: {error}") from error
    except OSError as error:
        raise InputError(f"{source} cannot be looked at: {error}") from error
    files = [info for info in found.values() if info["type"] == "file" and not info["name"].rpartition("/")[2].startswith(".")]
    if not files:
        raise InputError(f"{source}: no such file; check the spelling of the address")
    for info in sorted(files, key=lambda info: str(info["name"])):
        yield _File(store, store.unstrip_protocol(info["name"]), info.get("size") or 0, _state(info))


def _state(info: dict[str, Any]) -> str:
    marks = (info.get(mark) for mark in ("size", "mtime", "LastModified", "last_modified", "ETag", "etag", "md5Hash"))
    return "|".join(str(mark) for mark in marks if mark)


def _form(path: str) -> Form:
    path = path.lower()
    if path.endswith((".warc", ".warc.gz")):
        return Form.warc
    if path.endswith(".parquet"):
        return Form.rows
    if path.endswith(".jsonl"):
        return Form.lines
    return Form.packed if path.endswith(_PACKED_ENDS) and ".jsonl." in path else Form.pages


def _cut(form: Form, file: _File) -> Iterator[Partition]:
    if form is Form.lines:
        for start in range(0, max(file.size, 1), BYTES):
            yield Partition(form, (file.path,), start, min(start + BYTES, file.size), file.state)
    elif form is Form.packed:
        count = max(1, file.size // PACKED)
        for start in range(count):
            yield Partition(form, (file.path,), start, count, file.state)
    elif form is Form.rows:
        for start, stop in _row_groups(file):
            yield Partition(form, (file.path,), start, stop, file.state)
    else:
        yield Partition(form, (file.path,), state=file.state)


def _row_groups(file: _File) -> Iterator[tuple[int, int]]:
    try:
        with file.store.open(file.path) as opened:
            groups = ParquetFile(opened).metadata
            rows = [groups.row_group(number).num_rows for number in range(groups.num_row_groups)]
    except (OSError, ValueError) as error:  # pyarrow's own errors are among them
        raise InputError(f"{file.path} is no Parquet file, or a broken one: {error}") from error
    start = held = 0
    for number, count in enumerate(rows):
        held += count
        if held >= ROWS or number == len(rows) - 1:
            yield start, number + 1
            start, held = number + 1, 0
