"""`musnad desk`: the desk's commands, which the engine's command finds through its entry point."""

import sys
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE
from musnad.errors import InputError
from musnad.sources import Problem
from musnad_desk.collect_command import collect
from musnad_desk.corrections_command import corrections_app
from musnad_desk.opened import opened_store
from musnad_desk.user_command import user_app

if TYPE_CHECKING:
    from collections.abc import Iterable

    from musnad_desk.catalog.load import Loaded

desk_app = typer.Typer(help="Keep readings in a store, search them, move them, show them. DATABASE_URL says where the store is.")
desk_app.add_typer(user_app, name="user")
desk_app.command()(collect)
desk_app.add_typer(corrections_app, name="corrections")

Dump = Annotated[Path, typer.Argument(help="JSONL file; packed if its name ends in .gz.")]
Strict = Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if anything could not be kept.")]


def add(app: typer.Typer) -> None:
    """Add `desk` to the engine's command."""
    app.add_typer(desk_app, name="desk")


@desk_app.callback(invoke_without_command=True)
def site(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address of this machine to be reached at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Port to be reached at; 0 takes one that is free.")] = 8000,
) -> None:
    """Without a command: show the store as a site on this machine. An empty store gets the sample articles first."""
    if context.invoked_subcommand:
        return
    with opened_store():
        from musnad_desk.serve import sample_articles, serve

        if sum(1 for _ in sample_articles()):
            print("the store was empty: the sample articles are in it now", file=sys.stderr)
        with suppress(KeyboardInterrupt):
            serve(host, port, lambda address: print(f"the desk is at {address} (Ctrl+C stops it)", flush=True))


@desk_app.command("add")
def add_readings(
    sources: Annotated[list[str], typer.Argument(help="Files or folders that musnad read wrote; articles are read on the way.")],
    seen: Annotated[
        datetime | None, typer.Option(metavar="TIME", help="When the pages were looked at; words that come back are then a version, too.")
    ] = None,
    strict: Strict = False,
) -> None:
    """Add readings to the store; what is known is passed over, what an outlet changed is kept beside what it wrote before."""
    with opened_store():
        from musnad_desk.catalog.load import load
        from musnad_desk.catalog.stories import place

        read: set[str] = set()
        outcomes = load(sources, seen.replace(tzinfo=seen.tzinfo or UTC) if seen else None)
        kept, problems = _told(_set_aside(outcomes), read)
        if not place(read):
            print("many articles lie around these days: musnad desk stories puts the new ones into stories", file=sys.stderr)
    sys.exit(STRICT_FAILURE if strict and problems else 1 if problems and not kept else 0)


@desk_app.command()
def rebuild() -> None:
    """Make everything but the records anew from them, after a new version of Musnad."""
    with opened_store(), progress() as advance:
        from musnad_desk.catalog.load import rebuild as made_anew
        from musnad_desk.catalog.stories import make_stories

        count = sum(1 for _ in made_anew() if advance() is None)
        make_stories(advance)
    print(f"{count} articles made anew", file=sys.stderr)


@desk_app.command()
def stories() -> None:
    """Find which articles tell one story, which print one text, which go on from another; all anew."""
    with opened_store(), progress() as advance:
        from musnad_desk.catalog.stories import make_stories

        made = make_stories(advance)
    print(f"{made.articles} articles tell {made.stories} stories, {made.shared} of them told more than once", file=sys.stderr)


@desk_app.command()
def backup(file: Annotated[Path, typer.Argument(help="File to write; it must not be there yet.")]) -> None:
    """Copy the whole store into one file while it is in use, and check the copy."""
    with opened_store():
        from musnad_desk.catalog.backup import backup as copied

        print(f"{file}: {copied(file)}", file=sys.stderr)


@desk_app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that musnad desk backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace what the store holds now.")] = False,
) -> None:
    """Make the store what it was at a backup."""
    with opened_store():
        from musnad_desk.catalog.backup import restore as restored
        from musnad_desk.catalog.census import counts

        held = counts()["Article"]
        if held and not replace:
            raise InputError(f"the store holds {held} articles, which would be gone; --replace replaces them")
        print(f"the store: {restored(file)}", file=sys.stderr)


@desk_app.command()
def dump(
    file: Dump,
    with_people: Annotated[
        bool, typer.Option("--people", help="With accounts, comments, rulings and all that people made: keep it safe.")
    ] = False,
) -> None:
    """Write the records of the store as JSONL, to be loaded into another one, of another database too."""
    with opened_store():
        from musnad_desk.catalog import people
        from musnad_desk.catalog.moving import dump as dumped

        print(f"{file}: {dumped(file, with_people=with_people)}", file=sys.stderr)
        if (made := people.counts()) and not with_people:
            told = ", ".join(f"{count} {table}" for table, count in sorted(made.items()))
            print(f"what people made is left out ({told}); --people takes it along", file=sys.stderr)


@desk_app.command()
def load(file: Dump) -> None:
    """Load what musnad desk dump wrote, and check by counts and digest that nothing is lost."""
    with opened_store():
        from musnad_desk.catalog.moving import load_dump

        _told(load_dump(file))


def _set_aside(outcomes: "Iterable[Loaded | Problem]") -> "Iterable[Loaded | Problem]":
    """The same; problems stand in the quarantine of the desk as well."""
    from musnad_desk.collecting.quarantine import set_aside

    for outcome in outcomes:
        if isinstance(outcome, Problem):
            set_aside("", outcome, datetime.now(UTC))
        yield outcome


def _told(outcomes: "Iterable[Loaded | Problem]", read: set[str] | None = None) -> tuple[int, int]:
    """Tell of each problem and of the whole; gives the numbers of what is kept and of problems. `read` gets the ids that are news."""
    fates: Counter[str] = Counter()
    problems = 0
    with progress() as advance:
        for outcome in outcomes:
            advance()
            if isinstance(outcome, Problem):
                problems += 1
                print(f"musnad: {outcome.reason}", file=sys.stderr)
            else:
                fates[outcome.fate] += 1
                if read is not None and outcome.fate != "known":
                    read.add(outcome.article)
                _tell_changes(outcome)
    print(", ".join(f"{fates[fate]} {fate}" for fate in ("new", "changed", "reread", "known")) + f", {problems} problems", file=sys.stderr)
    return fates.total(), problems


def _tell_changes(outcome: "Loaded") -> None:
    """Which fields differ from the version before, and how many paragraphs."""
    fields = Counter(change["field"] for change in outcome.changes)
    if fields:
        told = ", ".join(f"{field} ({count} paragraphs)" if field == "text" else field for field, count in fields.items())
        print(f"{outcome.article} differs from what was known: {told}", file=sys.stderr)
