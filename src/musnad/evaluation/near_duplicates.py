"""Near-duplicates over all of SaudiNewsNet, against the list of its pairs across outlets, with seconds and memory.

The list holds the pairs of two outlets whose bodies share half of their three-word shingles, templates among them; those that this room
takes for twins of one template (two telegrams, two executions) count as missed.
"""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import NamedTuple

from musnad.errors import GoldError
from musnad.evaluation.saudinewsnet import articles
from musnad.records import Article
from musnad.stories.near_duplicates import near_duplicates

LIST = "gold/near_duplicates.tsv"
_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # of the unit in which a system counts peak memory

Pair = tuple[str, str]


class Score(NamedTuple):
    """What was found and what it cost.

    found: of the `listed` pairs. beyond: pairs across outlets that the list lacks, with headlines. within: pairs of one outlet.
    seconds: of one processor, with reading the files. memory: peak of this process, MB.
    """

    articles: int
    listed: int
    found: int
    beyond: tuple[tuple[str, ...], ...]
    within: int
    seconds: float
    memory: float

    @property
    def recall(self) -> float:
        """Share of the listed pairs that were found, 0–1."""
        return self.found / self.listed

    def __str__(self) -> str:
        return (
            f"{self.articles:,} articles: {self.found:,} of {self.listed:,} listed pairs found ({self.recall:.3f}), "
            f"{len(self.beyond)} across outlets that the list lacks, {self.within:,} within an outlet; "
            f"{self.seconds:.1f} s of one processor, {self.memory:,.0f} MB at most"
        )


class _Intake:
    """Articles as the room takes them, and what is kept of each to judge the pairs."""

    def __init__(self, shared: Path) -> None:
        self._shared = shared
        self.outlets: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def __iter__(self) -> Iterator[Article]:
        for fields in articles(self._shared):
            id_, title = fields["id"], fields["title"]
            self.outlets[id_], self.titles[id_] = fields["source"], title
            yield Article(id=id_, title=title, text=f"{title}\n\n{fields['content']}")


def evaluate_near_duplicates(shared: Path) -> Score:
    """Find near-duplicates in all of SaudiNewsNet and compare. Raises `GoldError` where corpus or list are not in `shared`."""
    listed = load_pairs(shared / LIST)
    intake = _Intake(shared)
    started = process_time()
    found = set(near_duplicates(intake))
    seconds = process_time() - started
    across = {pair for pair in found if intake.outlets[pair[0]] != intake.outlets[pair[1]]}
    beyond = tuple((a, b, intake.titles[a], intake.titles[b]) for a, b in sorted(across - listed))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    return Score(len(intake.outlets), len(listed), len(across & listed), beyond, len(found - across), seconds, memory)


def load_pairs(file: Path) -> set[Pair]:
    """Pairs of ids from a file of two columns, the smaller id of each first. Raises `GoldError` where a line is no pair."""
    if not file.exists():
        raise GoldError(f"{file}: no such list of near-duplicates; give the folder of reference corpora")
    pairs: set[Pair] = set()
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        ids = line.split("\t")
        if len(ids) != 2:
            raise GoldError(f"{file}, line {number}: two article ids with a tab between them were expected")
        pairs.add((min(ids), max(ids)))
    return pairs
