"""On which day an event took place: what the words beside it tell, and what they tell of something else."""

from collections.abc import Callable

import pytest

DAYS = [  # text, type, day, promise
    ("قتل ثلاثة جنود خلال يومي السبت والأحد الماضيين في سرت.", "ASSAULT", "2024-03-02/2024-03-03", "what many did on two days"),
    ("تظاهر عشرات العمال يومي السبت والأحد الماضيين في سرت.", "PROTEST", "2024-03-02", "a protest begins on the first"),
    ("زار الوزير سالم الجريدي الجزائر يومي السبت والأحد الماضيين.", "CONSULT", "2024-03-02", "and so does a visit"),
    ("اعتقلت الشرطة التونسية مئة مهرب في النصف الأول من عام 2023.", "COERCE", "2023", "half a year is no day"),
    ("اعتقلت الشرطة التونسية مئة مهرب في شعبان 1444.", "COERCE", "2023-02", "nor is a month of the other calendar"),
    ("اعتقلت الشرطة التونسية مئة مهرب الأسبوع الماضي.", "COERCE", None, "a week of two months is none"),
    ("يزور الوزير سالم الجريدي الجزائر الأسبوع المقبل.", "AGREE", "2024-W11", "a week of one month"),
    ("اعتقلت الشرطة التونسية مئة مهرب في الأسبوع الثاني من شهر فبراير 2024.", "COERCE", "2024-02", "a week told by its number"),
    ("أدان الوزير سالم الجريدي الهجوم الذي وقع في 3 مارس 2024.", "ACCUSE", None, "the day of the attack, not of the words"),
    ("أدان الوزير سالم الجريدي في 3 مارس 2024 الهجوم الذي وقع في سرت.", "ACCUSE", "2024-03-03", "the day of the words"),
    ("هاجم مسلحون في سرت الحافلة التي وصلت في 3 مارس 2024.", "ASSAULT", None, "the day of the arrival, not of the attack"),
    ("قاطع نواب المعارضة الانتخابات التي جرت في 3 مارس 2024.", "PROTEST", "2024-03-03", "a boycott is on the day of its occasion"),
    ("شارك الوزير سالم الجريدي في الاجتماع الذي يتواصل من 3 إلى 7 مارس 2024.", "CONSULT", "2024-03-03", "a meeting that goes on"),
    ("دعا سالم الجريدي، الذي زار سرت في 3 مارس 2024، السكان إلى الهدوء.", "REQUEST", "2024-03-03", "who calls on his visit"),
    ("تعهد الوزير سالم الجريدي بفتح المطار في سبتمبر 2024.", "AGREE", None, "a promise was not made on the day it is for"),
    (
        "أصدر الوزير سالم الجريدي والسفير راشد العمراني، اليوم الثلاثاء، بيانا مشتركا أوضحا فيه تفاصيل الاتفاق الذي عقد بينهما، بوساطة "
        "تونسية، أمس الاثنين.",
        "AGREE",
        "2024-03-04",
        "the day on which it was struck",
    ),
    (
        "أصدر الوزير سالم الجريدي والسفير راشد العمراني، اليوم الثلاثاء، بيانا مشتركا أوضحا فيه تفاصيل الاتفاق الذي أثار بينهما، بوساطة "
        "تونسية، خلافا أمس الاثنين.",
        "AGREE",
        "2024-03-05",
        "not that of a quarrel about it",
    ),
    ("تعهد الوزير سالم الجريدي أمس بفتح المطار في سبتمبر 2024.", "AGREE", "2024-03-04", "but on the day told beside it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "day"), [row[:3] for row in DAYS], ids=[row[3] for row in DAYS])
def test_day_of_an_event(tell: Callable, text: str, kind: str, day: str | None) -> None:
    """A date behind a deed is its day, unless it tells when something beside it was or is to be done."""
    events = tell(f"خبر اليوم\n\n{text}", "2024-03-05").found.events
    assert next(event for event in events if event.type == kind).date == day


@pytest.mark.parametrize(
    ("title", "lead", "day"),
    [
        ("الجامعة التونسية تندد بالقرار", "قال الوزير سالم الجريدي اليوم إن الوضع هادئ.", "2024-03-05"),
        ("الجامعة التونسية تندد بالقرار", "قال الوزير سالم الجريدي إن الوضع هادئ.", None),
        ("مقتل ثلاثة جنود والجامعة التونسية تندد بالهجوم", "قتل ثلاثة جنود اليوم في هجوم على حاجز.", None),
    ],
)
def test_first_deed_of_a_title_has_the_day_of_its_lead(tell: Callable, title: str, lead: str, day: str | None) -> None:
    """What a headline opens with is what the first sentence dates, whoever acts there; what it adds may be another day's."""
    events = tell(f"{title}\n\n{lead}", "2024-03-05").found.events
    assert next(event for event in events if event.type == "ACCUSE").date == day


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("وقال الجريدي في مؤتمر صحفي اليوم إن الوضع هادئ.", "2024-03-05"),
        ("والتقى الجريدي اليوم السفير راشد العمراني.", None),
    ],
)
def test_words_of_a_title_have_the_day_on_which_its_speaker_goes_on(tell: Callable, second: str, day: str | None) -> None:
    """What a title says is said is said when its lead goes on to speak in the second sentence, not when he meets somebody there."""
    lead = "طالب الوزير سالم الجريدي الحكومة بوقف القتال."
    events = tell(f"الجريدي يطالب الحكومة بوقف القتال\n\n{lead} {second}", "2024-03-05").found.events
    assert next(event for event in events if event.type == "REQUEST").date == day


def test_noun_that_opens_a_title_has_the_day_of_its_lead(tell: Callable) -> None:
    """A deed that a title tells by a noun is the one of its first sentence, also where they share no word."""
    lead = "ألقى الشبان حجارة على مركز الأمن اليوم الثلاثاء."
    events = tell(f"مواجهات بين الشرطة والشبان في سرت\n\n{lead}", "2024-03-05").found.events
    assert events[0].date == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("أوقفت الشرطة التونسية، {} ثلاثة مهربين من سكان المدينة القديمة، {} في 3 مارس 2024.", "COERCE", "2024-03-03"),
        ("طالب النائب حسن الورفلي، {} الحكومة بالصبر على سكان المدينة القديمة، {} في 3 مارس 2024.", "REQUEST", None),
    ],
)
def test_day_far_behind_a_deed_is_its_day(tell: Callable, text: str, kind: str, day: str | None) -> None:
    """A deed is done on the day at the end of its long sentence; what is said so far off is not."""
    text = text.format("رفقة الحرس والجمارك والدرك،", "وسيارة كبيرة محملة بالسجائر، وكمية من الأدوية،")
    events = tell(f"خبر اليوم\n\n{text}", "2024-03-05").found.events
    assert next(event for event in events if event.type == kind).date == day


def test_more_exact_day_wins(tell: Callable) -> None:
    """Of two dates of one deed the one of fewer days stays, however it is written."""
    told = tell(
        "خبر اليوم\n\nقتل ثلاثة جنود في هجوم في سرت يومي السبت والأحد الماضيين. وقتل الجنود في الهجوم يوم 3 مارس 2024.", "2024-03-05"
    )
    assert [event.date for event in told.found.events if event.type == "ASSAULT"] == ["2024-03-03"]
