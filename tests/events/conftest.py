"""Fixtures of the events: sentences read as far as the statements, by one analyser for all."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from musnad.actors.find import find_actors
from musnad.events.find import Events, find_events
from musnad.events.scene import set_scene
from musnad.events.tables import Tables, tables
from musnad.events.triggers import Candidate, find_triggers
from musnad.grammar import read_syntax
from musnad.lexicon import Lexicon
from musnad.mentions import find_mentions
from musnad.statements import find_statements
from musnad.text.analysis import Analyser
from musnad.text.document import prepare
from musnad.times import find_dates


class Told(NamedTuple):
    """What was found in a text: its triggers, and its events with the actors they point to."""

    triggers: tuple[Candidate, ...]
    found: Events

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names of some actors."""
        return tuple(self.found.actors.proposed[int(i)].name for i in ids)


@pytest.fixture(scope="session")
def event_tables(lexicon: Lexicon) -> Tables:
    """The event tables that ship with Musnad."""
    return tables(lexicon)


@pytest.fixture(scope="session")
def tell(lexicon: Lexicon, event_tables: Tables) -> Callable[..., Told]:
    """Reads a text and finds its events."""
    analyser = Analyser(lexicon)

    def read(text: str, published: str | None = None) -> Told:
        document = prepare(text)
        times = find_dates(document, published, lexicon)
        mentions = find_mentions(document, lexicon, analyser)
        syntax = read_syntax(document, analyser, mentions.names())
        actors = find_actors(document, mentions, syntax, lexicon)
        statements = find_statements(document, syntax, actors, lexicon, times.dates)
        scene = set_scene(document, syntax, statements, times.dates, (), event_tables)
        return Told(find_triggers(scene), find_events(document, syntax, statements, times.dates, (), lexicon, times.day))

    return read
