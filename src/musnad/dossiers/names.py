"""Names as they are compared across articles: words, what each sounds like, and how much it tells.

A foreign name is spelt as each newsroom hears it (`جولار`, `غولار`; `بوتين`, `بوتن`): its consonants in classes of like sound are its
skeleton. In Arabic names one letter makes another name (`حسن`, `حسين`; `العمري`, `العامري`), so that two given names are one only if they
are the same, and family names that differ by a letter tell little.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from musnad.actors.spelling import name_words, same_word
from musnad.lexicon import Entry, Lexicon, kept

PLAIN, RARE = 1.0, 2.5  # what a given name tells, and a word that nobody else bears
ALONE = 1.0  # and a family name by itself
SPELT, SPELT_ARABIC, SOUNDS = 0.85, 0.35, 0.7  # of it, where a word differs by one letter (behind an Arabic given name), or sounds the same
SHORT = 0.5  # of it, where only given names are shared and more are told: half a country bears them
BORNE = 0.5  # less for each doubling of those who bear a family name
_CLASSES = str.maketrans(dict(zip("غجقطثصذضظزشپڤچ", "كككتتسددسسسبفس", strict=True)) | dict.fromkeys("اويء", ""))  # vowels are not heard
_FATHER = re.compile(r"^اب[اي](?=.{3})")
_DOUBLED = re.compile(r"(.)\1")  # داوود and داود, عطاالله and عطالله
_LEAST, _MANY = 2, 4  # consonants of a skeleton that tells anything, and that tells it behind an Arabic given name, too


class Given(frozenset[str]):
    """Given names of a lexicon, folded, without the foreign ones."""


@kept
def given_names(lexicon: Lexicon) -> Given:
    """Arabic given names."""
    return Given(form for entry in lexicon.entries("given_names") if "foreign" not in entry.tags for form in _forms(entry))


def _forms(entry: Entry) -> list[str]:
    return ["".join(words_of(form)) for form in (entry.lemma, *entry.forms) if " " not in form.strip()]


@kept
def families(lexicon: Lexicon) -> Counter[str]:
    """Family names, and how many people bear each."""
    return Counter({"".join(words_of(word)): int(count) for word, count in (row.split("\t") for row in lexicon.rows("families"))})


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; a father's name in whatever case it stands (`أبي بكر`, `أبو بكر`)."""
    return tuple(_DOUBLED.sub(r"\1", _FATHER.sub("ابو", word)) for word in name_words(name))


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a folded word in classes of like sound; the word itself where too few are left."""
    bare = word.translate(_CLASSES)
    bare = bare[:1] + bare[1:].replace("ه", "")
    return bare if len(bare) >= _LEAST else word


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: `weight` of the words they share, 0 where one contradicts the other; `because` says why."""

    weight: float
    because: str = ""


OTHER = Likeness(0)


@dataclass
class Names:
    """How names are compared. given: Arabic given names. borne: how many bear a family name, as far as that is known."""

    given: Given
    borne: Counter[str] = field(default_factory=Counter)

    def learn(self, names: Iterable[tuple[str, ...]]) -> None:
        """Count who bears which family name among these, where more do than was known."""
        self.borne |= Counter(last for _, last in {(words[0], words[-1]) for words in names if len(words) > 1})

    def alike(self, one: tuple[str, ...], other: tuple[str, ...], *, sons: bool = False) -> Likeness:
        """Compare two names by their words, in order: the shorter must be found in the longer, from its first word on.

        Of a name of one word nothing is known but that word, so that it must be the last of the longer one; or the first, where the
        longer one ends in the name of a father (`sons`): `الملك سالم` (King Salim).
        """
        short, full = sorted((one, other), key=len)
        if len(short) < 2:
            known = full[0 if sons and len(full) > 1 else -1] if short else ""
            return Likeness(ALONE, f"{known} alone") if known and self._word(short[0], known, arabic=sons) else OTHER
        if (short[0] in self.given and short[0] != full[0]) or not self._word(short[0], full[0], arabic=short[0] in self.given):
            return self._ending(short, full)
        weight, at = 0.0, 0
        spelt: list[str] = []
        for word in short:
            while at < len(full) and not (part := self._word(word, full[at], arabic=short[0] in self.given)):
                at += 1
            if at == len(full):
                return OTHER
            weight += part
            if word != full[at]:
                spelt.append(f"{word} as {full[at]}")
            at += 1
        if len(short) < len(full) and self.given.issuperset(short):
            weight *= SHORT
        shorter = [f"{' '.join(short)} of {' '.join(full)}"] if len(short) < len(full) else []
        return Likeness(weight, "; ".join((*shorter, *spelt)) or "one spelling")

    def _ending(self, short: tuple[str, ...], full: tuple[str, ...]) -> Likeness:
        """The same names where the first ones of the longer are left out: `منصور هادي` of `عبد ربه منصور هادي`."""
        if len(short) == len(full) or full[-len(short) :] != short:
            return OTHER
        return Likeness(SHORT * sum(map(self._told, short)), f"{' '.join(short)} at the end of {' '.join(full)}")

    def _word(self, one: str, other: str, *, arabic: bool) -> float:
        """What two words tell if they are one: 0 if they are not. arabic: they stand behind an Arabic given name."""
        if one == other:
            return self._told(one)
        if one in self.given and other in self.given:
            return 0
        if same_word(one, other):
            return (SPELT_ARABIC if arabic else SPELT) * min(self._told(one), self._told(other))
        heard = skeleton(one)
        if heard != skeleton(other) or (arabic and len(heard) < _MANY):
            return 0
        return SOUNDS * min(self._told(one), self._told(other))

    def _told(self, word: str) -> float:
        return PLAIN if word in self.given else max(PLAIN, RARE - BORNE * log2(max(1, self.borne[word])))
