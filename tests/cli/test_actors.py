"""`musnad actors` from start to end."""

import json
import subprocess
from pathlib import Path

import pytest

import command

TALK = "وقال وزير الداخلية التونسي سالم المبروك إن المعبر مفتوح أمام الجميع."
NEWS = [
    {"id": "1", "title": "خبر", "published": "2024-10-01", "source": "وكالة النهر", "content": TALK},
    {
        "id": "2",
        "title": "خبر",
        "published": "2024-10-05",
        "source": "صحيفة الساحل",
        "content": TALK.replace("سالم المبروك", "سالم بن علي المبروك"),
    },
    {"id": "3", "title": "خبر", "published": "2024-10-06", "source": "صحيفة الساحل", "content": "قال المدرب طارق الشريدي إن الفريق جاهز."},
]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles: a minister in two of them."""
    path = tmp_path_factory.mktemp("actors") / "news.jsonl"
    path.write_text("\n".join(json.dumps(article, ensure_ascii=False) for article in NEWS), "utf-8")
    return path


def musnad(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return command.musnad("actors", *arguments)


def test_show_prints_the_dossier(news: Path) -> None:
    """Names with counts, Latin letters, offices from first to last day, who says so."""
    done = musnad("show", "سالم المبروك", news)
    assert done.returncode == 0, done.stderr
    for told in (
        "سالم بن علي المبروك",
        "al-Mabrouk",
        "2024-10-01 to 2024-10-05",
        "2 articles, 2 statements",
        "وزير الداخلية",
        "وكالة النهر",
    ):
        assert told in done.stdout
    assert "طارق" not in done.stdout


def test_json_is_one_document_and_an_id_leads_back(news: Path) -> None:
    """The id that JSON gives is taken for a name."""
    (actor,) = json.loads(musnad("show", "المبروك", news, "--to", "json").stdout)["actors"]
    assert actor["articles"] == 2
    (line,) = musnad("show", actor["id"], news, "--to", "jsonl").stdout.splitlines()
    assert json.loads(line) == actor


def test_list_has_those_of_several_articles(news: Path) -> None:
    """Others with --least 1."""
    assert "طارق" not in musnad("list", news).stdout
    assert "طارق الشريدي" in musnad("list", news, "--least", "1").stdout


def test_somebodys_word_parts_two_names(news: Path, tmp_path: Path) -> None:
    """It is written into the file and honoured from then on."""
    words = tmp_path / "words.jsonl"
    done = musnad("judge", "سالم المبروك", "سالم بن علي المبروك", "different", "--judgements", words, "--by", "سعاد")
    assert done.returncode == 0, done.stderr
    found = json.loads(musnad("show", "سالم المبروك", news, "--to", "json", "--judgements", words).stdout)["actors"]
    assert len(found) == 2
    assert "سعاد said so" in [namesake["because"] for namesake in found[0]["apart"]]


def test_nobody_of_that_name(news: Path) -> None:
    """Said in words, with what to do."""
    done = musnad("show", "خلوصي أكار", news)
    assert done.returncode == 1
    assert "nobody of this name in 3 articles; musnad actors list" in done.stderr
