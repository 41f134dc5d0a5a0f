"""A bounded memory of words: what was learned of one is looked up when it comes again, as most words of an article do."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

ROOM = 60_000  # words in each of two generations: an article that follows thousands brings some twenty that are in neither


class Memory(dict[str, V]):
    """What was learned of words, by their letters: `memory[word]` learns what is not known.

    When `room` words are known they become the older generation; one that is asked for again comes back from there, and those that were
    not are forgotten when the next generation is full.
    """

    def __init__(self, learn: Callable[[str], V], room: int = ROOM) -> None:
        """learn: what to keep of a word, never None."""
        super().__init__()
        self._learn, self._room = learn, room
        self._older: dict[str, V] = {}

    def __missing__(self, word: str) -> V:
        known = self._older.pop(word, None)
        if known is None:
            known = self._learn(word)
        if len(self) >= self._room:
            self._older = dict(self)
            self.clear()
        self[word] = known
        return known
