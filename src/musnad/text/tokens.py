"""Words, numbers and marks of a folded text."""

import re
from typing import Literal, NamedTuple

from musnad.text.folding import Folded

Kind = Literal["word", "number", "mark"]

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d+(?:[.,\u066b\u066c]\d+)*)|(?P<mark>\S)")


class Token(NamedTuple):
    """One word, number or mark: `plain` and `folded` letters, and its range in the folded text."""

    plain: str
    folded: str
    start: int
    end: int
    kind: Kind


def tokenise(text: Folded) -> tuple[Token, ...]:
    """All tokens of `text` in order; whitespace separates and is no token."""
    folded = text.folded
    return tuple(
        Token(m.group(), folded[m.start() : m.end()], m.start(), m.end(), m.lastgroup)  # type: ignore[arg-type]
        for m in _TOKEN.finditer(text.plain)
    )
