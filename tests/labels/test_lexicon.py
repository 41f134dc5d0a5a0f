"""The table of judging words: each entry's example and counter-example are its test."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.load import DATA
from musnad.lexicon.make.naming import rewrite
from musnad.records import Label

DOC = (Path(__file__).parents[2] / "docs/add_a_label.md").read_text("utf-8")

ENTRIES = load_lexicon().entries("labels")
HIDDEN = [tag[3:] for entry in load_lexicon().entries("labels_none") for tag in entry.tags if tag.startswith("ex:")]


@pytest.mark.parametrize("lemma", [entry.lemma for entry in ENTRIES if entry.example])
def test_entry_judges_in_its_example(lexicon: Lexicon, labelled: Callable[[str], tuple[Label, ...]], lemma: str) -> None:
    """An entry judges in its example, with its stance."""
    entry = next(entry for entry in lexicon.entries("labels") if entry.lemma == lemma)
    assert (f"labels: {lemma}", entry.value) in [(label.because[0], label.stance) for label in labelled(entry.example)]


@pytest.mark.parametrize("lemma", [entry.lemma for entry in ENTRIES if entry.counter])
def test_entry_is_silent_in_its_counter_example(lexicon: Lexicon, labelled: Callable[[str], tuple[Label, ...]], lemma: str) -> None:
    """An entry does not judge in its counter-example."""
    entry = next(entry for entry in lexicon.entries("labels") if entry.lemma == lemma)
    assert f"labels: {lemma}" not in [label.because[0] for label in labelled(entry.counter)]


@pytest.mark.parametrize("sentence", HIDDEN)
def test_phrases_that_judge_nobody_hide_the_word_in_them(labelled: Callable[[str], tuple[Label, ...]], sentence: str) -> None:
    """No label is found in the sentences that show what is none."""
    assert labelled(sentence) == ()


def test_walk(tmp_path: Path, labelled: Callable[..., tuple[Label, ...]]) -> None:
    """The entry of docs/add_a_label.md works by the letter: unknown before, with it the example judges and the counter does not."""
    match = re.search(r"<!-- entry -->\n```toml\n(.*?)```", DOC, re.DOTALL)
    assert match
    entry = tomllib.loads(match[1])["entry"][0]
    assert labelled(entry["example"]) == ()
    for file in (*DATA.glob("*.toml"), *DATA.glob("*.tsv")):
        (tmp_path / file.name).write_bytes(file.read_bytes() + (match[1].encode() if file.name == "labels.toml" else b""))
    rewrite("labels", tmp_path)
    words = load_lexicon(tmp_path)
    assert [label.because[0] for label in labelled(entry["example"], words=words)] == [f"labels: {entry['lemma']}"]
    assert labelled(entry["counter"], words=words) == ()


def test_walk_names_every_table() -> None:
    """The walk sends a newcomer to each table of labels."""
    assert [name for name in load_lexicon().tables if name.startswith("labels") and f"`{name}`" not in DOC] == []
