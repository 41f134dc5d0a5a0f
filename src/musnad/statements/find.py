"""Statements: a cue, the particle that joins its content, the words between them as speaker."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from musnad.lexicon import Entry, Lexicon
from musnad.records import Actor, Span, Statement
from musnad.text.document import Document
from musnad.text.folding import fold_word

REACH = 25  # tokens between a cue and its particle: longer titles than this are rare, other clauses are not
MOST = 200  # statements of one sentence: contents run to its end, so a line of nothing but cues would grow with its square
JOINED = ("و", "ف")  # "and", "so", written onto the cue


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements in text order, and the actors that speak in them."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue at token `at`, its letters starting `skip` letters into the token."""

    entry: Entry
    at: int
    skip: int


def find_statements(document: Document, lexicon: Lexicon) -> Statements:
    """Statements of `document` by the cues of the lexicon; a cue without a speaker of its own continues the one before it."""
    forms = {fold_word(form): entry for entry in lexicon.entries("cues") for form in entry.forms}
    found: list[Statement] = []
    actors: dict[str, Actor] = {}
    speaker: str | None = None
    for first, after in document.sentences:
        for cue in islice(_cues(document, forms, first, after), MOST):
            join = _particle(document, cue, after)
            if join is None or join >= after:
                continue
            named = _speaker(document, cue.at + 1, join)
            if named:
                speaker = actors.setdefault(named.text, _actor(named, len(actors) + 1)).id
            if speaker:
                found.append(_statement(document, cue, join, after, speaker, len(found) + 1))
    return Statements(tuple(found), tuple(actors.values()))


def _cues(document: Document, forms: dict[str, Entry], first: int, after: int) -> Iterator[_Cue]:
    for i in range(first, after):
        word = document.tokens[i].folded
        if word in forms:
            yield _Cue(forms[word], i, 0)
        elif word.startswith(JOINED) and word[1:] in forms:
            yield _Cue(forms[word[1:]], i, 1)


def _particle(document: Document, cue: _Cue, after: int) -> int | None:
    """Index of the first content token after the cue's particle."""
    wanted = [tuple(fold_word(p) for p in particle.split()) for particle in cue.entry.takes]
    for i in range(cue.at + 1, min(after, cue.at + REACH)):
        for particle in wanted:
            if tuple(t.folded for t in document.tokens[i : i + len(particle)]) == particle:
                return i + len(particle)
    return None


def _speaker(document: Document, first: int, join: int) -> Span | None:
    """The words after a cue up to a comma or the particle."""
    end = first
    while end < join - 1 and document.tokens[end].kind == "word":
        end += 1
    return document.span(first, end) if end > first else None


def _actor(name: Span, number: int) -> Actor:
    return Actor(id=f"a{number}", name=name.text, kind="person", evidence=(name,), confidence=0.3, because=("words after the cue",))


def _statement(document: Document, cue: _Cue, join: int, after: int, speaker: str, number: int) -> Statement:
    token = document.tokens[cue.at]
    while after - 1 > join and document.tokens[after - 1].kind == "mark":
        after -= 1
    return Statement(
        id=f"s{number}",
        speaker=speaker,
        cue=document.text.span(token.start + cue.skip, token.end),
        content=document.span(join, after),
        confidence=0.5,
        because=(f"cue {cue.entry.lemma}",),
    )
