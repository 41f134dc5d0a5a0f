"""Where an event took place: the most exact place that its words give."""

import pytest

from musnad.reading import Reader

PLACES = [
    ("تظاهر عشرات العمال أمام مبنى البلدية في طرابلس.", "PROTEST", "مبنى البلدية في طرابلس"),
    ("استقبل الوزير سالم الجريدي السفير راشد العمراني في مقر الوزارة.", "CONSULT", "مقر الوزارة"),
    ("قتل ثلاثة جنود في هجوم على حاجز قرب مطار مدينة بنغازي.", "ASSAULT", "قرب مطار مدينة بنغازي"),
    ("وصل الوزير سالم الجريدي إلى الجزائر.", "CONSULT", "الجزائر"),
    ("تظاهر عشرات العمال صباحا وبساحة الشهداء اعتصموا.", "PROTEST", "ساحة الشهداء"),
    ("هاجم مسلحون مقر الوزارة.", "ASSAULT", None),
    ("التقى الوزير سالم الجريدي السفير راشد العمراني في القاعة.", "CONSULT", None),
    ("أدان الوزير سالم الجريدي في مقر الوزارة الهجوم.", "ACCUSE", "مقر الوزارة"),
    ("أدان الوزير سالم الجريدي الهجوم على مدينة بنغازي.", "ACCUSE", None),
    ("قتل ثلاثة جنود في ليبيا في هجوم على حاجز في مدينة بنغازي.", "ASSAULT", "مدينة بنغازي"),
    ("أقال رئيس الحكومة سالم الجريدي المدير راشد العمراني في مدينة بنغازي.", "SANCTION", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_place_of_an_event(reader: Reader, text: str, kind: str, place: str | None) -> None:
    """A building with its town wins over the town alone, a town over its country; what is hit or spoken of and a bare noun are no place."""
    events = reader.read({"title": "", "content": text}).events
    assert next(event for event in events if event.type == kind).place == place
