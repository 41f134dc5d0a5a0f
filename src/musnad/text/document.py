"""A text made ready for the finders: folded, cut into tokens and sentences, its quotations paired."""

from dataclasses import dataclass

from musnad.records import Span
from musnad.text.folding import Folded, fold
from musnad.text.sentences import split_sentences
from musnad.text.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its tokens. Ranges are token indices, the second one exclusive, unless said otherwise."""

    text: Folded
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    def span(self, first: int, after: int) -> Span:
        """The original letters from token `first` up to token `after` (exclusive)."""
        return self.text.span(self.tokens[first].start, self.tokens[after - 1].end)

    def words(self, first: int, after: int) -> str:
        """The folded letters of a token range."""
        return self.text.folded[self.tokens[first].start : self.tokens[after - 1].end]


def prepare(text: str) -> Document:
    """Make `text` ready for the finders; linear in its length."""
    folded = fold(text)
    tokens = tokenise(folded)
    return Document(folded, tokens, split_sentences(folded, tokens))
