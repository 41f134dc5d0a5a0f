"""Dates: every form with its value, counter-examples, and the publication day."""

import datetime
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.lexicon import Lexicon, load_lexicon
from musnad.text.document import prepare
from musnad.times import find_dates

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/times/forms.toml").read_text("utf-8"))["case"]
MONDAY = "2020-08-17"


def _param(case: dict[str, object]) -> object:
    marks = [pytest.mark.xfail(reason=str(case["fails"]))] if "fails" in case else []
    return pytest.param(case, id=str(case["text"])[:40], marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_forms_have_their_values(lexicon: Lexicon, case: dict[str, object]) -> None:
    """Each case finds exactly its dates, letter for letter, with their values."""
    found = find_dates(prepare(str(case["text"])), MONDAY, lexicon)
    assert [[date.text, date.value] for date in found.dates] == case["dates"]


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_lexicon_examples_and_evidence(lexicon: Lexicon, case: dict[str, object]) -> None:
    """Spans are the text's letters; every date says why, and is less sure than certain."""
    if "fails" in case:
        pytest.xfail("a known failure")
    text = "مقدمة طويلـة: " + str(case["text"])
    for date in find_dates(prepare(text), MONDAY, lexicon).dates:
        assert text[date.start : date.end] == date.text
        assert date.because
        assert 0.4 < date.confidence < 1


SENTENCES = [
    pytest.param(sentence, matches and table != "times_context", id=f"{table} {entry.lemma}")
    for table in ("times_months", "times_weekdays", "times_numbers", "times_relative", "times_context")
    for entry in load_lexicon().entries(table)
    for sentence, matches in ((entry.example, True), (entry.counter, False))
    if sentence
]


@pytest.mark.parametrize(("sentence", "matches"), SENTENCES)
def test_examples_of_the_tables_hold(lexicon: Lexicon, sentence: str, matches: bool) -> None:
    """An example holds a date and a counter-example none; words that take dates out are shown at work."""
    assert bool(find_dates(prepare(sentence), MONDAY, lexicon).dates) == matches


def test_today_with_a_weekday_proves_the_publication_day(lexicon: Lexicon) -> None:
    """A crawl a day late: `today Sunday` makes yesterday Saturday."""
    found = find_dates(prepare("وصل الوفد اليوم الأحد.\nوكان الوزير غادر أمس."), MONDAY, lexicon)
    assert found.day == datetime.date(2020, 8, 16)
    assert [date.value for date in found.dates] == ["2020-08-16", "2020-08-15"]


def test_a_day_far_away_proves_nothing(lexicon: Lexicon) -> None:
    """`Today` with a whole date of another month does not move the publication day."""
    found = find_dates(prepare("كتب في رسالته: اليوم الجمعة 3 يناير 2020."), MONDAY, lexicon)
    assert found.day == datetime.date(2020, 8, 17)


def test_without_publication_day_relative_words_stay_open(lexicon: Lexicon) -> None:
    """What leans on the publication day is left open, with its letters; whole dates are read."""
    found = find_dates(prepare("وصل أمس، بعد زيارة في 3 مايو 2020 وأخرى الأسبوع الماضي وفي نوفمبر."), None, lexicon)
    assert [span.text for span in found.open] == ["أمس", "الأسبوع الماضي", "نوفمبر"]
    assert [date.value for date in found.dates] == ["2020-05-03"]
    assert found.day is None


def test_text_may_tell_the_publication_day_itself(lexicon: Lexicon) -> None:
    """`Today` with a whole date stands in for a missing publication day."""
    found = find_dates(prepare("انطلق اليوم الاثنين 17 أغسطس 2020 المؤتمر الذي أعلن أمس."), None, lexicon)
    assert [date.value for date in found.dates] == ["2020-08-17", "2020-08-16"]


def test_publication_day_is_the_local_one_as_written(lexicon: Lexicon) -> None:
    """Time and zone of the publication do not move its day."""
    assert find_dates(prepare("وصل اليوم."), "2020-08-17T23:30:00-03:00", lexicon).dates[0].value == MONDAY


def test_skipped_ranges_are_not_read(lexicon: Lexicon) -> None:
    """Nothing is found where the caller says that furniture stands."""
    text = "اقرأ أيضا: زيارة أمس\nوصل الوفد اليوم."
    assert [date.text for date in find_dates(prepare(text), MONDAY, lexicon, skip=[(0, 20)]).dates] == ["اليوم"]


def test_guesses_are_less_sure_than_what_is_told(lexicon: Lexicon) -> None:
    """A month without year and a weekday without verb are less sure than a whole date."""
    found = find_dates(prepare("في 3 مايو 2020، ثم في نوفمبر، ثم صباح الخميس."), MONDAY, lexicon)
    whole, month, weekday = (date.confidence for date in found.dates)
    assert month < weekday < whole


def test_a_misprinted_month_is_put_right_by_weekday_and_publication(lexicon: Lexicon) -> None:
    """The weekday and the number fit the publication day, the month printed does not; alone, a misprint is kept."""
    assert find_dates(prepare("وضع المجلس الاثنين 17 جويلية 2020 المشروع."), MONDAY, lexicon).dates[0].value == MONDAY
    assert find_dates(prepare("وضع المجلس يوم 17 جويلية 2020 المشروع."), MONDAY, lexicon).dates[0].value == "2020-07-17"


@pytest.mark.parametrize("piece", ["و", '"', "1 ", "اليوم ", "5 و", "2015-", "يوم الأحد 5 ", "بين 5 و", "(", "15.08.2020 "])
def test_hostile_input_costs_linear_time(lexicon: Lexicon, piece: str) -> None:
    """Four times the letters cost no more than some ten times the time."""
    check_linear(lambda document: find_dates(document, MONDAY, lexicon), lambda size: prepare(run_of(piece)(size)), 50_000)


WORDS = """
اليوم أمس أول من غدا بعد قبل منذ الشهر الماضي المقبل الجاري نفسه العام عام يوم يومي الأحد والاثنين شهر آب أغسطس / - ( ) ، و 5 17 31
2015 1436 هـ م كانون الثاني الأول تشرين ذو الحجة رمضان إلى بين في هذا نفس أيام عيد الفطر الربع الثالث عشر والعشرين ليلة الليلة مطلع
17.08.2020 ـ سيعقد قال .
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=12).map(" ".join), st.sampled_from([MONDAY, None, "0001-01-01", "9999-12-31", "1800-01-01", "no date"]))
def test_any_meeting_of_date_words_is_read_without_error(text: str, published: str | None) -> None:
    """Whatever date words meet: spans are the text's letters, in order, and values are ISO dates, weeks or spans of them."""
    found = find_dates(prepare(text), published, load_lexicon())
    for date in (*found.dates, *found.open):
        assert text[date.start : date.end] == date.text
    starts = [date.start for date in found.dates]
    assert starts == sorted(starts)
    for date in found.dates:
        for part in date.value.split("/"):
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?", part)
