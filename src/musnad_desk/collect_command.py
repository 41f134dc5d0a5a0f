"""`musnad desk collect`: outlets asked by the schedule of the desk, their articles read into the store at once."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.collect import installed, until_told
from musnad_desk.opened import opened_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from musnad_desk.collecting.rounds import Outcome, Rounds

LOOK = 20  # seconds between two looks whether an outlet is due


def collect(
    outlets: Annotated[
        list[str] | None, typer.Argument(help="Outlets by id, or cards (.toml), to ask now; without any, those that are due.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on asking whoever is due, until stopped.")] = False,
    contact: Annotated[str, typer.Option(help="Address or mail by which webmasters reach you, sent along.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Pages fetched of one outlet in one round.")] = 200,
    allow_private: Annotated[list[str] | None, typer.Option(metavar="HOST:PORT", help="Fetch from this private address, too.")] = None,
) -> None:
    """Ask outlets for new articles and read them into the store; which is asked how often, administrators say on the desk."""
    with opened_store(), installed():
        from musnad.collect import Settings
        from musnad_desk.collecting.folder import collected_folder
        from musnad_desk.collecting.rounds import Rounds

        settings = Settings(limit=limit, contact=contact, allow_private=frozenset(allow_private or ()))
        with until_told() as stop:
            rounds = Rounds(collected_folder(), settings, stop)
            _tell(rounds.ask(outlets) if outlets else rounds.due())
            _tell_unplaced(rounds)
            while watch and not stop.wait(LOOK):
                _tell(rounds.due(), quiet=True)
                _tell_unplaced(rounds)


def _tell_unplaced(rounds: "Rounds") -> None:
    if not rounds.placed:
        print("many articles lie around these days: musnad desk stories puts the new ones into stories", file=sys.stderr)
        rounds.placed = True


def _tell(outcomes: "Iterable[Outcome]", quiet: bool = False) -> None:
    """A line for each outlet, its alarm, and the whole; nothing where a round that nobody waits for was empty."""
    from musnad.collect import Visited
    from musnad.sources import Problem

    fates: Counter[str] = Counter()
    for outcome in outcomes:
        if isinstance(outcome, Visited):
            print(f"{outcome.outlet}: {outcome.new} new, {outcome.known} known, {outcome.listed} listed", file=sys.stderr)
            if outcome.alarm:
                print(f"musnad: ALARM: {outcome.alarm}", file=sys.stderr)
        else:
            fates["in quarantine" if isinstance(outcome, Problem) else outcome.fate] += 1
    if fates or not quiet:
        told = ", ".join(f"{count} {fate}" for fate, count in sorted(fates.items()))
        print(told or "no outlet is due; administrators say on the desk which is asked how often", file=sys.stderr)
