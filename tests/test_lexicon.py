"""The lexicon: data that must hold what it promises."""

from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon, load_lexicon, without
from musnad.lexicon.load import DATA
from musnad.text.folding import fold

TABLES = sorted(path.stem for path in DATA.glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_table_says_what_it_holds(lexicon: Lexicon, name: str) -> None:
    """Every table has a sentence about itself and at least one entry."""
    table = lexicon.tables[name]
    assert len(table.about) > 20
    assert table.entries


@pytest.mark.parametrize("name", TABLES)
def test_entries_are_distinct_and_glossed(lexicon: Lexicon, name: str) -> None:
    """No lemma twice with the same gloss; every entry has a gloss for readers of English; lemmas have letters."""
    entries = lexicon.entries(name)
    keys = [(entry.lemma, entry.gloss) for entry in entries]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert [entry.lemma for entry in entries if not entry.gloss or not fold(entry.lemma).folded.strip()] == []


def test_unknown_table_is_named(lexicon: Lexicon) -> None:
    """Asking for a table that is not there names those that are."""
    with pytest.raises(LexiconError, match="no table 'nothing'"):
        lexicon.entries("nothing")


def test_broken_table_is_named_with_its_place(tmp_path: Path) -> None:
    """A data file that breaks the schema is refused with file and field."""
    (tmp_path / "bad.toml").write_text('about = "A table with an entry that lacks its gloss."\n[[entry]]\nlemma = "قال"\n')
    with pytest.raises(LexiconError, match=r"bad\.toml.*gloss"):
        load_lexicon(tmp_path)


def test_unknown_field_is_refused(tmp_path: Path) -> None:
    """A misspelt field does not pass silently."""
    (tmp_path / "bad.toml").write_text(
        'about = "A table with a misspelt field in it."\n[[entry]]\nlemma = "قال"\ngloss = "say"\nexmaple = "x"\n'
    )
    with pytest.raises(LexiconError, match="exmaple"):
        load_lexicon(tmp_path)


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    """A folder without tables is no lexicon."""
    with pytest.raises(LexiconError, match="no lexicon tables"):
        load_lexicon(tmp_path)


def test_compiled_copy_equals_what_was_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load reads the compiled copy and gives the same; a spoilt copy is parsed anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    parsed = load_lexicon()
    (copy,) = (tmp_path / "musnad").iterdir()
    assert load_lexicon() == parsed
    copy.write_bytes(b"spoilt")
    assert load_lexicon() == parsed


def test_unwritable_home_only_costs_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that cannot be written does not stop the load."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert load_lexicon().tables


def test_a_lemma_can_be_switched_off(lexicon: Lexicon) -> None:
    """A lexicon without a lemma lacks its entries in that table alone and has a digest of its own; the first one is as it was."""
    table = TABLES[0]
    lemma = lexicon.entries(table)[0].lemma
    quieter = without(lexicon, table, lemma)
    assert lemma not in [entry.lemma for entry in quieter.entries(table)]
    assert lemma in [entry.lemma for entry in lexicon.entries(table)]
    assert quieter.digest != lexicon.digest


def test_switching_off_what_is_not_there_is_refused(lexicon: Lexicon) -> None:
    """A misspelt lemma is told, not ignored."""
    with pytest.raises(LexiconError, match="no entry 'قلا'"):
        without(lexicon, TABLES[0], "قلا")
