"""`musnad evaluate`: readings against gold, and the parts against their corpora."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from musnad.cli.progress import progress
from musnad.errors import GoldError, MusnadError
from musnad.records import Reading
from musnad.scale import Outcome, read_many
from musnad.sources import open_sources

if TYPE_CHECKING:
    from musnad.evaluation import Evaluation  # imported where it is used: whoever reads an article need not wait for it
    from musnad.evaluation.further import Further

SHARED = "MUSNAD_SHARED"
Listed = Literal["statements", "events", "labels", "dates"]
DEFAULT = "readings"  # the command that is meant where none is named


class _Group(TyperGroup):
    """`musnad evaluate GOLD ARTICLES` is `musnad evaluate readings GOLD ARTICLES`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and "--help" not in args[:1] and args[0] not in self.commands:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


evaluate_app = typer.Typer(
    cls=_Group, no_args_is_help=True, help="Score readings against gold, field by field; or a part of the reader against its corpus."
)

NEARBY = Path("../shared")  # beside the checkout
Shared = Annotated[Path, typer.Argument(envvar=SHARED, help="Folder of reference corpora, with gold/ and data/ in it.")]
Gold = Annotated[Path, typer.Argument(help="Folder of gold readings, one JSON file an article.")]
Articles = Annotated[Path, typer.Argument(help="Folder of the articles as JSON, under the same file names.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read at once.")]
Json = Annotated[bool, typer.Option("--json", help="The figures as JSON.")]
Half = Annotated[Literal["developed", "kept"] | None, typer.Option(help="Only the half that rules are developed on, or the other.")]
Wrong = Annotated[bool, typer.Option("--errors", help="List what is wrong in the half that is developed on instead of figures.")]


@evaluate_app.command()
def readings(
    gold: Gold,
    articles: Articles,
    json: Json = False,
    errors: Annotated[Listed | None, typer.Option(help="List what is missed, wrong or too much instead of figures.")] = None,
    workers: Workers = 1,
) -> None:
    """Read the articles and print precision, recall and F1 of every field."""
    from musnad.evaluation.table import errors as listed

    result = evaluate_read(gold, articles, workers)
    print(listed(result, errors) if errors else result.to_json() if json else result)
    for problem in result.problems:
        print(f"musnad: {problem}", file=sys.stderr)


def evaluate_read(gold: Path, articles: Path, workers: int = 1) -> "Evaluation":
    """Read the articles that have gold, with a bar where a person watches, and compare. Raises `GoldError`."""
    from musnad.evaluation.scores import check_articles, evaluate

    check_articles(gold, articles)
    names = [path.name for path in sorted(gold.glob("*.json")) if (articles / path.name).exists()]
    sources = open_sources(str(articles / name) for name in names)
    outcomes: dict[str, Outcome] = {}
    with progress(len(names)) as advance:
        for name, outcome in zip(names, read_many(sources, workers=workers), strict=True):
            outcomes[Path(name).stem] = outcome
            advance()
    return evaluate(gold, _finder(outcomes))


def _finder(outcomes: Mapping[str, Outcome]) -> Callable[[str], Reading | None]:
    """The reading of a gold file's stem; what went wrong with it is raised again, and so becomes a problem of the evaluation."""

    def find(stem: str) -> Reading | None:
        outcome = outcomes.get(stem)
        if outcome and outcome.problem:
            raise MusnadError(outcome.problem.reason.removeprefix(f"{outcome.problem.name}: "))
        return outcome.reading if outcome else None

    return find


@evaluate_app.command()
def calibration(gold: Gold, articles: Articles, workers: Workers = 1) -> None:
    """Read the articles and print for each band of confidence how many findings are right."""
    from musnad.evaluation.calibration import calibration as bands
    from musnad.evaluation.calibration import table

    print(table(bands(evaluate_read(gold, articles, workers))))


