"""The words of the event tables that tell whether a deed was done, but for those found as phrases, folded, compiled once."""

from dataclasses import dataclass
from functools import cached_property

from musnad.lexicon import Lexicon
from musnad.text.folding import fold_word


@dataclass(frozen=True)
class StatusWords:
    """Look-ups of those who find the status of an event."""

    lexicon: Lexicon

    @cached_property
    def aims(self) -> dict[str, frozenset[str]]:
        """By folded prepositions written onto a verbal noun that is aimed at the codes of what it may be: `لإيقاف` (in order to stop)."""
        return {fold_word(e.lemma): frozenset(e.tags) for e in self.lexicon.entries("event_status") if "aim" in e.tags}

    @cached_property
    def wishing(self) -> frozenset[str]:
        """Folded particles before an imperfect that tells what may be or is to be: `كي` (in order that)."""
        return self._words("wishing")

    @cached_property
    def begun(self) -> frozenset[str]:
        """Folded nouns before a preposition behind which stands what is begun or gone on with: `الشروع في` (the start of)."""
        return self._words("begun")

    @cached_property
    def owing(self) -> frozenset[str]:
        """Folded words before "for" of a deed for whose sake something is: `نتيجة لإقالته` (owing to his dismissal)."""
        return self._words("owing")

    @cached_property
    def denying(self) -> frozenset[str]:
        """Folded verbs of those who deny what they tell: `نفى` (deny)."""
        entries = (e for e in self.lexicon.entries("event_status") if e.value == "negated" and "before" in e.tags)
        return frozenset(fold_word(entry.lemma) for entry in entries)

    def _words(self, value: str) -> frozenset[str]:
        """The folded forms of the entries with a value."""
        entries = (entry for entry in self.lexicon.entries("event_context") if entry.value == value)
        return frozenset(fold_word(form) for entry in entries for form in (entry.lemma, *entry.forms))
