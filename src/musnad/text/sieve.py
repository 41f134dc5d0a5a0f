"""Which words of a document may be something at all by one of their readings: most words are nothing to most finders."""

from collections.abc import Callable, Sequence

from musnad.text.analysis import Analysis, is_named

Readings = tuple[Analysis, ...]
_REMEMBERED = 60_000  # words kept before starting anew


class Sieve:
    """Lets words through that may be what is asked for. Each is asked once and kept by its letters; one read as a name each time anew."""

    def __init__(self, asks: Callable[[str, Readings], bool]) -> None:
        """asks: whether a word may be it, by its `plain` letters and all of its readings, in whatever order."""
        self._asks = asks
        self._may: set[str] = set()
        self._never: set[str] = set()

    def may(self, plain: str, readings: Readings) -> bool:
        """Whether a word may be it."""
        if plain in self._may:
            return True
        if plain in self._never:
            return False
        found = self._asks(plain, readings)
        if not is_named(readings):
            kept = self._may if found else self._never
            if len(kept) >= _REMEMBERED:
                kept.clear()
            kept.add(plain)
        return found

    def through(self, plain: Sequence[str], words: Sequence[Readings]) -> list[int]:
        """The tokens that may be it, by the `plain` letters and the readings of each; one look-up for nearly all of them."""
        known, never, may = self._may, self._never, self.may
        return [at for at, word in enumerate(plain) if word not in never and (word in known or may(word, words[at]))]
