"""A trained tagger of names: persons, places, organisations and others (PER LOC ORG MISC), learned from ANERcorp.

A conditional random field over features of words and their neighbours (see `tagger_features`). What a word adds to the scores depends on
the word alone and is remembered, so that reading is a few additions a word; labels are only searched where O is not sure.
"""

from collections.abc import Iterator, Sequence
from operator import add
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.mentions.tagger_features import WIDTH, Look, WordFeatures
from musnad.mentions.tagger_model import LABELS, OUTSIDE, PLACES, Weights, fields, load_weights, rows, spread, threshold, total
from musnad.text.analysis import Analyser
from musnad.text.document import Document

BORDER = "_"  # the feature of what lies outside the sentence
ALWAYS = "b"  # the feature that every word has
_SURE = 5.0  # nats that O must be above every other label to be taken without a search
_ROOM = 60_000  # words whose rows are remembered
_NEVER = -(10**9)

_INSIDE = frozenset(i for i, label in enumerate(LABELS) if label.startswith("I-"))

Rows = tuple[int, ...]


class Name(NamedTuple):
    """A name at tokens `first` up to `after` (exclusive); `kind` is PER, LOC, ORG or MISC."""

    first: int
    after: int
    kind: str


class Tagger:
    """Tags words. Making one takes half a second; what it has seen of words it keeps, up to a bound."""

    def __init__(self, lexicon: Lexicon, analyser: Analyser, weights: Weights | None = None) -> None:
        """weights: those that come with the package if not given. Raises `ModelError` where they cannot be read."""
        weights = weights or load_weights()
        self._features = WordFeatures(lexicon, analyser, weights.counted())
        self._spread = {feature: spread(packed) for feature, packed in weights.features.items()}
        self._transitions = weights.transitions
        self._into = tuple(zip(*weights.transitions, strict=True))  # for each label, from every label
        self._border = rows(self._spread.get(BORDER, 0))
        self._add, self._mask = threshold(_SURE)
        self._known: dict[tuple[str, str], Rows] = {}

    def names(self, document: Document) -> tuple[Name, ...]:
        """The names of a document, in order."""
        words = [token.plain for token in document.tokens]
        labels = self.tag([words[first:after] for first, after in document.sentences])
        return tuple(
            Name(start + a, start + b, kind)
            for (start, _), line in zip(document.sentences, labels, strict=True)
            for a, b, kind in chunks(line)
        )

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Labels (`B-PER`, `I-PER`, … `O`) of the words of one article's sentences."""
        return [[LABELS[label] for label in self._labels(self._scores(words))] for words in sentences]

    def _scores(self, words: Sequence[str]) -> list[int]:
        """For each word the integer that holds its scores."""
        looks = [self._features.look(word) for word in words]
        found = matches(looks, self._features)
        lines = [self._border] * WIDTH + [self._rows(*pair) for pair in zip(words, found, strict=True)] + [self._border] * WIDTH
        return [sum(lines[i + place][place] for place in range(PLACES)) for i in range(len(words))]

    def _rows(self, word: str, match: str) -> Rows:
        known = self._known.get((word, match))
        if known is None:
            if len(self._known) >= _ROOM:
                self._known.clear()
            look = self._features.look(word)
            summed = total((ALWAYS, *look.shared, *look.own), self._spread) + self._spread.get(match, 0)
            known = self._known[word, match] = rows(summed)
        return known

    def _labels(self, scores: list[int]) -> list[int]:
        """The likeliest labels: O where it is sure, searched in between."""
        labels = [OUTSIDE] * len(scores)
        open_ = [bool(score + self._add & self._mask) for score in scores]
        at = 0
        while at < len(scores):
            if not open_[at]:
                at += 1
                continue
            after = at
            while after < len(scores) and open_[after]:
                after += 1
            labels[at:after] = self._search([fields(score) for score in scores[at:after]], begins=at == 0, ends=after == len(scores))
            at = after
        return labels

    def _search(self, scores: list[list[int]], *, begins: bool, ends: bool) -> list[int]:
        """Viterbi's search between two words that are O, or an end of the sentence."""
        into = self._into
        if begins:
            best = [_NEVER if label in _INSIDE else score for label, score in enumerate(scores[0])]
        else:
            best = list(map(add, scores[0], self._transitions[OUTSIDE]))
        reached = [best]
        for line in scores[1:]:
            best = [max(map(add, best, column)) + score for column, score in zip(into, line, strict=True)]
            reached.append(best)
        if not ends:
            best = list(map(add, best, into[OUTSIDE]))
        label = best.index(max(best))
        path = [label]
        for before in reversed(reached[:-1]):
            came = list(map(add, before, into[label]))
            label = came.index(max(came))
            path.append(label)
        return path[::-1]


def matches(looks: Sequence[Look], features: WordFeatures) -> list[str]:
    """For each word the feature of the tables' phrase that it begins (B) or goes on with (I), of one word (1) or more (2); else empty."""
    starts, phrases = features.gazetteer.starts, features.gazetteer.phrases
    found = [""] * len(looks)
    free = 0
    for at, look in enumerate(looks):
        if look.opens and at >= free and (phrase := _longest(looks, at, starts)):
            for i in range(len(phrase)):
                found[at + i] = f"m={'I' if i else 'B'}{phrases[phrase]}{1 if len(phrase) == 1 else 2}"
            free = at + len(phrase)
    return found


def _longest(looks: Sequence[Look], at: int, starts: dict[str, dict[str, list[tuple[str, ...]]]]) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    second = looks[at + 1].bare[0] if at + 1 < len(looks) else ""
    for letters in looks[at].bare:
        begun = starts.get(letters, {})
        for phrase in (*begun.get(second, ()), *begun.get("", ())):
            if len(phrase) <= len(best):
                break
            if all(at + i < len(looks) and looks[at + i].bare[0] == phrase[i] for i in range(2, len(phrase))):
                best = phrase
                break
    return best


def chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name; an `I-` that nothing of its kind precedes begins one, as in conlleval."""
    first, kind = 0, ""
    for i, label in enumerate((*labels, "O")):
        if kind and label != "I-" + kind:
            yield first, i, kind
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            first, kind = i, label[2:]
