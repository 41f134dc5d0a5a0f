"""What the tests of labels share: texts read with the actors and statements that a case tells."""

from collections.abc import Callable, Sequence
from typing import Any, get_args

import pytest

from musnad.actors.named import Actors, Named
from musnad.grammar import read_syntax
from musnad.labels import find_labels
from musnad.lexicon import Lexicon
from musnad.records import Actor, ActorKind, Form, Label, Statement
from musnad.statements.said import Said, Statements
from musnad.text.analysis import Analyser
from musnad.text.document import Document, prepare

Case = dict[str, Any]
Labelled = Callable[..., tuple[Label, ...]]


@pytest.fixture(scope="session")
def labelled(lexicon: Lexicon) -> Labelled:
    """Finds the labels of a text; a case may name `actors` (name, kind, country) and what they `said` (speaker, cue, content, form)."""
    analyser = Analyser(lexicon)

    def find(text: str, actors: Sequence[Case] = (), said: Sequence[Case] = (), words: Lexicon = lexicon) -> tuple[Label, ...]:
        document = prepare(text)
        named = _actors(document, actors)
        statements = Statements(tuple(_said(document, one, named) for one in said), named)
        return find_labels(document, read_syntax(document, analyser), statements, words)

    return find


def _actors(document: Document, told: Sequence[Case]) -> Actors:
    proposed = tuple(
        Actor(id=str(i), name=one["name"], kind=_kind(one.get("kind", "person")), country=one.get("country")) for i, one in enumerate(told)
    )
    places = [
        Named(first, after, 0, (i,), "name", first, one.get("gender", ""))
        for i, one in enumerate(told)
        for words in (one["name"], *one.get("mentions", ()))
        for first, after in _everywhere(document, words)
    ]
    return Actors(proposed, tuple(sorted(places)))


def _said(document: Document, one: Case, actors: Actors) -> Said:
    cue, content = _everywhere(document, one["cue"])[0], _everywhere(document, one["content"])[0]
    speaker = next(actor.id for actor in actors.proposed if actor.name == one["speaker"])
    form = one.get("form", "indirect")
    assert form in get_args(Form)
    statement = Statement(id="", speaker=speaker, cue=document.span(*cue), content=document.span(*content), form=form)
    return Said(statement, *cue, *content)


def _everywhere(document: Document, words: str) -> list[tuple[int, int]]:
    """Token ranges that read `words`, proclitics of the first token let through."""
    wanted = [token.folded for token in prepare(words).tokens]
    found = []
    for first in range(len(document.tokens) - len(wanted) + 1):
        tokens = [token.folded for token in document.tokens[first : first + len(wanted)]]
        if tokens[0].endswith(wanted[0]) and tokens[1:] == wanted[1:]:
            found.append((first, first + len(wanted)))
    return found


def _kind(kind: str) -> ActorKind:
    assert kind in get_args(ActorKind)
    return kind
