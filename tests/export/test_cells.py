"""Cells of CSV: safe in a spreadsheet, and read back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.cells import CsvWriter, cell, parts_of, text_of

RISKY = st.text(alphabet=st.sampled_from("=+-@\t\r\n'\";\\, ا1\u200f\uff1d")) | st.text()
OPENINGS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@given(RISKY)
def test_no_text_is_a_formula_and_every_text_comes_back(text: str) -> None:
    """No written text begins with what spreadsheets take for a formula; `text_of` is the inverse of writing."""
    written = cell(text)
    assert not written.startswith(OPENINGS)
    assert text_of(written) == text


@given(st.lists(RISKY.filter(bool)).map(tuple))
def test_lists_come_back(parts: tuple[str, ...]) -> None:
    """A list is one cell, safe as well, and `parts_of` takes it apart whatever its parts hold."""
    written = cell(parts)
    assert not written.startswith(OPENINGS)
    assert parts_of(written) == parts


@given(st.lists(st.tuples(RISKY, RISKY), min_size=1))
def test_rows_come_back_through_the_csv_reader(rows: list[tuple[str, str]]) -> None:
    """What the writer writes, Python's reader reads back: line breaks, quotes and commas stay inside their cell."""
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, ("one", "two"))
    for one, two in rows:
        writer.write({"one": one, "two": two})
    read = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [(text_of(row["one"]), text_of(row["two"])) for row in read] == rows


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (-13.5, "-13.5"),
        (0, "0"),
        (True, "true"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        (("قناة", "أوج"), "قناة; أوج"),
        (("a;b", ""), "a\\;b"),
    ],
)
def test_values(value: object, written: str) -> None:
    """Numbers stay numbers, below zero too; only what could be a formula is marked."""
    assert cell(value) == written  # type: ignore[arg-type]
