"""Labels: which words judge, whom, in whose voice; what every label promises."""

import itertools
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.actors.named import Actors, Named
from musnad.grammar import Syntax
from musnad.labels import find_labels
from musnad.lexicon import Lexicon, without
from musnad.records import Actor, Label
from musnad.statements.said import Statements
from musnad.text.analysis import Analysis, Features, Segment
from musnad.text.document import prepare

Labelled = Callable[..., tuple[Label, ...]]
ONE_WORD = Analysis((Segment("ميليشيات", "stem"),), "NOUN", "ميليشيات", "ميليشيا", Features(definite=True), 0.0)
CASES = Path(__file__).parent.parent / "cases/labels"


def _cases(name: str) -> list[Any]:
    cases = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    marks = [[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [] for case in cases]
    return [pytest.param(case, id=case["text"][:40], marks=mark) for case, mark in zip(cases, marks, strict=True)]


@pytest.mark.parametrize("case", _cases("found.toml"))
def test_words_that_judge_are_found(labelled: Labelled, case: dict[str, Any]) -> None:
    """Each case finds exactly its labels, letter for letter, with their stance."""
    assert [("+" if label.stance == "for" else "") + label.text for label in labelled(case["text"])] == case["labels"]


@pytest.mark.parametrize("case", _cases("judged.toml"))
def test_target_and_voice(labelled: Labelled, case: dict[str, Any]) -> None:
    """A label names whom it judges, or the words of the deed, and who judges."""
    actors = case.get("actors", [])
    found = next(label for label in labelled(case["text"], actors, case.get("said", [])) if label.text == case["label"])
    names = {str(number): actor["name"] for number, actor in enumerate(actors)}
    assert names.get(found.voice, found.voice) == case.get("voice", "outlet")
    if "target" in case or "of" in case:
        assert (names.get(found.target or ""), found.of) == (case.get("target"), case.get("of"))


@pytest.mark.parametrize("case", _cases("found.toml"))
def test_every_label_tells_its_letters_and_why(labelled: Labelled, case: dict[str, Any]) -> None:
    """A span is the text's letters; a label names its entry and rules and is less sure than certain."""
    text = "مقدمة طويلـة: " + case["text"]
    for label in labelled(text):
        assert text[label.start : label.end] == label.text
        assert len(label.because) == 4
        assert label.because[0].startswith(("labels: ", "cues: "))
        assert 0.4 < label.confidence < 1


def test_an_entry_can_be_switched_off(labelled: Labelled, lexicon: Lexicon) -> None:
    """A desk that holds a word for neutral reads without it, and its readings tell so."""
    text = "سلمت ميليشيات الوادي المعبر للإرهابيين."
    quieter = without(lexicon, "labels", "ميليشيا")
    assert [label.text for label in labelled(text)] == ["ميليشيات", "للإرهابيين"]
    assert [label.text for label in labelled(text, words=quieter)] == ["للإرهابيين"]
    assert quieter.digest != lexicon.digest


@given(st.text(alphabet='اإرهبيةمتطفشدوقل "«».،:بك\n', max_size=80))
def test_any_text_is_read(labelled: Labelled, text: str) -> None:
    """Text without sense breaks nothing, and labels stand in order without overlap."""
    found = labelled(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_long_texts_take_linear_time(lexicon: Lexicon) -> None:
    """Ten thousand labels, names and quotations in one text are read in seconds."""
    document = prepare("قال «المتمردون إن ميليشيات الوادي الإرهابية» رحلت. " * 5_000)
    names = [Named(at, at + 2, 0, (0,), "name", at) for at in range(4, len(document.tokens) - 2, 10)]
    syntax = Syntax(document, ((ONE_WORD,),) * len(document.tokens), (), (), (), (-1,) * len(document.tokens))
    actors = Actors((Actor(id="0", name="ميليشيات الوادي", kind="armed_group"),), tuple(names))
    start = time.process_time()
    found = find_labels(document, syntax, Statements((), actors), lexicon)
    assert len(found) > 10_000
    assert time.process_time() - start < 10
