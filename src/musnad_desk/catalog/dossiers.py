"""Questions about one actor across all articles: when and about what it speaks, whom it met and acts with, how outlets label it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q

from musnad_desk.catalog import models, queries
from musnad_desk.catalog.coverage import Counted

MEETING = "CONSULT"  # PLOVER's type of meetings, visits and calls
TOLD = ("happened", "past")  # what took place


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody with a public page who took part in the same events: in how many, of which types, and the last day of one."""

    id: str
    name: str
    kind: str
    events: int
    types: tuple[str, ...]
    last: date | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word by which an outlet judges, in its own voice or in words that it quotes (`voice`), and how often."""

    outlet: str | None
    voice: str | None
    text: str
    stance: str
    count: int


def statements_by_day(actor: str) -> list[tuple[date, int]]:
    """How often an actor is reported to have spoken in the articles of each day."""
    told = models.Statement.objects.filter(speaker__actor__key=actor).exclude(article__day=None)
    counted = told.values("article__day").annotate(count=Count("pk")).order_by("article__day")
    return [(row["article__day"], row["count"]) for row in counted if row["article__day"]]


def topics_of_statements(actor: str, most: int) -> list[Counted]:
    """The topics of the articles in which an actor speaks, by the number of these articles."""
    spoken = models.Statement.objects.filter(speaker__actor__key=actor).values("article")
    counted = models.Topic.objects.filter(article__in=spoken).values("name").annotate(count=Count("article", distinct=True))
    return [Counted(row["name"], row["count"]) for row in counted.order_by("-count", "name")[:most]]


def met_by(actor: str, most: int) -> list[Companion]:
    """Whom an actor met, visited or called, most often first."""
    return _companions(actor, Q(event__type=MEETING, event__status__in=TOLD), most)


def acted_with(actor: str, most: int) -> list[Companion]:
    """Who takes part in events with an actor, on whichever side, most often first."""
    return _companions(actor, Q(), most)


def _companions(actor: str, of: Q, most: int) -> list[Companion]:
    own = models.Participant.objects.filter(appearance__actor__key=actor).values("event")
    public = queries.public(models.Actor.objects.exclude(key=actor))
    shared = models.Participant.objects.filter(of, event__in=own, appearance__actor__in=public)
    whom = ("appearance__actor__key", "appearance__actor__name", "appearance__actor__kind")
    counted = shared.values(*whom).annotate(events=Count("event", distinct=True), last=Max("event__last_day"))
    rows = list(counted.order_by("-events", F("last").desc(nulls_last=True), *whom)[:most])
    found = shared.filter(appearance__actor__key__in=[row[whom[0]] for row in rows])
    types: dict[str, list[str]] = {}
    by_type = found.values(whom[0], "event__type").annotate(count=Count("event", distinct=True)).order_by("-count", "event__type")
    for row in by_type:
        types.setdefault(row[whom[0]], []).append(row["event__type"])
    key, name, kind = whom
    return [Companion(row[key], row[name], row[kind], row["events"], tuple(types[row[key]]), row["last"]) for row in rows]


def labels_by_outlet(actor: str, most: int) -> list[Labelled]:
    """How outlets judge an actor, or let it be judged, most often first."""
    told = models.Label.objects.filter(target__actor__key=actor).values("article__outlet__name", "voice__name", "sought", "stance")
    counted = told.annotate(text=Min("text"), count=Count("pk")).order_by("-count", "article__outlet__name", "voice__name", "sought")
    return [Labelled(row["article__outlet__name"], row["voice__name"], row["text"], row["stance"], row["count"]) for row in counted[:most]]
