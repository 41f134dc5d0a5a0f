"""Public persons whose country is common knowledge."""

import re

import pytest

from musnad.actors.figures import figure_country
from musnad.actors.spelling import name_words
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tables import FIGURES

LEXICON = shipped_lexicon()
ROWS = [row.split("\t") for row in LEXICON.rows(FIGURES)]


@pytest.mark.parametrize(
    ("name", "named", "country"),
    [
        ("دونالد ترامب", (), "USA"),
        ("ترامب", (), "USA"),
        ("إيمانويل ماكرون", (), "FRA"),
        ("عادل بن أحمد الجبير", (), "SAU"),
        ("محمد بخاري", ("NGA", "YEM"), "NGA"),
        ("محمد بخاري", ("YEM",), ""),
        ("محمد بخاري", (), ""),
        ("بخاري", ("NGA",), ""),
        ("ديفيد ترامب", (), ""),
        ("سعيد الزندي", ("LBY",), ""),
    ],
)
def test_a_public_persons_country(name: str, named: tuple[str, ...], country: str) -> None:
    """A full name tells it, an ordinary one only where the document names it; a namesake and a stranger have none."""
    assert figure_country(name_words(name), LEXICON, named) == country


def test_the_table_is_whole() -> None:
    """Each row has four cells: full names, a country's code, an English form in plain letters, and a known flag or none; no name twice."""
    names = [name for row in ROWS for name in row[0].split("|")]
    assert {len(row) for row in ROWS} == {4}
    assert all(re.fullmatch("[A-Z]{3}", row[1]) and row[3] in ("", "alone") for row in ROWS)
    assert [row for row in ROWS if not (row[2].isascii() and row[2].strip())] == []
    assert [name for name in names if len(name.split()) < 2] == []
    assert len(names) == len(set(names))
