"""Actors in the making: what is known of one referent while the mentions of a document are gone through."""

from collections import Counter
from dataclasses import dataclass, field

from musnad.actors.spelling import ARTICLE, name_words
from musnad.mentions.mention import Mention, Office
from musnad.records import Actor, ActorKind, Role


@dataclass(slots=True)
class Draft:
    """One referent. `texts` are its surface forms in order, `last` the token where it was named last, `at` all of these."""

    kind: ActorKind
    name: str = ""
    words: tuple[str, ...] = ()
    entry: str = ""
    head: str = ""
    country: str = ""
    gender: str = ""
    number: str = "s"
    offices: list[Office] = field(default_factory=list)
    texts: dict[str, None] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    because: dict[str, None] = field(default_factory=dict)
    named: bool = False
    nation: str = ""
    national: bool = False
    honorifics: set[str] = field(default_factory=set)

    def see(self, mention: Mention) -> None:
        """Take in what a mention tells."""
        if mention.text and not (mention.adjective or mention.composed):
            self.texts[mention.text] = None
        self.texts.update(dict.fromkeys(mention.parts))
        self.at.append(mention.first)
        if mention.country and not mention.capital:
            self.countries[mention.country] += 1
        self.country = self.country or mention.country
        self.national = self.national or (mention.national and not (mention.loose and self.entry))  # `المجلس`, for one that is known
        self.gender = self.gender or mention.gender
        for office in mention.offices if self.kind == "person" else ():
            if office not in self.offices:
                self.offices.append(office)
        self.honorifics.update(word for lemma in mention.honorifics for word in name_words(lemma))
        self.because.update(dict.fromkeys(mention.because))

    def distance(self, at: int) -> int:
        """Tokens from the last naming before `at`; a later one counts as far away."""
        before = [at - one for one in self.at if one <= at]
        return min(before) if before else 10_000 + min((one - at for one in self.at), default=0)

    def actor(self, number: int) -> Actor:
        """The record of this referent."""
        mentions = tuple(text for text in self.texts if text != self.name)
        return Actor(
            id=str(number), name=self.name, kind=self.kind, country=self.country or None,
            roles=() if self._is_anybody() else roles(self.offices),
            mentions=mentions, because=tuple(self.because)[:6],
        )  # fmt: skip

    def _is_anybody(self) -> bool:
        """Whether nothing is told but that somebody is an official: `مسؤول فرنسي`."""
        return not self.named and all(office.vague and not office.title.startswith(ARTICLE) for office in self.offices)


def roles(offices: list[Office]) -> tuple[Role, ...]:
    """The roles of a person as the record has them."""
    return tuple(Role(o.title, o.of or None, o.former) for o in prune(offices))


def prune(offices: list[Office]) -> list[Office]:
    """Offices of one person, each once: one that only repeats another with less is left out."""
    kept: list[Office] = []
    for office in sorted([o for o in offices if not o.vague] or offices, key=lambda o: (-bool(o.of), -len(o.key))):
        if office.shared or any(_within(office, other) for other in kept):
            continue
        kept.append(office)
    return [office for office in offices if office in kept]


def _within(office: Office, other: Office) -> bool:
    """Whether an office says nothing that another does not: `رئيس الهيئة` beside `رئيس` of `الهيئة العليا`, `أمير نجران`."""
    mine, yours = set(name_words(office.title)), set(name_words(other.title))
    if mine <= yours and (not office.of or not other.of or office.of == other.of or _one_state(office, other)):
        return True
    held = {*yours, *name_words(other.of)}
    alike = office.head.split(" ", 1)[0] == other.head.split(" ", 1)[0]
    return alike and bool(other.of) and not office.former and {*mine, *name_words(office.of)} <= held


def _one_state(office: Office, other: Office) -> bool:
    return office.of_state and other.of_state and office.country == other.country
