"""An article's text cut into segments, each knowing what was found in its letters.

Browsers count in other units than Python, so pages are given segments, not offsets. Findings overlap: a segment belongs to the innermost
statement around it, and may be a cue of another, a word that judges, the trigger of an event or a name besides.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from musnad.records import OUTLET, Reading

SHORTEST, LONGEST = 3, 60  # letters of a name that is marked
MARKED = 400  # forms of names that are looked for in one article: each is tried at each word
CLITICS = "وفبلك"  # and, so, in, to, as: written joined to a name


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters of a text. `said`: the statement that they are content of; `cue`: the one that they announce; ids of the reading.

    `begins`: statements whose content begins here, and events whose trigger does; `event`: the one that the letters are a trigger of.
    `stance` and `voice`: the letters judge, in whose voice (a name, or `outlet`); `label`: which of the reading's labels, from 0.
    `who`: the actor whom they name. `cut`: they are furniture, no prose.
    """

    text: str
    said: str | None = None
    cue: str | None = None
    begins: tuple[str, ...] = ()
    stance: str | None = None
    voice: str | None = None
    cut: bool = False
    event: str | None = None
    label: int | None = None
    who: str | None = None


Line = tuple[Segment, ...]


def lines(reading: Reading) -> tuple[Line, ...]:
    """The lines of an article's text that hold letters, in order, cut wherever a finding begins or ends."""
    return tuple(_Marking(reading).lines())


def beyond(reading: Reading) -> tuple[Line, ...]:
    """Of a text that is not shown whole: the place of the findings whose letters are not shown."""
    end = len(reading.article.text)
    begins = [(said.id, said.content) for said in reading.statements] + [(event.id, event.trigger) for event in reading.events]
    return ((Segment("…", begins=tuple(key for key, span in begins if span.start >= end), cut=True),),)


@dataclass(slots=True)
class _Piece:
    """What was found in the letters between two borders."""

    said: str | None = None
    cue: str | None = None
    begins: list[str] = field(default_factory=list)
    stance: str | None = None
    voice: str | None = None
    cut: bool = False
    event: str | None = None
    label: int | None = None
    who: str | None = None


class _Marking:
    """One text, cut at all borders of findings and lines; each finding is written on the pieces it covers, the longest first."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._cut = [(piece.start, piece.end) for piece in reading.article.furniture if piece.start is not None and piece.end is not None]
        self._names = list(names_in(reading))
        self._borders = sorted(set(self._found(reading)))
        self._pieces = [_Piece() for _ in self._borders]
        for start, end in self._cut:
            for piece in self._between(start, end):
                piece.cut = True
        self._write_statements(reading)
        self._write_labels(reading)
        self._write_events(reading)
        for start, end, actor in self._names:
            for piece in self._between(start, end):
                piece.who = actor

    def _found(self, reading: Reading) -> Iterator[int]:
        spans = [*reading.labels, *(said.content for said in reading.statements), *(said.cue for said in reading.statements)]
        spans += [event.trigger for event in reading.events]
        yield from (border for span in spans for border in (span.start, span.end))
        yield from (border for start, end in self._cut for border in (start, end))
        yield from (border for start, end, _ in self._names for border in (start, end))
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
        for i, label in enumerate(reading.labels):
            for piece in self._between(label.start, label.end):
                piece.stance, piece.voice, piece.label = label.stance, names.get(label.voice, label.voice), i

    def _write_events(self, reading: Reading) -> None:
        for event in reading.events:
            inside = self._between(event.trigger.start, event.trigger.end)
            for piece in inside:
                piece.event = event.id
            for piece in inside[:1]:
                piece.begins.append(event.id)

    def lines(self) -> Iterator[Line]:
        for start, end in self._lines():
            if self._text[start:end].strip():
                yield tuple(self._segments(bisect_left(self._borders, start), bisect_left(self._borders, end)))

    def _segments(self, first: int, after: int) -> Iterator[Segment]:
        for i in range(first, after):
            piece, text = self._pieces[i], self._text[self._borders[i] : self._borders[i + 1]]
            yield Segment(
                text, piece.said, piece.cue, tuple(piece.begins), piece.stance, piece.voice, piece.cut, piece.event, piece.label, piece.who
            )


def names_in(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where the text names an actor: first code point, the one after, id. What may name several (`both ministers`), and crowds, are left
    out; of names inside each other the longest counts."""
    forms = dict.fromkeys((form, actor.id) for actor in reading.actors if actor.kind != "group" for form in (actor.name, *actor.mentions))
    borne = Counter(form for form, _ in forms)
    named = {form: actor for form, actor in forms if borne[form] == 1 and SHORTEST <= len(form) <= LONGEST and form[0].isalpha()}
    if named:
        alternatives = "|".join(map(re.escape, sorted(islice(named, MARKED), key=lambda form: (-len(form), form))))
        for match in re.finditer(rf"(?<!\w)[{CLITICS}]{{0,2}}({alternatives})(?!\w)", reading.article.text):
            yield match.start(1), match.end(1), named[match[1]]
