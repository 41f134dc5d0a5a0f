"""A trained tagger of names: persons, places, organisations and others (PER LOC ORG MISC), learned from ANERcorp.

A conditional random field over features of words and their neighbours (see `tagger_features`). What a word adds to the scores depends on
the word alone and is remembered, so that reading is a few additions a word; labels are only searched where O is not sure.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import add
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.mentions.tagger_features import WIDTH, Look, WordFeatures
from musnad.mentions.tagger_model import LABELS, OUTSIDE, Layer, Weights, fields, load_weights, rows, spread, threshold, total
from musnad.text.analysis import Analyser
from musnad.text.document import Document

BORDER = "_"  # the feature of what lies outside the sentence
ALWAYS = "b"  # the feature that every word has
_SURE = 5.0  # nats that O must be above every other label to be taken without a search
_ROOM = 60_000  # words whose rows are remembered
_NEAR = 40  # sentences within which a name is taken to mean the same
_SAME = 50  # as many of its other places on either side are looked at
_NEVER = -(10**9)

_INSIDE = frozenset(i for i, label in enumerate(LABELS) if label.startswith("I-"))

Rows = tuple[int, ...]


class Name(NamedTuple):
    """A name at tokens `first` up to `after` (exclusive); `kind` is PER, LOC, ORG or MISC."""

    first: int
    after: int
    kind: str


class Reading(NamedTuple):
    """Sentences on their way: words, their looks, and features of tables' phrases."""

    words: Sequence[str]
    looks: list[Look]
    found: list[str]


class Tagger:
    """Tags words. Making one takes half a second; what it has seen of words it keeps, up to a bound."""

    def __init__(self, lexicon: Lexicon, analyser: Analyser, weights: Weights | None = None) -> None:
        """weights: those that come with the package if not given. Raises `ModelError` where they cannot be read."""
        weights = weights or load_weights()
        self._features = WordFeatures(lexicon, analyser, weights.counted())
        self._first = LayerReader(weights.first)
        self._second = LayerReader(weights.second)
        self._met = weights.met

    def names(self, document: Document) -> tuple[Name, ...]:
        """The names of a document, in order."""
        words = [token.plain for token in document.tokens]
        labels = self.tag([words[first:after] for first, after in document.sentences])
        return tuple(
            Name(start + first, start + after, kind)
            for (start, _), line in zip(document.sentences, labels, strict=True)
            for first, after, kind in chunks(line)
        )

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Labels (`B-PER`, `I-PER`, … `O`) of the words of one article's sentences."""
        read = [self.read(words) for words in sentences]
        labels = [self._first.labels(reading) for reading in read]
        told = consistency([reading.looks for reading in read], labels, self._met)
        again = [self._second.labels(reading, extra) for reading, extra in zip(read, told, strict=True)]
        return [[LABELS[label] for label in line] for line in again]

    def read(self, words: Sequence[str]) -> Reading:
        """What is seen of a sentence."""
        look = self._features.look
        looks = [look(word) for word in words]
        return Reading(words, looks, matches(looks, self._features))


class LayerReader:
    """Finds the likeliest labels under the weights of one layer."""

    def __init__(self, layer: Layer) -> None:
        self._spread = {feature: spread(packed) for feature, packed in layer.features.items()}
        self._transitions = layer.transitions
        self._into = tuple(zip(*layer.transitions, strict=True))  # for each label, from every label
        self._border = rows(self._spread.get(BORDER, 0))
        self._add, self._mask = threshold(_SURE)
        self._words: dict[str, int] = {}
        self._known: dict[tuple[str, str, str], Rows] = {}

    def labels(self, reading: Reading, extra: Sequence[str] = ()) -> list[int]:
        """Labels of a sentence by number. extra: more features for each word, with blanks between."""
        known, border = self._known, self._border
        lines = [border] * WIDTH
        for i, key in enumerate(zip(reading.words, reading.found, extra or [""] * len(reading.words), strict=True)):
            lines.append(known.get(key) or self._rows(key, reading.looks[i]))
        lines += [border] * WIDTH
        scores = [
            a[0] + b[1] + c[2] + d[3] + e[4] for a, b, c, d, e in zip(lines, lines[1:], lines[2:], lines[3:], lines[4:], strict=False)
        ]
        return self._labels(scores)

    def _rows(self, key: tuple[str, str, str], look: Look) -> Rows:
        word, match, extra = key
        if len(self._known) >= _ROOM or len(self._words) >= _ROOM:
            self._known.clear()
            self._words.clear()
        if word not in self._words:
            self._words[word] = total((ALWAYS, *look.shared, *look.own), self._spread)
        made = self._known[key] = rows(self._words[word] + total((match, *extra.split()), self._spread))
        return made

    def _labels(self, scores: list[int]) -> list[int]:
        """The likeliest labels: O where it is sure, searched in between."""
        add_, mask = self._add, self._mask
        labels = [OUTSIDE] * len(scores)
        doubtful = [i for i, score in enumerate(scores) if score + add_ & mask]
        at = 0
        while at < len(doubtful):
            first = after = doubtful[at]
            while at < len(doubtful) and doubtful[at] == after:
                after += 1
                at += 1
            labels[first:after] = self._search(
                [fields(score) for score in scores[first:after]], begins=not first, ends=after == len(scores)
            )
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


def consistency(looks: Sequence[Sequence[Look]], labels: Sequence[Sequence[int]], met: Mapping[str, str]) -> list[list[str]]:
    """For each word features of the labels that the same word has elsewhere in the text, and of what was `met` of it in other texts."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    told = [[""] * len(line) for line in looks]
    for i, line in enumerate(looks):
        for j, look in enumerate(line):
            if look.names:
                places.setdefault(look.key, []).append((i, j, labels[i][j]))
    for key, at in places.items():
        general = met.get(key, "")
        if len(at) == 1:
            told[at[0][0]][at[0][1]] = general
            continue
        for n, (i, j, _) in enumerate(at):
            others = [p[2] for p in (*at[max(0, n - _SAME) : n], *at[n + 1 : n + 1 + _SAME]) if abs(p[0] - i) <= _NEAR]
            told[i][j] = f"{elsewhere(others)} {general}".rstrip() if others else general
    return told


def elsewhere(labels: Sequence[int], name: str = "d") -> str:
    """Features of the labels of the other places of a word, with blanks between."""
    named = [label for label in labels if label != OUTSIDE]
    if not named:
        return f"{name}=O{min(3, len(labels))}"
    kinds = [label >> 1 for label in named]
    kind = max(sorted(set(kinds)), key=kinds.count)
    share = kinds.count(kind) / len(labels)
    begins = named.count(2 * kind) > named.count(2 * kind + 1)
    text = f"{name}={kind}{(share >= 0.2) + (share >= 0.5) + (share >= 0.8)} {name}d={begins:d}{kind} {name}m={min(named)}"
    return f"{text} {name}n={min(4, len(labels))}" if share > 0.5 else text


def chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name; an `I-` that nothing of its kind precedes begins one, as in conlleval."""
    first, kind = 0, ""
    for i, label in enumerate((*labels, "O")):
        if kind and label != "I-" + kind:
            yield first, i, kind
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            first, kind = i, label[2:]
