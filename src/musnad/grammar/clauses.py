"""Where clauses begin and end: opened by words that join them, by a verb behind `و`, by a participle in the accusative; nested.

A clause runs on to the end of its sentence unless something that belongs outside begins: a coordinate clause after a comma ends those
inside the clause it continues; a relative clause, which has one verb, ends where a second verb follows without a joining word.
"""

from typing import NamedTuple

from musnad.grammar.faces import Face
from musnad.grammar.subjects import Scene
from musnad.grammar.syntax import Clause, ClauseKind
from musnad.text.document import Document

_OPENERS: dict[str, ClauseKind] = {
    "complement": "complement", "relative": "relative", "adverbial": "adverbial", "coordinate": "coordinate",
}  # fmt: skip
_VERBS = ("V", "U")


class _Open(NamedTuple):
    number: int
    kind: ClauseKind


def find_clauses(scene: Scene, document: Document) -> tuple[tuple[Clause, ...], list[int]]:
    """All clauses in order of their first token, outer before inner, and the innermost clause of each token."""
    found: list[Clause] = []
    at = [0] * len(scene.faces)
    for first, after in document.sentences:
        _Sentence(scene, first, after, found, at).read()
    return tuple(found), at


class _Sentence:
    """The clauses of one sentence while they are found."""

    def __init__(self, scene: Scene, first: int, after: int, found: list[Clause], at: list[int]) -> None:
        self._scene, self._first, self._after, self._found, self._at = scene, first, after, found, at
        self._open: list[_Open] = []
        self._verbs: dict[int, int] = {}  # finite verbs of each open clause

    def read(self) -> None:
        faces, first = self._scene.faces, self._first
        nominal = not any(face.kind in _VERBS for face in faces[first : self._after])
        self._begin(first, "nominal" if nominal else "main")
        for i in range(first, self._after):
            face = faces[i]
            if i > first and (kind := self._opens(i, face)):
                self._close(i, kind)
                self._begin(i, kind)
            elif face.kind in _VERBS and self._second_verb(i):
                self._end(i, len(self._open) - 1)
            if face.kind in _VERBS:
                number = self._open[-1].number
                self._verbs[number] = self._verbs.get(number, 0) + 1
            self._at[i] = self._open[-1].number
        self._end(self._after, 0)

    def _opens(self, i: int, face: Face) -> ClauseKind | None:
        if face.role in _OPENERS:
            return _OPENERS[face.role]
        if face.conjunction and face.kind in _VERBS:
            return "coordinate"
        f = face.analysis.features
        if f.form == "participle" and f.case == "acc" and face.kind in ("N", "A") and not face.preposition and not f.definite:
            before = self._scene.faces[i - 1]
            return "adverbial" if before.kind == "PUNCT" or face.conjunction else None
        return None

    def _close(self, i: int, kind: ClauseKind) -> None:
        """End the clauses that do not hold the one beginning at `i`."""
        comma = self._scene.faces[i - 1].kind == "PUNCT"
        keep = len(self._open)
        if kind in ("coordinate", "adverbial") and comma:
            keep = 1
        elif kind == "coordinate" and self._open[-1].kind in ("coordinate", "adverbial"):
            keep -= 1
        self._end(i, max(keep, 1))

    def _second_verb(self, i: int) -> bool:
        top = self._open[-1]
        before = self._scene.faces[i - 1]
        return top.kind == "relative" and self._verbs.get(top.number, 0) > 0 and before.kind not in ("U", "PART", "ADP")

    def _begin(self, i: int, kind: ClauseKind) -> None:
        inside = self._open[-1].number if self._open else None
        self._open.append(_Open(len(self._found), kind))
        self._found.append(Clause(i, self._after, kind, inside))

    def _end(self, i: int, keep: int) -> None:
        for number, _ in self._open[keep:]:
            self._found[number] = self._found[number]._replace(after=i)
        del self._open[keep:]
