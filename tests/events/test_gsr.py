"""Scoring of events on judged sentences, without the corpus."""

from pathlib import Path

import pytest

from musnad.errors import GoldError, InputError
from musnad.evaluation.gsr import Sentence, evaluate_gsr, load_sentences
from musnad.events.background import TAKEN_UP
from musnad.records import Article, Event, Reading, Span


def _read(page: dict[str, str]) -> Reading:
    """Finds an ASSAULT wherever a sentence holds the word `told`, taken up as known unless `now`; refuses the empty sentence."""
    if not page["content"]:
        raise InputError("empty")
    status = "happened" if "now" in page["content"] else "past"
    event = Event(id="e1", type="ASSAULT", trigger=Span("told", 0, 4), status=status, because=(TAKEN_UP,))
    return Reading(article=Article(id="a", text=page["content"]), events=(event,) if "told" in page["content"] else ())


def _sentence(number: int, label: str, text: str) -> Sentence:
    return Sentence(f"d{number}", "ASSAULT", label, text)


def test_shares_are_of_their_own_labels() -> None:
    """Recall is of yes, precision against easy no; background does not count as told, nor does what cannot be read."""
    rows = [("yes", "told now"), ("yes", "told"), ("yes", ""), ("easy no", "told now"), ("easy no", "x"), ("difficult no", "told now")]
    (score,) = evaluate_gsr([_sentence(i, *row) for i, row in enumerate(rows)], _read)
    assert score.recall.value == pytest.approx(1 / 3)
    assert score.precision.value == pytest.approx(1 / 2)
    assert score.difficult.value == 1.0
    assert score.f1 == pytest.approx(2 / 6)
    assert score.recall.low <= score.recall.value <= score.recall.high
    assert "ASSAULT" in str(score)


def test_missing_and_broken_corpora_are_named(tmp_path: Path) -> None:
    """A folder without the sentences, or with others, is refused with its path."""
    with pytest.raises(GoldError, match="assault"):
        load_sentences(tmp_path)
    folder = tmp_path / "data/arabic_event_gsr"
    folder.mkdir(parents=True)
    (folder / "assault.jsonl").write_text('{"id": "x"}\n')
    with pytest.raises(GoldError, match="no judged sentences"):
        load_sentences(tmp_path)


def test_corpus_is_read_whole(shared: Path) -> None:
    """The development half: 1,592 sentences for ASSAULT, 1,252 for PROTEST, each with its document."""
    sentences = load_sentences(shared)
    assert {kind: sum(s.type == kind for s in sentences) for kind in ("ASSAULT", "PROTEST")} == {"ASSAULT": 1592, "PROTEST": 1252}
    assert all(sentence.document for sentence in sentences)
