"""`musnad collect`: outlets, addresses and files in, article JSON out."""

import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE
from musnad.errors import InputError, MusnadError

if TYPE_CHECKING:
    from musnad.collect import Collector, Item, Memory, Visited

EXTRA = frozenset({"httpcore", "protego", "warcio"})


def collect(
    sources: Annotated[list[str], typer.Argument(help="Outlets by id, cards (.toml), addresses, files, WARC, folders.")],
    out: Annotated[Path | None, typer.Option(help="Keep articles, refusals and state in DIR, nothing twice, instead of printing.")] = None,
    every: Annotated[str | None, typer.Option(metavar="SPAN", help="Collect again every 90s, 15m, 2h or 1d, until stopped.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Leave alone what listings date before this day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Pages fetched of one outlet in one round.")] = 200,
    delay: Annotated[float, typer.Option(min=0, help="Least seconds between two requests to a host.")] = 1.0,
    workers: Annotated[int, typer.Option(min=1, help="Outlets visited at once.")] = 8,
    contact: Annotated[str, typer.Option(help="Address or mail by which webmasters reach you, sent along.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Fetch listings alone and print what would be fetched.")] = False,
    allow_private: Annotated[list[str] | None, typer.Option(metavar="HOST:PORT", help="Fetch from this private address, too.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if anything was refused or gave an alarm.")] = False,
) -> None:
    """Collect articles from outlets' feeds, sitemaps and WordPress, from addresses and files; musnad read reads what it keeps."""
    with installed():
        from musnad.collect import Collector, Settings, find_targets
        from musnad.collect.schedule import rounds, seconds_of

    span = seconds_of(every) if every else None
    settings = Settings(_day(since), limit, delay, workers, contact, frozenset(allow_private or ()), dry_run)
    targets = find_targets(sources)
    with until_told() as stop, closing(Collector(targets, settings, _memory(out, dry_run), stop)) as collector:
        told = 0
        for _ in rounds(span, stop):
            told += Round(out, dry_run).run(collector)
        if stop.is_set():
            print("musnad: stopped; the next run goes on from here", file=sys.stderr)
    sys.exit(STRICT_FAILURE if strict and told else 0)


@dataclass(slots=True)
class Round:
    """One round as it is shown: articles or addresses on stdout where nothing keeps them, the rest on stderr."""

    out: Path | None
    dry_run: bool
    sums: list["Visited"] = field(default_factory=list)

    def run(self, collector: "Collector") -> int:
        """Collect once; gives the number of refusals and alarms."""
        with progress() as advance:
            for item in collector.round():
                if self._take(item):
                    advance()
        return _show(self.sums, where=f" (see {self.out / 'quarantine.jsonl'})" if self.out and not self.dry_run else "")

    def _take(self, item: "Item") -> bool:
        """Show one item; whether it is an article."""
        from musnad.collect import Collected, Planned, Refusal

        if isinstance(item, Planned):
            print(f"{item.outlet}\t{item.url}", flush=True)
        elif isinstance(item, Refusal):
            if not self.out or self.dry_run:
                print(f"musnad: {item.message}", file=sys.stderr)
        elif not isinstance(item, Collected):
            self.sums.append(item)
        elif not self.out:
            print(msgspec.json.encode(item.fields).decode(), flush=True)
        return isinstance(item, Collected)


def _show(sums: list["Visited"], where: str) -> int:
    """Each outlet's sum, the alarms, and the whole; gives the number of refusals and alarms."""
    if sys.stderr.isatty():
        _table(sums)
    else:
        for visited in sums:
            told = f"; refused: {_reasons(visited)}" if visited.refused else ""
            print(f"{visited.outlet}: {visited.new} new, {visited.known} known, {visited.listed} listed{told}", file=sys.stderr)
    alarms = [visited.alarm for visited in sums if visited.alarm]
    for alarm in alarms:
        print(f"musnad: ALARM: {alarm}", file=sys.stderr)
    refused = sum(sum(visited.refused.values()) for visited in sums)
    print(f"{sum(visited.new for visited in sums)} collected, {refused} refused{where if refused else ''}", file=sys.stderr)
    return refused + len(alarms)


def _table(sums: list["Visited"]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("outlet", "new", "known", "listed", "refused", box=None, header_style="dim")
    for visited in sums:
        style = "red" if visited.alarm else None if visited.new else "dim"
        table.add_row(visited.outlet, str(visited.new), str(visited.known), str(visited.listed), _reasons(visited), style=style)
    Console(stderr=True).print(table)


def _reasons(visited: "Visited") -> str:
    return ", ".join(f"{count} {reason}" for reason, count in sorted(visited.refused.items()))


def _memory(out: Path | None, dry_run: bool) -> "Memory":
    """What was collected before; a dry run makes no folder."""
    from musnad.collect import Archive, Memory

    return Archive(out) if out and (out.exists() or not dry_run) else Memory()


def _day(since: str | None) -> date | None:
    try:
        return date.fromisoformat(since) if since else None
    except ValueError:
        raise InputError(f"--since {since}: not an ISO date; write it as 2020-08-17") from None


@contextmanager
def installed() -> Iterator[None]:
    """Tell what to install where collecting is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in EXTRA:
            raise
        raise MusnadError(f"musnad collect needs {package}, which is not installed: pip install 'musnad[collect]'") from error


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; the second time they end the process at once, which harms nothing that is kept."""
    import signal  # only here: every other command starts sooner

    stop = threading.Event()

    def tell(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
