"""Modes: words behind what is asked, words beside a deed, and which mention's word counts."""

from collections.abc import Callable

import pytest

MODES = [
    ("دعا الوزير سالم الجريدي خلال لقاء مغلق الحكومة التونسية إلى دعم المزارعين.", "REQUEST", "assist"),
    ("دعا الوزير سالم الجريدي الحكومة التونسية إلى لقاء مغلق.", "REQUEST", "meet"),
    ("طالب الوزير سالم الجريدي الحكومة التونسية بفتح الطرق.", "REQUEST", "change"),
    ("طالب الوزير سالم الجريدي الحكومة التونسية بالاعتذار.", "REQUEST", "yield"),
    ("طالب الوزير سالم الجريدي الحكومة التونسية بالصدق.", "REQUEST", None),
    ("رفض النائب راشد العمراني الجلوس مع الحكومة التونسية.", "REJECT", "meet"),
    ("هدد المسلحون النائب راشد العمراني بالتصفية.", "THREATEN", "violence"),
    ("قتل ثلاثة جنود في هجوم مسلح.", "ASSAULT", "firearms"),
    ("قتل ثلاثة جنود في هجوم نفذه مسلح.", "ASSAULT", None),
    ("قال الوزير سالم الجريدي عقب لقائه السفير راشد العمراني إن الأزمة انتهت.", "CONSULT", "visit"),
    ("قال الوزير سالم الجريدي عقب لقائه مع السفير راشد العمراني إن الأزمة انتهت.", "CONSULT", None),
    ("قال الوزير سالم الجريدي عقب لقاء السفير راشد العمراني إن الأزمة انتهت.", "CONSULT", None),
    ("عقد وزراء خارجية تونس والجزائر ومصر اجتماعا في سرت.", "CONSULT", "multilateral"),
    ("دعا الوزير سالم الجريدي الحكومة التونسية إلى عدم الصمت.", "REQUEST", "change"),
    ("هاجم مسلحون يحملون أحزمة ناسفة مقر البلدية في سرت.", "ASSAULT", "suicide-attack"),
    ("أصابت الشرطة ثلاثة محتجين بقنابل صوتية.", "ASSAULT", "crowd-control"),
    ("تعرض النائب راشد العمراني لاعتداء بالعنف.", "ASSAULT", "beat"),
    ("تعرض النائب راشد العمراني لاعتداء.", "ASSAULT", None),
    ("اعتبر النائب راشد العمراني أن قرار الحكومة التونسية مؤامرة.", "ACCUSE", "allege"),
    ("اعتبر النائب راشد العمراني أن قرار الحكومة التونسية مهزلة.", "ACCUSE", "disapprove"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), MODES)
def test_mode_by_words(tell: Callable, text: str, kind: str, mode: str | None) -> None:
    """What is asked stands behind its preposition, nearer words about the occasion do not count."""
    assert next(event for event in tell(text).found.events if event.type == kind).mode == mode


@pytest.mark.parametrize(("means", "mode"), [("بالمدفعية ", "heavy-weapons"), ("", "aerial")])
def test_mode_told_in_words_counts_before_what_a_trigger_mostly_means(tell: Callable, means: str, mode: str) -> None:
    """A title's `bomb` is from the air unless the lead tells of guns."""
    told = tell(f"الجيش الليبي يقصف مواقع لتنظيم داعش\n\nقصف الجيش الليبي {means}مواقع لتنظيم داعش في سرت.")
    assert [event.mode for event in told.found.events if event.type == "ASSAULT"] == [mode]
