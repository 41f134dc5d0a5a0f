"""Rows into the tables, many at once; `load` decides what is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Model

from musnad.records import Outlet, Reading
from musnad_desk.catalog import models, terms
from musnad_desk.catalog.project import PROJECTIONS, Identity, dossier_key, identity, project
from musnad_desk.identities.joining import joined_keys
from musnad_desk.rulings.models import OutletRule

T = TypeVar("T")
ASKED = 500  # keys of one question: SQLite takes no more than 999 values in one
_WRITERS = 0x6D75736E  # the number under which writers to one PostgreSQL take turns
_OF_ARTICLE = [table for table in reversed(PROJECTIONS) if any(field.name == "article" for field in table._meta.fields)]


@contextmanager
def one_writer() -> Iterator[None]:
    """A transaction in which nobody else writes; SQLite's takes turns by itself."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS])
        yield


def write(readings: Sequence[tuple[models.Article, Reading]], *, anew: Iterable[models.Article] = ()) -> None:
    """Write the projections of readings; those that the articles `anew` have go first, and dossiers that nobody needs any more after."""
    articles = list(anew)
    before = set(models.Appearance.objects.filter(article__in=articles).values_list("actor", flat=True)) if articles else set()
    for table in _OF_ARTICLE if articles else ():
        table._default_manager.filter(article__in=articles).delete()
    dossiers = _dossiers(readings)
    rows: defaultdict[type[Model], list[Model]] = defaultdict(list)
    for article, reading in readings:
        for row in project(reading, article, dossiers):
            rows[type(row)].append(row)
    for table in PROJECTIONS:
        table._default_manager.bulk_create(rows[table])
    for some in pieces(before):
        models.Actor.objects.filter(pk__in=some, appearances=None).delete()


def outlets(named: Iterable[Outlet | None]) -> dict[str, models.Outlet]:
    """Outlets by `outlet_key`, those that are new made."""
    wanted = {outlet_key(outlet): outlet for outlet in named if outlet}
    ruled = dict(OutletRule.objects.filter(outlet__in=wanted).exclude(name="").values_list("outlet", "name"))
    rows = [models.Outlet(key=key, name=ruled.get(key, outlet.name)) for key, outlet in wanted.items()]
    models.Outlet.objects.bulk_create(rows, ignore_conflicts=True)
    return {outlet.key: outlet for outlet in models.Outlet.objects.filter(key__in=wanted)}


def outlet_key(outlet: Outlet) -> str:
    """What tells an outlet from others: its id in the engine's cards, else its name folded."""
    return (outlet.id or terms.folded(outlet.name))[: terms.LONGEST]


def _dossiers(readings: Iterable[tuple[models.Article, Reading]]) -> dict[Identity, models.Actor]:
    """The dossiers of all actors, those that are new made. Those that people hold for one have one, which all their names find."""
    actors = {identity(actor, article.key): actor for article, reading in readings for actor in reading.actors}
    joined = joined_keys()
    keys = {who: joined.get(key, key) for who, key in ((who, dossier_key(who)) for who in actors)}
    known = _known(set(keys.values()))
    new = {key: models.Actor(key=key, name=actors[who].name, kind=who.kind) for who, key in keys.items() if key not in known}
    models.Actor.objects.bulk_create(new.values())
    known |= new
    shared = set(joined.values())
    named = {(key, word) for who, key in keys.items() if key in new or key in shared for word in terms.name_words(actors[who].name)}
    words = [models.NameWord(actor=known[key], word=word) for key, word in sorted(named)]
    models.NameWord.objects.bulk_create(words, ignore_conflicts=True)
    return {who: known[key] for who, key in keys.items()}


def _known(keys: Iterable[str]) -> dict[str, models.Actor]:
    return {actor.key: actor for some in pieces(keys) for actor in models.Actor.objects.filter(key__in=some)}


def pieces(keys: Iterable[T]) -> Iterator[list[T]]:
    """As many keys at a time as one question takes."""
    waiting = iter(keys)
    while some := list(islice(waiting, ASKED)):
        yield some
