"""Questions about one actor across all articles: when and about what it speaks, whom it met and acts with, how outlets label it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q

from musnad_desk.catalog import models, queries
from musnad_desk.catalog.coverage import Counted

MEETING = "CONSULT"  # PLOVER's type of meetings, visits and calls
TOLD = ("happened", "past")  # what took place
EVENTS = 1_000  # of an actor, the newest, among which its companions are counted
HIDDEN = 4  # times as many are counted as are shown: some of them have no public page


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
    """Of the newest events of an actor. Who may have a public page is asked of those alone who are most often with it."""
    own = models.Participant.objects.filter(of, appearance__actor__key=actor).order_by("-event__place_in_time", "-event")
    newest = list(dict.fromkeys(own.values_list("event", flat=True)[:EVENTS]))
    shared = models.Participant.objects.filter(event__in=newest).exclude(appearance__actor__key=actor)
    counted = shared.values("appearance__actor").annotate(events=Count("event", distinct=True), last=Max("event__last_day"))
    rows = list(counted.order_by("-events", F("last").desc(nulls_last=True), "appearance__actor")[: most * HIDDEN])
    actors = queries.public(models.Actor.objects.all()).in_bulk([row["appearance__actor"] for row in rows])
    rows = [row for row in rows if row["appearance__actor"] in actors][:most]
    types: dict[int, list[str]] = {}
    of_rows = shared.filter(appearance__actor__in=[row["appearance__actor"] for row in rows]).values("appearance__actor", "event__type")
    for row in of_rows.annotate(count=Count("event", distinct=True)).order_by("-count", "event__type"):
        types.setdefault(row["appearance__actor"], []).append(row["event__type"])
    return [
        Companion(who.key, who.name, who.kind, row["events"], tuple(types[who.pk]), row["last"])
        for row in rows
        for who in (actors[row["appearance__actor"]],)
    ]


def labels_by_outlet(actor: str, most: int) -> list[Labelled]:
    """How outlets judge an actor, or let it be judged, most often first."""
    told = models.Label.objects.filter(target__actor__key=actor).values("article__outlet__name", "voice__name", "sought", "stance")
    counted = told.annotate(text=Min("text"), count=Count("pk")).order_by("-count", "article__outlet__name", "voice__name", "sought")
    return [Labelled(row["article__outlet__name"], row["voice__name"], row["text"], row["stance"], row["count"]) for row in counted[:most]]
