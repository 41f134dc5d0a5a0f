"""What is kept of a reading, and how two of them are compared."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon
from musnad.records import Date, Furniture, Place, Reading
from musnad.stories import weights as table
from musnad.stories.likeness import FEATURES, features, likelihood
from musnad.stories.profile import profile_of
from musnad.stories.weights import shipped_weights


def test_the_opening_is_what_counts(lexicon: Lexicon, readings: list[Reading]) -> None:
    """Events, actors, places and days are those of the beginning; background further down is left out."""
    profile = profile_of(readings[0], lexicon)
    assert "ASSAULT" in profile.events
    assert profile.day == "2020-03-02"
    assert profile.published is not None
    assert abs(sum(weight * weight for weight in profile.opening.values()) - 1) < 1e-9
    late = Place("بعيدة", len(readings[0].article.text) - 1, len(readings[0].article.text), name="بعيدة")
    assert "بعيده" not in profile_of(replace(readings[0], places=(late,)), lexicon).places


def test_furniture_is_skipped(lexicon: Lexicon, readings: list[Reading]) -> None:
    """A caption before the body is no part of the opening."""
    reading = readings[7]
    first = reading.article.text.index("أغلقت")
    caption = Furniture("caption", "أغلقت", first, first + len("أغلقت"))
    cut = replace(reading, article=replace(reading.article, furniture=(caption,)))
    assert "اغلقت" in profile_of(reading, lexicon).opening
    assert "اغلقت" not in profile_of(cut, lexicon).opening


def test_figures_of_dates_do_not_count(lexicon: Lexicon, readings: list[Reading]) -> None:
    """A figure is kept, a leading zero aside; the digits of a date are none."""
    reading = readings[1]
    assert profile_of(reading, lexicon).numbers == {"4", "9"}
    assert profile_of(replace(reading, dates=(Date("4", 0, 1, value="2020"),)), lexicon).numbers == {"9"}


def test_features_are_those_of_the_table(lexicon: Lexicon, readings: list[Reading]) -> None:
    """The table has a weight for each feature, in order, and two articles give the same whichever comes first."""
    assert tuple(shipped_weights().weights) == FEATURES
    one, other = (profile_of(reading, lexicon) for reading in readings[:2])
    assert features(one, other) == features(other, one)
    assert likelihood(one, one, shipped_weights()) > likelihood(one, other, shipped_weights()) > 0.5


def test_each_weight_does_something(lexicon: Lexicon, readings: list[Reading]) -> None:
    """Without any one feature the likelihood of some pair is another."""
    profiles = [profile_of(reading, lexicon) for reading in readings]
    pairs = [features(a, b) for a in profiles for b in profiles if a is not b]
    weights = shipped_weights()
    for name in FEATURES:
        without = msgspec.structs.replace(weights, weights=weights.weights | {name: 0.0})
        assert any(without.likelihood(pair) != weights.likelihood(pair) for pair in pairs), name


def test_a_broken_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that breaks its schema is told with its file."""
    file = tmp_path / "weights.toml"
    file.write_text("bias = 'much'", "utf-8")
    monkeypatch.setattr(table, "FILE", file)
    with pytest.raises(LexiconError, match=r"weights\.toml"):
        shipped_weights.__wrapped__()
