"""Questions about what is covered: stories by country and topic, and what an outlet tells, in what words, on whose word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q, QuerySet

from musnad_desk.catalog import models, queries, terms

PUBLISHED_BY = Q(voice=None)  # words that judge in the outlet's own voice
LATELY = 2_000  # articles of an outlet, the newest, whose chains are looked at: its habits as they are now, while somebody waits


@dataclass(frozen=True, slots=True)
class Counted:
    """Something and how often."""

    name: str
    count: int


def stories_about(country: str, topic: str) -> QuerySet[models.Story]:
    """Stories that name a place of a country (ISO 3166-1 alpha-3) and have a topic (PLOVER's contexts); what is empty may be anything."""
    told = models.Story.objects.all()
    if country:
        placed = models.Member.objects.filter(article__in=models.Place.objects.filter(country=country).values("article"))
        told = told.filter(pk__in=placed.values("story"))
    if topic:
        filed = models.Member.objects.filter(article__in=models.Topic.objects.filter(name=topic).values("article"))
        told = told.filter(pk__in=filed.values("story"))
    return told


def countries_of_days(days: Iterable[date], most: int) -> list[Counted]:
    """The countries that most stories of these days name."""
    return _most(models.Place.objects.exclude(country=None), "country", days, most)


def topics_of_days(days: Iterable[date], most: int) -> list[Counted]:
    """The topics that most stories of these days have."""
    return _most(models.Topic.objects.all(), "name", days, most)


def _most(found: QuerySet[models.Place] | QuerySet[models.Topic], field: str, days: Iterable[date], most: int) -> list[Counted]:
    told = found.filter(article__member__story__day__in=list(days)).values(field)
    counted = told.annotate(count=Count("article__member__story", distinct=True)).order_by("-count", field)
    return [Counted(row[field], row["count"]) for row in counted[:most]]


# Outlets


@dataclass(frozen=True, slots=True)
class Habits:
    """On whose word an outlet tells what was said in its newest `articles`: `statements` in all; `own` without a link before the outlet
    itself; and how many came through a wire agency, another medium, a document, a body or person. One may have come through several."""

    articles: int
    statements: int
    own: int
    wire: int
    medium: int
    document: int
    body: int
    links: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A word that judges, of whom, how often."""

    text: str
    stance: str
    whom: str | None
    count: int


def outlet(key: str) -> models.Outlet | None:
    """The outlet of a key that has articles."""
    return queries.outlets().filter(key=key).first()


def outlets_told() -> QuerySet[models.Outlet]:
    """All outlets with the number of their `count` articles, `first` and `last` day, `edits` made in silence; those with most first."""
    edits = Count("articles__states", filter=Q(articles__states__silent=True), distinct=True)
    told = models.Outlet.objects.annotate(
        count=Count("articles", distinct=True), first=Min("articles__day"), last=Max("articles__day"), edits=edits
    )
    return told.filter(count__gt=0).order_by("-count", "key")


def articles_by_day(outlet: models.Outlet) -> list[tuple[date, int]]:
    """How many articles an outlet published on each day on which it did."""
    told = models.Article.objects.filter(outlet=outlet).exclude(day=None).values("day").annotate(count=Count("pk")).order_by("day")
    return [(row["day"], row["count"]) for row in told if row["day"]]


def countries_of_outlet(outlet: models.Outlet, most: int) -> list[Counted]:
    """The countries that most of its articles name."""
    return _of_outlet(models.Place.objects.exclude(country=None), "country", outlet, most)


def topics_of_outlet(outlet: models.Outlet, most: int) -> list[Counted]:
    """The topics of most of its articles."""
    return _of_outlet(models.Topic.objects.all(), "name", outlet, most)


def _of_outlet(found: QuerySet[models.Place] | QuerySet[models.Topic], field: str, outlet: models.Outlet, most: int) -> list[Counted]:
    told = found.filter(article__outlet=outlet).values(field).annotate(count=Count("article", distinct=True)).order_by("-count", field)
    return [Counted(row[field], row["count"]) for row in told[:most]]


def words_of_outlet(outlet: models.Outlet, most: int) -> list[Used]:
    """The judging words that an outlet uses most in its own voice, and of whom."""
    used = models.Label.objects.filter(PUBLISHED_BY, article__outlet=outlet).values("sought", "stance", "target__name")
    counted = used.annotate(text=Min("text"), count=Count("pk")).order_by(
        "-count", "sought", "stance", F("target__name").asc(nulls_last=True)
    )
    return [Used(row["text"], row["stance"], row["target__name"], row["count"]) for row in counted[:most]]


def habits_of(outlet: models.Outlet, most: int) -> Habits:
    """Through whom what it tells reached it."""
    newest = list(queries.newest_articles().filter(outlet=outlet).values_list("pk", flat=True)[:LATELY])
    told = models.Statement.objects.filter(article__in=newest).count()
    itself = set(terms.folded(outlet.name).split())
    rows = models.Link.objects.filter(statement__article__in=newest).values("sought", "statement").annotate(text=Min("text"))
    statements: dict[str, set[int]] = {kind: set() for kind in terms.LINKS}
    names: dict[str, tuple[str, set[int]]] = {}
    for row in rows:
        if not set(terms.folded(row["text"]).split()) <= itself:
            statements[terms.link_kind(row["text"])].add(row["statement"])
            names.setdefault(row["sought"], (row["text"], set()))[1].add(row["statement"])
    links = sorted((Counted(text, len(of)) for text, of in names.values()), key=lambda link: (-link.count, link.name))
    own = told - len(set().union(*statements.values()))
    counts = {kind: len(of_kind) for kind, of_kind in statements.items()}
    return Habits(articles=len(newest), statements=told, own=own, links=tuple(links[:most]), **counts)


def edits_of(outlet: models.Outlet) -> QuerySet[models.Version]:
    """What an outlet changed in silence."""
    return queries.silent_edits().filter(article__outlet=outlet)
