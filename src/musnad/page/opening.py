"""Datelines at the head of a text: a line of their own, or a few words before the first sentence."""

import re
from collections.abc import Collection

from musnad.page.dateline import NOTHING, Byline, Part, read_byline
from musnad.page.words import PageWords
from musnad.records import Dateline
from musnad.text.folding import fold

HEAD = 90  # letters in which a dateline that opens a paragraph ends
LONGEST_NAME = 4  # words of a reporter's name or two
_ENDS = re.compile(r"[:：]|\)\s*[-–—]?|\s[-–—\u0640]{1,2}\s")


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
    agency = next((a for n in (1, 2, 3) if words.agencies.get(key_of(a := " ".join(tokens[-n:]))) in ("agency", "outlet")), None)
    place = next((p for n in (3, 2, 1) if key_of(p := " ".join(tokens[:n])) in words.places), None)
    if not agency or not (place or tokens[0].isdigit()):
        return None
    return Byline(Dateline(agency, place), (), ())


def key_of(text: str) -> str:
    """A name as the tables key it."""
    return fold(text.strip("()[]-–—:,،.")).folded
