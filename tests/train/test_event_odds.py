"""Learning how much surer than its kind an entry of the event tables is, from judgements that we made up."""

import json
from pathlib import Path

import pytest

from musnad.evaluation.corpus import Corpus
from musnad.events.tables import tables
from musnad.lexicon import Lexicon
from musnad.lexicon.bulk import read_bulk
from musnad.reading import Reader
from musnad.train.event_odds import Told, learn, tell, write

REST = {"labels": [], "dates": [], "dateline": None}
DETAILS = {"place": None, "date": None, "status": "happened", "claimed_by": "outlet"}
ENTRY = ("قصف", "bomb")
ARTICLE = {"title": "غارة على بنغازي", "content": "قصف الجيش الليبي مدينة بنغازي أمس الثلاثاء."}


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [(40, 0, 0.8, 3.0), (0, 40, -3.0, -0.8), (20, 20, -0.01, 0.01), (1, 0, 0.01, 0.3)],
    ids=["mostly right", "mostly wrong", "as its kind", "seldom told"],
)
def test_odds_follow_the_judgements(right: int, wrong: int, low: float, high: float) -> None:
    """Events of even odds: the entry's own are those of its judgements, near 0 where there are few."""
    told = [Told(ENTRY, 0.0, right=True)] * right + [Told(ENTRY, 0.0, right=False)] * wrong
    assert low < learn(told)[ENTRY] < high


def test_what_the_confidence_tells_already_is_no_odds() -> None:
    """Three in four right of what was three to one by its kind."""
    told = [Told(ENTRY, 1.1, right=True)] * 30 + [Told(ENTRY, 1.1, right=False)] * 10
    assert abs(learn(told)[ENTRY]) < 0.05


@pytest.mark.parametrize(("type_", "right"), [("ASSAULT", [True]), ("AID", [False])])
def test_an_event_that_gold_tells_is_right(tmp_path: Path, type_: str, right: list[bool]) -> None:
    """The events of an article, with the entry that names each, right where gold has one of the type there."""
    text = f"{ARTICLE['title']}\n\n{ARTICLE['content']}"
    at = text.index("غارة")
    event = {"type": type_, "mode": None, "trigger": {"text": "غارة", "start": at, "end": at + 4}, "actors": [], "recipients": []}
    gold = {
        "id": "a",
        "actors": [],
        "statements": [],
        "events": [event | DETAILS],
    }
    for folder, content in (("gold", gold | {**REST}), ("articles", ARTICLE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(json.dumps(content))
    told = list(tell(Reader(), Corpus("ours", tmp_path / "gold", tmp_path / "articles").evaluate))
    assert [each.right for each in told] == right
    assert told[0].entry == ("غارة", "air raid")


def test_every_row_names_an_entry(lexicon: Lexicon) -> None:
    """A row whose entry is gone or has another gloss says nothing: make the table anew."""
    entries = {(trigger.entry.lemma, trigger.entry.gloss) for trigger in tables(lexicon).triggers}
    assert set(tables(lexicon).odds) <= entries


def test_the_table_names_its_source_and_licence(tmp_path: Path) -> None:
    """What is written is read again as a bulk table; only ANT is named, since nothing else may be learned from."""
    write({ENTRY: 0.5}, tmp_path / "odds.tsv")
    assert read_bulk(tmp_path / "odds.tsv") == ["قصف\tbomb\t0.50"]
    head = (tmp_path / "odds.tsv").read_text("utf-8").partition(ENTRY[0])[0]
    assert "licence: Apache-2.0" in head
    assert "source: events of ANT" in head
