"""Learn which stems there are from raw text: `python -m musnad.text.learn ANT_JSONL_XZ` writes `stem_weights` and `stem_letters`.

Every word form of the corpus is cut in every way that `clitics` allows; expectation maximisation then finds the stems that explain the
forms best, given the fixed shares of the clitics. Forms count once each, however frequent (a frequent collocation like `بشكل`, in a manner,
is no evidence that it is one stem), a form with clitics counts for less, and each stem pays a discount, so that few stems explain many
forms (Goldwater, Griffiths and Johnson 2009 give the reasons for all three). The last round weighs stems by the words of text they explain.
"""

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import exp, log, log1p
from pathlib import Path
from typing import NamedTuple

from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.text.clitics import LONGEST, Clitics, Cut
from musnad.text.closed import ClosedClass
from musnad.text.folding import fold
from musnad.text.verbs import Verbs

_WORD = re.compile(r"[ء-ي]+")
_ROUNDS = 10
# Forms that each stem pays; more for verbs, since most of the nine thousand listed are rare, and a verb in use shows several forms.
_DISCOUNT = {"N": 0.9, "V": 3.0, "C": 0.0}
_KNOWN_NAME = 1.0  # of a form, given to each listed name
_ECHO = {"conjunction": 0.2, "prefix": 0.2, "pronoun": 0.3}  # what a form with such a clitic counts for its stem
_CLASSES = {"N": 0.66, "V": 0.10, "C": 0.24}  # shares of word classes in newswire
_START = {"N": -11.5, "V": -10.0, "C": -5.3}  # before the first round: closed words and verbs are believed before nouns nobody listed
_SMOOTHING = {"N": 0.0, "V": 0.05, "C": 0.5}
_UNSEEN = 0.03  # share of nominal words whose stem is new
_FLAT = 0.8  # exponent that flattens the corpus's own preferences
_POWER_DISCOUNT = 0.5
_LETTERS = 37
# A stem that begins like a preposition, goes on like a known one and hardly ever has the article is that preposition and that stem.
_PREFIXED, _ARTICLES = ("ب", "ل"), ("ال", "وال", "بال", "فال")
_RARELY, _REST_AT_LEAST, _REST_BELOW = 0.01, -12.0, 4.0
_WITH_ARTICLE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")
# A verb that is mostly one masculine perfect whose feminine hardly occurs has been given the words of a noun (`أحد`, one of).
_ONE_FORM, _FEMININE, _WORDS = 0.4, 0.02, 8  # shares of its words, and words it must have
# A stem that is a verb's perfect, has its feminine and hardly ever the article is that verb (`قال`, said; `أصيب`, was hurt).
_VERBAL_FEMININE, _KNOWN_VERB, _PASSIVE_LETTERS = 0.04, -12.0, 4
_WORTH = 0.3  # nats by which a stem must beat its letters to be kept
Key = tuple[str, str]


class Way(NamedTuple):
    """One way to explain a form: the stem it uses, its fixed log share, and what the form is worth as evidence for the stem."""

    key: Key
    share: float
    worth: float


