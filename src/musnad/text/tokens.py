"""Words, numbers, links and marks of a folded text.

A word is a run of letters; digits glued to it are a token of their own (`16م`, `ب20`). Letters joined by stops are one word: an
initialism (`أ.ف.ب`, AFP) or letters by their foreign names (`بي.بي.سي`, BBC). Addresses and names of accounts are one `link` each.
"""

import re
from functools import partial
from typing import Literal, NamedTuple

from musnad.text.folding import SEATS, Folded

Kind = Literal["word", "number", "link", "mark"]

# Comma and its kin join digits only in groups of three or before one or two decimals: `2014,2015` is two years, `7،8،9` three numbers.
_COMMA = "[,،\u066c]"
_NUMBER = rf"(?<=\d{_COMMA})\d+(?:\.\d+)*|\d+(?:\.\d+|{_COMMA}(?:\d{{3}}(?!\d)|\d{{1,2}}(?!\d|{_COMMA}\d)))*"
_WORD = r"[\u0620-\u064a\u0671-\u06d3a-zA-Z]+[^\W\d_]*|[^\W\d_]+"  # the first half is for speed
_TOKEN = re.compile(rf"{_WORD}|{_NUMBER}|\S")

_RARE = re.compile(r"@|://|\.(?<=[^\W_].)[^\W\d_]")  # texts without any of these need not be asked for links and initialisms
_LABEL = r"[A-Za-z0-9-]{0,62}[A-Za-z0-9]"  # bounded, or runs of `a-` would be read again from each letter
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}\.[A-Za-z]{{2,24}}(?![A-Za-z0-9])"
_LINK = rf"https?://[!-~]+|[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_LABEL}(?:\.{_LABEL}){{1,8}}|@\w{{2,30}}|(?=[A-Za-z]){_HOST}(?:/[!-~]*)?"
_INITIALS = r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)|(?![A-Za-z])[^\W\d_]{1,5}(?:\.[^\W\d_]{1,4}){2,}(?!\w)"
_RARE_TOKEN = re.compile(rf"{_LINK}|{_INITIALS}|{_TOKEN.pattern}")


_ROOM = 65_536  # words kept before starting anew
_LONG = 64  # letters: no word worth keeping is longer


class Token(NamedTuple):
    """One word, number, link or mark: `plain` and `folded` letters, and its range in the folded text."""

    plain: str
    folded: str
    start: int
    end: int
    kind: Kind


_new = partial(tuple.__new__, Token)  # half the time of Token(…), which matters three hundred times an article


def tokenise(text: Folded) -> tuple[Token, ...]:
    """All tokens of `text` in order; whitespace separates and is no token."""
    plain = text.plain
    pattern = _RARE_TOKEN if _RARE.search(plain) else _TOKEN
    tokens: list[Token] = []
    add, piece_of = tokens.append, _PIECES.__getitem__
    for match in pattern.finditer(plain):
        start, end = match.span()
        piece, folded, kind = piece_of(match.group())
        add(_new((piece, folded, start, end, kind)))
    return tuple(tokens)


class _Pieces(dict[str, tuple[str, str, Kind]]):
    """Plain letters, folded letters and kind by plain letters, filled as words come by: most words of an article stand in others too."""

    def __missing__(self, piece: str) -> tuple[str, str, Kind]:
        known = (piece, piece.translate(_SEATS), _kind(piece))
        if len(piece) <= _LONG:
            if len(self) >= _ROOM:
                self.clear()
            self[piece] = known
        return known


def _kind(piece: str) -> Kind:
    first = piece[0]
    if len(piece) > 1 and _LINKED.fullmatch(piece):
        return "link"
    return "word" if first.isalpha() else "number" if first.isdecimal() else "mark"


_LINKED = re.compile(_LINK)
_SEATS = str.maketrans(SEATS)
_PIECES = _Pieces()
