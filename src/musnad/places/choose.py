"""Which place a name means: candidates weighed by what the article tells. Every weight below is in the same nats."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from musnad.places.gazetteer import BY_HAND, Entry
from musnad.places.spots import Spot, is_state
from musnad.places.words import AMBIGUOUS, Beside

STATE = 6.5  # a country, before anything is known
PEOPLE = 1.0  # for each power of ten of people
NAMED = 1.2  # for each doubling of how often its country is told in the article
TOLD = 3.0  # doublings that count
BESIDE = 6.0  # its country is told right beside it
DATELINE = 1.5  # the article was written there
FITS, MISFITS = 2.5, -4.0  # the word before it says that kind, or another
ANY = "any"  # value of a word of place that says little: منطقة
LEAST = 1000  # people
NEAR, FAR = 120, 300  # km from the middle of a town to what may still lie in it, over a border and within one country
GOVERNED = frozenset({"in", "to", "from", "motion", "event"})  # roles that show a place
FIT = {
    "town": ("town", "village", "capital"),
    "capital": ("capital", "town"),
    "region": ("region",),
    "quarter": ("quarter",),
    "area": ("area", "region"),
}
_DIAMETER = 12_742  # km, of the earth
_NO_POINTS = frozenset({"country", "continent", "capital", "region", "town", "village", "quarter", "area"})  # every other kind is a point


class Evidence(NamedTuple):
    """How often each country is told in the article, and the countries of its dateline."""

    told: Counter[str]
    dateline: frozenset[str]

    def of(self, country: str) -> float:
        """Doublings of how often a country is told, none if never."""
        return min(TOLD, math.log2(1 + self.told[country]))


class Ranked(NamedTuple):
    """A candidate with its weight and why."""

    entry: Entry
    weight: float
    because: str


def gather(spots: Sequence[Spot], beside: Beside, dateline: frozenset[str]) -> Evidence:
    """The countries that an article tells: by name, by adjective, by places that are in no other."""
    telling = [beside.words[i] for i in beside.telling]
    told = Counter(word.country for word in telling if word.country and AMBIGUOUS not in word.tags)
    for spot in spots:
        countries = {entry.country for entry in spot.entries}
        if len(countries) == 1 and (is_state(spot.entries[0]) or any(not entry.needs for entry in spot.entries)):
            told.update(countries)
    del told[""]
    return Evidence(told, dateline)


def rank(spot: Spot, evidence: Evidence, beside: str) -> list[Ranked]:
    """What a name may mean, likeliest first; `beside` is the country told right beside it. Empty where it is no place here."""
    head = spot.head
    entries = [entry for entry in spot.entries if _may_be(entry, spot, evidence, beside)]
    if head not in ("town", "capital"):  # never a city from a country: الكويت, الجزائر
        states = {entry.country for entry in entries if is_state(entry)}
        entries = [entry for entry in entries if is_state(entry) or entry.country not in states]
    ranked = [_weighed(entry, head, evidence, beside) for entry in entries]
    return sorted(ranked, key=lambda candidate: -candidate.weight) if len(ranked) > 1 else ranked


def _may_be(entry: Entry, spot: Spot, evidence: Evidence, beside: str) -> bool:
    """Whether an entry has the sign that it needs."""
    if spot.named and entry.kind in _NO_POINTS - {"quarter"}:
        return False
    shown = bool(spot.heads or spot.role in GOVERNED)
    if entry.needs == "in" or (entry.needs == "sign" and shown):
        return shown
    told = evidence.told[entry.country] or beside == entry.country or entry.country in evidence.dateline
    if entry.needs == "both" and told and shown:
        return True
    if entry.needs in ("head", "both"):
        return _may_be_everyday(entry, spot, evidence, linked=beside == entry.country != spot.country, told=bool(told))
    return bool(told or not entry.needs or not entry.country)


def _may_be_everyday(entry: Entry, spot: Spot, evidence: Evidence, *, linked: bool, told: bool) -> bool:
    """Whether an everyday word is a place: told to lie in its country, or behind a word like "city" where no other country is told."""
    if linked:
        return True
    doubtful = spot.head == ANY or entry.source != BY_HAND
    return spot.strong and (told or not (doubtful or evidence.told))


def _weighed(entry: Entry, head: str, evidence: Evidence, beside: str) -> Ranked:
    reasons = []
    weight = STATE if is_state(entry) else PEOPLE * math.log10(max(entry.people, LEAST))
    if told := evidence.of(entry.country):
        weight += NAMED * told
        reasons.append(f"{entry.country} told {evidence.told[entry.country]} times")
    if beside:
        weight += BESIDE if beside == entry.country else 0.0
        reasons += [f"{beside} beside it"] * (beside == entry.country)
    if entry.country in evidence.dateline:
        weight += DATELINE
        reasons.append("dateline")
    if fits := FIT.get(head):
        weight += FITS if entry.kind in fits else MISFITS if is_state(entry) else 0.0
        reasons += [f"a {head}"] * (entry.kind in fits)
    elif head == "point" and is_point(entry):
        weight += FITS
    return Ranked(entry, weight, ", ".join(reasons) or "the largest of its name")


def is_point(entry: Entry) -> bool:
    """Whether an entry is a building, base, port or the like."""
    return entry.kind not in _NO_POINTS


def may_lie_in(entry: Entry, around: Entry, head: str) -> bool:
    """Whether a place may lie in another that is no state, `head` being the word of place before that."""
    if not around.country or around.kind == "area" or is_state(around):
        return True
    if entry.country == around.country and (head == "region" or around.kind not in FIT["town"]):
        return True
    return kilometres((entry.lat, entry.lon), (around.lat, around.lon)) <= (FAR if entry.country == around.country else NEAR)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far apart two points, latitude and longitude in degrees, are on a sphere."""
    lat, lon, other_lat, other_lon = map(math.radians, (*a, *b))
    half = math.sin((lat - other_lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin((lon - other_lon) / 2) ** 2
    return _DIAMETER * math.asin(math.sqrt(min(1.0, half)))


def shares(ranked: Sequence[Ranked]) -> list[float]:
    """The weights as probabilities."""
    best = ranked[0].weight
    powers = [math.exp(candidate.weight - best) for candidate in ranked]
    return [power / sum(powers) for power in powers]