@evaluate_app.command()
def dates(shared: Shared = NEARBY) -> None:
    """Date expressions by themselves: how many have the right ISO value."""
    from musnad.evaluation.date_expressions import evaluate_expressions
    from musnad.lexicon import load_lexicon

    print(evaluate_expressions(shared, load_lexicon()))


@evaluate_app.command()
def pages(
    shared: Shared = NEARBY,
    seeds: Annotated[int, typer.Option(min=1, help="Pages made of each article in each of five manners.")] = 1,
) -> None:
    """Scraped pages: headline, dateline, body and furniture, with and without the furniture words of the lexicon."""
    from musnad.evaluation.pages import evaluate_pages, without_furniture_words
    from musnad.lexicon import load_lexicon

    lexicon = load_lexicon()
    print(evaluate_pages(shared, seeds=seeds, lexicon=lexicon).table())
    bare = evaluate_pages(shared, seeds=seeds, lexicon=without_furniture_words(lexicon))
    print(f"\nwithout any furniture words:\n{bare.table()}")


@evaluate_app.command()
def html(shared: Shared = NEARBY) -> None:
    """Real HTML pages: body and publication day beside trafilatura and htmldate."""
    from musnad.evaluation.html_pages import evaluate_html, table

    print(table(evaluate_html(shared)))


@evaluate_app.command()
def clitics(shared: Shared = NEARBY) -> None:
    """Words split from their clitics, on WikiNews."""
    from musnad.evaluation.clitics import evaluate_clitics

    print(evaluate_clitics(shared))


@evaluate_app.command()
def syntax(shared: Shared = NEARBY) -> None:
    """Classes of words, noun phrases and subjects, on the treebanks PUD and PADT; takes minutes."""
    from musnad.evaluation.syntax import evaluate_syntax

    print(evaluate_syntax(shared))


@evaluate_app.command()
def names(
    file: Annotated[Path, typer.Argument(help="Words and labels in ANERcorp's form.")],
    json: Json = False,
) -> None:
    """Names by themselves: precision, recall and F1 of each kind, and words a second."""
    from musnad.evaluation.names import as_json, evaluate_names, plain

    score = evaluate_names(file)
    print(as_json(score) if json else plain(score))


@evaluate_app.command()
def actors(shared: Shared = NEARBY, errors: Wrong = False) -> None:
    """Actors by themselves, on gold: those found, and their roles, kinds, countries and mentions."""
    from musnad.evaluation.actors import evaluate_actors

    print(evaluate_actors(shared, errors=errors))


@evaluate_app.command()
def cues(shared: Shared = NEARBY, errors: Wrong = False) -> None:
    """Verbs of saying and their subjects, on the treebanks PUD and PADT."""
    from musnad.evaluation.cues import main

    main([str(shared), *(["--errors"] * errors)])


@evaluate_app.command()
def further(
    shared: Shared = NEARBY,
    half: Half = None,
    json: Json = False,
    errors: Annotated[
        Literal["statements", "events"] | None, typer.Option(help="List what is missed, wrong or too much instead of figures.")
    ] = None,
) -> None:
    """Articles of ANT and SaudiNewsNet annotated by readers who had not seen the program: actors, statements, events."""
    from musnad.evaluation.corpus import checkout
    from musnad.evaluation.further import FILE, Further

    _print_evaluated(Further(checkout() / FILE, shared), half, json=json, errors=errors)


@evaluate_app.command()
def judged(
    shared: Shared = NEARBY,
    half: Half = None,
    json: Json = False,
    what: Annotated[
        Literal["events", "statements"], typer.Option("--of", help="What was judged; with statements the places and days of events.")
    ] = "events",
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed or too much instead of figures.")] = False,
) -> None:
    """Events, or statements, that readers judged as the program proposed them, in articles of ANT and SaudiNewsNet; a minute."""
    from musnad.evaluation.corpus import checkout
    from musnad.evaluation.further import judged

    _print_evaluated(judged(checkout(), shared, what), half, json=json, errors=what if errors else None)


