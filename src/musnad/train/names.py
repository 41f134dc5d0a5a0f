"""Train the tagger of names: `python -m musnad.train.names SHARED [FILE [KEEP]]`.

Reads ANERcorp's training part (CC BY-SA 4.0, CAMeL Lab's split) and ANT without labels (Apache-2.0), and learns from a language model
(MIT):

1. A large network, the language model, learns the labels of four fifths of the training part.
2. It gives vectors to the commonest words, and probabilities of labels to the words of ANT.
3. A first small network learns from the training part, also with other persons in it, and from those probabilities.
4. What both make of ANT is better than what either does; from that a second small network learns, which ships.

Half an hour on one core. The figures printed are of the test parts, which nothing is learned from.
"""

import random
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy

from musnad.evaluation.names import Labelled, evaluate_names, plain
from musnad.lexicon import load_lexicon
from musnad.mentions.tagger import Tagger
from musnad.mentions.tagger_features import Gazetteer, WordFeatures
from musnad.mentions.tagger_model import FILE, LABELS, VERSION, Packed, Weights, pack, save_weights
from musnad.text.folding import fold
from musnad.train.corpora import articles, labelled
from musnad.train.foreign_names import name_lists
from musnad.train.varied_names import OtherNames, varied

if TYPE_CHECKING:
    from musnad.train.names_teacher import Teacher

TESTS = {"CAMeL test": "data/anercorp/ANERCorp_CamelLab_test.txt", "CLEANANERCorp test": "data/cleananercorp/cleananercorp_TEST.txt"}
# Chosen on the last fifth of the training part, which the large network never learns from.
_TAUGHT = 0.8
WORDS, CELLS = 200_000, 64  # words with vectors, and the cells of one
_COMMON = 100_000  # words that say which directions vectors are cut down to
_FARTHEST = 4.0  # deviations of a cell
_ARTICLES = 4_000  # of ANT
_ROUNDS, _VARIED = 3, 3  # of a small network, and copies of gold with other persons that it reads in each
_PERSON = 0.8  # probability from which a word by itself is a foreign name
_HEARSAY = 0.5  # weight of a word whose labels a network told
_LEAST = 1e-4  # probability
_WORD = re.compile("[\u0621-\u064a\u0671-\u06d3]{2,}")

Array = numpy.ndarray[Any, Any]


def train_names(shared: Path, file: Path = FILE, keep: Path | None = None) -> str:
    """Train, write the weights to `file`, and tell the figures as lines to print.

    keep: a folder for what takes long to make; a run that finds it there goes on from it.
    """
    lexicon, gold, names = load_lexicon(), labelled(shared), name_lists()
    text = [sentence for article in articles(shared)[:_ARTICLES] for sentence in article]
    teacher = cache(lambda: _teacher(gold[: int(len(gold) * _TAUGHT)]))
    words = vocabulary(WORDS)
    seen = kept(keep, "words", lambda: teacher().words(list(words.values())))
    vectors = pack(narrowed(seen[:, : -len(LABELS)], CELLS), halves=True)
    told = kept(keep, "told", lambda: numpy.concatenate(teacher().read(text)))
    places = {word: place for place, word in enumerate(words, 1)}
    features = WordFeatures(Gazetteer(lexicon, names.arabic), places, frozenset(names.given), frozenset(names.family))
    foreign = [word for word, likely in zip(words.values(), seen[:, -len(LABELS) :], strict=True) if likely[:2].sum() > _PERSON]
    rnd, others = random.Random(0), OtherNames(lexicon, names.arabic, foreign)
    versions = [gold, *(list(varied(gold, others, features, rnd)) for _ in range(_VARIED))]
    lessons = Lessons(features, vectors, versions, text)
    first = kept(keep, "first", lambda: School(lessons, told, 0).read())
    # from a beginning of its own: one that began where the first did would only repeat its errors
    tags, arrays = School(lessons, mixed(told, first), 1).packed()
    weights = Weights(VERSION, lexicon.digest, "\n".join(words), vectors, tags, arrays, *names)
    tagger = Tagger(lexicon, weights)
    figures = "\n\n".join(f"{name}\n{plain(evaluate_names(shared / path, tagger))}" for name, path in TESTS.items())
    save_weights(msgspec.structs.replace(weights, figures=figures), file)
    return f"{figures}\n\n{file.stat().st_size / 1e6:.1f} MB: {file}"


