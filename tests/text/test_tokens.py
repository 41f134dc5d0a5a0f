"""Tokens: nothing lost, nothing twice, and every kind as the table says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.text.folding import fold
from musnad.text.tokens import tokenise

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/text/tokens.toml").read_text("utf-8"))["case"]

PIECES = st.sampled_from(["أ", "وزير", "..", "://", "http", "www.", "12", "b.c", "٣", "é", *".@،,_#a \n%-"])
TEXTS = st.lists(PIECES).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    """Each text falls into the tokens and kinds of the table."""
    tokens = tokenise(fold(case["text"]))
    assert " ".join(token.plain for token in tokens) == case["tokens"]
    assert "".join(token.kind[0] for token in tokens) == case["kinds"]


@given(TEXTS)
def test_tokens_cover_everything_but_blanks(text: str) -> None:
    """Tokens stand in order, do not overlap, hold the letters of their ranges, and leave out only whitespace."""
    folded = fold(text)
    read = 0
    for token in tokenise(folded):
        assert folded.plain[read : token.start].strip() == ""
        assert (folded.plain[token.start : token.end], folded.folded[token.start : token.end]) == (token.plain, token.folded)
        assert token.start < token.end
        read = token.end
    assert folded.plain[read:].strip() == ""


@given(TEXTS)
def test_tokens_of_both_kinds_of_text_agree(text: str) -> None:
    """An address elsewhere in the text does not change the words before it."""
    alone = tokenise(fold(text + " "))
    beside = tokenise(fold(text + " a@barid.example"))
    assert beside[: len(alone)] == alone


@pytest.mark.parametrize("piece", ["ا.", "a.", "a.a@", "@", "a-", "1,", "1.", "1،", "http://", "a_", "و", "www.", "ا.ا.اا."])
def test_a_long_run_takes_linear_time(piece: str) -> None:
    """Half a megabyte of one piece takes about four times the time of a quarter of it."""
    check_linear(tokenise, lambda size: fold(run_of(piece)(size)), 125_000)
