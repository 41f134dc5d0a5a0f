"""Noun phrases: idafa chains with their adjectives and numerals, proper names, cut by what may follow what.

A chain is open while its last noun may still take a genitive; article, pronoun, tanwin or nun close it. Adjectives follow the whole
chain and agree in definiteness and gender with one of its nouns (Badawi, Carter and Gully 2016, 2.1 and 2.3).
"""

from collections.abc import Sequence
from functools import partial

from musnad.grammar.faces import Face, Word
from musnad.grammar.syntax import Link, NounPhrase
from musnad.text.document import Document

_NOUNS = frozenset(("N", "R", "X"))
_NAMES = frozenset(("R", "X"))
_DETERMINERS = frozenset(("demonstrative", "quantifier"))
_QUOTES = frozenset("\"'«»“”")
_phrase_of = partial(tuple.__new__, NounPhrase)  # a third of the time of NounPhrase(…)
_NISBA = "\N{ARABIC LETTER YEH}"


def find_phrases(document: Document, faces: Sequence[Face], words: Sequence[Word], names: Sequence[tuple[int, int]]) -> list[NounPhrase]:
    """The phrases of a document in order; none overlap, none runs over a sentence. `names` are ranges that stay in one piece."""
    chunker = _Chunker(faces, words, names)
    found: list[NounPhrase] = []
    for first, after in document.sentences:
        chunker.read(first, after, found)
    return found


