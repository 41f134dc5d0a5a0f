"""Quotations: marks paired as outlets set them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.text.document import prepare

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/text/quotations.toml").read_text("utf-8"))["case"]
PARAMETERS = [
    pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(reason=case["known_failure"])] if "known_failure" in case else ())
    for case in CASES
]

MARKS = st.sampled_from([*"«»“”\"'‘’{}‹›<>,:.،(", "''", ",,"])
TEXTS = st.lists(MARKS | st.sampled_from(["وزير", "قال", "a", " ", " ", "\n"]), max_size=60).map("".join)


@pytest.mark.parametrize("case", PARAMETERS)
def test_case(case: dict[str, Any]) -> None:
    """Each text holds the quotations of the table."""
    document = prepare(case["text"])
    found = [
        {
            "inside": document.span(q.first, q.after).text,
            "kind": q.kind,
            "depth": q.depth,
            "closed": q.balanced,
            "continues": q.continues,
        }
        for q in document.quotations
    ]
    assert found == [{"depth": 0, "closed": True, "continues": False, **wanted} for wanted in case["quotations"]]


@given(TEXTS)
def test_quotations_nest(text: str) -> None:
    """Quotations open in order, hold something, end at their closing mark, and those that close never cross."""
    document = prepare(text)
    opens = [q.open for q in document.quotations]
    assert opens == sorted(set(opens))
    for quotation in document.quotations:
        assert quotation.open < quotation.first < quotation.after <= len(document.tokens)
        assert quotation.close in (None, quotation.after)
    closed = [q for q in document.quotations if q.balanced]
    assert not any(a.open < b.open < a.after < b.after for a in closed for b in closed)


@given(TEXTS)
def test_no_mark_closes_twice(text: str) -> None:
    """A closing mark closes one quotation, and opens none."""
    document = prepare(text)
    closes = [q.close for q in document.quotations if q.close is not None]
    assert len(closes) == len(set(closes))
    assert not set(closes) & {q.open for q in document.quotations}


@pytest.mark.parametrize("piece", ['"', "«", "»", '"\n', ' "a', "«\n«", "« \n", "'", ",,", "{", '«"', '"a '])
def test_a_long_run_takes_linear_time(piece: str) -> None:
    """A long run of marks takes about four times the time of a quarter of it."""
    check_linear(prepare, run_of(piece), 50_000)
