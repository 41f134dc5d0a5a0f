"""`musnad read --to parquet`: whole archives in, tables by day out."""

import sys
from typing import TYPE_CHECKING

from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE
from musnad.errors import InputError, MusnadError
from musnad.sources import STDIN

if TYPE_CHECKING:
    from musnad.scale.records import Summary

SHOWN = 20  # outlets; report.json has all


def read_into_archive(
    sources: list[str], out: str | None, published: str | None, workers: int, scheduler: str | None, *, strict: bool
) -> int:
    """Read what is not read yet, show a report, and give the exit status: 1 where a partition failed."""
    if not out:
        raise InputError("--to parquet writes a folder of tables; name it with --out DIR")
    if STDIN in sources:
        raise InputError("an archive is read by many processes, which standard input cannot be; save it to a file")
    try:
        from musnad.scale.archive import Archive
    except ImportError as error:
        raise MusnadError(f"--to parquet needs packages that are not here ({error.name}): pip install 'musnad[scale]'") from error
    archive = Archive(sources, out, published)
    done = len(archive.partitions) - len(archive.waiting)
    if done:
        print(f"{done} of {len(archive.partitions)} partitions are read already", file=sys.stderr)
    try:
        with progress(len(archive.waiting), "partitions") as advance:
            summary = archive.read(advance, workers=workers, scheduler=scheduler)
    except KeyboardInterrupt:
        raise MusnadError("stopped; the same command goes on from here") from None
    _show(summary, out)
    return 1 if summary.failed else STRICT_FAILURE if strict and summary.refused else 0


def _show(summary: "Summary", out: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("outlet", *(f"{what:>}" for what in ("articles", "statements", "events", "labels")), box=None, title=out)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, told in list(summary.outlets.items())[:SHOWN]:
        table.add_row(name or "(no outlet)", *(f"{count:,}" for count in (told.articles, told.statements, told.events, told.labels)))
    if summary.outlets:
        Console().print(table)
    refused = ", ".join(f"{count:,} {kind}" for kind, count in summary.refused.items()) or "none"
    print(
        f"{summary.articles:,} read, refused: {refused}; {summary.partitions} partitions, {summary.seconds:,.0f} s of processor time",
        file=sys.stderr,
    )
    if summary.repeated:
        print(f"{summary.repeated:,} articles came in more than one partition and are kept once", file=sys.stderr)
    for name, reason in summary.failed.items():
        print(f"musnad: {name} failed: {reason}; the same command tries it again", file=sys.stderr)
