"""Words as the catalogue looks for them: the only door to the engine's folding and its analysis of words.

A word has three terms: `exact`, its letters folded (hamza seats, ta marbuta and alif maqsura made one, marks and tatweel gone); `stem`,
that without clitics; `lemma`, the dictionary form. `بالوزارات` (in the ministries) gives `بالوزارات`, `وزارات` and `وزاره`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from musnad.actors.romanise import Romaniser
from musnad.lexicon.load import shipped_lexicon
from musnad.text.analysis import Analyser
from musnad.text.folding import fold, fold_word
from musnad.text.tokens import tokenise

LONGEST = 200  # letters of a column that is compared: a database refuses to index much longer values
WORD_LETTERS = 32  # letters of a term that are kept
INDEXED = 100_000  # letters of one article that can be searched, some 17,000 words: PostgreSQL's index has room for no more
BORDER = "0" * (WORD_LETTERS + 1)  # between title and body, so that no phrase runs across; too long to be anybody's term
ARTICLE_BITS = 40
_SIGNS, _BETWEEN = r"[^\w\s]*", r"[\W_]*"  # in patterns, inside a word and between two
_READINGS = 3  # of a word that somebody looks for: its letters may mean as many things
_REMEMBERED = 50_000


class Word(NamedTuple):
    """The terms of one word."""

    exact: str
    stem: str
    lemma: str


class Index(NamedTuple):
    """What the full-text index holds of one article, the columns of `models.Terms`."""

    title: str
    body: str
    stems: str
    lemmas: str


def index_of(title: str, text: str) -> Index:
    """The terms of an article whose text begins with its title."""
    head, words = _words_of(title), _words_of(text)
    body = words[len(head) :] if words[: len(head)] == head else words
    known = _Bounded()
    head, body = known.take(head), known.take(body)
    columns = [(_joined(title), _joined(words)) for title, words in zip(_columns(head), _columns(body), strict=True)]
    (title, text), *forms = columns
    return Index(title, text, *(f"{before} {BORDER} {after}".strip() for before, after in forms))


def _columns(words: Sequence[Word]) -> list[tuple[str, ...]]:
    return [tuple(word[i] for word in words) for i in range(len(Word._fields))]


def places_of(text: str, groups: Iterable[tuple[str, ...]]) -> list[tuple[int, int]]:
    """The code points of a text that each occurrence of folded words or phrases covers, in order."""
    asked = "|".join(sorted(map(_pattern, groups), key=len, reverse=True))
    whole = fold(text)
    found = re.finditer(asked, whole.folded, re.IGNORECASE) if asked else ()
    return [(whole.start(match.start()), whole.end(match.end())) for match in found]


def _pattern(group: Sequence[str]) -> str:
    """Terms as they may stand in a folded text: signs inside (`أ.ف.ب`), whatever is no letter between, no letter of another word beside."""
    words = (_SIGNS.join(map(re.escape, word)) for word in group)
    first, last = (r"\d" if letter.isdigit() else r"[^\W\d_]" for letter in (group[0][0], group[-1][-1]))
    return f"(?<!{first}){_BETWEEN.join(words)}(?!{last})"


def meanings(plain: str) -> tuple[Word, ...]:
    """What a word that somebody looks for may be, likeliest first; the exact letters are the same in all."""
    word = _word(plain)
    analyses = _analyser().analyse(plain)[:_READINGS] if plain.isalpha() else ()
    return tuple(dict.fromkeys((word, *(Word(word.exact, _term(a.stem), _term(a.lemma)) for a in analyses))))


def plain_words(text: str) -> list[str]:
    """The words and numbers of a question, cleaned but not folded, in order."""
    return [token.plain for token in tokenise(fold(text)) if token.kind != "mark"]


def folded(text: str) -> str:
    """A text for comparing: letters folded, one space between words."""
    return " ".join(fold_word(text).split())


def own_name(name: str) -> str:
    """A name as bearers of one are told apart by it: folded, and words that bind written as one with the next, for some write them so
    (`عبد الله` and `عبدالله`, `بن عرفة` and `بنعرفة`), in whatever case or form they stand (`أبي بكر` is `أبو بكر`, `ابن` is `بن`)."""
    joined = ""
    for word in folded(name).split(" "):
        joined += _binding().get(word, f"{word} ")
    return joined.rstrip()


@lru_cache(maxsize=1)
def _binding() -> dict[str, str]:
    """Words that bind a name to the word after it, each form with the one it stands for."""
    entries = [entry for entry in shipped_lexicon().entries("name_connectors") if entry.value in ("son", "prefix")]
    return {folded(form): folded(entry.lemma) for entry in entries for form in (entry.lemma, *entry.forms)}


def sought(text: str) -> str:
    """The words of a text folded and without clitics: `الوزارة` and `وزارة` are one."""
    return _joined(word.stem for word in _words_of(text))[:LONGEST]


def name_words(name: str) -> set[str]:
    """The words that find a name: as they stand, without clitics, and as `own_name` joins them."""
    return {term for word in _words_of(name) for term in (word.exact, word.stem)}.union(_joined_words(name))


def _joined_words(name: str) -> list[str]:
    return [word.exact for word in _words_of(own_name(name))]


def country_name(code: str, language: str) -> str:
    """What a country of an ISO 3166-1 alpha-3 code is called, in Arabic or English; the code itself where it is not known."""
    arabic, english = _countries().get(code, (code, code))
    return arabic if language == "ar" else english


@lru_cache(maxsize=_REMEMBERED)
def romanised(name: str) -> str:
    """A proper name in Latin letters, for people who read no Arabic; empty for a role or a body that is called by common words, which
    letters do not translate, unless it bears a usual English name."""
    known, common = _called()
    proper = folded(name) in known or sought(name).partition(" ")[0] not in common
    return _romaniser().name(name) if proper else ""


@lru_cache(maxsize=1)
def _called() -> tuple[frozenset[str], frozenset[str]]:
    """Names that have an English one, folded; and words that a role or a body by its common name begins with, as `sought` has them."""
    lexicon = shipped_lexicon()
    named = (entry for table in ("countries", "capitals", "organisations", "armed_groups", "media") for entry in lexicon.entries(table))
    heads = (entry for table in ("roles", "organisation_heads", "media_heads") for entry in lexicon.entries(table))
    known = frozenset(folded(form) for entry in named for form in (entry.lemma, *entry.forms))
    return known, frozenset(sought(form).partition(" ")[0] for entry in heads for form in (entry.lemma, *entry.forms))


@lru_cache(maxsize=1)
def _romaniser() -> Romaniser:
    return Romaniser(shipped_lexicon())


def countries() -> Iterable[str]:
    """The ISO 3166-1 alpha-3 codes of all countries that have a name."""
    return filter(None, _countries())


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, str]]:
    """Names by code; what is a part of a country or one that is no more stands under its code, and is not meant by it."""
    entries = (entry for entry in shipped_lexicon().entries("countries") if not {"entity", "former"} & set(entry.tags))
    named: dict[str, tuple[str, str]] = {}
    for entry in entries:
        named.setdefault(entry.value, (entry.lemma, entry.gloss))
    return named


LINKS = ("document", "wire", "medium", "body")  # kinds of links of a chain


@lru_cache(maxsize=_REMEMBERED)
def link_kind(text: str) -> str:
    """What a link of a chain is: a `document` (statement, letter, report), a `wire` agency, another `medium`, or a `body` or person."""
    words = sought(text)
    if words.partition(" ")[0] in _link_words()["document"]:
        return "document"
    named = f" {words} "
    return next((kind for kind in ("wire", "medium") for word in _link_words()[kind] if f" {word} " in named), "body")


@lru_cache(maxsize=1)
def _link_words() -> dict[str, frozenset[str]]:
    """Heads and names that tell the kind of a link, as `sought` has them."""
    lexicon = shipped_lexicon()
    documents = [(entry, "document") for entry in lexicon.entries("chain_documents") if entry.value != "speech"]
    heads = [(entry, "wire" if entry.value == "agency" else "medium") for entry in lexicon.entries("media_heads")]
    media = [(entry, "wire" if "agency" in entry.tags else "medium") for entry in lexicon.entries("media")]
    words: dict[str, set[str]] = {}
    for entry, kind in (*documents, *heads, *media):
        words.setdefault(kind, set()).update(filter(None, map(sought, (entry.lemma, *entry.forms))))
    return {kind: frozenset(of_kind) for kind, of_kind in words.items()}


def place_in_time(day: date | None, article: int) -> int:
    """A number for an article that grows with its day, undated ones first; `article_of` gives the article back."""
    return ((day.toordinal() if day else 0) << ARTICLE_BITS) | article


def article_of(place: int) -> int:
    """The article of a place in time."""
    return place & ((1 << ARTICLE_BITS) - 1)


class _Bounded:
    """Takes words as long as there is room for their letters."""

    def __init__(self) -> None:
        self._room = INDEXED

    def take(self, words: list[Word]) -> list[Word]:
        for i, word in enumerate(words):
            self._room -= len(word.exact) + 1
            if self._room < 0:
                return words[:i]
        return words


def _words_of(text: str) -> list[Word]:
    return [_word(token.plain) for token in tokenise(fold(text)) if token.kind != "mark"]


@lru_cache(maxsize=_REMEMBERED)
def _word(plain: str) -> Word:
    exact = _term(plain)
    if not plain.isalpha():
        return Word(exact, exact, exact)
    best = _analyser().analyse(plain)[0]
    return Word(exact, _term(best.stem) or exact, _term(best.lemma) or exact)


def _term(letters: str) -> str:
    """Folded letters and digits alone, so that no index cuts a term in two."""
    return "".join(letter for letter in fold_word(letters).lower() if letter.isalnum())[:WORD_LETTERS]


def _joined(terms: Iterable[str]) -> str:
    return " ".join(terms)


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return Analyser(shipped_lexicon())
