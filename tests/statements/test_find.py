"""Statements end to end: sentences in, who said what through whom out."""

import tomllib
from pathlib import Path

import pytest

from musnad.reading import Reader
from musnad.records import Reading

CASES = Path(__file__).resolve().parent.parent / "cases/statements"


def _cases(name: str) -> list[object]:
    cases = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(case, id=case["text"][:40], marks=_known_failure(case)) for case in cases]


def _known_failure(case: dict[str, str]) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason=case["xfail"], strict=True),) if "xfail" in case else ()


def _read(reader: Reader, text: str) -> Reading:
    return reader.read({"id": "case", "title": "", "content": text, "published": "2020-08-17"})


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
    reading = _read(reader, str(case["text"]))
    names = {actor.id: actor.name for actor in reading.actors}
    told = [[names[s.speaker or ""], s.cue.text, " + ".join(names[i] for i in s.to), " ← ".join(s.via)] for s in reading.statements]
    assert told == [[part.strip() for part in line.split("|")] for line in case["said"]]
