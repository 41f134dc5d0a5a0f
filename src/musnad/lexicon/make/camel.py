"""Reading camel_morph's verb tables (CAMeL Lab, New York University Abu Dhabi; MIT): stems, affixes and the conditions that join them.

Each morpheme sets conditions (COND-S) and asks for conditions (COND-T). A form is allowed when every morpheme in it finds what it asks
for among what all of them set. COND-T is columns, all of which must hold: `a||b` one of these, `!a` not this, `else` none of what the
sibling rows (same function, same columns before) ask for in that column.
"""

import csv
import lzma
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_BUCKWALTER = dict(
    zip(
        "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYyaiuo~FNK`{OWI",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيَِ\u064fْ\u0651\u064bٌٍٰٱأؤإ",
        strict=True,
    )
)
_SHORT = frozenset("aiuo~FNK`_ ")


class Morpheme(NamedTuple):
    """One row: `form` in Buckwalter letters with vowels, what it asks for and what it sets, and its features."""

    kind: str
    function: str
    form: str
    asks: tuple[str, ...]
    sets: frozenset[str]
    features: dict[str, str]


class Stem(NamedTuple):
    """One stem of a lemma: `form` in Buckwalter letters, aspect p i c, voice a p, conditions as in `Morpheme`."""

    lemma: str
    pattern: str
    root: str
    form: str
    aspect: str
    voice: str
    asks: tuple[str, ...]
    sets: frozenset[str]
    gloss: str


def vocalised(form: str) -> str:
    """Buckwalter letters as Arabic with vowels, marks in Unicode's order; alif with wasla becomes a plain alif."""
    return unicodedata.normalize("NFC", "".join(_BUCKWALTER.get(letter, "") for letter in form).replace("ٱ", "ا"))


def unvocalised(form: str) -> str:
    """Buckwalter letters as news text writes them, without vowels and shadda."""
    return "".join(_BUCKWALTER[letter] for letter in form if letter in _BUCKWALTER and letter not in _SHORT).replace("ٱ", "ا")


def read_morphemes(folder: Path) -> dict[str, list[Morpheme]]:
    """All affixes and buffers by class (`[PVSuff]`, `[IVSuff.I.3MS]` …); classical-only variants left out."""
    morphemes: dict[str, list[Morpheme]] = {}
    with (folder / "MSA-Verb-MORPH.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["DEFINE"] == "MORPH" and row["VARIANT"].startswith("MSA"):
                morpheme = Morpheme(
                    row["CLASS"].strip(), row["FUNC"], row["FORM"].strip(),
                    _words(row["COND-T"]), frozenset(_words(row["COND-S"])), _features(row["FEAT"]),
                )  # fmt: skip
                morphemes.setdefault(morpheme.kind, []).append(morpheme)
    return morphemes


def read_stems(folder: Path) -> Iterator[Stem]:
    """All stems of perfect, imperfect and imperative, active and passive."""
    for aspect in ("PV", "IV", "CV"):
        with lzma.open(folder / f"MSA-Verb-LEX-{aspect}.csv.xz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                features = _features(row["FEAT"])
                yield Stem(
                    row["LEMMA"], row["PATTERN_ABSTRACT"], row["ROOT"], row["FORM"], features["asp"], features["vox"],
                    _words(row["COND-T"]), frozenset(_words(row["COND-S"])), row["GLOSS"],
                )  # fmt: skip


def allowed(asks: tuple[str, ...], siblings: list[tuple[str, ...]], given: frozenset[str]) -> bool:
    """Whether a morpheme that asks for the columns `asks` may stand among `given`; `siblings` are the columns of its rivals."""
    for column, term in enumerate(asks):
        if term == "else":
            rivals = {other[column] for other in siblings if len(other) > column and other[:column] == asks[:column]} - {"else"}
            if any(_holds(rival, given) for rival in rivals):
                return False
        elif not _holds(term, given):
            return False
    return True


@lru_cache(maxsize=65536)
def _holds(term: str, given: frozenset[str]) -> bool:
    return any(part[1:] not in given if part.startswith("!") else part in given for part in term.split("||"))


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split() if word != "_")


def _features(cell: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in cell.split() if ":" in pair)
