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


@pytest.mark.parametrize(
    ("arabic", "country", "latin"),
    [
        ("محمد بخاري", "NGA", "Muhammadu Buhari"),
        ("محمد بخاري", "YEM", "Muhammad Buhari"),
        ("محمد بخاري", "", "Muhammad Buhari"),
        ("عادل بن أحمد الجبير", "SAU", "Adel al-Jubeir"),
        ("باراك أوباما", "", "Barack Obama"),
        ("باراك أوباما", "KEN", "Barack Obama"),
        ("سلمان بن عبد العزيز بن خالد", "", "Salman bin Abd al-Aziz bin Khalid"),
    ],
)
def test_a_namesake_of_a_public_person_bears_a_name_of_his_own(arabic: str, country: str, latin: str) -> None:
    """A country tells them apart; without one an Arabic given name with one more word is anybody's."""
    assert ROMANISER.name(arabic, country) == latin


def test_the_table_holds_no_spelling_twice() -> None:
    """One spelling has one form."""
    spellings = [row.split("\t")[0] for row in LEXICON.rows(TABLE)]
    assert len(spellings) == len(set(spellings))


def test_the_same_name_has_the_same_form_each_time() -> None:
    """A second romaniser says what the first said."""
    names = ["سالم الورفلي", "غدامسي", "أبو عجيلة المقصبي"]
    assert [ROMANISER.name(name) for name in names] == [Romaniser(LEXICON).name(name) for name in names]
