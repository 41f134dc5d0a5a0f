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
    ("قتل ثلاثة جنود في ليبيا في هجوم على حاجز في مدينة بنغازي.", "ASSAULT", "حاجز في مدينة بنغازي"),
    ("أقال رئيس الحكومة سالم الجريدي المدير راشد العمراني في مدينة بنغازي.", "SANCTION", None),
    # a preposition written onto the place
    ("قتل ثلاثة جنود أمس في هجوم لمسلحين بمحافظة تعز.", "ASSAULT", "محافظة تعز"),
    # places joined by "and", and by which side of another they lie
    ("شن الطيران غارات في كل من سوريا والعراق.", "ASSAULT", "سوريا والعراق"),
    ("اندلعت اشتباكات بين مسلحين في مدينة الزنتان غربي طرابلس.", "ASSAULT", "مدينة الزنتان غربي طرابلس"),
    # what no table holds, with how many there are
    ("سيطرت القوات الحكومية على وادي السلامات.", "COERCE", "وادي السلامات"),
    ("اعتصم عشرات العمال في عدة مناطق.", "PROTEST", "عدة مناطق"),
    ("ناقش الوزيران في لقاء مع السفير مستجدات الساحة الليبية.", "CONSULT", None),
    ("عقد اجتماع بحضور أعضاء المكتب التنفيذي.", "CONSULT", None),
    ("اعتصم عشرات العمال في قرية السلامات الواقعة قرب الطريق.", "PROTEST", "قرية السلامات"),
    ("تظاهر عشرات العمال أمام وزارة الداخلية.", "PROTEST", "وزارة الداخلية"),
    ("التقى الوزير سالم الجريدي السفير راشد العمراني أمام وزارة الداخلية.", "CONSULT", None),
    ("اعتصم عشرات العمال في محافظة جنوبية.", "PROTEST", None),
    # a name between a deed and its place is one step
    (
        "استقبل وزير الدفاع سالم بن راشد الجريدي مساء أمس وزير الخارجية في الحكومة الليبية راشد بن سالم العمراني ووزير الداخلية "
        "في الحكومة التونسية سالم بن سالم الكوني ووزير النقل في الحكومة المصرية سالم الورفلي في مدينة جدة.",
        "CONSULT",
        "مدينة جدة",
    ),
    # a place that opens the sentence, and one that sees or hosts a deed
    ("وفي صنعاء، التي هدأت فيها الحركة بعد أيام طويلة ساخنة، خرجت مساء اليوم تظاهرة حاشدة.", "PROTEST", "صنعاء"),
    ("شهدت مدينة بنغازي مساء أمس تظاهرة.", "PROTEST", "مدينة بنغازي"),
    ("احتضنت العاصمة الليبية أمس اجتماعا بين الوزيرين سالم الجريدي وراشد العمراني.", "CONSULT", "العاصمة الليبية"),
    ("وصل الوزير سالم الجريدي إلى مدينة بنغازي، حيث التقى السفير راشد العمراني.", "CONSULT", "مدينة بنغازي"),
    ("اندلعت اشتباكات بين مسلحين في وسط وجنوب شرق ليبيا.", "ASSAULT", "وسط وجنوب شرق ليبيا"),
    ("أثار سقوط الموصل في يد المسلحين غضبا.", "COERCE", "الموصل"),
    ("تواصل القوات الحكومية العدوان على ليبيا.", "ASSAULT", "ليبيا"),
    ("اغتيل الوزير سالم الجريدي أمام منزله ببنغازي.", "ASSAULT", "منزله ببنغازي"),
    ("تظاهر أعضاء المنظمة التي يوجد مقرها في طرابلس.", "PROTEST", None),
    # a place told before, and one that only belongs to somebody or is spoken of
    ("توجهت القوات الحكومية إلى مدينة بنغازي. وطردت القوات الحكومية المسلحين من المدينة.", "ASSAULT", "مدينة بنغازي"),
    ("قتل ثلاثة جنود في هجوم على المدينة.", "ASSAULT", None),
    ("تظاهر عشرات العمال ضد الوضع في ليبيا.", "PROTEST", None),
    ("بحث الوزير سالم الجريدي مع السفير راشد العمراني الأوضاع في ليبيا.", "CONSULT", None),
    # a place behind another deed is where that was, unless it is the same deed or the occasion of this one
    ("عقد الوزير سالم الجريدي اجتماعا مع السفير راشد العمراني بعد هجوم عنيف في بنغازي.", "CONSULT", None),
    ("عقد الوزير سالم الجريدي اجتماعا مع السفير راشد العمراني في بنغازي بعد هجوم عنيف.", "CONSULT", "بنغازي"),
    ("قتل ثلاثة جنود خلال مظاهرة في بنغازي.", "ASSAULT", "بنغازي"),
    # grounds with a name that does not agree, what they belong to, halls and coasts
    ("قتل ثلاثة جنود في هجوم بمنطقة طويل السلم من ولاية تطاوين.", "ASSAULT", "منطقة طويل السلم من ولاية تطاوين"),
    ("اعتصم عشرات العمال في منطقة جنوبية.", "PROTEST", None),
    ("اعتصم عشرات العمال في جهات ثلاث.", "PROTEST", None),
    ("قتل ثلاثة جنود في هجوم بجهة السلامات.", "ASSAULT", "جهة السلامات"),
    ("اعتصم عشرات المحامين في بهو المحكمة الابتدائية بتطاوين.", "PROTEST", "بهو المحكمة الابتدائية بتطاوين"),
    ("أنقذت البحرية التونسية عشرات المهاجرين قبالة الساحل الليبي.", "AID", "قبالة الساحل الليبي"),
    ("قتل ثلاثة رجال في هجوم على حانة الواحة.", "ASSAULT", "حانة الواحة"),
    # a call takes place nowhere; who withdraws does so from somewhere, which who withdraws is not
    ("أجرى الوزير سالم الجريدي اتصالا هاتفيا مع السفير راشد العمراني في بنغازي.", "CONSULT", None),
    ("عقد الوزير سالم الجريدي اجتماعا مع السفير راشد العمراني في بنغازي.", "CONSULT", "بنغازي"),
    ("انسحبت القوات الحكومية من مدينة بنغازي.", "RETREAT", "مدينة بنغازي"),
    ("أفرجت الشرطة التونسية عن راشد العمراني في مدينة بنغازي.", "RETREAT", None),
    # houses of bodies, and what stands for all of a country
    ("التقى الوزير سالم الجريدي السفير راشد العمراني بوزارة الداخلية.", "CONSULT", "وزارة الداخلية"),
    ("اتصل الوزير سالم الجريدي بوزارة الداخلية ثم غادر مع السفير راشد العمراني.", "CONSULT", None),
    ("يدخل عشرات المعلمين في إضراب بكافة الجهات.", "PROTEST", "كافة الجهات"),
    ("أوقفت الشرطة التونسية مهربين في كافة الجهات.", "COERCE", None),
]

