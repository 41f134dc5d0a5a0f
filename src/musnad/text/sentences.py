"""Sentence boundaries over tokens: full stops, question and exclamation marks, line ends; not inside abbreviations."""

from collections.abc import Sequence

from musnad.text.folding import Folded
from musnad.text.tokens import Token

_STOPS = frozenset(".!?؟…۔")
_CLOSERS = frozenset("\"'»”’)]}“‟")


def split_sentences(text: Folded, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Ranges of token indices `(first, after)`, one per sentence; marks that close a quotation stay with their sentence."""
    sentences: list[tuple[int, int]] = []
    first, i, n = 0, 0, len(tokens)
    while i < n:
        token = tokens[i]
        i += 1
        if token.kind == "mark" and token.plain in _STOPS and not _abbreviates(tokens, i - 1):
            while i < n and tokens[i].kind == "mark" and tokens[i].start == tokens[i - 1].end and tokens[i].plain in (_STOPS | _CLOSERS):
                i += 1
        elif not (i < n and "\n" in text.plain[token.end : tokens[i].start]):
            continue
        if i > first:
            sentences.append((first, i))
            first = i
    if first < n:
        sentences.append((first, n))
    return tuple(sentences)


def _abbreviates(tokens: Sequence[Token], dot: int) -> bool:
    """Whether the dot at index `dot` stands after a single letter or between letters: `أ.ف.ب`, `د. محمد` (AFP, Dr Muhammad)."""
    if dot == 0 or tokens[dot].plain != ".":
        return False
    before = tokens[dot - 1]
    touching = before.end == tokens[dot].start
    return touching and before.kind == "word" and len(before.plain) == 1
