"""Stable ids: from the canonical address where there is one, else from the words."""

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING = re.compile(r"utm_|fbclid$|gclid$|ref$|share$|amp$|source$", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20]")  # browsers pass over these inside a scheme


def address(raw: object) -> str | None:
    """An address as a page gives it, absolute or relative; null for what is none to go to (`javascript:`, `data:`, `mailto:`)."""
    text = raw.strip() if isinstance(raw, str) else ""
    scheme = _SCHEME.match(_UNSEEN.sub("", text))
    return None if not text or (scheme and scheme.group(1).lower() not in ("http", "https")) else text


def canonical_url(url: str) -> str:
    """An address without what does not change the page: scheme, `www.`, fragment, tracking parameters, the last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    return host + unquote(parts.path).rstrip("/") + (f"?{query}" if query else "")


def article_id(url: str | None, text: str) -> str:
    """Sixteen hexadecimal digits."""
    key = canonical_url(url) if url else " ".join(text.split())
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
