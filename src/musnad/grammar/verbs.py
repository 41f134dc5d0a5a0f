"""Finite verbs with what stands before them: negation, future, a form of kana; and their subjects."""

from collections.abc import Sequence
from functools import partial

from musnad.grammar.faces import Face
from musnad.grammar.scene import Scene
from musnad.grammar.subjects import Ranker, candidates
from musnad.grammar.syntax import Subject, Subjects, Verb
from musnad.text.document import Document

_REACH = 6  # tokens between an auxiliary and the verb that it leans on
_BORDERS = frozenset(("complement", "relative", "adverbial"))


def find_verbs(scene: Scene, document: Document, clause_at: Sequence[int], ranker: Ranker) -> tuple[Verb, ...]:
    """All finite verbs in order, auxiliaries too."""
    found: list[Verb] = []
    for first, after in document.sentences:
        auxiliary: Verb | None = None
        for at in range(first, after):
            face = scene.faces[at]
            if face.verbal is None:
                continue
            leans = auxiliary if face.kind == "V" and auxiliary and _reaches(scene, auxiliary.at, at) else None
            subjects = Subjects(partial(_subjects, scene, ranker, at, (first, after), leans))
            negated, future = _particles(scene.faces, at, first)
            verb = Verb(at, face.skip, face.analysis, subjects, clause_at[at], negated, future, leans.at if leans else None)
            found.append(verb)
            auxiliary = verb if face.kind == "U" else None
    return tuple(found)


def _subjects(scene: Scene, ranker: Ranker, at: int, sentence: tuple[int, int], leans: Verb | None) -> tuple[Subject, ...]:
    """Subjects of the verb at a token; one that leans on kana and has no phrase of its own shares the subject of kana."""
    subjects = ranker.rank(candidates(scene, at, *sentence))
    if leans and subjects[0].phrase is None and not scene.faces[at].conjunction:
        return leans.subjects
    return subjects


def _reaches(scene: Scene, auxiliary: int, at: int) -> bool:
    between = scene.faces[auxiliary + 1 : at]
    return at - auxiliary <= _REACH and not any(face.kind == "PUNCT" or face.role in _BORDERS for face in between)


def _particles(faces: Sequence[Face], at: int, first: int) -> tuple[bool, bool]:
    """Whether the verb is negated, and whether it tells of the future."""
    verb = faces[at]
    negated, future = False, "S" in verb.markers
    if at > first:
        before = faces[at - 1]
        negated = (before.role == "negation" and _fits(before, verb)) or "negation" in before.tags
        future = future or before.role == "future" or (negated and "future" in before.tags)
    return negated, future


def _fits(particle: Face, verb: Face) -> bool:
    return "perfect" not in particle.tags or verb.kind == "U"
