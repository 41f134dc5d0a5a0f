"""Make `verb_stems.tsv`, `verb_affixes.tsv` and `verb_lemmas.tsv` from camel_morph: `python -m musnad.lexicon.make.verbs CAMEL_MORPH`.

The source joins stem, buffer and suffix by conditions. Here every set of conditions is worked out once into a paradigm: the list of
(prefix, suffix, features) that may stand round a stem. Stems with the same list share a paradigm, so the tables stay small and a
surface is found by cutting prefix and suffix off and asking whether the paradigm of what remains allows them (as in Aramorph).
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.lexicon.make.camel import Morpheme, Stem, allowed, read_morphemes, read_stems, unvocalised, vocalised
from musnad.lexicon.make.derive import derive

SOURCE = "camel_morph @15f5aed, https://github.com/CAMeL-Lab/camel_morph"
LICENCE = "MIT, Copyright (c) 2022 CAMeL Lab, New York University Abu Dhabi"
_PERSONS = ("1S", "1P", "2MS", "2FS", "2D", "2MP", "2FP", "3MS", "3FS", "3MD", "3FD", "3MP", "3FP")
_MOODS = "ISJ"
# What the moods that share one spelling tell: all of them tell nothing.
_TAKES = ("", "intrans", "trans", "ditrans")
_TOLD = {"": "", "I": "indicative", "S": "dependent", "J": "jussive", "JS": "dependent", "IS": "", "IJ": "", "IJS": ""}


class Cell(NamedTuple):
    """One place of a paradigm: letters before and after the stem, its features, `0` bare, `1` before an object pronoun."""

    prefix: str
    suffix: str
    features: str
    object: str


class Conjugation:
    """Works out paradigms from the source's morphemes."""

    def __init__(self, morphemes: dict[str, list[Morpheme]]) -> None:
        self.morphemes = morphemes
        self.known: dict[tuple[str, str, tuple[str, ...], frozenset[str]], frozenset[Cell]] = {}

    def paradigm(self, stem: Stem) -> frozenset[Cell]:
        """All cells that `stem` allows."""
        key = (stem.aspect, stem.voice, stem.asks, stem.sets)
        if key not in self.known:
            self.known[key] = _merged(cell for orders, mood in _orders(stem.aspect) for cell in self._cells(stem, orders, mood))
        return self.known[key]

    def citation(self, stem: Stem) -> str:
        """The vocalised third person masculine singular of a perfect stem, in Buckwalter letters; empty when it has none."""
        forms = [
            stem.form + "".join(m.form.replace("_", "") for m in chain)
            for chain in self._chains(stem, ("[PVBuff]", "[PVSuff]"), bare=True)
            if chain[-1].function == "PVSuff.3MS"
        ]
        return forms[0] if forms else ""

    def _cells(self, stem: Stem, orders: tuple[str, ...], mood: str) -> Iterator[tuple[Cell, str]]:
        before = sum(kind.startswith(("[IVPref", "[IVPre")) for kind in orders)
        for bare in (True, False):
            for chain in self._chains(stem, orders, bare):
                features = {key: value for m in chain for key, value in m.features.items()}
                prefix = unvocalised("".join(m.form for m in chain[:before]))
                suffix = unvocalised("".join(m.form for m in chain[before:]))
                yield Cell(prefix, suffix, features["per"] + features["gen"] + features["num"], "0" if bare else "1"), mood

    def _chains(self, stem: Stem, orders: tuple[str, ...], bare: bool) -> Iterator[tuple[Morpheme, ...]]:
        """Chains of one morpheme per class round `stem` whose conditions all hold, alone or before an object pronoun."""
        for chain in product(*(self.morphemes[kind] for kind in orders)):
            given = stem.sets.union(*(m.sets for m in chain), () if bare else ("enc0",))
            if allowed(stem.asks, [], given) and all(allowed(m.asks, self._siblings(m), given) for m in chain):
                yield chain

    def _siblings(self, morpheme: Morpheme) -> list[tuple[str, ...]]:
        return [other.asks for other in self.morphemes[morpheme.kind] if other.function == morpheme.function]


