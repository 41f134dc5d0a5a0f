"""The network of the tagger of names, in plain numpy: convolutions over what is seen of the words.

A word's input is made once and remembered; over a whole text there is then one product of matrices a layer.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from musnad.mentions.tagger_features import Look
from musnad.mentions.tagger_model import Weights

BUCKETS = 1 << 15  # rows that runs of letters share
DILATIONS = (1, 2, 4, 1)  # how far apart the three words are that a layer looks at
REACH = max(DILATIONS)
_RUNS = (2, 3, 4)  # letters of a run
_LONGEST = 20  # letters of a word, borders included, that count
_PRIME, _MIX = 0x01000193, 0x9E3779B1

Matrix = NDArray[Any]


class Network:
    """Scores words for each label."""

    def __init__(self, weights: Weights) -> None:
        self._blas = ThreadpoolController().select(user_api="blas")
        self._tags = {tag: i for i, tag in enumerate(weights.tags, 1)}
        arrays = {name: packed.unpack() for name, packed in weights.arrays.items()}
        self._table = weights.vectors
        self._runs = _behind_nothing(arrays["runs"])
        size = self._table.columns
        self._whole, self._bare, self._letters = numpy.split(arrays["input"], (size, 2 * size))
        self._told, self._phrases = _behind_nothing(arrays["tags"]), _behind_nothing(arrays["phrases"])
        self._bias, self.border = arrays["bias"][0], arrays["border"][0]
        self._layers = [(arrays[f"layer{i}"], arrays[f"bias{i}"][0]) for i in range(len(DILATIONS))]
        self._out, self._out_bias = arrays["out"], arrays["out_bias"][0]

    def one_core(self) -> AbstractContextManager[Any]:
        """Keeps products on one core while it is open: they are so small that cores would mostly wait for each other."""
        limited: AbstractContextManager[Any] = self._blas.limit(limits=1)
        return limited

    def inputs(self, looks: Sequence[Look]) -> Matrix:
        """What goes into the first layer for each word, by itself."""
        rows: Matrix = self._vectors([look.whole for look in looks]) @ self._whole
        rows += self._vectors([look.bare for look in looks]) @ self._bare
        rows += self._runs[runs([look.key for look in looks])].sum(1) @ self._letters
        rows += self._told[padded([[self._tags.get(tag, 0) for tag in look.tags] for look in looks])].sum(1)
        rows += self._bias
        return rows

    def _vectors(self, places: Sequence[int]) -> Matrix:
        """Vectors of words by their places, counted from 1; nothing for 0."""
        numbers = numpy.array(places)
        rows = self._table.rows(numpy.maximum(numbers - 1, 0))
        rows[numbers == 0] = 0
        return rows

    def phrases(self, found: Sequence[str]) -> Matrix:
        """What the tables' phrases add to the input of their words."""
        return self._phrases[[self._tags.get(tag, 0) if tag else 0 for tag in found]]

    def scores(self, inputs: Matrix) -> Matrix:
        """For each word of a text, with borders between sentences, the log probability of each label."""
        x = numpy.maximum(inputs, 0)
        size = len(x)
        wide = numpy.zeros((size + 2 * REACH, x.shape[1]), numpy.float32)
        for (weights, bias), apart in zip(self._layers, DILATIONS, strict=True):
            wide[REACH:-REACH] = x
            views = [wide[REACH + place : REACH + place + size] for place in (-apart, 0, apart)]
            added = numpy.concatenate(views, 1) @ weights
            added += bias
            x += numpy.maximum(added, 0, out=added)
        out: Matrix = x @ self._out + self._out_bias
        out -= out.max(1, keepdims=True)
        out -= numpy.log(numpy.exp(out).sum(1, keepdims=True))
        return out


def runs(keys: Sequence[str]) -> Matrix:
    """Numbers, from 1, of the runs of letters of each word and of the whole word; 0 fills up."""
    width = min(_LONGEST, max(map(len, keys), default=0) + 2)
    spelt = numpy.array([f"^{key}$"[:width] for key in keys], dtype=f"<U{width}")
    letters = spelt.view(numpy.uint32).reshape(len(keys), width)
    found = []
    whole = numpy.zeros(len(keys), numpy.uint32)
    for column in letters.T:
        whole = numpy.where(column > 0, whole * numpy.uint32(_PRIME) + column, whole)
    found.append(_bucket(whole, 1)[:, None])
    for size in _RUNS:
        many = width - size + 1
        if many < 1:
            continue
        run = numpy.zeros((len(keys), many), numpy.uint32)
        for i in range(size):
            run = run * numpy.uint32(_PRIME) + letters[:, i : i + many]
        found.append(numpy.where(letters[:, size - 1 :] > 0, _bucket(run, size), 0))
    return numpy.concatenate(found, 1)


def _bucket(hashed: Matrix, size: int) -> Matrix:
    return ((hashed + numpy.uint32(size)) * numpy.uint32(_MIX) >> numpy.uint32(32 - 15)).astype(numpy.int64) + 1


def padded(lists: Sequence[Sequence[int]]) -> Matrix:
    """Lists of numbers as rows, filled up with 0."""
    width = max(map(len, lists), default=0)
    return numpy.array([(*numbers, *(0,) * (width - len(numbers))) for numbers in lists], numpy.int64).reshape(len(lists), width)


def _behind_nothing(table: Matrix) -> Matrix:
    """A table whose row 0 is nothing."""
    return numpy.concatenate((numpy.zeros((1, table.shape[1]), numpy.float32), table))
