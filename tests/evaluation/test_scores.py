"""Scoring on small readings of our own: counts by row, the table, the list of errors, and clear answers to bad folders."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import GoldError, InputError
from musnad.evaluation import Evaluation, evaluate, evaluate_articles
from musnad.evaluation.counts import Count
from musnad.evaluation.table import errors
from musnad.records import Actor, Article, Date, Reading, Span, Statement

ROOT = Path(__file__).resolve().parent.parent
CASES = tomllib.loads((ROOT / "cases/evaluation/scores.toml").read_text())["case"]
DATE = {"text": "اليوم", "start": 0, "end": 5, "value": "2020-08-17"}  # today
LATE = {**DATE, "value": "2020-08-18"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two gold readings with a date each."""
    return written(tmp_path / "gold", a={"id": "x/a", "dates": [DATE]}, b={"id": "x/b", "dates": [DATE]})


def written(folder: Path, **readings: Any) -> Path:
    folder.mkdir(exist_ok=True)
    for stem, reading in readings.items():
        (folder / f"{stem}.json").write_text(json.dumps(reading))
    return folder


def reading(id: str, *dates: Date) -> Reading:
    return Reading(article=Article(id=id, text="اليوم"), dates=dates)


def today(id: str) -> Reading:
    return reading(id, Date("اليوم", 0, 5, value="2020-08-17"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_counts(case: Mapping[str, Any], tmp_path: Path) -> None:
    """Each case comes to the counts it states."""
    result = evaluate(written(tmp_path / "gold", a=case["gold"]), lambda _: case.get("read"))
    assert {name: result[name].count for name in case["rows"]} == {name: Count(*counts) for name, counts in case["rows"].items()}


def test_gold_scores_one_against_itself(gold: Path) -> None:
    """Precision, recall, F1, macro and both bounds are 1 where everything is right."""
    row = evaluate(gold, gold)["dates + value"]
    assert (row.count.precision, row.count.recall, row.count.f1, row.macro, row.low, row.high) == (1, 1, 1, 1, 1, 1)


def test_records_mappings_folders_and_functions_score_alike(gold: Path, tmp_path: Path) -> None:
    """However readings come, the figures are the same; records are matched by article id."""
    readings = [today("x/b"), reading("x/a", Date("اليوم", 0, 5, value="2020"))]
    folder = written(tmp_path / "read", b=json.loads(readings[0].to_json()), a=json.loads(readings[1].to_json()))
    by_stem = {"a": readings[1], "b": readings[0]}
    mappings = [json.loads(r.to_json()) for r in readings]
    results = [evaluate(gold, given)["dates + value"] for given in (readings, mappings, folder, by_stem.get)]
    assert results[0].count == Count(1, 2, 2)
    assert all(result == results[0] for result in results)


def test_interval_and_macro(gold: Path) -> None:
    """One article right and one wrong: half right, and the interval spans everything."""
    row = evaluate(gold, [today("x/a"), reading("x/b")])["dates + value"]
    assert (row.count.recall, row.macro, row.low, row.high) == (0.5, 0.5, 0.0, 1.0)


def test_a_missing_reading_counts_as_empty_and_is_named(gold: Path) -> None:
    """Nothing is left out of the figures because it could not be read."""
    result = evaluate(gold, [today("x/a")])
    assert result.problems == ("b: no reading of this article",)
    assert str(result).startswith("2 articles, 1 without a prediction")
    assert result["dates + value"].count == Count(1, 1, 2)


def test_table_and_json_name_every_row(gold: Path) -> None:
    """The table has a line and the JSON a key for each row."""
    result = evaluate(gold, gold)
    assert (
        [line[:34].strip() for line in str(result).splitlines()[2:]]
        == [row.name for row in result.rows]
        == list(json.loads(result.to_json()))
    )


def test_errors_name_actors(tmp_path: Path) -> None:
    """A wrong statement stands twice, as gold and as predicted, with names for the ids of its actors."""
    said = {
        "speaker": "a1",
        "cue": DATE,
        "content": {"text": "x", "start": 9, "end": 12},
        "to": ["a1", "a9"],
        "form": "indirect",
        "via": [],
    }
    folder = written(tmp_path / "gold", a={"actors": [{"id": "a1", "name": "هدى"}], "statements": [said]})
    spoken = Statement(id="s1", speaker="a1", cue=Span("ا", 0, 1), content=Span("x", 9, 12))
    read = Reading(article=Article(id="a", text=""), actors=(Actor(id="a1", name="سالم", kind="person"),), statements=(spoken,))
    result = evaluate(folder, [read])
    first, second = result.errors("statements")
    assert (first.side, first.item["speaker"], first.item["to"]) == ("gold", "هدى", ["هدى", "a9"])
    assert (second.side, second.item["speaker"]) == ("predicted", "سالم")
    assert errors(result, "statements").count("\n") == 1


def test_articles_are_read_by_file_name(gold: Path, tmp_path: Path) -> None:
    """Each article with gold is given to the reader; one that it refuses counts as empty and is named; others are left alone."""
    articles = written(tmp_path / "articles", a={"id": "x/a"}, b={"id": "x/b"}, c={"id": "x/c"})

    def read(article: Mapping[str, Any]) -> Reading:
        if article["id"] == "x/b":
            raise InputError("too dark to read")
        return today(article["id"])

    result = evaluate_articles(gold, articles, read)
    assert result["dates + value"].count == Count(1, 1, 2)
    assert result.problems == ("b: too dark to read",)


class TestBadInput:
    """Each mistake is answered with one sentence that names the folder or file."""

    def refused(self, match: str, gold: Path, articles: Path | None = None) -> None:
        with pytest.raises(GoldError, match=match) as error:
            self.run(gold, articles)
        assert "\n" not in str(error.value)

    def run(self, gold: Path, articles: Path | None) -> Evaluation:
        if articles is None:
            return evaluate(gold, lambda _: None)
        return evaluate_articles(gold, articles, lambda article: today(article["id"]))

    def test_no_such_gold_folder(self, tmp_path: Path) -> None:
        """A folder that is not there is named."""
        self.refused("gone: no such folder; give", tmp_path / "gone")

    def test_no_gold_files(self, tmp_path: Path) -> None:
        """A folder without readings is no corpus."""
        self.refused("holds no gold readings", tmp_path)

    def test_misshapen_gold(self, tmp_path: Path) -> None:
        """The file and the place in it are named."""
        self.refused(r"a\.json is not a reading.*statements\[0\]", written(tmp_path, a={"statements": [{"speaker": 3}]}))

    def test_broken_gold(self, tmp_path: Path) -> None:
        """JSON cut short is named."""
        (tmp_path / "a.json").write_text('{"dates": [')
        self.refused(r"a\.json is not a reading", tmp_path)

    def test_articles_for_gold(self, tmp_path: Path) -> None:
        """Folders given the wrong way round are recognised."""
        self.refused("give the folder of gold readings before the articles", written(tmp_path, a={"id": "x", "title": "t", "content": "c"}))

    def test_no_such_articles(self, gold: Path, tmp_path: Path) -> None:
        """A missing folder of articles is named."""
        self.refused("gone: no such folder", gold, tmp_path / "gone")

    def test_no_article_of_the_gold(self, gold: Path, tmp_path: Path) -> None:
        """Articles of another corpus are not scored as all wrong."""
        self.refused("no article in .* has the file name", gold, written(tmp_path / "articles", z={"id": "z"}))

    def test_broken_article(self, gold: Path, tmp_path: Path) -> None:
        """An article file that is no JSON is named."""
        articles = written(tmp_path / "articles", b={"id": "x/b"})
        (articles / "a.json").write_text("no JSON")
        self.refused(r"a\.json is not article JSON", gold, articles)

    def test_misshapen_predictions(self, gold: Path) -> None:
        """A prediction out of form is named too: scoring it as empty would hide it."""
        with pytest.raises(GoldError, match="a is not a reading"):
            evaluate(gold, lambda _: {"dates": 3})
