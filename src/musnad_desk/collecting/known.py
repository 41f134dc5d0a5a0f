"""Outlets that can be collected: those of which the engine has a card that lists their articles."""

from functools import lru_cache
from typing import NamedTuple


class Known(NamedTuple):
    """An outlet by the id of its card, and its name."""

    id: str
    name: str


@lru_cache(maxsize=1)
def known_outlets() -> tuple[Known, ...]:
    """All of them; none where the packages that collecting needs are not installed."""
    try:
        from musnad.collect import collectable
    except ModuleNotFoundError:
        return ()
    return tuple(Known(card.id, card.name) for card in collectable())
