"""Date words: every token of a document seen as one letter of a small alphabet, by one look-up.

The rules of `patterns` are regular expressions over these letters, so a date costs nothing where no date word stands.
"""

from typing import NamedTuple

from musnad.lexicon import Entry, Lexicon
from musnad.text.document import Document
from musnad.text.folding import fold_word

OTHER, DOTTED = "x", "#"  # any other token; a figure with two dots, perhaps a date
# Letter of each tag of the times tables. Months and weekdays have tables of their own.
LETTERS = {
    "weekday": "D", "month": "M", "weak": "m", "strict": "R", "dated": "n",
    "month-head": "K", "month-tail": "j", "cardinal": "c", "ordinal": "O",
    "first-of": "f", "nth-of": "o", "ten": "e", "tens": "t", "opening": "F", "today": "T", "yesterday": "A", "tomorrow": "G", "night": "z",
    "unit": "u", "year": "y", "month-word": "s", "day": "w", "two-days": "W", "dual": "q", "dual-definite": "Q", "days": "d",
    "days-definite": "U", "modifier": "p", "this": "h", "same": "g", "same-before": "S", "edge": "E", "ago": "B", "after": "a", "of": "v",
    "in": "i", "to": "l", "between": "b", "and": "&", "article": "L", "hijri": "H", "christian": "C", "matching": "k", "part": "r",
    "feast": "X", "starting": "I", "year-named": "J", "feast-name": "V", "number": "N", "year-number": "Y",
}  # fmt: skip
MARKS = {"/": "/", "\\": "/", "-": "-", "–": "-", "—": "-", "(": "(", ")": ")", "،": ",", ",": ","}
# Letters written onto the next word: and, so, in, to, as; the article after `to` loses its alif.
_JOINED = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_GLUED = ("في", "وفي", "ففي")
_GLUED_MONTH = ("شهر", "لشهر", "بشهر", "وشهر")
_TAKES_NO_PREPOSITION = frozenset("vil&LHCkaBbgS")
_ARTICLE = "ال"
_NEVER_JOINED = frozenset("&LHC")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Word(NamedTuple):
    """One date word: its letter, the lemma and value of its entry, how many letters of the token stand before it, joined by `and`."""

    letter: str
    lemma: str
    value: str
    skip: int = 0
    joined: bool = False


class Symbols(NamedTuple):
    """A document as one letter per token, and the date words themselves (null for other tokens)."""

    letters: str
    words: list[Word | None]


def date_words(lexicon: Lexicon) -> dict[str, Word]:
    """Every folded surface of a date word; the first table to claim a surface keeps it."""
    plain: dict[str, Word] = {mark: Word(letter, mark, "") for mark, letter in MARKS.items()}
    plain |= _figures()
    for table in ("times_relative", "times_weekdays", "times_numbers", "times_months"):
        for entry in lexicon.entries(table):
            for word, surface in _surfaces(table, entry):
                plain.setdefault(surface, word)
    joined = dict(plain)
    for surface, word in plain.items():
        for start, skip in _starts(word, surface):
            joined.setdefault(start, word._replace(skip=skip, joined=start[0] in _JOINED))
    return joined


def month_pairs(lexicon: Lexicon) -> dict[tuple[str, str], Entry]:
    """Months of two words by both of them, folded: تشرين الأول (October)."""
    pairs = {}
    for entry in lexicon.entries("times_months"):
        for form in (entry.lemma, *entry.forms):
            words = fold_word(form).split(" ")
            if len(words) == 2:
                pairs[words[0], words[1]] = entry
    return pairs


def symbols(document: Document, known: dict[str, Word], tails: tuple[str, ...]) -> Symbols:
    """One letter per token; linear, one look-up a token."""
    words = list(map(known.get, document.folded))
    for i, word in enumerate(document.folded):
        if len(word) > _GLUE and word.endswith(tails) and words[i] is None:
            words[i] = _unglued(word, known, tails)
    letters = [word[0] if word else OTHER for word in words]
    if document.text.folded.count(".") > 1:
        for i, token in enumerate(document.tokens):
            if token[4] == "number" and words[i] is None and token[1].count(".") == 2:
                letters[i] = DOTTED
    return Symbols("".join(letters), words)


_SHORTEST = 3  # letters of a word that takes prepositions: باب is a door before it is "in August"
_GLUE = 8  # letters of the shortest word that may have a date word glued to its end: الوزيرالأسبوع (the minister last week)


def glued_tails(known: dict[str, Word]) -> tuple[str, ...]:
    """The date words with an article that a missing space may glue to the word before."""
    return tuple(surface for surface, word in known.items() if word.letter in "uT" and not word.skip and surface.startswith(_ARTICLE))


def _unglued(word: str, known: dict[str, Word], tails: tuple[str, ...]) -> Word:
    tail = next(tail for tail in tails if word.endswith(tail))
    return known[tail]._replace(skip=len(word) - len(tail))


def _figures() -> dict[str, Word]:
    days = {text: Word("N", text, text) for day in range(1, 32) for text in (str(day), f"{day:02}")}
    return days | {str(year): Word("Y", str(year), str(year)) for year in range(_FIRST_YEAR, _LAST_YEAR + 1)}


def _surfaces(table: str, entry: Entry) -> list[tuple[Word, str]]:
    """The surfaces of an entry with the word each of them is; of a month of two words, each half."""
    found = []
    for form in (entry.lemma, *entry.forms):
        halves = fold_word(form).split(" ")
        if len(halves) == 2:
            found += [(Word(LETTERS["month-head"], entry.lemma, ""), halves[0]), (Word(LETTERS["month-tail"], entry.lemma, ""), halves[1])]
        else:
            found.append((Word(_letter(table, entry), entry.lemma, entry.value), halves[0]))
    return found


def _letter(table: str, entry: Entry) -> str:
    if table == "times_weekdays":
        return LETTERS["weekday"]
    return LETTERS[entry.tags[0]] if entry.tags else LETTERS["month"]


def _starts(word: Word, surface: str) -> list[tuple[str, int]]:
    """Surfaces with something written onto the word, and the number of letters of it."""
    if word.letter in _NEVER_JOINED or not surface.isalpha():
        return []
    starts = [(joined + surface, len(joined)) for joined in _JOINED]
    if word.letter in _TAKES_NO_PREPOSITION or len(surface) < _SHORTEST:
        return starts
    starts += [(start + surface, len(start)) for start in _PREPOSITIONS]
    if word.letter in "MDyu":
        starts += [(start + surface, len(start)) for start in _GLUED]
    if word.letter == "M":
        starts += [(start + surface, len(start)) for start in _GLUED_MONTH]
    if surface.startswith(_ARTICLE):
        starts += [(start + "لل" + surface[2:], len(start)) for start in ("", *_JOINED)]
    return starts
