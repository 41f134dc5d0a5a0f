"""A throw-away store of the desk: real articles in their stories, multiplied, each copy with days of its own."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import Article

ARTICLES = 100_000
_DAYS_APART = 15  # between one copy of an article and the next: the copies of three weeks of news fill four years


class Multiplied(NamedTuple):
    """How many articles were read, how often each is there, and the bytes of the store."""

    originals: int
    copies: int
    size: int

    def __str__(self) -> str:
        return f"{self.originals:,} articles of SaudiNewsNet × {self.copies}, {self.size / 2**30:.1f} GB of SQLite"


@contextmanager
def multiplied(articles: Sequence[Article], size: int = ARTICLES) -> Iterator[Multiplied]:
    """The store that the desk's code sees meanwhile: some `size` articles in SQLite."""
    copies = -(-size // len(articles))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/desk.sqlite3"
        from musnad_desk.start import open_store

        open_store()
        from musnad_desk.catalog.stories import make_stories

        originals = _load(articles)
        make_stories(lambda: None)
        _multiply(copies)
        yield Multiplied(originals, copies, Path(folder, "desk.sqlite3").stat().st_size)


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

    tables = (models.Article, models.Version, models.Story, models.Member, *PROJECTIONS)
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
    if name == "key" and table in ("Article", "Story"):
        return f"key || '/{shift}'"
    if name == "record":
        return f"json_set(record, '$.article.id', record ->> '$.article.id' || '/{shift}')"
    if name in ("day", "first_day", "last_day"):
        return f"date({name}, '-{back} days')"
    shared = name in ("actor_id", "outlet_id")
    return f'"{name}" + {shift}' if (name == "id" or name.endswith("_id")) and not shared else f'"{name}"'
