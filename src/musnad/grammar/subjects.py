"""Who does what a verb says: candidates among the noun phrases round it, weighed by a table of features learned of PUD.

Arabic puts the subject behind the verb, which then stays in the singular, or before it, with full agreement; where no phrase fits, the
subject is a pronoun inside the verb (Badawi, Carter and Gully 2016, 3.1). Each candidate has a shape, which is a set of features; their
weights add up and are turned into shares that sum to 1 (a log-linear model, Berger and others 1996). Shapes recur, so what a shape
weighs is remembered.
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple, TypeAlias

from musnad.grammar.faces import Face, Verbal
from musnad.grammar.scene import Scene
from musnad.grammar.syntax import NounPhrase, Subject
from musnad.lexicon import Lexicon

_BEHIND, _BEFORE = 3, 2  # phrases without a preposition that are looked at on either side
_REACH = 150  # tokens that are looked at on either side: a line of nothing but verbs would cost the square of its length
_LEAST = 0.02  # a candidate with a smaller share is left out
_REMEMBERED = 100_000  # shapes
_CLAUSE_WORDS = frozenset(("complement", "relative", "adverbial", "coordinate"))
_STOPS = frozenset(("complement", "adverbial", "coordinate"))
_VERBS = frozenset(("V", "U"))


class Being(NamedTuple):
    """What a phrase is to a verb; `role` is that of its first word, `complete` the case of a head with tanwin or nun."""

    gender: str
    number: str
    human: bool
    definite: bool
    kind: str
    link: str
    role: str
    complete: str
    form: str


class Behind(NamedTuple):
    """A phrase behind a verb: its number among bare ones, prepositional phrases before it, whether next to the verb, marks passed."""

    verb: Verbal
    being: Being
    order: int
    skipped: int
    adjacent: bool
    seen: tuple[str, ...]


class Before(NamedTuple):
    """A phrase before a verb: order and gap from the verb, verbs less relatives between, what stands before it, what is crossed."""

    verb: Verbal
    being: Being
    order: int
    gap: int
    balance: int
    stands: str
    crossed: tuple[str, ...]


class Inside(NamedTuple):
    """A pronoun inside the verb: what stands before and behind the verb, bare phrases behind it."""

    verb: Verbal
    stands: str
    marker: str
    behind: str
    bare: int
    indefinite: bool
    alone: bool


Shape: TypeAlias = Behind | Before | Inside


class Candidate(NamedTuple):
    """A phrase, or None for a pronoun, with what speaks for and against it."""

    phrase: int | None
    lemma: str
    shape: Shape


def read_weights(lexicon: Lexicon) -> dict[str, float]:
    """Weights of features from the table `grammar_subjects`."""
    return {feature: float(weight) for feature, _, weight in (row.partition("\t") for row in lexicon.rows("grammar_subjects"))}


class Ranker:
    """Ranks candidates by the weights of their features."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._lemmas = frozenset(feature.split(" ")[2] for feature in weights if " lemma " in feature)
        self._shapes: dict[Shape, float] = {}
        self._of_lemmas: dict[tuple[str, str], float] = {}

    def rank(self, candidates: Sequence[Candidate]) -> tuple[Subject, ...]:
        """Candidates as subjects, best first; shares sum to 1."""
        scores = [self._score(c) for c in candidates]
        top = max(scores)
        shares = [exp(score - top) for score in scores]
        least = _LEAST * sum(shares)
        kept = [(share, number) for number, share in enumerate(shares) if share >= least]
        kept.sort(key=_by_share)
        total = sum([share for share, _ in kept])
        return tuple([Subject(candidates[number].phrase, share / total) for share, number in kept])

    def _score(self, candidate: Candidate) -> float:
        shape = candidate.shape
        score = self._shapes.get(shape)
        if score is None:
            if len(self._shapes) >= _REMEMBERED:
                self._shapes.clear()
            score = self._shapes[shape] = self._sum(shape_features(shape))
        return score + self._lemma_score(candidate) if candidate.lemma in self._lemmas else score

    def _lemma_score(self, candidate: Candidate) -> float:
        shape = candidate.shape
        key = (candidate.lemma, shape.being.form if isinstance(shape, Behind) else type(shape).__name__)
        score = self._of_lemmas.get(key)
        if score is None:
            score = self._of_lemmas[key] = self._sum(lemma_features(candidate))
        return score

    def _sum(self, features: Sequence[str]) -> float:
        weights = self._weights
        return sum([weights.get(feature, 0.0) for feature in features])


