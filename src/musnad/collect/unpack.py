"""Unpacking what hosts send, without ever holding more than is allowed."""

import zlib

from musnad.collect.records import Reason
from musnad.errors import FetchError

ACCEPTED = "gzip, deflate"  # what we ask for, because the standard library bounds it
GZIP = b"\x1f\x8b"
MOST_LAYERS = 3
_PLAIN = frozenset({"", "identity"})


def unpacked(url: str, body: bytes, encodings: str, limit: int) -> bytes:
    """`body` without the encodings of its `Content-Encoding` header. Raises `FetchError`."""
    layers = [name for name in (part.strip().lower() for part in encodings.split(",")) if name not in _PLAIN]
    if len(layers) > MOST_LAYERS or not {"gzip", "x-gzip", "deflate"}.issuperset(layers):
        raise FetchError(f"{url} came packed as {encodings[:60]}, which was not asked for", Reason.encoding)
    for name in reversed(layers):
        body = _inflated(url, body, name == "deflate", limit)
    return body


def gunzipped(url: str, body: bytes, limit: int) -> bytes:
    """A file that may itself be gzip, as sitemaps are, unpacked. Raises `FetchError`."""
    return _inflated(url, body, False, limit)


def _inflated(url: str, body: bytes, deflate: bool, limit: int) -> bytes:
    """One layer less; a body that does not begin as its header says was sent plain, as some hosts do."""
    if not deflate and not body.startswith(GZIP):
        return body
    raw = deflate and (len(body) < 2 or int.from_bytes(body[:2], "big") % 31 != 0 or body[0] & 15 != 8)  # RFC 1950, else bare RFC 1951
    pieces: list[bytes] = []
    left = limit + 1
    while body and left > 0:
        stream = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
        try:
            pieces.append(stream.decompress(body, left))
        except zlib.error as error:
            raise FetchError(f"{url} is packed in a way that cannot be undone: {error}", Reason.encoding) from error
        left -= len(pieces[-1])
        if left > 0 and not stream.eof:
            raise FetchError(f"{url} broke off inside what was packed", Reason.truncated, again=True)
        body = stream.unused_data if stream.unused_data.startswith(GZIP) else b""
    if left <= 0:
        raise FetchError(f"{url} unpacks to more than {limit >> 20} MB", Reason.too_large)
    return b"".join(pieces)
