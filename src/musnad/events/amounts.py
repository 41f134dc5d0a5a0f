"""Amounts as the press writes them: figures, number words, vague plurals, and the words that bound them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.document import Document
from musnad.text.folding import fold_word
from musnad.text.tokens import Token

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,،\u066c.]\d{3})+")
_DECIMAL = re.compile(r"\d{1,15}(?:[.,،\u066c]\d{1,3})?")
_DIGIT = re.compile(r"\d")
_AND, _ARTICLE = "و", "ال"
_PREFIXES = ("و", "ف", "ب", "ل", "وب", "ول")
_TO = frozenset(map(fold_word, ("إلى", "-", "–")))
_HIGHEST = 10**15
_THOUSAND = 1000


class Amount(NamedTuple):
    """A number at tokens `begin` up to `after`, words that bound it included; its numeral begins at token `at`.

    low ≤ value ≤ high, None where the text leaves an end open. skip: letters of proclitics on the first token; joined: "and" is one.
    part: of its first word (see the table `numbers_words`), if it has no other.
    """

    begin: int
    at: int
    after: int
    low: int | None
    high: int | None
    skip: int = 0
    joined: bool = False
    part: str = ""


class Numeral(NamedTuple):
    """One number word: least and greatest value, its part in a number (see the table `numbers_words`), and the proclitics on it."""

    low: float
    high: float
    part: str
    before: str = ""

    @property
    def joined(self) -> bool:
        """Whether "and" is written onto it."""
        return self.before.startswith(_AND)


_APART = Numeral(0, 0, "and", "و")  # the "and" before a figure, a token of its own


class _Sum(NamedTuple):
    """A number as far as it is read: finished scales, what stands below the next scale, and the last part."""

    low: float = 0.0
    high: float = 0.0
    group: float = 0.0
    part: str = ""
    scale: float = _HIGHEST

    def add(self, word: Numeral) -> "_Sum | None":
        """With one more word, or None where the word does not belong to the number."""
        step = _STEPS.get(word.part)
        return step(self, word) if step else None

    def value(self) -> tuple[float, float]:
        """Least and greatest."""
        return self.low + self.group, self.high + self.group


def _below_hundred(done: _Sum, word: Numeral) -> _Sum | None:
    follows = {"ten": ("unit", "before-ten")}.get(word.part, ()) if not word.joined else ()
    after = ("hundred", "scale", "whole") + (("unit",) if word.part == "tens" else ())
    if done.part == "" or done.part in follows or (word.joined and done.part in after):
        return done._replace(group=done.group + word.low, part=word.part)
    return None


def _hundred(done: _Sum, word: Numeral) -> _Sum | None:
    if done.part == "unit" and not word.joined and word.low == 100:
        return done._replace(group=done.group * 100, part="hundred")
    if done.part == "" or (word.joined and done.part in ("scale", "whole")):
        return done._replace(group=done.group + word.low, part="hundred")
    return None


def _scale(done: _Sum, word: Numeral) -> _Sum | None:
    size = word.low / 2 if word.part == "vague" else word.low
    if done.part == "vague" and not word.joined and size >= _THOUSAND:
        return done._replace(low=done.low * size, high=(done.high + 1) * size - 1)
    if done.part == "" and word.part == "vague":
        return done._replace(low=word.low, high=word.high, part="vague")
    if size >= done.scale or size < _THOUSAND or word.joined != (done.part in ("scale", "whole")) or done.part == "vague":
        return None
    more = (done.group or 1) * size
    return _Sum(done.low + more, done.high + more, 0.0, "scale", size)


def _whole(done: _Sum, word: Numeral) -> _Sum | None:
    if done.part == "" or (word.joined and done.part == "scale" and word.low < done.scale):
        return _Sum(done.low + word.low, done.high + word.high, 0.0, "whole", word.low / 2)
    return None


def _half(done: _Sum, word: Numeral) -> _Sum | None:
    if word.joined and done.part in ("scale", "whole"):
        return done._replace(low=done.low + word.low * done.scale, high=done.high + word.low * done.scale, part="half")
    return None


def _as_figure(done: _Sum, word: Numeral) -> _Sum | None:
    fits = done.part == "" or (word.joined and done.part in ("scale", "whole") and word.low < done.scale)
    return done._replace(group=word.low, part="figure") if fits else None


_STEPS = {
    "unit": _below_hundred, "before-ten": _below_hundred, "ten": _below_hundred, "tens": _below_hundred, "hundred": _hundred,
    "scale": _scale, "vague": _scale, "whole": _whole, "half": _half, "figure": _as_figure,
}  # fmt: skip


class Amounts:
    """Reads amounts with the tables of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numerals = _numerals(lexicon)
        self._before = _bounds(lexicon, "before")
        self._behind = _bounds(lexicon, "after")

    def find(self, document: Document) -> list[Amount]:
        """All amounts in text order; two that "between … and", "to" or a dash join are one range."""
        tokens, numerals = document.tokens, list(map(self._numerals.get, document.folded))
        if _DIGIT.search(document.text.plain):
            _put_figures(tokens, numerals)
        found: list[Amount] = []
        for at in [i for i, numeral in enumerate(numerals) if numeral and numeral is not _APART]:
            if (not found or at >= found[-1].after) and (amount := self._amount(tokens, numerals, at)):
                found.append(amount)
        return found

    def bound(self, tokens: Sequence[Token], at: int) -> str:
        """What the words that begin at a token say of a number before them: `least`, `most` or nothing."""
        return _bound_behind(self._behind, tokens, at)[1]

    def _amount(self, tokens: Sequence[Token], numerals: Sequence[Numeral | None], at: int) -> Amount | None:
        first = numerals[at]
        (low, high), after = _read(numerals, at)
        if first is None or after == at or (first.part in ("scale", "vague") and at and tokens[at - 1].kind == "number"):
            return None  # a scale behind a figure that cannot be read
        begin, bound = _bound_before(self._before, tokens, at) if first.before in ("", "ب") else (at, "")
        second = _second(tokens, numerals, after, ranged=bound == "range")
        if second and second[0] > low:
            high, after = second
        elif not bound:
            after, bound = _bound_behind(self._behind, tokens, after)
        joined = begin == at and (first.joined or (at > 0 and numerals[at - 1] is _APART))
        least = None if bound == "most" else min(int(low), _HIGHEST)
        most = None if bound == "least" else min(int(high), _HIGHEST)
        return Amount(begin, at, after, least, most, len(first.before) if begin == at else 0, joined, first.part * (after == at + 1))


