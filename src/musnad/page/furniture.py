"""Furniture inside an article's own text: its dateline, glued captions, "read also" lines, credits, tags and links at its foot.

Articles that come as data were cut out of pages, and pieces of the page stick to both ends. They are marked, never removed.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from musnad.page.dateline import NOTHING, Byline, Part, read_byline
from musnad.page.phrases import furniture_kind, match_line, may_open
from musnad.page.words import PageWords
from musnad.records import Dateline, Furniture
from musnad.text.folding import fold

HEAD = 90  # letters in which a dateline that opens a paragraph ends
TAIL = 300  # letters of a last line in which tags, credits and links stick to the prose
MOST_LINES = 500  # lines at each end of a text that are looked at: no article is longer
HEAD_LINES = 3  # a headline or a caption may stand before the dateline
WHOLE = 200  # letters of the longest line that is furniture as a whole
LONGEST_NAME = 4  # words of a reporter's name or two
CAPTION = 9  # words of the longest caption glued to the first word
_WORD = re.compile(r"[^\s.؟!»”]+")
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[:：]|\)\s*[-–—]?|\s[-–—\u0640]{1,2}\s")
_STOP = re.compile(r"[.!؟?…»\"”)]")
# ta marbuta and alif maqsura end words: letters after them are the next word, glued on where a page had a line break
_GLUE = re.compile(
    r"(?<=[\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}])(?=[\u0622-\u064a])(?!\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM})"
)
_CREDIT = re.compile(r"[-–—(\[]\s*([^-–—()\[\]\n.]{1,30}|(?:\w\.\s?){2,4}\w?\.?)\s*[-–—)\]]\s*\.?\s*$")
_WIRE = re.compile(r"//[^/\n]{1,30}//")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_INITIALS = re.compile(r"(?<=[.؟!»\"”])(\s+(?:[\u0621-\u064a]\s*[./]?\s+){1,3}[\u0621-\u064a])\s*$")
_CONTACT = re.compile(r"^\W{0,3}(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w+|https?://\S+|www\.\S+)\W{0,3}$", re.ASCII)
STICKING = frozenset({"read_also", "source_link", "ad", "share_bar", "gallery", "tags", "contact", "caption", "byline", "wire_mark"})
SOLID = 0.9  # share of a line's words that phrases must cover where its kind seldom sticks to an article


class Line(NamedTuple):
    """One line of a text without the space around it: its letters and where they start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


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
    foot, credit = _foot(lines, words, own)
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


def _piece(kind: str, line: Line, first: int = 0, after: int | None = None) -> Furniture:
    text = line.text[first:after]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    lead += len(text) - len(text.lstrip(". "))
    text = text.lstrip(". ")
    return Furniture(kind, text, line.start + first + lead, line.start + first + lead + len(text))


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
                runs = [_piece("share_bar", line, 0, cut)] if cut else []
                return [*found, *runs, _piece(kind, rest, 0, length)], byline
            if cut:
                found.append(_piece("share_bar", line, 0, cut))
                line = rest
                break
        if i == 0 and (caption := _caption(line, lines[1:2])):
            found.append(caption)
        elif len(line.text) > 2 * HEAD:
            break
    return found, NOTHING


def dateline_length(line: str, words: PageWords, author: str = "", own: Collection[str] = ()) -> tuple[int, Byline]:
    """How many letters of a paragraph's head are its dateline, and what it tells; zero where there is none."""
    if length := _same(line, author):
        return length, read_byline(line[:length], words, own)
    if len(line) <= 2 * HEAD:
        for byline in (_stamped(line, words), _clean(line, words, own, whole=True)):
            if byline:
                return len(line), byline
    for match in reversed(list(_ENDS.finditer(line[:HEAD]))):
        if byline := _clean(line[: match.end()], words, own, whole=False):
            return match.end(), byline
    return 0, NOTHING


