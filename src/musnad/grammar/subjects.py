"""Who does what a verb says: candidates among the noun phrases round it, weighed by a table of features learned of PUD.

Arabic puts the subject behind the verb, which then stays in the singular, or before it, with full agreement; where no phrase fits, the
subject is a pronoun inside the verb (Badawi, Carter and Gully 2016, 3.1). Each candidate has a shape, which is a set of features; their
weights add up and are turned into shares that sum to 1 (a log-linear model, Berger and others 1996). Shapes recur, so what a shape
weighs is remembered.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from math import exp

from musnad.grammar.faces import Face, Verbal
from musnad.grammar.features import Before, Behind, Being, Candidate, Inside, Shape, lemma_features, shape_features
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
# A third of the time of calling the classes; a verb takes a dozen of these.
_subject = partial(tuple.__new__, Subject)
_candidate = partial(tuple.__new__, Candidate)
_being_of = partial(tuple.__new__, Being)
_shape_behind = partial(tuple.__new__, Behind)
_shape_before = partial(tuple.__new__, Before)
_shape_inside = partial(tuple.__new__, Inside)


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
        return tuple([_subject((candidates[number].phrase, share / total)) for share, number in kept])

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
    return [_candidate((number, lemma, shape)) for number, shape in found]


def _being(scene: Scene, number: int) -> Being:
    known = scene.beings.get(number)
    if known is None:
        known = scene.beings[number] = _make_being(scene, scene.phrases[number])
    return known


def _make_being(scene: Scene, phrase: NounPhrase) -> Being:
    face = scene.faces[phrase.head]
    f = face.analysis.features
    complete = f"case {f.case}" if f.case else "complete" if face.state == "a" else ""
    role = scene.faces[phrase.first].role
    return _being_of((phrase.gender, phrase.number, phrase.human, phrase.definite, face.kind, phrase.link, role, complete, f.form))


def _behind(scene: Scene, verb: Verbal, at: int, after: int) -> list[tuple[int | None, Shape]]:
    faces, phrases, phrase_at, _ = scene
    found: list[tuple[int | None, Shape]] = []
    seen: list[str] = []
    skipped, passed = 0, verb.takes[:5] != "leans"
    i, end = at + 1, min(after, at + _REACH)
    while i < end and len(found) < _BEHIND:
        number = phrase_at[i]
        if number >= 0:
            phrase = phrases[number]
            if phrase.preposition or faces[phrase.first].role == "time":
                skipped += 1
            elif phrase.link != "coordination" or not found:
                passed_over = tuple(dict.fromkeys(seen)) if seen else ()
                shape = _shape_behind((verb, _being(scene, number), len(found), min(skipped, 2), i == at + 1, passed_over))
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
        mark = _crossed(faces[i])
        balance += (mark == "V") - (mark == "relative")
        if mark and mark not in crossed:
            crossed.append(mark)
            crossed.sort()
        if mark in _STOPS:
            break
        i -= 1
    return [(number, _shape_before((verb, _being(scene, number), *where))) for number, where in found]


def _crossed(face: Face) -> str:
    """What a word between a verb and a phrase before it says about the two: a verb, a word that begins a clause, a mark; else nothing."""
    if face.kind in _VERBS:
        return face.kind
    if face.role in _CLAUSE_WORDS:
        return face.role
    return face.analysis.stem if face.kind == "PUNCT" else ""


def _inside(scene: Scene, verb: Verbal, at: int, first: int, others: tuple[int, bool]) -> Inside:
    faces, phrases, phrase_at, _ = scene
    opener = faces[at - 1] if at > first else None
    follows = faces[at + 1] if at + 1 < len(faces) else None
    # A noun with a relative clause and no article hardly begins a sentence: there the verb is its predicate.
    near = phrases[phrase_at[at - 1]] if at > first and phrase_at[at - 1] >= 0 else None
    indefinite = near is not None and near.first > first and not near.definite
    marker = follows.left[:1] if follows else ""
    return _shape_inside((verb, stands_as(opener), marker, stands_as(follows), others[0], indefinite, others[1]))


def stands_as(face: Face | None) -> str:
    """What a neighbour is to a feature."""
    if face is None:
        return "first"
    return face.role or (face.analysis.stem if face.kind == "PUNCT" else face.kind)
