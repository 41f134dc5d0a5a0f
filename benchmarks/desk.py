"""How long the desk's server takes for a page: as a reader asks for it, in a throw-away store of real articles multiplied."""

import random
from collections.abc import Iterator, Sequence
from time import process_time
from typing import Any

from benchmarks.corpus import Article
from benchmarks.result import Row, Section
from benchmarks.search import quantiles
from benchmarks.store import ARTICLES, multiplied

EACH = 40  # pages of a kind
GOAL = "p95 < 80 ms"
HEAVIEST = 150 * 1024  # bytes of a page, without the chart library


def desk(articles: Sequence[Article], size: int = ARTICLES) -> Section:
    """Processor milliseconds from a request to the whole page, by kind of page, and the heaviest of each kind."""
    with multiplied(articles, size) as store:
        taken = list(_timed())
    rows = [
        quantiles(kind, [seconds for of, seconds, _ in taken if of == kind], GOAL if kind in PROMISED else "")
        for kind in dict.fromkeys(kind for kind, _, _ in taken)
    ]
    heaviest = max(length for _, _, length in taken)
    rows.append(Row("heaviest page", f"{heaviest / 1024:.0f} kB", f"< {HEAVIEST // 1024} kB"))
    note = f"{store}, pages in Arabic and English"
    return Section("desk", "Pages of the desk", note, rows)


PROMISED = ("front", "article", "story", "actor", "search")


def _timed() -> Iterator[tuple[str, float, int]]:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.get("/en/")  # the first request also waits for templates and lexicon
    for kind, address in _addresses(random.Random(7)):
        start = process_time()
        answer = client.get(address)
        body = answer.content
        seconds = process_time() - start
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        yield kind, seconds, len(body)


def _addresses(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Addresses of pages in turns, so that a busy moment hits all kinds."""
    from urllib.parse import quote, urlencode

    from musnad_desk.catalog import models

    def some(rows: Any) -> list[str]:
        return chance.sample(list(rows[:20_000]), EACH)

    articles = some(models.Article.objects.order_by("-pk").values_list("key", flat=True))
    stories = some(models.Story.objects.filter(outlets__gte=2).order_by("-pk").values_list("key", flat=True))
    appearances = models.Appearance.objects.filter(kind="person", roles__isnull=False).order_by("-pk")
    actors = some(appearances.values_list("actor__key", flat=True))
    speakers = some(models.Statement.objects.exclude(speaker=None).order_by("-pk").values_list("speaker__name", flat=True))
    outlets = list(models.Outlet.objects.values_list("key", flat=True))
    days = some(models.Article.objects.exclude(day=None).order_by("-pk").values_list("day", flat=True))
    for number in range(EACH):
        language = ("ar", "en")[number % 2]
        yield "front", f"/{language}/"
        yield "day", f"/{language}/days/{days[number]}/"
        yield "article", f"/{language}/articles/{quote(articles[number])}/"
        yield "story", f"/{language}/stories/{quote(stories[number])}/"
        yield "actor", f"/{language}/actors/{actors[number]}/"
        yield "search", f"/{language}/search/?{urlencode({'words': speakers[number]})}"
        yield "statements", f"/{language}/statements/?{urlencode({'speaker': speakers[number]})}"
        yield "events", f"/{language}/events/"
        yield "map", f"/{language}/events/map/"
        yield "outlet", f"/{language}/outlets/{quote(chance.choice(outlets))}/"
