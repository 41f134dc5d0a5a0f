"""Roles of parties and the baseline of letter runs, on sentences of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import GoldError
from musnad.evaluation.gsr import DIFFICULT_NO, EASY_NO, YES, Sentence
from musnad.evaluation.gsr_baseline import by_letters
from musnad.evaluation.gsr_roles import Code, evaluate_roles, load_records
from musnad.export.sectors import Natures
from musnad.reading import Reader

ATTACK = "هاجمت قوات الجيش السوري مواقع تنظيم داعش في الرقة أمس."
CALM = "افتتح الوزير معرض الكتاب في المدينة أمس."


def _span(source: Any, target: Any) -> dict[str, Any]:
    return {"source_actor": [], "target_actor": [], "verb": [], "source_role": source, "target_role": target}


def _write(folder: Path, *records: tuple[str, list[dict[str, Any]]]) -> None:
    target = folder / "data/arabic_event_gsr"
    target.mkdir(parents=True)
    rows = [{"text": text, "event_type": "ASSAULT", "spans": spans} for text, spans in records]
    (target / "assault_spans.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (target / "protest_spans.jsonl").write_text("", "utf-8")


def test_codes_of_any_annotator_count(tmp_path: Path) -> None:
    """A code left out asks for nothing, a word for a role is no code, older names of sectors are the new ones."""
    army, media = {"main": "SYR", "role": "MIL"}, {"main": "None", "role": "MED"}
    _write(tmp_path, (ATTACK, [_span(army, {}), _span("UNKNOWN", media)]), (CALM, [_span({}, "UNKNOWN")]))
    (record,) = load_records(tmp_path)
    assert record.codes == {"source": {Code("SYR", "MIL")}, "target": {Code("", "JRN")}}


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ({"main": "SYR", "role": "MIL"}, {}, {"source": (1, 1), "target": (0, 0)}),
        ({"main": "None", "role": "MIL"}, {"main": "None", "role": "REB"}, {"source": (1, 1), "target": (1, 1)}),
        ({"main": "TUR", "role": "MIL"}, {"main": "None", "role": "CVL"}, {"source": (0, 1), "target": (0, 1)}),
    ],
)
def test_a_role_is_right_where_country_and_sector_are(
    tmp_path: Path, reader: Reader, source: Any, target: Any, right: dict[str, tuple[int, int]]
) -> None:
    """Each slot counts the records in which it was given a code; either slot being right makes the record right."""
    _write(tmp_path, (ATTACK, [_span(source, target)]))
    (score,) = evaluate_roles(load_records(tmp_path), reader.read, Natures(reader.lexicon))
    assert score.slots == right
    assert score.either == (int(any(hits for hits, _ in right.values())), 1)
    assert "ASSAULT" in str(score)


def test_missing_and_broken_records_are_named(tmp_path: Path) -> None:
    """A folder without the records, or with others, is refused with its path."""
    with pytest.raises(GoldError, match="assault_spans"):
        load_records(tmp_path)
    _write(tmp_path)
    (tmp_path / "data/arabic_event_gsr/assault_spans.jsonl").write_text('{"text": "x"}\n')
    with pytest.raises(GoldError, match="no spans"):
        load_records(tmp_path)


def test_letter_runs_judge_documents_they_did_not_learn_of() -> None:
    """The baseline tells attacks from calm by words that other documents share, and leaves out what was judged ambiguous."""
    pytest.importorskip("sklearn", reason="the baseline needs scikit-learn, of the extra `bench`")
    labels = [YES, EASY_NO, DIFFICULT_NO, "ambiguous"] * 6
    sentences = [Sentence(f"d{i}", "ASSAULT", label, ATTACK if label == YES else CALM) for i, label in enumerate(labels)]
    told = by_letters(sentences)
    assert len(told) == 18
    assert all(answer == (sentence.label == YES) for sentence, answer in told)
