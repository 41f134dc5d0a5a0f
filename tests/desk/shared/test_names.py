"""Names in the reader's language: every code that the engine's data holds has one; reasons are told in words; days in two calendars."""

from datetime import date

import pytest
from django.utils.translation import override

from musnad.lexicon.load import shipped_lexicon
from musnad_desk.articles.asking import fact_name, type_name
from musnad_desk.shared.dates import hijri, reading_minutes
from musnad_desk.shared.names import MODES, NAMES, TOPICS, country_name, listed
from musnad_desk.shared.why import in_words, warned

LEXICON = shipped_lexicon()
WARNED = "لا يذكر المقال يوم نشره، فبقيت الأيام مثل «أمس» مفتوحة."


def test_every_type_mode_and_topic_has_a_name() -> None:
    """A type, mode or topic that is added to the engine's data gets its name here."""
    tables = [LEXICON.entries(name) for name in LEXICON.tables if any("type" in entry.tags for entry in LEXICON.entries(name))]
    assert {entry.value for table in tables for entry in table if "type" in entry.tags} - set(NAMES) == set()
    assert {entry.value for table in tables for entry in table if "type" not in entry.tags and entry.value} - set(MODES) == set()
    assert {entry.value for entry in LEXICON.entries("topics")} - set(TOPICS) == set()


@pytest.mark.parametrize(
    ("language", "named", "code", "told"),
    [
        ("ar", type_name, "ASSAULT/heavy-weapons", "اعتداء: أسلحة ثقيلة"),
        ("en", type_name, "CONSULT", "consultation"),
        ("en", type_name, "NONE/odd", "NONE: odd"),
        ("ar", fact_name, "COERCE arrest", "إكراه اعتقال"),
        ("ar", fact_name, "ASSAULT explosives 27 شخصا وأكثر", "اعتداء متفجرات 27 شخصا وأكثر"),
        ("en", fact_name, "PROTEST", "protest"),
        ("en", fact_name, "CONSULT visit الحجاج → المملكة", "consultation visit الحجاج ← المملكة"),  # two Arabic names are read leftwards
        ("en", fact_name, "CONSULT NATO → UN", "consultation NATO → UN"),
        ("ar", country_name, "LBY", "ليبيا"),
        ("en", country_name, "LBY", "Libya"),
        ("en", country_name, "XXX", "XXX"),
        ("ar", in_words, "cues: قال", "فعل قول: قال"),
        ("en", in_words, "voice: inside words of قال", "whose word it is: inside the words after قال"),
        ("ar", in_words, "actors: subject", "صاحب الفعل: الفاعل"),
        ("ar", in_words, "trigger استقبل (receive)", "لفظ الحدث استقبل"),
        ("ar", in_words, "a rule of tomorrow", "a rule of tomorrow"),
        ("ar", warned, "no publication date: 3 relative dates left open; --published DATE gives it", WARNED),
        ("ar", warned, "a warning of tomorrow", "a warning of tomorrow"),
        ("ar", hijri, date(2024, 10, 14), "11 ربيع الثاني 1446 هـ"),
        ("en", hijri, date(2024, 10, 14), "11 Rabi' al-Thani 1446 AH"),
        ("en", hijri, date(1800, 1, 1), ""),
        ("en", hijri, None, ""),
        ("ar", listed, ["أ", "ب"], "أ، ب"),
        ("en", listed, ["a", "b"], "a, b"),
    ],
)
def test_names(language: str, named: object, code: object, told: str) -> None:
    """In each language; what has no name is told as it stands."""
    assert callable(named)
    with override(language):
        assert named(code) == told


def test_reading_time() -> None:
    """At least a minute; as long as people were measured to take."""
    assert [reading_minutes("كلمة " * words) for words in (0, 20, 138 * 3)] == [1, 1, 3]
