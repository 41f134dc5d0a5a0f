"""Pieces of files: every article in one of them, whatever the form and the place."""

import bz2
import gzip
import json
import lzma
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import fsspec
import pyarrow
import pyarrow.parquet
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.spec import AbstractBufferedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from musnad.errors import InputError, MusnadError
from musnad.scale import partitions
from musnad.scale.opening import open_partition
from musnad.scale.partitions import Form, Partition, plan
from musnad.scale.store import Store
from musnad.sources import Problem, Source
from scale.made import articles, lines, read, rows

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}
PAGE = "<html lang=ar><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"


def opened(some: list[Partition]) -> list[Source | Problem]:
    return [item for partition in some for item in open_partition(partition)]


def ids(some: list[Partition]) -> list[str]:
    return [item.content["id"] for item in opened(some) if isinstance(item, Source)]  # type: ignore[index,misc]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 60), max_size=12), st.integers(1, 90), st.booleans())
def test_each_line_is_in_one_piece(tmp_path_factory: pytest.TempPathFactory, sizes: list[int], size: int, last: bool) -> None:
    """Wherever the pieces are cut, also inside a letter, a line belongs to the piece in which it begins."""
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    wanted = [{"id": str(number), "title": "خ" * length} for number, length in enumerate(sizes)]
    path.write_bytes(b"\n".join(json.dumps(one, ensure_ascii=False).encode() for one in wanted) + b"\n" * last)
    total = path.stat().st_size
    pieces = [Partition(Form.lines, (str(path),), start, min(start + size, total)) for start in range(0, total, size)]
    assert [item.content for item in opened(pieces) if isinstance(item, Source)] == wanted
    assert not [item for item in opened(pieces) if isinstance(item, Problem)]


class Shelved(AbstractBufferedFile):
    """A file as object stores give it: asked for in ranges of bytes, with no more of a file's ways than those that they share."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        return Path(self.path).read_bytes()[start:end]


class Shelf(LocalFileSystem):
    """The files of this machine behind such a store's address."""

    protocol = ("shelf",)

    def _open(self, path: str, mode: str = "rb", **_: Any) -> Shelved:
        return Shelved(self, path, mode, size=Path(path).stat().st_size)


class Locked(Shelf):
    """Such a store to one who has no key."""

    protocol = ("locked",)

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        raise LookupError(f"no key for {path}")  # an error of a library of its own

    def cat_file(self, path: str, *_: Any, **__: Any) -> bytes:
        raise LookupError(f"no key for {path}")


fsspec.register_implementation("shelf", Shelf)
fsspec.register_implementation("locked", Locked)


def test_a_store_that_refuses_is_named(tmp_path: Path) -> None:
    """Libraries of stores raise errors of their own, which nobody but them knows; people see which store, and why."""
    with pytest.raises(MusnadError, match=r"locked://.*: the store refuses: .*no key.*see that it is named right"):
        plan([f"locked://{tmp_path}/a.jsonl"])
    with pytest.raises(MusnadError, match=r"--out locked://.*no key"):
        Store(f"locked://{tmp_path}/out").run()


@pytest.mark.parametrize(("end", "pack"), [("", bytes), *PACK.items()])
def test_lines_of_an_object_store_are_read(tmp_path: Path, end: str, pack: Callable[[bytes], bytes]) -> None:
    """Files of S3 and its like have no `readline` that stops at a length."""
    raw = Path(lines(tmp_path / "b.jsonl", articles(30))).read_bytes()
    path = tmp_path / f"a.jsonl{end}"
    path.write_bytes(pack(raw))
    pieces = [Partition(Form.packed, (f"shelf://{path}",), 0, 1)] if end else [
        Partition(Form.lines, (f"shelf://{path}",), start, start + 900) for start in range(0, len(raw), 900)
    ]  # fmt: skip
    assert sorted(ids(pieces)) == sorted(f"a{number}" for number in range(30))