class Learner:
    """Expectation maximisation over the forms of a corpus; `weights` are natural logs of shares, by class and stem."""

    def __init__(self, lexicon: Lexicon, forms: Counter[str]) -> None:
        self.clitics = Clitics(lexicon)
        self.closed = ClosedClass(lexicon, self.clitics)
        self.verbs = Verbs(lexicon)
        self.forms = [(count, ways) for form, count in forms.items() if 1 < len(form) <= LONGEST and (ways := list(self.ways(form, count)))]
        # Given names are left out: too many of them are words.
        self.names = {word for word, kind, _ in (row.split("\t") for row in lexicon.rows("proper_words")) if kind != "given"}
        self.weights = {way.key: _START[way.key[0]] for _, ways in self.forms for way in ways}
        self.letters: dict[str, float] = {}

    def ways(self, form: str, count: int) -> Iterator[Way]:
        """Every way to explain a form seen so often. Verbs are listed, so for them a frequent form is good evidence; nouns are not."""
        for cut in self.clitics.nominal(form):
            if cut.article or cut.stem + cut.pronoun not in self.closed:
                yield Way(("N", cut.alone), cut.weight, _echo(cut))
        for start, stem, pronoun in self.clitics.verbal(form):
            for reading in self.verbs.read(stem, before_object=bool(pronoun)):
                if verbal := self.clitics.verbal_cut(start, stem, pronoun, reading.paradigm.aspect):
                    lemma = self.verbs.lemma(reading.lemma).vocalised
                    yield Way(("V", lemma), verbal.weight + reading.weight, _echo(verbal) * log1p(count))
        for cut, entry in self.closed.cuts(form):
            yield Way(("C", f"{entry.lemma} {entry.gloss}"), cut.weight, 1.0)

    def learn(self) -> None:
        """Run all rounds; the last one counts words instead of forms."""
        for _ in range(_ROUNDS):
            expected = self._expect(by_word=False)
            self._learn_letters(expected)
            masses = {key: self._mass(key, expected.get(key, 0.0)) for key in self.weights}
            totals = _totals(masses)
            self.weights = {key: self._log(*key, _CLASSES[key[0]] * mass / totals[key[0]]) for key, mass in masses.items()}
        expected = {key: value**_FLAT for key, value in self._expect(by_word=True).items()}
        total = sum(expected.values())
        self.weights = {key: self._by_word(key, value / total, 1 / total) for key, value in expected.items()}

    def _expect(self, *, by_word: bool) -> dict[Key, float]:
        expected: dict[Key, float] = defaultdict(float)
        for count, ways in self.forms:
            scores = [exp(way.share + self.weights[way.key]) for way in ways]
            total = sum(scores)
            for way, score in zip(ways, scores, strict=True):
                if score > total * 1e-6:
                    expected[way.key] += score / total * (count if by_word else way.worth)
        return expected

    def _mass(self, key: Key, forms: float) -> float:
        """What a stem that explains so many forms is worth."""
        kind, stem = key
        known = _KNOWN_NAME if kind == "N" and stem in self.names else 0.0
        return max(forms + known - _DISCOUNT[kind], 0.0) + _SMOOTHING[kind]

    def _by_word(self, key: Key, share: float, unit: float) -> float:
        discount = {"N": -_POWER_DISCOUNT, "V": 0.3, "C": 0.5}[key[0]]
        return self._log(*key, max(share + discount * unit, 0.0))

    def _log(self, kind: str, stem: str, share: float) -> float:
        return log(share + (exp(self.unseen(stem)) if kind == "N" else 1e-12))

    def unseen(self, stem: str) -> float:
        """What a nominal stem weighs by its letters alone."""
        return log(_CLASSES["N"] * _UNSEEN) + spelling(stem, self.letters)

    def doubtful(self, forms: Counter[str]) -> set[str]:
        """Verbs that have been given the words of a noun."""
        words: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for form, count in forms.items():
            ways = [way for way in self.ways(form, count) if way.key in self.weights] if 1 < len(form) <= LONGEST else []
            scores = [exp(way.share + self.weights[way.key]) for way in ways]
            cells = self._cells(form) if any(way.key[0] == "V" for way in ways) else {}
            for way, score in zip(ways, scores, strict=True):
                for cell in ("all", *cells.get(way.key[1], ())) if way.key[0] == "V" else ():
                    words[way.key[1]][cell] += score / sum(scores) * count
        return {lemma for lemma, n in words.items() if n["3ms"] >= max(_WORDS, _ONE_FORM * n["all"]) and n["3fs"] <= _FEMININE * n["3ms"]}

    def _cells(self, form: str) -> dict[str, set[str]]:
        """Person, gender and number of the perfects that a form may be, by lemma."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, stem, pronoun in self.clitics.verbal(form):
            for reading in self.verbs.read(stem, before_object=bool(pronoun)):
                if reading.paradigm.aspect == "perfect":
                    cell = reading.cell
                    found[self.verbs.lemma(reading.lemma).vocalised].add(cell.person + cell.gender + cell.number)
        return found

    def verbal(self, forms: Counter[str]) -> set[str]:
        """Nominal stems that are the perfect of a common verb, and nothing else."""
        return {stem for kind, stem in self.weights if kind == "N" and self._is_verbal(stem, forms)}

    def _is_verbal(self, stem: str, forms: Counter[str]) -> bool:
        readings = [reading for reading in self.verbs.read(stem) if reading.paradigm.aspect == "perfect"]
        readings = [reading for reading in readings if reading.cell.person + reading.cell.gender + reading.cell.number == "3ms"]
        shares = (self.weights.get(("V", self.verbs.lemma(reading.lemma).vocalised), -99.0) for reading in readings)
        seen = forms[stem] + forms["و" + stem]
        if max(shares, default=-99.0) <= _KNOWN_VERB or sum(forms[article + stem] for article in _WITH_ARTICLE) > _RARELY * seen:
            return False
        passive = len(stem) >= _PASSIVE_LETTERS and all(reading.paradigm.voice == "passive" for reading in readings)
        inflected = sum(forms[other] for other in (stem + "ت", "و" + stem + "ت", stem + "وا"))
        return passive or inflected > _VERBAL_FEMININE * seen

    def fused(self, forms: Counter[str]) -> set[str]:
        """Stems that are a preposition and another stem, often seen together (`بشكل`, in a manner)."""
        stems = {stem: weight for (kind, stem), weight in self.weights.items() if kind == "N"}
        return {stem for stem, weight in stems.items() if self._is_fused(stem, weight, stems.get(stem[1:], -99.0), forms)}

    def _is_fused(self, stem: str, weight: float, rest: float, forms: Counter[str]) -> bool:
        if not stem.startswith(_PREFIXED) or len(stem) < 4 or stem in self.names or rest < max(_REST_AT_LEAST, weight - _REST_BELOW):
            return False
        definite = sum(forms[article + stem] for article in _ARTICLES)
        return definite <= _RARELY * (forms[stem] + forms["و" + stem])

    def _learn_letters(self, expected: dict[Key, float]) -> None:
        threes: dict[str, float] = defaultdict(float)
        twos: dict[str, float] = defaultdict(float)
        for (kind, stem), value in expected.items():
            if kind == "N" and value > 0.5:
                for three in _threes(stem):
                    threes[three] += min(value, 1.0)
                    twos[three[:2]] += min(value, 1.0)
        self.letters = {three: log((n + 0.02) / (twos[three[:2]] + 0.02 * _LETTERS)) for three, n in threes.items()}
        self.letters |= {two: log(0.02 / (n + 0.02 * _LETTERS)) for two, n in twos.items()}


def spelling(stem: str, letters: dict[str, float]) -> float:
    """Log probability of a stem's letters, each given the two before it."""
    return sum(letters.get(three, letters.get(three[:2], -3.6)) for three in _threes(stem))


