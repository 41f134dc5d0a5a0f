"""How long the desk's search takes: real articles multiplied in a throw-away SQLite store, and questions drawn from them."""

import random
import statistics
from collections.abc import Iterator, Sequence
from datetime import timedelta
from time import process_time
from typing import Any

from benchmarks.corpus import Article
from benchmarks.result import Row, Section
from benchmarks.store import ARTICLES, multiplied

QUESTIONS = 400


def search(articles: Sequence[Article], size: int = ARTICLES) -> Section:
    """Processor milliseconds of questions of all sorts, the first page of results with its letters marked included."""
    with multiplied(articles, size) as store:
        taken = list(_timed())
        rows = [quantiles(kind, [seconds for of, seconds in taken if of == kind]) for kind in dict(taken)]
    every = quantiles("all", [seconds for _, seconds in taken], "p95 < 100 ms")
    note = f"{store}, first page of results included"
    return Section("search", "Searching the catalogue", note, [every, *rows])


def _timed() -> Iterator[tuple[str, float]]:
    from musnad_desk.catalog.question import Question
    from musnad_desk.catalog.search import search as answer

    answers = answer(Question(words="الوزارة")).total  # the first question also waits for the lexicon
    for kind, question in _questions(random.Random(7)):
        start = process_time()
        answers += answer(question).total
        yield kind, process_time() - start
    assert answers, "no question had an answer"


def _questions(chance: random.Random) -> Iterator[tuple[str, Any]]:
    """Questions of eight sorts, their words drawn from the articles as often as they stand there."""
    from musnad_desk.catalog import models
    from musnad_desk.catalog.question import Question

    bodies = [body.split() for body in models.Terms.objects.order_by("-id").values_list("body", flat=True)[:2000]]
    speakers = list(models.Statement.objects.exclude(speaker=None).values_list("speaker__name", flat=True)[:3000])
    places = list(models.Place.objects.values_list("name", flat=True)[:3000])
    labels = list(models.Label.objects.values_list("text", flat=True)[:3000])
    days = list(models.Article.objects.exclude(day=None).values_list("day", flat=True)[:3000])

    def words(count: int) -> str:
        body = chance.choice(bodies)
        at = chance.randrange(max(1, len(body) - count))
        return " ".join(body[at : at + count])

    for _ in range(QUESTIONS // 8):
        yield "one word", Question(words=words(1))
        yield "three words", Question(words=words(3))
        yield "phrase of two words", Question(words=f'"{words(2)}"')
        yield "word, by speaker", Question(words=words(1), speaker=chance.choice(speakers))
        yield "word, event type, place", Question(words=words(1), event=chance.choice(("CONSULT", "ASSAULT")), place=chance.choice(places))
        since = chance.choice(days)
        yield "word, days, newest first", Question(words=words(1), since=since, until=since + timedelta(days=30), order="newest")
        yield "speaker alone", Question(speaker=chance.choice(speakers))
        yield "label, event type", Question(label=chance.choice(labels), event="ASSAULT")


def quantiles(what: str, seconds: Sequence[float], goal: str = "") -> Row:
    """Median, 95th percentile and most, in milliseconds."""
    cuts = statistics.quantiles(seconds, n=20)
    return Row(what, f"p50 {1e3 * statistics.median(seconds):.0f} ms, p95 {1e3 * cuts[-1]:.0f} ms, most {1e3 * max(seconds):.0f} ms", goal)
