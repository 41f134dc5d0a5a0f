"""Events gathered: by day and type, by pairs of those who take part, by place; each of what a table of events asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import Count

from musnad_desk.catalog import models, queries
from musnad_desk.catalog.findings import EventsAsked, events_asked

NETWORKED = 2_000  # events, the newest, whose participants are connected
CROWDED = 12  # participants of one event that are connected with each other: an assembly of all is no tie between any two
ROUGH = "country"  # precision of a place that is known by its country alone


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody with a public page, in how many of the events."""

    id: str
    name: str
    kind: str
    events: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes, by their ids, that took part in the same events: in how many, and of which type most are."""

    one: str
    other: str
    events: int
    type: str


@dataclass(frozen=True, slots=True)
class Network:
    """Who takes part in events with whom, those with most events first."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map (degrees, WGS 84) with the number of its events."""

    name: str
    country: str | None
    lat: float
    lon: float
    events: int


def events_by_day(asked: EventsAsked) -> list[tuple[date, str, int]]:
    """How many events of each type began on each day."""
    found = events_asked(asked).exclude(first_day=None).order_by().values("first_day", "type").annotate(count=Count("pk"))
    return [(row["first_day"], row["type"], row["count"]) for row in found.order_by("first_day", "type") if row["first_day"]]


def network(asked: EventsAsked, most: int) -> Network:
    """The `most` actors with a public page that take part in most of the newest events, and their ties."""
    events = events_asked(asked).values_list("pk", flat=True)[:NETWORKED]
    public = queries.public(models.Actor.objects.all())
    parts = models.Participant.objects.filter(event__in=events, appearance__actor__in=public)
    rows = parts.values_list(
        "event", "event__type", "appearance__actor__key", "appearance__actor__name", "appearance__actor__kind"
    ).distinct()
    return _connected(rows, most)


def _connected(rows: Iterable[tuple[int, str, str, str, str]], most: int) -> Network:
    together: dict[tuple[int, str], set[str]] = {}
    told: dict[str, tuple[str, str]] = {}
    times: dict[str, int] = {}
    for event, type_, key, name, kind in rows:
        together.setdefault((event, type_), set()).add(key)
        told[key] = (name, kind)
        times[key] = times.get(key, 0) + 1
    shown = sorted(times, key=lambda key: (-times[key], key))[:most]
    ties: dict[tuple[str, str], dict[str, int]] = {}
    for (_, type_), keys in together.items():
        for pair in combinations(sorted(keys & set(shown)), 2) if len(keys) <= CROWDED else ():
            of = ties.setdefault(pair, {})
            of[type_] = of.get(type_, 0) + 1
    tied = [Tie(one, other, sum(of.values()), max(of, key=lambda type_: (of[type_], type_))) for (one, other), of in ties.items()]
    nodes = tuple(Node(key, *told[key], times[key]) for key in shown)
    return Network(nodes, tuple(sorted(tied, key=lambda tie: (-tie.events, tie.one, tie.other))))


def events_by_country(asked: EventsAsked) -> list[tuple[str, int]]:
    """How many events took place in each country, most first."""
    found = events_asked(asked).exclude(located__country=None).order_by().values("located__country").annotate(count=Count("pk"))
    rows = found.order_by("-count", "located__country")
    return [(row["located__country"], row["count"]) for row in rows if row["located__country"]]


def events_by_place(asked: EventsAsked, most: int) -> list[Spot]:
    """The places of most events that are known more closely than by their country."""
    placed = events_asked(asked).exclude(located__lat=None).exclude(located__lon=None).exclude(located__precision=ROUGH)
    where = ("located__name", "located__country", "located__lat", "located__lon")
    rows = placed.order_by().values_list(*where).annotate(count=Count("pk")).order_by("-count", *where)[:most]
    return [Spot(name, country, lat, lon, count) for name, country, lat, lon, count in rows if name and lat is not None and lon is not None]
