"""Quotations: marks paired, as outlets really set them.

Arabic outlets mix « », “ ”, straight and single marks, set them the wrong way round, leave blanks inside, forget one of a pair, and
carry a quotation over paragraphs, opening it anew in each. A mark is read by its shape and by where the blanks are; where the two
disagree, the blanks win; a mark that neither tells opens and closes in turn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from musnad.text.tokens import Token

QuotationKind = Literal["speech", "name"]
_Family = Literal["angle", "double", "single", "brace"]

LONG = 5  # words inside from which a quotation is speech: of 193 such in the development readings three were titles
SHORT = 4  # words up to which an open mark that nothing closes is taken for a name, if a comma or stop follows
CARRIED = 3  # paragraphs over which an open quotation waits for its closing mark


class Quotation(NamedTuple):
    """One quotation. `first` up to `after` (exclusive) are the tokens inside; `open` and `close` are the marks' first tokens.

    `close` is None where nothing closes it: then the inside ends with the paragraph, or before the first comma or stop where it looks
    like a name. `kind` is `speech` where the words may be somebody's, `name` for titles, names and words held with tongs; it goes by
    shape alone. `depth` counts the quotations round it. `continues`: it opens a paragraph and goes on with the one before.
    """

    open: int
    first: int
    after: int
    close: int | None
    kind: QuotationKind
    depth: int = 0
    continues: bool = False

    @property
    def balanced(self) -> bool:
        """Whether a mark closes it."""
        return self.close is not None


class _Mark(NamedTuple):
    """A quotation mark: token index, tokens it takes, family; what its shape and the blanks round it say: 1 opens, -1 closes, 0 either."""

    at: int
    width: int
    family: _Family
    shape: int
    place: int


_SHAPES: dict[str, tuple[_Family, int]] = {
    "«": ("angle", 1), "»": ("angle", -1), "‹": ("angle", 1), "›": ("angle", -1), "<<": ("angle", 1), ">>": ("angle", -1),
    "“": ("double", 1), "”": ("double", -1), "„": ("double", 1), "‟": ("double", 1), "‘‘": ("double", 1), "’’": ("double", -1),
    '"': ("double", 0), "″": ("double", 0), "''": ("double", 0), ",,": ("double", 0), "``": ("double", 1),
    "'": ("single", 0), "‘": ("single", 1), "’": ("single", -1), "{": ("brace", 1), "}": ("brace", -1),
}  # fmt: skip
_HALVES = frozenset(shape[0] for shape in _SHAPES if len(shape) == 2)
_ANY = re.compile("[" + re.escape("".join(sorted(set("".join(_SHAPES))))) + "]")
_OPENS_AFTER = frozenset("([:،؛,-–—")  # marks after which a quotation opens, whether a blank stands between or not
_CLOSES_BEFORE = frozenset(".،؛:,!؟?)]-–—…")
_STOPS = frozenset(".!؟?…")
_ENDS = frozenset(".،؛:!؟?…,")


def find_quotations(tokens: Sequence[Token], paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Quotations of a text by its tokens and the token ranges of its paragraphs, in the order they open; linear in the text's length.

    The first paragraph is taken for a headline where there are several: no quotation runs on from it.
    """
    marks = _straighten(list(_marks(tokens)))
    if not marks:
        return ()
    pairing = _Pairing(tokens)
    i = 0
    for number, (first, after) in enumerate(paragraphs):
        while i < len(marks) and marks[i].at < after:
            pairing.take(marks[i], opens_paragraph=marks[i].at == first)
            i += 1
        pairing.end_paragraph(after, headline=number == 0 and len(paragraphs) > 1)
    pairing.end_text()
    return _with_depth(tokens, pairing.found)


def has_quotation_mark(text: str) -> bool:
    """Whether `text` holds anything that may open a quotation."""
    return _ANY.search(text) is not None


def _marks(tokens: Sequence[Token]) -> Iterator[_Mark]:
    """Quotation marks in order; two touching single marks are one double mark."""
    skip = -1
    for i, token in enumerate(tokens):
        if token.kind != "mark" or i == skip:
            continue
        text = token.plain
        if text in _HALVES and i + 1 < len(tokens) and tokens[i + 1].plain == text and tokens[i + 1].start == token.end:
            yield _mark(tokens, i, 2, *_SHAPES[text * 2])
            skip = i + 1
        elif text in _SHAPES and not _apostrophe(tokens, i):
            yield _mark(tokens, i, 1, *_SHAPES[text])


