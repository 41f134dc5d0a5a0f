"""What the drawings of events hold, as frozen records: the page has them as tables, its script draws the JSON twin."""

from calendar import isleap, monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date

from musnad_desk.catalog import gathering
from musnad_desk.catalog.findings import EventsAsked, event_types
from musnad_desk.findings.content import STATUSES
from musnad_desk.shared.names import country_name, latin, name_of
from musnad_desk.shared.plot import Unit, over_time, start_of

NODES, TIES, SPOTS = 40, 60, 300  # drawn at most; ties: rows of the table


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and what may be."""

    asked: EventsAsked
    types: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The events of one type, one count for each period."""

    type: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year, by its first day; the last; how many events."""

    first: date
    last: date
    events: int

    @property
    def asks(self) -> dict[str, str]:
        """The fields of a question of its days."""
        return {"since": self.first.isoformat(), "until": self.last.isoformat()}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events over time, by type; `beyond` counts those of years far off, which are not drawn."""

    form: Asked
    unit: Unit
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the table beside the network."""

    one: gathering.Node
    other: gathering.Node
    events: int
    type: str


@dataclass(frozen=True, slots=True)
class Network:
    """Who takes part in events with whom; `kinds`: what kinds of nodes are called, `labels`: names in Latin letters by ids, on pages that
    are not in Arabic."""

    form: Asked
    network: gathering.Network
    kinds: dict[str, str]
    labels: dict[str, str]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 alpha-3 code, with the number of its events."""

    code: str
    name: str
    events: int

    @property
    def asks(self) -> dict[str, str]:
        """The fields of a question of its events."""
        return {"country": self.code}


@dataclass(frozen=True, slots=True)
class Map:
    """Where events took place."""

    form: Asked
    countries: tuple[Country, ...]
    places: tuple[gathering.Spot, ...]


def timeline(asked: EventsAsked) -> Timeline:
    """Events over time."""
    rows = gathering.events_by_day(asked)
    plot = over_time((day, count) for day, _, count in rows)
    counts: Counter[tuple[str, date]] = Counter()
    for day, type_, count in rows:
        counts[type_, start_of(day, plot.unit)] += count
    firsts = [bar.first for bar in plot.bars]
    series = (
        Series(type_, name_of(type_), tuple(counts[type_, first] for first in firsts)) for type_ in sorted({type_ for type_, _ in counts})
    )
    periods = (Period(bar.first, _last_day(bar.first, plot.unit), bar.count) for bar in plot.bars)
    return Timeline(_form(asked), plot.unit, tuple(periods), tuple(series), plot.beyond)


def _last_day(first: date, unit: Unit) -> date:
    """The last day of the period that begins with a day."""
    days = {"day": 1, "month": monthrange(first.year, first.month)[1], "year": 366 if isleap(first.year) else 365}[unit]
    return date.fromordinal(first.toordinal() + days - 1)


def network(asked: EventsAsked) -> Network:
    """Who takes part in events with whom."""
    found = gathering.network(asked, NODES)
    nodes = {node.id: node for node in found.nodes}
    pairs = (Pair(nodes[tie.one], nodes[tie.other], tie.events, tie.type) for tie in found.ties[:TIES])
    kinds = {node.kind: name_of(node.kind) for node in found.nodes}
    labels = {node.id: told for node in found.nodes if (told := latin(node.name, node.kind))}
    return Network(_form(asked), found, kinds, labels, tuple(pairs))


def on_map(asked: EventsAsked) -> Map:
    """Where events took place."""
    countries = (Country(code, country_name(code), count) for code, count in gathering.events_by_country(asked))
    return Map(_form(asked), tuple(countries), tuple(gathering.events_by_place(asked, SPOTS)))


def _form(asked: EventsAsked) -> Asked:
    return Asked(asked, tuple(event_types()), STATUSES)
