"""How long the desk's search takes: real articles multiplied in a throw-away SQLite store, and questions drawn from them."""

import os
import random
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.corpus import Article
from benchmarks.result import Row, Section

ARTICLES = 100_000
QUESTIONS = 400
_DAYS_APART = 15  # between one copy of an article and the next: the copies of three weeks of news fill four years


def search(articles: Sequence[Article], size: int = ARTICLES) -> Section:
    """Processor milliseconds of questions of all sorts, the first page of results with its letters marked included."""
    copies = -(-size // len(articles))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/desk.sqlite3"
        from musnad_desk.start import open_store

        open_store()
        originals = _load(articles)
        _multiply(copies)
        taken = list(_timed())
        rows = [_row(kind, [seconds for of, seconds in taken if of == kind]) for kind in dict(taken)]
        stored = Path(folder, "desk.sqlite3").stat().st_size
    every = _row("all", [seconds for _, seconds in taken], "p95 < 100 ms")
    note = f"{originals:,} articles of SaudiNewsNet × {copies}, {stored / 2**30:.1f} GB of SQLite, first page of results included"
    return Section("search", "Searching the catalogue", note, [every, *rows])


def _load(articles: Sequence[Article]) -> int:
    from musnad import MusnadError, Reader
    from musnad_desk.catalog.load import Loaded, keep

    reader = Reader()

    def readings() -> Iterator[Any]:
        for number, article in enumerate(articles):
            try:
                yield reader.read({**article, "id": str(number), "published": article.get("date_extracted")})
            except MusnadError:
                continue

    return sum(isinstance(outcome, Loaded) for outcome in keep(readings()))


def _multiply(times: int) -> None:
    """Copy every row of every article `times - 1` times, with ids of its own and an earlier day; actors and outlets are shared."""
    from django.db import connection, transaction

    from musnad_desk.catalog import models
    from musnad_desk.catalog.project import PROJECTIONS
    from musnad_desk.catalog.terms import ARTICLE_BITS

    tables = (models.Article, models.Version, *PROJECTIONS)
    numbered = [table for table in tables if table is not models.Terms]
    stride = 1 << max(table.objects.latest("pk").pk for table in numbered if table.objects.exists()).bit_length()
    with transaction.atomic(), connection.cursor() as cursor:
        for copy in range(1, times):
            back, shift = copy * _DAYS_APART, copy * stride
            for table in tables:
                columns = [(field.column, _copied(field, back, shift, ARTICLE_BITS)) for field in table._meta.fields]
                names, values = (", ".join(part) for part in zip(*columns, strict=True))
                least = "" if table is models.Terms else f" WHERE id < {stride}"
                source = (
                    f"(SELECT * FROM {table._meta.db_table} WHERE article_id < {stride})" if table is models.Terms else table._meta.db_table
                )
                cursor.execute(f"INSERT INTO {table._meta.db_table} ({names}) SELECT {values} FROM {source}{least}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copied(field: Any, back: int, shift: int, bits: int) -> str:
    """The SQL of a column's value in a copy."""
    name, table = field.column, field.model.__name__
    if table == "Terms" and name == "id":
        return f"id - ({back} << {bits}) + {shift}"
    if (table, name) == ("Article", "key"):
        return f"key || '/{shift}'"
    if name == "record":
        return "json_object('article', json_object('title', record ->> '$.article.title', 'text', record ->> '$.article.text'))"
    if name in ("day", "first_day", "last_day"):
        return f"date({name}, '-{back} days')"
    shared = name in ("actor_id", "outlet_id")
    return f'"{name}" + {shift}' if (name == "id" or name.endswith("_id")) and not shared else f'"{name}"'


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


def _row(what: str, seconds: Sequence[float], goal: str = "") -> Row:
    cuts = statistics.quantiles(seconds, n=20)
    return Row(what, f"p50 {1e3 * statistics.median(seconds):.0f} ms, p95 {1e3 * cuts[-1]:.0f} ms, most {1e3 * max(seconds):.0f} ms", goal)
