"""Verbs: every surface of perfect, imperfect and imperative, active and passive, read and made.

A surface is cut into prefix, stem and suffix; the stem's paradigm says which prefixes and suffixes may stand round it. Stems are
looked up folded, since news text drops hamzas; a surface that is not spelt as the tables spell it is marked `exact=False`.
The tables come from camel_morph (MIT) through `musnad.lexicon.make.verbs`.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.folding import MARKS, SEATS

_FOLD = str.maketrans({letter: seat for letter, seat in SEATS.items() if letter != "ة"})
_BARE = str.maketrans("", "", MARKS)
_ASPECTS = {"p": "perfect", "i": "imperfect", "c": "imperative"}
_VOICES = {"a": "active", "p": "passive"}
_PREFIXES = frozenset("اتني")  # folded first letters of an imperfect
LONGEST_SUFFIX = 5  # letters of buffer and suffix: يستهزئون, تهيؤوا


class VerbReading(NamedTuple):
    """One way to read a surface as a verb, object pronouns already cut off. `takes`: trans, intrans, ditrans or empty."""

    lemma: str
    vocalised: str
    takes: str
    aspect: str
    voice: str
    person: str
    gender: str
    number: str
    mood: str
    exact: bool


class Cell(NamedTuple):
    """One place of a paradigm: the letters round the stem, what they tell, and whether an object may (`1`) or must not (`0`) follow."""

    prefix: str
    suffix: str
    person: str
    gender: str
    number: str
    mood: str
    object: str


class Paradigm(NamedTuple):
    """The cells of one class of stems, by their folded letters."""

    aspect: str
    voice: str
    cells: dict[tuple[str, str], tuple[Cell, ...]]


class Verbs:
    """The verb tables of a lexicon, ready for look-up. Making one costs some 30 ms."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the bulk tables `verb_stems`, `verb_affixes` and `verb_lemmas`."""
        self._lemmas = [row.split("\t") for row in lexicon.rows("verb_lemmas")]
        self._paradigms = [_paradigm(row) for row in lexicon.rows("verb_affixes")]
        self._stems: dict[str, list[str]] = {}
        for row in lexicon.rows("verb_stems"):
            self._stems.setdefault(row.partition("\t")[0].translate(_FOLD), []).append(row)

    def read(self, surface: str, *, before_object: bool = False) -> list[VerbReading]:
        """All readings of a `plain` word without clitics; `before_object` says that an object pronoun was cut off after it."""
        folded = surface.translate(_FOLD)
        wanted = "1" if before_object else "0"
        return [reading for prefix, stem, suffix in self._cuts(folded) for reading in self._fitting(surface, prefix, stem, suffix, wanted)]

    def surfaces(self, lemma: str) -> tuple[str, ...]:
        """Every surface of a verb given by its lemma, with vowels or without, sorted; empty for an unknown one."""
        bare = lemma.translate(_BARE)
        numbers = {str(i) for i, row in enumerate(self._lemmas) if row[0].translate(_BARE) == bare}
        wanted = {n for n in numbers if self._lemmas[int(n)][0] == lemma} or numbers
        return tuple(sorted({cell.prefix + stem + cell.suffix for stem, paradigm in self._stems_of(wanted) for cell in _cells(paradigm)}))

    def _stems_of(self, numbers: set[str]) -> Iterator[tuple[str, Paradigm]]:
        for rows in self._stems.values():
            for row in rows:
                stem, _, pairs = row.partition("\t")
                for paradigm, _, number in (pair.partition(":") for pair in pairs.split(" ")):
                    if number in numbers:
                        yield stem, self._paradigms[int(paradigm)]

    def _cuts(self, folded: str) -> Iterator[tuple[str, str, str]]:
        """Ways to cut a folded surface whose middle is a known stem."""
        starts = (0, 1, 2) if folded[:1] in _PREFIXES else (0,)
        size = len(folded)
        for start in starts:
            for end in range(size, max(start, size - LONGEST_SUFFIX - 1), -1):
                if folded[start:end] in self._stems:
                    yield folded[:start], folded[start:end], folded[end:]

    def _fitting(self, surface: str, prefix: str, stem: str, suffix: str, wanted: str) -> Iterator[VerbReading]:
        for row in self._stems[stem]:
            spelt, _, pairs = row.partition("\t")
            for pair in pairs.split(" "):
                number, _, lemma = pair.partition(":")
                paradigm = self._paradigms[int(number)]
                for cell in paradigm.cells.get((prefix, suffix), ()):
                    if wanted in cell.object:
                        vocalised, _, takes = self._lemmas[int(lemma)]
                        yield VerbReading(
                            vocalised.translate(_BARE), vocalised, takes, paradigm.aspect, paradigm.voice,
                            cell.person, cell.gender, cell.number, cell.mood, cell.prefix + spelt + cell.suffix == surface,
                        )  # fmt: skip


def _cells(paradigm: Paradigm) -> Iterator[Cell]:
    for cells in paradigm.cells.values():
        yield from cells


def _paradigm(row: str) -> Paradigm:
    aspect, voice, cells = row.split("\t")
    by_letters: dict[tuple[str, str], tuple[Cell, ...]] = defaultdict(tuple)
    for text in cells.split(" "):
        prefix, suffix, features, object_ = text.split(",")
        cell = Cell(prefix, suffix, features[0], features[1].replace("u", ""), features[2], features[4:], object_)
        by_letters[prefix.translate(_FOLD), suffix.translate(_FOLD)] += (cell,)
    return Paradigm(_ASPECTS[aspect], _VOICES[voice], dict(by_letters))
