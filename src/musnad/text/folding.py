"""Folding: spelling variants made one, on the side, with a map back to the letters as they stand.

`fold(text)` gives two strings of equal length: `plain`, cleaned of everything that no eye reads as a letter (vowel marks, tatweel,
direction and joiner controls, HTML entities, presentation forms, foreign digits, Persian letters typed for Arabic), and `folded`,
where hamza seats, alif maqsura and ta marbuta are one letter each as well. Positions in both are the same, and `start`/`end` lead
back to code points of the original. Folding `plain` again changes nothing.

Settled cases: a hamza typed apart joins its alif, waw or ya; a tatweel that stands alone is the dash it was typed for; an underscore
between Arabic letters is a space, as in hashtags; an entity is decoded through as many as `LAYERS` encodings, and a numeric one cut
off at the end of the text (`&#822`) is nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from musnad.records import Span
from musnad.text.entities import ENTITY, decode_entity

MARKS = "".join(
    chr(c)
    for first, last in (
        (0x0300, 0x036F),  # accents written apart from their Latin letters
        (0x0610, 0x061A),  # Koranic signs
        (0x064B, 0x065F),  # tanwin, short vowels, shadda, sukun, hamza and maddah above
        (0x0670, 0x0670),  # superscript alif
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E4),
        (0x06E7, 0x06E8),
        (0x06EA, 0x06ED),
        (0x0898, 0x089F),
        (0x08CA, 0x08E1),
        (0x08E3, 0x08FF),
    )
    for c in range(first, last + 1)
)
TATWEEL = "\N{ARABIC TATWEEL}"
CONTROLS = (
    TATWEEL + "\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{ARABIC LETTER MARK}"
    "\u200b\u200c\u200d\u200e\u200f"  # zero width space, joiners, direction marks
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # embeddings, overrides, isolates
    "\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\u180e"  # invisible operators and retired controls
    "\u06e5\u06e6\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"  # small waw and ya, number signs
    + "".join(chr(c) for c in range(0xFE00, 0xFE10))  # variation selectors
)  # fmt: skip
PERSIAN = {"\N{ARABIC LETTER FARSI YEH}": "ي", "\N{ARABIC LETTER KEHEH}": "ك", "\N{ARABIC LETTER HEH GOAL}": "ه",
           "\N{ARABIC LETTER HEH DOACHASHMEE}": "ه", "\N{ARABIC LETTER AE}": "ه", "\N{ARABIC LETTER SWASH KAF}": "ك",
           "\N{ARABIC LETTER TEH MARBUTA GOAL}": "ة", "\N{ARABIC LETTER YEH BARREE}": "ي", "\N{ARABIC LETTER E}": "ي",
           "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": "أ", "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": "إ",
           "\N{ARABIC LETTER HEH WITH YEH ABOVE}": "ة", "\N{ARABIC LETTER YEH WITH TAIL}": "ي"}  # fmt: skip
SEATS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج",
         "ڨ": "ق", "ڭ": "ك", "ژ": "ز"}  # fmt: skip
LAYERS = 8  # how often a text is looked through again for entities that decoding brought to light

_DIGITS = {chr(zero + d): str(d) for zero in (0x0660, 0x06F0, 0xFF10) for d in range(10)}
_SPACES = dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " ")
_NO_LETTERS = dict.fromkeys([chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"], " ")
_LINES = dict.fromkeys("\r\x85\u2028\u2029\x1a", "\n")  # SUB, what mojibake leaves of a bullet, begins captions and notes
_ONE_FOR_ONE = PERSIAN | _DIGITS | _SPACES | _NO_LETTERS | _LINES | {"٪": "%", "\N{ARABIC DECIMAL SEPARATOR}": ".", "＂": '"'}
_UNDERSCORES = re.compile(r"(?<=[\u0620-\u06ff])_+(?=[\u0620-\u06ff])")

# Pieces whose length changes: runs of marks and controls vanish, presentation forms become the letters they stand for. A pattern
# that begins with one class of letters is searched several times faster than one that begins with alternatives.
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_UNEVEN = re.compile(rf"[{MARKS}{CONTROLS}{_FORMS}](?:(?<![{_FORMS}])[{MARKS}{CONTROLS}]+)?")
_HAMZAS = "\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}"
_UNEVEN_HAMZA = re.compile(rf"[اويىی](?=[{MARKS}{CONTROLS}]*[{_HAMZAS}])[{MARKS}{CONTROLS}]+|{_UNEVEN.pattern}")
_NOT_HAMZA = str.maketrans("", "", "".join(set(MARKS + CONTROLS) - set(_HAMZAS)))
_DROPPED = str.maketrans("", "", MARKS + CONTROLS)
_VANISHING = frozenset(MARKS + CONTROLS)
_TRAILING = re.compile(rf"[{MARKS}{TATWEEL}]+")


class Step(NamedTuple):
    """One rewriting of a text: its uneven pieces, in order, as they lie in the new text and in the `old` one."""

    old: str
    new_starts: list[int]
    new_ends: list[int]
    old_starts: list[int]
    old_ends: list[int]

    def start(self, position: int) -> int:
        """Where the letter at `position` of the new text begins in the old one; the sign it came from, if there were several."""
        i = bisect_right(self.new_starts, position) - 1
        if i < 0:
            return position
        return self.old_starts[i] if position < self.new_ends[i] else position - self.new_ends[i] + self.old_ends[i]

    def starts(self, positions: Iterable[int]) -> list[int]:
        """The same of many positions in order, in one walk."""
        _, new_starts, new_ends, old_starts, old_ends = self
        found: list[int] = []
        passed, count, end, shift = 0, len(new_starts), 0, 0
        for position in positions:
            while passed < count and new_starts[passed] <= position:
                end, shift = new_ends[passed], old_ends[passed] - new_ends[passed]
                passed += 1
            found.append(position + shift if position >= end else old_starts[passed - 1])
        return found

    def end(self, position: int) -> int:
        """Where the letter before `position` ends in the old text, its marks and tatweel included."""
        last = position - 1
        i = bisect_right(self.new_starts, last) - 1
        stop = position - self.new_ends[i] + self.old_ends[i] if i >= 0 else position
        if i >= 0 and last < self.new_ends[i]:
            stop = self.old_ends[i]
        marks = _TRAILING.match(self.old, stop)
        return max(stop, min(marks.end(), self.start(position))) if marks else stop


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching. `plain` and `folded` have equal length; `start` and `end` map a position back."""

    original: str
    plain: str
    folded: str
    steps: tuple[Step, ...] = ()  # from the original to `plain`; most texts take one

    def start(self, position: int) -> int:
        """Code point of the original where the letter at folded `position` begins."""
        for step in reversed(self.steps):
            position = step.start(position)
        return position

    def starts(self, positions: Iterable[int]) -> list[int]:
        """The same of many positions at once, which stand in order."""
        found = list(positions)
        for step in reversed(self.steps):
            found = step.starts(found)
        return found

    def end(self, position: int) -> int:
        """Code point of the original just after the letter before folded `position`; its marks and tatweel included."""
        if position <= 0:
            return 0
        for step in reversed(self.steps):
            position = step.end(position)
        return position

    def span(self, start: int, end: int) -> Span:
        """The original letters of the folded range as a span; an empty range gives an empty span."""
        a = self.start(start)
        b = self.end(end) if end > start else a
        return Span(self.original[a:b], a, b)

    def letters(self, start: int, end: int) -> str:
        """The original letters of the folded range."""
        return self.original[self.start(start) : self.end(end)] if end > start else ""


