"""Make `common_words.tsv`, the commonest words of news as they stand: `python -m musnad.lexicon.make.common ANT_JSONL_XZ`."""

import json
import lzma
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA

LEAST = 12  # articles that must hold a word
_WORD = re.compile(r"[\u0620-\u064a]{2,}")


def build(corpus: Path, out: Path = DATA) -> None:
    """Count in how many articles each word stands and write those of `LEAST` and more, commonest first."""
    seen: Counter[str] = Counter()
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            seen.update(set(_WORD.findall(_unmarked(" ".join(value for value in item.values() if isinstance(value, str))))))
    head = {
        "columns": "word as it stands, hamzas kept, and the articles that hold it",
        "source": "counts over ANT, https://github.com/antcorpus/antcorpus.data @06f6a10",
        "licence": "Apache-2.0",
    }
    write_bulk(out / "common_words.tsv", head, [(word, str(n)) for word, n in seen.most_common() if n >= LEAST])


def _unmarked(text: str) -> str:
    """The text without vowel marks and tatweel."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn" and letter != "\N{ARABIC TATWEEL}")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
