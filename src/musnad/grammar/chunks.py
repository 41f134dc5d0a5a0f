"""Noun phrases: idafa chains with their adjectives and numerals, proper names, cut by what may follow what.

A chain is open while its last noun may still take a genitive; article, pronoun, tanwin or nun close it. Adjectives follow the whole
chain and agree in definiteness and gender with one of its nouns (Badawi, Carter and Gully 2016, 2.1 and 2.3).
"""

from collections.abc import Sequence

from musnad.grammar.faces import Face
from musnad.grammar.syntax import Link, NounPhrase

_HEADS = frozenset(("N", "R", "A", "NUM", "X"))
_NISBA = "\N{ARABIC LETTER YEH}"
_QUOTES = frozenset("\"'«»“”")


class Chunker:
    """Cuts the noun phrases of one sentence."""

    def __init__(self, faces: Sequence[Face], adjectival: Sequence[bool], first: int, after: int) -> None:
        """Take the chosen faces of a document, which words may be adjectives, and the range of the sentence."""
        self._faces, self._adjectival, self._first, self._after = faces, adjectival, first, after

    def phrases(self) -> list[NounPhrase]:
        """The phrases in order; none overlap."""
        found: list[NounPhrase] = []
        at = self._first
        while at < self._after:
            end = self._end(at)
            if end > at:
                found.append(self._phrase(at, end))
                at = end
            else:
                at += 1
        return found

    def _end(self, first: int) -> int:
        """Where the phrase that begins at `first` ends; `first` itself where none begins."""
        face = self._faces[first]
        if face.role in ("demonstrative", "quantifier"):
            return self._extend(first, first + 1)
        if face.kind not in _HEADS:
            return first
        after = self._extend(first, first + 1)
        # An adjective by itself is no phrase unless the article makes it a noun.
        return first if face.kind == "A" and face.state != "d" and after == first + 1 else after

    def _extend(self, first: int, after: int) -> int:
        while True:
            size = self._joins(first, after)
            if not size:
                return after
            after += size

    def _joins(self, first: int, at: int) -> int:
        """How many tokens at `at` join the phrase `first` up to `at`; 0 for none."""
        if at >= self._after:
            return 0
        last, face = self._faces[at - 1], self._faces[at]
        if face.conjunction or face.preposition:
            return int(face.kind == "NUM" and last.kind == "NUM" and not face.preposition)
        if face.role == "other" and at + 1 < self._after:
            return 2 if self._adjective(first, at, self._faces[at + 1]) else 0
        if face.kind == "NUM":
            return int(last.kind == "NUM" or self._dates(at, last))
        if face.role in ("demonstrative", "quantifier") and (
            last.role == "quantifier" or (last.kind in ("N", "NUM") and last.state == "c")
        ):
            return 1
        if face.kind in ("N", "R", "X") and self._genitive(first, at, last, face):
            return 1
        if face.kind in ("N", "A") and self._adjective(first, at, face):
            return 1
        if face.kind == "A" and last.kind in ("N", "NUM") and last.state == "c" and face.state == "d":
            return 1
        if face.kind == "N" and last.kind == "A" and face.state == "d" and at > first + 1 and last.state == "c":
            return int(not last.analysis.lemma.endswith(_NISBA))  # rank high, an adjective with its own genitive
        if face.analysis.stem in _QUOTES and at + 1 < self._after and last.kind == "N" and last.state == "c":
            inside = self._faces[at + 1]
            return 2 if inside.kind in ("N", "R", "X") and not inside.skip and self._genitive(first, at, last, inside) else 0
        return 0

    def _dates(self, at: int, last: Face) -> bool:
        """Whether digits or a numeral go on with a noun: `year 2015`, not `the village five soldiers`."""
        counts = at + 1 < self._after and self._faces[at + 1].kind in ("N", "NUM", "R") and not self._faces[at + 1].skip
        return last.role == "time" or (not counts and (last.kind == "N" or (last.state == "c" and last.kind == "R")))

    def _genitive(self, first: int, at: int, last: Face, face: Face) -> bool:
        """Whether a noun or name at `at` stands in the genitive behind `last`, or goes on with a name."""
        if last.role in ("demonstrative", "quantifier"):
            return last.state != "p"
        if last.kind in ("R", "X"):
            return face.kind in ("R", "X")
        if last.kind == "NUM":
            return face.kind in ("N", "R")
        if last.kind == "A":
            return at == first + 1 and last.state == "c" and face.kind == "N" and face.state != "a"
        if face.role == "time" and last.role != "time":
            return False
        if face.role == "weekday" and face.state == "d":
            return last.role == "time"
        return last.kind == "N" and last.state == "c" and face.state in ("c", "d", "p", "")

    def _adjective(self, first: int, at: int, face: Face) -> bool:
        """Whether an adjective agrees with a noun of the chain."""
        if face.kind == "N" and (face.role or not self._adjectival[at]):
            return False
        chain = [f for f in self._faces[first:at] if f.kind in ("N", "R", "X")]
        definite = any(f.state in ("d", "p") or f.kind in ("R", "X") for f in chain)
        if not chain or definite != (face.state == "d"):
            return False
        return any(_agree(noun, face) for noun in chain)

    def _phrase(self, first: int, after: int) -> NounPhrase:
        faces = self._faces
        head = next((i for i in range(first, after) if faces[i].kind in ("N", "R", "X")), first)
        top, face = faces[first], faces[head]
        definite = any(f.state in ("d", "p") or f.kind == "R" for f in faces[first:after]) or top.role == "demonstrative"
        before = faces[first - 1] if first > self._first else None
        preposition = top.preposition or (before.analysis.lemma if before and before.kind == "ADP" and before.state != "p" else "")
        number = "p" if head > first and top.kind == "NUM" and face.human else face.number
        return NounPhrase(first, after, head, top.skip, preposition, face.gender, number, face.human, definite)


def _agree(noun: Face, adjective: Face) -> bool:
    return not noun.gender or not adjective.gender or noun.gender == adjective.gender


def link(phrases: Sequence[NounPhrase], faces: Sequence[Face]) -> list[NounPhrase]:
    """The phrases of a sentence with appositions and coordinations told."""
    linked: list[NounPhrase] = []
    for number, phrase in enumerate(phrases):
        kind = _link(linked[-1], phrase, faces) if linked else ""
        linked.append(phrase._replace(link=kind, to=number - 1) if kind else phrase)
    return linked


def _link(before: NounPhrase, phrase: NounPhrase, faces: Sequence[Face]) -> Link:
    gap = faces[before.after : phrase.first]
    top = faces[phrase.first]
    if top.conjunction and not gap:
        return "coordination" if not phrase.preposition or phrase.preposition == before.preposition else ""
    if any(face.kind != "PUNCT" for face in gap) or phrase.preposition or len(gap) > 1:
        return ""
    head, name = faces[before.head], faces[phrase.head]
    if name.kind in ("R", "X") and head.kind == "N" and before.definite and not gap:
        return "apposition"
    return "apposition" if head.kind in ("R", "X") and name.human and phrase.definite and gap else ""
