"""WARC files, whole and broken."""

from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from collect.conftest import Gather
from collect.site import article, articles, reasons
from musnad.collect.warc import Kept, read_warc
from musnad.sources import Problem

LIMIT = 100_000
WHEN = "2026-11-20T08:00:00Z"


HTML = "text/html; charset=windows-1256"


def written(*bodies: bytes, packed: bool = True, kind: str = HTML, status: str = "200 OK") -> tuple[bytes, list[int]]:
    """A WARC of answers, and where each record ends."""
    file, ends = BytesIO(), []
    writer = WARCWriter(file, gzip=packed)
    for number, body in enumerate(bodies):
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        url, told = f"https://wadi.example/{number}", {"WARC-Date": WHEN}
        writer.write_record(writer.create_warc_record(url, "response", BytesIO(body), http_headers=head, warc_headers_dict=told))
        ends.append(file.tell())
    return file.getvalue(), ends


def read(raw: bytes, limit: int = LIMIT) -> tuple[list[str], list[str]]:
    """Addresses of the pages, reasons of the problems."""
    found = list(read_warc("a.warc", BytesIO(raw), len(raw), limit))
    return [item.url for item in found if isinstance(item, Kept)], [item.reason for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_as_they_were_kept(packed: bool) -> None:
    """Bytes, address, time and declared charset."""
    body = article(1).encode("cp1256")
    raw, _ = written(body, packed=packed)
    (kept,) = read_warc("a.warc", BytesIO(raw), len(raw), LIMIT)
    assert isinstance(kept, Kept)
    assert (kept.url, kept.body, kept.charset, kept.fetched.isoformat()) == (
        "https://wadi.example/0",
        body,
        "windows-1256",
        "2026-11-20T08:00:00+00:00",
    )


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("lost", [30, 400, 1400, 1860])
def test_what_came_before_a_break_is_kept(packed: bool, lost: int) -> None:
    """Cut anywhere in the third record, in its body, its head or its first letters: two pages, and the byte where the record begins."""
    noise = bytes(range(256)) * 6
    raw, ends = written(*[b"".join(bytes([i ^ n]) for i in noise) for n in range(3)], packed=packed)
    cut = max(ends[1] + 5, len(raw) - lost)
    pages, problems = read(raw[:cut])
    assert pages == ["https://wadi.example/0", "https://wadi.example/1"]
    assert len(problems) == 1
    assert f"breaks off in the record at byte {ends[1]} " in problems[0]


def test_empty_file() -> None:
    """Nothing in, nothing out."""
    assert read(b"") == ([], [])


@pytest.mark.parametrize("raw", [b"<html>no archive</html>", b"\x1f\x8b no gzip", bytes(1000)])
def test_what_is_no_warc(raw: bytes) -> None:
    """Anything else is a break at the first byte."""
    pages, problems = read(raw)
    assert pages == []
    assert "breaks off in the record at byte 0 " in problems[0]


@pytest.mark.parametrize(("kind", "status"), [("image/png", "200 OK"), ("text/html", "404 Not Found"), ("text/html", "301 Moved")])
def test_other_answers_are_passed_over(kind: str, status: str) -> None:
    """Pictures, errors and redirects are no pages."""
    assert read(written(b"x", kind=kind, status=status)[0]) == ([], [])


def test_large_pages_are_bounded() -> None:
    """A page of more than its limit is told and passed over; the next one is read."""
    pages, problems = read(written(bytes(2 * LIMIT), b"small")[0])
    assert pages == ["https://wadi.example/1"]
    assert "at byte 0: https://wadi.example/0" in problems[0]


def test_collected_like_everything_else(tmp_path: Path, gather: Gather) -> None:
    """Articles out of a WARC keep their time; what is no article, or in another language, is refused; a break is told."""
    english = b"<html><h1>Bread</h1><p>The minister said on Monday that prices would not rise before the end of the year.</p></html>"
    raw, _ = written(article(1).encode("cp1256"), english, article(2).encode("cp1256"))
    (tmp_path / "a.warc.gz").write_bytes(raw[:-100])
    items = gather(str(tmp_path / "a.warc.gz"))
    (found,) = articles(items)
    assert (found.url, found.fields["fetched"]) == ("https://wadi.example/0", "2026-11-20T08:00:00+00:00")
    assert "سالم المبروك" in found.fields["html"]
    assert reasons(items) == ["language", "file"]
