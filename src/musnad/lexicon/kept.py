"""Tables compiled from a lexicon, made once for each."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from musnad.lexicon.load import Lexicon

T = TypeVar("T")


def kept(make: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """What `make` makes of a lexicon, by its digest; only the last is kept, since a reader passes the same lexicon for every article."""
    made: dict[str, T] = {}

    @wraps(make)
    def look(lexicon: Lexicon) -> T:
        if lexicon.digest not in made:
            made.clear()
            made[lexicon.digest] = make(lexicon)
        return made[lexicon.digest]

    return look