def fold(text: str) -> Folded:
    """Fold `text`; linear in its length."""
    plain = text
    steps: list[Step] = []
    for _ in range(LAYERS):
        before = len(steps)
        if "&" in plain:
            plain = _rewrite(plain, ENTITY, decode_entity, steps)
        hamza = any(sign in plain for sign in _HAMZAS)
        plain = _rewrite(plain, _UNEVEN_HAMZA if hamza else _UNEVEN, _letters, steps)
        if len(steps) == before or "&" not in plain:
            break
    letters = set(plain)
    plain = _swap(plain, letters, _ONE_FOR_ONE)
    if "_" in letters:
        plain = _UNDERSCORES.sub(lambda m: " " * len(m.group()), plain)
    return Folded(text, plain, _swap(plain, letters | set(PERSIAN.values()), SEATS), tuple(steps))


def _swap(text: str, letters: set[str], table: dict[str, str]) -> str:
    """`text` with each letter of `table` that is among `letters` replaced; some times faster than `str.translate`."""
    for letter in table.keys() & letters:
        text = text.replace(letter, table[letter])
    return text


def _rewrite(text: str, pattern: re.Pattern[str], letters: Callable[[re.Match[str]], str], steps: list[Step]) -> str:
    """`text` with each match replaced by its `letters`; a step is added where any length changed."""
    pieces: list[str] = []
    step = Step(text, [], [], [], [])
    read = written = 0
    for match in pattern.finditer(text):
        new = letters(match)
        begin, stop = match.span()
        pieces += (text[read:begin], new)
        written += begin - read
        step.new_starts.append(written)
        step.old_starts.append(begin)
        written += len(new)
        step.new_ends.append(written)
        step.old_ends.append(stop)
        read = stop
    if not pieces:
        return text
    pieces.append(text[read:])
    rewritten = "".join(pieces)
    if rewritten != text:
        steps.append(step)
    return rewritten


