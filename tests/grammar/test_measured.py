"""The grammar on treebanks: floors that stand below the best figures so far."""

from pathlib import Path

import pytest

from musnad.evaluation.syntax import read_with, score
from musnad.evaluation.treebanks import read_padt, read_pud
from musnad.grammar.find import Grammar
from musnad.text.analysis import Analyser


@pytest.mark.shared
@pytest.mark.slow
def test_padt_floors(analyser: Analyser, shared: Path) -> None:
    """On the treebank that nothing was learned of: classes .929, noun phrases .77, subjects .77 of all verbs and .805 of those read."""
    reached = score(read_padt(shared)[::2], read_with(Grammar(analyser)), analyser.lexicon)
    assert reached.classes >= 0.92
    assert reached.f1 >= 0.75
    assert reached.subjects >= 0.75
    assert reached.subjects_read >= 0.795


@pytest.mark.shared
def test_gold_is_read_whole(shared: Path) -> None:
    """All but a few tokens of the running text hold a gold word, so no figure rests on words that fell out of step."""
    stems = [sentence.stem(token) for sentence in read_pud(shared)[:200] for token in range(len(sentence.document.tokens))]
    assert sum(stem < 0 for stem in stems) < 0.01 * len(stems)
