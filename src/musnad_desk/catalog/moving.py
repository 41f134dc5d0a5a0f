"""A store as JSONL, from one database into another with nothing lost.

A dump has one line a version, `{"article": …, "number": 1, "seen": "2024-10-14T20:12:41+00:00", "record": {…}}`, those of one article in
order, and a last line that counts them: `{"census": {"counts": {…}, "digest": "…"}, "version": "0.1.0"}`. The record is the one that was
kept, letter for letter; all else in a store follows from it, but for what people made, which may come before (`people`).
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import msgspec
from django.db import connection

from musnad.errors import MusnadError
from musnad.records import Reading
from musnad.sources import Problem
from musnad.version import __version__
from musnad_desk.catalog import people
from musnad_desk.catalog.census import Census, Tally, census, counts, versions
from musnad_desk.catalog.files import whole
from musnad_desk.catalog.load import Loaded, State, keep_states, state_of
from musnad_desk.errors import DumpError

_CHUNK = 200  # records in memory at a time


class _Line(msgspec.Struct):
    article: str
    number: int
    seen: datetime
    record: msgspec.Raw


class _Last(msgspec.Struct):
    """`ruled`: people hid names or joined actors, and the dump has none of what they made, so that rows cannot be the same."""

    census: Census
    version: str
    ruled: bool = False


def dump(file: Path, *, with_people: bool = False) -> Census:
    """Write the records of the store into a file (`.gz` is packed), whole or not at all. What is loaded meanwhile is not in it.

    with_people: what people made as well, accounts and digests of their passwords with it.
    """
    with whole(file) as part, _opened(part, "wb") as out, _snapshot():
        if with_people:
            part.chmod(0o600)
            out.writelines(people.lines())
        tally = Tally()
        for version in versions().iterator(_CHUNK):
            tally.add(version)
            line = _Line(version.article.key, version.number, version.seen, msgspec.Raw(version.record.encode()))
            out.write(msgspec.json.encode(line) + b"\n")
        told = Census(counts(), tally.digest)
        out.write(msgspec.json.encode(_Last(told, __version__, not with_people and people.rule_rows())) + b"\n")
    return told


def load_dump(file: Path) -> Iterator[Loaded | Problem]:
    """Load a dump into the store and check that all of it is there; a load that was broken off may be repeated.

    Raises `DumpError` if the file is no dump, broken or cut short, or if the store then differs from the one that was dumped.
    """
    lines = _Lines(file)
    yield from keep_states(lines)
    _check(lines, file)


class _Lines:
    """The versions of a dump, one at a time; then `last` is its last line."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._people: list[bytes] = []
        self.last: _Last | None = None

    def __iter__(self) -> Iterator[State | Problem]:
        number = 0
        try:
            with _opened(self._file, "rb") as lines:
                for number, line in enumerate(lines, 1):
                    if self.last:
                        raise DumpError(f"{self._file} goes on after its last line, at line {number}; dump the store again")
                    if line.startswith(people.BEGINNING):
                        self._people.append(line)
                        continue
                    yield from self._made_by_people()
                    if line.startswith(b'{"census"'):
                        self.last = msgspec.json.decode(line, type=_Last)
                    else:
                        yield self._state(line, number)
        except (OSError, EOFError, msgspec.DecodeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise DumpError(f"{self._file} is broken after line {number}: {reason}; what came before it was loaded") from error

    def _made_by_people(self) -> Iterator[Problem]:
        """Keep what they made, once, before the first record."""
        told, self._people = self._people, []
        return people.keep(told) if told else iter(())

    def _state(self, line: bytes, number: int) -> State | Problem:
        told = msgspec.json.decode(line, type=_Line)
        record = bytes(told.record).decode()
        try:
            return state_of(Reading.from_json(record), record, told.seen)
        except MusnadError as error:
            return Problem(told.article, f"{self._file}:{number}: {error}")


def _check(lines: _Lines, file: Path) -> None:
    if lines.last is None:
        raise DumpError(f"{file} is cut short: its last line, which counts the others, is missing; dump the store again")
    was, now = lines.last.census, census()
    if now.digest != was.digest:
        raise DumpError(f"the store holds {now}, the dump {was}: it held others before, or the problems above were left out")
    differ = {table: (count, now.counts.get(table)) for table, count in was.counts.items() if now.counts.get(table) != count}
    if differ and lines.last.version == __version__ and not lines.last.ruled:
        told = ", ".join(f"{table} {before} and {after}" for table, (before, after) in differ.items())
        raise DumpError(f"all records are loaded, but rows differ ({told}); musnad desk rebuild makes them anew")


@contextmanager
def _snapshot() -> Iterator[None]:
    """The store as it stands at one moment; nobody has to wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _opened(file: Path, mode: str) -> IO[bytes]:
    opener: Any = gzip.open if file.suffix == ".gz" else open
    opened: IO[bytes] = opener(file, mode)
    return opened
