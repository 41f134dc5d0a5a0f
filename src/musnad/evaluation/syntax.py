"""Scoring the grammar against treebanks: `python -m musnad.evaluation.syntax SHARED` prints the table.

Developed on PUD, tested on PADT; the figures on PUD are of tables learned on its other half. Beside them stands a baseline trained on PUD:
a conditional random field (python-crfsuite) that tags classes and phrases from the letters of a word and of its neighbours, and takes the
nearest phrase behind a verb for its subject.

- classes: tokens whose class is the gold's, by their stem: nominal (NOUN PROPN X), ADJ, VERB (AUX), NUM, PUNCT, other.
- noun phrases: precision, recall and F1 of exact ranges as `musnad.evaluation.syntax_gold` defines them.
- subjects: finite verbs of the gold whose best subject is the gold's, or a pronoun where the gold has none; a verb read as something else
  is wrong. A phrase is right when the gold subject is its head or a word of quantity before the head. `of verbs read` leaves out the
  verbs that are missed.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from musnad.evaluation.syntax_baseline import Baseline
from musnad.evaluation.syntax_gold import Parsed, gold_phrases, gold_subject, universal_class
from musnad.evaluation.syntax_learn import auxiliaries, count_pairs, instances, learn_weights
from musnad.evaluation.treebanks import GoldSentence, read_padt, read_pud
from musnad.grammar.faces import Faces
from musnad.grammar.find import Grammar
from musnad.grammar.tagging import Transitions
from musnad.lexicon import Lexicon, load_lexicon
from musnad.text.analysis import Analyser


class Score(NamedTuple):
    """Shares between 0 and 1."""

    classes: float
    precision: float
    recall: float
    subjects: float
    subjects_read: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of noun phrases."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


Reader = Callable[[GoldSentence], Parsed]


def read_with(grammar: Grammar) -> Reader:
    """The grammar as a reader of gold sentences."""

    def read(sentence: GoldSentence) -> Parsed:
        syntax = grammar.read(sentence.document)
        best = {verb.at: verb.subjects[0].phrase for verb in syntax.verbs}
        spans = [(phrase.first, phrase.head + 1) for phrase in syntax.phrases]
        return Parsed(
            tuple(universal_class(analyses[0].pos) for analyses in syntax.words),
            frozenset((phrase.first, phrase.after) for phrase in syntax.phrases),
            {at: None if phrase is None else spans[phrase] for at, phrase in best.items()},
        )

    return read


def score(sentences: Sequence[GoldSentence], read: Reader, lexicon: Lexicon) -> Score:
    """Compare a reader with the gold."""
    verbs = auxiliaries(lexicon)
    tally = _Tally()
    for sentence in sentences:
        tally.add(sentence, read(sentence), verbs)
    return tally.score()


class _Tally:
    """Counts while sentences are compared."""

    def __init__(self) -> None:
        self.tokens = self.right = self.gold = self.ours = self.both = 0
        self.verbs = self.read = self.subjects = 0

    def add(self, sentence: GoldSentence, parsed: Parsed, auxiliaries: frozenset[str]) -> None:
        gold = gold_phrases(sentence)
        self.gold, self.ours, self.both = self.gold + len(gold), self.ours + len(parsed.phrases), self.both + len(gold & parsed.phrases)
        for token, ours in enumerate(parsed.classes):
            stem = sentence.stem(token)
            if stem >= 0:
                theirs = universal_class(sentence.words[stem].pos)
                self.tokens += 1
                self.right += ours == theirs
                if theirs == "VERB":
                    self._add_verb(token, parsed, gold_subject(sentence, stem, auxiliaries))

    def _add_verb(self, token: int, parsed: Parsed, gold: frozenset[int]) -> None:
        self.verbs += 1
        if token in parsed.subjects:
            self.read += 1
            span = parsed.subjects[token]
            self.subjects += not gold if span is None else any(span[0] <= at < span[1] for at in gold)

    def score(self) -> Score:
        def share(part: int, whole: int) -> float:
            return part / whole if whole else 0.0

        return Score(
            share(self.right, self.tokens), share(self.both, self.ours), share(self.both, self.gold), share(self.subjects, self.verbs),
            share(self.subjects, self.read),
        )  # fmt: skip


def learned_on(sentences: Sequence[GoldSentence], analyser: Analyser) -> Grammar:
    """A grammar whose tables are learned on these sentences."""
    transitions = Transitions((a, b, n) for (a, b), n in count_pairs(sentences, Faces(analyser, Transitions(()))).items())
    return Grammar(analyser, transitions, learn_weights(list(instances(sentences, Grammar(analyser, transitions, {})))))


def evaluate_syntax(shared: Path) -> str:
    """The table as lines to print; `GoldError` where a treebank or python-crfsuite is missing."""
    lexicon = load_lexicon()
    analyser = Analyser(lexicon)
    pud, padt = read_pud(shared), read_padt(shared)
    rows = [
        ("PUD, even sentences", score(pud[::2], read_with(learned_on(pud[1::2], analyser)), lexicon)),
        ("PUD, odd sentences", score(pud[1::2], read_with(learned_on(pud[::2], analyser)), lexicon)),
        ("PADT", score(padt, read_with(Grammar(analyser)), lexicon)),
        ("PADT, baseline", score(padt, Baseline(pud, lexicon).read, lexicon)),
    ]
    return "\n".join((f"{'':22} classes  NP P   NP R   NP F1  subjects  of verbs read", *map(_line, rows)))


def _line(row: tuple[str, Score]) -> str:
    name, s = row
    figures: Iterable[float] = (s.classes, s.precision, s.recall, s.f1, s.subjects, s.subjects_read)
    return f"{name:22} " + "  ".join(f"{figure:5.3f}" for figure in figures)


if __name__ == "__main__":
    print(evaluate_syntax(Path(sys.argv[1])))
