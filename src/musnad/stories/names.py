"""Who is named, by words alone: states and given names, known without reading the article."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Literal, NamedTuple

from musnad.lexicon import Entry, Lexicon, kept
from musnad.text.folding import fold_word

STATES = ("countries", "nationalities", "capitals")
COMMON = frozenset({"word", "ambiguous"})  # tags of names that are common words as well
BEFORE = frozenset({"conjunction", "preposition"})  # clitics that may stand before a name
_VOCABULARY = 400_000  # words remembered before starting anew: some 40 MB

WORD = re.compile(r"\w+")


class Name(NamedTuple):
    """Somebody named: a state by its ISO code, whether its name, its capital or an adjective stands for it; a person by a given name."""

    kind: Literal["state", "person"]
    key: str


class NamesInWords(dict[str, Name | None]):
    """Name by folded word, None for a word that is none, filled as words come by."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the names of `lexicon`."""
        super().__init__()
        self._names = _given_names(lexicon) | _states(lexicon)
        clitics = [fold_word(entry.lemma) for entry in lexicon.entries("clitics") if entry.value in BEFORE]
        self._proclitics = (*clitics, *("".join(two) for two in product(clitics, repeat=2)))

    def __missing__(self, word: str) -> Name | None:
        if len(self) >= _VOCABULARY:
            self.clear()
        found = self._names.get(word) or self._after_clitics(word)
        self[word] = found
        return found

    def named(self, words: Iterable[str]) -> frozenset[Name]:
        """Who is named among folded words."""
        return frozenset(filter(None, map(self.__getitem__, set(words))))

    def _after_clitics(self, word: str) -> Name | None:
        stems = (word[len(clitic) :] for clitic in self._proclitics if word.startswith(clitic))
        return next((self._names[stem] for stem in stems if stem in self._names), None)


@kept
def names_in_words(lexicon: Lexicon) -> NamesInWords:
    """The names of a lexicon."""
    return NamesInWords(lexicon)


def _states(lexicon: Lexicon) -> dict[str, Name]:
    """States by folded word; of two that one word may mean, the first in the table."""
    states: dict[str, Name] = {}
    for entry in (entry for table in STATES for entry in lexicon.entries(table) if entry.value):
        for form in _words(entry):
            states.setdefault(form, Name("state", entry.value))
    return states


def _given_names(lexicon: Lexicon) -> dict[str, Name]:
    """Given names by folded word. Those written in one word or two (`عبدالله`, servant of God) are left out."""
    split = tuple(fold_word(entry.lemma) for entry in lexicon.entries("name_connectors") if entry.value == "prefix")
    names = (name for entry in lexicon.entries("given_names") for name in _words(entry) if not name.startswith(split))
    return {name: Name("person", name) for name in names}


def _words(entry: Entry) -> Iterator[str]:
    """The forms of an entry that are one word each and hardly ever anything else than a name."""
    if not COMMON.intersection(entry.tags):
        yield from (fold_word(form) for form in (entry.lemma, *entry.forms) if " " not in form)
