"""The `musnad` command."""

import gc
import sys
from typing import Annotated

import typer

from musnad.cli.actors import actors_app
from musnad.cli.collect import collect
from musnad.cli.evaluate import evaluate_app
from musnad.cli.export import export
from musnad.cli.lexicon import lexicon_app
from musnad.cli.read import read
from musnad.cli.stories import stories_app
from musnad.cli.train import train_app
from musnad.errors import MusnadError
from musnad.version import __version__

COLLECTED_EVERY = 50_000  # new objects: tables and readings hold no cycles, so looking for them costs a tenth of the time for nothing

app = typer.Typer(
    name="musnad",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads Arabic political news and keeps the record: who said what, through whom, in whose words.",
)
app.command()(read)
app.command()(collect)
app.command()(export)
app.add_typer(stories_app, name="stories")
app.add_typer(actors_app, name="actors")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(train_app, name="train")
OWN = frozenset({"read", "collect", "export", "stories", "actors", "evaluate", "lexicon", "train", "--version"})


def _version(wanted: bool) -> None:
    if wanted:
        print(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of the command itself."""


def _add_installed() -> None:
    """Add the commands of other installed packages; looking for them takes as long as reading a page."""
    from importlib.metadata import entry_points

    for command in entry_points(group="musnad.commands"):
        command.load()(app)


def main() -> None:
    """Run the command; what Musnad raises on purpose becomes one sentence on stderr and exit status 1."""
    gc.set_threshold(COLLECTED_EVERY, 50, 50)
    if not OWN.intersection(sys.argv[1:2]):
        _add_installed()
    try:
        app()
    except MusnadError as error:
        print(f"musnad: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        sys.stderr.close()
        sys.exit(0)
    finally:
        gc.freeze()  # or the interpreter looks for cycles in all tables before it leaves: a third of the time that one page takes
