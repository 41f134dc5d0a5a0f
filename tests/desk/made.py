"""Readings whose every field is known, so that tests of the desk hang on no rule of the engine."""

from dataclasses import replace
from typing import Any

from musnad.records import (
    Actor,
    Article,
    Candidate,
    Dateline,
    Event,
    Label,
    Mention,
    Number,
    Outlet,
    Place,
    ReaderInfo,
    Reading,
    Role,
    Span,
    Statement,
    Topic,
)  # fmt: skip

TITLE = "المعبري: الحدود مفتوحة"  # al-Maabri: the borders are open
BODY = (
    "قال وزير الداخلية سالم المعبري، في بيان للوزارة نقلته وكالة مرفأ، إن الحدود مفتوحة أمام الجميع.\n"
    "واستقبل المعبري نظيره هادي الزواري في فندق المهاري بطرابلس أمس، وقُتل ثلاثة في قصف الميليشيات الإرهابية.\n"
    "وكانت وزارتي الداخلية والخارجية قد أعلنتا إغلاق المعبر."
)


def reading(
    key: str = "a/1", *, title: str = TITLE, body: str = BODY, day: str | None = "2024-10-14T20:12:41+02:00", **told: Any
) -> Reading:
    """A meeting, a statement through a chain, a bombing with its dead, a judging word. `told` replaces fields of the article."""
    text = f"{title}\n\n{body}"

    def span(words: str) -> Span:
        start = text.find(words)
        return Span(words, start, start + len(words)) if start >= 0 else Span(text[:1], 0, 1)

    minister = Actor(id="a1", name="سالم المعبري", kind="person", country="LBY", confidence=0.9,
                     roles=(Role("وزير الداخلية", "ليبيا"), Role("سفير", "تونس", former=True)), mentions=("المعبري", "الوزير"))  # fmt: skip
    place = Place(*_parts(span("طرابلس")), name="طرابلس", country="LBY", lat=32.89, lon=13.18, source="osm:1",
                  candidates=(Candidate("طرابلس", "LBN", 34.4, 35.8, "osm:2", 0.1),))  # fmt: skip
    article = Article(
        id=key, text=text, title=title, url=f"https://marfa.example/{key}", outlet=Outlet("وكالة مرفأ", "marfa"), section="محلي",
        author="سعاد", dateline=Dateline("مرفأ", "طرابلس"), published=day, tags=("وزارة الداخلية", "الحدود"),
    )  # fmt: skip
    return Reading(
        article=replace(article, **told),
        actors=(
            minister,
            Actor(id="a2", name="هادي الزواري", kind="person", country="TUN"),
            Actor(id="a3", name="الميليشيات", kind="armed_group"),
            Actor(id="a4", name="وزارة الداخلية", kind="organisation", country="LBY"),
        ),
        statements=(
            Statement(id="s1", speaker="a1", cue=span("قال"), content=span("الحدود مفتوحة أمام الجميع"), via=("بيان للوزارة", "وكالة مرفأ"),
                      to=("a2",), confidence=0.8),
            Statement(id="s2", speaker=None, cue=span("أعلنتا"), content=span("إغلاق المعبر")),
        ),
        events=(
            Event(id="e1", type="CONSULT", mode="visit", trigger=span("استقبل"), actors=("a2",), recipients=("a1",), place="طرابلس",
                  date="2024-10-13", contexts=("diplomatic",)),
            Event(id="e2", type="ASSAULT", mode="heavy-weapons", trigger=span("قصف"), actors=("a3",), claimed_by="a1", status="past"),
        ),
        labels=(Label(*_parts(span("الإرهابية")), target="a3", voice="a1"),),
        places=(place,),
        numbers=(Number(*_parts(span("ثلاثة")), kind="dead", low=3, high=3, event="e2", claimed_by="a1"),),
        topics=(Topic(name="military", confidence=0.7),),
        mentions=(Mention(*_parts(span("فندق المهاري")), kind="place"),),
        reader=ReaderInfo("0.1.0", "abc"),
    )  # fmt: skip


def _parts(span: Span) -> tuple[str, int, int]:
    return span.text, span.start, span.end