def _merged(cells: Iterable[tuple[Cell, str]]) -> frozenset[Cell]:
    """Cells that differ in mood or object only, made one; `object` is then `0`, `1` or `01`."""
    moods: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    objects: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for cell, mood in cells:
        moods[cell[:3]].add(mood)
        objects[cell[:3]].add(cell.object)
    return frozenset(Cell(*key[:2], f"{key[2]}:{_TOLD[''.join(sorted(moods[key]))]}", "".join(sorted(objects[key]))) for key in moods)


def _orders(aspect: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The classes round a stem of this aspect, in order, with the mood they make."""
    if aspect == "p":
        yield ("[PVBuff]", "[PVSuff]"), ""
    elif aspect == "c":
        yield ("[CVBuff]", "[CVSuff]"), ""
    else:
        for mood, person in product(_MOODS, _PERSONS):
            yield (f"[IVPref.{person}]", "[IVPreBuff]", "[IVBuff]", f"[IVSuff.{mood}.{person}]"), mood


def build(folder: Path, out: Path = DATA) -> None:
    """Read the source in `folder` and write the three tables to `out`."""
    conjugation = Conjugation(read_morphemes(folder))
    stems = list(read_stems(folder))
    citations: dict[str, str] = {}
    for stem in stems:
        if stem.aspect == "p" and stem.voice == "a" and stem.lemma not in citations and (form := conjugation.citation(stem)):
            citations[stem.lemma] = form
    lemmas = _lemmas(stems, citations)
    numbers = {lemma[0]: i for i, lemma in enumerate(lemmas)}
    paradigms: dict[tuple[str, str, frozenset[Cell]], int] = {}
    rows: dict[str, set[str]] = defaultdict(set)
    for stem in stems:
        cells = conjugation.paradigm(stem)
        if stem.lemma in citations and cells:
            number = paradigms.setdefault((stem.aspect, stem.voice, cells), len(paradigms))
            rows[unvocalised(stem.form)].add(f"{number}:{numbers[vocalised(citations[stem.lemma])]}")
    about = {"source": SOURCE, "licence": LICENCE}
    columns = "vocalised lemma, root (Buckwalter), what it takes, active participle, passive participle, verbal noun"
    write_bulk(out / "verb_lemmas.tsv", {"columns": columns} | about, lemmas)
    by_stem = sorted((stem, " ".join(sorted(pairs))) for stem, pairs in rows.items())
    write_bulk(out / "verb_stems.tsv", {"columns": "stem, then paradigm:lemma pairs"} | about, by_stem)
    lines = [_line(paradigm) for paradigm in paradigms]
    write_bulk(out / "verb_affixes.tsv", {"columns": "aspect, voice, cells prefix,suffix,features,object"} | about, lines)


def _lemmas(stems: list[Stem], citations: dict[str, str]) -> list[tuple[str, ...]]:
    """One row a lemma, sorted, with what it derives; what it takes is the most that one of its stems takes."""
    rows: dict[str, tuple[str, ...]] = {}
    for stem in stems:
        if stem.aspect == "p" and stem.voice == "a" and stem.lemma in citations:
            form = citations[stem.lemma]
            lemma, takes = vocalised(form), _object(stem)
            known = rows.get(lemma)
            derived = known[3:] if known else derive(unvocalised(form), stem.pattern, stem.root)
            rows[lemma] = (lemma, stem.root, max(takes, known[2], key=_TAKES.index) if known else takes, *derived)
    return [rows[lemma] for lemma in sorted(rows)]


def _object(stem: Stem) -> str:
    return next((kind for kind in reversed(_TAKES) if kind in stem.sets), "")


def _line(paradigm: tuple[str, str, frozenset[Cell]]) -> tuple[str, str, str]:
    aspect, voice, cells = paradigm
    return aspect, voice, " ".join(sorted(",".join((c.prefix, c.suffix, c.features, c.object)) for c in cells))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
