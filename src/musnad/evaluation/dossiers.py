"""Dossiers by themselves: pairs of persons from two articles, labelled as one person or two."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from musnad.dossiers import Appearance, Dossiers
from musnad.errors import GoldError
from musnad.evaluation.counts import Count
from musnad.records import Role


class Side(msgspec.Struct, frozen=True):
    """A person as an article has it."""

    article: str
    day: date
    outlet: str
    name: str
    country: str | None
    roles: tuple[tuple[str, str | None], ...]

    def appearance(self) -> Appearance:
        """The same as dossiers take it in."""
        return Appearance(self.article, self.day, self.outlet, self.name, self.country, tuple(Role(*role) for role in self.roles))


class Pair(msgspec.Struct, frozen=True):
    """Two persons, whether they are one, and whether the pair was chosen because it is hard."""

    one: Side
    other: Side
    same: bool
    hard: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A pair and what was found of it."""

    pair: Pair
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    """Labelled pairs, one a line. Raises `GoldError` with the line."""
    if not path.is_file():
        raise GoldError(f"{path}: no such file; give pairs of persons as tests/dossiers/pairs.jsonl has them")
    pairs = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            pairs.append(msgspec.json.decode(line, type=Pair))
        except msgspec.DecodeError as error:
            raise GoldError(f"{path}:{number}: {error}") from error
    return pairs


def measure(pairs: list[Pair]) -> Iterator[Found]:
    """What dossiers make of the persons of all pairs together."""
    dossiers = Dossiers()
    sides = {(side.article, side.name): side.appearance() for pair in pairs for side in (pair.one, pair.other)}
    for appearance in sides.values():
        dossiers.add_appearance(appearance)
    home = {(one.article, one.name): number for number, person in enumerate(dossiers.persons()) for one in person}
    for pair in pairs:
        one, other = (home[side.article, side.name] for side in (pair.one, pair.other))
        yield Found(pair, one == other)


def count(found: list[Found]) -> Count:
    """Of pairs that are one person: those found, those said to be, those labelled."""
    right = sum(one.same and one.pair.same for one in found)
    return Count(right, sum(one.same for one in found), sum(one.pair.same for one in found))
