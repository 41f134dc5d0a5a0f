"""Tables of speech: every entry is shown by its example and its counter-example, read as articles."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.lexicon import Entry, Lexicon, load_lexicon
from musnad.lexicon.load import DATA
from musnad.reading import Reader
from musnad.records import Statement
from musnad.statements.small_words import small_words
from musnad.text.analysis import Analyser
from musnad.text.folding import fold, fold_word

ROOT = Path(__file__).resolve().parent.parent
DOC = (ROOT.parent / "docs/add_a_verb.md").read_text(encoding="utf-8")
FAILURES = tomllib.loads((ROOT / "cases/lexicon/cues_known_failures.toml").read_text(encoding="utf-8"))
MEDIUM = "الوادي"  # the invented outlet of the examples
CUES = ("cues", "cue_nouns", "cue_pairs", "cue_phrases")
CHAINS = ("chain_documents", "chain_relays")
TABLES = (*CUES, *CHAINS, "own_voice")
ACTS = {
    "say", "claim", "call", "accuse", "praise", "deny", "warn", "promise", "threaten", "reject", "confess", "ask", "inform", "describe",
    "express", "quote",
}  # fmt: skip
VALUES = {
    "cues": ACTS, "cue_nouns": ACTS, "cue_pairs": ACTS, "cue_phrases": {"speaker", "quoting", "closing"},
    "chain_documents": {"document", "post", "recording", "report", "study", "programme", "speech"}, "chain_relays": {"relays", "receives"},
    "own_voice": {"background", "contrast", "sequel", "anonymity"},
}  # fmt: skip
TAGS = {
    "carries", "quoted", "particle", "participle", "circumstance", "weak", "document", "whole", "manner", "genitive", "before", "after",
    "verb", "repeats", "deemed", "convicts", "within",
    "no-link", "named", "object", "goal", "start", "comma", "anywhere", "last", "verbatim", "page", "reports",
}  # fmt: skip
TAG_KEYS = {"to", "target", "cue", "prep", "channel", "quotes"}


def shown(field: str, tables: tuple[str, ...]) -> Iterator[object]:
    """Entries of tables as parameters; a known failure must fail, and says why."""
    lexicon = load_lexicon()
    for table in tables:
        known = FAILURES.get(field, {}).get(table, {})
        for entry in lexicon.entries(table):
            marks = [pytest.mark.xfail(reason=known[entry.lemma], strict=True)] if entry.lemma in known else []
            if getattr(entry, field):
                yield pytest.param(entry, id=f"{table}-{entry.lemma}-{entry.gloss.replace(' ', '_')}", marks=marks)


def statements(reader: Reader, sentence: str) -> tuple[Statement, ...]:
    """What is said in one sentence, read as an article."""
    return reader.read({"title": "", "content": sentence}).statements


def told_by(statement: Statement, entry: Entry) -> bool:
    """Whether a statement says that this entry was its cue."""
    return any(fold_word(reason.partition(": ")[2]) == fold_word(entry.lemma) for reason in statement.because)


@pytest.mark.parametrize("entry", list(shown("example", CUES)))
def test_example_is_speech(reader: Reader, entry: Entry) -> None:
    """The example gives a statement by the entry; that of a closing phrase one that it closes."""
    said = statements(reader, entry.example)
    assert said
    if entry.value == "closing":
        assert not any(fold_word(entry.lemma) in fold_word(statement.content.text) for statement in said)
    else:
        assert any(told_by(statement, entry) for statement in said)


@pytest.mark.parametrize("entry", list(shown("counter", CUES)))
def test_counter_is_no_speech(reader: Reader, entry: Entry) -> None:
    """The counter-example, in which the word or one much like it means something else, gives no statement."""
    assert [(statement.cue.text, statement.content.text) for statement in statements(reader, entry.counter)] == []


@pytest.mark.parametrize("entry", list(shown("example", ("chain_documents",))))
def test_document_is_a_link_or_none(reader: Reader, entry: Entry) -> None:
    """A document is a link of the chain of its example; an occasion of speech is none, but the outlet behind its preposition is."""
    links = [fold_word(link) for statement in statements(reader, entry.example) for link in statement.via]
    assert links or not needs_link(entry)
    assert any(fold_word(form) in link for form in (entry.lemma, *entry.forms) for link in links) == ("no-link" not in entry.tags)


def needs_link(entry: Entry) -> bool:
    """Whether the example must name a link: all do but those of an occasion of speech without an outlet."""
    return "no-link" not in entry.tags or any(tag.startswith("channel:") for tag in entry.tags)


@pytest.mark.parametrize("entry", list(shown("example", ("chain_relays",))))
def test_relay_is_a_link(reader: Reader, entry: Entry) -> None:
    """The medium beside the relaying verb is a link of the chain of its example."""
    links = [link for statement in statements(reader, entry.example) for link in statement.via]
    assert any(MEDIUM in link for link in links) or entry.value == "relays"
    assert statements(reader, entry.example)


@pytest.mark.parametrize("entry", list(shown("example", ("own_voice",))))
def test_own_voice_says_nothing(reader: Reader, entry: Entry) -> None:
    """Where the outlet speaks for itself nobody is credited."""
    assert statements(reader, entry.example) == ()


@pytest.mark.parametrize("name", TABLES)
def test_every_entry_is_shown(lexicon: Lexicon, name: str) -> None:
    """Every entry has an example and a counter-example, and a sentence stands for one entry only in its table."""
    entries = lexicon.entries(name)
    assert [entry.lemma for entry in entries if not (entry.example and entry.counter)] == []


@pytest.mark.parametrize("name", TABLES)
def test_values_and_tags_are_those_of_the_head(lexicon: Lexicon, name: str) -> None:
    """A value or tag that the head of its file does not name is a typing error."""
    odd = [tag for entry in lexicon.entries(name) for tag in entry.tags if tag not in TAGS and tag.split(":")[0] not in TAG_KEYS]
    assert odd == []
    assert [(entry.lemma, entry.value) for entry in lexicon.entries(name) if entry.value not in VALUES[name]] == []
    unexplained = {tag for entry in lexicon.entries(name) for tag in entry.tags} - set(re.findall(r"`([^`]+)`", lexicon.tables[name].about))
    assert {tag for tag in unexplained if ":" not in tag} <= {"quoted", "weak", "whole", "particle"}


@pytest.mark.parametrize("name", ["cues", "cue_pairs", "chain_relays"])
def test_verbs_are_one_verb_of_the_tables(lexicon: Lexicon, name: str) -> None:
    """Each lemma names a verb whose forms can be generated; in `cues` exactly one, told by vowels where the letters name several."""
    verbs = Analyser(lexicon).verbs
    numbers = {entry.lemma: len(verbs.numbers(entry.lemma)) for entry in lexicon.entries(name)}
    assert [lemma for lemma, count in numbers.items() if count != 1 and (name == "cues" or not count)] == []


def test_no_entry_is_written_twice(lexicon: Lexicon) -> None:
    """A verb is one entry of `cues`, whatever vowels it is written with."""
    lemmas = [entry.lemma for entry in lexicon.entries("cues")]
    assert len(set(lemmas)) == len(lemmas) >= 170


def test_known_failures_name_entries(lexicon: Lexicon) -> None:
    """The list of known failures holds no entry that is gone."""
    named = {(table, lemma) for field in FAILURES.values() for table, lemmas in field.items() for lemma in lemmas}
    assert named <= {(table, entry.lemma) for table in TABLES for entry in lexicon.entries(table)}


def test_walk(tmp_path: Path, lexicon: Lexicon) -> None:
    """The entry of docs/add_a_verb.md works by the letter: unknown before, and with it the example is speech and the counter is not."""
    match = re.search(r"<!-- entry -->\n```toml\n(.*?)```", DOC, re.DOTALL)
    assert match
    entry = tomllib.loads(match.group(1))["entry"][0]
    assert fold(entry["lemma"]).plain not in {fold(known.lemma).plain for known in lexicon.entries("cues")}
    for file in (*DATA.glob("*.toml"), *DATA.glob("*.tsv")):
        (tmp_path / file.name).write_bytes(file.read_bytes() + (match.group(1).encode() if file.name == "cues.toml" else b""))
    reader = Reader(load_lexicon(tmp_path))
    assert [fold_word(statement.cue.text) for statement in statements(reader, entry["example"])] == [entry["lemma"]]
    assert statements(reader, entry["counter"]) == ()


def test_walk_names_every_table() -> None:
    """The walk sends a newcomer to each table of speech."""
    assert [name for name in TABLES if f"`{name}`" not in DOC] == []


def test_each_set_of_small_words_has_words() -> None:
    """A set whose name is no value of `cue_marks` would be empty, and say nothing of it."""
    assert {name for name, words in small_words(load_lexicon())._asdict().items() if not words} == set()
