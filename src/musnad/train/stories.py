"""Weights of the table that decides whether two articles tell one story, by logistic regression over pairs of labelled articles.

Pairs are those that grouping compares in full: published within the window, their openings alike enough at a glance. Labels are those
that `musnad evaluate stories` scores on. To tell what the weights are worth, they are also learned from every other story alone and scored
on all articles.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from musnad.evaluation.stories import Figures, GoldStories, bcubed, labelled, pairwise
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.stories.find import Stories
from musnad.stories.likeness import FEATURES, features
from musnad.stories.profile import Profile, profile_of
from musnad.stories.weights import Weights, shipped_weights

ALIKE = 0.08  # cosine of openings from which pairs are learned from: those below are easily told apart, and many
RIDGE = 1.0  # how strongly weights are held near 0, in units of one pair
LINKS = tuple(n / 50 for n in range(10, 28))  # tried
STEPS, CLOSE = 25, 1e-6  # of Newton's method: at most so many, until no weight changes by more

Pair = tuple[tuple[float, ...], bool]  # 1 for the bias and the features of two articles; whether they tell one story


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights, and how stories of the first set of labels come out with them; `halves`: learned from each half of its stories alone."""

    weights: Weights
    whole: tuple[Figures, Figures]
    halves: tuple[tuple[Figures, Figures], ...]

    def __str__(self) -> str:
        rows = {"bias": self.weights.bias, **self.weights.weights, "link": self.weights.link}
        figures = {"learned from all": self.whole} | {f"from half {i}": half for i, half in enumerate(self.halves)}
        told = (f"# {name}: B-cubed F1 {b.f1:.3f}, pairwise F1 {p.f1:.3f}" for name, (b, p) in figures.items())
        return "\n".join((*(f"{name} = {weight:.2f}" for name, weight in rows.items()), *told))


def train_stories(shared: Path, read: Callable[[Mapping[str, Any]], Reading]) -> Learned:
    """Learn the weights and `link` anew; the other bounds stay. Raises `GoldError` where labels or corpus are not in `shared`."""
    golds, readings = labelled(shared, read)
    lexicon = shipped_lexicon()
    profiles = {id_: profile_of(reading, lexicon) for id_, reading in readings.items()}
    first = golds[0]
    halves = [(GoldStories(first.stories[i::2], first.singletons[i::2]),) for i in (0, 1)]
    whole, *of_halves = (_table(own, profiles) for own in (golds, *halves))
    return Learned(whole, _score(first, profiles, whole), tuple(_score(first, profiles, table) for table in of_halves))


def _table(golds: Sequence[GoldStories], profiles: Mapping[str, Profile]) -> Weights:
    """The weights of some labels, with the link at which the stories of these come out best."""
    weights = learn([pair for gold in golds for pair in _pairs(gold, profiles)])
    tables = [msgspec.structs.replace(weights, link=link) for link in LINKS]
    return max(tables, key=lambda table: sum(figure.f1 for gold in golds for figure in _score(gold, profiles, table)))


def learn(pairs: Sequence[Pair]) -> Weights:
    """The weights that make the labels of `pairs` likeliest, by Newton's method on a ridge logistic regression."""
    size = len(FEATURES) + 1
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [0.0] + [-RIDGE * weight for weight in weights[1:]]
        curve = [[RIDGE * (i == j > 0) for j in range(size)] for i in range(size)]
        for found, same in pairs:
            likely = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, found, strict=True))))
            bend = likely * (1 - likely)
            for i in range(size):
                slope[i] += (same - likely) * found[i]
                for j in range(size):
                    curve[i][j] += bend * found[i] * found[j]
        step = _solve(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < CLOSE:
            break
    return msgspec.structs.replace(shipped_weights(), bias=weights[0], weights=dict(zip(FEATURES, weights[1:], strict=True)))


def _pairs(gold: GoldStories, profiles: Mapping[str, Profile]) -> Iterator[Pair]:
    table, partition = shipped_weights(), gold.partition
    for one, other in combinations(sorted(partition), 2):
        found = dict(zip(FEATURES, features(profiles[one], profiles[other]), strict=True))
        if found["opening"] >= ALIKE and found["gap"] <= table.window:
            yield (1.0, *found.values()), partition[one] == partition[other]


def _score(gold: GoldStories, profiles: Mapping[str, Profile], weights: Weights) -> tuple[Figures, Figures]:
    stories = Stories(weights=weights)
    for article in gold.partition:
        stories.add_profile(profiles[article])
    found = {article: story.id for story in stories.stories() for article in story.articles}
    return bcubed(found, gold.partition), pairwise(found, gold.partition)


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k, row in enumerate(rows):
            if k != i:
                rows[k] = [value - row[i] * above for value, above in zip(row, rows[i], strict=True)]
    return [row[-1] for row in rows]
