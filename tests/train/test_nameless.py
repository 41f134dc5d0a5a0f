"""Words that look as rare as names do and are none."""

import pytest

from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tables import figure_rows
from musnad.text.folding import fold

LEXICON = shipped_lexicon()


def test_no_word_of_the_table_is_a_name_of_a_person() -> None:
    """What the tables of known names say is a given or family name is none of it, nor is any word of a public person's name."""
    words = set(LEXICON.rows("nameless_words"))
    kinds = (row.split("\t") for table in ("known_names", "name_kinds") for row in LEXICON.rows(table))
    named = {name for name, kind in kinds if " " not in name and not set(kind).isdisjoint("gf")}
    assert words.isdisjoint(named)
    spelt = [name for names, *_ in figure_rows(LEXICON) for name in names]
    assert words.isdisjoint(fold("\n".join(spelt)).folded.split())


def test_the_table_is_folded_and_in_order() -> None:
    """Each word once, as it is compared."""
    words = LEXICON.rows("nameless_words")
    assert words == sorted(set(words))
    assert fold("\n".join(words)).folded.split("\n") == words


def test_a_part_of_the_table_made_anew() -> None:
    """The commonest words give what the table has of them."""
    pytest.importorskip("wordfreq", reason="training needs musnad[train]")
    pytest.importorskip("numpy", reason="the tagger needs musnad[names]")
    from musnad.train.nameless import nameless_words

    made = nameless_words(LEXICON, 20_000)
    assert made
    assert set(made) <= set(LEXICON.rows("nameless_words"))
