"""`musnad evaluate` as a person runs it: figures, lists of errors, messages."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from command import afresh
from command import musnad as called
from musnad.cli import evaluate as command
from musnad.evaluation import LISTED
from musnad.evaluation.corpus import SHARED
from musnad.evaluation.scores import Row, evaluate

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = {
    "one": {"id": "t/1", "title": "المكتبة الجديدة", "content": "تفتح المكتبة أبوابها في 3 مارس 2021.", "published": "2021-03-01"},
    "two": {"id": "t/2", "title": "الجسر مغلق", "content": "أغلق الجسر أمس بسبب السيول.", "published": "2021-03-01"},
}
DATES = {"one": ("3 مارس 2021", "2021-03-03"), "two": ("أمس", "2021-02-27")}  # the second is wrong on purpose


def musnad(*arguments: str | Path, shared: str | None = None, call: Callable[..., Any] = called) -> "subprocess.CompletedProcess[str]":
    """The command with its output in columns wide enough that no message is broken; `shared` is MUSNAD_SHARED."""
    kept = {key: value for key, value in os.environ.items() if key != "MUSNAD_SHARED"}
    place = kept | {"COLUMNS": "200"} | ({"MUSNAD_SHARED": shared} if shared else {})
    return call("evaluate", *arguments, **place)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of two gold readings and one of their articles."""
    gold, articles = tmp_path / "gold", tmp_path / "articles"
    for folder in (gold, articles):
        folder.mkdir()
    for stem, article in ARTICLES.items():
        text, value = DATES[stem]
        start = f"{article['title']}\n\n{article['content']}".index(text)
        dates = [{"text": text, "start": start, "end": start + len(text), "value": value}]
        (articles / f"{stem}.json").write_text(json.dumps(article), "utf-8")
        (gold / f"{stem}.json").write_text(json.dumps({"id": article["id"], "dates": dates}), "utf-8")
    return gold, articles


def test_names_are_those_of_the_room() -> None:
    """What the command repeats so as to start fast is what the room of evaluation says."""
    assert (command.SHARED, get_args(command.Listed)) == (SHARED, LISTED)


def test_prints_a_row_for_every_field(folders: tuple[Path, Path]) -> None:
    """One line a field, with precision, recall and F1."""
    done = musnad("readings", *folders)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 articles\n")
    (row,) = (line.split() for line in done.stdout.splitlines() if line.startswith("dates + value"))
    assert row[3:6] == ["0.500", "0.500", "0.500"]


def test_readings_are_meant_where_no_part_is_named(folders: tuple[Path, Path]) -> None:
    """`musnad evaluate GOLD ARTICLES` prints what `musnad evaluate readings GOLD ARTICLES` prints, options first or last."""
    long = musnad("readings", *folders, "--json")
    assert musnad(*folders, "--json").stdout == musnad("--json", *folders).stdout == long.stdout


def test_json_holds_the_same_figures(folders: tuple[Path, Path]) -> None:
    """`--json` gives precision, recall, F1, interval and size of every row."""
    figures = json.loads(musnad(*folders, "--json").stdout)
    assert figures["dates + value"] == {"p": 0.5, "r": 0.5, "f": 0.5, "macro": 0.5, "low": 0.0, "high": 1.0, "gold": 2}
    assert all(isinstance(row, Row) and row.name in figures for row in evaluate(folders[0], []).rows)


def test_workers_give_the_same(folders: tuple[Path, Path]) -> None:
    """Two processes come to the figures of one."""
    assert musnad(*folders, "--workers", "2", call=afresh).stdout == musnad(*folders).stdout


@pytest.mark.parametrize("listed", LISTED)
def test_errors_are_listed(folders: tuple[Path, Path], listed: str) -> None:
    """`--errors` prints what was missed and what was wrong: article, side and item, one a line."""
    done = musnad(*folders, "--errors", listed)
    assert done.returncode == 0, done.stderr
    sides = [tuple(line.split("\t")[:2]) for line in done.stdout.splitlines() if line]
    assert sides == ([("two", "gold"), ("two", "predicted")] if listed == "dates" else [])


