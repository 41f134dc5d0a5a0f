"""Verbs: every surface of perfect, imperfect and imperative, active and passive, read and made.

A surface is cut into prefix, stem and suffix; the stem's paradigm says which prefixes and suffixes may stand round it. Stems are
looked up folded, since news text drops hamzas; a surface that is not spelt as the tables spell it weighs less.
The tables come from camel_morph (MIT) through `musnad.lexicon.make.verbs`.
"""

import unicodedata
from collections.abc import Iterator
from functools import partial
from math import log
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.folding import MARKS, STEM_SEATS, fold_stems

_BARE = str.maketrans("", "", MARKS)
_ASPECTS = {"p": "perfect", "i": "imperfect", "c": "imperative"}
_VOICES = {"a": "active", "p": "passive"}
_PREFIXES = frozenset("اتني")  # folded first letters of an imperfect
_LONGEST_SUFFIX = 5  # letters of buffer and suffix
# Shares of persons and of the passive in newswire, rounded; only their order of magnitude matters.
_PERSONS = {"3ms": .45, "3fs": .35, "3mp": .09, "3md": .015, "3fd": .01, "1up": .03, "1us": .02, "3fp": .006, "2ms": .003, "2mp": .003,
            "2fs": .0005, "2fp": .0001, "2ud": .0002}  # fmt: skip
_PASSIVE = 0.06
_INEXACT = log(0.03)  # a hamza dropped or on another seat


class Cell(NamedTuple):
    """One place of a paradigm: the letters round the stem, what they tell, and its log share.

    `object` holds `0` where it may stand without an object pronoun, `1` where one may follow.
    """

    prefix: str
    suffix: str
    person: str
    gender: str
    number: str
    mood: str
    object: str
    weight: float


class Paradigm(NamedTuple):
    """The cells of one class of stems, by their folded letters."""

    aspect: str
    voice: str
    cells: dict[tuple[str, str], tuple[Cell, ...]]


class VerbReading(NamedTuple):
    """One way to read a surface as a verb, object pronouns cut off: number of its lemma, paradigm, cell, and the cell's log share."""

    lemma: int
    paradigm: Paradigm
    cell: Cell
    weight: float


_reading = partial(tuple.__new__, VerbReading)  # a third of the time of VerbReading(…)


class VerbLemma(NamedTuple):
    """A verb: its third person masculine singular perfect, what it takes (trans, intrans, ditrans), what it derives (or empty)."""

    plain: str
    vocalised: str
    takes: str
    active: str
    passive: str
    masdars: tuple[str, ...]


_Entries = list[tuple[str, int, Paradigm]]


