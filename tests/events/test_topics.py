"""Topics: what articles of our own are about, and what a single word does not show."""

import pytest

from musnad.events.topics import find_topics
from musnad.lexicon import Lexicon
from musnad.text.document import prepare

CONTEXTS = {
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
    "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
    "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration", "disasters",
    "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
}  # fmt: skip


def _topics(text: str, lexicon: Lexicon) -> list[str]:
    return [topic.name for topic in find_topics(prepare(text), lexicon)]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("الانتخابات البلدية في موعدها\nفتحت مراكز الاقتراع أبوابها أمام الناخبين.", ["election"]),
        ("تفكيك خلية إرهابية\nقالت الوزارة إن العملية من ضمن مكافحة الإرهاب.", ["terrorism"]),
        ("حجز مخدرات في الميناء\nضبط الأعوان كمية من الكوكايين وحبوب مخدرة.", ["illegal_drugs"]),
        ("إنقاذ قارب\nأنقذ خفر السواحل عشرين مهاجرا كانوا في رحلة هجرة غير شرعية.", ["migration"]),
        ("توقف الإنتاج في حقل نفطي\nتراجعت أسعار النفط بعد إغلاق الموانئ النفطية.", ["natural_resource"]),
    ],
)
def test_topics_of_articles(lexicon: Lexicon, text: str, topics: list[str]) -> None:
    """An article that speaks of one thing has that topic and no other."""
    assert _topics(text, lexicon) == topics


@pytest.mark.parametrize(
    "text",
    [
        "",
        "فاز الفريق بثلاثة أهداف\nسجل سالم الرفاعي هدفين في الشوط الثاني.",
        "افتتاح معرض الكتاب\nحضر الافتتاح عدد من الوزراء ومدير المكتبة.",
        "حوار مع المطرب سالم الرفاعي\nقال إن أغنيته عن الثورة لقيت رواجا، ونقل مرة إلى مستشفى.",
    ],
)
def test_one_word_shows_no_topic(lexicon: Lexicon, text: str) -> None:
    """Sports and culture have no political topic, and a word in passing shows none."""
    assert _topics(text, lexicon) == []


def test_evidence_are_the_words_that_show_it(lexicon: Lexicon) -> None:
    """Evidence is in text order, letter for letter, and named in the reasons."""
    text = "حجز مخدرات في الميناء\nضبط الأعوان كمية من الكوكايين وحبوب مخدرة."
    (topic,) = find_topics(prepare(text), lexicon)
    assert [span.text for span in topic.evidence] == ["مخدرات", "الكوكايين", "حبوب مخدرة"]
    assert all(text[span.start : span.end] == span.text for span in topic.evidence)
    assert len(topic.because) == 3
    assert 0 < topic.confidence < 1


def test_table_holds_the_contexts_of_plover_and_no_others(lexicon: Lexicon) -> None:
    """Every context has sure words; every value is a context; every tag is known."""
    entries = lexicon.entries("topics")
    assert {entry.value for entry in entries} == CONTEXTS
    assert {entry.value for entry in entries if entry.tags == ("sure",)} == CONTEXTS
    assert {entry.tags for entry in entries} == {("sure",), ("hint",)}


def test_no_word_of_a_topic_twice(lexicon: Lexicon) -> None:
    """A word counts once for a topic."""
    seen: set[tuple[str, str]] = set()
    for entry in lexicon.entries("topics"):
        for form in (entry.lemma, *entry.forms):
            assert (form, entry.value) not in seen
            seen.add((form, entry.value))
