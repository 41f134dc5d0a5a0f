"""Whom a pronoun or the subject inside a verb may mean: actors named before it, weighed.

Weights multiply (a noisy-or of independent signs would need training data that is not there): how near the actor was named, whether the
words agree, whether a human is asked for, and whether the actor stood inside the naming of another.
"""

from collections.abc import Iterator
from math import exp

from musnad.actors.named import Actors, Named

_FADES = 45.0  # tokens after which a naming counts e times less
_KEPT = 5
_LEAST = 0.02
_UNKNOWN, _AGAINST = 0.6, 0.03  # factors where agreement is not known, and where it fails
_INNER, _GOVERNED = 0.35, 0.7  # factors of a naming inside another, and of one with letters before it
_HUMANS = ("person", "group")
_DUAL = 2


def antecedents(actors: Actors, at: int, gender: str, number: str, human: bool | None) -> tuple[tuple[int, float], ...]:
    """Actors that a pronoun or an elided subject at token `at` may mean, likeliest first, with weights that sum to 1.

    gender (m f) and number (s d p) are those of the pronoun or verb, empty where it does not tell; human: whether only people can be
    meant (True), only others (False), or either. Empty where nobody was named before `at`.
    """
    weights: dict[int, float] = {}
    for place, factor in _before(actors, at):
        agrees = factor * _agreement(actors, place, gender, number) * _humanity(actors, place, human) * place.weight
        for index in _members(place, number):
            weights[index] = max(weights.get(index, 0.0), agrees * exp((place.first - at) / _FADES)) + 0.1 * agrees * (index in weights)
    total = sum(weights.values())
    ranked = sorted(((weight / total, index) for index, weight in weights.items()), reverse=True)[:_KEPT] if total else []
    kept = [(weight, index) for weight, index in ranked if weight >= _LEAST]
    rest = sum(weight for weight, _ in kept)
    return tuple((index, weight / rest) for weight, index in kept)


def _before(actors: Actors, at: int) -> Iterator[tuple[Named, float]]:
    for place in actors.places:
        if place.after <= at:
            yield place, _GOVERNED if place.skip else 1.0
    for place in actors.inner:
        if place.after <= at:
            yield place, _INNER


def _members(place: Named, number: str) -> tuple[int, ...]:
    return place.actors if number != "s" or len(place.actors) == 1 else ()


def _agreement(actors: Actors, place: Named, gender: str, number: str) -> float:
    factor = 1.0
    if gender and number in ("", "s"):
        factor *= _UNKNOWN if not place.gender else 1.0 if place.gender == gender else _AGAINST
    if number == "d":
        factor *= 1.0 if place.number == "d" or len(place.actors) == _DUAL else _AGAINST
    elif number == "p":
        factor *= 1.0 if place.number == "p" or len(place.actors) > 1 else _UNKNOWN if _is_group(actors, place) else _AGAINST
    elif number == "s":
        factor *= _AGAINST if place.number in ("d", "p") else 1.0
    return factor


def _is_group(actors: Actors, place: Named) -> bool:
    return any(actors.proposed[index].kind in ("group", "armed_group") for index in place.actors)


def _humanity(actors: Actors, place: Named, human: bool | None) -> float:
    if human is None:
        return 1.0
    people = any(actors.proposed[index].kind in _HUMANS for index in place.actors)
    return 1.0 if people == human else _AGAINST
