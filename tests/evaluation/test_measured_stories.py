"""Measuring stories: the figures are those of their definitions, and the stories hold their floors."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import GoldError
from musnad.evaluation.stories import (
    GoldStories,
    GoldStory,
    Row,
    bcubed,
    by_words,
    evaluate_stories,
    load_stories,
    pairwise,
)
from musnad.reading import Reader
from musnad.records import Article, Reading

BCUBED, PAIRWISE = 0.88, 0.75
GOLD = GoldStories((GoldStory("s1", ("a", "b", "c"), (("a", "c"),)), GoldStory("s2", ("d", "e"))), ("f",))


def test_bcubed_and_pairwise_of_a_worked_example() -> None:
    """One article of three in the wrong story: figures counted by hand."""
    found = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y", "f": "z"}
    assert bcubed(found, GOLD.partition) == pytest.approx(
        ((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    )
    assert pairwise(found, GOLD.partition) == pytest.approx((2 / 4, 2 / 4))


partitions = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.sampled_from("xyz"), st.sampled_from("123")), min_size=1)


@given(partitions)
def test_figures_are_those_of_the_definition(both: dict[str, tuple[str, str]]) -> None:
    """Pairs counted one by one, shares taken article by article."""
    found, gold = ({article: sides[i] for article, sides in both.items()} for i in (0, 1))

    def share(one: dict[str, str], other: dict[str, str]) -> float:
        alike = ([b for b in both if one[b] == one[a]] for a in both)
        return sum(sum(other[b] == other[a] for b in group) / len(group) for a, group in zip(both, alike, strict=True)) / len(both)

    pairs = [(found[a] == found[b], gold[a] == gold[b]) for a, b in combinations(both, 2)]
    right, read, told = sum(f and g for f, g in pairs), sum(f for f, _ in pairs), sum(g for _, g in pairs)
    assert bcubed(found, gold) == pytest.approx((share(found, gold), share(gold, found)))
    assert pairwise(found, gold) == pytest.approx((right / read if read else 0.0, right / told if told else 0.0))


def test_without_duplicates_the_later_of_a_pair_is_gone() -> None:
    """The article that prints another's text is taken out, and nothing else."""
    assert GOLD.without_duplicates().partition == {"a": "s1", "b": "s1", "d": "s2", "e": "s2", "f": "f"}


def test_words_alone_group_texts_that_share_them() -> None:
    """The baseline joins two like texts and leaves a third alone."""
    texts = {"a": "أغلق الميناء بسبب الرياح", "b": "أغلق الميناء أمس بسبب الرياح", "c": "فاز الفريق في المباراة"}
    found = by_words([Reading(article=Article(id=id_, text=text)) for id_, text in texts.items()])
    assert found["a"] == found["b"] != found["c"]


@pytest.mark.parametrize("content", ["{}", "[]", '{"stories": [{"id": 3}]}'])
def test_labels_in_another_form_are_refused(tmp_path: Path, content: str) -> None:
    """The file is named."""
    file = tmp_path / "stories.json"
    file.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=r"stories\.json does not hold"):
        load_stories(file)
    with pytest.raises(GoldError, match="no labelled stories there"):
        load_stories(tmp_path / "none.json")


@pytest.mark.shared
@pytest.mark.slow
def test_stories_hold_their_floors(shared: Path, reader: Reader) -> None:
    """On both sets of labels stories reach what they must, and more than words alone."""
    rows = {(row.gold, row.grouping): row for row in evaluate_stories(shared, reader.read)}
    for gold in ("stories_dev", "labelled by us"):
        ours, words = rows[gold, "stories"], rows[gold, "words"]
        assert ours.bcubed.f1 >= BCUBED
        assert ours.pairwise.f1 >= PAIRWISE
        assert words.bcubed.f1 < ours.bcubed.f1
    assert all(str(row).startswith(row.gold) and isinstance(row, Row) for row in rows.values())
