"""`musnad actors`: persons across articles."""

import getpass
import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from musnad.cli.intake import Articles, Intake
from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE, To
from musnad.errors import InputError
from musnad.export import open_readings

if TYPE_CHECKING:
    from musnad.dossiers import Dossier  # the room is opened by its own commands only: others start without it

actors_app = typer.Typer(no_args_is_help=True, help="Gather persons across articles.")

Sources = Annotated[list[str], typer.Argument(help="Files or folders of readings that musnad read wrote, an archive, articles, or -.")]
Judged = Annotated[Path | None, typer.Option(metavar="FILE", help="Honour what people said of pairs of names: musnad actors judge.")]
Form = Annotated[To, typer.Option(help="text for people, json one document, jsonl one person a line.")]
Strict = Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if any reading could not be had.")]


class Word(StrEnum):
    """What people say of two names."""

    same = "same"
    different = "different"


@actors_app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name in any spelling, or an id.")],
    sources: Sources,
    to: Form = To.text,
    judgements: Judged = None,
    strict: Strict = False,
) -> None:
    """The dossier of a person: names, offices over time and who says so, statements and events, namesakes kept apart."""
    from musnad.dossiers.names import words_of

    found, intake = _dossiers(sources, judgements)
    wanted = set(words_of(name))
    matches = [one for one in found if one.id == name or any(wanted and wanted.issubset(words_of(spelt)) for spelt in one.names)]
    if not matches:
        raise InputError(f"{name}: nobody of this name in {intake.taken} articles; musnad actors list {sources[0]} lists who is")
    _tell(matches, to)
    _end(intake, strict)


@actors_app.command("list")
def list_(
    sources: Sources,
    least: Annotated[int, typer.Option(min=1, metavar="N", help="Leave out persons of fewer articles.")] = 2,
    to: Form = To.text,
    judgements: Judged = None,
    strict: Strict = False,
) -> None:
    """Everybody, those in most articles first."""
    found, intake = _dossiers(sources, judgements)
    _tell([one for one in found if one.articles >= least], to, short=True)
    _end(intake, strict)


@actors_app.command()
def judge(
    one: Annotated[str, typer.Argument(help="A name as articles spell it.")],
    other: Annotated[str, typer.Argument(help="Another.")],
    word: Annotated[Word, typer.Argument(help="Whether they are one person.")],
    judgements: Annotated[Path, typer.Option(metavar="FILE", help="The file to write it into.")],
    one_country: Annotated[
        str | None, typer.Option(metavar="ISO", help="Only the bearer of the first name who is of this country.")
    ] = None,
    other_country: Annotated[str | None, typer.Option(metavar="ISO", help="Only the bearer of the second name who is.")] = None,
    by: Annotated[str | None, typer.Option(help="Who says so, if not you.")] = None,
) -> None:
    """Say that two names are one person, or two; the last word on a pair counts."""
    from musnad.dossiers import Judgement, add_judgement

    when = datetime.now(UTC).isoformat(timespec="seconds")
    add_judgement(judgements, Judgement(one, other, word is Word.same, by or getpass.getuser(), when, one_country, other_country))
    print(f"{judgements}: {one} and {other} are {word}", file=sys.stderr)


def _dossiers(sources: list[str], judgements: Path | None) -> "tuple[list[Dossier], Intake]":
    from musnad.dossiers import Dossiers, read_judgements

    dossiers = Dossiers(judgements=read_judgements(judgements) if judgements else ())
    with progress() as advance:
        intake = Intake(open_readings(sources, Articles().read), advance)
        for reading in intake:
            dossiers.add(reading)
    return dossiers.dossiers(), intake


def _tell(found: "list[Dossier]", to: To, *, short: bool = False) -> None:
    if to is To.text:
        from musnad.cli.view_actors import show as view

        view(found, short=short)
    elif to is To.json:
        print(json.dumps({"actors": [msgspec.to_builtins(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        print(*(msgspec.json.encode(one).decode() for one in found), sep="\n")


def _end(intake: Intake, strict: bool) -> None:
    for problem in intake.problems:
        print(f"musnad: {problem}", file=sys.stderr)
    sys.exit(STRICT_FAILURE if strict and intake.problems else 0)