def whole_byline(line: str, words: PageWords, own: Collection[str] = ()) -> bool:
    """Whether a line by itself is a byline that names an agency or a place."""
    byline = _stamped(line, words) or _clean(line, words, own, whole=True)
    return bool(byline and byline.told)


def _same(line: str, author: str) -> int:
    """The byline told apart, found again at the head of the text."""
    author = author.strip().rstrip(":： ")
    if not 3 <= len(author) <= HEAD or not line.startswith(author):
        return 0
    marks = re.match(r"\s*[:：-]?", line[len(author) :])
    return len(author) + (marks.end() if marks else 0)


_WORDS = frozenset({"desk", "genre", "role", "capitals", "stamp", "empty"})


def _clean(line: str, words: PageWords, own: Collection[str], *, whole: bool) -> Byline | None:
    """The byline that `line` is, if nothing in it speaks against that."""
    byline = read_byline(line, words, own)
    kinds = [part.kind for part in byline.parts]
    if whole and set(kinds) == {"person", "desk"}:
        return byline
    if not byline.told or len(kinds) > 6 or any(len(part.key.split()) > 5 for part in byline.parts):
        return None
    known = [part for part in byline.parts if part.key in words.agencies or part.key in words.places or part.key in own]
    guessed = [part for part in byline.parts if part not in known and part.kind not in _WORDS]
    if not known or not (whole or _opens(line, byline, known, guessed)):
        return None
    if any(part.kind != "place" and len(part.key.split()) > LONGEST_NAME for part in guessed):
        return None
    if guessed and not any(part.kind != "generic" for part in known) and not any(_named(part, words) for part in guessed):
        return None
    if len(kinds) == 1 and (whole or kinds != ["place"]) and byline.parts[0].key not in _senders(words, own):
        return None
    ended = line.rstrip(" :-–—)")[-1:] in ".!؟?…" and byline.parts[-1].key not in words.agencies
    return None if ended else byline


def _named(part: Part, words: PageWords) -> bool:
    first = part.key.split()[0]
    return first in words.given_names or first.startswith(words.name_heads)


def _opens(line: str, byline: Byline, known: list[Part], guessed: list[Part]) -> bool:
    """Whether a piece before prose is a dateline: its parts known, told apart by a colon, or vouched for by an agency among them."""
    vouched = any(part.kind in ("agency", "generic", "own") for part in known)
    colon = line.rstrip()[-1:] in (":", "：")
    places = [part for part in guessed if part.kind == "place"]
    persons = [part for part in guessed if part.kind != "place"]
    if persons and not (colon and all(len(part.key.split()) <= 4 for part in persons)):
        return False
    return (not places or vouched) and (colon or len(byline.parts) > 1 or vouched)


def _senders(words: PageWords, own: Collection[str]) -> Collection[str]:
    return {*own, *(key for key, value in words.agencies.items() if value in ("agency", "generic"))}


def _stamped(line: str, words: PageWords) -> Byline | None:
    """A wire's head: place, date, agency, as in `موسكو 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس`."""
    tokens = line.split()
    if not 4 <= len(tokens) <= 18 or not any(letter.isdigit() for letter in line):
        return None
    agency = next((a for n in (1, 2, 3) if words.agencies.get(_key(a := " ".join(tokens[-n:]))) in ("agency", "outlet")), None)
    place = next((p for n in (3, 2, 1) if _key(p := " ".join(tokens[:n])) in words.places), None)
    if not agency or not (place or tokens[0].isdigit()):
        return None
    return Byline(Dateline(agency, place), (), ())


def _key(text: str) -> str:
    return fold(text.strip("()[]-–—:,،.")).folded


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
        return _piece("caption", line, 0, glue.start())
    size = len(line.text.split())
    if below and size <= 6 and len(below[0].text.split()) >= 12 and not re.search(r"[.!؟?…:،]", line.text):
        return _piece("caption", line)
    return None


# The foot


