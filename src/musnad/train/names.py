"""Train the tagger of names: `python -m musnad.train.names SHARED [FILE [KEEP]]`.

Reads ANERcorp's training part (CC BY-SA 4.0, CAMeL Lab's split), ANT (Apache-2.0) and the names of 2,400 of its articles that we wrote down
(`ant_names.tsv`), and learns from a language model (MIT):

1. A large network, the language model, learns the labels of the training part, and tells which words by themselves are foreign names.
2. Some more, each from another beginning, learn them with such names and Arabic ones in the places of the persons too, and our articles.
3. Together these give vectors to the commonest words, and probabilities of labels to the words of ANT.
4. A small network learns from those probabilities, from the training part and from our articles, all with persons of ANT in them too.
5. A second one learns the same from what the large ones and the first say together; that one ships.

The large ones take a few minutes each on a graphics card and an hour on one core, the small ones five minutes each on one core. The figures
printed are of the test parts, which nothing is learned from. The weights that ship come of large networks that were made before most of our
articles were there: two of the three have read 480 of them, the first none.
"""

import pickle
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
import numpy

from musnad.evaluation.names import Labelled, evaluate_names, plain
from musnad.lexicon import load_lexicon
from musnad.mentions.tagger import Tagger
from musnad.mentions.tagger_features import Gazetteer, WordFeatures
from musnad.mentions.tagger_model import FILE, LABELS, VERSION, Packed, Weights, pack, save_weights
from musnad.text.folding import fold
from musnad.train.corpora import articles, labelled, our_labelled
from musnad.train.foreign_names import name_lists
from musnad.train.varied_names import OtherNames, varied

TESTS = {"CAMeL test": "data/anercorp/ANERCorp_CamelLab_test.txt", "CLEANANERCorp test": "data/cleananercorp/cleananercorp_TEST.txt"}
WORDS, CELLS = 200_000, 64  # words with vectors, and the cells of one
_COMMON = 100_000  # words that say which directions vectors are cut down to
_FARTHEST = 4.0  # deviations of a cell
_VARIED = 3  # copies of gold with other persons
_SEEDS = (10, 41, 42)  # what the large networks that tell the small ones begin from
_GENERATIONS = 2  # of small networks: the first tells the second, with the large ones
_FIRST_ROUNDS, _ROUNDS = 3, 4  # how often the first large network reads gold, and the others gold and its copies
_SMALL_ROUNDS = 3  # how often the small network reads everything
_SEED = 3  # what the small network begins from
_PERSON = 0.8  # probability from which a word by itself, or wherever it stands, is of a person
_SHORTEST = 3  # letters of such a word in the text
_HEARSAY = 0.5  # weight of a word whose labels a network told
_LEAST = 1e-4  # probability
_WORD = re.compile("[\u0621-\u064a\u0671-\u06d3]{2,}")

Array = numpy.ndarray[Any, Any]
T = TypeVar("T")


def train_names(shared: Path, file: Path = FILE, keep: Path | None = None) -> str:
    """Train, write the weights to `file`, and tell the figures as lines to print.

    keep: a folder for what takes long to make; a run that finds it there goes on from it.
    """
    lexicon, gold, ours, names = load_lexicon(), labelled(shared), our_labelled(shared), name_lists()
    text = [sentence for article in articles(shared) for sentence in article]
    words = vocabulary(WORDS)
    places = {word: place for place, word in enumerate(words, 1)}
    features = WordFeatures(Gazetteer(lexicon, names.arabic), places, frozenset(names.given), frozenset(names.family))
    foreign = kept(keep, "foreign", partial(foreign_names, gold, list(words.values())))
    others = OtherNames(lexicon, names.arabic, foreign)
    lessons = [*chain.from_iterable(with_others(gold, others, features)), *ours]
    opinions = [kept(keep, f"teacher{seed}", partial(opinion, seed, lessons, text, list(words.values()))) for seed in _SEEDS]
    large = told = mixed(*(said.labels for said in opinions))
    vectors = pack(narrowed(numpy.concatenate([said.words for said in opinions], 1), CELLS), halves=True)
    for _ in range(_GENERATIONS):
        others = OtherNames(lexicon, names.arabic, persons(text, told))
        versions = with_others([*gold, *ours], others, features)
        hearsay = Hearsay([*text, *in_other_names(text, told, others, features)], numpy.concatenate([told, told]))
        tags, arrays = small_network(features, vectors, versions, hearsay)
        weights = Weights(VERSION, lexicon.digest, "\n".join(words), vectors, tags, arrays, *names)
        tagger = Tagger(lexicon, weights)
        told = mixed(large, tagger.likely(text))
    figures = "\n\n".join(f"{name}\n{plain(evaluate_names(shared / path, tagger))}" for name, path in TESTS.items())
    save_weights(msgspec.structs.replace(weights, figures=figures), file)
    return f"{figures}\n\n{file.stat().st_size / 1e6:.1f} MB: {file}"