def _letters(match: re.Match[str]) -> str:
    """What a piece stands for: letters, or nothing."""
    piece = match.group()
    if piece[0] in _VANISHING:
        return "-" if TATWEEL in piece and _alone(match) else ""
    if len(piece) > 1:
        return _composed(piece[0], piece[1:].translate(_NOT_HAMZA)[0])
    return _form(piece)


def _alone(match: re.Match[str]) -> bool:
    """Whether a run that holds tatweel has space, or an end of the text, on both sides and no vowel mark in it."""
    text, (begin, stop) = match.string, match.span()
    before, after = text[begin - 1 : begin], text[stop : stop + 1]
    return (not before or before.isspace()) and (not after or after.isspace()) and not _TRAILING_MARK.search(match.group())


_TRAILING_MARK = re.compile(rf"[{MARKS}]")


@lru_cache(maxsize=256)
def _composed(letter: str, hamza: str) -> str:
    """A letter with the hamza or madda typed after it; the letter alone where the two make none."""
    composed = unicodedata.normalize("NFC", PERSIAN.get(letter, letter).replace("ى", "ي") + hamza)
    return composed if len(composed) == 1 else letter


@lru_cache(maxsize=1024)
def _form(form: str) -> str:
    """The letters of a presentation form; nothing for one that stands for a mark, itself for an ornament."""
    return unicodedata.normalize("NFKC", form).translate(_DROPPED).strip()


_BARE = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")  # letters, hamzas on their seats, and spaces: nothing to rewrite
_SEATED = str.maketrans(SEATS)
_STEM_SEATS = {letter: seat for letter, seat in SEATS.items() if letter != "ة"}
STEM_SEATS = str.maketrans(_STEM_SEATS)  # for `str.translate` of one stem: as words are folded, but for ta marbuta, which tells stems apart


def fold_stems(stems: Iterable[str]) -> list[str]:
    """Many stems folded by `STEM_SEATS` in one piece, which takes a fifth of the time of one after the other."""
    given = list(stems)
    joined = "\n".join(given)
    return _swap(joined, set(joined), _STEM_SEATS).split("\n") if given else []


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word or phrase folded, for lexicon keys."""
    return word.translate(_SEATED) if _BARE.fullmatch(word) else fold(word).folded
