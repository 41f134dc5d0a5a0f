"""Train the tagger of names: `python -m musnad.train.names SHARED [FILE]`.

Reads ANERcorp's training part (CC BY-SA 4.0, CAMeL Lab's split) and ANT without labels (Apache-2.0); writes the weights and prints the
figures on the test parts, which nothing is learned from. The same packages give the same weights.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from musnad.evaluation.names import Labelled, evaluate_names, plain
from musnad.lexicon import Lexicon, load_lexicon
from musnad.mentions.tagger import ALWAYS, BORDER, Tagger, matches
from musnad.mentions.tagger_features import WIDTH, Counted, WordFeatures
from musnad.mentions.tagger_model import FILE, LABELS, OUTSIDE, SCALE, VERSION, Weights, cells, save_weights
from musnad.text.analysis import Analyser
from musnad.train.corpora import labelled, sentences
from musnad.train.foreign_names import NameLists, name_lists
from musnad.train.word_classes import word_classes
from musnad.train.word_company import word_company

TESTS = {"CAMeL test": "data/anercorp/ANERCorp_CamelLab_test.txt", "CLEANANERCorp test": "data/cleananercorp/cleananercorp_TEST.txt"}
# Elastic net of the conditional random field, and steps of L-BFGS; chosen on the last fifth of the training part.
_PARAMETERS = {"c1": 0.1, "c2": 0.5, "max_iterations": 60, "feature.possible_transitions": False}
_LEAST = 0.01  # nats: lighter weights are left out
_NEVER = -50.0  # nats


def train_names(shared: Path, file: Path = FILE) -> str:
    """Train, write the weights to `file`, and tell the figures as lines to print."""
    lexicon = load_lexicon()
    counted, names = _count(shared, lexicon)
    weights = learn(labelled(shared), counted, lexicon, names)
    tagger = Tagger(lexicon, Analyser(lexicon), weights)
    figures = "\n\n".join(f"{name}\n{plain(evaluate_names(shared / path, tagger))}" for name, path in TESTS.items())
    save_weights(msgspec.structs.replace(weights, figures=figures), file)
    return f"{figures}\n\n{len(weights.features)} features, {file.stat().st_size / 1e6:.1f} MB: {file}"


def _count(shared: Path, lexicon: Lexicon) -> tuple[Counted, NameLists]:
    names = name_lists()
    sounds = (frozenset(names.given), frozenset(names.family), frozenset(names.arabic))
    bare = WordFeatures(lexicon, Analyser(lexicon), Counted({}, {}, *sounds))
    text = list(sentences(shared))
    return Counted(word_classes(text), word_company(text, bare, lexicon), *sounds), names


def learn(gold: Sequence[Labelled], counted: Counted, lexicon: Lexicon, names: NameLists) -> Weights:
    """The weights that make the labels of `gold` likeliest."""
    features = WordFeatures(lexicon, Analyser(lexicon), counted)
    states, transitions = _fit(gold, features)
    by_feature: defaultdict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    for (name, label), weight in states.items():
        place, _, feature = name.partition("|")
        by_feature[feature][int(place), LABELS.index(label)] = weight
    packed = {feature: cells(_from_outside(weights)) for feature, weights in sorted(by_feature.items())}
    return Weights(
        VERSION, lexicon.digest, {feature: cell for feature, cell in packed.items() if cell}, _transitions(transitions),
        dict(counted.words), dict(counted.company), *names,
    )  # fmt: skip


def observations(words: Sequence[str], features: WordFeatures) -> Iterator[list[str]]:
    """For each word its features as `place|feature`."""
    looks = [features.look(word) for word in words]
    found = matches(looks, features)
    for at, look in enumerate(looks):
        seen = [f"0|{feature}" for feature in (ALWAYS, *look.own)]
        for place in range(-WIDTH, WIDTH + 1):
            inside = 0 <= at + place < len(looks)
            shared = (*looks[at + place].shared, *filter(None, (found[at + place],))) if inside else (BORDER,)
            seen += [f"{place}|{feature}" for feature in shared]
        yield seen


def _fit(gold: Sequence[Labelled], features: WordFeatures) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Weights of features and of transitions, in nats."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in gold:
        trainer.append(list(observations(sentence.words, features)), sentence.labels)
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/names.crfsuite")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/names.crfsuite")
        info = tagger.info()
    return info.state_features, info.transitions


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
