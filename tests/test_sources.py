"""Opening inputs: what is there is given, what is not is named, nothing is lost."""

import gzip
import json
from pathlib import Path

import pytest

from musnad import sources
from musnad.errors import InputError
from musnad.sources import Problem, Source, open_sources, read_file, safe_name

ARTICLE = {"id": "a/1", "title": "عنوان", "content": "نص"}


def opened(*paths: Path) -> list[Source | Problem]:
    return list(open_sources(map(str, paths)))


def reason(path: Path) -> str:
    (problem,) = opened(path)
    assert isinstance(problem, Problem)
    return problem.reason


def test_page_is_given_as_bytes(tmp_path: Path) -> None:
    """A page keeps its bytes: the page room decides about encodings."""
    page = tmp_path / "page.html"
    page.write_bytes("<p>نص</p>".encode("cp1256"))
    (source,) = opened(page)
    assert source == Source(str(page), "page", page.read_bytes())


def test_article_json_is_parsed(tmp_path: Path) -> None:
    """One JSON object is one article, named after its file."""
    file = tmp_path / "one.json"
    file.write_text(json.dumps(ARTICLE))
    (source,) = opened(file)
    assert isinstance(source, Source)
    assert (source.stem, source.content, source.many) == ("one", ARTICLE, False)


@pytest.mark.parametrize("name", ["many.json", "many.jsonl", "many.jsonl.gz"])
def test_files_of_many_articles(tmp_path: Path, name: str) -> None:
    """Arrays and JSONL give their articles one by one, named by their ids made safe."""
    file = tmp_path / name
    items = [ARTICLE, {**ARTICLE, "id": "b"}]
    text = json.dumps(items) if name.endswith("json") else "\n".join(map(json.dumps, items)) + "\n\n"
    file.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    found = opened(file)
    assert [s.stem for s in found if isinstance(s, Source) and s.many] == ["a_1", "b"]


def test_truncated_jsonl_keeps_what_came_before(tmp_path: Path) -> None:
    """A cut line is reported with its byte offset; the lines before it are given."""
    file = tmp_path / "cut.jsonl"
    whole = json.dumps(ARTICLE) + "\n"
    file.write_text(whole + whole[:20])
    first, second = opened(file)
    assert isinstance(first, Source)
    assert isinstance(second, Problem)
    assert f"(byte {len(whole.encode())})" in second.reason


def test_truncated_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    """A compressed stream that breaks off gives the lines before the break and says where it broke."""
    file = tmp_path / "cut.jsonl.gz"
    lines = "".join(json.dumps({**ARTICLE, "id": str(i), "content": str(i) * 500}) + "\n" for i in range(3000))
    file.write_bytes(gzip.compress(lines.encode(), mtime=0)[:-2000])
    *before, last = opened(file)
    assert len(before) > 100
    assert isinstance(last, Problem)
    assert "breaks off after line" in last.reason


def test_bomb_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to more than a page may hold is refused without unpacking it."""
    monkeypatch.setattr(sources, "PAGE_LIMIT", 2**20)
    file = tmp_path / "bomb.html.gz"
    file.write_bytes(gzip.compress(b"<p>" + b"a" * 2**21))
    assert "more than 1 MB" in reason(file)


def test_long_line_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JSONL line longer than a page may be is skipped over, and the next line is read."""
    monkeypatch.setattr(sources, "PAGE_LIMIT", 1000)
    file = tmp_path / "long.jsonl"
    file.write_text(json.dumps({**ARTICLE, "content": "ا" * 5000}) + "\n" + json.dumps(ARTICLE) + "\n")
    first, second = opened(file)
    assert isinstance(first, Problem)
    assert isinstance(second, Source)


def test_missing(tmp_path: Path) -> None:
    """A path that is not there is named."""
    assert "no such file" in reason(tmp_path / "gone.html")


def test_directory(tmp_path: Path) -> None:
    """A directory is answered with how to give its files."""
    assert "is a directory; give the files in it" in reason(tmp_path)


def test_empty(tmp_path: Path) -> None:
    """A file of nothing but space is empty."""
    (tmp_path / "empty.txt").write_text(" \n")
    assert "is empty" in reason(tmp_path / "empty.txt")


def test_broken_json(tmp_path: Path) -> None:
    """Broken JSON says so."""
    (tmp_path / "bad.json").write_text('{"title": ')
    assert "broken JSON" in reason(tmp_path / "bad.json")


def test_json_that_is_no_article(tmp_path: Path) -> None:
    """A list of anything but objects holds no article."""
    (tmp_path / "odd.json").write_text("[3]")
    assert "is no article" in reason(tmp_path / "odd.json")


def test_url_is_refused() -> None:
    """Fetching is not this room's work."""
    (problem,) = open_sources(["https://example.org/a"])
    assert isinstance(problem, Problem)
    assert "musnad collect" in problem.reason


def test_read_file_raises(tmp_path: Path) -> None:
    """The Python door raises where the command reports."""
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "gone")


@pytest.mark.parametrize(
    ("identifier", "name"), [("a/b:c", "a_b_c"), ("../x", "_x"), ("", "article"), ("خبر 1", "خبر_1"), ("x" * 300, "x" * 120)]
)
def test_safe_name(identifier: str, name: str) -> None:
    """No identifier can leave the folder it is written to."""
    assert safe_name(identifier) == name
