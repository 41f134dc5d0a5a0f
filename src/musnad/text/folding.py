"""Folding: spelling variants made one, on the side, with a map back to the letters as they stand.

`fold(text)` gives two strings of equal length: `plain`, cleaned of everything that no eye reads as a letter (vowel marks, tatweel,
direction and joiner controls, HTML entities, presentation forms, foreign digits, Persian letters typed for Arabic), and `folded`,
where hamza seats, alif maqsura and ta marbuta are one letter each as well. Positions in both are the same, and `start`/`end` lead
back to code points of the original.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from musnad.records import Span

MARKS = "".join(
    chr(c)
    for first, last in (
        (0x0610, 0x061A),  # Koranic signs
        (0x064B, 0x065F),  # tanwin, short vowels, shadda, sukun, hamza and maddah above
        (0x0670, 0x0670),  # superscript alif
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E8),
        (0x06EA, 0x06ED),
        (0x08D3, 0x08FF),
    )
    for c in range(first, last + 1)
)
CONTROLS = (
    "\N{ARABIC TATWEEL}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # embeddings, overrides, isolates
)
PERSIAN = {"\N{ARABIC LETTER FARSI YEH}": "ي", "\N{ARABIC LETTER KEHEH}": "ك", "\N{ARABIC LETTER HEH GOAL}": "ه",
           "\N{ARABIC LETTER HEH DOACHASHMEE}": "ه", "\N{ARABIC LETTER AE}": "ه", "\N{ARABIC LETTER SWASH KAF}": "ك",
           "\N{ARABIC LETTER TEH MARBUTA GOAL}": "ة", "\N{ARABIC LETTER YEH BARREE}": "ي"}  # fmt: skip
SEATS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج"}

_DIGITS = {chr(zero + d): str(d) for zero in (0x0660, 0x06F0) for d in range(10)}
_SPACES = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c", " ")
_ONE_FOR_ONE = str.maketrans(PERSIAN | _DIGITS | _SPACES)
_SEATS = str.maketrans(SEATS)
# Pieces whose length changes: runs of marks and controls vanish, entities and presentation forms become the letters they stand for.
_UNEVEN = re.compile(rf"[{MARKS}{CONTROLS}]+|&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});|[\ufb50-\ufdff\ufe70-\ufefc]")
_DROPPED = str.maketrans("", "", MARKS + CONTROLS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching. `plain` and `folded` have equal length; `start` and `end` map a position back."""

    original: str
    plain: str
    folded: str
    _at: tuple[int, ...] = ()  # folded positions where the distance to the original changes, ascending
    _shift: tuple[int, ...] = ()  # what to add to a folded position from there on

    def start(self, position: int) -> int:
        """Code point of the original where the letter at folded `position` begins."""
        i = bisect_right(self._at, position) - 1
        return position + self._shift[i] if i >= 0 else position

    def end(self, position: int) -> int:
        """Code point of the original just after the letter before folded `position`; its marks and tatweel included."""
        if position <= 0:
            return 0
        last = self.start(position - 1)
        after = self.start(position) if position < len(self.plain) else len(self.original)
        match = _UNEVEN.match(self.original, last)
        stop = match.end() if match else last + 1
        marks = _TRAILING.match(self.original, stop)
        return min(marks.end() if marks else stop, max(after, stop))

    def span(self, start: int, end: int) -> Span:
        """The original letters of the folded range as a span."""
        a, b = self.start(start), self.end(end)
        return Span(self.original[a:b], a, b)


_TRAILING = re.compile(rf"[{MARKS}\N{{ARABIC TATWEEL}}]+")


def fold(text: str) -> Folded:
    """Fold `text`; linear in its length."""
    pieces: list[str] = []
    at: list[int] = []
    shifts: list[int] = []
    read = written = 0
    for match in _UNEVEN.finditer(text):
        begin, stop = match.span()
        new = _letters(match.group())
        if len(new) == stop - begin:
            continue
        pieces += (text[read:begin], new)
        written += begin - read + len(new)
        # Several letters out of one sign: each of them begins where the sign does.
        for extra in range(1, len(new)):
            at.append(written - len(new) + extra)
            shifts.append(begin - at[-1])
        at.append(written)
        shifts.append(stop - written)
        read = stop
    plain = ("".join(pieces) + text[read:] if pieces else text).translate(_ONE_FOR_ONE)
    if not text.isascii():
        plain = _EVEN.sub(lambda m: _letters(m.group()), plain)
    return Folded(text, plain, plain.translate(_SEATS), tuple(at), tuple(shifts))


_EVEN = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")  # presentation forms that stand for exactly one letter


@lru_cache(maxsize=4096)
def _letters(piece: str) -> str:
    """What a piece of uneven length stands for: letters, or nothing."""
    if piece[0] == "&":
        decoded = html.unescape(piece)
        return fold(decoded).plain if decoded != piece else piece
    if piece[0] in MARKS or piece[0] in CONTROLS:
        return ""
    return unicodedata.normalize("NFKC", piece).translate(_DROPPED).strip() or piece


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word or phrase folded, for lexicon keys."""
    return fold(word).folded
