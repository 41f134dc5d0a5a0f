"""Pages out of WARC files, plain or packed, as Common Crawl publishes its news; one that was cut short gives what came before the break."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator

from musnad.collect.records import now
from musnad.sources import Problem

_PIECE = 65_536  # bytes read at once past what is wanted
HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer kept in a WARC: where it was found, when, its bytes and declared charset."""

    url: str
    fetched: datetime
    body: bytes
    charset: str | None


def read_warc(name: str, file: IO[bytes], size: int, limit: int) -> Iterator[Kept | Problem]:
    """The pages of a WARC file in order, a `Problem` for each that is larger than `limit` bytes and for the place where the file breaks.

    name: for messages. file: opened for bytes, `size` of them.
    """
    records = ArchiveIterator(file)
    try:
        for record in records:
            if found := _page(name, record, records.offset, limit):
                yield found
        _require(records.offset >= size)
    except Exception as error:  # warcio raises whatever its parts do: EOFError, zlib.error, AttributeError, its own
        yield Problem(name, f"{name} breaks off in the record at byte {records.offset} ({error}); what came before it was kept")


def _page(name: str, record: Any, offset: int, limit: int) -> Kept | Problem | None:
    """The page of a record that is whole; none where it holds something else. Raises `EOFError` where the record breaks off."""
    wanted = record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200"
    headers = Message()
    headers["content-type"] = (record.http_headers.get_header("Content-Type") if wanted else None) or "-"
    wanted = wanted and headers.get_content_type() in HTML
    body = record.content_stream().read(limit + 1) if wanted else b""
    while record.raw_stream.read(_PIECE):
        pass
    _require(not getattr(record.raw_stream, "limit", 0))
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if len(body) > limit:
        return Problem(url, f"{name} holds a page of more than {limit >> 20} MB at byte {offset}: {url}")
    return Kept(url, _when(record), body, headers.get_content_charset()) if wanted else None


def _require(whole: bool) -> None:
    if not whole:
        raise EOFError("it ends before its length")


def _when(record: Any) -> datetime:
    try:
        then = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    except (TypeError, ValueError):
        return now()
    return then.replace(tzinfo=then.tzinfo or UTC, microsecond=0)
