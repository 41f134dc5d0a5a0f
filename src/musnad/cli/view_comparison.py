"""The text view of a comparison: one fact a line with its sign, one outlet a line under it, and who is judged in which words."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from musnad.cli.view import TO_READER, labelled
from musnad.stories import Comparison, Fact, Telling
from musnad.stories.records import Verdict

SIGNS: dict[Verdict, str] = {"contradicted": "≠", "differ": "≈", "all": "=", "some": "~", "one": "1"}
STYLES: dict[Verdict, str] = {"contradicted": "bold red", "differ": "magenta", "all": "green", "some": "", "one": "yellow"}
KEY = "≠ contradicted   ≈ told differently   = told by all   ~ by some   1 by one only"


def show(comparison: Comparison) -> None:
    """Print a comparison. Colours only when a terminal listens."""
    console = Console(highlight=False, soft_wrap=True)
    for line in render(comparison):
        console.print(line)


def render(comparison: Comparison) -> Iterator[Text]:
    """The lines of the view."""
    for article in comparison.articles:
        yield labelled("article", "  ·  ".join(filter(None, (article.outlet, article.title, article.id))), "bold")
    yield Text()
    yield labelled("", KEY, "dim")
    for fact in comparison.facts:
        yield from _fact(fact)
    if comparison.labels:
        yield Text()
    for naming in comparison.labels:
        voice = "" if naming.voice == "outlet" else f"  in the words of {naming.voice}"
        yield labelled("label", f"{naming.whom or '?'}  ·  {naming.outlet}: {naming.text} ×{naming.times}  {naming.stance}{voice}", "red")


def _fact(fact: Fact) -> Iterator[Text]:
    """The fact and, where tellings differ or carry more than its name, each of them."""
    outlets = "، ".join(dict.fromkeys(telling.outlet for telling in fact.tellings))
    yield labelled(fact.kind, f"{SIGNS[fact.verdict]} {fact.what}  ·  {outlets}", STYLES[fact.verdict])
    if fact.kind not in ("participant", "link"):
        for outlet, tellings in groupby(fact.tellings, key=lambda telling: telling.outlet):
            yield labelled("", f"{outlet}: {' · '.join(dict.fromkeys(map(_telling, tellings)))}", "dim")


def _telling(telling: Telling) -> str:
    return TO_READER.join((telling.text, *telling.via))
