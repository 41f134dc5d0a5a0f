"""Markup taken off without a parser: the last resort for pages that no parser keeps whole, such as thousands of nested elements."""

import html
import re

_BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|header|footer|nav|form|blockquote|figure|figcaption)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = ("script", "style", "noscript", "template", "title")
_LETTER = re.compile(r"[\u0620-\u064a]")


def letters(text: str) -> int:
    """Arabic letters of a text."""
    return len(_LETTER.findall(text))


def strip_markup(text: str) -> str:
    """The visible text of a page, a line for each block; linear in its length."""
    for name in _UNSEEN:
        text = _without(text, name)
    text = _BREAK.sub(lambda match: "\n" + match.group(), text)
    return html.unescape(_TAG.sub("", text))


def _without(text: str, name: str) -> str:
    """A text without the elements of one name; one that is never closed is left."""
    lower = text.lower()
    kept: list[str] = []
    at = 0
    while (start := lower.find(f"<{name}", at)) >= 0:
        end = lower.find(f"</{name}", start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end
    return "".join(kept) + text[at:] if len(lower) == len(text) else text
