"""One story as several outlets tell it: facts side by side, where they agree, where one stands alone, where they contradict each other.

Events of several articles are one where their type is the same and either both are told in the openings, since the articles tell one
story, or somebody takes the same part in both. What is compared of an event is compared between articles that align on it. A
contradiction is only told where both sides are exact: two days, two ranges of dead that do not meet, two hosts, two towns far apart, a
sentence and its denial.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import asin, cos, inf, radians, sin, sqrt

from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Event, Number, Place, Reading
from musnad.stories.across import Cast, outlet_of
from musnad.stories.aligned import Alignment, Told, align_events, align_statements, both_open
from musnad.stories.denials import denials
from musnad.stories.records import Compared, Comparison, Fact, FactKind, Naming, Telling, Verdict
from musnad.text.folding import fold_word

DAY = len("2020-08-17")
FAR = 50.0  # km between two towns that are not one place
TOWNS = frozenset({"exact", "town"})
EARTH = 6371.0  # km, its mean radius
TYPE_OF_MEETINGS = "CONSULT"
CERTAIN = 0.6  # confidence of events from which two hosts are held against each other
NAMED = frozenset({"person", "state"})  # kinds of hosts of which two are not one


def compare(readings: Sequence[Reading], lexicon: Lexicon | None = None) -> Comparison:
    """The facts of a story's articles, side by side. Articles are taken in the order of their publication, whatever order they come in.

    Linear in the events of the articles but for pairs of statements of one speaker and of sentences in the openings.
    """
    ordered = sorted(readings, key=lambda reading: (reading.article.published or "~", reading.article.id))
    table = _Table(ordered, Cast(ordered))
    facts = (
        *(fact for event in align_events(ordered, table.cast) for fact in table.of_event(event)),
        *table.participants(),
        *(table.statement(said) for said in align_statements(ordered, table.cast)),
        *table.links(),
        *(table.denial(pair) for pair in denials(ordered, lexicon or shipped_lexicon())),
    )
    return Comparison(tuple(map(_compared, ordered)), facts, tuple(table.labels()))


def _compared(reading: Reading) -> Compared:
    article = reading.article
    return Compared(article.id, outlet_of(reading), article.title, article.published)


class _Table:
    """Makes facts of what is aligned."""

    def __init__(self, readings: Sequence[Reading], cast: Cast) -> None:
        self._readings = readings
        self.cast = cast
        self._outlets = {outlet_of(reading) for reading in readings}

    def of_event(self, event: Alignment[Event]) -> Iterator[Fact]:
        """The event, and what is told of it: where, when, with whom, how many."""
        name = self._event_name(event)
        denied = any(_denied(one, other) for one, other in _of_two_outlets(event))
        yield self._fact("event", name, [self._event(told) for told in event], apart=denied)
        aspects: dict[FactKind, list[Telling]] = {"place": [], "date": [], "host": []}
        for told in event:
            self._aspects(told, aspects)
        yield from (self._fact(kind, name, tellings, apart=self._apart(kind, event)) for kind, tellings in aspects.items() if tellings)
        yield from self._counts(event, name)

    def participants(self) -> Iterator[Fact]:
        """Who takes part, by which outlets name them as doing, undergoing or saying something."""
        tellings: defaultdict[str, list[Telling]] = defaultdict(list)
        for reading in self._readings:
            parts = [actor for event in reading.events for actor in (*event.actors, *event.recipients)]
            speakers = [said.speaker for said in reading.statements if said.speaker]
            for name in self.cast.names(reading, (*parts, *speakers)):
                tellings[name].append(Telling(outlet_of(reading), reading.article.id, name))
        return (self._fact("participant", name, told) for name, told in tellings.items())

    def statement(self, said: Alignment[Telling]) -> Fact:
        """A statement that one outlet or several give; its tellings have the chain that each names."""
        return self._fact("statement", said.name, [told.item for told in said])

    def links(self) -> Iterator[Fact]:
        """The documents, agencies and media that statements came through, by the outlets that name them."""
        tellings: dict[str, dict[str, Telling]] = defaultdict(dict)
        for reading in self._readings:
            for link in (link for said in reading.statements for link in said.via):
                tellings[fold_word(link)].setdefault(reading.article.id, Telling(outlet_of(reading), reading.article.id, link))
        return (self._fact("link", next(iter(told.values())).text, [*told.values()]) for told in tellings.values())

    def denial(self, pair: tuple[Telling, Telling]) -> Fact:
        """A sentence of one outlet that another denies."""
        return self._fact("denial", pair[0].text, [*pair], apart=True)

    def labels(self) -> Iterator[Naming]:
        """Who is judged in which words, by whom: outlets in their order, then as often as they say it."""
        uses: Counter[tuple[str, str, str, str, str]] = Counter()
        for reading in self._readings:
            for label in reading.labels:
                whom = self.cast.name(reading, label.target) or label.of or ""
                uses[whom, outlet_of(reading), label.text, label.stance, self.cast.voice(reading, label.voice)] += 1
        for (whom, outlet, text, stance, voice), times in uses.items():
            yield Naming(whom, outlet, text, "for" if stance == "for" else "against", voice, times)

    def _fact(self, kind: FactKind, what: str, tellings: Sequence[Telling], *, apart: bool = False) -> Fact:
        outlets = {telling.outlet for telling in tellings}
        verdict: Verdict = "one" if len(outlets) == 1 else "all" if outlets == self._outlets else "some"
        if kind != "statement" and not _agree(tellings):
            verdict = "differ"
        return Fact(kind, what, "contradicted" if apart else verdict, tuple(tellings))

    def _event_name(self, event: Alignment[Event]) -> str:
        """Type, mode, and everybody whom any article gives a part in it."""
        kind = " ".join(dict.fromkeys(part for told in event for part in (told.item.type, told.item.mode) if part))
        sides = [
            dict.fromkeys(name for told in event for name in self.cast.names(told.reading, side(told.item))) for side in (_doers, _others)
        ]
        return "   ".join(filter(None, (kind, " → ".join("، ".join(side) for side in sides if side))))

    def _event(self, told: Told[Event]) -> Telling:
        trigger = told.item.trigger
        return Telling(outlet_of(told.reading), told.reading.article.id, trigger.text, trigger.start, told.item.status)

    def _aspects(self, told: Told[Event], aspects: dict[FactKind, list[Telling]]) -> None:
        event, outlet, article = told.item, outlet_of(told.reading), told.reading.article
        if event.place:
            start = article.text.find(event.place)
            aspects["place"].append(Telling(outlet, article.id, event.place, start if start >= 0 else None, fold_word(event.place)))
        if event.date:
            aspects["date"].append(Telling(outlet, article.id, event.date, None, event.date))
        if event.type == TYPE_OF_MEETINGS and (hosts := self.cast.names(told.reading, event.recipients)):
            aspects["host"].append(Telling(outlet, article.id, "، ".join(hosts), None, "، ".join(sorted(hosts))))

    def _counts(self, event: Alignment[Event], name: str) -> Iterator[Fact]:
        """Counts that articles tie to the event, by kind."""
        by_kind: dict[FactKind, list[tuple[Telling, Number]]] = defaultdict(list)
        for told in event:
            for number in (number for number in told.reading.numbers if number.event == told.item.id):
                telling = Telling(outlet_of(told.reading), told.reading.article.id, number.text, number.start, _range(number))
                by_kind[number.kind].append((telling, number))
        for kind, counted in by_kind.items():
            yield self._fact(kind, name, [telling for telling, _ in counted], apart=_counts_apart(counted))

    def _apart(self, kind: FactKind, event: Alignment[Event]) -> bool:
        """Whether two articles of different outlets contradict each other on the place, the day or the host of an event."""
        apart = {"place": _places_apart, "date": _days_apart, "host": self._hosts_apart}[kind]
        return any(apart(one, other) and self._somebody_in_both(one, other) for one, other in _of_two_outlets(event))

    def _somebody_in_both(self, one: Told[Event], other: Told[Event]) -> bool:
        """Whether somebody with a name has a part in both; two crowds may be two."""
        parts = [{self.cast.actor(told.reading, id_) for id_ in (*told.item.actors, *told.item.recipients)} for told in (one, other)]
        return any(actor is not None and actor.kind != "group" for actor in parts[0] & parts[1])

    def _hosts_apart(self, one: Told[Event], other: Told[Event]) -> bool:
        """Whether two openings name one host each, both persons or both states, and not the same."""
        hosts = [[self.cast.actor(told.reading, host) for host in told.item.recipients] for told in (one, other)]
        if not both_open(one, other) or any(len(each) != 1 for each in hosts) or min(one.item.confidence, other.item.confidence) < CERTAIN:
            return False
        (ours,), (theirs,) = hosts
        return bool(ours and theirs and ours.kind == theirs.kind and ours.kind in NAMED and ours.name != theirs.name)


def _doers(event: Event) -> tuple[str, ...]:
    return event.actors


def _others(event: Event) -> tuple[str, ...]:
    return event.recipients


def _agree(tellings: Iterable[Telling]) -> bool:
    """Whether there is a value that every outlet gives."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        values[telling.outlet].add(telling.value)
    return bool(set.intersection(*values.values()))


