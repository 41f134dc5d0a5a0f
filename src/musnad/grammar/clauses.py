"""Where clauses begin and end: opened by words that join them, by a verb behind `و`, by a participle in the accusative; nested.

A clause runs on to the end of its sentence unless something that belongs outside begins: a coordinate clause after a comma ends those
inside the clause it continues; a relative clause, which has one verb, ends where a second verb follows without a joining word.
"""

from typing import NamedTuple, cast

from musnad.grammar.scene import Scene
from musnad.grammar.syntax import Clause, ClauseKind
from musnad.text.document import Document

_VERBS = frozenset(("V", "U"))
_LEANING = frozenset(("U", "V", "PART", "ADP"))  # what stands behind one of these belongs to it


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
        self._faces, self._phrases, self._phrase_at, _ = scene
        self._first, self._after, self._found, self._at = first, after, found, at
        self._open: list[_Open] = []
        self._verbs: dict[int, int] = {}  # finite verbs of each open clause

    def read(self) -> None:
        faces, first, begun = self._faces, self._first, len(self._found)
        self._begin(first, "nominal")
        filled, verbs = first, 0
        for i in range(first, self._after):
            face = faces[i]
            is_verb = face.kind in _VERBS
            if not is_verb and not face.clause:
                continue
            verbs += is_verb
            before = self._open[-1].number
            self._change(i, face.clause, is_verb=is_verb)
            if self._open[-1].number != before:
                self._at[filled:i] = [before] * (i - filled)
                filled = i
        self._at[filled : self._after] = [self._open[-1].number] * (self._after - filled)
        self._end(self._after, 0)
        if verbs:
            self._found[begun] = self._found[begun]._replace(kind="main")

    def _change(self, i: int, clause: str, *, is_verb: bool) -> None:
        """Open and end clauses at a word that may open one or is a verb."""
        kind = self._opens(i, clause) if clause and i > self._first else None
        if kind:
            self._close(i, kind)
            self._begin(i, kind)
        elif is_verb and self._is_second(i):
            self._end(i, len(self._open) - 1)
        if is_verb:
            number = self._open[-1].number
            self._verbs[number] = self._verbs.get(number, 0) + 1

    def _opens(self, i: int, clause: str) -> ClauseKind | None:
        if clause != "participle":
            return cast(ClauseKind, clause)
        face = self._faces[i]
        before = self._faces[i - 1]
        if face.preposition:
            return None
        if face.conjunction or before.kind == "PUNCT":
            return "adverbial"
        number = self._phrase_at[i]  # without a mark only where it goes with no noun before it and is no predicate
        apart = number < 0 or self._phrases[number].first == i
        return "adverbial" if apart and before.kind not in _LEANING and face.analysis.features.voice == "active" else None

    def _close(self, i: int, kind: ClauseKind) -> None:
        """End the clauses that do not hold the one beginning at `i`."""
        keep = len(self._open)
        if kind in ("coordinate", "adverbial") and self._faces[i - 1].kind == "PUNCT":
            keep = 1
        elif kind == "coordinate" and self._open[-1].kind in ("coordinate", "adverbial"):
            keep -= 1
        self._end(i, max(keep, 1))

    def _is_second(self, i: int) -> bool:
        top = self._open[-1]
        return top.kind == "relative" and self._verbs.get(top.number, 0) > 0 and self._faces[i - 1].kind not in _LEANING

    def _begin(self, i: int, kind: ClauseKind) -> None:
        inside = self._open[-1].number if self._open else None
        self._open.append(_Open(len(self._found), kind))
        self._found.append(Clause(i, self._after, kind, inside))

    def _end(self, i: int, keep: int) -> None:
        for number, _ in self._open[keep:]:
            if i != self._after:
                self._found[number] = self._found[number]._replace(after=i)
        del self._open[keep:]
