"""Bylines and datelines."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from musnad.lexicon import Lexicon
from musnad.page.dateline import read_byline
from musnad.page.words import page_words
from musnad.text.folding import fold_word

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/page/bylines.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_byline(lexicon: Lexicon, case: dict[str, Any]) -> None:
    """Agency and place as the guide wants them."""
    own = {fold_word(case["own"])} if "own" in case else ()
    dateline = read_byline(case["line"], page_words(lexicon), own).dateline
    assert (dateline.agency, dateline.place) == (case.get("agency"), case.get("place"))


def test_long_line_is_no_byline(lexicon: Lexicon) -> None:
    """A line longer than any byline tells nothing, at once."""
    assert not read_byline("طرابلس - " * 100_000, page_words(lexicon)).told
