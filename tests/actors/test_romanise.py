"""Names in Latin letters."""

import tomllib
from pathlib import Path

import pytest

from musnad.actors.romanise import TABLE, Romaniser
from musnad.lexicon.load import shipped_lexicon

LEXICON = shipped_lexicon()
ROMANISER = Romaniser(LEXICON)
CASES = tomllib.loads((Path(__file__).parents[1] / "cases/actors/romanised.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("arabic", "latin"), [pair for cases in CASES.values() for pair in cases.items()])
def test_a_name_in_latin_letters(arabic: str, latin: str) -> None:
    """Usual English forms where there are any; else the plain form of the United Nations."""
    assert ROMANISER.name(arabic) == latin


@pytest.mark.parametrize("arabic", [row.split("\t")[0] for row in LEXICON.rows(TABLE)])
def test_every_row_of_the_table_is_read(arabic: str) -> None:
    """A row gives what it says, unless another one of the same folded letters stands before it; no Arabic letter is left."""
    latin = ROMANISER.name(arabic)
    assert latin.isascii()
    assert latin == latin.strip() != ""


def test_the_table_holds_no_spelling_twice() -> None:
    """One spelling has one form."""
    spellings = [row.split("\t")[0] for row in LEXICON.rows(TABLE)]
    assert len(spellings) == len(set(spellings))


def test_the_same_name_has_the_same_form_each_time() -> None:
    """A second romaniser says what the first said."""
    names = ["سالم الورفلي", "غدامسي", "أبو عجيلة المقصبي"]
    assert [ROMANISER.name(name) for name in names] == [Romaniser(LEXICON).name(name) for name in names]
