"""Further readings: spans without their texts, joined to the articles of the corpora."""

import json
import lzma
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest

from musnad.errors import GoldError
from musnad.evaluation.corpus import checkout
from musnad.evaluation.further import FILE, Further, judged
from musnad.reading import Reader

TITLE, CONTENT = "الوزير يزور صفاقس", "قال الوزير إن الميناء جاهز."  # the minister visits Sfax; the minister said the port is ready
TEXT = f"{TITLE}\n\n{CONTENT}"
RECORD = {
    "id": "ant/x-1", "half": "kept",
    "actors": [{"id": "a1", "name": "الوزير", "kind": "person", "country": None, "roles": [], "mentions": []}],
    "statements": [{"speaker": "a1", "cue": [19, 22], "content": [33, 45], "via": [], "to": []}],
    "events": [{
        "type": "CONSULT", "mode": "visit", "trigger": [7, 11], "actors": ["a1"], "recipients": [], "place": "صفاقس", "date": None,
        "status": "happened", "claimed_by": "outlet",
    }],
}  # fmt: skip


def _further(folder: Path, *records: Mapping[str, Any], articles: int = 2) -> Further:
    """Annotations with their corpora: `articles` items of ANT of one text, a day of SaudiNewsNet without any."""
    (folder / "data/ant").mkdir(parents=True)
    with lzma.open(folder / "data/ant/ant.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": f"ant/x-{n}", "title": TITLE, "content": CONTENT}) + "\n" for n in range(1, articles + 1))
    (folder / "data/saudinewsnet").mkdir()
    with zipfile.ZipFile(folder / "data/saudinewsnet/2015-07-21.zip", "w") as day:
        day.writestr("day.json", "[]")
    file = folder / "further.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return Further(file, folder)


def test_spans_get_their_letters(tmp_path: Path) -> None:
    """Offsets are those of title, blank line, content."""
    form = next(_further(tmp_path, RECORD).articles()).form
    assert form.statements[0].cue.text == "قال"
    assert form.statements[0].content.text == "الميناء جاهز"
    assert form.events[0].trigger.text == "يزور"


def test_it_is_scored_without_what_was_not_annotated(tmp_path: Path, reader: Reader) -> None:
    """Rows of dates, labels, datelines and the form of statements are left out; a half is one of two."""
    further = _further(tmp_path, RECORD, {**RECORD, "id": "ant/x-2", "half": "developed"})
    result = further.evaluate(reader.read, "kept")
    assert [compared.stem for compared in result.articles] == ["ant/x-1"]
    assert result["statements found"].count.gold == 1
    assert not {"dateline", "dates + value", "labels found", "form not indirect, of found"} & {row.name for row in result.rows}
    assert len(further.evaluate(reader.read).articles) == 2


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    """An article that the corpora lack, a broken line, a corpus that is not there: each in a sentence that names it."""
    with pytest.raises(GoldError, match=r"ant/x-9 of .* is in neither corpus"):
        list(_further(tmp_path / "a", {**RECORD, "id": "ant/x-9"}).articles())
    broken = _further(tmp_path / "b", {**RECORD, "half": "third"})
    with pytest.raises(GoldError, match=r"further\.jsonl is no file of further readings: .*half"):
        broken.records()
    with pytest.raises(GoldError, match=r"ant\.jsonl\.xz: no such file"):
        list(Further(_further(tmp_path / "c", RECORD).file, tmp_path / "nowhere").articles())
    assert not Further(broken.file, tmp_path / "nowhere").present
    assert broken.present


def test_judged_events_are_scored_by_themselves(tmp_path: Path, reader: Reader) -> None:
    """Rows of actors and statements are left out; the file is packed, and one that is broken is named."""
    plain = _further(tmp_path, {**RECORD, "statements": []})
    events = judged(tmp_path, tmp_path)
    events.file.parent.mkdir(parents=True)
    events.file.write_bytes(lzma.compress(plain.file.read_bytes()))
    result = events.evaluate(reader.read)
    assert result["events found (type)"].count.gold == 1
    assert {row.name.strip().split()[0] for row in result.rows} == {"events", "event", "trigger", "not", "claimed"}
    assert not replace(events, corpus="2015").records()
    events.file.write_bytes(b"no archive")
    with pytest.raises(GoldError, match=r"judged\.jsonl\.xz is no xz file"):
        events.records()


def test_judged_statements_are_scored_by_themselves(tmp_path: Path, reader: Reader) -> None:
    """Who speaks, through whom and to whom; of events their place and day alone."""
    statements = judged(tmp_path, tmp_path, "statements")
    statements.file.parent.mkdir(parents=True)
    statements.file.write_bytes(lzma.compress(_further(tmp_path, RECORD).file.read_bytes()))
    assert {row.name.strip().split(",")[0] for row in statements.evaluate(reader.read).rows} == {
        "statements found", "statements + speaker", "statements + chain", "statements + addressee", "date", "place",
    }  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("which", ["further", "events", "statements"])
def test_ours_fit_their_articles(shared: Path, which: Literal["further", "events", "statements"]) -> None:
    """Every span lies in its article, every quoted word stands in it, every id means an actor; both halves are large."""
    halves = {"developed": 0, "kept": 0}
    ours = Further(checkout() / FILE, shared) if which == "further" else judged(checkout(), shared, which)
    for article, record in ours.articles():
        halves[record.half] += 1
        text = f"{article['title']}\n\n{article['content']}"
        ids = {actor["id"] for actor in record.actors}
        for statement in record.statements:
            assert {statement.speaker, *statement.to} <= ids, record.id
            assert 0 <= statement.cue[0] < statement.cue[1] <= len(text), record.id
            assert 0 <= statement.content[0] < statement.content[1] <= len(text), record.id
        for event in record.events:
            assert {*event.actors, *event.recipients, event.claimed_by} - {"outlet"} <= ids, record.id
            assert 0 <= event.trigger[0] < event.trigger[1] <= len(text), record.id
            assert event.place is None or event.place in text, record.id
        assert all(mention in text for actor in record.actors for mention in actor["mentions"]), record.id
    assert min(halves.values()) > 100
