"""What the tests of labels share: reading a text in which nobody is named and nothing is said."""

from collections.abc import Callable

import pytest

from musnad.actors.named import Actors
from musnad.grammar import read_syntax
from musnad.labels import find_labels
from musnad.lexicon import Lexicon
from musnad.records import Label
from musnad.statements.said import Statements
from musnad.text.analysis import Analyser
from musnad.text.document import prepare

Labelled = Callable[[str], tuple[Label, ...]]


@pytest.fixture(scope="session")
def labelled(lexicon: Lexicon) -> Labelled:
    """Finds the labels of a text."""
    analyser = Analyser(lexicon)

    def find(text: str) -> tuple[Label, ...]:
        document = prepare(text)
        return find_labels(document, read_syntax(document, analyser), Statements((), Actors((), ())), lexicon)

    return find
