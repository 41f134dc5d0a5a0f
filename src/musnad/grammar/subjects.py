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
_REACH = 150  # tokens that are looked at on either side: a line of nothing but verbs would cost the square of its length
_KEPT = 4
_LEAST = 0.02  # a candidate with a smaller share is left out
_VERBS = ("V", "U")
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
    verb = _Verb(scene.faces[at])
    found = [*_behind(scene, verb, at, after), *_before(scene, verb, at, first)]
    return [Candidate(None, _pronoun(scene, verb, at, first, found)), *found]


class _Verb:
    """What features ask of a verb."""

    def __init__(self, face: Face) -> None:
        f = face.analysis.features
        self.gender, self.number, self.person, self.voice, self.aspect = f.gender, f.number, f.person, f.voice[:1], f.aspect[:1]
        self.joined = "and" if face.conjunction else ""
        self.auxiliary = face.kind == "U"
        self.lemma = face.analysis.lemma
        self.takes = (
            ("leans" if self.auxiliary else face.analysis.object)
            + ("o" if face.pronoun else "")
            + (self.voice if self.voice == "p" else "")
        )


def _behind(scene: Scene, verb: _Verb, at: int, after: int) -> list[Candidate]:
    found: list[Candidate] = []
    seen: set[str] = set()
    skipped, passed = 0, not verb.auxiliary
    i = at + 1
    while i < min(after, at + _REACH) and len(found) < _BEHIND:
        number, face = scene.phrase_at[i], scene.faces[i]
        if number >= 0:
            phrase = scene.phrases[number]
            if phrase.preposition or scene.faces[phrase.first].role == "time":
                skipped += 1
            elif phrase.link != "coordination" or not found:
                found.append(Candidate(number, _features_behind(scene, verb, phrase, (len(found), skipped, i == at + 1), seen)))
            i = phrase.after
            continue
        if (face.kind in _VERBS and passed) or face.role in _CLAUSE_WORDS:
            break
        if face.kind in _VERBS:
            passed = True
            seen.add("V")
        elif face.kind == "PUNCT":
            seen.add(face.analysis.stem)
        i += 1
    return found


def _features_behind(scene: Scene, verb: _Verb, phrase: NounPhrase, where: tuple[int, int, bool], seen: set[str]) -> tuple[str, ...]:
    order, skipped, adjacent = where
    place = f"behind{order}"
    head = scene.faces[phrase.head].analysis.features
    being = f"{'definite' if phrase.definite else 'indefinite'} {'human' if phrase.human else 'thing'}"
    return (
        place,
        f"{place} gender {verb.gender}{phrase.gender or '?'}",
        f"{place} number {verb.number or '?'}",
        f"{place} {verb.takes}",
        f"{place} skipped {min(skipped, 2)}",
        *_kind(scene, phrase, "behind"),
        f"behind form {head.form} {verb.takes}",
        f"{place} {being} {verb.takes}",
        f"behind lemma {verb.lemma}",
        f"behind lemma {verb.lemma} {head.form}",
        *[f"behind mark {mark}" for mark in seen],
        f"behind person {verb.person}",
        f"behind adjacent {adjacent}",
    )


def _before(scene: Scene, verb: _Verb, at: int, first: int) -> list[Candidate]:
    """The nearest phrases before a verb, and the one that stands first in the clause it may belong to."""
    found: list[Candidate] = []
    crossed: set[str] = set()
    gap = balance = 0
    i = at - 1
    while i >= max(first, at - _REACH):
        number, face = scene.phrase_at[i], scene.faces[i]
        if number >= 0:
            phrase = scene.phrases[number]
            if not phrase.preposition and scene.faces[phrase.first].role != "time" and not (found and phrase.link == "coordination"):
                order = min(len(found), _BEFORE)
                found[order:] = [Candidate(number, _features_before(scene, verb, phrase, (order, gap, balance, first), crossed))]
            gap += 1
            i = phrase.first - 1
            continue
        if face.kind in _VERBS:
            crossed.add(face.kind)
            balance += face.kind == "V"
        elif face.role in _CLAUSE_WORDS:
            crossed.add(face.role)
            balance -= face.role == "relative"
            if face.role in ("complement", "coordinate", "adverbial"):
                break
        elif face.kind == "PUNCT":
            crossed.add(face.analysis.stem)
        i -= 1
    return found


def _features_before(scene: Scene, verb: _Verb, phrase: NounPhrase, where: tuple[int, int, int, int], crossed: set[str]) -> tuple[str, ...]:
    order, gap, balance, first = where
    place = f"before{order}"
    stands = _stands(scene.faces[phrase.first - 1] if phrase.first > first else None)
    gender = f"{verb.gender}{phrase.gender or '?'}"
    fits = "fits" if phrase.gender in ("", verb.gender) and (phrase.number in ("", verb.number) or not verb.number) else "differs"
    return (
        place,
        f"before gender {gender}",
        f"before number {verb.number}{phrase.number or '?'}",
        f"before {fits} {stands}",
        f"before {fits} {stands} {min(max(balance, -1), 2)}",
        f"before {verb.joined} {min(max(balance, -1), 2)}",
        f"before gap {min(gap, 3)}",
        f"before {stands}",
        f"before verb {verb.joined}",
        f"before {'definite' if phrase.definite else 'indefinite'} gap {min(gap, 1)}",
        *_kind(scene, phrase, "before"),
        *[f"before crossed {mark}" for mark in crossed],
        f"{place} {fits} {stands}",
        f"before person {verb.person}",
        f"before lemma {verb.lemma}",
    )


def _stands(face: Face | None) -> str:
    """What a neighbour is to a feature."""
    if face is None:
        return "first"
    return face.role or (face.analysis.stem if face.kind == "PUNCT" else face.kind)


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


def _pronoun(scene: Scene, verb: _Verb, at: int, first: int, found: Sequence[Candidate]) -> tuple[str, ...]:
    opener = scene.faces[at - 1] if at > first else None
    stands = _stands(opener)
    follows = scene.faces[at + 1] if at + 1 < len(scene.faces) else None
    behind = _stands(follows)
    indefinite = opener is not None and scene.phrase_at[at - 1] >= 0 and not scene.phrases[scene.phrase_at[at - 1]].definite
    bare = min(sum(c.features[0].startswith("behind") for c in found), 2)
    return (
        "pronoun",
        f"pronoun {stands}",
        f"pronoun person {verb.person} {verb.number}",
        f"pronoun {verb.joined} {stands}",
        f"pronoun voice {verb.voice}",
        f"pronoun next {behind}",
        f"pronoun next {follows.left[:1] if follows else ''} {behind} {verb.takes}",
        f"pronoun bare {bare} {verb.takes}",
        f"pronoun {stands} bare {bare}",
        f"pronoun {stands} {verb.takes}",
        f"pronoun aspect {verb.aspect} {verb.gender} {verb.joined}",
        f"pronoun lemma {verb.lemma}",
        *(("pronoun behind indefinite",) if indefinite else ()),
        *(("pronoun alone",) if not found else ()),
    )
