"""Whether two who bear like names are one person: name, country and offices, each with its weight, and what speaks for it in words."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from musnad.dossiers.names import Names
from musnad.dossiers.records import Appearance
from musnad.text.folding import fold_word

ENOUGH = 3.0  # weight from which two are one
COUNTRY, OTHER_COUNTRY = 1.0, -2.5  # both are of one country, or of two
OFFICE, TITLE, OTHER_OFFICE = 2.5, 1.0, -1.0  # an office in common, a title of two bodies, nothing in common


@dataclass
class Bearer:
    """All who bear one spelling of a name in one country and one office (or in none that is told): one person."""

    words: tuple[str, ...]
    country: str | None
    office: tuple[str, ...]
    appearances: list[Appearance] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    offices: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, appearance: Appearance) -> None:
        """Take in one article."""
        self.appearances.append(appearance)
        for role in appearance.roles:
            title = folded(role.title)
            self.titles[title] += 1
            self.offices[title, folded(role.of or "")] += 1

    @property
    def name(self) -> str:
        """The spelling that most articles have."""
        return Counter(one.name for one in self.appearances).most_common(1)[0][0]

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
    found = names.alike(one.words, other.words)
    if not found.weight:
        return Verdict(0, "other names")
    weight, reasons = found.weight, [found.because]
    if one.country and other.country:
        weight += COUNTRY if one.country == other.country else OTHER_COUNTRY
        reasons.append(f"both {one.country}" if one.country == other.country else f"{one.country} and {other.country}")
    offices, titles = one.offices.keys() & other.offices.keys(), one.titles.keys() & other.titles.keys()
    if offices:
        weight += OFFICE
        title, of = max(offices, key=lambda office: (one.offices[office], office))
        reasons.append(f"both {title} {of}".rstrip())
    elif titles:
        weight += TITLE
        reasons.append(f"both {max(titles)}")
    elif one.titles and other.titles:
        weight += OTHER_OFFICE
        reasons.append("no office in common")
    return Verdict(weight, ", ".join(reasons))


def folded(text: str) -> str:
    """The words of a title or body as they are compared: folded, without articles."""
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in fold_word(text).split())
