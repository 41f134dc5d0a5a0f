"""Scoring the tagger of names on a file in ANERcorp's form: `python -m musnad.evaluation.names FILE [--json]`.

A line is a word, a blank and its label (`B-PERS`, `I-LOC`, … `O`); an empty line ends a sentence. A name counts as right when all its words
and its kind are, as in CoNLL's `conlleval`.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from musnad.errors import GoldError, MusnadError
from musnad.evaluation.counts import Count
from musnad.lexicon import load_lexicon
from musnad.mentions.tagger_model import chunks
from musnad.reading import uncollected

if TYPE_CHECKING:
    from musnad.mentions.tagger import Tagger  # needs packages that plain reading does not

KINDS = ("PER", "LOC", "ORG", "MISC")
_SPELT = {"PERS": "PER"}  # how corpora spell the kinds


class Labelled(NamedTuple):
    """A sentence: its words, and their labels with kinds spelt as in `KINDS`."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


class Score(NamedTuple):
    """Counts by kind, and words tagged a second of one core's time (cold: with nothing remembered), as the reader tags them."""

    kinds: dict[str, Count]
    words: int
    seconds: float

    @property
    def all(self) -> Count:
        """All kinds together."""
        return sum(self.kinds.values(), Count())


def evaluate_names(file: Path, tagger: "Tagger | None" = None) -> Score:
    """Tag the words of `file` and compare. Raises `GoldError` where it is not in this form, `ModelError` without a model."""
    sentences = list(read_labelled(file))
    tagger = tagger or _shipped()
    started = process_time()
    tagged = uncollected(tagger.tag)([sentence.words for sentence in sentences])
    seconds = process_time() - started
    return Score(compare(sentences, tagged), sum(len(s.words) for s in sentences), seconds)


def compare(sentences: Iterable[Labelled], tagged: Iterable[Sequence[str]]) -> dict[str, Count]:
    """Counts by kind."""
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for sentence, labels in zip(sentences, tagged, strict=True):
        ours, theirs = set(chunks(labels)), set(chunks(sentence.labels))
        for counter, names in ((right, ours & theirs), (read, ours), (gold, theirs)):
            counter.update(kind for _, _, kind in names)
    return {kind: Count(right[kind], read[kind], gold[kind]) for kind in KINDS}


def read_labelled(file: Path) -> Iterator[Labelled]:
    """Sentences of a file. Raises `GoldError` with the line that is not a word, a blank and a label."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            pairs.append(_pair(file, number, line))
        elif pairs:
            words, labels = zip(*pairs, strict=True)
            yield Labelled(words, labels)
            pairs = []


def _pair(file: Path, number: int, line: str) -> tuple[str, str]:
    word, _, label = line.strip("\r\n ﻿").rpartition(" ")
    bio, _, kind = label.partition("-")
    kind = _SPELT.get(kind, kind)
    if not word or (label != "O" and (bio not in ("B", "I") or kind not in KINDS)):
        raise GoldError(f"{file}, line {number}: a word, a blank and a label such as B-PERS are due, not {line!r}")
    return word, f"{bio}-{kind}" if kind else label


def plain(score: Score) -> str:
    """The figures as a table."""
    lines = [f"{'names':6} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}"]
    for kind, c in (("all", score.all), *score.kinds.items()):
        lines.append(f"{kind:6} {c.precision:6.3f} {c.recall:6.3f} {c.f1:6.3f} {c.gold:6}")
    return "\n".join((*lines, f"{score.words} words, {score.words / score.seconds:,.0f} a second"))


def as_json(score: Score) -> str:
    """The figures for machines: `all` and each kind with precision, recall, f1 and gold."""
    told = {
        kind: {"precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4), "gold": c.gold}
        for kind, c in (("all", score.all), *score.kinds.items())
    }
    return msgspec.json.encode({**told, "words": score.words, "words_per_second": round(score.words / score.seconds)}).decode()


def _shipped() -> "Tagger":
    try:
        from musnad.mentions.tagger import Tagger
    except ModuleNotFoundError as error:
        raise MusnadError(f"the tagger of names needs {error.name}: pip install 'musnad[names]'") from error
    return Tagger(load_lexicon())


if __name__ == "__main__":
    scored = evaluate_names(Path(sys.argv[1]))
    print(as_json(scored) if "--json" in sys.argv else plain(scored))