@pytest.mark.parametrize("end", PACK)
def test_packed_lines_are_shared_out(tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed file is read from its start by each piece, which takes every third article, say."""
    monkeypatch.setattr(partitions, "PACKED", 200)
    raw = Path(lines(tmp_path / "a.jsonl", articles(30))).read_bytes()
    (tmp_path / f"a.jsonl{end}").write_bytes(PACK[end](raw))
    pieces = plan([str(tmp_path / f"a.jsonl{end}")])
    assert len(pieces) > 1
    assert sorted(ids(pieces)) == sorted(article["id"] for article in articles(30))


def test_packed_lines_that_break_off(tmp_path: Path) -> None:
    """What came before the break is read, the break told once."""
    raw = gzip.compress(Path(lines(tmp_path / "a.jsonl", articles(400))).read_bytes())
    (tmp_path / "a.jsonl.gz").write_bytes(raw[: len(raw) // 2])
    items = opened(plan([str(tmp_path / "a.jsonl.gz")]))
    assert [item for item in items if isinstance(item, Source)]
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert "breaks off after line" in problem.reason


def test_rows_of_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of some row groups; days and empty cells as JSON would have them."""
    import datetime

    monkeypatch.setattr(partitions, "ROWS", 10)
    some = [{**article, "published": datetime.datetime(2024, 10, 1, 8)} if n % 2 else article for n, article in enumerate(articles(30))]
    table = pyarrow.Table.from_pylist(
        [{**one, "published": None if isinstance(one.get("published"), str) else one.get("published")} for one in some]
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", row_group_size=4)
    pieces = plan([str(tmp_path / "a.parquet")])
    assert [(piece.start, piece.stop) for piece in pieces] == [(0, 3), (3, 6), (6, 8)]
    found = [item.content for item in opened(pieces) if isinstance(item, Source)]
    assert [one["id"] for one in found] == [article["id"] for article in some]  # type: ignore[index]
    assert found[1]["published"] == "2024-10-01T08:00:00"  # type: ignore[index]
    assert "published" not in found[0]


def test_a_table_that_holds_readings(tmp_path: Path) -> None:
    """The archive's own tables are no articles, and say where they belong."""
    read([lines(tmp_path / "a.jsonl", articles(2))], tmp_path / "out")
    problems = opened(plan([str(tmp_path / "out/readings")]))
    assert all(isinstance(item, Problem) and "musnad export" in item.reason for item in problems)
    assert problems


def test_broken_parquet(tmp_path: Path) -> None:
    """Named, before anything is read."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no table")
    with pytest.raises(InputError, match=r"a\.parquet is no Parquet file"):
        plan([str(tmp_path / "a.parquet")])


def test_pages_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of one page each are bundled; a folder stands for all that is in it, but for what is hidden."""
    monkeypatch.setattr(partitions, "PAGES", 2)
    folder = tmp_path / "pages" / "deep"
    folder.mkdir(parents=True)
    for number, article in enumerate(articles(5)):
        (folder / f"{number}.html").write_text(PAGE.format(article["title"], article["content"] * 5), "utf-8")
    (folder / ".hidden.html").write_text("no page")
    (folder / "empty.html").write_text(" ")
    (folder / "many.json").write_text(json.dumps(articles(3)), "utf-8")
    (folder / "packed.html.gz").write_bytes(gzip.compress(PAGE.format("خبر", "قال الوزير إن المعبر مفتوح. " * 9).encode()))
    (folder / "broken.html.gz").write_bytes(b"\x1f\x8b no gzip")
    pieces = plan([str(tmp_path / "pages")])
    assert [len(piece.paths) for piece in pieces] == [2, 2, 2, 2, 1]
    items = opened(pieces)
    assert len([item for item in items if isinstance(item, Source)]) == 9
    assert sorted(item.name.rpartition("/")[2] for item in items if isinstance(item, Problem)) == ["broken.html.gz", "empty.html"]


def test_the_id_of_a_piece(tmp_path: Path) -> None:
    """It stays as long as the file does, and changes with it."""
    path = lines(tmp_path / "a.jsonl", articles(3))
    (first,), (again,) = plan([path]), plan([path])
    lines(tmp_path / "a.jsonl", articles(4))
    (changed,) = plan([path])
    assert first.id == again.id != changed.id


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not talk."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_a_warc_from_another_machine(tmp_path: Path) -> None:
    """Crawls are read where they lie: Arabic pages become articles, others are counted, what is no page is passed over."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    good = PAGE.format("المعبر مفتوح", "قال وزير الداخلية سالم المبروك إن المعبر مفتوح أمام الجميع. " * 5)
    for number, body in enumerate((good, PAGE.format("Road open", "The road is open. " * 20), "{}")):
        kind = "application/json" if body == "{}" else "text/html; charset=utf-8"
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(f"https://wadi.example/{number}", "response", BytesIO(body.encode()), http_headers=head)
        writer.write_record(record)
    (tmp_path / "served").mkdir()
    (tmp_path / "served/a.warc.gz").write_bytes(file.getvalue())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "served"))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        summary = read([f"http://127.0.0.1:{server.server_port}/a.warc.gz"], tmp_path / "out")
        server.shutdown()
    assert (summary.articles, summary.refused) == (1, {"language": 1})
    (row,) = rows(tmp_path / "out", "articles")
    assert (row["url"], row["title"]) == ("https://wadi.example/0", "المعبر مفتوح")