def _threes(stem: str) -> list[str]:
    padded = f"^^{stem}$"
    return [padded[i : i + 3] for i in range(len(stem) + 1)]


def _echo(cut: Cut) -> float:
    share = 1.0
    for piece, echo in _ECHO.items():
        if getattr(cut, piece):
            share *= echo
    return share


def _totals(expected: dict[Key, float]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for (kind, _), value in expected.items():
        totals[kind] += value
    return totals


def articles(corpus: Path) -> Iterator[str]:
    """Folded title and text of each article of an xz JSONL file."""
    with lzma.open(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield fold(f"{article.get('title') or ''}\n{article.get('content') or ''}").plain


def adjectives(texts: Iterable[str]) -> dict[str, float]:
    """Of the times a word with article occurs, the share in which it follows another, for words seen five times: the mark of adjectives."""
    seen: Counter[str] = Counter()
    following: Counter[str] = Counter()
    for text in texts:
        previous = ""
        for word in _WORD.findall(text):
            if word.startswith(_ARTICLES[0]):
                seen[word[2:]] += 1
                following[word[2:]] += previous.startswith(_WITH_ARTICLE)
            previous = word
    return {stem: following[stem] / n for stem, n in seen.items() if n >= 5}


def main(corpus: Path, out: Path = DATA) -> None:
    """Learn from `corpus` and write the two tables."""
    texts = list(articles(corpus))
    forms = Counter(word for text in texts for word in _WORD.findall(text))
    learner = Learner(load_lexicon(), forms)
    learner.learn()
    left_out = {"N": learner.fused(forms) | learner.verbal(forms), "V": learner.doubtful(forms), "C": set[str]()}
    shares = adjectives(texts)
    head = {"source": "counts over ANT, https://github.com/antcorpus/antcorpus.data @06f6a10", "licence": "Apache-2.0"}
    rows = [
        (kind, stem, str(round(weight * 100)), str(round(shares.get(stem, 0) * 100)) if kind == "N" else "")
        for (kind, stem), weight in sorted(learner.weights.items())
        if stem not in left_out[kind] and (kind != "N" or weight > learner.unseen(stem) + _WORTH)
    ]
    columns = "class (nominal, verb, closed), stem, 100 × natural log of its share, percent of uses as an adjective"
    write_bulk(out / "stem_weights.tsv", {"columns": columns} | head, rows)
    letters = [(three, str(round(weight * 100))) for three, weight in sorted(learner.letters.items())]
    columns = "letters, 100 × natural log of the last one given the two before; of two, of an unseen third"
    write_bulk(out / "stem_letters.tsv", {"columns": columns} | head, letters)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