def _foot(lines: list[Line], words: PageWords, own: Collection[str]) -> tuple[list[Furniture], str | None]:
    """Furniture of the last lines, and the agency that a credit names."""
    found: list[Furniture] = []
    agency = None
    for line in reversed(lines[1:][-4:]):
        pieces, credit = _credit_line(line, words, own)
        agency = agency or credit
        if not pieces:
            break
        found += pieces
    if lines and not found:
        last, credit = _stuck(lines[-1], words)
        found, agency = found + last, agency or credit
    return found, agency


def _credit_line(line: Line, words: PageWords, own: Collection[str]) -> tuple[list[Furniture], str | None]:
    """A whole line at the foot that is a credit, a wire's end mark or an address."""
    if _WIRE.search(line.text) or (len(line.text) < 20 and _CLOCK.match(line.text)):
        return [_piece("wire_mark", line)], None
    if _CONTACT.match(line.text):
        return [_piece("contact", line)], None
    if len(line.text) > 60:
        return [], None
    bare = line.text
    matched = match_line(bare, words)
    if matched.opening and "label" in matched.opening.tags and ":" in bare:
        bare = bare.partition(":")[2]
    byline = read_byline(bare.strip(" -–—()[]*."), words, own)
    if (
        byline.dateline.agency
        and any(p.key in words.agencies for p in byline.parts)
        and {p.kind for p in byline.parts} <= {"agency", "generic", "own", "outlet", "empty", "stamp", "desk"}
    ):
        return [_piece("source_credit", line)], byline.dateline.agency if bare is not line.text or len(matched.words) <= 5 else None
    return [], None


def _stuck(line: Line, words: PageWords) -> tuple[list[Furniture], str | None]:
    """Pieces that stick to the end of the last line of prose, and the agency among them."""
    tail = max(0, len(line.text) - TAIL)
    if match := _INITIALS.search(line.text, tail):
        return [_piece("byline", line, match.start(1))], None
    if match := _CREDIT.search(line.text, tail):
        agency = _key(match.group(1))
        if words.agencies.get(agency) in ("agency", "generic"):
            return [_piece("source_credit", line, match.start())], match.group(1).strip()
        kinds = {f.phrase.kind for f in match_line(match.group(1), words).found}
        if "caption" in kinds:
            return [_piece("caption", line, match.start())], None
    return list(_announced_tail(line, tail, words)), None


def _announced_tail(line: Line, tail: int, words: PageWords) -> Iterator[Furniture]:
    """Tags or a link that follow the last sentence on its own line: `… . سمات ليبيا بنغازي`, `… رابط الخبر بصحيفة …: …`."""
    for match in _WORD.finditer(line.text, tail):
        if match.group().rstrip(":：") not in words.tail_heads:
            continue
        at = match.start()
        matched = match_line(line.text[at : at + 40], words)
        phrase = matched.opening
        if phrase is None:
            continue
        stopped = not line.text[:at].strip() or _STOP.search(line.text[:at].rstrip()[-1:])
        if (phrase.kind == "source_link" and len(phrase.words) > 1) or (
            phrase.kind == "tags" and stopped and "،" not in line.text[at:] and at
        ):
            yield _piece(phrase.kind, line, at)
            return


# Between


def _whole(line: Line, words: PageWords) -> Furniture | None:
    """A line that is furniture as a whole."""
    if len(line.text) > WHOLE or not may_open(line.text, words):
        return None
    matched = match_line(line.text, words)
    kind = furniture_kind(matched)
    if kind in STICKING or (kind and kind != "navigation" and matched.coverage >= SOLID):
        return _piece(kind, line)
    return _piece("contact", line) if _CONTACT.match(line.text) else None


def _repeats(lines: list[Line]) -> Iterator[Furniture]:
    """The lead once more at the foot."""
    if len(lines) > 2 and len(lines[0].text) > HEAD and lines[-1].text == lines[0].text:
        yield _piece("repeated_lead", lines[-1])
