"""`musnad read`: sources in, readings out."""

import os
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from musnad.cli.progress import progress
from musnad.errors import InputError, MusnadError
from musnad.records import Reading
from musnad.scale import Outcome, read_many
from musnad.sources import Problem, Source, open_sources

QUARANTINE = "quarantine.jsonl"
STRICT_FAILURE = 3
MORE = "With --to parquet also WARC, Parquet, folders, addresses of object stores."


class To(StrEnum):
    """Forms of output."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


class ReadTo(StrEnum):
    """Forms of output of `musnad read`."""

    text = To.text
    json = To.json
    jsonl = To.jsonl
    parquet = "parquet"


def read(
    sources: Annotated[
        list[str], typer.Argument(help=f"HTML, scraped text, article JSON, JSONL (also .gz .xz .bz2), or - for stdin. {MORE}")
    ],
    to: Annotated[
        ReadTo, typer.Option(help="text for people, json indented, jsonl a reading a line, parquet tables by day.")
    ] = ReadTo.text,
    out: Annotated[
        str | None, typer.Option(metavar="DIR", help="Write DIR/<input stem>.json, a file an article, instead of printing.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show what led to each finding.")] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Publication day (2020-08-17) if the page does not tell.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at once.")] = 1,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="With --to parquet: read on this Dask cluster.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if any article went to quarantine.")] = False,
) -> None:
    """Read articles and print or write what they hold."""
    _check_day(published)
    if to is ReadTo.parquet:
        from musnad.cli.archive import read_into_archive  # needs packages that plain reading does not

        sys.exit(read_into_archive(sources, out, published, workers, scheduler, strict=strict))
    if scheduler:
        raise InputError("--scheduler spreads an archive over machines; it goes with --to parquet --out DIR")
    writer = Writer(To(to), Path(out) if out else None, why)
    outcomes = read_many(open_sources(sources), workers=workers, published=published)
    with progress() as advance:
        for outcome in outcomes:
            writer.take(outcome)
            advance()
    sys.exit(writer.close(alone=len(sources) == 1, strict=strict))


@dataclass(slots=True)
class Writer:
    """Sends each outcome where it belongs and counts."""

    to: To
    out: Path | None
    why: bool
    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    many: bool = False

    def take(self, outcome: Outcome) -> None:
        """Print or write one outcome."""
        self.many |= isinstance(outcome.source, Source) and outcome.source.many
        if outcome.problem:
            self.problems.append(outcome.problem)
            return
        assert outcome.reading is not None
        self.read += 1
        if self.out and isinstance(outcome.source, Source):
            self._write(outcome.source.stem, outcome.reading)
        elif self.to is To.text:
            from musnad.cli.view import show  # rich takes longer to import than a page takes to read

            show(outcome.reading, why=self.why)
        else:
            print(outcome.reading.to_json(indent=2 if self.to is To.json else 0))

    def _write(self, stem: str, reading: Reading) -> None:
        assert self.out is not None
        self.names[stem] += 1
        again = f"-{self.names[stem]}" if self.names[stem] > 1 else ""
        write_whole(self.out / f"{stem}{again}.json", reading.to_json(indent=1) + "\n")

    def close(self, *, alone: bool, strict: bool) -> int:
        """Report what went wrong, keep the quarantine, and give the exit status."""
        for problem in self.problems:
            print(f"musnad: {problem.reason}", file=sys.stderr)
        if alone and not self.many:
            return 1 if self.problems else 0
        if self.out and self.problems:
            lines = (msgspec.json.encode({"input": p.name, "reason": p.reason}).decode() for p in self.problems)
            write_whole(self.out / QUARANTINE, "\n".join(lines) + "\n")
        where = f" (see {self.out / QUARANTINE})" if self.out and self.problems else ""
        print(f"{self.read} read, {len(self.problems)} in quarantine{where}", file=sys.stderr)
        return STRICT_FAILURE if strict and self.problems else 0


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside its place first, then moved over it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".", delete=False) as file:
            file.write(text)
        os.chmod(file.name, 0o644)  # noqa: PTH101  the temporary file is private to its owner until here
        Path(file.name).replace(path)
    except OSError as error:
        raise MusnadError(f"{path} cannot be written: {error.strerror}; choose another --out") from error


def _check_day(published: str | None) -> None:
    from datetime import datetime

    try:
        datetime.fromisoformat(published or "2020-08-17")
    except ValueError:
        raise InputError(f"--published {published}: not an ISO date; write it as 2020-08-17") from None