class Verbs:
    """The verb tables of a lexicon, ready for look-up."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the bulk tables `verb_stems`, `verb_affixes` and `verb_lemmas` and the table `masdars`; some 30 ms."""
        self._rows = lexicon.rows("verb_lemmas")
        self._masdars: dict[str, tuple[str, ...]] = {entry.lemma: entry.forms for entry in lexicon.entries("masdars")}
        self._paradigms = [_paradigm(row) for row in lexicon.rows("verb_affixes")]
        self._suffixes = {suffix for paradigm in self._paradigms for _, suffix in paradigm.cells}
        self._lemmas: dict[int, VerbLemma] = {}
        self._ready: dict[str, tuple[_Entries, _Entries]] = {}
        self._stems: dict[str, str] = {}
        rows = lexicon.rows("verb_stems")
        for key, row in zip(fold_stems(row.partition("\t")[0] for row in rows), rows, strict=True):
            self._stems[key] = f"{self._stems[key]}\n{row}" if key in self._stems else row

    def read(self, surface: str, *, before_object: bool = False) -> list[VerbReading]:
        """All readings of a `plain` word without clitics; `before_object` says that an object pronoun was cut off after it."""
        folded = surface.translate(STEM_SEATS)
        wanted = "1" if before_object else "0"
        size, stems, suffixes = len(folded), self._stems, self._suffixes
        readings: list[VerbReading] = []
        ends = [end for end in range(size, max(0, size - _LONGEST_SUFFIX - 1), -1) if folded[end:] in suffixes]
        for start in (0, 1, 2) if folded[:1] in _PREFIXES else (0,):
            for end in ends:
                stem = folded[start:end]
                if stem in stems:
                    affixes = (folded[:start], folded[end:])
                    for spelt, lemma, paradigm in self._entries(stem)[start > 0]:
                        for cell in paradigm.cells.get(affixes, ()):
                            if wanted in cell.object:
                                exact = cell.prefix + spelt + cell.suffix == surface
                                readings.append(_reading((lemma, paradigm, cell, cell.weight if exact else cell.weight + _INEXACT)))
        return readings

    def _entries(self, key: str) -> tuple[_Entries, _Entries]:
        """Spelling, lemma and paradigm of stems folded to `key`: those without a prefix, those with one; parsed when first needed."""
        entries = self._ready.get(key)
        if entries is None:
            entries = self._ready[key] = ([], [])
            for row in self._stems[key].split("\n"):
                spelt, *pairs = row.replace("\t", " ").split(" ")
                for paradigm, _, lemma in (pair.partition(":") for pair in pairs):
                    known = self._paradigms[int(paradigm)]
                    entries[known.aspect == "imperfect"].append((spelt, int(lemma), known))
        return entries

    def lemma(self, number: int) -> VerbLemma:
        """The lemma of that number."""
        known = self._lemmas.get(number)
        if known is None:
            known = self._lemmas[number] = self._lemma(number)
        return known

    def _lemma(self, number: int) -> VerbLemma:
        vocalised, _, takes, active, passive, masdar = self._rows[number].split("\t")
        plain = vocalised.translate(_BARE)
        masdars = dict.fromkeys((masdar, *self._masdars.get(plain, ())) if masdar else self._masdars.get(plain, ()))
        return VerbLemma(plain, vocalised, takes, active, passive, tuple(masdars))

    def derivations(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Active and passive participle and verbal nouns of all lemmas in the order of their numbers; empty where there is none."""
        for row in self._rows:
            vocalised, _, _, active, passive, masdar = row.split("\t")
            listed = self._masdars.get(vocalised.translate(_BARE), ())
            yield active, passive, ((masdar, *listed) if masdar else listed)

    def shares(self, lexicon: Lexicon) -> list[float]:
        """Natural log of the share of words that are forms of each lemma, by number, from the table `stem_weights`."""
        learned = dict(row.split("\t")[1:3] for row in lexicon.rows("stem_weights") if row[0] == "V")
        floor = min(map(int, learned.values()))
        return [int(learned.get(row.partition("\t")[0], floor)) / 100 for row in self._rows]

    def numbers(self, lemma: str) -> tuple[int, ...]:
        """Numbers of the lemmas written so, with vowels or without, or known by such a passive (`توفي`, pass away)."""
        bare, lemma = lemma.translate(_BARE), unicodedata.normalize("NFC", lemma)
        same = [i for i, row in enumerate(self._rows) if row.partition("\t")[0].translate(_BARE) == bare]
        return tuple(i for i in same if self._rows[i].startswith(lemma + "\t")) or tuple(same) or self._by_passive(bare)

    def _by_passive(self, surface: str) -> tuple[int, ...]:
        readings = (r for r in self.read(surface) if r.paradigm.aspect == "perfect" and r.paradigm.voice == "passive")
        return tuple(sorted({r.lemma for r in readings if r.cell.person + r.cell.gender + r.cell.number == "3ms"}))

    def surfaces(self, lemma: str, *, before_object: bool = False) -> tuple[str, ...]:
        """Every surface of a verb given by its lemma, with vowels or without; without object pronouns, sorted. Empty if unknown."""
        stems, wanted = self._stems_of(set(self.numbers(lemma))), "1" if before_object else "0"
        return tuple(sorted({c.prefix + stem + c.suffix for stem, paradigm in stems for c in _cells(paradigm) if wanted in c.object}))

    def _stems_of(self, numbers: set[int]) -> Iterator[tuple[str, Paradigm]]:
        wanted = tuple(f":{number}" for number in numbers)
        for key, rows in self._stems.items():
            if any(number in rows for number in wanted):
                bare, prefixed = self._entries(key)
                yield from ((spelt, paradigm) for spelt, lemma, paradigm in bare + prefixed if lemma in numbers)


def _cells(paradigm: Paradigm) -> Iterator[Cell]:
    for cells in paradigm.cells.values():
        yield from cells


def _paradigm(row: str) -> Paradigm:
    aspect, voice, cells = row.split("\t")
    by_letters: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for text in cells.split(" "):
        prefix, suffix, features, object_ = text.split(",")
        weight = log(_PERSONS.get(features[:3], 1e-4) * (_PASSIVE if voice == "p" else 1 - _PASSIVE))
        cell = Cell(prefix, suffix, features[0], features[1].replace("u", ""), features[2], features[4:], object_, weight)
        key = (prefix.translate(STEM_SEATS), suffix.translate(STEM_SEATS))
        by_letters[key] = (*by_letters.get(key, ()), cell)
    return Paradigm(_ASPECTS[aspect], _VOICES[voice], by_letters)
