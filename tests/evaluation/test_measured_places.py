"""Measuring places on labelled mentions: outcomes are told apart as they should, and the figures hold their floors."""

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluation.places import NONE, Mention, Verdict, answer, errors, load_mentions, score, verdicts
from musnad.records import Article, Place, Precision, Reading

COUNTRY, POINT, WRONG = 0.86, 0.88, 0.02
TRIPOLI = (32.89, 13.19)
TEXT = "وصل الوفد إلى طرابلس."


def mention(kind: str = "town", article: str = "a") -> Mention:
    """Tripoli as the sentence names it; no place where kind is none."""
    where = () if kind == NONE else (("LBY",), *TRIPOLI, 400.0 if kind == "country" else 10.0)
    return Mention(article, 14, "طرابلس", "إلى طرابلس", kind, *where)


def place(country: str = "LBY", at: tuple[float, float] = TRIPOLI, precision: Precision = "town") -> Place:
    """A place found on the letters of the mention."""
    return Place("طرابلس", 14, 20, name="طرابلس", country=country, lat=at[0], lon=at[1], precision=precision)


@pytest.mark.parametrize(
    ("kind", "found", "outcome"),
    [
        ("town", place(), "right"),
        ("town", None, "missed"),
        ("town", place("LBN"), "wrong country"),
        ("town", place(at=(32.1, 20.0)), "too far"),
        ("town", place(at=(27.0, 17.0), precision="country"), "country only"),
        ("country", place(at=(27.0, 17.0), precision="country"), "right"),
        ("country", place(), "too far"),
        ("none", place(), "no place"),
        ("none", None, "right"),
    ],
)
def test_outcomes_are_told_apart(kind: str, found: Place | None, outcome: str) -> None:
    """A city pinned for a country is wrong; a country told for a city is right as far as it goes."""
    assert Verdict(mention(kind), found).outcome == outcome


def test_shares_count_what_they_name() -> None:
    """Names that are no places count neither for countries nor for points, but for wrong answers."""
    found = [Verdict(mention(), place()), Verdict(mention(), None), Verdict(mention("none"), place()), Verdict(mention("none"), None)]
    shares = [share.value for share in score(found)]
    assert shares == [0.5, 0.5, 0.5, 0.5]
    assert [line.split("\t")[0] for line in errors(found)] == ["missed", "no place"]


def test_the_place_that_overlaps_most_answers() -> None:
    """Of two places the one that shares more letters counts; letters elsewhere are refused, not scored."""
    short = Place("طرا", 14, 17, name="x")
    reading = Reading(article=Article(id="a", text=TEXT), places=(short, place()))
    assert answer(mention(), reading) == place()
    with pytest.raises(GoldError, match="does not stand at"):
        answer(mention()._replace(start=3), reading)


def test_a_line_that_is_no_mention_is_named(tmp_path: Path) -> None:
    """A cut line is refused with its number."""
    file = tmp_path / "labelled.tsv"
    file.write_text("# head\na\t3\t1\n", "utf-8")
    with pytest.raises(GoldError, match="line 2"):
        load_mentions(file)


@pytest.mark.shared
def test_places_hold_their_floors(shared: Path) -> None:
    """Labelled mentions get their country and point, and few names are pinned wrongly."""
    judged = verdicts(shared)
    assert len(judged) == 200
    total = score(judged)
    assert total.country.value >= COUNTRY
    assert total.point.value >= POINT
    assert total.wrong.value <= WRONG
