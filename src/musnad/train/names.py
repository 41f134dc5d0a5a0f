"""Train the tagger of names: `python -m musnad.train.names SHARED [FILE]`.

Reads ANERcorp's training part (CC BY-SA 4.0, CAMeL Lab's split) and ANT without labels (Apache-2.0); writes the weights and prints the
figures on the test parts, which nothing is learned from. The same packages give the same weights.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

import msgspec

from musnad.evaluation.names import Labelled, evaluate_names, plain
from musnad.lexicon import Lexicon, load_lexicon
from musnad.mentions.tagger import ALWAYS, BORDER, LayerReader, Reading, Tagger, consistency, elsewhere, matches
from musnad.mentions.tagger_features import WIDTH, Counted, WordFeatures
from musnad.mentions.tagger_model import FILE, LABELS, OUTSIDE, SCALE, VERSION, Layer, Weights, cells, save_weights
from musnad.text.analysis import Analyser
from musnad.train.corpora import labelled, sentences
from musnad.train.foreign_names import NameLists, name_lists
from musnad.train.word_classes import word_classes
from musnad.train.word_company import word_company

TESTS = {"CAMeL test": "data/anercorp/ANERCorp_CamelLab_test.txt", "CLEANANERCorp test": "data/cleananercorp/cleananercorp_TEST.txt"}
# Elastic net of the conditional random fields, and steps of L-BFGS; chosen on the last fifth of the training part.
_PARAMETERS = {"c1": 0.1, "c2": 0.5, "max_iterations": 60, "feature.possible_transitions": False}
_FOLDS = 3  # parts of the training part, each read by what was learned from the others
_DARING = 0.4  # nats that names are preferred by: recall is what is missing
_LEAST = 0.01  # nats: lighter weights are left out
_NEVER = -50.0  # nats
_MET = 2  # times a name must stand in ANT to be remembered


class Room(NamedTuple):
    """What training works with: the gold, text without labels, and features of words."""

    gold: list[Labelled]
    text: Sequence[Sequence[str]]
    features: WordFeatures

    def read(self, words: Sequence[str]) -> Reading:
        """What is seen of a sentence."""
        looks = [self.features.look(word) for word in words]
        return Reading(words, looks, matches(looks, self.features))


def train_names(shared: Path, file: Path = FILE) -> str:
    """Train, write the weights to `file`, and tell the figures as lines to print."""
    lexicon = load_lexicon()
    text = list(sentences(shared))
    names = name_lists()
    counted = count(text, names, lexicon)
    room = Room(labelled(shared), text, WordFeatures(lexicon, Analyser(lexicon), counted))
    weights = learn(room, counted, names, lexicon.digest)
    tagger = Tagger(lexicon, Analyser(lexicon), weights)
    figures = "\n\n".join(f"{name}\n{plain(evaluate_names(shared / path, tagger))}" for name, path in TESTS.items())
    save_weights(msgspec.structs.replace(weights, figures=figures), file)
    return f"{figures}\n\n{file.stat().st_size / 1e6:.1f} MB: {file}"


def count(text: Sequence[Sequence[str]], names: NameLists, lexicon: Lexicon) -> Counted:
    """What is counted of words in text without labels."""
    sounds = (frozenset(names.given), frozenset(names.family), frozenset(names.arabic))
    bare = WordFeatures(lexicon, Analyser(lexicon), Counted({}, {}, *sounds))
    return Counted(word_classes(text), word_company(text, bare, lexicon), *sounds)


def learn(room: Room, counted: Counted, names: NameLists, digest: str) -> Weights:
    """The weights that make the labels of the gold likeliest, of both layers.

    The second layer learns from what first layers make of text that they did not learn from, as it will be when the tagger is used.
    """
    readings = [room.read(sentence.words) for sentence in room.gold]
    seen = [observed(reading) for reading in readings]
    told: list[list[str]] = []
    for first, after in _folds(len(seen)):
        layer = LayerReader(fit(room.gold[:first] + room.gold[after:], seen[:first] + seen[after:]))
        part = readings[first:after]
        told += consistency([r.looks for r in part], [layer.labels(r) for r in part], meet(room, layer))
    one = fit(room.gold, seen)
    met = meet(room, LayerReader(one))
    two = fit(room.gold, [join(*pair) for pair in zip(seen, told, strict=True)], _DARING)
    return Weights(VERSION, digest, one, two, dict(counted.words), dict(counted.company), met, *names)


def _folds(size: int) -> list[tuple[int, int]]:
    return [(size * k // _FOLDS, size * (k + 1) // _FOLDS) for k in range(_FOLDS)]


def meet(room: Room, layer: LayerReader) -> dict[str, str]:
    """What a first layer makes of each name in the text without labels, as features by the name's letters without clitics."""
    labels: defaultdict[str, list[int]] = defaultdict(list)
    for words in room.text:
        reading = room.read(words)
        for look, label in zip(reading.looks, layer.labels(reading), strict=True):
            if look.names:
                labels[look.key].append(label)
    named = {key: met for key, met in labels.items() if len(met) >= _MET and any(label != OUTSIDE for label in met)}
    return {key: elsewhere(met, "g") for key, met in sorted(named.items())}


