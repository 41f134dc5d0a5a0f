"""Bulk tables: they name where they come from, and are refused when they do not."""

from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon
from musnad.lexicon.bulk import read_bulk, write_bulk
from musnad.lexicon.load import DATA

HEAD = {"source": "our own", "licence": "Apache-2.0", "columns": "word, number"}


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.tsv")))
def test_shipped_tables_name_source_and_licence(lexicon: Lexicon, name: str) -> None:
    """Every bulk table has its head, rows, and the same number of columns in each."""
    rows = lexicon.rows(name)
    assert rows
    assert len({row.count("\t") for row in rows}) == 1


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Rows come back as they were, the head apart; a row may begin with the sign of the head."""
    write_bulk(tmp_path / "t.tsv", HEAD, [("#", "1"), ("وزير", "2")])
    assert read_bulk(tmp_path / "t.tsv") == ["#\t1", "وزير\t2"]


@pytest.mark.parametrize("text", ["وزير\t2\n", "# source: x\n# columns: y\nوزير\t2\n"])
def test_table_without_source_or_licence_is_refused(tmp_path: Path, text: str) -> None:
    """A table of unknown origin does not load."""
    (tmp_path / "t.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"t\.tsv.*licence"):
        read_bulk(tmp_path / "t.tsv")


def test_missing_table_is_named(tmp_path: Path) -> None:
    """A missing table is named with its path."""
    with pytest.raises(LexiconError, match=r"nothing\.tsv"):
        read_bulk(tmp_path / "nothing.tsv")
