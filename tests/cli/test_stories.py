"""`musnad stories` as a person runs it: stories in three forms, messages, exit statuses."""

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

import command
from musnad.reading import Reader

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/stories/articles.toml").read_text("utf-8"))["article"]


def musnad(*arguments: str | Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return command.musnad("stories", *arguments, stdin=stdin)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The week of news that we made up, as a file of articles."""
    file = tmp_path_factory.mktemp("week") / "articles.jsonl"
    file.write_text("\n".join(json.dumps(case | {"source": case["outlet"]}, ensure_ascii=False) for case in CASES), "utf-8")
    return file


def test_json_holds_every_story_of_two_or_more(articles: Path) -> None:
    """Ids are those of the articles; an article alone is left out, what follows a story names it."""
    done = musnad(articles, "--to", "json")
    assert done.returncode == 0, done.stderr
    stories = {story["id"]: story for story in json.loads(done.stdout)["stories"]}
    assert {id_: story["articles"] for id_, story in stories.items()} == {
        "sahel/1": ["sahel/1", "nakhil/1", "minaa/1"],
        "sahel/2": ["sahel/2", "nakhil/2"],
        "sahel/3": ["sahel/3", "minaa/2"],
    }
    assert stories["sahel/1"]["duplicates"] == [["minaa/1", "nakhil/1"]]
    assert stories["sahel/2"]["follows"] == "sahel/1"
    assert "9 articles, 3 stories of two or more, 0 problems" in done.stderr


def test_readings_give_what_their_articles_give(articles: Path, tmp_path: Path, reader: Reader) -> None:
    """A folder of readings, readings in a stream and the articles themselves: one outcome, and jsonl has a story a line."""
    readings = [reader.read(case | {"source": case["outlet"]}).to_json() for case in CASES]
    for number, reading in enumerate(readings):
        (tmp_path / f"{number}.json").write_text(reading, "utf-8")
    once = musnad(articles, "--to", "json").stdout
    assert musnad("group", tmp_path, "--to", "json").stdout == once
    lines = musnad("-", "--to", "jsonl", stdin="\n".join(readings)).stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(once)["stories"]


def test_text_tells_headlines_reprints_and_reasons(articles: Path) -> None:
    """One block a story, with outlets, and without colours where nobody watches."""
    text = musnad(articles).stdout
    assert "الساحل  ·  مقتل أربعة في اشتباكات وادي الرمان  ·  sahel/1" in text
    assert "reprint  الميناء" in text
    assert "follows  sahel/1 مقتل أربعة في اشتباكات وادي الرمان" in text
    assert "because  minaa/1 and nakhil/1" in text
    assert "\x1b" not in text


def test_problems_are_told_and_the_rest_goes_on(articles: Path, tmp_path: Path) -> None:
    """A broken line does not end the run; --strict makes it exit 3; nothing at all is an error."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text(articles.read_text("utf-8") + "\n{oh", "utf-8")
    done = musnad(broken, "--to", "json")
    assert done.returncode == 0
    assert "broken.jsonl:10" in done.stderr
    assert musnad(broken, "--strict").returncode == 3
    missing = musnad(tmp_path / "none.json")
    assert missing.returncode == 1
    assert "no such file" in missing.stderr
    assert missing.stdout == ""


def test_compare_tells_one_story_side_by_side(articles: Path) -> None:
    """Any article of the story names it; JSON holds articles, facts and labels, jsonl a fact a line, text a sign for each verdict."""
    done = musnad("compare", "nakhil/2", articles, "--to", "json")
    assert done.returncode == 0, done.stderr
    comparison = json.loads(done.stdout)
    assert [article["id"] for article in comparison["articles"]] == ["sahel/2", "nakhil/2"]
    assert musnad("compare", "sahel/2", articles, "--to", "json").stdout == done.stdout
    lines = musnad("compare", "sahel/2", articles, "--to", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == comparison["facts"]
    text = musnad("compare", "sahel/2", articles).stdout
    assert "event  = AGREE" in text
    assert "participant  = كتيبة الفجر  ·  الساحل، النخيل" in text
    assert "\x1b" not in text


def test_compare_needs_an_article_that_is_there(articles: Path) -> None:
    """An unknown id, and standard input, which cannot be read twice: one sentence each, exit 1."""
    unknown = musnad("compare", "nobody/1", articles)
    assert unknown.returncode == 1
    assert "nobody/1: no article of the sources has this id" in unknown.stderr
    assert "save it to a file" in musnad("compare", "sahel/2", "-", stdin="{}").stderr