def observed(reading: Reading) -> list[list[str]]:
    """For each word its features as `place|feature`."""
    lines: list[list[str]] = []
    for at, look in enumerate(reading.looks):
        seen = [*_placed(0, (ALWAYS, *look.own))]
        for place in range(-WIDTH, WIDTH + 1):
            inside = 0 <= at + place < len(reading.looks)
            seen += _placed(place, reading.looks[at + place].shared if inside else (BORDER,))
            if inside and (match := reading.found[at + place]):
                seen += _placed(place, (match,))
        lines.append(seen)
    return lines


@lru_cache(maxsize=500_000)
def _placed(place: int, features: tuple[str, ...]) -> tuple[str, ...]:
    """Features with the place of their word; the same strings each time, which saves gigabytes."""
    return tuple(intern(f"{place}|{feature}") for feature in features)


def join(seen: Sequence[Sequence[str]], extra: Sequence[str]) -> list[list[str]]:
    """Features with those that the second layer has besides, of a word and of its neighbours."""

    def more(at: int) -> Iterator[str]:
        for place in (-1, 0, 1):
            if 0 <= at + place < len(extra):
                yield from _placed(place, tuple(extra[at + place].split()))

    return [[*line, *more(at)] for at, line in enumerate(seen)]


def fit(gold: Sequence[Labelled], seen: Iterable[Any], daring: float = 0.0) -> Layer:
    """The weights of one layer. daring: nats that every name is given."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence, lines in zip(gold, seen, strict=True):
        trainer.append(lines, sentence.labels)
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/names.crfsuite")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/names.crfsuite")
        info = tagger.info()
    return _layer(info.state_features, info.transitions, daring)


def _layer(states: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float], daring: float) -> Layer:
    by_feature: defaultdict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    for (name, label), weight in states.items():
        place, _, feature = name.partition("|")
        by_feature[feature][int(place), LABELS.index(label)] = weight
    if daring:
        by_feature[ALWAYS][0, OUTSIDE] = by_feature[ALWAYS].get((0, OUTSIDE), 0.0) - daring
    packed = {feature: cells(_from_outside(weights)) for feature, weights in sorted(by_feature.items())}
    return Layer({feature: cell for feature, cell in packed.items() if cell}, _transitions(transitions))


def _from_outside(weights: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Weights counted from the label O, whose own become 0."""
    places = {place for place, _ in weights}
    counted = {
        (place, label): weights.get((place, label), 0.0) - weights.get((place, OUTSIDE), 0.0)
        for place in places
        for label in range(OUTSIDE)
    }
    return {cell: weight for cell, weight in counted.items() if abs(weight) >= _LEAST}


def _transitions(learned: dict[tuple[str, str], float]) -> tuple[tuple[int, ...], ...]:
    def weight(before: str, label: str) -> int:
        allowed = label[0] != "I" or before[2:] == label[2:]
        return round((learned.get((before, label), 0.0) if allowed else _NEVER) * SCALE)

    return tuple(tuple(weight(before, label) for label in LABELS) for before in LABELS)


if __name__ == "__main__":
    print(train_names(Path(sys.argv[1]), *map(Path, sys.argv[2:3])))
