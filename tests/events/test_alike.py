"""Whether two mentions tell of one event: pairs of sentences, and how many events they tell."""

from collections.abc import Callable

import pytest

from musnad.events.mention import Mention
from musnad.events.merge import merge
from musnad.events.modes import UNTOLD
from musnad.events.tables import Tables
from musnad.events.triggers import Candidate

ONE = {
    "a title and its lead in other words": "مقتل ثلاثة جنود قرب سبها\n\nشن تنظيم داعش أمس هجوما على نقطة تفتيش قرب سبها.",
    "the same word with the same sides": "اعتقلت الشرطة النائب حسن الورفلي أمس. وقال شهود إن الطريق آمن. "
    "واعتقلت الشرطة النائب حسن الورفلي أمام بيته.",
    "a definite noun": "داهمت الشرطة مقر النقابة في صفاقس. وقال شاهد إن المداهمة دامت ساعة.",
    "praise in title and lead": "الجريدي يشيد بالجيش\n\nأشاد الوزير سالم الجريدي بالجيش خلال زيارة إلى سبها.",
}
TWO = {
    "arrests of others elsewhere": "اعتقلت الشرطة أمس النائب حسن الورفلي في سبها. واعتقل الجيش الصحفي سالم الجريدي في طرابلس.",
    "demands of others": "دعا الوزير سالم الجريدي الحكومة إلى الحوار. ودعا النائب حسن الورفلي النقابة إلى وقف الإضراب.",
    "attacks of other years": "شن تنظيم داعش هجوما على سبها يوم 3 مارس 2024. وكان التنظيم قد شن هجوما على طرابلس عام 2016.",
    "what was not done and what was": "لم تعتقل الشرطة النائب حسن الورفلي. واعتقلت الشرطة النائب حسن الورفلي أمس.",
    "a strike and a march of others": "نفذ المعلمون إضرابا يوم الثلاثاء في صفاقس. وتظاهر عشرات العمال أمام الوزارة في طرابلس.",
}
TYPES = ("ASSAULT", "COERCE", "SUPPORT", "REQUEST", "PROTEST")


@pytest.mark.parametrize(
    ("text", "count"), [*((text, 1) for text in ONE.values()), *((text, 2) for text in TWO.values())], ids=[*ONE, *TWO]
)
def test_events_told_once(text: str, count: int, tell: Callable) -> None:
    """What is told again is one entry, what only resembles it is another."""
    events = [event for event in tell(text, "2024-03-05").found.events if event.type in TYPES]
    code = events[0].type
    assert len([event for event in events if event.type == code]) == count


def test_a_meeting_to_come_is_no_other_told_as_a_plan(tell: Callable) -> None:
    """Whoever met yesterday and will meet tomorrow meets twice, the second time as an agreement to."""
    text = "التقى الوزير سالم الجريدي السفير حسن الورفلي أمس في طرابلس. وسيلتقي الوزير سالم الجريدي السفير حسن الورفلي غدا في تونس."
    events = tell(text, "2024-03-05").found.events
    assert [(event.type, event.date) for event in events] == [("CONSULT", "2024-03-04"), ("AGREE", "2024-03-06")]


@pytest.mark.parametrize(("sure", "count"), [(0.9, 2), (0.3, 1), (0.1, 1)], ids=["sure", "hardly another", "too unsure to be told"])
def test_what_may_be_told_again_must_be_surer(sure: float, count: int, event_tables: Tables) -> None:
    """A demand that somewhat resembles the one told before is another only where it is sure to be a demand at all."""
    candidate = Candidate(0, 1, next(iter(event_tables.duties)))
    code = candidate.trigger.type.code
    first = Mention(candidate, code, (1,), (2,), UNTOLD, None, None, "happened", None, 0.9, (), 1, definite=False, root="طلب")
    second = first._replace(actors=(3,), recipients=(), confidence=sure, sentence=2)
    assert len(merge([first, second], 0.27)) == count
