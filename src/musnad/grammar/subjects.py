"""Who does what a verb says: candidates among the noun phrases round it, weighed by a table of features learned of PUD.

Arabic puts the subject behind the verb, which then stays in the singular, or before it, with full agreement; where no phrase fits, the
subject is a pronoun inside the verb (Badawi, Carter and Gully 2016, 3.1). Each candidate is a set of features; their weights add up
and are turned into shares that sum to 1 (a log-linear model, Berger and others 1996).
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from musnad.grammar.faces import Face
from musnad.grammar.syntax import NounPhrase, Subject
from musnad.lexicon import Lexicon

_BEHIND, _BEFORE = 3, 2  # phrases without a preposition that are looked at on either side
_KEPT = 4
_LEAST = 0.02  # a candidate with a smaller share is left out
_CLAUSE_WORDS = ("complement", "relative", "adverbial", "coordinate")


class Scene(NamedTuple):
    """One document while its verbs are read: chosen faces, noun phrases, and the innermost phrase of each token (-1: none)."""

    faces: Sequence[Face]
    phrases: Sequence[NounPhrase]
    phrase_at: Sequence[int]


class Candidate(NamedTuple):
    """A phrase, or None for a pronoun, with what speaks for and against it."""

    phrase: int | None
    features: tuple[str, ...]


def read_weights(lexicon: Lexicon) -> dict[str, float]:
    """Weights of features from the table `grammar_subjects`."""
    return {feature: float(weight) for feature, _, weight in (row.partition("\t") for row in lexicon.rows("grammar_subjects"))}


def rank(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Subject, ...]:
    """Candidates as subjects, best first; shares sum to 1."""
    scores = [sum([weights.get(feature, 0.0) for feature in c.features]) for c in candidates]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    ranked = sorted(zip(shares, candidates, strict=True), key=lambda pair: -pair[0])[:_KEPT]
    kept = [(share, c.phrase) for share, c in ranked if share >= _LEAST * total]
    total = sum(share for share, _ in kept)
    return tuple(Subject(phrase, share / total) for share, phrase in kept)


def candidates(scene: Scene, at: int, first: int, after: int) -> list[Candidate]:
    """What may be the subject of the verb at `at` in the sentence `first` up to `after`."""
    verb = scene.faces[at]
    found = [*_behind(scene, verb, at, after), *_before(scene, verb, at, first)]
    return [Candidate(None, _pronoun(scene, verb, at, first, found)), *found]


def _behind(scene: Scene, verb: Face, at: int, after: int) -> list[Candidate]:
    found: list[Candidate] = []
    seen: set[str] = set()
    skipped = 0
    i = at + 1
    while i < after and len(found) < _BEHIND:
        number, face = scene.phrase_at[i], scene.faces[i]
        if number >= 0:
            phrase = scene.phrases[number]
            if phrase.preposition:
                skipped += 1
            elif phrase.link != "coordination" or not found:
                found.append(Candidate(number, _features_behind(scene, verb, phrase, len(found), skipped, seen)))
            i = phrase.after
            continue
        if face.kind == "V" or face.role in _CLAUSE_WORDS:
            break
        if face.kind == "PUNCT":
            seen.add(face.analysis.stem)
        i += 1
    return found


def _features_behind(scene: Scene, verb: Face, phrase: NounPhrase, order: int, skipped: int, seen: set[str]) -> tuple[str, ...]:
    features = verb.analysis.features
    place = f"behind{order}"
    return (
        place,
        f"{place} {_gender(features.gender, phrase.gender)}",
        f"{place} number {features.number or '?'}",
        f"{place} {verb.analysis.object}{'o' if verb.pronoun else ''}{features.voice[:1]}",
        f"{place} skipped {min(skipped, 2)}",
        *_kind(scene, phrase, "behind"),
        *[f"behind mark {mark}" for mark in seen],
        f"behind person {features.person}",
    )


def _before(scene: Scene, verb: Face, at: int, first: int) -> list[Candidate]:
    found: list[Candidate] = []
    crossed: set[str] = set()
    i = at - 1
    gap = 0
    while i >= first and len(found) < _BEFORE:
        number, face = scene.phrase_at[i], scene.faces[i]
        if number >= 0:
            phrase = scene.phrases[number]
            if not phrase.preposition:
                found.append(Candidate(number, _features_before(scene, verb, phrase, gap, len(found), crossed, first)))
            gap += 1
            i = phrase.first - 1
            continue
        if face.kind == "V":
            crossed.add("V")
        elif face.role in _CLAUSE_WORDS:
            crossed.add(face.role)
            if face.role in ("complement", "coordinate", "adverbial"):
                break
        elif face.kind == "PUNCT":
            crossed.add(face.analysis.stem)
        i -= 1
    return found


def _features_before(scene: Scene, verb: Face, phrase: NounPhrase, gap: int, order: int, crossed: set[str], first: int) -> tuple[str, ...]:
    f = verb.analysis.features
    opener = scene.faces[phrase.first - 1] if phrase.first > first else None
    place = f"before{order}"
    stands = "first" if opener is None else opener.role or opener.kind
    return (
        place,
        f"before {_gender(f.gender, phrase.gender)}",
        f"before number {_number(f.number, phrase.number)}",
        f"before gap {min(gap, 3)}",
        f"before {stands}",
        f"before verb {verb.conjunction and 'and'}",
        f"before {'definite' if phrase.definite else 'indefinite'} gap {min(gap, 1)}",
        *_kind(scene, phrase, "before"),
        *[f"before crossed {mark}" for mark in crossed],
        f"before person {f.person}",
    )


def _kind(scene: Scene, phrase: NounPhrase, place: str) -> tuple[str, ...]:
    face, top = scene.faces[phrase.head], scene.faces[phrase.first]
    kinds = [f"{place} kind {face.kind}", f"{place} {'human' if phrase.human else 'thing'}", f"{place} link {phrase.link}"]
    if top.role:
        kinds.append(f"{place} {top.role}")
    if face.state == "a":
        kinds.append(f"{place} complete {face.analysis.features.case}")
    if not phrase.definite:
        kinds.append(f"{place} indefinite")
    return tuple(kinds)


def _gender(verb: str, noun: str) -> str:
    return f"gender {verb}{noun or '?'}"


def _number(verb: str, noun: str) -> str:
    return f"{verb}{noun or '?'}"


def _pronoun(scene: Scene, verb: Face, at: int, first: int, found: Sequence[Candidate]) -> tuple[str, ...]:
    f = verb.analysis.features
    opener = scene.faces[at - 1] if at > first else None
    stands = "first" if opener is None else opener.role or opener.kind
    indefinite = opener is not None and scene.phrase_at[at - 1] >= 0 and not scene.phrases[scene.phrase_at[at - 1]].definite
    return (
        "pronoun",
        f"pronoun {stands}",
        f"pronoun person {f.person} {f.number}",
        f"pronoun {'and' if verb.conjunction else ''} {stands}",
        f"pronoun voice {f.voice}",
        *(("pronoun behind indefinite",) if indefinite else ()),
        *(("pronoun object",) if verb.pronoun else ()),
        *(("pronoun alone",) if not found else ()),
    )
