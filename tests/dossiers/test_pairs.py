"""Dossiers on pairs of persons of SaudiNewsNet, labelled from the articles: half of each file the hardest by edit distance."""

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluation.dossiers import count, measure, read_pairs

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "precision", "recall"), [("pairs", 0.99, 0.85), ("pairs_later", 0.97, 0.84)])
def test_pairs(name: str, precision: float, recall: float) -> None:
    """Who is one is found, and hardly anybody is taken for another."""
    found = count(list(measure(read_pairs(HERE / f"{name}.jsonl"))))
    assert found.precision >= precision
    assert found.recall >= recall


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The missing file, and the line that is no pair."""
    with pytest.raises(GoldError, match="no such file"):
        read_pairs(tmp_path / "pairs.jsonl")
    (tmp_path / "pairs.jsonl").write_text("{}\n")
    with pytest.raises(GoldError, match=r"pairs\.jsonl:1"):
        read_pairs(tmp_path / "pairs.jsonl")
