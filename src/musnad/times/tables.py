"""The times tables of one lexicon, compiled once and kept by its digest."""

from dataclasses import dataclass
from functools import cached_property

from musnad.lexicon import Entry, Lexicon, kept
from musnad.text.folding import fold_word
from musnad.times.words import Word, date_words, glued_tails, month_pairs

_PERFECT_ENDINGS = ("", "ت", "وا", "تا", "ا")
_WEAK_ENDINGS = ("ت", "وا", "تا", "يا")  # of a perfect in alif maqsura, which they replace
_WEAK = fold_word("ى")
_JOINED = ("", "و", "ف")


@dataclass(frozen=True)
class Tables:
    """Look-ups of the finder. All keys are folded."""

    lexicon: Lexicon

    @cached_property
    def words(self) -> dict[str, Word]:
        """Date words by surface."""
        return date_words(self.lexicon)

    @cached_property
    def tails(self) -> tuple[str, ...]:
        """Date words that may be glued to the end of another."""
        return glued_tails(self.words)

    @cached_property
    def month_pairs(self) -> dict[tuple[str, str], Entry]:
        """Months of two words."""
        return month_pairs(self.lexicon)

    @cached_property
    def tense(self) -> dict[str, str]:
        """`future`, `past` or `scheduled` by surface."""
        entries = [entry for entry in self.lexicon.entries("times_tense") if "beginning" not in entry.tags]
        return {joined + form: entry.value for entry in entries for form in _tense_forms(entry) for joined in _JOINED}

    @cached_property
    def not_future(self) -> tuple[str, ...]:
        """Beginnings of words that look like verbs of the future."""
        return tuple(fold_word(f) for e in self.lexicon.entries("times_tense") if "beginning" in e.tags for f in e.forms)

    @cached_property
    def blocked(self) -> dict[tuple[str, str], frozenset[str]]:
        """Words that take a date word of a kind out, by the kind and by where they stand (`before`, `after`)."""
        found: dict[tuple[str, str], frozenset[str]] = {}
        for entry in self.lexicon.entries("times_context"):
            words = {joined + fold_word(form) for form in (entry.lemma, *entry.forms) for joined in _JOINED}
            for kind in entry.tags:
                found[kind, entry.value] = found.get((kind, entry.value), frozenset()) | words
        return found


@kept
def tables(lexicon: Lexicon) -> Tables:
    """The compiled tables of `lexicon`."""
    return Tables(lexicon)


def _tense_forms(entry: Entry) -> list[str]:
    forms = [fold_word(form) for form in (entry.lemma, *entry.forms)]
    if "perfect" not in entry.tags:
        return forms
    if forms[0].endswith(_WEAK):
        return [forms[0], *(forms[0][:-1] + ending for ending in _WEAK_ENDINGS)]
    return [forms[0] + ending for ending in _PERFECT_ENDINGS]
