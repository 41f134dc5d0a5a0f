"""Learning the weights of stories: on pairs that we made up, and on the labelled ones."""

from pathlib import Path
from random import Random

import pytest

from musnad.reading import Reader
from musnad.stories.likeness import FEATURES
from musnad.train.stories import learn, train_stories

SIZE = len(FEATURES)
HALVES = (0.87, 0.72)  # B-cubed and pairwise F1


def pairs(count: int, tells: int) -> list[tuple[tuple[float, ...], bool]]:
    """Pairs of which one feature alone tells whether they are one story; the others are noise."""
    random = Random(7)
    found = [tuple(random.random() for _ in range(SIZE)) for _ in range(count)]
    return [((1.0, *each), each[tells] > 0.6) for each in found]


@pytest.mark.parametrize("tells", [0, 3, SIZE - 1])
def test_the_feature_that_tells_gets_the_weight(tells: int) -> None:
    """The weight of what decides is large, those of noise are small, and the border lies where it was put."""
    weights = learn(pairs(400, tells))
    values = list(weights.weights.values())
    assert values[tells] > 5 * max(abs(value) for i, value in enumerate(values) if i != tells)
    alike, other = ([0.5] * SIZE for _ in range(2))
    alike[tells], other[tells] = 0.9, 0.3
    assert weights.likelihood(alike) > 0.9 > 0.1 > weights.likelihood(other)


def test_features_that_never_differ_get_no_weight() -> None:
    """A feature that is 0 in all pairs stays 0, and one story only does not run away."""
    weights = learn([((1.0, *([0.0] * SIZE)), True)] * 5)
    assert set(weights.weights.values()) == {0.0}
    assert 0.9 < weights.likelihood([0.0] * SIZE) <= 1.0


@pytest.mark.shared
@pytest.mark.slow
def test_half_of_the_labels_teaches_the_whole(shared: Path, reader: Reader) -> None:
    """Learned from every other story, all stories come out nearly as well as learned from all."""
    learned = train_stories(shared, reader.read)
    for (bcubed, pairwise), floor in ((learned.whole, (0.88, 0.75)), *((half, HALVES) for half in learned.halves)):
        assert bcubed.f1 >= floor[0]
        assert pairwise.f1 >= floor[1]
    assert str(learned).splitlines()[0].startswith("bias = ")
