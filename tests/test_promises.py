"""Promises that hold for every reading: checked on whatever there is to read, and shown to notice when they are broken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from musnad.errors import MusnadError
from musnad.evaluation.corpus import corpora
from musnad.evaluation.promises import broken_promises
from musnad.reading import Reader
from musnad.records import Actor, Article, Event, Furniture, Label, Reading, Span, Statement

ROOT = Path(__file__).resolve().parent.parent
OWN = sorted(
    [
        *(ROOT / "fuzz/seeds").iterdir(),
        *(path for path in (ROOT / "examples").iterdir() if path.suffix != ".py"),
        *(ROOT / "tests/gold/articles").glob("*.json"),
    ]
)

ARTICLE = Article(id="a", text="قال سالم: نعم", furniture=(Furniture("menu", "قال", 0, 3), Furniture("form", "اسم")))
STATEMENT = Statement(id="s1", speaker="a1", cue=Span("قال", 0, 3), content=Span("نعم", 10, 13))
SOUND = Reading(article=ARTICLE, actors=(Actor(id="a1", name="سالم", kind="person"),), statements=(STATEMENT,))


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_whatever_is_ours_is_read_soundly(reader: Reader, file: Path) -> None:
    """Seeds of the fuzzer, examples and gold articles are read without a broken promise, or refused."""
    try:
        reading = reader.read(file)
    except MusnadError as refusal:
        assert "seeds" in file.parts, refusal  # noqa: PT017  a seed may be too short to be an article; nothing else may
        return
    assert not broken_promises(reading)


@pytest.mark.shared
@pytest.mark.parametrize("part", ["dev", "train"])
def test_reference_articles_are_read_soundly(shared: Path, reader: Reader, part: str) -> None:
    """No article of the reference corpora breaks a promise."""
    (corpus,) = (corpus for corpus in corpora(ROOT) if corpus.name == part)
    articles = [msgspec.json.decode(file.read_bytes()) for file in sorted(corpus.articles.glob("*.json"))]
    assert articles, f"no articles below {shared}"
    broken = {article["id"]: faults for article in articles if (faults := broken_promises(reader.read(article)))}
    assert not broken


def test_a_sound_reading_breaks_nothing() -> None:
    """The checks themselves find nothing wrong with a reading that is right."""
    assert broken_promises(SOUND) == []


def unsound() -> Iterator[tuple[str, Reading]]:
    event = Event(id="e1", type="CONSULT", trigger=Span("قال", 0, 3))
    yield "the text holds", replace(SOUND, statements=(replace(STATEMENT, cue=Span("قال", 1, 4)),))
    yield "the text holds", replace(SOUND, article=replace(ARTICLE, furniture=(Furniture("menu", "قال", 5, 8),)))
    yield "the text holds", replace(SOUND, article=replace(ARTICLE, paragraphs=(Span("قالت", 0, 3),)))
    yield "a2 is the id of no actor", replace(SOUND, statements=(replace(STATEMENT, speaker="a2"),))
    yield "a3 is the id of no actor", replace(SOUND, statements=(replace(STATEMENT, to=("a1", "a3")),))
    yield "a4 is the id of no actor", replace(SOUND, events=(replace(event, recipients=("a4",)),))
    yield "a5 is the id of no actor", replace(SOUND, events=(replace(event, claimed_by="a5"),))
    yield "a6 is the id of no actor", replace(SOUND, labels=(Label("قال", 0, 3, voice="a6"),))
    yield "two actors have one id", replace(SOUND, actors=SOUND.actors * 2)
    yield "confidence 1.5", replace(SOUND, statements=(replace(STATEMENT, confidence=1.5),))
    yield "a NUL or a lone surrogate", replace(SOUND, article=Article(id="a", text="قال سالم: نعم\0"))
    yield "has no JSON", replace(SOUND, warnings=("\ud800",))


@pytest.mark.parametrize(("sentence", "reading"), list(unsound()))
def test_each_broken_promise_is_named(sentence: str, reading: Reading) -> None:
    """One sentence tells which promise is broken, and where."""
    assert any(sentence in broken for broken in broken_promises(reading))
