"""`musnad export`: readings out, in the forms that other tools expect."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad.cli.progress import Advance, progress
from musnad.cli.read import STRICT_FAILURE
from musnad.errors import InputError
from musnad.export import FORMATS, Out, Written, open_readings
from musnad.reading import Reader
from musnad.records import Reading
from musnad.sources import Problem

_FORMS = ", ".join(f"{name} ({form.about})" for name, form in FORMATS.items())


def export(
    readings: Annotated[list[str], typer.Argument(help="Files or folders that musnad read wrote, or -; articles are read on the way.")],
    to: Annotated[str, typer.Option(metavar="FORMAT", help=f"{_FORMS}.")],
    out: Annotated[Path | None, typer.Option(metavar="PATH", help="File to write, for csv a folder; otherwise it is printed.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, so that spreadsheets read Arabic.")] = False,
    confidence: Annotated[float, typer.Option(min=0, max=1, metavar="LEAST", help="Leave out events that are less sure than this.")] = 0,
    strict: Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if any reading could not be had.")] = False,
) -> None:
    """Write readings in the form of another data set."""
    if to not in FORMATS:
        raise InputError(f"--to {to}: no such format; choose one of {', '.join(FORMATS)}")
    with progress() as advance:
        intake = Intake(open_readings(readings, Articles().read), advance, confidence)
        written = FORMATS[to].write(intake, Out(out, bom))
    _report(intake, written)
    sys.exit(STRICT_FAILURE if strict and intake.problems else 0)


class Articles:
    """Reads articles; the reader is made when the first one comes."""

    @cached_property
    def _reader(self) -> Reader:
        return Reader()

    def read(self, content: bytes | Mapping[str, Any]) -> Reading:
        """The reading of an article's content."""
        return self._reader.read(content)


@dataclass
class Intake(Iterable[Reading]):
    """Readings as they come, without events less sure than `confidence`. Of two readings of one article the first counts.

    Raises `InputError` at the end where there was nothing but problems, so that nothing is written.
    """

    items: Iterable[Reading | Problem]
    advance: Advance
    confidence: float
    taken: int = 0
    problems: list[str] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)  # digests of article ids: 60 bytes each

    def __iter__(self) -> Iterator[Reading]:
        for item in self.items:
            problem = item.reason if isinstance(item, Problem) else self._again(item)
            if problem:
                self.problems.append(problem)
            elif isinstance(item, Reading):
                self.taken += 1
                yield sure(item, self.confidence)
            self.advance()
        if not self.taken:
            raise InputError("; ".join(self.problems) or "nothing to export: the input holds no readings")

    def _again(self, reading: Reading) -> str:
        digest = hashlib.blake2b(reading.article.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if digest in self._seen:
            return f"article {reading.article.id} comes again; its first reading is kept"
        self._seen.add(digest)
        return ""


def sure(reading: Reading, least: float) -> Reading:
    """A reading without the events that are less sure than `least`."""
    if not least:
        return reading
    return replace(reading, events=tuple(event for event in reading.events if event.confidence >= least))


def _report(intake: Intake, written: Written) -> None:
    """On stderr: each problem, then what was written and what was not."""
    for problem in intake.problems:
        print(f"musnad: {problem}", file=sys.stderr)
    rows = ", ".join(f"{count} {name}" for name, count in written.rows.items()) or "no rows"
    print(f"{intake.taken} readings exported, {len(intake.problems)} problems: {rows}", file=sys.stderr)
    if written.left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in written.left_out.most_common())
        print(f"left out: {reasons}", file=sys.stderr)
