"""Feeds and sitemaps: addresses and days, newest first."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from linear import check_linear
from musnad.collect.listings import Entry, is_listing, read_listing
from musnad.errors import FetchError

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/collect/listings.toml").read_text("utf-8"))
FROM = "https://wadi.example/feed"


def told(entries: tuple[Entry, ...]) -> list[list[str]]:
    return [[entry.url, entry.day.isoformat() if entry.day else ""] for entry in entries]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_listings(case: dict[str, Any]) -> None:
    """What each form names."""
    listing = read_listing(FROM, case["body"].encode())
    assert (told(listing.articles), told(listing.listings)) == (case["articles"], case.get("listings", []))
    assert is_listing(case["body"].encode())


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_what_is_no_listing(case: dict[str, str]) -> None:
    """Everything else is refused by its address, and may be a listing the next time."""
    with pytest.raises(FetchError, match=FROM) as caught:
        read_listing(FROM, case["body"].encode())
    assert (caught.value.reason, caught.value.again) == ("listing", True)
    assert not is_listing(case["body"].encode())


@pytest.mark.parametrize("charset", ["windows-1256", "utf-16"])
def test_charsets_of_listings(charset: str) -> None:
    """A feed in the charset that it declares."""
    body = f'<?xml version="1.0" encoding="{charset}"?><rss><channel><item><title>خبر</title><link>/خبر</link></item></channel></rss>'
    assert told(read_listing(FROM, body.encode(charset)).articles) == [["https://wadi.example/%D8%AE%D8%A8%D8%B1", ""]]


@pytest.mark.parametrize(
    "piece",
    ["<![CDATA[", "<item><link>/a&b</link>", "<item>", "<title>&</title>", "<item><link>/a</link></item>"],
    ids=["CDATA that never ends", "items that never end", "items in items", "ampersands", "items"],
)
def test_broken_feeds_take_linear_time(piece: str) -> None:
    """However a feed is broken, it is read or refused in time that grows with its length."""

    def read(body: bytes) -> None:
        with suppress(FetchError):
            read_listing(FROM, body)

    check_linear(read, lambda size: b"<rss>&nbsp;" + piece.encode() * (size // len(piece)), 100_000)