class _Chunker:
    """Cuts the phrases of one document, sentence by sentence."""

    def __init__(self, faces: Sequence[Face], words: Sequence[Word], names: Sequence[tuple[int, int]]) -> None:
        self._faces, self._words, self._names = faces, words, dict(names)
        self._first = self._after = 0

    def read(self, first: int, after: int, found: list[NounPhrase]) -> None:
        """Add the phrases of one sentence to those found so far."""
        self._first, self._after = first, after
        faces, begun = self._faces, len(found)
        at = first
        while at < after:
            if not faces[at].opens:
                at += 1
                continue
            end = self._end(at)
            if end > at:
                found.append(self._phrase(at, end, found, begun))
                at = end
            else:
                at += 1

    def _end(self, first: int) -> int:
        """Where the phrase that begins at `first` ends; `first` itself where none begins."""
        after = self._names.get(first, first + 1)
        while size := self._joins(first, after):
            after += size
        face = self._faces[first]
        # An adjective by itself is no phrase unless the article makes it a noun.
        return first if after == first + 1 and face.kind == "A" and face.state != "d" else after

    def _joins(self, first: int, at: int) -> int:
        """How many tokens at `at` join the phrase `first` up to `at`; 0 for none."""
        if at >= self._after:
            return 0
        last, face = self._faces[at - 1], self._faces[at]
        kind = face.kind
        if face.opens:
            if face.conjunction or face.preposition:
                return int(kind == "NUM" and last.kind == "NUM" and not face.preposition)
            if at in self._names and (last.kind == "A" or not self._genitive(first, at, last, face)):
                return 0
            if kind in _NOUNS and self._genitive(first, at, last, face):
                return self._names.get(at, at + 1) - at
            return int(self._attached(first, at, last, face))
        if face.role == "other" and at + 1 < self._after:
            return 2 if self._adjective(first, at, self._faces[at + 1]) else 0
        if kind == "PUNCT" and last.kind == "N" and last.state == "c" and face.analysis.stem in _QUOTES and at + 1 < self._after:
            inside = self._faces[at + 1]
            return 2 if inside.kind in _NOUNS and not inside.skip and self._genitive(first, at, last, inside) else 0
        return 0

    def _attached(self, first: int, at: int, last: Face, face: Face) -> bool:
        """Whether a numeral, a determiner or an adjective joins."""
        kind = face.kind
        if kind == "NUM":
            return last.kind == "NUM" or self._dates(at, last)
        if face.role in _DETERMINERS:
            return last.role == "quantifier" or (last.kind in ("N", "NUM") and last.state == "c")
        if kind in ("N", "A") and self._adjective(first, at, face):
            return True
        if kind == "A":
            return last.kind in ("N", "NUM") and last.state == "c" and face.state == "d"
        if kind == "N" and last.kind == "A" and face.state == "d" and at > first + 1 and last.state == "c":
            return not last.analysis.lemma.endswith(_NISBA)  # rank high, an adjective with its own genitive
        return False

    def _dates(self, at: int, last: Face) -> bool:
        """Whether digits or a numeral go on with a noun: `year 2015`, not `the village five soldiers`."""
        after = self._faces[at + 1] if at + 1 < self._after else None
        counts = after is not None and after.kind in ("N", "NUM", "R") and not after.skip
        if last.role == "time" or (last.kind == "N" and last.state == "c"):
            return True
        return not counts and (last.kind == "N" or (last.state == "c" and last.kind == "R"))

    def _genitive(self, first: int, at: int, last: Face, face: Face) -> bool:
        """Whether a noun or name at `at` stands in the genitive behind `last`, or goes on with a name."""
        if last.role in _DETERMINERS:
            return last.state != "p"
        kind = last.kind
        if kind in _NAMES:
            return face.kind in _NAMES and at not in self._names
        if kind == "NUM":
            return face.kind in ("N", "R")
        if kind == "A":
            return at == first + 1 and last.state == "c" and face.kind == "N" and face.state != "a"
        if face.role == "time" and last.role != "time":
            return False
        if face.role == "weekday" and face.state == "d":
            return last.role == "time"
        return kind == "N" and last.state == "c" and face.state != "a"

    def _adjective(self, first: int, at: int, face: Face) -> bool:
        """Whether an adjective agrees with a noun of the chain."""
        if face.role == "many" or (face.kind == "N" and (face.role or not self._words[at].adjectival)):
            return False
        definite = fits = False
        for noun in self._faces[first:at]:
            if noun.kind in _NOUNS:
                definite = definite or noun.state in ("d", "p") or noun.kind in _NAMES
                fits = fits or _agree(noun, face)
        return fits and definite == (face.state == "d")

    def _phrase(self, first: int, after: int, found: Sequence[NounPhrase], begun: int) -> NounPhrase:
        faces = self._faces
        top, head = faces[first], -1
        definite = top.role == "demonstrative"
        for i in range(first, after):
            face = faces[i]
            if face.kind in _NOUNS:
                if head < 0:
                    head = i
                if face.state in ("d", "p") or face.kind == "R":
                    definite = True
            elif face.state == "d":
                definite = True
        head = max(head, first)
        face = faces[head]
        preposition = top.preposition
        if not preposition:
            preposition = self._apart(first)
        number = "p" if head > first and top.kind == "NUM" and face.human else face.number
        link: Link = ""
        if len(found) > begun:
            link = _link(found[-1], first, preposition, (face, definite), faces)
        to = len(found) - 1 if link else None
        return _phrase_of((first, after, head, top.skip, preposition, face.gender, number, face.human, definite, link, to))

    def _apart(self, first: int) -> str:
        """The preposition that stands as a word of its own before `first`, quotation marks between not counting."""
        at = first - 1
        while at > self._first and self._faces[at].analysis.stem in _QUOTES:
            at -= 1
        face = self._faces[at] if at >= self._first else None
        return face.analysis.lemma if face and face.kind == "ADP" and face.state != "p" else ""


def _agree(noun: Face, adjective: Face) -> bool:
    """Whether gender, number and case allow that an adjective goes with a noun; what the letters do not tell allows it."""
    if noun.gender and adjective.gender and noun.gender != adjective.gender:
        return False
    number = adjective.analysis.features.number
    if noun.kind == "N" and number == "s" and (noun.right.endswith("p") or noun.number == "d"):  # broken plurals look like singulars
        return False
    cases = {noun.analysis.features.case, adjective.analysis.features.case}
    return cases != {"nom", "acc"}


def _link(before: NounPhrase, first: int, preposition: str, head: tuple[Face, bool], faces: Sequence[Face]) -> Link:
    """How a phrase that begins at `first`, with its head and whether it is definite, hangs on the one before it."""
    gap = first - before.after
    if gap > 1:
        return ""
    if faces[first].conjunction and not gap:
        return "coordination" if not preposition or preposition == before.preposition else ""
    if preposition or (gap and faces[before.after].kind != "PUNCT"):
        return ""
    face, definite = head
    other = faces[before.head]
    if face.kind in _NAMES and other.kind == "N" and before.definite and not gap:
        return "apposition"
    return "apposition" if gap and other.kind in _NAMES and face.human and definite else ""