def _of_two_outlets(event: Alignment[Event]) -> Iterator[tuple[Told[Event], Told[Event]]]:
    return (pair for pair in combinations(event, 2) if outlet_of(pair[0].reading) != outlet_of(pair[1].reading))


def _denied(one: Told[Event], other: Told[Event]) -> bool:
    """Whether it happened in one article and did not in the other."""
    return {one.item.status, other.item.status} == {"happened", "negated"}


def _days_apart(one: Told[Event], other: Told[Event]) -> bool:
    """Whether both articles print a date in figures for the event, and not the same day; `yesterday` hangs on when a page came out."""
    days = [_printed_day(told) for told in (one, other)]
    return None not in days and days[0] != days[1]


def _printed_day(told: Told[Event]) -> str | None:
    printed = {when.value for when in told.reading.dates if len(when.value) == DAY and any(letter.isdigit() for letter in when.text)}
    return told.item.date if told.item.date in printed else None


def _places_apart(one: Told[Event], other: Told[Event]) -> bool:
    """Whether both name a town, and the two lie far from each other."""
    places = [_town(told) for told in (one, other)]
    return places[0] is not None and places[1] is not None and _distance(places[0], places[1]) > FAR


def _town(told: Told[Event]) -> Place | None:
    """The gazetteer's place of an event, if it is a town or something in one."""
    name = fold_word(told.item.place or "")
    places = (place for place in told.reading.places if place.precision in TOWNS and place.lat is not None and place.lon is not None)
    return next((place for place in places if name and fold_word(place.text) == name), None)


def _distance(one: Place, other: Place) -> float:
    """Great-circle distance in km (haversine)."""
    lat_1, lon_1, lat_2, lon_2 = (radians(degrees or 0.0) for degrees in (one.lat, one.lon, other.lat, other.lon))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _range(number: Number) -> str:
    low, high = number.low, number.high
    return str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"


def _counts_apart(counted: Iterable[tuple[Telling, Number]]) -> bool:
    """Whether two outlets give counts of which none of the one may be any of the other."""
    by_outlet: dict[str, list[Number]] = defaultdict(list)
    for telling, number in counted:
        by_outlet[telling.outlet].append(number)
    return any(not any(_may_be_one(a, b) for a in ours for b in theirs) for ours, theirs in combinations(by_outlet.values(), 2))


def _may_be_one(one: Number, other: Number) -> bool:
    lows, highs = ([n.low or 0 for n in (one, other)], [inf if n.high is None else n.high for n in (one, other)])
    return max(lows) <= min(highs)
