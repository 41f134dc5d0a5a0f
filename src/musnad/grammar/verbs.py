"""Finite verbs with what stands before them: negation, future, a form of kana; and their subjects."""

from collections.abc import Mapping, Sequence

from musnad.grammar.faces import Face
from musnad.grammar.subjects import Scene, candidates, rank
from musnad.grammar.syntax import Verb
from musnad.text.document import Document

_REACH = 6  # tokens between an auxiliary and the verb that it leans on


def find_verbs(scene: Scene, document: Document, clause_at: Sequence[int], weights: Mapping[str, float]) -> tuple[Verb, ...]:
    """All finite verbs in order, auxiliaries too."""
    found: list[Verb] = []
    for first, after in document.sentences:
        auxiliary: int | None = None
        for at in range(first, after):
            face = scene.faces[at]
            if face.kind not in ("V", "U"):
                continue
            leans = auxiliary if face.kind == "V" and auxiliary is not None and _reaches(scene, auxiliary, at) else None
            subjects = rank(candidates(scene, at, first, after), weights)
            if leans is not None and subjects[0].phrase is None and not face.conjunction:
                subjects = next((verb.subjects for verb in reversed(found) if verb.at == leans), subjects)
            negated, future = _particles(scene.faces, at, first)
            found.append(Verb(at, face.skip, face.analysis, subjects, clause_at[at], negated, future, leans))
            auxiliary = at if face.kind == "U" else None
    return tuple(found)


def _reaches(scene: Scene, auxiliary: int, at: int) -> bool:
    between = scene.faces[auxiliary + 1 : at]
    return at - auxiliary <= _REACH and not any(
        face.kind == "PUNCT" or face.role in ("complement", "relative", "adverbial") for face in between
    )


def _particles(faces: Sequence[Face], at: int, first: int) -> tuple[bool, bool]:
    """Whether the verb is negated, and whether it tells of the future."""
    verb = faces[at]
    negated, future = False, "S" in verb.left[: -len(verb.right)]
    if at > first:
        before = faces[at - 1]
        negated = (before.role == "negation" and _fits(before, verb)) or "negation" in before.tags
        future = future or before.role == "future" or (negated and "future" in before.tags)
    return negated, future


def _fits(particle: Face, verb: Face) -> bool:
    return "perfect" not in particle.tags or verb.kind == "U"
