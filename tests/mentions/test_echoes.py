"""Names that no table knows, shown by their echo."""

import pytest

from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import find_mentions
from musnad.text.document import prepare


def names(text: str) -> list[str]:
    """Proper names of persons in a text, in order."""
    document = prepare(text)
    return [document.span(*span).text for span in find_mentions(document, shipped_lexicon()).names()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أكدت رئيسة اللجنة هوكالة بيرزان أن الحفل قريب. وأضافت بيرزان أن الدعوة عامة.", "هوكالة بيرزان"),
        ("قال مدير المصنع، هوكال بيرزان، إن الإنتاج زاد. وأوضح بيرزان أن العمال كثر.", "هوكال بيرزان"),
        ("قال الأمين العام للمنظمة إياد أمين مدني إن القمة قريبة. وقال مدني إن الدعوة وجهت.", "إياد أمين مدني"),
        ("عاد منذر بلحاج سعد أمس. وذكر أن منذر بلحاج سعد استقال.", "منذر بلحاج سعد"),
    ],
)
def test_a_word_that_names_somebody_later_ends_his_name(text: str, name: str) -> None:
    """Whoever is called by one word between a verb and a clause was introduced by it, behind a title or a name cut before it."""
    assert names(text)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "أكدت رئيسة اللجنة رسالة الوزارة. ووجهت رسالة إلى الأعضاء.",
        "وصل مدير المصنع صباحا. وانتظر صباحا في القاعة.",
        "قال محمد إن الملف قريب. قال محمد إن الملف قريب.",
        "التقى رئيس اللجنة مسؤولين. وقال مسؤولين إن الأمر قريب.",
    ],
)
def test_words_that_come_back_are_no_names_by_that(text: str) -> None:
    """Objects, times and common nouns behind a title are no names though they stand behind a verb elsewhere."""
    assert not [name for name in names(text) if name != "محمد"]
