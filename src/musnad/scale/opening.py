"""The articles of a partition, one at a time."""

import gzip
import lzma
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedReader
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import fsspec
from pyarrow.parquet import ParquetFile

from musnad.collect.judge import fields_of
from musnad.collect.warc import Kept, read_warc
from musnad.errors import InputError, WrongLanguage
from musnad.scale.partitions import Form, Partition
from musnad.sources import OPENERS, PAGE_LIMIT, Problem, Source, open_lines, open_page, safe_name

_BATCH = 100  # rows of Parquet held at once


def open_partition(partition: Partition) -> Iterator[Source | Problem]:
    """Every article of the partition, a problem for each that cannot be had. Raises `OSError` where a store does not answer."""
    for path in partition.paths:
        with fsspec.open(path, "rb").open() as file:
            # files of object stores read no line up to a length by themselves
            lined = file if isinstance(file, BufferedReader) else BufferedReader(file)
            yield from _OPEN[partition.form](partition, path, lined)


def _pages(_: Partition, path: str, file: Any) -> Iterator[Source | Problem]:
    end = PurePosixPath(path).suffix
    try:
        with OPENERS[end](file) if end in OPENERS else file as page:
            yield from open_page(path, page)
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile) as error:
        yield Problem(path, f"{path} cannot be read: {error}")


def _lines(partition: Partition, path: str, file: Any) -> Iterator[Source | Problem]:
    """The lines that begin between two bytes."""
    start = partition.start
    if start:
        file.seek(start - 1)
        while (piece := file.readline(PAGE_LIMIT)) and not piece.endswith(b"\n"):
            pass
        start = file.tell()
    yield from open_lines(path, file, start, partition.stop)


def _packed(partition: Partition, path: str, file: Any) -> Iterator[Source | Problem]:
    with OPENERS[PurePosixPath(path).suffix](file) as lines:
        yield from islice(open_lines(path, lines), partition.start, None, partition.stop)


def _rows(partition: Partition, path: str, file: Any) -> Iterator[Source | Problem]:
    groups = range(partition.start, partition.stop)
    number = 0
    for batch in ParquetFile(file).iter_batches(_BATCH, row_groups=groups):
        for row in batch.to_pylist():
            name, number = f"{path}[{partition.start}:{partition.stop}]:{number + 1}", number + 1
            fields = {key: _plain(value) for key, value in row.items() if value is not None}
            if isinstance(fields.get("record"), str) and {"title", "content", "html"}.isdisjoint(fields):
                yield Problem(name, f"{name} is a reading, not an article; musnad export takes readings")
            else:
                yield Source(name, safe_name(str(fields.get("id") or name)), fields, many=True)


def _warc(_: Partition, path: str, file: Any) -> Iterator[Source | Problem]:
    for kept in read_warc(path, file, getattr(file.raw, "size", 0), PAGE_LIMIT):
        yield kept if isinstance(kept, Problem) else _kept(kept)


def _kept(kept: Kept) -> Source | Problem:
    try:
        fields: Mapping[str, Any] = {**fields_of(kept.body, kept.charset, kept.url), "fetched": kept.fetched.isoformat()}
    except WrongLanguage as error:
        return Problem(kept.url, f"{kept.url}: {error}", "language")
    except InputError as error:
        return Problem(kept.url, f"{kept.url}: {error}", "no_article")
    return Source(kept.url, safe_name(kept.url), fields, many=True)


def _plain(value: object) -> object:
    """A cell as JSON has it: days and times in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


_OPEN = {Form.pages: _pages, Form.lines: _lines, Form.packed: _packed, Form.rows: _rows, Form.warc: _warc}
