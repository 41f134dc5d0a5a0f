"""What an outlet changed in an article without saying so: field by field, and the text paragraph by paragraph, word by word.

A change is a mapping, as it is kept in `Version.changes` and goes to pages and JSON:
`{"field": "title", "before": "…", "after": "…"}` for a field, `{"field": "text", "kind": "added" | "removed" | "changed", "place": 3,
"before": …, "after": …, "words": [["same", "…"], ["removed", "…"], ["added", "…"]]}` for a paragraph; `place` counts paragraphs of the
new text from 1, the title not among them. Only what the outlet itself wrote is compared: comments and related links change by themselves.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

import msgspec

from musnad.records import Article

Change = dict[str, Any]

FIELDS: dict[str, Callable[[Article], str]] = {
    "title": lambda article: article.title,
    "author": lambda article: article.author or "",
    "agency": lambda article: article.dateline.agency or "",
    "dateline_place": lambda article: article.dateline.place or "",
    "section": lambda article: article.section or "",
    "published": lambda article: article.published or "",
    "tags": lambda article: "، ".join(article.tags),
}
ALIKE = 0.5  # of two paragraphs: below it one was removed and another added
LONG = 2_000  # words of two paragraphs together beyond which their words are not compared: that takes the square of it


def words_of(article: Article) -> str:
    """A digest of what the outlet wrote: two readings with one digest tell of the same state of the article."""
    told = [article.text, *(value(article) for value in FIELDS.values())]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def compare(before: Article, after: Article) -> list[Change]:
    """All changes from one state of an article to the next."""
    fields = ((name, value(before), value(after)) for name, value in FIELDS.items())
    changed = [{"field": name, "before": old, "after": new} for name, old, new in fields if old != new]
    return [*changed, *_paragraphs(_body(before), _body(after))]


def _body(article: Article) -> list[str]:
    body = article.text.removeprefix(article.title) if article.title else article.text
    return [line.strip() for line in body.split("\n") if line.strip()]


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield from _region(old[a:b], new[c:d], c + 1)


def _region(old: Sequence[str], new: Sequence[str], place: int) -> Iterator[Change]:
    """A run of paragraphs that became another: paired in order where they are alike."""
    for i, (before, after) in enumerate(zip_longest(old, new)):
        here = place + min(i, max(len(new) - 1, 0))
        words = _words(before, after) if before and after else []
        if words:
            yield {"field": "text", "kind": "changed", "place": here, "before": before, "after": after, "words": words}
            continue
        if before:
            yield {"field": "text", "kind": "removed", "place": here, "before": before}
        if after:
            yield {"field": "text", "kind": "added", "place": here, "after": after}


def _words(before: str, after: str) -> list[list[str]]:
    """Runs of words that stayed, went and came; nothing where the paragraphs have too little in common to be one."""
    old, new = before.split(), after.split()
    if len(old) + len(new) > LONG:
        return [["removed", before], ["added", after]]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return []
    runs: list[list[str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        pieces = [("same", old[a:b])] if kind == "equal" else [("removed", old[a:b]), ("added", new[c:d])]
        runs += [[what, " ".join(words)] for what, words in pieces if words]
    return runs
