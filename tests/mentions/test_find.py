"""What is named, place by place."""

from functools import lru_cache
from itertools import pairwise

import pytest

from musnad.lexicon import Entry
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import Mention, Spotted, find_mentions
from musnad.text.analysis import Analyser
from musnad.text.document import prepare


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """One analyser for all tests."""
    return Analyser(shipped_lexicon())


def mentions(text: str) -> tuple[Mention, ...]:
    """Mentions of a text."""
    return find_mentions(prepare(text), shipped_lexicon(), analyser()).found


def names(text: str) -> list[str]:
    """Proper names of persons in a text, in order."""
    document = prepare(text)
    return [document.span(*span).text for span in find_mentions(document, shipped_lexicon(), analyser()).names()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل سالم بن راشد المهيري صباحا.", "سالم بن راشد المهيري"),
        ("تحدث عبد الباسط النعيمي عن الخطة.", "عبد الباسط النعيمي"),
        ("قال الدكتور علي عثمان الزندي إن الخطة جاهزة.", "علي عثمان الزندي"),
        ("أعلن وزير النقل خالد المصراتي فتح الطريق.", "خالد المصراتي"),
        ("قال المشير خليفة الدرناوي إن القوات مستعدة.", "خليفة الدرناوي"),
        ("وأكد ناصر الشماع، أمس، أن اللقاء قريب.", "ناصر الشماع"),
        ("التقى السفير بيتر هوفمان رئيس البلدية.", "بيتر هوفمان"),
        ("قال الدكتور سامي بن علي زعيلة إن الخطة جاهزة.", "سامي بن علي زعيلة"),
        ("وقال جون بوديستا إن الحملة انتهت.", "جون بوديستا"),
        ("قال جون خطابا طويلا أمام الحضور بعد أن وصل الدكتور سامي الزندي.", "سامي الزندي"),
        ('استقبل وزير الخارجية الألماني "زيجمار جابريل" الوفد.', "زيجمار جابريل"),
        ("قال الإعلامي لطفي لعماري إن البرنامج انتهى.", "لطفي لعماري"),
        ("وصل وزير الخارجية الشيخ صباح خالد الزندي إلى المدينة.", "صباح خالد الزندي"),
        ("وتحدث عن فوز ترامب في الانتخابات.", "ترامب"),
        ("قال توفيق مجيد إن اللقاء قريب.", "توفيق مجيد"),
        ("وعزا خاله أنيس العامري الحادث إلى السرعة.", "أنيس العامري"),
        ("ترامب لمستضيفيه: شكرا لكم.", "ترامب"),
        ("وصل المدير العام للهيئة الملكية بينبع بالنيابة سالم الزندي.", "سالم الزندي"),
        ("قال رئيس اللجنة، محمد الناصر جبيرة، إن الجلسة تأجلت.", "محمد الناصر جبيرة"),
        ("قال رئيس مجلس نواب الشعب محمد الناصر أمس إن الجلسة تأجلت.", "محمد الناصر"),
        ("وكان وزير النقل محمد ناجم الزندي أكد ذلك.", "محمد ناجم الزندي"),
        ("وكان وزير النقل محمد مساء الإثنين في قابس.", "محمد"),
        ("شارك عبد الله مريش في الحفل.", "عبد الله مريش"),
        ("أكد المدير عبد الرحمان بالحاج علي، أن الأبحاث متواصلة.", "عبد الرحمان بالحاج علي"),
        ("قال رئيس الجمعية صلاح الدين حمزة إن اللقاء قريب.", "صلاح الدين حمزة"),
        ("وقال في تصريح للجوهرة أف أم سالم الزندي إن الطريق مغلق.", "سالم الزندي"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    """A name takes in its family name and stops before verbs, prepositions, offices and common nouns."""
    assert names(text) == [name]


def test_a_closing_mark_opens_no_name() -> None:
    """The words between two quotations are no name in quotation marks, also where the marks are straight."""
    text = 'قال إن الحركة "فقدت كل من كان فيها يعتبر نفسه قيادة"، مشيرا إلى أن "المواقف الجديدة كانت وراء ذلك".'
    assert not [mention for mention in mentions(text) if "مشيرا" in mention.text]


@pytest.mark.parametrize(
    "text",
    [
        "وافق على الخطة.",
        "فرض مدرب الفريق فترتين تدريبيتين.",
        "ناقش المجتمعون الحل السياسي.",
        "أبدى رغبته في السفر.",
        "انتهت المفاوضات مساء.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    """Words folded like names or offices name nobody."""
    assert names(text) == []
    assert not [m for m in mentions(text) if m.kind == "person" and not m.loose]


@pytest.mark.parametrize(
    "text",
    [
        "وقع الحادث في طريق الملك سالم بالعاصمة.",
        "استهدف التفجير مسجد الإمام الصادق.",
        "وقف العمال بميدان الأمير راشد بن سالم.",
        "ونقل الجرحى عبر مطار الحبيب الزندي.",
        "وقع الحادث في شارع الأمير سالم الزندي بالعاصمة.",
        "وقع الحادث في شارع سالم بن راشد الزندي بالعاصمة.",
        "اشتبك الجيش مع مسلحين في الشيخ زويد.",
        "اشتبك الجيش مع مسلحين في رفح والشيخ زويد.",
        "قالت مؤسسة الزندي إن المشروع جاهز.",
        "بحث الطرفان حلا سياسيا شاملا، وقالا إن أي حل سياسي شامل بعيد.",
        "أعلن الفريق الأهلاوي قائمة لاعبيه.",
        "وفاة مواطن احتراقا في مركبته.",
        "صدر حكم القتل تعزيرا في أحد الجناة.",
    ],
)
def test_what_is_named_after_somebody_or_like_a_name_is_nobody(text: str) -> None:
    """Streets, mosques, towns and cups; foundations, teams, and words that look as rare as names do."""
    assert names(text) == []


def test_who_goes_to_what_bears_his_name_is_still_somebody() -> None:
    """Only the name right behind the thing is not his."""
    assert names("زار الملك سالم بن راشد، أمس، طريق الملك سالم.") == ["سالم بن راشد"]
    assert names("وقال في الطريق الأمير سالم الزندي إن اللقاء قريب.") == ["سالم الزندي"]
    assert names("قطع المحتجون طريق وزير النقل سالم الزندي.") == ["سالم الزندي"]
    assert names("سلك الشبان طريق سالم الزندي في العمل.") == ["سالم الزندي"]


@pytest.mark.parametrize("entry", shipped_lexicon().entries("named_after"), ids=lambda entry: entry.lemma)
def test_every_thing_named_after_somebody_has_an_example_that_holds(entry: Entry) -> None:
    """Nobody is named in the example of an entry, somebody in its counter-example."""
    assert names(entry.example) == []
    assert not entry.counter or names(entry.counter)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ووصل لريشي سوناك خطاب من الوزير.", "ريشي سوناك"),
        ("وعن عبدالمجيد تبون قال الوزير إنه سيزور البلاد.", "عبدالمجيد تبون"),
        ("التقى الوفد بالصادق المهدي في الخرطوم.", "الصادق المهدي"),
        ("وجه الوفد رسالة لحسن نصر الله.", "حسن نصر الله"),
        ("وجه الوفد رسالة لليز تراس.", "ليز تراس"),
        ("وجه الوفد رسالة للصادق المهدي.", "الصادق المهدي"),
    ],
)
def test_public_persons_are_known_by_their_full_names(text: str, name: str) -> None:
    """Behind letters written onto them too, and where their first names are joined."""
    assert name in [mention.text for mention in mentions(text)]


def test_offices_tell_title_body_and_former_holders() -> None:
    """An office is cut into its title, the body or country it is held in, and whether it is over."""
    found = mentions("قال نائب رئيس مجلس النواب الليبي السابق حسن الزنتاني إن الجلسة تأجلت.")[0]
    office = found.offices[0]
    assert office.title.startswith("نائب رئيس")
    assert office.former
    assert found.country == "LBY"


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        ("قال كاتب الدولة للهجرة والتونسيين بالخارج سالم الزندي إن الملف قريب.", "كاتب الدولة للهجرة والتونسيين بالخارج", ""),
        ("قدم كاتب الدولة لأملاك الدولة والشؤون العقارية سالم الزندي شكوى.", "كاتب الدولة لأملاك الدولة والشؤون العقارية", ""),
        ("وأوضح كاتب الدولة للصحفيين أن الملف قريب.", "كاتب الدولة", ""),
        ("رئيس الجمهورية في ألمانيا للمشاركة في مؤتمر.", "رئيس الجمهورية", ""),
        ("وصل رئيس الجمهورية السابق في ألمانيا سالم الزندي.", "رئيس الجمهورية", "ألمانيا"),
        ("وتأتي زيارة رئيس الحكومة لولاية الكاف غدا.", "رئيس الحكومة", ""),
        ("قال وزير الداخلية لحكومة الوفاق إن الطريق آمن.", "وزير الداخلية", "حكومة الوفاق"),
        ("قال والي سيدي بوزيد إن الطريق مغلق.", "والي", "سيدي بوزيد"),
        ("قال والي سيدي بوزيد سالم الزندي إن الطريق مغلق.", "والي", "سيدي بوزيد"),
    ],
)
def test_what_an_office_is_for_and_where_its_holder_goes(text: str, title: str, of: str) -> None:
    """A portfolio behind `ل` belongs to the title of a secretary of state; where a head of state or government goes does not."""
    office = next(m.offices[0] for m in mentions(text) if m.offices)
    assert (office.title, office.of) == (title, of)


def test_a_proclitic_is_no_part_of_a_mention() -> None:
    """Letters written onto a mention are told by `skip`, and an article that `ل` swallowed is given back."""
    found = mentions("سلم الرسالة للوزير التركي.")[-1]
    assert (found.skip, found.text) == (1, "الوزير التركي")


def test_a_spotted_name_weighs_in() -> None:
    """A name that only a tagger knows is read as one."""
    document = prepare("قال قرنفل إن اللقاء قريب.")
    assert not find_mentions(document, shipped_lexicon(), analyser()).names()
    assert find_mentions(document, shipped_lexicon(), analyser(), (Spotted(1, 2, 0.95),)).names() == ((1, 2),)


def test_mentions_do_not_overlap() -> None:
    """Mentions stand in order and apart."""
    found = mentions("التقى وزير الدفاع التركي سامي يلدز رئيس حزب النخلة في أنقرة، وفق وكالة رويترز.")
    assert all(a.after <= b.first for a, b in pairwise(found))


def test_the_tables_are_read_once() -> None:
    """A second call with the same lexicon uses what the first compiled."""
    assert mentions("قالت أنقرة نعم.") == mentions("قالت أنقرة نعم.")


def bodies(text: str) -> list[str]:
    """Bodies and groups in a text, in order."""
    return [m.text for m in mentions(text) if m.kind in ("organisation", "group")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قررت المحكمة الابتدائية بسوسة تأجيل القضية.", ["المحكمة الابتدائية بسوسة"]),
        ("استمعت لجنة التشريع العام بمجلس نواب الشعب إلى الخبراء.", ["لجنة التشريع العام بمجلس نواب الشعب", "الخبراء"]),
        ("أذنت النيابة العمومية بالمحكمة الابتدائية بقابس بفتح بحث.", ["النيابة العمومية بالمحكمة الابتدائية بقابس"]),
        ("دعت سفارة تونس في باريس مواطنيها إلى الحذر.", ["سفارة تونس في باريس"]),
        ("تمكنت الوحدات الأمنية بجندوبة من إيقاف سارق.", ["الوحدات الأمنية بجندوبة"]),
        ("أوقف أعوان مركز الشرطة بصفاقس سارقا.", ["أعوان مركز الشرطة بصفاقس"]),
        ("أضربت النقابة الجهوية للنقل بقابس.", ["النقابة الجهوية للنقل بقابس"]),
        ("أوقفت فرقة الأبحاث والتفتيش للحرس الوطني بصفاقس سارقا.", ["فرقة الأبحاث والتفتيش للحرس الوطني بصفاقس"]),
        ("قالت حركة السنابل بسوسة إن الاجتماع انتهى.", ["حركة السنابل"]),
        ("انتشر الجيش في سوسة.", ["الجيش"]),
        ("اجتمعت اللجنة بالوزير.", ["اللجنة"]),
    ],
)
def test_the_seat_of_a_body_belongs_to_its_name(text: str, found: list[str]) -> None:
    """Courts, embassies, squads and committees are told with where they sit; what moves is not, nor is whom somebody meets."""
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("استمعت لجنة الأمن والدفاع إلى الوزير.", ["لجنة الأمن والدفاع"]),
        ("دعت وزارة الشؤون الاجتماعية والأوقاف والإرشاد إلى الهدوء.", ["وزارة الشؤون الاجتماعية والأوقاف والإرشاد"]),
        ("قال المركز الدولي للدراسات الأمنية والعسكرية إن الوضع صعب.", ["المركز الدولي للدراسات الأمنية والعسكرية"]),
        ("اجتمعت لجنة المالية والحكومة.", ["لجنة المالية", "الحكومة"]),
        ("قضت محكمة جزائرية الخميس بسجن سارق.", ["محكمة جزائرية"]),
        ("دعا المعهد الوطني للدفاع عن المستهلك إلى الهدوء.", ["المعهد الوطني للدفاع عن المستهلك"]),
        ("اجتمع الصندوق الوطني للتأمين على المرض بالأطباء.", ["الصندوق الوطني للتأمين على المرض", "الأطباء"]),
        ("عملت الوكالة الوطنية للنهوض بالاستثمار على جذب الشركات.", ["الوكالة الوطنية للنهوض بالاستثمار"]),
        ("أعلنت وزارة الدفاع عن وصول السفينة.", ["وزارة الدفاع"]),
        ("رفضت لجنة الفصل في الطعون والمخالفات الطلب.", ["لجنة الفصل في الطعون والمخالفات"]),
        ("دعت الجمعية الوطنية للصحفيين الشبان إلى الإضراب.", ["الجمعية الوطنية للصحفيين الشبان"]),
        ("لجأت الدولة إلى صندوق النقد الدولي للاقتراض.", ["الدولة", "صندوق النقد الدولي"]),
        ("أحيل الملف على النيابة العمومية للتحقيق في الحادث.", ["النيابة العمومية"]),
        ("أضربت شركة النقل بقابس عن العمل.", ["شركة النقل بقابس"]),
        ("دعا الاتحاد الجهوي للشغل بسيدي بوزيد إلى الإضراب.", ["الاتحاد الجهوي للشغل بسيدي بوزيد"]),
        ("قرر المجلس الوزاري المنعقد اليوم التمديد.", ["المجلس الوزاري"]),
        ("وأذنت الفرقة المذكورة بالاحتفاظ به.", ["الفرقة"]),
        ("احتجزت الشرطة الأوزبكي سالم الزندي.", ["الشرطة"]),
        ("دعت الهيئة العليا للطلب العمومي إلى الهدوء.", ["الهيئة العليا للطلب العمومي"]),
        ("دعت الأطراف الموقعة على وثيقة القاهرة إلى الهدوء.", ["الأطراف الموقعة على وثيقة القاهرة"]),
    ],
)
def test_names_of_bodies_tell_several_things(text: str, found: list[str]) -> None:
    """`و` joins what a committee, a ministry or a centre is for, but no other body."""
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("هاجم مسلحون المبنى.", ["مسلحون"]),
        ("أغلق محتجون الطريق.", ["محتجون"]),
        ("استهدف مجهولون المقر.", ["مجهولون"]),
        ("احتج سكان الحي.", ["سكان الحي"]),
        ("تظاهر أنصار الرئيس السابق سالم الزندي.", ["أنصار الرئيس السابق سالم الزندي"]),
        ("دعت دول إسلامية إلى هدنة.", ["دول إسلامية"]),
        ("أوقفت الشرطة أربعين مشتبها بهم.", ["الشرطة", "أربعين مشتبها بهم"]),
        ("أضربت نقابتا التعليم الثانوي عن العمل.", ["نقابتا التعليم الثانوي"]),
    ],
)
def test_groups_end_where_they_end(text: str, found: list[str]) -> None:
    """A sound plural with its full ending stands in no construct with the noun behind it; followers are told by whom they follow."""
    assert [m.text for m in mentions(text) if m.kind in ("group", "armed_group", "organisation") and not m.loose] == found
