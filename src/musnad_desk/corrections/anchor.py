"""Letters that a judgement holds on to, found again in another version of a text."""

from typing import NamedTuple

from musnad.records import Span

AROUND = 40  # letters kept on each side


class Anchor(NamedTuple):
    """Letters, those before and after them, and the code point where they began."""

    text: str
    before: str
    after: str
    start: int


def anchored(text: str, span: Span) -> Anchor:
    """The anchor of a span of a text."""
    return Anchor(span.text, text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND], span.start)


def found_again(anchor: Anchor, text: str) -> Span | None:
    """Where the same letters stand: of several places the one with most of the same letters around it, then the nearest; None for nowhere.

    Letters alone are not enough: a word that stands among wholly other ones is another word.
    """
    starts = []
    start = text.find(anchor.text) if anchor.text else -1
    while start >= 0:
        starts.append(start)
        start = text.find(anchor.text, start + 1)
    if not starts:
        return None
    best = max(starts, key=lambda start: (_likeness(anchor, text, start), -abs(start - anchor.start)))
    if not _likeness(anchor, text, best) and len(anchor.text.split()) == 1 and (anchor.before or anchor.after):
        return None
    return Span(anchor.text, best, best + len(anchor.text))


def _likeness(anchor: Anchor, text: str, start: int) -> int:
    """How many letters beside a place are those that were kept, counted outward, spaces aside."""
    end = start + len(anchor.text)
    before = _shared(anchor.before[::-1], text[max(0, start - AROUND) : start][::-1])
    return before + _shared(anchor.after, text[end : end + AROUND])


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += not a.isspace()
    return count
