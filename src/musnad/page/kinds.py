"""What a source is: HTML, article JSON, or plain scraped text."""

import re
from typing import Any

import msgspec

HEAD = 20_000  # letters in which markup shows
LEAST_TAGS = 3  # tags without which a text that has some is still plain text

_TAG = re.compile(
    r"<(?:/?(?:p|div|span|a|br|h[1-6]|ul|ol|li|img|article|section|table|td|tr|b|i|strong|em|body|head)\b[^<>]{0,2000}/?)>", re.IGNORECASE
)
_DOCUMENT = re.compile(r"<(?:!doctype html|html\b|head\b|body\b|article\b|\?xml\b)", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text is markup: it opens as a document does, or holds several tags."""
    head = text[:HEAD]
    if _DOCUMENT.search(head):
        return True
    return (head.lstrip().startswith("<") and bool(_TAG.search(head))) or sum(1 for _ in _TAG.finditer(head)) >= LEAST_TAGS


def json_fields(text: str) -> dict[str, Any] | None:
    """The object that a text of JSON holds, if it is one with the fields of an article."""
    if text.lstrip()[:1] != "{":
        return None
    try:
        fields = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return fields if isinstance(fields, dict) and fields.keys() & {"title", "content", "html"} else None
