"""Readings from what people point at: files and folders that `musnad read` wrote, and articles, which are read on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import msgspec

from musnad.errors import InputError, MusnadError
from musnad.records import Reading
from musnad.sources import Problem, Source, open_sources

Read = Callable[[bytes | Mapping[str, Any]], Reading]

SAVED = (".json", ".jsonl", ".jsonl.gz", ".jsonl.xz", ".jsonl.bz2", ".json.gz", ".json.xz", ".json.bz2")  # ends of files of readings
QUARANTINE = "quarantine.jsonl"  # what `musnad read` leaves beside them, which holds none
ARCHIVED = "readings"  # the folder in which `musnad read --to parquet` writes whole readings, by day
_BATCH = 200  # readings of an archive in memory at once


def open_readings(names: Iterable[str], read: Read) -> Iterator[Reading | Problem]:
    """The readings that `names` hold, in order, one in memory at a time; a problem, with file and line, for each that cannot be had.

    names: paths of files or folders, or `-` for standard input. read: reads what is an article rather than a reading.
    """
    for name in names:
        if (archive := Path(name) / ARCHIVED).is_dir():
            yield from _archived(archive)
        else:
            for source in open_sources(files([name])):
                yield source if isinstance(source, Problem) else _reading(source, read)


def files(names: Iterable[str]) -> Iterator[str]:
    """Paths of files; a folder gives the files of readings in it, in the order of their names. Raises `InputError` if it has none."""
    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield name
            continue
        found = [file for file in sorted(path.iterdir()) if file.name.endswith(SAVED) and file.name != QUARANTINE]
        if not found:
            raise InputError(f"{name} holds no readings (*.json, *.jsonl); musnad read … --out {name} writes them")
        yield from map(str, found)


def _archived(folder: Path) -> Iterator[Reading | Problem]:
    """The readings of an archive, day after day."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise MusnadError(f"{folder} is an archive of Parquet, which needs pyarrow: pip install 'musnad[columnar]'") from error
    for path in sorted(folder.glob("*/*.parquet")):
        try:
            yield from archived_readings(path)
        except (OSError, ValueError, msgspec.ValidationError) as error:  # pyarrow's own errors are among them
            yield Problem(str(path), f"{path} cannot be read: {error}; read the archive again into another folder")


def archived_readings(file: Path | IO[bytes]) -> Iterator[Reading]:
    """The readings of one day of an archive, some in memory at once. Raises what pyarrow and msgspec raise."""
    from pyarrow.parquet import ParquetFile

    for batch in ParquetFile(file).iter_batches(_BATCH, columns=["record"]):
        yield from map(Reading.from_json, batch.column("record").to_pylist())


def _reading(source: Source, read: Read) -> Reading | Problem:
    try:
        if isinstance(source.content, Mapping) and isinstance(source.content.get("article"), Mapping):
            return msgspec.convert(source.content, Reading)
        return read(source.content)
    except msgspec.ValidationError as error:
        return Problem(source.name, f"{source.name} is no reading in Musnad's JSON form: {error}; read the article again with this version")
    except MusnadError as error:
        return Problem(source.name, f"{source.name}: {error}")
