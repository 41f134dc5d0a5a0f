"""Public persons whose country is common knowledge."""

import re
import shutil
from pathlib import Path

import pytest

from musnad.actors.figures import figure_country
from musnad.actors.spelling import name_words
from musnad.errors import LexiconError
from musnad.lexicon import load_lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tables import FIGURES, figure_rows

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
        ("محمد علي بخاري", (), ""),
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


@pytest.mark.parametrize("row", ["سالم الزندي\tLBY\tSalem Zendi", "", "سالم\tLBY\tSalem\t", "سالم الزندي||راشد\tLBY\tSalem\t"])
def test_a_broken_row_is_named(tmp_path: Path, row: str) -> None:
    """A missing cell, an empty row, a name of one word or none."""
    folder = shutil.copytree(LEXICON.folder, tmp_path / "lexicon")
    table = folder / "figures.tsv"
    table.write_text(f"{table.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"figures\.tsv"):
        list(figure_rows(load_lexicon(folder)))
