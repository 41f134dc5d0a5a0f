"""Whether two who bear like names are one person: name, country and offices, each with its weight, and what speaks for it in words."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from musnad.actors.spelling import bare, fathered
from musnad.dossiers.names import Names
from musnad.dossiers.records import Appearance
from musnad.text.folding import fold_word

_WORD = re.compile(r"\w+")

ENOUGH = 2.95  # weight from which two are one
COUNTRY, OTHER_COUNTRY, RARE_ELSEWHERE = 0.9, -2.5, -1.0  # both are of one country, or of two; with a name that no two bear
OFFICE, OTHER_OFFICE, RARE_OTHERWISE = 2.5, -1.0, -0.5  # an office in common, by its words that are; nothing in common
RARE = 3.5  # weight of a name from which a reader has mistaken country or office rather than the person
ALIKE = 0.4  # share of words (Dice) from which two offices may be one


@dataclass
class Bearer:
    """All who bear one spelling of a name in one country and one office (or in none that is told): one person."""

    words: tuple[str, ...]
    country: str | None
    office: tuple[str, ...]
    appearances: list[Appearance] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)  # as they are compared, and as they were first told

    def add(self, appearance: Appearance) -> None:
        """Take in one article."""
        self.appearances.append(appearance)
        for role in appearance.roles:
            self.offices.setdefault(folded(f"{role.title} {role.of or ''}"), f"{role.title}، {role.of}" if role.of else role.title)

    @property
    def name(self) -> str:
        """The spelling that most articles have."""
        return Counter(one.name for one in self.appearances).most_common(1)[0][0]

    @property
    def fathered(self) -> bool:
        """Whether the name ends in that of a father or a house, as most articles spell it."""
        return fathered(self.name)

    @property
    def first(self) -> tuple[date, str, tuple[str, ...]]:
        """The earliest day, the article and the name: an order that adding later articles does not change."""
        return (*min((one.day or date.max, one.article) for one in self.appearances), self.words)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Weight of all that speaks for two being one, less what speaks against it, and both in words."""

    weight: float
    because: str

    @property
    def same(self) -> bool:
        """Whether it is enough."""
        return self.weight >= ENOUGH


def compare(one: Bearer, other: Bearer, names: Names) -> Verdict:
    """How much speaks for two bearers of names being one person; weight 0 where the names themselves contradict each other."""
    short, full = sorted((one, other), key=lambda bearer: len(bearer.words))
    found = names.alike(one.words, other.words, sons=len(short.words) == 1 and full.fathered)
    if not found.weight:
        return Verdict(0, "other names")
    weight, reasons = found.weight, [found.because]
    if one.country and other.country:
        weight += COUNTRY if one.country == other.country else RARE_ELSEWHERE if found.weight >= RARE else OTHER_COUNTRY
        reasons.append(f"both {one.country}" if one.country == other.country else f"{one.country} and {other.country}")
    if one.offices and other.offices:
        share, mine, theirs = max((dice(mine, theirs), mine, theirs) for mine in one.offices for theirs in other.offices)
        weight += OFFICE * share if share >= ALIKE else RARE_OTHERWISE if found.weight >= RARE else OTHER_OFFICE
        told = f"both {one.offices[mine]}" if mine == theirs else f"{one.offices[mine]} and {other.offices[theirs]}"
        reasons.append(told if share >= ALIKE else "no office in common")
    return Verdict(weight, ", ".join(reasons))


@lru_cache(maxsize=65_536)
def dice(one: str, other: str) -> float:
    """Share of words that two offices have in common."""
    mine, theirs = set(one.split()), set(other.split())
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def folded(text: str) -> str:
    """The words of a title or body as they are compared: folded, without articles and marks."""
    return " ".join(map(bare, _WORD.findall(fold_word(text))))
