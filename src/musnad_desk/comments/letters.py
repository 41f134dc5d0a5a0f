"""Letters as strangers type them, made safe to stand among others: nothing that turns the direction of what comes after, or piles up."""

import re
import unicodedata

# Joiners that words of some languages need, and marks that turn nothing but the sign beside them.
_KEPT = {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}", "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}", "\N{ARABIC LETTER MARK}"}
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # control, format (U+202E and its like), surrogates, private, none
_MARKS = 4  # on one letter: shadda, a vowel and a Koranic sign, and one to spare


def clean_line(text: str) -> str:
    """One line: a name."""
    return " ".join(_clean(text).split())


def clean_text(text: str) -> str:
    """Lines, at most one empty between two."""
    lines = (" ".join(line.split()) for line in _clean(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _clean(text: str) -> str:
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n"))
    told, marks = [], 0
    for letter in whole:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks <= _MARKS and (letter == "\n" or letter in _KEPT or kind not in _UNSEEN):
            told.append(letter)
    return "".join(told)