def kept(folder: Path | None, name: str, make: Callable[[], Array]) -> Array:
    """An array that is kept in a folder, made if it is not there."""
    file = folder / f"{name}.npy" if folder else None
    if file and file.exists():
        found: Array = numpy.load(file)
        return found
    made = make().astype(numpy.float16)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        numpy.save(file, made)
    return made


def vocabulary(size: int) -> dict[str, str]:
    """The commonest Arabic words, folded, each with its commonest spelling."""
    import wordfreq

    common = [word for word in wordfreq.iter_wordlist("ar", "large") if _WORD.fullmatch(word)]
    found: dict[str, str] = {}
    for word, letters in zip(common, fold("\n".join(common)).folded.split("\n"), strict=True):
        found.setdefault(letters, word)
    return dict(list(found.items())[:size])


def narrowed(vectors: Array, cells: int) -> Array:
    """Vectors, the commonest words first, in the directions in which those differ most."""
    centred = vectors.astype(numpy.float32)
    centred -= centred[:_COMMON].mean(0)
    _, directions = numpy.linalg.eigh(centred[:_COMMON].T @ centred[:_COMMON])
    narrow = centred @ directions[:, ::-1][:, :cells]
    narrow /= narrow[:_COMMON].std()
    farthest = _FARTHEST * narrow[:_COMMON].std(0)
    clipped: Array = numpy.clip(narrow, -farthest, farthest).astype(numpy.float32)
    return clipped


def mixed(one: Array, other: Array) -> Array:
    """The geometric mean of two sets of probabilities."""
    mean = numpy.sqrt(numpy.maximum(one, _LEAST).astype(numpy.float32) * numpy.maximum(other, _LEAST).astype(numpy.float32))
    shares: Array = mean / mean.sum(1, keepdims=True)
    return shares


class Lessons(NamedTuple):
    """What small networks learn from. versions: of gold. text: without labels."""

    features: WordFeatures
    vectors: Packed
    versions: Sequence[Sequence[Labelled]]
    text: Sequence[Sequence[str]]


class School:
    """A small network, taught with gold and with what is told of text without labels."""

    def __init__(self, lessons: Lessons, told: Array, seed: int) -> None:
        """told: probabilities of the labels of all words of the text. seed: what the network begins from."""
        from musnad.train.names_student import Seen, Student, learn

        seen = Seen(lessons.features)
        sure = numpy.eye(len(LABELS), dtype=numpy.float32)
        known = [
            seen.stream([s.words for s in version], (sure[[LABELS.index(label) for label in s.labels]] for s in version), 1.0)
            for version in lessons.versions
        ]
        ends = numpy.cumsum([len(sentence) for sentence in lessons.text])
        self._text = seen.stream(lessons.text, numpy.split(told.astype(numpy.float32), ends[:-1]), _HEARSAY)
        self._student = Student(seen, lessons.vectors, seed)
        learn(self._student, [*known, self._text], _ROUNDS, seed)
        self._tags = tuple(seen.tags)

    def read(self) -> Array:
        """Probabilities that the network gives to the labels of the text's words."""
        found: Array = numpy.exp(self._student.scores(self._text))[self._text.words > 0]
        return found

    def packed(self) -> tuple[tuple[str, ...], dict[str, Packed]]:
        """Tags and weights of the network."""
        return self._tags, self._student.packed()


def _teacher(gold: Sequence[Labelled]) -> "Teacher":
    from musnad.train.names_teacher import Teacher

    teacher = Teacher()
    teacher.learn(gold)
    return teacher


if __name__ == "__main__":
    print(train_names(Path(sys.argv[1]), *map(Path, sys.argv[2:4])))
