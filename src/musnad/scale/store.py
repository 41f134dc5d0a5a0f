"""The folder or bucket that an archive is written into.

OUT/run.json                            what the archive was read with: engine, lexicon, --published
OUT/done/ID.json                        the report of a partition, written whole once all its tables are: whoever has one is finished
OUT/parts/ID-TRY/TABLE.parquet          the rows of a partition until they lie in their days
OUT/TABLE/day=2020-08-17/rows.parquet   the rows of a day
OUT/refused/ID.parquet                  what a partition refused, and why
OUT/report.json                         what was read and refused, in all and by outlet
"""

import posixpath
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO, Any

import fsspec
import msgspec

from musnad.errors import MusnadError
from musnad.scale.records import Report, Run

ROWS = "rows.parquet"
# Object stores: what is put there is there at once, whole, and to rename it would be to put it again.
_PUT_WHOLE = frozenset({"s3", "gs", "abfs", "az", "oci", "memory"})
NO_DAY = "unknown"  # pandas cannot read what Hive calls a missing value


@contextmanager
def answering(address: str) -> Iterator[None]:
    """Raises `MusnadError` where the store behind an address refuses, as each does by errors of its own library: no key, say."""
    try:
        yield
    except (OSError, MusnadError):
        raise
    except Exception as error:
        raise MusnadError(f"{address}: the store refuses: {error}; see that it is named right and that this machine has its key") from error


class Store:
    """An archive's place. out: a path, or an address of any store that fsspec knows. Raises `MusnadError` where there is none such."""

    def __init__(self, out: str) -> None:
        try:
            self._files, self._root = fsspec.core.url_to_fs(out)
        except (ImportError, ValueError) as error:
            raise MusnadError(f"--out {out}: {error}") from error
        self.out: str = self._files.unstrip_protocol(self._root)  # in full, for processes that start in another folder

    # Reading

    def run(self) -> Run | None:
        """What the archive was read with; None for a new one. Raises `MusnadError` where the store cannot be asked."""
        with answering(f"--out {self.out}"):
            run: Run | None = self._decoded("run.json", Run)
        return run

    def report(self, id_: str) -> Report | None:
        """The report of a partition that is finished."""
        self._files.invalidate_cache()
        report: Report | None = self._decoded(f"done/{id_}.json", Report)
        return report

    def reports(self) -> list[Report]:
        """Reports of all finished partitions, in the order of their ids."""
        self._files.invalidate_cache()
        try:
            paths = self._files.ls(self._at("done"), detail=False)
        except FileNotFoundError:
            return []
        found = (self._decoded(f"done/{posixpath.basename(path)}", Report) for path in sorted(paths) if path.endswith(".json"))
        return [report for report in found if report]

    @contextmanager
    def part(self, folder: str, table: str) -> Iterator[IO[bytes]]:
        """A table of a finished partition, opened for bytes."""
        with self._files.open(self._at("parts", folder, f"{table}.parquet")) as file:
            yield file

    @contextmanager
    def day(self, table: str, day: str) -> Iterator[IO[bytes] | None]:
        """A day of a table, opened for bytes; None where it has no rows yet."""
        path = self._at(table, f"day={day or NO_DAY}", ROWS)
        if not self._files.exists(path):
            yield None
            return
        with self._files.open(path) as file:
            yield file

    # Writing

    def begin(self, run: Run) -> None:
        """Note what the archive is read with."""
        self._encode("run.json", run)

    def done(self, report: Report) -> None:
        """Say that a partition is finished: from here on its rows count."""
        self._encode(f"done/{report.id}.json", report)

    def summary(self, told: object) -> None:
        """Write the report on the whole archive."""
        self._encode("report.json", told)

    @contextmanager
    def new_part(self, folder: str, table: str) -> Iterator[IO[bytes]]:
        """A table of a partition to write into; it counts once the partition is done."""
        self._files.makedirs(self._at("parts", folder), exist_ok=True)
        with self._writing(), self._files.open(self._at("parts", folder, f"{table}.parquet"), "wb") as file:
            yield file

    @contextmanager
    def new_day(self, table: str, day: str) -> Iterator[IO[bytes]]:
        """A day of a table to write into; it takes the place of the one before once it is whole."""
        with self._whole(f"{table}/day={day or NO_DAY}/{ROWS}") as file:
            yield file

    @contextmanager
    def new_refused(self, part: str) -> Iterator[IO[bytes]]:
        """The table of what a partition refused, to write into."""
        with self._whole(f"refused/{part}.parquet") as file:
            yield file

    def forget_parts(self, ids: Collection[str]) -> None:
        """Remove the rows of partitions that lie in their days now, those of tries that were not finished with them."""
        with suppress(FileNotFoundError):
            for folder in self._files.ls(self._at("parts"), detail=False):
                if posixpath.basename(folder).partition("-")[0] in ids:
                    self._files.rm(folder, recursive=True)

    def _at(self, *names: str) -> str:
        return posixpath.join(self._root, *names)

    def _decoded(self, name: str, kind: Any) -> Any:
        try:
            return msgspec.json.decode(self._files.cat_file(self._at(name)), type=kind)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError as error:
            raise MusnadError(f"{self.out}/{name} is broken: {error}; remove it, and what it tells of is read again") from error

    def _encode(self, name: str, told: object) -> None:
        with self._whole(name) as file:
            file.write(msgspec.json.format(msgspec.json.encode(told), indent=1))

    @contextmanager
    def _whole(self, name: str) -> Iterator[IO[bytes]]:
        """A file that is there whole or not at all."""
        path = self._at(name)
        if not _PUT_WHOLE.isdisjoint((self._files.protocol,) if isinstance(self._files.protocol, str) else self._files.protocol):
            held = BytesIO()
            yield held
            with self._writing():
                self._files.pipe_file(path, held.getvalue())
            return
        beside = f"{path}.{uuid.uuid4().hex[:8]}.tmp"
        with self._writing():
            self._files.makedirs(posixpath.dirname(path), exist_ok=True)
            with self._files.open(beside, "wb") as file:
                yield file
            self._files.mv(beside, path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MusnadError(f"{self.out} cannot be written: {error}; make room there or choose another --out") from error
