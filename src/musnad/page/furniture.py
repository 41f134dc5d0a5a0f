"""Furniture inside an article's own text: its dateline, glued captions, "read also" lines, credits, tags and links at its foot.

Articles that come as data were cut out of pages, and pieces of the page stick to both ends. They are marked, never removed.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from musnad.page.dateline import NOTHING, Byline, read_byline
from musnad.page.foot import CONTACT, find_foot
from musnad.page.opening import HEAD, dateline_length
from musnad.page.phrases import furniture_kind, match_line, may_open
from musnad.page.pieces import Line, piece_of
from musnad.page.words import PageWords
from musnad.records import Dateline, Furniture

MOST_LINES = 500  # lines at each end of a text that are looked at: no article is longer
HEAD_LINES = 3  # a headline or a caption may stand before the dateline
WHOLE = 200  # letters of the longest line that is furniture as a whole
CAPTION = 9  # words of the longest caption glued to the first word
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!؟?…»\"”)]")
_STAMP = re.compile(r"\b\d{1,2}\s\D.*\b\d{4}")
# ta marbuta and alif maqsura end words: letters after them are the next word, glued on where a page had a line break
_GLUE = re.compile(
    r"(?<=[\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}])(?=[\u0622-\u064a])(?!\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM})"
)
STICKING = frozenset({"read_also", "source_link", "ad", "share_bar", "gallery", "tags", "contact", "caption", "byline", "wire_mark"})
SOLID = 0.9  # share of a line's words that phrases must cover where its kind seldom sticks to an article


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found: the dateline and the furniture, in order of place."""

    dateline: Dateline
    furniture: tuple[Furniture, ...]


def find_furniture(text: str, start: int, words: PageWords, *, author: str = "", own: Collection[str] = ()) -> Inside:
    """Dateline and furniture of `text` from `start` on. `author`: byline told apart from the text; `own`: folded names of the outlet."""
    lines = [Line(m.group().strip(), m.start() + len(m.group()) - len(m.group().lstrip())) for m in _LINE.finditer(text, start)]
    lines = [line for line in lines if line.text]
    if len(lines) > 2 * MOST_LINES:
        lines = lines[:MOST_LINES] + lines[-MOST_LINES:]
    byline = read_byline(author, words, own)
    head, head_byline = _head(lines, words, author, own)
    foot, credit = find_foot(lines, words, own)
    middle = [piece for line in lines if (piece := _whole(line, words))]
    pieces = _apart([*head, *foot, *middle, *_repeats(lines)])
    return Inside(_dateline(byline, head_byline, credit), pieces)


def _dateline(byline: Byline, head: Byline, credit: str | None) -> Dateline:
    """The byline's own, what it leaves open from the head of the text, an agency at last from the foot."""
    return Dateline(byline.dateline.agency or head.dateline.agency or credit, byline.dateline.place or head.dateline.place)


def _apart(pieces: list[Furniture]) -> tuple[Furniture, ...]:
    """Pieces in order, none overlapping one that was found before it in the list."""
    kept: list[Furniture] = []
    for piece in pieces:
        if all(piece.end <= other.start or piece.start >= other.end for other in kept):  # type: ignore[operator]
            kept.append(piece)
    return tuple(sorted(kept, key=lambda piece: piece.start or 0))


# The head


def _head(lines: list[Line], words: PageWords, author: str, own: Collection[str]) -> tuple[list[Furniture], Byline]:
    """Furniture at the head, and the dateline among it."""
    found: list[Furniture] = []
    for i, line in enumerate(lines[:HEAD_LINES]):
        for cut in (_runs(line, words), None):
            rest = Line(line.text[cut:].lstrip(), line.end - len(line.text[cut:].lstrip())) if cut else line
            length, byline = dateline_length(rest.text, words, author, own)
            if length:
                kind = "dateline" if byline.told else "byline"
                runs = [piece_of("share_bar", line, 0, cut)] if cut else []
                return [*found, *runs, *_around_date(kind, rest, length, byline)], byline
            if cut:
                found.append(piece_of("share_bar", line, 0, cut))
                line = rest
                break
        if i == 0 and (caption := _caption(line, lines[1:2])):
            found.append(caption)
        elif len(line.text) > 2 * HEAD:
            break
    return found, NOTHING


def _around_date(kind: str, line: Line, length: int, byline: Byline) -> list[Furniture]:
    """A dateline's pieces: the day that a wire stamps between place and agency is left in the text, where dates are looked for."""
    stamp = _STAMP.search(line.text[:length])
    after = line.text[:length].rfind(byline.dateline.agency or "\0")
    if not stamp or after < stamp.end():
        return [piece_of(kind, line, 0, length)]
    pieces = (piece_of(kind, line, 0, stamp.start()), piece_of(kind, line, after, length))
    return [piece for piece in pieces if piece.text]


def _runs(line: Line, words: PageWords) -> int:
    """Letters of a run of share-bar words that opens a line of prose, as pages without line breaks leave it; zero if none."""
    if not may_open(line.text, words, within=1):
        return 0
    matched = match_line(line.text[:200], words)
    after = 0
    kinds: list[str] = []
    for found in matched.found:
        if found.first != after or found.phrase.kind not in ("share_bar", "gallery", "comment_form", "tools"):
            break
        after, kinds = found.after, [*kinds, found.phrase.kind]
    if sum(kind == "share_bar" for kind in kinds) < 2 and "gallery" not in kinds:
        return 0
    spots = list(re.finditer(r"[^\W_]+", line.text))
    return spots[after].start() if after < len(spots) else len(line.text)


def _caption(line: Line, below: list[Line]) -> Furniture | None:
    """A picture's caption: a few words glued to the first word of the prose, or a short first line without a verb's sentence."""
    glue = _GLUE.search(line.text[: 12 * CAPTION])
    if glue and len(line.text[: glue.start()].split()) <= CAPTION and not _STOP.search(line.text[: glue.start()]):
        return piece_of("caption", line, 0, glue.start())
    size = len(line.text.split())
    if below and size <= 6 and len(below[0].text.split()) >= 12 and not re.search(r"[.!؟?…:،]", line.text):
        return piece_of("caption", line)
    return None


# Between


def _whole(line: Line, words: PageWords) -> Furniture | None:
    """A line that is furniture as a whole."""
    if len(line.text) > WHOLE or not may_open(line.text, words):
        return None
    matched = match_line(line.text, words)
    kind = furniture_kind(matched)
    if kind in STICKING or (kind and kind != "navigation" and matched.coverage >= SOLID):
        return piece_of(kind, line)
    return piece_of("contact", line) if CONTACT.match(line.text) else None


def _repeats(lines: list[Line]) -> Iterator[Furniture]:
    """The lead once more at the foot."""
    if len(lines) > 2 and len(lines[0].text) > HEAD and lines[-1].text == lines[0].text:
        yield piece_of("repeated_lead", lines[-1])
