"""The text that weights are learned from: ANERcorp's training part, and ANT without labels."""

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from musnad.evaluation.names import Labelled, read_labelled
from musnad.text.folding import fold

ANERCORP = "data/anercorp/ANERCorp_CamelLab_train.txt"
ANT = "data/ant/ant.jsonl.xz"
_TOKEN = re.compile(r"[^\W\d]+|\d+|\S")
_SENTENCE = re.compile(r"\n|(?<=[.!؟]) ")
_SHORTEST = 3  # words of a sentence


def labelled(shared: Path) -> list[Labelled]:
    """The training part of ANERcorp."""
    return list(read_labelled(shared / ANERCORP))


def articles(shared: Path) -> list[list[list[str]]]:
    """Plain words and marks of the sentences of each article of ANT, titles included, each text once."""
    return [article for article in _articles(shared / ANT) if article]


def _articles(file: Path) -> Iterator[list[list[str]]]:
    seen: set[str] = set()
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            texts = dict.fromkeys(text for text in (item["title"], item["content"]) if text not in seen)
            seen.update(texts)
            parts = (part for text in texts for part in _SENTENCE.split(text))
            yield [words for part in parts if len(words := _TOKEN.findall(fold(part).plain)) >= _SHORTEST]
