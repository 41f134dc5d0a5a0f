"""Sentence boundaries over tokens: stops, question and exclamation marks, ends of lines.

Settled cases. Two stops or more, and `…`, are the pause that headlines and columns use them for: they end a sentence only where the
line ends, beside `!` or `؟`, or in a body `LONG` tokens on, since columns use them for full stops too. A stop after a single letter is
an abbreviation (`د.`, Dr) unless a number stands before the letter (`16 م.`, AD); one after the number that opens a line counts an item.
A stop inside a quotation ends a sentence, and the marks that close a quotation or bracket after it stay with the sentence; but not
inside a quoted name (`"من هناك؟"`, a title), nor before a comma.
"""

from collections.abc import Mapping, Sequence

from musnad.text.quotations import Quotation
from musnad.text.tokens import Token

_STOPS = frozenset(".!؟?…۔")
_FINAL = frozenset("!؟?۔")  # these end a sentence in any company
_CLOSERS = frozenset("\"'»”’)]}“‟")  # taken along when they touch the stop, paired or not
_GO_ON = frozenset("،؛,:")  # marks before which no sentence ends
_AND = "و"  # written onto an abbreviated title: `ود. سامي` (and Dr Sami)


LONG = 30  # tokens after which a pause ends a sentence; in the development readings no content of that length runs over one


def split_sentences(
    tokens: Sequence[Token], paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation] = ()
) -> tuple[tuple[int, int], ...]:
    """Ranges of token indices `(first, after)`, one per sentence; none runs over the end of a paragraph."""
    closing = {q.close: q.kind for q in quotations if q.close is not None}
    stops = [i for i, token in enumerate(tokens) if token.kind == "mark" and token.plain in _STOPS]
    sentences: list[tuple[int, int]] = []
    next_stop = seen = 0
    for first, after in paragraphs:
        begin = first
        while next_stop < len(stops) and (stop := stops[next_stop]) < after:
            next_stop += 1
            if stop < seen:
                continue
            pausing = first == 0 or stop - begin < LONG
            seen, end = _end(tokens, (first, stop, after), closing, pausing=pausing)
            if begin < end < after:
                sentences.append((begin, end))
                begin = end
        if begin < after:
            sentences.append((begin, after))
    return tuple(sentences)


def _end(tokens: Sequence[Token], place: tuple[int, int, int], closing: Mapping[int, str], *, pausing: bool) -> tuple[int, int]:
    """How far the marks reach that begin at `place`, and where the sentence ends: 0 for nowhere.

    `place` is the first token of the line, the mark, the end of the line; `pausing` says that several stops are a pause.
    """
    first, stop, after = place
    run = stop + 1
    while run < after and tokens[run].plain in _STOPS:
        run += 1
    if not _stops(tokens, first, stop, run) and (pausing or run - stop < 2):
        return run, 0
    end = run
    while end < after and (end in closing or tokens[end].plain in _STOPS or _touching_closer(tokens, end)):
        if closing.get(end) == "name" and tokens[end - 1].plain != ".":
            return end, 0
        end += 1
    return end, 0 if end < after and tokens[end].plain in _GO_ON else end


def _touching_closer(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` closes something and touches what stands before it, but not what follows."""
    touches = tokens[i - 1].end == tokens[i].start and tokens[i].plain in _CLOSERS
    return touches and (i + 1 == len(tokens) or tokens[i].end < tokens[i + 1].start or tokens[i + 1].kind == "mark")


def _stops(tokens: Sequence[Token], first: int, stop: int, run: int) -> bool:
    """Whether the marks from `stop` up to `run` stop a sentence in the line that begins at token `first`."""
    if any(tokens[i].plain in _FINAL for i in range(stop, run)):
        return not (stop > first and tokens[stop - 1].plain == "(" and run < len(tokens) and tokens[run].plain == ")")
    if run - stop > 1 or tokens[stop].plain != ".":
        return False
    return stop > first and not _abbreviates(tokens, first, stop)


def _abbreviates(tokens: Sequence[Token], first: int, dot: int) -> bool:
    """Whether the stop at `dot` belongs to what stands before it: an abbreviation, the number of an item, a Latin name."""
    before, after = tokens[dot - 1], tokens[dot + 1] if dot + 1 < len(tokens) else None
    if before.end < tokens[dot].start or after is None:
        return False
    if before.kind == "number":
        return dot - 1 == first
    if before.kind != "word":
        return False
    if "." in before.plain:
        return after.plain == ")" or _titles(before.plain)
    if len(before.plain) == 1 or (len(before.plain) == 2 and before.plain[0] == _AND):
        return dot - 2 < first or tokens[dot - 2].kind != "number"
    return before.plain.isascii() and after.start == tokens[dot].end and after.plain.isascii()


def _titles(initials: str) -> bool:
    """Whether initials are those of titles (`أ.د`, Professor Dr), which stand before a name: two letters; agencies have three."""
    return len(initials) == 3
