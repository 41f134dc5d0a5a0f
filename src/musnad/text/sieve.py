"""Which words of a document may be something at all by one of their readings: most words are nothing to most finders."""

from collections.abc import Callable, Sequence

from musnad.text.analysis import Analysis, is_named
from musnad.text.tokens import Token

Readings = tuple[Analysis, ...]
_REMEMBERED = 60_000  # words kept before starting anew


class Sieve:
    """Lets words through that may be what is asked for. Each is asked once and kept by its letters; one read as a name each time anew."""

    def __init__(self, asks: Callable[[str, Readings], bool]) -> None:
        """asks: whether a word may be it, by its `plain` letters and all of its readings, in whatever order."""
        self._asks = asks
        self._known: dict[str, bool] = {}

    def may(self, plain: str, readings: Readings) -> bool:
        """Whether a word may be it."""
        known = self._known.get(plain)
        if known is None:
            known = self._asks(plain, readings)
            if not is_named(readings):
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[plain] = known
        return known

    def through(self, tokens: Sequence[Token], words: Sequence[Readings]) -> list[int]:
        """The tokens that may be it, by the readings of each; one look-up for nearly all of them."""
        known, may = self._known.get, self.may
        return [at for at, token in enumerate(tokens) if known(token[0], True) and may(token[0], words[at])]
