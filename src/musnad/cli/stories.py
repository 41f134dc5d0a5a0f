"""`musnad stories`: articles in, stories out."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from musnad.cli.intake import Articles, Intake
from musnad.cli.progress import progress
from musnad.cli.read import STRICT_FAILURE, To
from musnad.errors import InputError, MusnadError
from musnad.export import open_readings
from musnad.records import Reading
from musnad.sources import STDIN

if TYPE_CHECKING:
    from musnad.stories import Story  # the room is opened by its own commands only: others start without it

DEFAULT = "group"  # the command that is meant where none is named


class _Group(TyperGroup):
    """`musnad stories SOURCE…` is `musnad stories group SOURCE…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and "--help" not in args[:1] and args[0] not in self.commands:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


stories_app = typer.Typer(cls=_Group, no_args_is_help=True, help="Group articles into stories.")

Sources = Annotated[list[str], typer.Argument(help="Files or folders of readings that musnad read wrote, or articles, or -.")]
Strict = Annotated[bool, typer.Option("--strict", help=f"Exit {STRICT_FAILURE} if any reading could not be had.")]


@stories_app.command()
def group(
    sources: Sources,
    to: Annotated[To, typer.Option(help="text for people, json one document, jsonl one story a line.")] = To.text,
    workers: Annotated[int, typer.Option(min=1, help="Processes that link the days of an archive of Parquet.")] = 1,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Link the days of an archive on this Dask cluster.")] = None,
    strict: Strict = False,
) -> None:
    """Group articles into stories: which tell one happening, which reprint another, and what follows what; an article alone is left out."""
    if scheduler or workers > 1:
        found, titles, problems = _shared_out(sources, workers, scheduler)
    else:
        found, titles, problems = _one_by_one(sources)
    told = tuple(worth_telling(found))
    if to is To.json:
        print(msgspec.json.format(msgspec.json.encode({"stories": told}), indent=2).decode())
    elif to is To.jsonl:
        print(*(msgspec.json.encode(story).decode() for story in told), sep="\n")
    else:
        _show(told, titles)
    _report(len(titles.of), told, problems, strict)


def _one_by_one(sources: list[str]) -> "tuple[tuple[Story, ...], Titles, list[str]]":
    from musnad.stories import Stories

    stories, titles = Stories(), Titles()
    with progress() as advance:
        intake = Intake(open_readings(sources, Articles().read), advance)
        for reading in titles.noted(intake):
            stories.add(reading)
    return stories.stories(), titles, intake.problems


def _shared_out(sources: list[str], workers: int, scheduler: str | None) -> "tuple[tuple[Story, ...], Titles, list[str]]":
    """The stories of an archive, its days linked by several processes."""
    if len(sources) != 1:
        raise InputError(
            "--workers and --scheduler share out the days of one archive; read all sources into one: musnad read … --to parquet"
        )
    try:
        from musnad.scale.pools import open_pool
        from musnad.scale.stories import find_stories
    except ImportError as error:
        raise MusnadError(f"an archive needs packages that are not here ({error.name}): pip install 'musnad[scale]'") from error
    with progress() as advance, open_pool(workers, scheduler, sources) as pool:
        found, cards = find_stories(sources[0], pool, advance)
    return found, Titles({card.id: (card.outlet, card.title) for card in cards.values()}), []


@stories_app.command()
def compare(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of a story, or of an article in it.")],
    sources: Sources,
    to: Annotated[To, typer.Option(help="text for people, json one document, jsonl one fact a line.")] = To.text,
) -> None:
    """One story as its outlets tell it: where they agree, what one alone has, where they contradict; who is judged in which words."""
    from musnad.stories import compare as compared

    comparison = compared(_readings_of(id_, sources))
    if to is To.text:
        from musnad.cli.view_comparison import show

        show(comparison)
    elif to is To.json:
        print(msgspec.json.format(msgspec.json.encode(comparison), indent=2).decode())
    else:
        print(*(msgspec.json.encode(fact).decode() for fact in comparison.facts), sep="\n")


def _readings_of(id_: str, sources: list[str]) -> list[Reading]:
    """The readings of the story that an article belongs to. Sources are read twice, so that no more than one story is held in memory."""
    if STDIN in sources:
        raise InputError("stories compare reads its sources twice, which standard input cannot be; save it to a file")
    from musnad.stories import Stories

    stories, articles = Stories(), Articles()
    with progress() as advance:
        for reading in Intake(open_readings(sources, articles.read), advance):
            stories.add(reading)
        if id_ not in stories:
            raise InputError(f"{id_}: no article of the sources has this id; musnad stories {sources[0]} lists the stories with theirs")
        members = set(stories.story_of(id_).articles)
        return [reading for reading in Intake(open_readings(sources, articles.read), advance) if reading.article.id in members]


def worth_telling(stories: "Iterable[Story]") -> "Iterator[Story]":
    """Stories of two articles or more, and those of one that another story follows or that follow one."""
    every = tuple(stories)
    followed = {story.follows for story in every}
    return (story for story in every if len(story.articles) > 1 or story.follows or story.id in followed)


@dataclass(slots=True)
class Titles:
    """Outlet and headline of each article, for the view: nothing else of a reading is kept."""

    of: dict[str, tuple[str, str]] = field(default_factory=dict)

    def noted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings as they come; what the view shows of each is noted."""
        for reading in readings:
            outlet = reading.article.outlet
            self.of[reading.article.id] = (outlet.name if outlet else "", reading.article.title)
            yield reading


def _show(stories: "Iterable[Story]", titles: Titles) -> None:
    from musnad.cli.view_stories import show  # rich takes longer to import than some articles take to group

    show(stories, titles.of)


def _report(articles: int, stories: "tuple[Story, ...]", problems: list[str], strict: bool) -> None:
    """On stderr: each problem, and what was grouped; then the exit status."""
    for problem in problems:
        print(f"musnad: {problem}", file=sys.stderr)
    many = sum(len(story.articles) > 1 for story in stories)
    print(f"{articles} articles, {many} stories of two or more, {len(problems)} problems", file=sys.stderr)
    sys.exit(STRICT_FAILURE if strict and problems else 0)
