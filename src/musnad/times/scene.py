"""What a rule sees: the tokens and letters of one document, the tables, and the publication day."""

import re
from datetime import date
from typing import NamedTuple

from musnad.text.document import Document
from musnad.times.calendar import Direction
from musnad.times.tables import Tables
from musnad.times.tense import Told, direction
from musnad.times.words import Symbols, Word

Match = re.Match[str]
_COUNTING = frozenset("NOFctfoe")


class Value(NamedTuple):
    """A resolved value in ISO 8601 (null: left open for want of a publication day), how sure, and why. `guessed`: year not told."""

    iso: str | None
    confidence: float
    because: tuple[str, ...]
    guessed: bool = False


SAME = ""  # in place of an ISO value: the one told before, which `join.same_again` fills in


class MonthName(NamedTuple):
    """A month: its number and whether it is one of the Islamic calendar."""

    number: int
    islamic: bool
    lemma: str
    dated: bool = False


class Scene(NamedTuple):
    """One document under reading. `day` is the publication day the text is read from, null when unknown."""

    document: Document
    symbols: Symbols
    tables: Tables
    sentence: tuple[int, int]
    day: date | None

    def word(self, match: Match, group: str) -> Word | None:
        """The date word of a one-token group; null if the group is not there."""
        return self.symbols.words[match.start(group)] if told(match, group) else None

    def value(self, match: Match, group: str) -> str:
        """The lexicon value of a one-token group, empty if the group is not there."""
        word = self.word(match, group)
        return word.value if word else ""

    def number(self, match: Match, group: str) -> int | None:
        """The number a group spells: figures, or an ordinal with ten or tens added; null without the group."""
        if not told(match, group):
            return None
        words = (self.symbols.words[i] for i in range(*match.span(group)))
        return sum(int(word.value) for word in words if word and word.letter in _COUNTING)

    def month(self, match: Match, group: str = "month") -> MonthName | None:
        """The month a group names; null where its two words are no month together."""
        head = self.word(match, group)
        if head is None:
            return None
        first, after = match.span(group)
        code = head.value if after == first + 1 else self._pair(head, first)
        return MonthName(int(code[1:]), code[0] == "h", self.text(first, after), head.letter == "n") if code else None

    def told(self, match: Match) -> Told:
        """Whether the text puts a matched date behind or ahead."""
        return direction(self.document.tokens, match.span(), self.sentence, self.tables)

    def folded(self, at: int) -> str:
        """Folded token at an index, or empty outside the sentence."""
        return self.document.tokens[at].folded if self.sentence[0] <= at < self.sentence[1] else ""

    def text(self, first: int, after: int) -> str:
        """Words of a token range as the tables spell them, joined letters left out."""
        skip = self.symbols.words[first]
        return " ".join(t.plain for t in self.document.tokens[first:after])[skip.skip if skip else 0 :]

    def _pair(self, head: Word, at: int) -> str:
        first, second = (self.document.tokens[i].folded for i in (at, at + 1))
        entry = self.tables.month_pairs.get((first[head.skip :], second))
        return entry.value if entry else ""


class Candidate(NamedTuple):
    """A rule's match that stands for a date, and the token range of its sentence."""

    rule: str
    match: Match
    sentence: tuple[int, int]


def told(match: Match, *groups: str) -> bool:
    """Whether a rule has one of the groups and the text fills it."""
    return any(group in match.re.groupindex and match[group] is not None for group in groups)


def toward(modifier: str) -> Direction:
    """Direction of a modifier's value."""
    return "future" if modifier == "next" else "past"