def _by_share(kept: tuple[float, int]) -> tuple[float, int]:
    return -kept[0], kept[1]


def features(candidate: Candidate) -> tuple[str, ...]:
    """All features of a candidate."""
    return shape_features(candidate.shape) + lemma_features(candidate)


def shape_features(shape: Shape) -> tuple[str, ...]:
    """The features that do not ask which verb it is."""
    if isinstance(shape, Behind):
        return _behind_features(shape)
    return _before_features(shape) if isinstance(shape, Before) else _inside_features(shape)


def lemma_features(candidate: Candidate) -> tuple[str, ...]:
    """The features that ask which verb it is."""
    shape, lemma = candidate.shape, candidate.lemma
    if isinstance(shape, Behind):
        return f"behind lemma {lemma}", f"behind lemma {lemma} {shape.being.form}"
    return (f"before lemma {lemma}",) if isinstance(shape, Before) else (f"pronoun lemma {lemma}",)


def candidates(scene: Scene, at: int, first: int, after: int) -> list[Candidate]:
    """What may be the subject of the verb at `at` in the sentence `first` up to `after`."""
    face = scene.faces[at]
    verb, lemma = face.verbal, face.analysis.lemma
    if verb is None:
        return []
    behind = _behind(scene, verb, at, after)
    before = _before(scene, verb, at, first)
    inside = _inside(scene, verb, at, first, (min(len(behind), 2), not behind and not before))
    found = [(None, inside), *behind, *before]
    return [Candidate(number, lemma, shape) for number, shape in found]


def _being(scene: Scene, number: int) -> Being:
    known = scene.beings.get(number)
    if known is None:
        known = scene.beings[number] = _make_being(scene, scene.phrases[number])
    return known


def _make_being(scene: Scene, phrase: NounPhrase) -> Being:
    face = scene.faces[phrase.head]
    f = face.analysis.features
    complete = f"complete {f.case}" if face.state == "a" else ""
    role = scene.faces[phrase.first].role
    return Being(phrase.gender, phrase.number, phrase.human, phrase.definite, face.kind, phrase.link, role, complete, f.form)


def _behind(scene: Scene, verb: Verbal, at: int, after: int) -> list[tuple[int | None, Shape]]:
    faces, phrases, phrase_at, _ = scene
    found: list[tuple[int | None, Shape]] = []
    seen: list[str] = []
    skipped, passed = 0, verb.takes[:5] != "leans"
    i = at + 1
    while i < min(after, at + _REACH) and len(found) < _BEHIND:
        number = phrase_at[i]
        if number >= 0:
            phrase = phrases[number]
            if phrase.preposition or faces[phrase.first].role == "time":
                skipped += 1
            elif phrase.link != "coordination" or not found:
                shape = Behind(verb, _being(scene, number), len(found), min(skipped, 2), i == at + 1, tuple(dict.fromkeys(seen)))
                found.append((number, shape))
            i = phrase.after
            continue
        face = faces[i]
        if (face.kind in _VERBS and passed) or face.role in _CLAUSE_WORDS:
            break
        if face.kind in _VERBS:
            passed = True
            seen.append("V")
        elif face.kind == "PUNCT":
            seen.append(face.analysis.stem)
        i += 1
    return found


def _before(scene: Scene, verb: Verbal, at: int, first: int) -> list[tuple[int | None, Shape]]:
    """The nearest phrases before a verb, and the one that stands first in the clause it may belong to."""
    faces, phrases, phrase_at, _ = scene
    found: list[tuple[int, tuple[int, int, int, str, tuple[str, ...]]]] = []
    crossed: list[str] = []
    gap = balance = 0
    i, least = at - 1, max(first, at - _REACH)
    while i >= least:
        number = phrase_at[i]
        if number >= 0:
            phrase = phrases[number]
            if not phrase.preposition and faces[phrase.first].role != "time" and not (found and phrase.link == "coordination"):
                stands = stands_as(faces[phrase.first - 1] if phrase.first > first else None)
                order = min(len(found), _BEFORE)
                found[order:] = [(number, (order, min(gap, 3), min(max(balance, -1), 2), stands, tuple(crossed)))]
            gap += 1
            i = phrase.first - 1
            continue
        face = faces[i]
        if face.kind in _VERBS:
            mark = face.kind
            balance += mark == "V"
        elif face.role in _CLAUSE_WORDS:
            mark = face.role
            balance -= mark == "relative"
        else:
            mark = face.analysis.stem if face.kind == "PUNCT" else ""
        if mark and mark not in crossed:
            crossed.append(mark)
            crossed.sort()
        if mark in _STOPS:
            break
        i -= 1
    return [(number, Before(verb, _being(scene, number), *where)) for number, where in found]