class Opinion(NamedTuple):
    """What a large network makes of things. labels: probabilities for the words of a text; words: vectors of words by themselves."""

    labels: Array
    words: Array


class Hearsay(NamedTuple):
    """Text whose labels networks tell. labels: their probabilities for the words in a row."""

    text: Sequence[Sequence[str]]
    labels: Array


def foreign_names(gold: Sequence[Labelled], words: Sequence[str]) -> list[str]:
    """Those words that a large network takes for persons by themselves."""
    from musnad.train.names_teacher import Teacher

    teacher = Teacher()
    teacher.learn(gold, _FIRST_ROUNDS)
    _, likely = teacher.words(words)
    return [word for word, labels in zip(words, likely, strict=True) if labels[:2].sum() > _PERSON]


def with_others(gold: Sequence[Labelled], others: OtherNames, features: WordFeatures) -> list[Sequence[Labelled]]:
    """Gold, and copies of it with other persons."""
    rnd = random.Random(0)
    return [gold, *(list(varied(gold, others, features, rnd)) for _ in range(_VARIED))]


def in_other_names(text: Sequence[Sequence[str]], told: Array, others: OtherNames, features: WordFeatures) -> Iterator[tuple[str, ...]]:
    """A text with other persons in the places of those whom its likeliest labels tell; the labels stay true."""
    labels = iter(told.argmax(1).tolist())
    read = (Labelled(tuple(sentence), tuple(LABELS[next(labels)] for _ in sentence)) for sentence in text)
    return (sentence.words for sentence in varied(read, others, features, random.Random(_SEED)))


def opinion(seed: int, lessons: Sequence[Labelled], text: Sequence[Sequence[str]], words: Sequence[str]) -> Opinion:
    """What a large network makes of text and words that has learned from labelled sentences."""
    from musnad.train.names_teacher import Teacher

    teacher = Teacher(seed)
    teacher.learn(lessons, _ROUNDS)
    return Opinion(teacher.read(text), teacher.words(words)[0].astype(numpy.float16))


def persons(text: Sequence[Sequence[str]], told: Array) -> list[str]:
    """Words of a text that are told to be of persons wherever they stand."""
    likely: dict[str, list[float]] = {}
    for word, labels in zip(chain.from_iterable(text), told, strict=True):
        likely.setdefault(word, []).append(float(labels[:2].sum()))
    return [word for word, all_ in likely.items() if word.isalpha() and len(word) >= _SHORTEST and sum(all_) / len(all_) > _PERSON]


def kept(folder: Path | None, name: str, make: Callable[[], T]) -> T:
    """Something that is kept in a folder, made if it is not there."""
    file = folder / f"{name}.pickle" if folder else None
    if file and file.exists():
        found: T = pickle.loads(file.read_bytes())
        return found
    made = make()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(made))
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


def mixed(*opinions: Array) -> Array:
    """The geometric mean of sets of probabilities."""
    mean = numpy.exp(sum(numpy.log(numpy.maximum(said, _LEAST).astype(numpy.float32)) for said in opinions) / len(opinions))
    shares: Array = mean / mean.sum(1, keepdims=True)
    return shares


def small_network(
    features: WordFeatures, vectors: Packed, versions: Iterable[Sequence[Labelled]], told: Hearsay
) -> tuple[tuple[str, ...], dict[str, Packed]]:
    """Tags and weights of a small network taught with gold, and with hearsay."""
    from musnad.train.names_student import Seen, Student, learn

    seen = Seen(features)
    sure = numpy.eye(len(LABELS), dtype=numpy.float32)
    known = [
        seen.stream([s.words for s in version], (sure[[LABELS.index(label) for label in s.labels]] for s in version), 1.0)
        for version in versions
    ]
    ends = numpy.cumsum([len(sentence) for sentence in told.text])
    hearsay = seen.stream(told.text, numpy.split(told.labels.astype(numpy.float32), ends[:-1]), _HEARSAY)
    student = Student(seen, vectors, _SEED)
    learn(student, [*known, hearsay], _SMALL_ROUNDS, _SEED)
    return tuple(seen.tags), student.packed()


if __name__ == "__main__":
    print(train_names(Path(sys.argv[1]), *map(Path, sys.argv[2:4])))
