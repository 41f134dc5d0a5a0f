"""`musnad export`: readings out, in the forms that other tools expect."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from musnad.cli.intake import Articles, Intake
from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE
from musnad.errors import InputError
from musnad.export import FORMATS, Out, Written, open_readings

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


def _report(intake: Intake, written: Written) -> None:
    """On stderr: each problem, then what was written and what was not."""
    for problem in intake.problems:
        print(f"musnad: {problem}", file=sys.stderr)
    rows = ", ".join(f"{count} {name}" for name, count in written.rows.items()) or "no rows"
    print(f"{intake.taken} readings exported, {len(intake.problems)} problems: {rows}", file=sys.stderr)
    if written.left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in written.left_out.most_common())
        print(f"left out: {reasons}", file=sys.stderr)
