"""The text that weights are learned from: ANERcorp's training part, ANT without labels, and some of its articles with our own."""

import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from musnad.errors import LexiconError
from musnad.evaluation.names import Labelled, read_labelled
from musnad.lexicon.bulk import read_bulk
from musnad.mentions.tagger_model import LABELS
from musnad.text.folding import fold

ANERCORP = "data/anercorp/ANERCorp_CamelLab_train.txt"
ANT = "data/ant/ant.jsonl.xz"
_KINDS = tuple(label.removeprefix("B-") for label in LABELS if label.startswith("B-"))
OUR_NAMES = Path(__file__).parent / "ant_names.tsv"
_TOKEN = re.compile(r"[^\W\d]+|\d+|\S")
_SENTENCE = re.compile(r"\n|(?<=[.!؟]) ")
_SHORTEST = 3  # words of a sentence


def labelled(shared: Path) -> list[Labelled]:
    """The training part of ANERcorp."""
    return list(read_labelled(shared / ANERCORP))


def our_labelled(shared: Path, names: Path = OUR_NAMES) -> list[Labelled]:
    """The articles of ANT whose names we wrote down, labelled: each name wherever it stands in its article, the longest first.

    Raises `LexiconError` where the table of names is none, or a row of it lacks a kind.
    """
    known: dict[str, list[tuple[str, list[str]]]] = {}
    for row in read_bulk(names):
        article, *cells = row.split("\t")
        if len(cells) != len(_KINDS):
            raise LexiconError(f"{names}: the row of {article!r} needs {len(_KINDS)} cells behind its article, {', '.join(_KINDS)}")
        known[article] = [(kind, name.split()) for kind, cell in zip(_KINDS, cells, strict=True) for name in cell.split("|") if name]
    told = ((sentence, known[article]) for article, text in _articles(shared / ANT) if article in known for sentence in text)
    return [Labelled(tuple(sentence), _labels(sentence, named)) for sentence, named in told]


def _labels(sentence: Sequence[str], named: Iterable[tuple[str, list[str]]]) -> tuple[str, ...]:
    labels = ["O"] * len(sentence)
    for kind, name in sorted(named, key=lambda each: -len(each[1])):
        for first in range(len(sentence) - len(name) + 1):
            after = first + len(name)
            if sentence[first:after] == name and {*labels[first:after]} == {"O"}:
                labels[first:after] = ["B-" + kind, *["I-" + kind] * (len(name) - 1)]
    return tuple(labels)


def articles(shared: Path) -> list[list[list[str]]]:
    """Plain words and marks of the sentences of each article of ANT, titles included, each text once."""
    return [text for _, text in _articles(shared / ANT) if text]


def _articles(file: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The ids of articles, with their sentences."""
    seen: set[str] = set()
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            texts = dict.fromkeys(text for text in (item["title"], item["content"]) if text not in seen)
            seen.update(texts)
            parts = (part for text in texts for part in _SENTENCE.split(text))
            yield item["id"], [words for part in parts if len(words := _TOKEN.findall(fold(part).plain)) >= _SHORTEST]
