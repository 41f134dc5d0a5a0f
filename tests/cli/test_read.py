"""The command as a person runs it: exit statuses, messages, files."""

import gzip
import json
import os
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from command import afresh, musnad
from musnad.cli import OWN, app
from musnad.records import Reading

ARTICLE = {
    "id": "t/1",
    "title": "الوزير: المعبر مفتوح",
    "content": "قال الوزير سالم المبروك إن المعبر مفتوح أمام الجميع.",
    "published": "2020-08-17",
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "one.json"
    file.write_text(json.dumps(ARTICLE))
    return file


def test_text_view(article: Path) -> None:
    """The view names who said what; piped, it holds no colour codes."""
    done = afresh("read", article)
    assert done.returncode == 0, done.stderr
    assert "سالم المبروك" in done.stdout
    assert "\x1b[" not in done.stdout


def test_json_is_a_reading(article: Path) -> None:
    """`--to json` prints what `Reading.from_json` reads back."""
    done = musnad("read", article, "--to", "json")
    assert Reading.from_json(done.stdout).article.id == "t/1"


def test_jsonl_from_stdin() -> None:
    """`-` reads standard input; `--to jsonl` prints one reading a line."""
    lines = "\n".join(json.dumps({**ARTICLE, "id": str(i)}) for i in range(3)).encode()
    done = musnad("read", "-", "--to", "jsonl", stdin=lines)
    assert [Reading.from_json(line).article.id for line in done.stdout.splitlines()] == ["0", "1", "2"]


def test_why(article: Path) -> None:
    """`--why` shows what led to each finding."""
    assert "because" in musnad("read", article, "--why").stdout


def test_out_names_files(article: Path, tmp_path: Path) -> None:
    """`--out` writes `<input stem>.json`, and `<article id>.json` from files of many articles."""
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({**ARTICLE, "id": i}) for i in ("x/1", "x/2")))
    done = musnad("read", article, many, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["one.json", "x_1.json", "x_2.json"]


def test_same_stem_twice_loses_nothing(article: Path, tmp_path: Path) -> None:
    """Two inputs of one name give two files."""
    musnad("read", article, article, "--out", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["one-2.json", "one.json"]


def test_workers_give_the_same(tmp_path: Path) -> None:
    """Two processes print what one prints, in the same order."""
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({**ARTICLE, "id": str(i)}) for i in range(100)))
    one, two = (afresh("read", many, "--to", "jsonl", "--workers", n) for n in ("1", "2"))
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 100


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.html", None, "no such file"),
        ("empty.html", b" ", "is empty"),
        ("cut.json", b'{"title": "', "broken JSON"),
        ("login.html", b"<html><body><form><input type=password></form></body></html>", "login.html"),
        ("english.txt", b"The minister said that the road is open. " * 20, "english.txt"),
        ("front.html", b"<ul>" + "<li><a href=/x>خبر عن السوق المركزي</a></li>".encode() * 60, "open one of its articles"),
        ("cut.html.gz", gzip.compress(b"<p>" * 999, mtime=0)[:20], "cut.html.gz"),
        ("none.xz", b"no compressed file", "none.xz"),
        ("page.pdf", b"%PDF-1.7 \xe2\xe3 1 0 obj", "page.pdf"),
        ("list.json", b"[3]", "is no article"),
        ("crawl.warc.gz", b"", "is a WARC file; collect it first"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """One bad input: one line on stderr that names it, exit 1, nothing printed."""
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    done = musnad("read", file)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_directory_is_answered_with_how_to_give_its_files(tmp_path: Path) -> None:
    """A folder is no article; the answer shows what to type."""
    done = musnad("read", tmp_path)
    assert done.returncode == 1
    assert f"give the files in it, for example {tmp_path}/*.html" in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable to root")
def test_a_file_that_may_not_be_read_is_named(article: Path) -> None:
    """No permission is told as what it is."""
    article.chmod(0)
    assert "Permission denied" in musnad("read", article).stderr


def test_batch_goes_on(article: Path, tmp_path: Path) -> None:
    """In a batch the bad item goes to quarantine with its reason and the rest is read; `--strict` exits 3."""
    out = tmp_path / "out"
    done = musnad("read", tmp_path / "gone.html", article, "--out", out)
    assert done.returncode == 0
    assert "1 read, 1 in quarantine" in done.stderr
    (line,) = (out / "quarantine.jsonl").read_text().splitlines()
    assert "no such file" in json.loads(line)["reason"]
    assert (out / "one.json").exists()
    assert musnad("read", tmp_path / "gone.html", article, "--strict").returncode == 3


def test_unwritable_out(article: Path, tmp_path: Path) -> None:
    """An `--out` that cannot be written is named."""
    (tmp_path / "file").write_text("")
    done = musnad("read", article, "--out", tmp_path / "file" / "x")
    assert done.returncode == 1
    assert "choose another --out" in done.stderr


def test_published_must_be_a_date(article: Path) -> None:
    """A date that is none is refused before anything is read."""
    done = musnad("read", article, "--published", "yesterday")
    assert done.returncode == 1
    assert "2020-08-17" in done.stderr


def test_own_commands_start_without_looking_for_others() -> None:
    """The list of commands that need no other package is the list of those that are declared."""
    named = {command.callback.__name__ for command in app.registered_commands if command.callback}
    others = {command.name for command in entry_points(group="musnad.commands")}  # once looked for, they stay
    assert {*named, *(group.name for group in app.registered_groups), "--version"} - others == OWN


def test_version() -> None:
    """`musnad --version` prints the version."""
    assert afresh("--version").stdout.startswith("musnad 0.")


def test_lexicon_check_prints_the_entry() -> None:
    """`musnad lexicon check` finds an inflected surface and prints its table and example."""
    done = musnad("lexicon", "check", "قالت")
    assert "cues: قال" in done.stdout
    assert "example" in done.stdout


def test_lexicon_check_unknown_word() -> None:
    """A word the lexicon does not hold exits 1 and says how to add it."""
    done = musnad("lexicon", "check", "زعبطة")
    assert done.returncode == 1
    assert "docs/add_a_verb.md" in done.stderr