SEATS = [
    ("دعا الوزير سالم الجريدي في مؤتمر صحفي ببنغازي إلى وقف القتال.", "REQUEST", "بنغازي"),
    ("قال الوزير سالم الجريدي في بنغازي إن الاجتماع مهم. وأشاد الجريدي بالدور الليبي.", "SUPPORT", "بنغازي"),
    ("قال الوزير سالم الجريدي في بنغازي إن الاجتماع مهم. وأشاد الجريدي، في بيان لوزارة الداخلية، بالدور الليبي.", "SUPPORT", None),
    ("قال الوزير سالم الجريدي في مؤتمر عقده ببنغازي إنه يجب على الحكومة فتح المطار.", "REQUEST", "بنغازي"),
    ("أدان الوزير سالم الجريدي بشدة الهجوم الذي استهدف المصلين بمسجد النور في بنغازي.", "ACCUSE", None),
    ("طالب الوزير سالم الجريدي الحكومتين في طرابلس والبيضاء بفتح المطار.", "REQUEST", None),
    ("دعا الوزير سالم الجريدي إلى وقف القتال في بنغازي.", "REQUEST", None),
    ("استقبل الوزير سالم الجريدي في فندق الواحة السفير راشد العمراني، مشيدا بالدور الليبي.", "SUPPORT", None),
    ("في فندق الواحة أشاد الوزير سالم الجريدي بالدور الليبي.", "SUPPORT", "فندق الواحة"),
    ("قال الوزير سالم الجريدي في بنغازي إن الاجتماع مهم. المدينة آمنة. وأشاد الجريدي بالدور الليبي.", "SUPPORT", "بنغازي"),
    ("قال الوزير سالم الجريدي في بنغازي إن الأمر مهم. المدينة آمنة. العمل مستمر. وأشاد الجريدي بالدور الليبي.", "SUPPORT", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_place_of_an_event(reader: Reader, text: str, kind: str, place: str | None) -> None:
    """A building with its town wins over the town alone, a town over its country; what is hit or spoken of and a bare noun are no place."""
    events = reader.read({"title": "", "content": text}).events
    assert next(event for event in events if event.type == kind).place == place


@pytest.mark.parametrize(("text", "kind", "place"), SEATS)
def test_where_something_is_said(reader: Reader, text: str, kind: str, place: str | None) -> None:
    """Speech is where its speaker is, and goes on there until a document or an outlet tells it; what is spoken of is no place of it."""
    events = reader.read({"title": "", "content": text}).events
    assert next(event for event in events if event.type == kind).place == place


HEADLINES = [
    ("سوسة : عمال يحتجون على غلق المصنع", "نفذ عشرات العمال وقفة للمطالبة بفتحه.", "سوسة"),
    ("سوسة : عمال يحتجون على غلق المصنع", "احتج عشرات العمال في مدينة مساكن على غلقه.", "مدينة مساكن"),
    ("سوسة : غلق مصنع", "نفذ عشرات العمال وقفة للمطالبة بفتحه.", "سوسة"),
    ("سوسة : غلق مصنع", "الوضع هادئ. العمل مستمر. الأمر عادي. نفذ عشرات العمال وقفة للمطالبة بفتحه.", None),
    ("الجريدي : عمال يحتجون على غلق المصنع", "نفذ عشرات العمال وقفة للمطالبة بفتحه.", None),
]


@pytest.mark.parametrize(("title", "content", "place"), HEADLINES)
def test_place_before_a_headline(reader: Reader, title: str, content: str, place: str | None) -> None:
    """The town before a headline is where its news is, until the lead tells the place more exactly; a speaker there is none."""
    events = reader.read({"title": title, "content": content}).events
    assert next(event for event in events if event.type == "PROTEST").place == place


def test_more_exact_mention_wins(reader: Reader) -> None:
    """A lead tells the place of its title more exactly."""
    told = {"title": "مقتل ثلاثة جنود في هجوم بليبيا", "content": "قتل ثلاثة جنود أمس في هجوم لمسلحين في مدينة بنغازي."}
    assert reader.read(told).events[0].place == "مدينة بنغازي"