def _inside(scene: Scene, verb: Verbal, at: int, first: int, others: tuple[int, bool]) -> Inside:
    faces, phrases, phrase_at, _ = scene
    opener = faces[at - 1] if at > first else None
    follows = faces[at + 1] if at + 1 < len(faces) else None
    indefinite = opener is not None and phrase_at[at - 1] >= 0 and not phrases[phrase_at[at - 1]].definite
    marker = follows.left[:1] if follows else ""
    return Inside(verb, stands_as(opener), marker, stands_as(follows), others[0], indefinite, others[1])


def stands_as(face: Face | None) -> str:
    """What a neighbour is to a feature."""
    if face is None:
        return "first"
    return face.role or (face.analysis.stem if face.kind == "PUNCT" else face.kind)


def _behind_features(shape: Behind) -> tuple[str, ...]:
    verb, being = shape.verb, shape.being
    place = f"behind{shape.order}"
    means = f"{'definite' if being.definite else 'indefinite'} {'human' if being.human else 'thing'}"
    return (
        place,
        f"{place} gender {verb.gender}{being.gender or '?'}",
        f"{place} number {verb.number or '?'}",
        f"{place} {verb.takes}",
        f"{place} skipped {shape.skipped}",
        *_being_features(being, "behind"),
        f"behind form {being.form} {verb.takes}",
        f"{place} {means} {verb.takes}",
        *[f"behind mark {mark}" for mark in shape.seen],
        f"behind person {verb.person}",
        f"behind adjacent {shape.adjacent}",
    )


def _before_features(shape: Before) -> tuple[str, ...]:
    verb, being, stands = shape.verb, shape.being, shape.stands
    place = f"before{shape.order}"
    fits = "fits" if being.gender in ("", verb.gender) and (being.number in ("", verb.number) or not verb.number) else "differs"
    return (
        place,
        f"before gender {verb.gender}{being.gender or '?'}",
        f"before number {verb.number}{being.number or '?'}",
        f"before {fits} {stands}",
        f"before {fits} {stands} {shape.balance}",
        f"{place} {fits} {stands}",
        f"before {verb.joined} {shape.balance}",
        f"before gap {shape.gap}",
        f"before {stands}",
        f"before verb {verb.joined}",
        f"before {'definite' if being.definite else 'indefinite'} gap {min(shape.gap, 1)}",
        *_being_features(being, "before"),
        *[f"before crossed {mark}" for mark in shape.crossed],
        f"before person {verb.person}",
    )


def _being_features(being: Being, place: str) -> list[str]:
    found = [f"{place} kind {being.kind}", f"{place} {'human' if being.human else 'thing'}", f"{place} link {being.link}"]
    if being.role:
        found.append(f"{place} {being.role}")
    if being.complete:
        found.append(f"{place} {being.complete}")
    if not being.definite:
        found.append(f"{place} indefinite")
    return found


def _inside_features(shape: Inside) -> tuple[str, ...]:
    verb, stands = shape.verb, shape.stands
    return (
        "pronoun",
        f"pronoun {stands}",
        f"pronoun person {verb.person} {verb.number}",
        f"pronoun {verb.joined} {stands}",
        f"pronoun voice {verb.voice}",
        f"pronoun next {shape.behind}",
        f"pronoun next {shape.marker} {shape.behind} {verb.takes}",
        f"pronoun bare {shape.bare} {verb.takes}",
        f"pronoun {stands} bare {shape.bare}",
        f"pronoun {stands} {verb.takes}",
        f"pronoun aspect {verb.aspect} {verb.gender} {verb.joined}",
        *(("pronoun behind indefinite",) if shape.indefinite else ()),
        *(("pronoun alone",) if shape.alone else ()),
    )