def _apostrophe(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` stands inside a Latin word; Arabic has no apostrophes."""
    if _SHAPES[tokens[i].plain][0] != "single" or not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    return before.end == tokens[i].start and after.start == tokens[i].end and before.plain.isascii() and after.plain.isascii()


def _mark(tokens: Sequence[Token], at: int, width: int, family: _Family, shape: int) -> _Mark:
    before = tokens[at - 1] if at else None
    after = tokens[at + width] if at + width < len(tokens) else None
    free_before = before is None or before.end < tokens[at].start or before.plain in _OPENS_AFTER
    free_after = after is None or tokens[at + width - 1].end < after.start or after.plain in _CLOSES_BEFORE
    return _Mark(at, width, family, shape, free_before - free_after)


def _straighten(marks: list[_Mark]) -> list[_Mark]:
    """The marks with the shapes of a family turned round where the outlet sets most of them the wrong way round: `» … «`."""
    wrong = {family: sum(m.shape * m.place for m in marks if m.family == family) < 0 for family in ("angle", "double", "single")}
    return [m._replace(shape=-m.shape) if wrong.get(m.family) else m for m in marks]


class _Open(NamedTuple):
    """A mark that waits to be closed. `weak`: read as opening only because nothing was open."""

    mark: _Mark
    weak: bool = False
    continues: bool = False
    spoken: bool = False  # it goes on in the next paragraph


@dataclass(slots=True)
class _Pairing:
    """The marks of one text being paired, paragraph by paragraph."""

    tokens: Sequence[Token]
    found: list[Quotation] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    open_in: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("angle", "double", "single", "brace"), 0))
    carried: _Open | None = None
    carried_end: int = 0  # where the paragraph of the carried one ends
    carried_for: int = 0

    def take(self, mark: _Mark, *, opens_paragraph: bool) -> None:
        """Read one mark as opening or closing."""
        continues = opens_paragraph and self.carried is not None and self.carried.mark.family == mark.family and mark.shape >= 0
        if continues:
            self._give_up_carried(spoken=True)
            self._push(_Open(mark, continues=True))
            return
        role = self._role(mark)
        if role > 0:
            self._push(_Open(mark))
        elif self.open_in[mark.family]:
            self._close(mark)
        elif self.stack and self.stack[-1].mark.family in _MIXED.get(mark.family, ()):
            opened = self._pop()
            self._found(opened, mark.at, mark.at)
        elif self.carried and (self.carried.mark.family == mark.family or self.carried.mark.family in _MIXED.get(mark.family, ())):
            while self.stack:
                self._leave(self._pop(), mark.at)
            self._found(self.carried, mark.at, mark.at)
            self.carried = None
        elif mark.shape <= 0 and not mark.place * mark.shape and mark.family == "double" and self._before_word(mark):
            self._push(_Open(mark, weak=True))  # also `” … ”`: a closing shape with blanks on both sides, where nothing is open

    def end_paragraph(self, end: int, *, headline: bool) -> None:
        """Pair what is left open in a paragraph that ends before token `end`, and carry the outermost on."""
        left = [opened for opened in self.stack if not opened.weak and opened.mark.family in _MIXED]
        self.stack.clear()
        self.open_in = dict.fromkeys(self.open_in, 0)
        while len(left) > 1 and left[0].mark.shape == left[1].mark.shape == 0:
            self._found(left[0], left[1].mark.at, left[1].mark.at)
            del left[:2]
        if self.carried and (left or self.carried_for >= CARRIED):
            self._give_up_carried()
        self.carried_for += 1
        if left and not headline and self._short_end(left[0], end) == end:
            self.carried, self.carried_end, self.carried_for = left.pop(0), end, 0
        for opened in left:
            self._unclosed(opened, end)

    def end_text(self) -> None:
        """Give up what nothing closed."""
        if self.carried:
            self._give_up_carried()

    def _role(self, mark: _Mark) -> int:
        """1 to open, -1 to close."""
        is_open = bool(self.open_in[mark.family])
        if is_open and not mark.place and (self._soon(mark) or self._before_stop(mark)):
            return -1  # `« سبها «`, `” … “.`: the second one closes, whatever its shape
        if mark.place > 0 or (mark.place < 0 and (is_open or not mark.shape)):
            return mark.place
        return mark.shape or (-1 if is_open else 1)

    def _soon(self, mark: _Mark) -> bool:
        """Whether the mark stands blank on both sides a few words after one of its family that was opened last."""
        at = mark.at
        free = at + 1 == len(self.tokens) or self.tokens[at].end < self.tokens[at + 1].start or self.tokens[at + 1].plain in _CLOSES_BEFORE
        last = self.stack[-1].mark
        return free and last.family == mark.family and 1 < at - last.at <= SHORT + 1

    def _before_stop(self, mark: _Mark) -> bool:
        after = mark.at + mark.width
        return mark.family == "double" and after < len(self.tokens) and self.tokens[after].plain in _STOPS

    def _before_word(self, mark: _Mark) -> bool:
        after = mark.at + mark.width
        return after < len(self.tokens) and self.tokens[after].kind != "mark"

    def _push(self, opened: _Open) -> None:
        if self.stack and self.stack[-1].weak:
            self._pop()  # what seemed to open was a closing mark whose other half is missing
        self.stack.append(opened)
        self.open_in[opened.mark.family] += 1

    def _pop(self) -> _Open:
        opened = self.stack.pop()
        self.open_in[opened.mark.family] -= 1
        return opened

    def _close(self, mark: _Mark) -> None:
        """Close the nearest open mark of the same family; those opened since stay unclosed."""
        while (opened := self._pop()).mark.family != mark.family:
            self._leave(opened, mark.at)
        self._found(opened, mark.at, mark.at)

    def _leave(self, opened: _Open, end: int) -> None:
        """Leave a mark unclosed that stands inside a quotation which ends before token `end`."""
        if not opened.weak and opened.mark.family in _MIXED:
            self._unclosed(opened, end)

    def _give_up_carried(self, *, spoken: bool = False) -> None:
        """Leave the carried mark unclosed; `spoken` says that the next paragraph goes on with it."""
        if self.carried:
            self._unclosed(self.carried._replace(spoken=spoken), self.carried_end)
            self.carried = None

    def _unclosed(self, opened: _Open, end: int) -> None:
        self._found(opened, self._short_end(opened, end), None)

    def _short_end(self, opened: _Open, end: int) -> int:
        """Where an unclosed quotation ends if it looks like a name: before a comma or stop that follows soon; else `end`."""
        if opened.continues or opened.spoken or _after_colon(self.tokens, opened.mark.at):
            return end
        first = opened.mark.at + opened.mark.width
        return next((i for i in range(first, min(end, first + SHORT + 1)) if self.tokens[i].plain in _ENDS), end)

    def _found(self, opened: _Open, after: int, close: int | None) -> None:
        first = opened.mark.at + opened.mark.width
        if after > first:
            kind = "speech" if opened.continues or opened.spoken else _kind(self.tokens, opened.mark.at, first, after)
            self.found.append(Quotation(opened.mark.at, first, after, close, kind, continues=opened.continues))


_MIXED: dict[str, tuple[str, ...]] = {"angle": ("double",), "double": ("angle",)}  # families that close each other in sloppy setting


def _after_colon(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].plain == ":"


def _kind(tokens: Sequence[Token], at: int, first: int, after: int) -> QuotationKind:
    """Speech is long, holds a stop, or follows a colon."""
    if after - first >= 3 * LONG:
        return "speech"
    words = sum(token.kind == "word" for token in tokens[first:after])
    if words >= LONG or (words > 1 and _after_colon(tokens, at)):
        return "speech"
    return "speech" if words > 3 and any(token.plain in _STOPS for token in tokens[first:after]) else "name"


def _with_depth(tokens: Sequence[Token], found: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in text order, each with the number of those it lies in.

    One that nothing closes ends with the last sentence before the next speech, or right before that.
    """
    ends: list[int] = []
    ordered: list[Quotation] = []
    for quotation in _cut_short(tokens, sorted(found, key=lambda q: (q.open, -q.after))):
        while ends and ends[-1] <= quotation.open:
            ends.pop()
        ordered.append(quotation._replace(depth=len(ends)) if ends else quotation)
        if quotation.close is not None:
            ends.append(quotation.after)
    return tuple(ordered)


def _cut_short(tokens: Sequence[Token], ordered: list[Quotation]) -> list[Quotation]:
    speech = None
    for i in range(len(ordered) - 1, -1, -1):
        quotation = ordered[i]
        if quotation.close is None and speech is not None and speech < quotation.after:
            stop = next((at for at in range(speech - 1, quotation.first, -1) if tokens[at].plain in _STOPS), speech)
            ordered[i] = quotation._replace(after=max(stop, quotation.first + 1))
        if quotation.kind == "speech":
            speech = quotation.open
    return ordered
