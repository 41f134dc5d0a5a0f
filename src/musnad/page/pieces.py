"""Lines of an article's text and pieces of them, by their place in it."""

from typing import NamedTuple

from musnad.records import Furniture


class Line(NamedTuple):
    """One line of a text without the space around it: its letters and where they start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def piece_of(kind: str, line: Line, first: int = 0, after: int | None = None) -> Furniture:
    """Part of a line, without space and stops around it, as furniture of some kind."""
    text = line.text[first:after]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    lead += len(text) - len(text.lstrip(". "))
    text = text.lstrip(". ")
    return Furniture(kind, text, line.start + first + lead, line.start + first + lead + len(text))
