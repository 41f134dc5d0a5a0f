"""An article's text cut into segments, each knowing what was found in its letters.

Browsers count in other units than Python, so pages are given segments, not offsets. Findings overlap: a segment belongs to the innermost
statement around it, and may be a cue of another or a word that judges besides.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from musnad.records import OUTLET, Reading


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters of a text. `said`: the statement that they are content of; `cue`: the one that they announce; ids of the reading.

    `begins`: statements whose content begins here, and events whose trigger does; `deed`: the letters are a trigger.
    `stance` and `voice`: the letters judge, in whose voice (a name, or `outlet`).
    `cut`: they are furniture, no prose.
    """

    text: str
    said: str | None = None
    cue: str | None = None
    begins: tuple[str, ...] = ()
    stance: str | None = None
    voice: str | None = None
    cut: bool = False
    deed: bool = False


Line = tuple[Segment, ...]


def lines(reading: Reading) -> tuple[Line, ...]:
    """The lines of an article's text that hold letters, in order, cut wherever a finding begins or ends."""
    return tuple(_Marking(reading).lines())


@dataclass(slots=True)
class _Piece:
    """What was found in the letters between two borders."""

    said: str | None = None
    cue: str | None = None
    begins: list[str] = field(default_factory=list)
    stance: str | None = None
    voice: str | None = None
    cut: bool = False
    deed: bool = False


class _Marking:
    """One text, cut at all borders of findings and lines; each finding is written on the pieces it covers, the longest first."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._cut = [(piece.start, piece.end) for piece in reading.article.furniture if piece.start is not None and piece.end is not None]
        self._borders = sorted(set(self._found(reading)))
        self._pieces = [_Piece() for _ in self._borders]
        for start, end in self._cut:
            for piece in self._between(start, end):
                piece.cut = True
        self._write_statements(reading)
        self._write_labels(reading)
        self._write_events(reading)

    def _found(self, reading: Reading) -> Iterator[int]:
        spans = [*reading.labels, *(said.content for said in reading.statements), *(said.cue for said in reading.statements)]
        spans += [event.trigger for event in reading.events]
        yield from (border for span in spans for border in (span.start, span.end))
        yield from (border for start, end in self._cut for border in (start, end))
        yield from (border for start, end in self._lines() for border in (start, end))

    def _lines(self) -> Iterator[tuple[int, int]]:
        start = 0
        for line in self._text.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1

    def _between(self, start: int, end: int) -> list[_Piece]:
        return self._pieces[bisect_left(self._borders, start) : bisect_left(self._borders, end)]

    def _write_statements(self, reading: Reading) -> None:
        for said in sorted(reading.statements, key=lambda said: said.content.start - said.content.end):
            inside = self._between(said.content.start, said.content.end)
            for piece in inside:
                piece.said = said.id
            for piece in inside[:1]:
                piece.begins.append(said.id)
            for piece in self._between(said.cue.start, said.cue.end):
                piece.cue = said.id

    def _write_labels(self, reading: Reading) -> None:
        names = {actor.id: actor.name for actor in reading.actors} | {OUTLET: OUTLET}
        for label in reading.labels:
            for piece in self._between(label.start, label.end):
                piece.stance, piece.voice = label.stance, names.get(label.voice, label.voice)

    def _write_events(self, reading: Reading) -> None:
        for event in reading.events:
            inside = self._between(event.trigger.start, event.trigger.end)
            for piece in inside:
                piece.deed = True
            for piece in inside[:1]:
                piece.begins.append(event.id)

    def lines(self) -> Iterator[Line]:
        for start, end in self._lines():
            if self._text[start:end].strip():
                yield tuple(self._segments(bisect_left(self._borders, start), bisect_left(self._borders, end)))

    def _segments(self, first: int, after: int) -> Iterator[Segment]:
        for i in range(first, after):
            piece, text = self._pieces[i], self._text[self._borders[i] : self._borders[i + 1]]
            yield Segment(text, piece.said, piece.cue, tuple(piece.begins), piece.stance, piece.voice, piece.cut, piece.deed)
