"""Whatever hosts send: a result or a refusal, never another error."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.collect.addresses import open_to_all, web_address
from musnad.collect.fetch import _seconds
from musnad.collect.listings import is_listing, read_day, read_listing
from musnad.collect.robots import Robots
from musnad.collect.unpack import gunzipped, unpacked
from musnad.collect.warc import read_warc
from musnad.collect.wordpress import read_posts
from musnad.errors import FetchError

URL = "https://wadi.example/a"
PIECES = [b"<rss>", b"<item>", b"<link>", b"</link>", b"<feed ", b"<entry>", b"<![CDATA[", b"]]>", b"&", b"&amp;", b"<urlset>", b"<loc>"]
FIELDS = st.sampled_from(["link", "title", "rendered", "content", "_embedded"])
WARC = [b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 20\r\n", b"\r\n", b"HTTP/1.1 200 OK\r\n", b"\x1f\x8b\x08\x00", b"x"]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner),
    max_leaves=12,
)


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=9), max_size=30))
def test_listings(pieces: list[bytes]) -> None:
    """Feeds of anything."""
    body = b"".join(pieces)
    is_listing(body)
    with suppress(FetchError):
        read_listing(URL, body)


@given(st.lists(JSON, max_size=3))
def test_posts(items: list[Any]) -> None:
    """Posts of any shape."""
    import msgspec

    with suppress(FetchError):
        read_posts(URL, msgspec.json.encode(items))


@given(st.binary(max_size=60), st.sampled_from(["gzip", "deflate", "gzip, deflate", "br", "", ","]))
def test_packed(body: bytes, encodings: str) -> None:
    """Bytes under any encoding stay within the limit."""
    for layer in (body, b"\x1f\x8b\x08\x00" + body):
        with suppress(FetchError):
            assert len(unpacked(URL, layer, encodings, 1000)) <= 1000
        with suppress(FetchError):
            assert len(gunzipped(URL, layer, 1000)) <= 1000


@given(st.text(max_size=60), st.text(max_size=60))
def test_texts(text: str, host: str) -> None:
    """Addresses, days, waits and rules of any letters."""
    for address in (text, f"http://{host}/{text}", f"https://wadi.example/{text}"):
        with suppress(FetchError):
            sent = web_address(address, URL)
            assert sent.isascii()
            assert sent.isprintable()
            assert web_address(sent) == sent
    read_day(text)
    open_to_all(text)
    assert (_seconds(text) or 0) >= 0
    with suppress(FetchError):
        Robots(lambda _: text, {}).permit(URL)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WARC) | st.binary(max_size=9), max_size=20))
def test_archives(pieces: list[bytes]) -> None:
    """WARC files of anything end with a problem, not an error."""
    raw = b"".join(pieces)
    assert len(list(read_warc("a.warc.gz", BytesIO(raw), len(raw), 1000))) < 50
