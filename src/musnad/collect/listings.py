"""What lists articles: RSS of any version, Atom, sitemaps and indexes of sitemaps, however broken; their addresses and days alone count."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import etree

from musnad.collect.addresses import web_address
from musnad.collect.records import Reason
from musnad.errors import FetchError

MOST = 50_000  # entries of one sitemap (sitemaps.org), and as many as are looked at in a feed
ROOTS = frozenset({"rss", "RDF", "feed", "urlset", "sitemapindex"})
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(\w{1,20})[\s>]")
_AMPERSAND = re.compile(rb"&amp;|&(?!#?\w{1,31};)")
_CDATA, _END = b"<![CDATA[", b"]]>"
_ADDRESSES = ("origLink", "loc", "link")  # FeedBurner's own link leads through its counter, `origLink` to the article
_DAYS = ("lastmod", "pubDate", "date", "updated", "published", "publication_date")
DEEP = 200  # elements of one item that are looked at: a broken feed may hold all its items in the first
_HEAD = 2048  # bytes in which a listing shows what it is


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a listing names, and the day it tells of it."""

    url: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Articles that a listing names, newest first where it tells days, and further listings (of an index), likewise."""

    articles: tuple[Entry, ...] = ()
    listings: tuple[Entry, ...] = ()


def is_listing(body: bytes) -> bool:
    """Whether a body is a feed or sitemap, by its first element."""
    return any(name.decode() in ROOTS for name in _ROOT.findall(body[:_HEAD])[:1])


def read_listing(url: str, body: bytes) -> Listing:
    """The listing in `body`, which came from `url`. Raises `FetchError` where it is none."""
    root = _parsed(body, recover=False)
    if root is None:
        root = _parsed(_with_ampersands(body), recover=True)
    if root is None or _name(root) not in ROOTS:
        raise FetchError(f"{url} is no feed and no sitemap", Reason.listing, again=True)
    items = [element for element in root.iter() if _name(element) in ("item", "entry", "url", "sitemap")][:MOST]
    return Listing(_entries(url, items, further=False), _entries(url, items, further=True))


def _with_ampersands(body: bytes) -> bytes:
    """`body` with its ampersands as `&#38;` outside CDATA: bare ones, as many feeds leave in their addresses, and `&amp;`, which libxml2
    loses once it has met a fault."""
    first, *parts = body.split(_CDATA)
    mended = [_AMPERSAND.sub(b"&#38;", first)]
    for part in parts:
        inside, end, after = part.partition(_END)
        mended += [_CDATA, inside, end, _AMPERSAND.sub(b"&#38;", after)]
    return b"".join(mended)


def _parsed(body: bytes, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(recover=recover, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    with suppress(etree.XMLSyntaxError, ValueError):
        return etree.fromstring(body, parser)
    return None


def _entries(base: str, items: list[etree._Element], *, further: bool) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for item in items:
        if (_name(item) == "sitemap") is further:
            for raw in list(_addresses(item))[:1]:
                with suppress(FetchError):
                    address = web_address(raw, base)
                    found.setdefault(address, Entry(address, _day(item)))
    return tuple(sorted(found.values(), key=lambda entry: entry.day or date.min, reverse=True))


def _addresses(item: etree._Element) -> Iterator[str]:
    """Where an item leads, best first: its own link, an Atom link to the page, an id that is an address; then likewise what lies deeper,
    where a broken feed puts it."""
    for elements in (list(item), list(islice(item.iter(), DEEP))):
        yield from _leading(elements)


def _leading(children: list[etree._Element]) -> Iterator[str]:
    for name in _ADDRESSES:
        yield from (child.text for child in children if _name(child) == name and (child.text or "").strip() and child.text)
    links = [child for child in children if _name(child) == "link" and child.get("href")]
    yield from (link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate")
    names = (child for child in children if _name(child) in ("guid", "id") and child.get("isPermaLink") != "false")
    yield from (child.text for child in names if child.text and child.text.strip().startswith("http"))


def _day(item: etree._Element) -> date | None:
    inside = list(islice(item.iter(), DEEP))
    for name in _DAYS:
        for child in inside:
            if _name(child) == name and child.text and (day := read_day(child.text.strip())):
                return day
    return None


def read_day(text: str) -> date | None:
    """The day of a date as feeds (RFC 822) and sitemaps (ISO 8601) write it, in UTC where it has a zone."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError):
            then = read(text)
            return (then.astimezone(UTC) if then.tzinfo else then).date()
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
