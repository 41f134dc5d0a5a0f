"""Sentences: where texts are cut, and where not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.text.document import prepare

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/text/sentences.toml").read_text("utf-8"))["case"]
PARAMETERS = [
    pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(reason=case["known_failure"])] if "known_failure" in case else ())
    for case in CASES
]

PIECES = st.sampled_from(["أ", "وزير", "..", "12", " ", " ", "\n", *'.؟!…«»"”،:()'])
TEXTS = st.lists(PIECES).map("".join)


@pytest.mark.parametrize("case", PARAMETERS)
def test_case(case: dict[str, Any]) -> None:
    """Each text is cut as the table says."""
    document = prepare(case["text"])
    assert [document.span(first, after).text for first, after in document.sentences] == case["sentences"]


@given(TEXTS)
def test_sentences_part_the_tokens(text: str) -> None:
    """Sentences hold every token once, in order, none is empty, and none runs over the end of a line."""
    document = prepare(text)
    assert [i for first, after in document.sentences for i in range(first, after)] == list(range(len(document.tokens)))
    assert all(first < after for first, after in document.sentences)
    assert not any("\n" in document.span(first, after).text for first, after in document.sentences)
