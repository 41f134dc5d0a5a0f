"""The weighted table that decides whether two articles tell one story."""

import math
from collections.abc import Iterable
from functools import lru_cache
from operator import mul
from pathlib import Path

import msgspec

from musnad.errors import LexiconError

FILE = Path(__file__).parent / "data/weights.toml"


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table; its fields are told in its `about`."""

    about: str
    bias: float
    link: float
    follows: float
    floor: float
    window: int
    glance: float
    weights: dict[str, float]

    def likelihood(self, features: Iterable[float]) -> float:
        """How likely two articles with these features, in the order of the table, are to tell one story, 0–1."""
        return 1 / (1 + math.exp(-self.bias - sum(map(mul, self.weights.values(), features))))


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The table that comes with Musnad. Raises `LexiconError` where it breaks its schema."""
    try:
        return msgspec.toml.decode(FILE.read_bytes(), type=Weights)
    except msgspec.DecodeError as error:
        raise LexiconError(f"{FILE}: {error}") from error
