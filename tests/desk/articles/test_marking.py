"""Marking: every letter once, in order, with what was found in it."""

from dataclasses import replace

from desk.made import BODY, TITLE, reading
from linear import check_linear
from musnad.records import Actor, Article, Furniture, Label, Reading, Span, Statement
from musnad_desk.articles.marking import Segment, lines, names_in


def test_every_letter_stands_once() -> None:
    """The segments joined are the text's lines."""
    told = [line for line in reading().article.text.split("\n") if line.strip()]
    assert ["".join(segment.text for segment in line) for line in lines(reading())] == told
    assert told == [TITLE, *BODY.split("\n")]


def test_what_is_found_is_marked() -> None:
    """Content with its statement, cue, judging word with stance and voice, furniture."""
    whole = reading()
    whole = replace(
        whole,
        article=replace(
            whole.article, furniture=(Furniture("caption", BODY[-12:], len(whole.article.text) - 12, len(whole.article.text)),)
        ),
    )
    segments = [segment for line in lines(whole) for segment in line]
    assert Segment("الحدود مفتوحة", said=None) not in segments
    assert [segment.text for segment in segments if segment.said == "s1"] == ["الحدود مفتوحة أمام الجميع"]
    assert [(segment.text, segment.cue) for segment in segments if segment.cue] == [("قال", "s1"), ("أعلنتا", "s2")]
    assert [(segment.text, segment.stance, segment.voice) for segment in segments if segment.stance] == [
        ("الإرهابية", "against", "سالم المعبري")
    ]
    assert "".join(segment.text for segment in segments if segment.cut) == BODY[-12:]


def test_speech_inside_speech() -> None:
    """Letters belong to the innermost statement; each statement begins somewhere, and a cue inside another's content is both."""
    text = "قال سالم إن ليلى قالت إن الحدود مفتوحة"

    def said(id_: str, cue: str, content: str) -> Statement:
        at = text.index(content)
        return Statement(
            id=id_, speaker=None, cue=Span(cue, text.index(cue), text.index(cue) + len(cue)), content=Span(content, at, len(text))
        )

    told = Reading(
        article=Article(id="a", text=text),
        statements=(said("s2", "قالت", "الحدود مفتوحة"), said("s1", "قال", "ليلى قالت إن الحدود مفتوحة")),
    )
    ((*_, outer, cue, joint, inner),) = lines(told)
    assert [(segment.text, segment.said, segment.cue, segment.begins) for segment in (outer, cue, joint, inner)] == [
        ("ليلى ", "s1", None, ("s1",)), ("قالت", "s1", "s2", ()), (" إن ", "s1", None, ()), ("الحدود مفتوحة", "s2", None, ("s2",)),
    ]  # fmt: skip


def test_names_are_marked() -> None:
    """The longest of names inside each other, behind clitics too; not inside other words, not what may name several, no crowds."""
    text = "التقى سالم المعبري هادي. وقال المعبري لهادي: الوزيران وهاديان والناس معنا."
    actors = (
        Actor(id="a1", name="سالم المعبري", kind="person", mentions=("المعبري", "الوزيران")),
        Actor(id="a2", name="هادي", kind="person", mentions=("الوزيران",)),
        Actor(id="a3", name="الناس", kind="group"),
    )
    named = [(text[start:end], who) for start, end, who in names_in(Reading(article=Article(id="a", text=text), actors=actors))]
    assert named == [("سالم المعبري", "a1"), ("هادي", "a2"), ("المعبري", "a1"), ("هادي", "a2")]


def test_spans_beside_the_text_are_no_harm() -> None:
    """Empty spans, spans over lines, and spans past the end mark what there is of them."""
    article = Article(id="a", text="سطر\n\nآخر")
    marks = (Label("", 2, 2), Label("ر\n\nآ", 2, 6), Label("", 90, 99))
    assert [[segment.text for segment in line] for line in lines(Reading(article=article, labels=marks))] == [["سط", "ر"], ["آ", "خر"]]


def test_many_findings_are_marked_in_time() -> None:
    """Time grows with the number of findings and no faster."""

    def many(letters: int) -> Reading:
        text = "قال نعم. " * (letters // 9)
        said = (
            Statement(id=f"s{i}", speaker=None, cue=Span("قال", i, i + 3), content=Span("نعم", i + 4, i + 7))
            for i in range(0, len(text), 9)
        )
        return Reading(article=Article(id="a", text=text), statements=tuple(said))

    check_linear(lines, many, 20_000)
