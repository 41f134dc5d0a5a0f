"""The tagger that ships holds its floors on both test parts, which nothing is learned from."""

from pathlib import Path

import pytest

from musnad.evaluation.names import evaluate_names
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tagger import Tagger
from musnad.train.names import TESTS

FLOORS = {"CAMeL test": 0.77, "CLEANANERCorp test": 0.63}


@pytest.mark.shared
@pytest.mark.parametrize("name", TESTS)
def test_the_tagger_holds_its_floor(shared: Path, name: str) -> None:
    """F1 of whole names with their kind, all kinds together."""
    assert evaluate_names(shared / TESTS[name], Tagger(shipped_lexicon())).all.f1 >= FLOORS[name]
