"""A statistical reader to compare the grammar with: a conditional random field over letters, trained on PUD when it is asked for."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from musnad.errors import GoldError
from musnad.evaluation.syntax_gold import Parsed, gold_phrases, universal_class
from musnad.evaluation.treebanks import GoldSentence
from musnad.lexicon import Lexicon

_REACH = 2  # neighbours on either side
_OPTIONS = {"c1": 0.1, "c2": 0.05, "max_iterations": 60}


class Baseline:
    """Tags every token with class and place in a phrase (B, I, O) at once."""

    def __init__(self, sentences: Sequence[GoldSentence], lexicon: Lexicon) -> None:
        """Train on sentences; some 20 seconds. The lexicon tells only the prepositions."""
        try:
            import pycrfsuite  # only for measuring, so not a dependency of the engine
        except ImportError as error:
            raise GoldError("the baseline is a conditional random field: pip install python-crfsuite") from error
        self._prepositions = frozenset(entry.lemma for entry in lexicon.entries("closed_class") if entry.value == "ADP")
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params(_OPTIONS)
        for sentence in sentences:
            trainer.append(list(_features(sentence)), list(_labels(sentence)))
        with tempfile.TemporaryDirectory() as folder:
            model = str(Path(folder) / "baseline.crfsuite")
            trainer.train(model)
            self._tagger = pycrfsuite.Tagger()
            self._tagger.open_inmemory(Path(model).read_bytes())

    def read(self, sentence: GoldSentence) -> Parsed:
        """Classes, phrases, and for each verb the nearest phrase behind it that no preposition governs."""
        pairs = [label.split(" ") for label in self._tagger.tag(list(_features(sentence)))]
        phrases = list(_phrases([place for _, place in pairs]))
        classes = tuple(name for name, _ in pairs)
        plain = [token.plain for token in sentence.document.tokens]
        free = [span for span in phrases if not (span[0] and plain[span[0] - 1] in self._prepositions)]
        subjects = {at: next((span for span in free if span[0] == at + 1), None) for at, name in enumerate(classes) if name == "VERB"}
        heads = {at: span and (span[0], span[0] + 1) for at, span in subjects.items()}
        return Parsed(classes, frozenset(phrases), heads)


def _labels(sentence: GoldSentence) -> Iterator[str]:
    places = ["O"] * len(sentence.document.tokens)
    for first, after in gold_phrases(sentence):
        places[first:after] = ["B", *["I"] * (after - first - 1)]
    for token, place in enumerate(places):
        stem = sentence.stem(token)
        yield f"{universal_class(sentence.words[stem].pos) if stem >= 0 else 'other'} {place}"


def _phrases(places: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = -1
    for at, place in enumerate([*places, "O"]):
        if first >= 0 and place != "I":
            yield first, at
            first = -1
        if place == "B":
            first = at


def _features(sentence: GoldSentence) -> Iterator[list[str]]:
    words = [token.plain for token in sentence.document.tokens]
    for at, word in enumerate(words):
        features = ["bias", "digit" if word.isdigit() else "letter"]
        features += [f"begins {word[:n]}" for n in (1, 2, 3)] + [f"ends {word[-n:]}" for n in (1, 2, 3)]
        for step in range(-_REACH, _REACH + 1):
            near = words[at + step] if 0 <= at + step < len(words) else "^"
            features += [f"{step} {near}", f"{step} begins {near[:2]}", f"{step} ends {near[-2:]}"]
        yield features
