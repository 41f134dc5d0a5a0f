"""Statements end to end: sentences in, who said what through whom out."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.reading import Reader
from musnad.records import Reading

WORDS = [  # said, the minister, that, that he, according to, the report, and so, confirmed, stressing, called, to, calm, but, in a report
    "قال", "الوزير", "إن", "إنه", "بحسب", "وفقا", "للتقرير", "التقرير", "فإن", "وأكد", "مشيرا", "إلى", "دعا", "الهدوء", "لكن",
    "وذلك", "في", "تقرير", "الذي", "،", ":", ".", '"', "«", "»",
]  # fmt: skip
CASES = Path(__file__).resolve().parent.parent / "cases/statements"


def _cases(name: str) -> list[object]:
    cases = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(case, id=case["text"][:40], marks=_known_failure(case)) for case in cases]


def _known_failure(case: dict[str, str]) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason=case["xfail"], strict=True),) if "xfail" in case else ()


def _read(reader: Reader, text: str, title: str = "") -> Reading:
    return reader.read({"id": "case", "title": title, "content": text, "published": "2020-08-17"})


@pytest.mark.parametrize("case", _cases("contents"))
def test_contents(reader: Reader, case: dict[str, list[str]]) -> None:
    """A content is the words somebody is responsible for, no more and no less."""
    reading = _read(reader, str(case["text"]))
    assert [f"{s.cue.text} | {s.content.text}" for s in reading.statements] == case["said"]
    if "form" in case:
        assert [s.form for s in reading.statements] == case["form"]


@pytest.mark.parametrize("case", _cases("speakers"))
def test_speakers(reader: Reader, case: dict[str, list[str]]) -> None:
    """Speakers, addressees and links are those the sentence names, and carried on where it goes on."""
    reading = _read(reader, str(case["text"]), str(case.get("title", "")))
    names = {actor.id: actor.name for actor in reading.actors}
    told = [[names[s.speaker or ""], s.cue.text, " + ".join(names[i] for i in s.to), " ← ".join(s.via)] for s in reading.statements]
    assert told == [[part.strip() for part in line.split("|")] for line in case["said"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=24).map(lambda words: " ".join(["أعلن", *words])))
def test_nobody_says_nothing(reader: Reader, text: str) -> None:
    """However cues, joining words and marks are mixed, every statement has a cue and letters that are said, where it says they stand."""
    reading = _read(reader, text)
    for statement in reading.statements:
        for span in (statement.cue, statement.content):
            assert span.text.strip()
            assert span.text == reading.article.text[span.start : span.end]
