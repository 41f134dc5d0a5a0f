"""Nouns, adjectives and names: how likely a stem is, and what its letters tell.

There is no list of nouns. A stem is known from the weights learned of raw text (`stem_weights`), as participle or verbal noun of a verb,
as a broken plural, as a name, or as a known stem with an ending; otherwise its letters say how Arabic it looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import log
from typing import NamedTuple

from musnad.lexicon import Entry, Lexicon
from musnad.text.folding import STEM_SEATS, fold_stems
from musnad.text.verbs import Verbs

_NISBA = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER TEH MARBUTA}")
_ALIF, _HAMZAS = "\N{ARABIC LETTER ALEF}", ("\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}")
_TELLING = 4  # letters of a stem that is no abbreviation
# Log weights where nothing was learned; the learned ones run from -4 to -15.
_INEXACT = log(0.03)  # a hamza dropped or on another seat
_NEW_INFLECTION = log(0.2)  # an ending never seen on this stem, on top of the ending's own share
_NEW_NAME, _NEW_DERIVED = -14.5, -14.0
_NEW_STEM = log(0.66 * 0.03)
# How much likelier than an ending's share lets it be a word may be, and still be read as inflected; participles as adverbs are many.
_SLACK, _PARTICIPLE_SLACK = 2.0, 12.0
_NISBA_SEEN, _NISBA_NEW = 4, 3  # letters that a nisba has more than
_ADJECTIVE = {"nisba": 0.6, "participle": 0.3, "": 0.03}  # shares of adjectives among stems whose uses were not counted
_OFTEN = 0.3  # share from which a verbal noun that could be a participle too (`مباشرة`) is also an adjective
_NEGLIGIBLE = 0.05
_UNSEEN = -3.6  # log weight of a letter behind two that it was never seen behind
_SURE, _HARDLY, _HARDLY_TERRITORY, _PERHAPS = -0.05, -3.0, -5.0, -1.5


class Derivation(NamedTuple):
    """That a stem derives from a verb: number of the verb's lemma, `participle` or `masdar`, voice of a participle (empty if either)."""

    lemma: int
    form: str
    voice: str


class Ending(NamedTuple):
    """An ending, what may stand in its place in the dictionary form, and what it tells."""

    letters: str
    instead: tuple[str, ...]
    gender: str
    number: str
    case: str
    weight: float
    kind: str


class NominalReading(NamedTuple):
    """What a nominal stem may be. `weight` is the log share of this reading among those of the stem."""

    pos: str
    lemma: str
    gender: str
    number: str
    case: str
    derivation: Derivation | None
    complete: bool
    weight: float


_reading = partial(tuple.__new__, NominalReading)  # a third of the time of NominalReading(…)


