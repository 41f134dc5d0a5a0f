"""The page room's words, compiled once from the lexicon: agencies, places, byline words, furniture phrases, months."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from musnad.lexicon import Entry, Lexicon
from musnad.text.folding import fold_word

WORD = re.compile(r"[^\W_]+")


TAIL = frozenset({"tags", "source_link"})  # kinds of furniture that stick to the end of an article's last line


class Phrase(NamedTuple):
    """One furniture phrase: its folded words, the kind of furniture it shows, and the tags of its entry."""

    words: tuple[str, ...]
    kind: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageWords:
    """Folded look-ups: `agencies` and `bylines` give the entry's value, `phrases` are keyed by their first word, longest first.

    `tail_heads` are first words, as printed, of what sticks to the end of a text. `outlets` gives the names of an outlet by that of
    its source, as printed. `languages` (function words by ISO 639-1 code) and `function_words` (all of them) are not folded, since
    folding makes Persian and Urdu letters Arabic.
    """

    agencies: dict[str, str]
    bylines: dict[str, str]
    places: frozenset[str]
    place_heads: frozenset[str]
    given_names: frozenset[str]
    name_heads: tuple[str, ...]
    phrases: dict[str, tuple[Phrase, ...]]
    languages: dict[str, frozenset[str]]
    tail_heads: frozenset[str]
    outlets: dict[str, tuple[str, ...]]
    function_words: frozenset[str]


_COMPILED: dict[str, PageWords] = {}  # by digest of the lexicon: compiling costs some 10 ms


def page_words(lexicon: Lexicon) -> PageWords:
    """The compiled words of `lexicon`, kept for the next call with the same lexicon."""
    if lexicon.digest not in _COMPILED:
        _COMPILED[lexicon.digest] = _compile(lexicon)
    return _COMPILED[lexicon.digest]


def surfaces(entry: Entry) -> Iterable[str]:
    """Lemma and forms, folded, dots and quotation marks kept."""
    return (fold_word(form) for form in (entry.lemma, *entry.forms))


def _compile(lexicon: Lexicon) -> PageWords:
    places = lexicon.entries("page_places")
    furniture = lexicon.entries("page_furniture")
    return PageWords(
        agencies=_values(lexicon.entries("page_agencies")),
        bylines=_values(lexicon.entries("page_bylines")),
        places=_with_value(places, "place"),
        place_heads=_with_value(places, "head"),
        given_names=_with_value(lexicon.entries("page_given_names"), "given"),
        name_heads=tuple(_with_value(lexicon.entries("page_given_names"), "prefix")),
        phrases=_phrases(furniture),
        tail_heads=frozenset(s.split()[0] for entry in furniture if entry.value in TAIL for s in (entry.lemma, *entry.forms)),
        languages={entry.value: frozenset((entry.lemma, *entry.forms)) for entry in lexicon.entries("page_languages")},
        outlets={entry.value: (entry.lemma, *entry.forms) for entry in lexicon.entries("page_outlets")},
        function_words=frozenset(w for entry in lexicon.entries("page_languages") for w in (entry.lemma, *entry.forms)),
    )


def _with_value(entries: Iterable[Entry], value: str) -> frozenset[str]:
    return frozenset(surface for entry in entries if entry.value == value for surface in surfaces(entry))


def _values(entries: Iterable[Entry]) -> dict[str, str]:
    return {surface: entry.value for entry in entries for surface in surfaces(entry)}


def _phrases(entries: Iterable[Entry]) -> dict[str, tuple[Phrase, ...]]:
    by_first: dict[str, list[Phrase]] = {}
    for entry in entries:
        for surface in surfaces(entry):
            words = tuple(WORD.findall(surface))
            by_first.setdefault(words[0], []).append(Phrase(words, entry.value, frozenset(entry.tags)))
    return {first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in by_first.items()}
