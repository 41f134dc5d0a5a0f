"""Stories against labelled ones: B-cubed and pairwise F1, beside words alone, and once more without the near-duplicates.

Gold is `gold/stories_dev.json` of the reference corpora, and the stories of three other days that we labelled
(`tests/stories/labelled.json`); the articles of both are SaudiNewsNet's. B-cubed: Bagga and Baldwin 1998; pairwise counts pairs of
articles in one story.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from musnad.errors import GoldError
from musnad.evaluation.corpus import checkout
from musnad.evaluation.counts import Count
from musnad.evaluation.saudinewsnet import articles as saudinewsnet
from musnad.records import Reading
from musnad.stories import find_stories
from musnad.stories.linkage import average_linkage
from musnad.stories.names import WORD
from musnad.text.folding import fold

GOLD = "gold/stories_dev.json"
OWN = "tests/stories/labelled.json"
NAMES = ("stories_dev", "labelled by us")
BASELINE_LINK = 0.35  # mean cosine at which words alone join groups: the best on the stories that we labelled

Partition = Mapping[str, str]  # story by article


class GoldStory(msgspec.Struct, frozen=True):
    """One labelled story: ids of its articles, and pairs of them that are near-duplicates."""

    id: str
    articles: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...] = ()


class GoldStories(msgspec.Struct, frozen=True):
    """Labelled stories, and articles of the same topics that are alone in theirs."""

    stories: tuple[GoldStory, ...]
    singletons: tuple[str, ...] = ()

    @property
    def partition(self) -> dict[str, str]:
        """Story by article; an article alone is its own story."""
        return {article: story.id for story in self.stories for article in story.articles} | {one: one for one in self.singletons}

    def without_duplicates(self) -> "GoldStories":
        """The same without the later article of each pair of near-duplicates."""
        later = {max(pair) for story in self.stories for pair in story.duplicates}
        stories = ((story.id, tuple(a for a in story.articles if a not in later)) for story in self.stories)
        return GoldStories(tuple(GoldStory(id_, articles) for id_, articles in stories), self.singletons)


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean, 0–1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision and self.recall else 0.0


class Row(NamedTuple):
    """How one grouping of a set of articles compares with the labels."""

    gold: str
    grouping: str
    articles: int
    bcubed: Figures
    pairwise: Figures

    def __str__(self) -> str:
        figures = "   ".join(f"{x.precision:.3f} {x.recall:.3f} {x.f1:.3f}" for x in (self.bcubed, self.pairwise))
        return f"{self.gold:32} {self.grouping:9} {self.articles:4}   {figures}"


HEAD = f"{'labelled':32} {'grouped':9}  all   {'B-cubed P, R, F1':17}   pairwise P, R, F1"


def evaluate_stories(shared: Path, read: Callable[[Mapping[str, Any]], Reading]) -> list[Row]:
    """Group the labelled articles and compare. Raises `GoldError` where labels or corpus are not there.

    read: reads article JSON. Each set of labels gives a row for stories and one for words alone, and
    two more without near-duplicates where it labels them.
    """
    golds, readings = labelled(shared, read)
    return [row for name, gold in zip(NAMES, golds, strict=True) for row in _rows(name, gold, readings)]


def labelled(shared: Path, read: Callable[[Mapping[str, Any]], Reading]) -> tuple[tuple[GoldStories, ...], dict[str, Reading]]:
    """The sets of labels, in the order of `NAMES`, and the readings of their articles. Raises `GoldError` where either is not there."""
    golds = (load_stories(shared / GOLD), load_stories(checkout() / OWN))
    wanted = {article for gold in golds for article in gold.partition}
    readings = {fields["id"]: read(fields) for fields in saudinewsnet(shared) if fields["id"] in wanted}
    if missing := wanted - readings.keys():
        raise GoldError(f"SaudiNewsNet in {shared} lacks labelled articles, {min(missing)} the first; it is not the corpus of the labels")
    return golds, readings


def load_stories(file: Path) -> GoldStories:
    """Labelled stories. Raises `GoldError` where the file is missing or not in this form."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=GoldStories)
    except OSError as error:
        raise GoldError(f"{file}: no labelled stories there; give the folder of reference corpora") from error
    except msgspec.DecodeError as error:
        raise GoldError(f"{file} does not hold labelled stories: {error}") from error


def _rows(name: str, gold: GoldStories, readings: Mapping[str, Reading]) -> Iterable[Row]:
    cut = {f"{name}, no near-duplicates": gold.without_duplicates()} if any(story.duplicates for story in gold.stories) else {}
    for each, labels in ({name: gold} | cut).items():
        partition = labels.partition
        own = [readings[article] for article in sorted(partition)]
        for grouping, group in (("stories", by_story), ("words", by_words)):
            found = group(own)
            yield Row(each, grouping, len(partition), bcubed(found, partition), pairwise(found, partition))


def by_story(readings: Sequence[Reading]) -> dict[str, str]:
    """Story by article, as this version of Musnad groups them."""
    return {article: story.id for story in find_stories(readings) for article in story.articles}


def by_words(readings: Sequence[Reading]) -> dict[str, str]:
    """Groups by words alone: cosine of TF-IDF, average linkage. What every method should beat."""
    counts = {reading.article.id: Counter(WORD.findall(fold(reading.article.text).folded)) for reading in readings}
    holding = Counter(word for count in counts.values() for word in count)
    idf = {word: math.log((1 + len(counts)) / (1 + articles)) + 1 for word, articles in holding.items()}
    vectors = {article: _unit({word: n * idf[word] for word, n in count.items()}) for article, count in counts.items()}
    links = {one: {other: _dot(vectors[one], vectors[other]) for other in vectors if other != one} for one in vectors}
    return {article: group[0] for group in average_linkage(vectors, links, BASELINE_LINK) for article in group}


def bcubed(found: Partition, gold: Partition) -> Figures:
    """Mean over articles of the share of its found story that is of its labelled one, and the other way round."""
    of_found, of_gold = Counter(found[a] for a in gold), Counter(gold.values())
    both = Counter((found[a], gold[a]) for a in gold)
    precision = sum(both[found[a], gold[a]] / of_found[found[a]] for a in gold) / len(gold)
    return Figures(precision, sum(both[found[a], gold[a]] / of_gold[gold[a]] for a in gold) / len(gold))


def pairwise(found: Partition, gold: Partition) -> Figures:
    """Pairs of articles in one story: the share of those found that are labelled, and of those labelled that are found."""
    count = Count(*(_pairs(Counter(key)) for key in (((found[a], gold[a]) for a in gold), (found[a] for a in gold), gold.values())))
    return Figures(count.precision, count.recall)


def _pairs(sizes: Mapping[Any, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)
