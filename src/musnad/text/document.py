"""A text made ready for the finders: folded, cut into tokens, sentences and paragraphs, its quotations paired."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from musnad.records import Span
from musnad.text.folding import Folded, fold
from musnad.text.quotations import Quotation, find_quotations, has_quotation_mark
from musnad.text.sentences import split_sentences
from musnad.text.tokens import Token, tokenise

Split = Callable[[str], tuple[str, ...]]
GLUED = 6  # letters of the shortest word that two may be glued into


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its tokens. Ranges are token indices, the second one exclusive, unless said otherwise.

    `sentences` and `paragraphs` each hold every token once, in order; no sentence runs over the end of a paragraph, which is the end
    of a line. `quotations` stand in the order they open. `sentence_at` gives the index of the sentence by token, and of the last one
    behind the last token; `starts` where each token begins in the original text, in code points;
    `plain` and `folded` are the letters of the tokens.
    """

    text: Folded
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sentence_at: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    plain: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    def span(self, first: int, after: int) -> Span:
        """The original letters from token `first` up to token `after` (exclusive)."""
        return self.text.span(self.tokens[first].start, self.tokens[after - 1].end)

    def letters(self, first: int, after: int) -> str:
        """The same as letters alone."""
        return self.text.letters(self.tokens[first].start, self.tokens[after - 1].end)

    def tokens_at(self, characters: Iterable[int]) -> list[int]:
        """For code points of the original text, each the first token that begins there or after it."""
        return [bisect_left(self.starts, character) for character in characters]

    def tokens_over(self, characters: Iterable[int]) -> list[int]:
        """For code points of the original text, each the token that holds it, or the one before it where none does."""
        return [max(bisect_right(self.starts, character) - 1, 0) for character in characters]

    def words(self, first: int, after: int) -> str:
        """The folded letters of a token range."""
        return self.text.folded[self.tokens[first].start : self.tokens[after - 1].end]


def prepare(text: str, cut: Sequence[tuple[int, int]] = (), split: Split | None = None) -> Document:
    """Make `text` ready for the finders; linear in its length.

    cut: ranges of code points, in order, that hold no prose (datelines, captions, "read also" lines); their words are no tokens.
    split: gives the words that a missing space glued together (`Analyser.split_glued`); without it they stay one token.
    """
    folded = fold(text)
    tokens = tokenise(folded)
    if split is not None:
        tokens = unglue(tokens, split)
    if cut:
        tokens = _without(folded, tokens, cut)
    paragraphs = split_paragraphs(folded.plain, tokens)
    quotations = find_quotations(tokens, paragraphs) if has_quotation_mark(folded.plain) else ()
    sentences = split_sentences(tokens, paragraphs, quotations)
    starts = tuple(folded.starts([token.start for token in tokens]))
    spelt = tuple([token[0] for token in tokens]), tuple([token[1] for token in tokens])
    return Document(folded, tokens, sentences, paragraphs, quotations, _sentence_at(sentences), starts, *spelt)


def _sentence_at(sentences: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    numbers = [number for number, (first, after) in enumerate(sentences) for _ in range(first, after)]
    return (*numbers, len(sentences) - 1)


def unglue(tokens: Sequence[Token], split: Split) -> tuple[Token, ...]:
    """The tokens with glued words told apart: `ذكرتصحيفة` (mentioned-newspaper) gives two."""
    glued = [at for at, (plain, _, _, _, kind) in enumerate(tokens) if len(plain) >= GLUED and kind == "word" and len(split(plain)) > 1]
    apart = list(tokens)
    for at in reversed(glued):
        apart[at : at + 1] = _pieces(tokens[at], split(tokens[at].plain))
    return tuple(apart)


def _pieces(token: Token, words: Iterable[str]) -> Iterator[Token]:
    after = 0
    for word in words:
        first, after = after, after + len(word)
        yield Token(word, token.folded[first:after], token.start + first, token.start + after, "word")


def _without(text: Folded, tokens: Sequence[Token], cut: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens that begin outside every range of `cut`."""
    starts = [start for start, _ in cut]
    ends = [end for _, end in cut]

    def kept(at: int) -> bool:
        i = bisect_right(starts, at) - 1
        return i < 0 or at >= ends[i]

    places = text.starts([token.start for token in tokens])
    return tuple([token for token, at in zip(tokens, places, strict=True) if kept(at)])


def split_paragraphs(plain: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Token ranges of the lines that hold tokens."""
    starts = [token.start for token in tokens]
    ranges: list[tuple[int, int]] = []
    first, line = 0, plain.find("\n")
    while line >= 0:
        after = bisect_left(starts, line, first)
        if after > first:
            ranges.append((first, after))
            first = after
        line = plain.find("\n", line + 1)
    if first < len(tokens):
        ranges.append((first, len(tokens)))
    return tuple(ranges)
