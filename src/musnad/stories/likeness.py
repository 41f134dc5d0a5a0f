"""How alike two articles are, feature by feature, and what to say about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import fsum

from musnad.stories.profile import Profile, Vector
from musnad.stories.weights import Weights

MOST_NUMBERS = 2  # shared figures that count
_DAY = timedelta(days=1)
SHOWN = 0.25  # a feature is told where it is at least this


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles (the smaller id first), how likely they tell one story (0–1), and why."""

    one: str
    other: str
    likelihood: float
    because: tuple[str, ...]


FEATURES = ("headline", "opening", "text", "events", "actors", "places", "day", "numbers", "gap")  # in the order of the weighted table


def features(one: Profile, other: Profile) -> tuple[float, ...]:
    """The features of two articles in the order of `FEATURES`, whichever of the two comes first."""
    return _features(one, other, _cosine(one.opening, other.opening))


def _features(one: Profile, other: Profile, opening: float) -> tuple[float, ...]:
    return (
        _cosine(one.headline, other.headline),
        opening,
        _cosine(one.text, other.text),
        _shared(one.events, other.events),
        _shared(one.actors, other.actors),
        _shared(one.places, other.places),
        float(one.day is not None and one.day == other.day),
        float(min(MOST_NUMBERS, len(one.numbers & other.numbers))),
        abs(one.moment - other.moment) / _DAY if one.moment and other.moment else 0.0,
    )


def likelihood(one: Profile, other: Profile, weights: Weights) -> float:
    """How likely two articles are to tell one story, 0–1; 0 where a glance at their openings tells that they do not."""
    opening = _cosine(one.opening, other.opening)
    return weights.likelihood(_features(one, other, opening)) if opening >= weights.glance else 0.0


def explain(one: Profile, other: Profile, likelihood: float) -> Likeness:
    """What two articles share, in words."""
    found = dict(zip(FEATURES, features(one, other), strict=True))
    words = (f"{name} {found[name]:.2f}" for name in ("headline", "opening", "text") if found[name] >= SHOWN)
    return Likeness(one.id, other.id, likelihood, (*words, *_shared_things(one, other)))


def _shared_things(one: Profile, other: Profile) -> Iterator[str]:
    for name in ("events", "actors", "places", "numbers"):
        if both := getattr(one, name) & getattr(other, name):
            yield f"{name} {'، '.join(sorted(both))}"
    if one.day and one.day == other.day:
        yield f"day {one.day}"


def _cosine(one: Vector, other: Vector) -> float:
    """Cosine of two vectors of length 1."""
    shared = one.keys() & other.keys()
    return fsum([one[word] * other[word] for word in shared]) if shared else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard similarity; 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