def _print_evaluated(annotated: "Further", half: Literal["developed", "kept"] | None, *, json: bool, errors: Listed | None) -> None:
    from musnad.evaluation.table import errors as listed
    from musnad.reading import Reader

    result = annotated.evaluate(Reader().read, half)
    print(listed(result, errors) if errors else result.to_json() if json else result)


@evaluate_app.command()
def places(shared: Shared = NEARBY, errors: Wrong = False) -> None:
    """Places by themselves: country and point of the mentions labelled in `tests/places`, whose articles lie in ANT."""
    from musnad.evaluation.places import main

    main([str(shared), *(["--errors"] * errors)])


@evaluate_app.command()
def dossiers(
    pairs: Annotated[Path, typer.Argument(help="Labelled pairs of persons, one a line.")] = Path("tests/dossiers/pairs.jsonl"),
    errors: Wrong = False,
) -> None:
    """Persons across articles: pairs labelled as one person or two, and what dossiers make of them."""
    from musnad.evaluation.dossiers import count, measure, read_pairs

    found = list(measure(read_pairs(pairs)))
    for name, some in (("all", found), ("hard", [one for one in found if one.pair.hard])):
        told = count(some)
        print(f"{name:5} {len(some)} pairs: precision {told.precision:.3f}, recall {told.recall:.3f}, f1 {told.f1:.3f}")
    for one in found if errors else ():
        if one.same != one.pair.same:
            sides = (f"{side.name} ({side.article})" for side in (one.pair.one, one.pair.other))
            print(f"{'one' if one.pair.same else 'two'}: {', '.join(sides)}: {one.pair.why}")


@evaluate_app.command()
def gsr(shared: Shared = NEARBY) -> None:
    """Attacks and protests of single sentences, and who took part in them, on arabic_event_gsr; beside a baseline of letter runs."""
    from musnad.evaluation.gsr import evaluate_gsr, load_sentences, score
    from musnad.evaluation.gsr_baseline import by_letters
    from musnad.evaluation.gsr_roles import evaluate_roles, load_records
    from musnad.export.sectors import Natures
    from musnad.reading import Reader

    reader, sentences = Reader(), load_sentences(shared)
    scores = evaluate_gsr(sentences, reader.read)
    print(*scores, sep="\n")
    print(*evaluate_roles(load_records(shared), reader.read, Natures(reader.lexicon)), sep="\n")
    try:
        for kind in (each.type for each in scores):
            print(f"letter runs, trained on other documents: {score(kind, by_letters([s for s in sentences if s.type == kind]))}")
    except GoldError as missing:
        print(missing)


@evaluate_app.command()
def duplicates(
    shared: Shared = NEARBY,
    errors: Annotated[
        bool, typer.Option("--errors", help="List the pairs that the list lacks, with headlines, instead of figures.")
    ] = False,
) -> None:
    """Near-duplicates in all of SaudiNewsNet: share of the listed pairs, pairs that the list lacks, seconds and memory."""
    from musnad.evaluation.near_duplicates import evaluate_near_duplicates

    score = evaluate_near_duplicates(shared)
    print("\n".join("\t".join(pair) for pair in score.beyond) if errors else score)


@evaluate_app.command()
def stories(shared: Shared = NEARBY) -> None:
    """Stories of labelled articles: B-cubed and pairwise F1, beside words alone, and once more without near-duplicates."""
    from musnad.evaluation.stories import HEAD, evaluate_stories
    from musnad.reading import Reader

    print(HEAD, *evaluate_stories(shared, Reader().read), sep="\n")


@evaluate_app.command()
def floors(
    raise_: Annotated[bool, typer.Option("--raise", help="Write what was measured where it is higher.")] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="With --raise: write it where it is lower, too.")] = False,
) -> None:
    """Quality floors of this checkout: measured against floor; exits 1 if a row is below."""
    from musnad.evaluation.floors import main

    sys.exit(main([*(["--raise"] * raise_), *(["--allow-lower"] * allow_lower)]))
