"""A trained tagger of names: persons, places, organisations and others (PER LOC ORG MISC).

A small network of convolutions (see `tagger_network`) over what is seen of words (see `tagger_features`): vectors learned from a large
language model, runs of letters, the lexicon's tables. What a word brings is made once and remembered; a whole text is scored at once.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy

from musnad.lexicon import Lexicon
from musnad.mentions.tagger_features import Gazetteer, Look, WordFeatures, matches
from musnad.mentions.tagger_model import LABELS, OUTSIDE, Weights, chunks, load_weights
from musnad.mentions.tagger_network import Matrix, Network
from musnad.text.document import Document

_SURE = math.log(0.995)  # of O: no name is looked for where it is likelier
_ROOM = 50_000  # words remembered
_BLOCK = 2_000  # words scored at once, rounded up to whole sentences
_NEVER = -1e9
_BORDER = 0  # the number of what lies between sentences
_KINDS = tuple((2 * i, 2 * i + 1) for i in range(OUTSIDE // 2))  # numbers of B and I of each kind


class Name(NamedTuple):
    """A name at tokens `first` up to `after` (exclusive); `kind` is PER, LOC, ORG or MISC, `sure` (0–1) how likely its labels are."""

    first: int
    after: int
    kind: str
    sure: float


class Tagger:
    """Tags words. Making one takes two seconds; what it has seen of words it keeps, up to a bound."""

    def __init__(self, lexicon: Lexicon, weights: Weights | None = None) -> None:
        """weights: those that come with the package if not given. Raises `ModelError` where they cannot be read."""
        weights = weights or load_weights()
        places = {word: place for place, word in enumerate(weights.words.split("\n"), 1)}
        self._gazetteer = Gazetteer(lexicon, weights.arabic)
        self._features = WordFeatures(self._gazetteer, places, frozenset(weights.given), frozenset(weights.family))
        self._network = Network(weights)
        self._forget()

    def names(self, document: Document) -> tuple[Name, ...]:
        """The names of a document, in order."""
        sentences = [[token.plain for token in document.tokens[first:after]] for first, after in document.sentences]
        found = []
        for (start, _), (labels, scores) in zip(document.sentences, self._read(sentences), strict=True):
            for first, after, kind in chunks([LABELS[label] for label in labels]):
                sure = math.exp(min(float(scores[at][labels[at]]) for at in range(first, after)))
                found.append(Name(start + first, start + after, kind, sure))
        return tuple(found)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Labels (`B-PER`, `I-PER`, … `O`) of the words of one article's sentences."""
        return [[LABELS[label] for label in labels] for labels, _ in self._read(sentences)]

    def likely(self, sentences: Sequence[Sequence[str]]) -> Matrix:
        """The probabilities of the labels of all words of a text, in a row."""
        found = [scores for _, scores in self._read(sentences)]
        return numpy.exp(numpy.concatenate(found)) if found else numpy.zeros((0, len(LABELS)), numpy.float32)

    def _read(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Matrix]]:
        """Labels by number and log probabilities of each sentence, in blocks that bound the memory."""
        block: list[Sequence[str]] = []
        size = 0
        for sentence in sentences:
            block.append(sentence)
            size += len(sentence) + 1
            if size >= _BLOCK:
                yield from self._block(block)
                block, size = [], 0
        if block:
            yield from self._block(block)

    def _block(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Matrix]]:
        with self._network.one_core():
            numbers, found = self._numbers(sentences)
            inputs = self._rows[numbers]
            told = [at for at, tag in enumerate(found) if tag]
            inputs[told] += self._network.phrases([found[at] for at in told])
            scores = self._network.scores(inputs)
        doubtful = scores[:, OUTSIDE] < _SURE
        doubtful[numbers == _BORDER] = False
        labels = decode(scores, doubtful)
        at = 1
        for sentence in sentences:
            yield labels[at : at + len(sentence)], scores[at : at + len(sentence)]
            at += len(sentence) + 1

    def _numbers(self, sentences: Sequence[Sequence[str]]) -> tuple[Matrix, list[str]]:
        """The numbers of all words, with a border before each sentence and behind the last, and what phrases tell of each."""
        known = self._known
        new = list({word: None for sentence in sentences for word in sentence if word not in known})
        if len(known) + len(new) > _ROOM:
            new = list({word: None for sentence in sentences for word in sentence})
            self._forget(len(new))
            known = self._known
        if new:
            looks = self._features.look(new)
            known.update(zip(new, range(len(known) + 1, len(known) + 1 + len(new)), strict=True))
            self._rows[len(self._looks) : len(self._looks) + len(new)] = self._network.inputs(looks)
            self._looks += looks
        numbers, found = [_BORDER], [""]
        for sentence in sentences:
            of_words = [known[word] for word in sentence]
            found += matches([self._looks[number] for number in of_words], self._gazetteer)
            found.append("")
            numbers += of_words
            numbers.append(_BORDER)
        return numpy.array(numbers), found

    def _forget(self, needed: int = 0) -> None:
        self._known: dict[str, int] = {}
        self._looks: list[Look] = [Look(0, 0, (), "", ())]
        border = self._network.border
        self._rows: Matrix = numpy.empty((max(_ROOM, needed) + 1, len(border)), numpy.float32)
        self._rows[_BORDER] = border


def decode(scores: Matrix, doubtful: Matrix) -> list[int]:
    """The likeliest labels of a text, `I-` only behind its own kind: O where nothing is doubtful, searched in between."""
    labels = [OUTSIDE] * len(scores)
    places = numpy.flatnonzero(doubtful).tolist()
    lines = scores[places].tolist()
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            labels[places[first] : places[at - 1] + 1] = _search(lines[first:at])
            first = at
    return labels


def _search(lines: Sequence[Sequence[float]]) -> list[int]:
    """Viterbi's search between two words that are O, or an end of the sentence."""
    best = list(lines[0])
    for _, inside in _KINDS:
        best[inside] = _NEVER
    came: list[list[int]] = []
    for line in lines[1:]:
        top = max(best)
        before = best.index(top)
        froms = [before] * len(line)
        reached = [top + score for score in line]
        for begins, inside in _KINDS:
            own = begins if best[begins] >= best[inside] else inside
            reached[inside] = best[own] + line[inside]
            froms[inside] = own
        came.append(froms)
        best = reached
    label = best.index(max(best))
    path = [label]
    for froms in reversed(came):
        label = froms[label]
        path.append(label)
    return path[::-1]
