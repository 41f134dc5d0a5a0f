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
_SENTENCE = re.compile(r"\n|(?<=\.) ")


def labelled(shared: Path) -> list[Labelled]:
    """The training part of ANERcorp."""
    return list(read_labelled(shared / ANERCORP))


def sentences(shared: Path) -> Iterator[list[str]]:
    """Plain words and marks of ANT, titles included, each text once, then of ANERcorp's training part."""
    seen: set[str] = set()
    with lzma.open(shared / ANT, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            for text in (item["title"], item["content"]):
                if text not in seen:
                    seen.add(text)
                    yield from (words for part in _SENTENCE.split(text) if len(words := _TOKEN.findall(fold(part).plain)) > 2)
    for sentence in labelled(shared):
        yield _TOKEN.findall(fold(" ".join(sentence.words)).plain)