class _Letters(dict[str, float]):
    """Log weights of a letter given the two before it, by the three; an unseen three has the weight of its first two."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        super().__init__((letters, int(weight) / 100) for letters, _, weight in rows)

    def __missing__(self, three: str) -> float:
        weight = self[three] = self.get(three[:2], _UNSEEN) if len(three) > 2 else _UNSEEN
        return weight


class Nominals:
    """The nominal tables of a lexicon, ready for look-up."""

    def __init__(self, lexicon: Lexicon, verbs: Verbs, shares: Sequence[float]) -> None:
        """Read the tables `stem_weights`, `stem_letters`, `proper_words`, `broken_plurals` and `nominal_endings`; some 40 ms.

        shares: of the verbs, by number of their lemma.
        """
        self.learned: dict[str, float] = {}  # natural log of the share of words that have the stem
        self._adjectives: dict[str, float] = {}
        for row in lexicon.rows("stem_weights"):
            kind, stem, weight, share = row.split("\t")
            if kind == "N":
                self.learned[stem] = int(weight) / 100
                if share != "0":
                    self._adjectives[stem] = int(share) / 100
        self._folded = _by_folding(self.learned)
        self._letters = _Letters(row.partition("\t") for row in lexicon.rows("stem_letters"))
        self._names = {row.split("\t")[0]: row.split("\t")[1:] for row in lexicon.rows("proper_words")}
        self._plurals = {form: entry for entry in lexicon.entries("broken_plurals") for form in entry.forms}
        self._endings = _endings(lexicon)
        self._derived = _derived(verbs, shares)

    def weight(self, stem: str) -> float:
        """Natural log of the share of words that have this stem."""
        known = self.learned.get(stem)
        return known if known is not None else self._new(stem)

    def unlearned_masdar(self, stem: str) -> int | None:
        """Of a verbal noun that was not learned, the verb; learning gives verbal nouns like `وقف` to the perfect that looks the same."""
        derivation = self._derived.get(stem)
        if derivation is None or derivation.form != "masdar" or stem in self.learned:
            return None
        return derivation.lemma

    def read(self, stem: str, *, article: bool, pronoun: bool) -> Iterator[NominalReading]:
        """Readings of a nominal stem as it stands alone."""
        yield from self._proper(stem, article=article, pronoun=pronoun)
        stem = self._hamzated(stem)
        if plural := self._plurals.get(stem):
            yield NominalReading("NOUN", plural.lemma, "", "p", "", None, False, _SURE)
        rest = _HARDLY if plural else _HARDLY_TERRITORY if self._territory(stem, article=article) else 0.0
        inflections = list(self._inflections(stem, definite=article or pronoun)) or [_uninflected(stem)]
        best = max([weight for _, _, weight in inflections])
        for base, ending, weight in inflections:
            yield from self._classed(stem, base, ending, weight - best + rest)

    def _hamzated(self, stem: str) -> str:
        """A stem that begins with a bare alif as it is written more often, with its hamza: some newsrooms leave all of them out."""
        if not stem.startswith(_ALIF) or len(stem) < _TELLING:
            return stem
        return max((stem, *(seat + stem[1:] for seat in _HAMZAS)), key=lambda written: self.learned.get(written, -99.0))

    def _new(self, stem: str) -> float:
        """The weight of a stem that was not learned: the best of what its letters, ending, verb or name say."""
        weights = [_NEW_STEM + self._spelling(stem)]
        if (folded := self._folded.get(stem.translate(STEM_SEATS))) is not None:
            weights.append(folded + _INEXACT)
        if stem in self._derived:
            weights.append(_NEW_DERIVED)
        if stem in self._names:
            weights.append(_NEW_NAME)
        weights += [self.learned[base] + ending.weight + _NEW_INFLECTION for base, ending in self._bases(stem) if base in self.learned]
        return max(weights)

    def _spelling(self, stem: str) -> float:
        letters, padded = self._letters, f"^^{stem}$"
        return sum([letters[padded[i : i + 3]] for i in range(len(stem) + 1)])

    def _bases(self, stem: str) -> Iterator[tuple[str, Ending]]:
        for size in (1, 2, 3):
            for ending in self._endings.get(stem[-size:], ()) if len(stem) > size + 1 else ():
                for letters in ending.instead:
                    yield stem[:-size] + letters, ending

    def _with_defectives(self, stem: str) -> Iterator[tuple[str, Ending]]:
        """Bases of a stem, with the ya that participles of defective verbs lose before plural endings: `داعين` of `داعي`."""
        for base, ending in self._bases(stem):
            if ending.letters in _TAKES_YA and ending.number == "p":
                derivation = self._derived.get(base + _YA)
                if derivation is not None and derivation.form == "participle":
                    yield base + _YA, ending
            yield base, ending

    def is_known(self, stem: str, lemma: str) -> bool:
        """Whether a nominal stem was learned, derives from a verb or is a listed plural; others may be names nobody listed."""
        return stem in self.learned or lemma in self.learned or stem in self._derived or lemma in self._derived or stem in self._plurals

    def _inflections(self, stem: str, *, definite: bool) -> Iterator[tuple[str, Ending, float]]:
        """Known bases that `stem` is more likely an inflection of than a word of its own, and how likely each is."""
        told = stem.endswith(_TOLD_BY_ENDING) or (stem.endswith(_NISBA_ACCUSATIVE) and len(stem) > 4 and stem[:-1] in self.learned)
        whole = -99.0 if told and stem not in self._derived else self.learned.get(stem, -99.0)
        learned, derived = self.learned, self._derived
        for base, ending in self._with_defectives(stem):
            weight, slack = learned.get(base), _SLACK
            if base in derived:
                weight = _NEW_DERIVED if weight is None or weight < _NEW_DERIVED else weight
                slack = _PARTICIPLE_SLACK if derived[base].form == "participle" else _SLACK
            if weight is None or weight + ending.weight + slack < whole or (definite and ending.kind in _INDEFINITE):
                continue
            yield base, ending, weight + ending.weight

    def _territory(self, stem: str, *, article: bool) -> bool:
        return self._names.get(_ARTICLE + stem if article else stem, ("",))[0] == "territory"

    def _proper(self, stem: str, *, article: bool, pronoun: bool) -> Iterator[NominalReading]:
        name = self._names.get(_ARTICLE + stem if article else stem)
        if name and not pronoun:
            weight = _PERHAPS if name[0] == "given" and stem in self.learned else _SURE
            yield NominalReading("PROPN", _ARTICLE + stem if article else stem, name[1], "s", "", None, True, weight)

    def _classed(self, stem: str, base: str, ending: Ending, weight: float) -> Iterator[NominalReading]:
        """The reading as noun and as adjective, with the share of each."""
        derivation = self._derived.get(stem) or self._derived.get(base)
        share = self._adjective_share(stem, base, derivation)
        for pos, part in (("NOUN", 1 - share), ("ADJ", share)):
            if part >= _NEGLIGIBLE:
                own = pos == "NOUN" and ending.letters == _MARBUTA
                gender = ending.gender or ("m" if pos == "ADJ" or derivation else "")
                complete = ending.kind != "construct" and ending.letters in _CLOSING
                lemma = stem if own else base
                yield _reading((pos, lemma, gender, ending.number, ending.case, derivation, complete, weight + log(part)))

    def _adjective_share(self, stem: str, base: str, derivation: Derivation | None) -> float:
        share = self._adjectives.get(stem, self._adjectives.get(base))
        if derivation and derivation.form == "masdar":
            return share if share and share > _OFTEN and self._derived.get(base, derivation).form == "participle" else 0.0
        if share is not None:
            return share
        if base.endswith(_NISBA) and len(base) > (_NISBA_SEEN if base in self.learned else _NISBA_NEW):
            return _ADJECTIVE["nisba"]
        return _ADJECTIVE["participle" if derivation and derivation.form == "participle" else ""]


_ARTICLE, _MARBUTA = "ال", "ة"
_TOLD_BY_ENDING = (_MARBUTA, "ات")  # endings that are believed however often the word is seen
_NISBA_ACCUSATIVE = "يا"
_YA, _TAKES_YA = "ي", ("ون", "ين")
_INDEFINITE = ("construct", "indefinite")  # kinds of endings that no word with article or pronoun has
_CLOSING = frozenset(("ون", "ين", "ان", "تين", "تان", "ا"))  # after these no genitive may follow: the nun or the tanwin would have dropped
_NO_ENDING = Ending("", ("",), "", "s", "", 0.0, "")
_FEMININE = Ending(_MARBUTA, ("",), "f", "s", "", 0.0, "")


def _uninflected(stem: str) -> tuple[str, Ending, float]:
    return (stem[:-1], _FEMININE, 0.0) if stem.endswith(_MARBUTA) else (stem, _NO_ENDING, 0.0)


def _by_folding(weights: dict[str, float]) -> dict[str, float]:
    folded: dict[str, float] = {}
    for key, weight in zip(fold_stems(weights), weights.values(), strict=True):
        if key not in weights and weight > folded.get(key, -99.0):
            folded[key] = weight
    return folded


def _endings(lexicon: Lexicon) -> dict[str, tuple[Ending, ...]]:
    endings: dict[str, tuple[Ending, ...]] = {}
    for entry in lexicon.entries("nominal_endings"):
        endings[entry.lemma] = (*endings.get(entry.lemma, ()), _ending(entry))
    return endings


def _ending(entry: Entry) -> Ending:
    gender, number, case = entry.value.split(",")
    share = next(tag.partition(":")[2] for tag in entry.tags if tag.startswith("share:"))
    kind = next((tag for tag in entry.tags if ":" not in tag), "")
    return Ending(entry.lemma, entry.forms, gender, number, case, log(float(share)), kind)


def _derived(verbs: Verbs, shares: Sequence[float]) -> dict[str, Derivation]:
    """What derives from verbs, by its letters; of verbs that derive the same, the likeliest. Stems of two letters could be anything."""
    derived: dict[str, Derivation] = {}
    for number, (active, passive, masdars) in enumerate(verbs.derivations()):
        voices = ("", "") if active == passive else ("active", "passive")
        participles = [(active, "participle", voices[0]), (passive, "participle", voices[1])]
        for stem, form, voice in [*participles, *((masdar, "masdar", "") for masdar in masdars)]:
            known = derived.get(stem)
            if len(stem) > 2 and (known is None or shares[number] > shares[known.lemma]):
                derived[stem] = Derivation(number, form, voice)
    return derived
