"""Foreign names as they would be heard in Arabic: keys to know them by, however they are spelt (see `tagger_features.sound`).

The names come from two packages that are needed for training only: Faker (MIT; given and family names of some 80 languages and countries)
and names (MIT; those of the United States census, public domain).
"""

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from musnad.mentions.tagger_features import DOUBLED

_FAMILIES = 20_000  # commonest family names of the census
_MANY = 256  # ways to hear one name that are followed up
_SHORTEST = 3
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "e", "ð": "d", "þ": "th"})
# What Latin letters are heard as, each in one or more ways; `_` is nothing.
_HEARD = {
    "tsch": "TX", "sch": "X", "tch": "TX", "sh": "X", "ch": "TX X K H", "cz": "TX", "th": "S T", "ph": "F", "gh": "G _", "kh": "H",
    "ck": "K", "qu": "K Kw", "tz": "TZ TS", "ts": "TS", "dj": "G", "zh": "G", "ou": "w", "oo": "w", "ow": "w", "au": "w aw", "aw": "w aw",
    "ee": "y", "ie": "y _", "ei": "y", "ai": "y ay", "ay": "ay y", "ey": "y", "ea": "y ya", "eu": "w y", "oi": "wy w", "a": "a _",
    "e": "_ y", "i": "y _", "o": "w", "u": "w _", "y": "y", "w": "w", "b": "B", "c": "K", "d": "D", "f": "F", "g": "G", "h": "h _",
    "j": "G H y", "k": "K", "l": "L", "m": "M", "n": "N", "p": "B", "q": "K", "r": "R", "s": "S Z", "t": "T", "v": "F", "x": "KS", "z": "Z",
}  # fmt: skip
_WAYS = {letters: tuple(way.replace("_", "") for way in ways.split()) for letters, ways in _HEARD.items()}
_SOFT, _VOWELS = "eiy", "aeiou"


class NameLists(NamedTuple):
    """Sounds of foreign given and family names, and Arabic names as they are written."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    arabic: tuple[str, ...]


def name_lists() -> NameLists:
    """All names of both packages."""
    given, family = _faker()
    census_given, census_family = _census()
    arabic = sorted(name for name in given | family if "ء" <= name[0] <= "ي")
    return NameLists(_sounds(given | census_given), _sounds(family | census_family), tuple(arabic))


def heard(name: str) -> set[str]:
    """The ways a name in Latin letters may be heard; none for one that is too short or in other letters."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).lower()
    letters = "".join(letter for letter in plain if "a" <= letter <= "z")
    if len(letters) < _SHORTEST:
        return set()
    ways, at = [""], 0
    while at < len(letters):
        piece = next(letters[at : at + size] for size in (4, 3, 2, 1) if letters[at : at + size] in _WAYS)
        ways = [way + more for way in ways for more in _ways(piece, letters, at)][:_MANY]
        at += len(piece)
    return {DOUBLED.sub(r"\1", way) for way in ways}


def _ways(piece: str, letters: str, at: int) -> tuple[str, ...]:
    """The ways to hear a piece where it stands."""
    last = at + len(piece) == len(letters)
    if piece == "c" and letters[at + 1 : at + 2] and letters[at + 1] in _SOFT:
        return ("S",)
    if not at and piece in ("e", "i"):
        return ("ay", "a")
    if not at and piece[0] in _VOWELS:
        return tuple("a" + way.removeprefix("a") for way in _WAYS[piece])
    return ("a",) if piece == "a" and last else _WAYS[piece]


def _sounds(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({sound for name in names for sound in heard(name)}))


def _faker() -> tuple[set[str], set[str]]:
    """Given and family names of all its languages."""
    person = importlib.import_module("faker.providers.person")
    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if "name" in attribute and "format" not in attribute:
                (family if "last" in attribute else given).update(_pieces(getattr(provider, attribute)))
    return given - {""}, family - {""}


def _pieces(names: Any) -> Iterator[str]:
    if isinstance(names, (dict, list, tuple)):
        for name in names:
            if isinstance(name, str):
                yield from re.split(r"[\s-]", name)


@cache
def _census() -> tuple[set[str], set[str]]:
    files = importlib.import_module("names").FILES

    def read(key: str) -> list[str]:
        return [line.split()[0] for line in Path(files[key]).read_text(encoding="ascii").splitlines()]

    return {*read("first:male"), *read("first:female")}, set(read("last")[:_FAMILIES])
