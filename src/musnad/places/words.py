"""Words beside names of places, one look-up a token: heads, prepositions, adjectives of country."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.document import Document
from musnad.text.folding import fold, fold_word

_ARTICLE = "ال"
AMBIGUOUS = "ambiguous"  # tag of words with other meanings


class Word(NamedTuple):
    """What a token tells of a place beside it; the first `skip` letters are the proclitics `before`.

    head and context: the value in the tables `places_heads` and `places_context`; tags: of its entry in the former. country: the code of
    a country whose adjective it is, definite. given: it is a given name. speaks: a capital that stands for its state in the news.
    """

    head: str = ""
    context: str = ""
    country: str = ""
    tags: tuple[str, ...] = ()
    before: str = ""
    definite: bool = False
    given: bool = False

    @property
    def skip(self) -> int:
        """How many letters the proclitics are."""
        return len(self.before)


NONE = Word()


class Beside(NamedTuple):
    """What every token of a document tells of a place beside it, and the tokens that tell anything."""

    words: list[Word]
    telling: list[int]


class Words:
    """Look-ups by folded word, made from a lexicon once. `common` are the commonest words of news as they stand, folded."""

    def __init__(self, lexicon: Lexicon, runs: tuple[str, ...]) -> None:
        self._words = {name: Word(given=True) for name in _given(lexicon)}
        self.common = frozenset(fold("\n".join(row.partition("\t")[0] for row in lexicon.rows("common_words"))).folded.split("\n"))
        self.speaking = frozenset(form for e in lexicon.entries("capitals") if "speaks" in e.tags for form in (e.lemma, *e.forms))
        for surface, field, value, tags in _surfaces(lexicon):
            for run in ("", *runs):
                joined = run + (surface[1:] if run[-1:] == "ل" and surface.startswith(_ARTICLE) else surface)
                self._put(joined, field, value, tags, run, surface.startswith(_ARTICLE))

    def of(self, document: Document) -> "Beside":
        """What each token tells."""
        words = list(map(self._words.get, document.folded, repeat(NONE)))
        return Beside(words, [i for i, word in enumerate(words) if word is not NONE])

    def _put(self, word: str, field: str, value: str, tags: tuple[str, ...], run: str, definite: bool) -> None:
        """Fill in one field; a word as it stands wins over one with proclitics, either over a given name."""
        known = self._words.get(word, NONE)
        if known is not NONE and (known.given or len(run) < len(known.before)):
            known = NONE
        if known is NONE or known.before == run:
            self._words[word] = _filled(known, field, value, tags, run, definite)


@lru_cache(maxsize=4096)
def _filled(known: Word, field: str, value: str, tags: tuple[str, ...], run: str, definite: bool) -> Word:
    """A word with one field filled in; most are the same but for their letters, so one of each is made."""
    told: dict[str, Any] = {field: value}
    return known._replace(**told, tags=known.tags or tags, before=run, definite=definite)


def _surfaces(lexicon: Lexicon) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Folded surfaces with the field of `Word` they fill, its value and tags."""
    for table, field in (("places_heads", "head"), ("places_context", "context")):
        for entry in lexicon.entries(table):
            for form in (entry.lemma, *entry.forms):
                yield fold_word(form), field, entry.value, entry.tags
    for entry in lexicon.entries("nationalities"):
        for form in (entry.lemma, *entry.forms) if entry.value else ():
            if form.startswith(_ARTICLE):
                yield fold_word(form), "country", entry.value, tuple(tag for tag in entry.tags if tag == AMBIGUOUS)


def _given(lexicon: Lexicon) -> Iterator[str]:
    """Folded given names that are hardly ever anything else; `على` folds to a name and is none."""
    closed = {fold_word(form) for e in lexicon.entries("closed_class") for form in (e.lemma, *e.forms)}
    names = [form for e in lexicon.entries("given_names") if "plain" in e.tags for form in (e.lemma, *e.forms)]
    names += [word for word, kind, *_ in (row.split("\t") for row in lexicon.rows("proper_words")) if kind == "given"]
    yield from set(map(fold_word, names)) - closed
