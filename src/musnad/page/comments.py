"""Readers' comments out of the lines below an article: author, date and words of each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.page.lines import PageLine
from musnad.records import Comment

LONGEST_NAME = 4  # words
_NUMBERED = re.compile(r"^\s*[0-9\u0660-\u0669]{1,4}\s*[-–.)]\s*")


@dataclass
class _Draft:
    """A comment in the making."""

    author: str | None = None
    date: str | None = None
    words: list[str] = field(default_factory=list)


def read_comments(lines: Iterable[PageLine]) -> tuple[Comment, ...]:
    """The comments in the lines of a comment section, its headers and reply links among them."""
    drafts = [_Draft()]
    for line in lines:
        said = _speaker(line)
        if said:
            drafts.append(_Draft(author=said, date=line.date))
        elif line.date and line.words <= 14:
            _dated(drafts, line)
        elif line.kind == "reply":
            drafts.append(_Draft())
        elif line.kind is None:
            drafts[-1].words.append(line.text)
    if not any(draft.author or draft.date for draft in drafts):
        drafts = [_named(draft) for draft in drafts]
    return tuple(Comment(d.author, "\n".join(d.words), d.date) for d in drafts if d.words and (d.author or d.date))


def _speaker(line: PageLine) -> str | None:
    """The name in `فلان يقول:` (so-and-so says)."""
    said = next((f for f in line.matched.found if f.phrase.kind == "says" and 0 < f.first <= LONGEST_NAME), None)
    if said is None or not (line.date or said.after == len(line.matched.words)) or line.words > LONGEST_NAME + 10:
        return None
    return " ".join(line.text.split()[: said.first]).strip(" -:") or None


def _dated(drafts: list[_Draft], line: PageLine) -> None:
    """A date line: it dates the comment that has none yet, or opens the next one with the name just above it or beside it."""
    current = drafts[-1]
    beside = line.text.split(line.date or "\0")[0].strip(" -–|،:")
    if current.date or len(current.words) > 1:
        name = current.words.pop() if len(current.words) > 1 and _is_name(current.words[-1]) else None
        current = _Draft(author=name)
        drafts.append(current)
    current.date = line.date
    if not current.author:
        if beside and _is_name(beside):
            current.author = _NUMBERED.sub("", beside)
        elif current.words and _is_name(current.words[0]):
            current.author = _NUMBERED.sub("", current.words.pop(0))


def _is_name(text: str) -> bool:
    return len(text.split()) <= LONGEST_NAME and text.rstrip()[-1:] not in ".!؟?،"


def _named(draft: _Draft) -> _Draft:
    """A comment without date or "says": its first line is the name if more follows."""
    if not draft.author and len(draft.words) > 1 and _is_name(draft.words[0]):
        draft.author = _NUMBERED.sub("", draft.words.pop(0))
    return draft