def test_an_article_that_is_missing_counts_as_read_empty(folders: tuple[Path, Path]) -> None:
    """It lowers recall and is named on stderr; the rest is scored."""
    (folders[1] / "two.json").unlink()
    done = musnad(*folders, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["dates + value"]["r"] == 0.5
    assert done.stderr == "musnad: two: no reading of this article\n"


def test_an_article_that_is_refused_is_named(folders: tuple[Path, Path]) -> None:
    """What the reader refuses stands on stderr with the reason and the file."""
    (folders[1] / "two.json").write_text('{"title": "", "content": ""}')
    done = musnad(*folders)
    assert done.returncode == 0
    assert "1 without a prediction" in done.stdout
    assert "two" in done.stderr
    assert "neither title nor content" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone", "articles"), "gone: no such folder; give the folder that holds one gold reading"),
        (("gold", "gone"), "gone: no such folder; give the folder that holds the articles"),
        (("articles", "gold"), "give the folder of gold readings before the articles"),
        (("empty", "articles"), "empty holds no gold readings"),
    ],
)
def test_a_wrong_folder_gets_a_sentence(folders: tuple[Path, Path], arguments: tuple[str, str], message: str) -> None:
    """What is wrong with a folder is told in one sentence, exit 1."""
    place = folders[0].parent
    (place / "empty").mkdir()
    done = musnad(*(place / name for name in arguments))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr


def test_calibration_has_a_line_for_every_field(folders: tuple[Path, Path]) -> None:
    """The bands of confidence stand in columns; the article's date that is right counts in one of them."""
    done = musnad("calibration", *folders)
    assert done.returncode == 0, done.stderr
    head, *lines = done.stdout.splitlines()
    assert head.startswith("right, by confidence")
    assert [line.split()[0] for line in lines] == list(LISTED)
    assert "50.0% of 2" in lines[-1]


def test_names_are_scored_on_a_labelled_file(tmp_path: Path) -> None:
    """A file in ANERcorp's form gives figures of each kind, as a table or as JSON; any other gives one sentence with its line."""
    labelled = tmp_path / "labelled.txt"
    labelled.write_text("وصل O\nسالم B-PERS\nالمرزوقي I-PERS\nإلى O\nتونس B-LOC\n. O\n", "utf-8")
    assert json.loads(musnad("names", labelled, "--json").stdout)["all"]["gold"] == 2
    assert [line.split()[0] for line in musnad("names", labelled).stdout.splitlines()[1:6]] == ["all", "PER", "LOC", "ORG", "MISC"]
    labelled.write_text("وصل\n", "utf-8")
    done = musnad("names", labelled)
    assert done.returncode == 1
    assert "line 1: a word, a blank and a label" in done.stderr


PARTS = {
    "dates": "gold/date_expressions.json", "pages": "gold/articles/dev", "html": "data/html", "clitics": "WikiNews",
    "syntax": "data/pud", "cues": "data/pud", "gsr": "data/arabic_event_gsr", "actors": "gold", "places": "data/ant", "names": "",
    "duplicates": "gold/near_duplicates.tsv", "stories": "gold/stories_dev.json", "dossiers": "tests/dossiers/pairs.jsonl",
    "further": "data/ant/ant.jsonl.xz",
    "judged": "data/ant/ant.jsonl.xz",
}  # fmt: skip


def test_every_part_is_tested() -> None:
    """A part that is added is tried without its corpus, too."""
    parts = {one.callback.__name__ for one in command.evaluate_app.registered_commands if one.callback}
    assert parts - {"readings", "calibration", "floors"} == set(PARTS)


@pytest.mark.parametrize(("part", "missing"), PARTS.items())
def test_a_part_without_its_corpus_says_so(tmp_path: Path, part: str, missing: str) -> None:
    """Where the reference corpora are not, one sentence names what is missing, exit 1."""
    done = musnad(part, tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert missing in done.stderr or "openpyxl" in done.stderr


@pytest.mark.shared
@pytest.mark.parametrize(
    ("part", "wanted"),
    [("dates", "31 of 31 right"), ("html", "trafilatura"), ("pages", "without any furniture"), ("clitics", "WikiNews")],
)
def test_parts_are_measured_on_the_reference_corpora(shared: Path, part: str, wanted: str) -> None:
    """Each part prints its figures; the folder may stand in MUSNAD_SHARED instead."""
    if part == "clitics":
        pytest.importorskip("openpyxl")
    done = musnad(part, shared=str(shared))
    assert done.returncode == 0, done.stderr
    assert wanted in done.stdout