def _read(numerals: Sequence[Numeral | None], at: int) -> tuple[tuple[float, float], int]:
    """The number that begins at a token, and where it ends."""
    done, i = _Sum(), at
    while i < len(numerals) and (word := numerals[i]) is not None:
        size = 1
        if word is _APART:
            figure, size = numerals[i + 1], 2
            word = figure._replace(before=_AND) if figure else word
        more = done.add(word if i > at else word._replace(before=""))
        if more is None:
            break
        done, i = more, i + size
    return done.value(), i


def _second(tokens: Sequence[Token], numerals: Sequence[Numeral | None], after: int, *, ranged: bool) -> tuple[float, int] | None:
    """The greater end of a range, and where it ends."""
    if after < len(tokens) and ranged and (word := numerals[after]) and word.joined:
        (_, high), end = _read(numerals, after + (word is _APART))
        return high, end
    if after + 1 < len(tokens) and tokens[after].folded in _TO and (word := numerals[after + 1]) and word.part == "figure":
        (_, high), end = _read(numerals, after + 1)
        return high, end
    return None


_Bounds = dict[str, list[tuple[tuple[str, ...], str]]]  # by the word nearest to the number: all words, and what they say


def _bound_before(bounds: _Bounds, tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Where words that bound a number begin before it, and what they say."""
    for words, value in bounds.get(tokens[at - 1].folded, ()) if at else ():
        begin = at - len(words)
        if begin >= 0 and all(tokens[begin + k].folded == word for k, word in enumerate(words)):
            return begin, value
    return at, ""


def _bound_behind(bounds: _Bounds, tokens: Sequence[Token], after: int) -> tuple[int, str]:
    for words, value in bounds.get(tokens[after].folded, ()) if after < len(tokens) else ():
        end = after + len(words)
        if end <= len(tokens) and all(tokens[after + k].folded == word for k, word in enumerate(words)):
            return end, value
    return after, ""


def _bounds(lexicon: Lexicon, side: str) -> _Bounds:
    """Bounding words of one side, longest first."""
    found: _Bounds = {}
    for entry in lexicon.entries("numbers_bounds"):
        for form in (entry.lemma, *entry.forms) if side in entry.tags else ():
            words = tuple(fold_word(form).split(" "))
            for joined in ("", _AND):
                told = (joined + words[0], *words[1:])
                found.setdefault(told[-1] if side == "before" else told[0], []).append((told, entry.value))
    return {key: sorted(phrases, key=lambda phrase: -len(phrase[0])) for key, phrases in found.items()}


def _numerals(lexicon: Lexicon) -> dict[str, Numeral]:
    """Number words by folded surface, proclitics included; a word as it stands wins."""
    plain: dict[str, Numeral] = {}
    for entry in lexicon.entries("numbers_words"):
        low, _, high = entry.value.partition("-")
        for form in (entry.lemma, *entry.forms):
            for surface in (fold_word(form), _ARTICLE + fold_word(form)):
                plain.setdefault(surface, Numeral(float(low), float(high or low), entry.tags[0]))
    joined = {prefix + word: numeral._replace(before=prefix) for prefix in _PREFIXES for word, numeral in plain.items()}
    return joined | plain


def _put_figures(tokens: Sequence[Token], numerals: list[Numeral | None]) -> None:
    """Fill in the figures, and mark an "and" that stands apart before one."""
    for i in [i for i, token in enumerate(tokens) if token[4] == "number"]:
        behind = numerals[i + 1] if i + 1 < len(tokens) else None
        numerals[i] = _figure(tokens[i][1], scaled=behind is not None and behind.part == "scale")
        if i and numerals[i] and tokens[i - 1][1] == _AND:
            numerals[i - 1] = _APART


def _figure(text: str, *, scaled: bool) -> Numeral | None:
    """The value of a figure: thousands grouped, decimals behind a point or comma (three of them only before a scale: 0.690 million)."""
    if _GROUPED.fullmatch(text) and not (scaled and _DECIMAL.fullmatch(text)):
        value = float(re.sub(r"\D", "", text)[:16])
    elif _DECIMAL.fullmatch(text):
        value = float(re.sub(r"[,،\u066c]", ".", text))
    else:
        return None
    return Numeral(value, value, "figure")
