"""Counts of one field, and the three figures made of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Count:
    """Of one field: `right` items among those `read`, and how many there are in `gold`."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was read that is right, 0–1."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was read rightly, 0–1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0–1."""
        return 2 * self.right / (self.read + self.gold) if self.read + self.gold else 0.0


Pairs = Sequence[tuple[T, T]]


def told(pairs: Pairs[T], value: Callable[[T], Any], same: Callable[[Any, Any], bool] = eq) -> Count:
    """A value of found items, counted only where one side tells it, so that a default earns nothing."""
    values = [(value(r), value(g)) for r, g in pairs]
    right = sum(bool(r) and bool(g) and same(r, g) for r, g in values)
    return Count(right, sum(bool(r) for r, _ in values), sum(bool(g) for _, g in values))


def correct(pairs: Pairs[T], right: Callable[[T, T], bool]) -> Count:
    """Found items that are right in one respect that every item has."""
    return Count(sum(right(r, g) for r, g in pairs), len(pairs), len(pairs))


def having(pairs: Pairs[T], sides: tuple[Sequence[T], Sequence[T]], value: Callable[[T], Any], right: Callable[[T, T], bool]) -> Count:
    """Right items among those that have a value at all, on all items of both `sides`, found or not."""
    hits = sum(right(r, g) for r, g in pairs if value(g))
    return Count(hits, sum(bool(value(r)) for r in sides[0]), sum(bool(value(g)) for g in sides[1]))
