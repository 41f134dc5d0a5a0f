"""Who says that an event was: the outlet, or the speaker on whose words alone it rests."""

from collections.abc import Callable

import pytest

CLAIMS = [  # text, type, who claims it, promise
    ("أوقفت الشرطة التونسية مهربا أمس، وفق بيان لوزارة الداخلية.", "COERCE", "", "a source named behind the lead is none"),
    ("أعلنت وزارة الداخلية أن الشرطة التونسية أوقفت مهربا أمس.", "COERCE", "وزارة الداخلية", "a source that tells it is"),
    ("قال الوزير سالم الجريدي إن الوضع هادئ بعد رفض الحكومة التونسية.", "REJECT", "", "what another thing is timed by is known"),
    ("قال الوزير سالم الجريدي إن الحكومة التونسية ترفض المقترح.", "REJECT", "سالم الجريدي", "a refusal that is told"),
    ("قال الوزير سالم الجريدي إنه طالب الحكومة التونسية بفتح المطار.", "REQUEST", "سالم الجريدي", "a speaker recalls what he asked"),
    ("طالب الوزير سالم الجريدي الحكومة التونسية بفتح المطار.", "REQUEST", "", "a call is told by who reports it"),
    ("قال الوزير سالم الجريدي إنه يطالب الحكومة التونسية بفتح المطار.", "REQUEST", "", "so is one that is made by saying so"),
    ("قال الوزير سالم الجريدي إن الإضراب في سرت لم يؤثر في العمل.", "PROTEST", "", "a protest that is known is the day's news"),
    ("قال الوزير سالم الجريدي إن العمال نظموا وقفة احتجاجية في سرت.", "PROTEST", "سالم الجريدي", "one of which he tells is his"),
    ("قال الوزير سالم الجريدي إن الرجال الذين اعتقلتهم الشرطة التونسية عادوا.", "COERCE", "", "an arrest says who is meant"),
    ("قال الوزير سالم الجريدي إن الشرطة التونسية اعتقلت خمسة رجال.", "COERCE", "سالم الجريدي", "an arrest that he tells"),
    ("وزارة العمل: 300 وظيفة مكثر: الشرطة التونسية تعتقل خمسة رجال المجلس: تأجيل الجلسة", "COERCE", "", "headlines in one"),
    ("وزارة الداخلية: الشرطة التونسية تعتقل خمسة رجال", "COERCE", "وزارة الداخلية", "one headline with its speaker"),
    ("أفادت وزارة الداخلية: الشرطة التونسية تعتقل خمسة رجال بين 10:30 و11:30", "COERCE", "وزارة الداخلية", "a time of day is no headline"),
    ("قال المجلس إن الوزير سالم الجريدي قال إنه يرفض المقترح.", "REJECT", "", "what somebody does by words is told by the outlet"),
]


@pytest.mark.parametrize(("text", "kind", "claimed"), [row[:3] for row in CLAIMS], ids=[row[3] for row in CLAIMS])
def test_who_claims_a_deed(tell: Callable, text: str, kind: str, claimed: str) -> None:
    """The event of the type is the outlet's own, or its speaker's claim."""
    told = tell(f"خبر اليوم\n\n{text}")
    event = next(event for event in told.found.events if event.type == kind)
    assert ([] if event.claimed_by == "outlet" else list(told.names((event.claimed_by,)))) == ([claimed] if claimed else [])


def test_a_source_behind_a_later_sentence_claims_it(tell: Callable) -> None:
    """After the lead a deed whose source is named behind it rests on that source."""
    text = "قال المجلس إن الوضع هادئ. وأضاف أن المدينة آمنة. وأحرق محتجون مقر المحكمة، وفق وزارة الداخلية."
    told = tell(f"خبر اليوم\n\n{text}")
    event = next(event for event in told.found.events if event.type in ("ASSAULT", "PROTEST"))
    assert told.names((event.claimed_by,)) == ("وزارة الداخلية",)
