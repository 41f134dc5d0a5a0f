"""Make `families.tsv`, how many people of the news bear a family name: `python -m musnad.train.families FILES…`.

Files hold persons, one a line, as `musnad actors list SOURCES --least 1 --to jsonl` gives them under `names`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from musnad.actors.spelling import name_words
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA

LEAST = 4  # people who must bear a name


def build(names: Iterable[str], out: Path = DATA) -> None:
    """Count the names that stand before each last one, and write those of `LEAST` and more."""
    before: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names:
        words = name_words(name)
        if len(words) > 1:
            before[words[-1]].add(words[:-1])
    head = {
        "columns": "last word of a name, folded and without its article, and how many names stand before it",
        "source": "counts over persons in every fourth article of SaudiNewsNet, https://github.com/inparallel/SaudiNewsNet",
        "licence": "Apache-2.0",
    }
    rows = sorted(((word, str(len(some))) for word, some in before.items() if len(some) >= LEAST), key=lambda row: (-int(row[1]), row[0]))
    write_bulk(out / "families.tsv", head, rows)


if __name__ == "__main__":
    build(name for path in sys.argv[1:] for line in Path(path).read_bytes().splitlines() for name in msgspec.json.decode(line)["names"])
