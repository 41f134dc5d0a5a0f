"""Furniture phrases in one line: which stand in it, how much of it they cover, and what kind of furniture that makes it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from musnad.page.words import WORD, PageWords, Phrase
from musnad.text.folding import fold

SHORT = 12  # words: a line of furniture that is longer says so in its first words
COVERED = 0.7  # share of a short line's words that phrases must cover to make it furniture
AND = "\N{ARABIC LETTER WAW}"  # joined to the word after it
HEAD = 40  # letters in which the first words stand
LONGEST = 400  # letters of a line that are looked at: no furniture is longer
_COLON = re.compile(r"\s*[:：|»›>←/]")
_STOP = re.compile(r"[.!؟?…][»\"”’')\]]{0,3}\s*$")


class Found(NamedTuple):
    """A phrase and the words it covers, `first` up to `after` (exclusive)."""

    first: int
    after: int
    phrase: Phrase


class Matched(NamedTuple):
    """The folded words of a line, the phrases in it, and the share of words they cover."""

    words: tuple[str, ...]
    found: tuple[Found, ...]
    coverage: float
    digits: int  # numbers among the words
    colon: bool  # right after a phrase that opens the line
    stopped: bool  # ends as a sentence does

    @property
    def opening(self) -> Phrase | None:
        """The phrase that the line begins with."""
        return self.found[0].phrase if self.found and self.found[0].first == 0 else None


def match_line(line: str, words: PageWords) -> Matched:
    """Look a line up; linear in its length."""
    folded = fold(line[:LONGEST]).folded
    spots = list(WORD.finditer(folded))
    tokens = tuple(spot.group() for spot in spots)
    found = _phrases(tokens, words)
    covered = sum(f.after - f.first for f in found)
    digits = sum(token.isdigit() for token in tokens)
    opened = found[0].after if found and found[0].first == 0 else 0
    colon = bool(opened and _COLON.match(folded, spots[opened - 1].end()))
    return Matched(tokens, tuple(found), covered / max(len(tokens), 1), digits, colon, bool(_STOP.search(line[-LONGEST:])))


def _phrase_at(tokens: Sequence[str], i: int, words: PageWords) -> Phrase | None:
    """The longest phrase that starts at a word, its joined `و` seen through where the word with it starts none."""
    for first in (tokens[i], tokens[i][1:] if tokens[i][0] == AND else ""):
        for phrase in words.phrases.get(first, ()):
            if tuple(tokens[i + 1 : i + len(phrase.words)]) == phrase.words[1:]:
                return phrase
    return None


def may_open(line: str, words: PageWords, within: int = 3) -> bool:
    """Whether any of the first words could begin a phrase: a cheap question that spares most lines of prose the look-up."""
    return any(token in words.phrases or token[1:] in words.phrases for token in WORD.findall(fold(line[:HEAD]).folded)[:within])


def _phrases(tokens: Sequence[str], words: PageWords) -> list[Found]:
    """Longest phrases from left to right, none overlapping; a joined `و` (and) before a phrase is seen through."""
    found: list[Found] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        known = token in words.phrases or (token[0] == AND and token[1:] in words.phrases)
        phrase = _phrase_at(tokens, i, words) if known else None
        if phrase:
            found.append(Found(i, i + len(phrase.words), phrase))
        i += len(phrase.words) if phrase else 1
    return found


def furniture_kind(matched: Matched) -> str | None:
    """The kind of furniture a line is, by its words alone; null where it may be prose."""
    return _covered(matched) or _announced(matched) or _told(matched)


def _covered(matched: Matched) -> str | None:
    """A short line made of furniture words: the kind of its strongest phrase."""
    size = len(matched.words)
    coverage = matched.coverage + matched.digits / max(size, 1)
    if not matched.found or size > 2 * SHORT or coverage < COVERED or (size > SHORT and coverage < 0.9):
        return None
    return max(matched.found, key=lambda f: ("word" not in f.phrase.tags, len(f.phrase.words), -f.first)).phrase.kind


def _announced(matched: Matched) -> str | None:
    """A line that a label opens: `اقرأ أيضا: …`, `بقلم: …`, `الوسوم: …`."""
    phrase, size = matched.opening, len(matched.words)
    if phrase is None:
        return None
    if phrase.tags & {"inline", "header", "label"} and matched.colon and size <= 40 and "says" not in phrase.kind:
        return phrase.kind
    if "inline" in phrase.tags and not matched.stopped and size <= 20 and len(phrase.words) > 1:
        return phrase.kind
    if "label" in phrase.tags and not matched.stopped and size <= 5:
        return phrase.kind
    if "header" in phrase.tags and not matched.stopped and size <= len(phrase.words) + 3:
        return phrase.kind
    return phrase.kind if "start" in phrase.tags and not matched.stopped and size <= 14 else None


def _told(matched: Matched) -> str | None:
    """A longer line that a telling phrase gives away: `جميع الحقوق محفوظة © …`, `لن يتم نشر عنوان بريدك …`."""
    telling = [f for f in matched.found if not f.phrase.tags & {"word", "label", "start"} and len(f.phrase.words) >= 2]
    if not telling or len(matched.words) > 60:
        return None
    rules = [f.phrase.kind for f in telling if f.phrase.kind in RULES]
    if len(rules) > 1 or (rules and len(matched.words) < 25):
        return min(rules)
    first = telling[0]
    if first.first <= 2 and (len(first.phrase.words) >= 3 or (first.phrase.kind in _SURE and matched.coverage >= 0.25)):
        return first.phrase.kind
    return first.phrase.kind if matched.coverage >= 0.4 and len(matched.words) <= 2 * SHORT and not matched.stopped else None


RULES = frozenset({"comment_rules", "footer"})  # what a site says of its own terms: twice in a paragraph, or once in a short one, is enough
_SURE = frozenset({"footer", "comment_form", "cookie", "newsletter", "follow"})
