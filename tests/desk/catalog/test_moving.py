"""Dumps: from one database into the other, with nothing lost and nothing hidden."""

import gzip
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.made import BODY, reading
from desk.stores import use
from musnad_desk.catalog import models
from musnad_desk.catalog.census import census, counts
from musnad_desk.catalog.load import Loaded, keep
from musnad_desk.catalog.moving import dump, load_dump
from musnad_desk.catalog.ruling import suppress
from musnad_desk.errors import DumpError
from musnad_desk.identities.models import Sameness
from musnad_desk.start import open_store

LOOKS = [datetime(2024, 10, day, 12, 30, 15, 123456, tzinfo=UTC) for day in (1, 2, 3)]


def fill() -> None:
    """Several articles, one of them changed and changed back."""
    list(keep(reading(f"a/{i}") for i in range(5)))
    for words, seen in zip((BODY, f"{BODY}\nعاجل", BODY), LOOKS, strict=True):
        list(keep([reading("b/1", body=words)], seen))


@pytest.mark.parametrize("name", ["store.jsonl", "store.jsonl.gz"])
@pytest.mark.parametrize(("one", "other"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_a_dump_moves_a_store(request: pytest.FixtureRequest, tmp_path: Path, one: str, other: str, name: str) -> None:
    """From one kind of database into the other: the same counts of every table, the same digest; and again changes nothing."""
    before, after = (str(request.getfixturevalue(each)) for each in (one, other))
    use(before)
    fill()
    told = dump(tmp_path / name)
    assert told == census()
    assert (told.counts["Article"], told.counts["Version"]) == (6, 8)
    use(after)
    assert Counter(outcome.fate for outcome in load_dump(tmp_path / name) if isinstance(outcome, Loaded)) == {"new": 6, "changed": 2}
    assert census() == told
    assert Counter(outcome.fate for outcome in load_dump(tmp_path / name) if isinstance(outcome, Loaded)) == {"known": 8}
    assert census() == told


@pytest.fixture
def dumped(sqlite: str, tmp_path: Path) -> Path:
    """The dump of a filled store, which is then empty."""
    file = tmp_path / "store.jsonl"
    fill()
    dump(file)
    models.Article.objects.all().delete()
    models.Actor.objects.all().delete()
    models.Outlet.objects.all().delete()
    return file


@pytest.mark.parametrize("with_people", [True, False])
def test_what_people_rule_moves_or_is_left(request: pytest.FixtureRequest, tmp_path: Path, with_people: bool) -> None:
    """Actors that people joined and names that they hid are so in the other store, or, where people are left out, as the records tell."""
    use(str(request.getfixturevalue("sqlite")))
    fill()
    keys = sorted(models.Actor.objects.exclude(kind="person").values_list("key", flat=True))[:2]
    Sameness.objects.create(one=keys[0], other=keys[1], one_name="x", other_name="y", verdict="same", by="سلمى")
    suppress(None, "سالم المعبري", "طلب صاحبه")
    before = counts()
    dump(tmp_path / "store.jsonl", with_people=with_people)
    use(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    open_store()
    assert all(isinstance(outcome, Loaded) for outcome in load_dump(tmp_path / "store.jsonl"))
    assert (counts() == before) is with_people
    assert (Sameness.objects.count(), models.Actor.objects.filter(name="سالم المعبري").count()) == ((1, 0) if with_people else (0, 1))


def test_a_dump_that_is_cut_short_is_told(dumped: Path) -> None:
    """What came before the cut is kept, and the same dump whole can be loaded after it."""
    whole = dumped.read_bytes()
    lines = whole.splitlines(keepends=True)
    dumped.write_bytes(b"".join(lines[:4]))
    with pytest.raises(DumpError, match="cut short"):
        list(load_dump(dumped))
    assert models.Article.objects.count() == 4
    dumped.write_bytes(b"".join(lines[:4]) + lines[4][:50])
    with pytest.raises(DumpError, match="broken after line 5"):
        list(load_dump(dumped))
    dumped.write_bytes(whole)
    list(load_dump(dumped))
    assert models.Article.objects.count() == 6


def test_a_packed_dump_that_is_cut_short_is_told(dumped: Path) -> None:
    """The same of a packed one."""
    packed = dumped.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(dumped.read_bytes())[:-20])
    with pytest.raises(DumpError, match="broken after line"):
        list(load_dump(packed))


def test_a_line_that_was_changed_is_noticed(dumped: Path) -> None:
    """A record with other letters has another digest."""
    dumped.write_bytes(dumped.read_bytes().replace("سعاد".encode(), "سعيد".encode(), 1))
    with pytest.raises(DumpError, match=r"the store holds 6 articles in 8 versions, digest .*, the dump 6 articles in 8 versions"):
        list(load_dump(dumped))


def test_a_record_of_another_shape_is_a_problem(dumped: Path) -> None:
    """One line that this version cannot decode is told with its place; the rest is loaded, and the difference is told."""
    dumped.write_bytes(dumped.read_bytes().replace(b'"statements":[{', b'"statements":[3,{', 1))
    problems = []
    with pytest.raises(DumpError, match="the problems above"):
        problems += [outcome.reason for outcome in load_dump(dumped) if not isinstance(outcome, Loaded)]
    assert models.Article.objects.count() == 5


def test_a_store_that_holds_others_is_told(dumped: Path) -> None:
    """Loading into a store with articles of its own keeps both, and says that the two cannot be compared."""
    list(keep([reading("c/1")]))
    with pytest.raises(DumpError, match="it held others before"):
        list(load_dump(dumped))
    assert models.Article.objects.count() == 7


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\xff\n", b"[1]\n"])
def test_what_is_no_dump_is_refused(sqlite: str, tmp_path: Path, content: bytes) -> None:
    """One sentence that names the file."""
    file = tmp_path / "other.jsonl"
    file.write_bytes(content)
    with pytest.raises(DumpError, match=r"other\.jsonl"):
        list(load_dump(file))


def test_a_dump_is_whole_or_not_there(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump that fails leaves an older one as it was, and nothing beside it."""
    file = tmp_path / "store.jsonl"
    file.write_text("older")
    fill()
    monkeypatch.setattr("musnad_desk.catalog.moving.counts", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dump(file)
    assert [path.name for path in tmp_path.glob("*store.jsonl*")] == ["store.jsonl"]
    assert file.read_text() == "older"
    with pytest.raises(DumpError, match="cannot be written"):
        dump(tmp_path / "no folder" / "store.jsonl")
