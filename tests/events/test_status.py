"""Whether a deed happened, is to come, is background: what words, days and the told-before tell."""

from collections.abc import Callable

import pytest

from musnad.events.background import TAKEN_UP

STATUSES = [  # text, type, status, promise
    ("طالب الوزير سالم الجريدي المسلحين باحترام الهدنة بين تونس وليبيا.", "RETREAT", "happened", "a truce to be kept is known to hold"),
    ("طالب الوزير سالم الجريدي المسلحين بهدنة عاجلة بين تونس وليبيا.", "RETREAT", "hypothetical", "a truce asked for is none yet"),
    ("وكان الوزير سالم الجريدي قد زار الجزائر واتهم الحكومة التونسية بالتقصير.", "ACCUSE", "past", "what و joins to a pluperfect is one"),
    ("وكان الوزير سالم الجريدي قد زار الجزائر. واتهم الحكومة التونسية.", "ACCUSE", "happened", "a pluperfect ends with its sentence"),
    ("وكانت الوزارة قد أعلنت أن الشرطة التونسية اعتقلت راشد العمراني.", "COERCE", "past", "what was announced before is background"),
    ("أعلنت الوزارة أن الشرطة التونسية اعتقلت راشد العمراني.", "COERCE", "happened", "what is announced is news"),
    ("زار الوزير سالم الجريدي الجزائر رغم رفض تركيا.", "REJECT", "past", "what is done in spite of it came before"),
    ("زار الوزير سالم الجريدي الجزائر وأعلن رفض تركيا.", "REJECT", "happened", "a refusal that is told"),
    ("حاكمت المحكمة منفذ هجوم سرت.", "ASSAULT", "past", "who carried a deed out did so before"),
    ("نفى الوزير سالم الجريدي توقيف أخي الرجل الذي قتلته مجموعة مسلحة.", "ASSAULT", "past", "what only tells who is meant is not denied"),
    ("نظرت المحكمة في ملف هجوم سرت.", "ASSAULT", "past", "what a court has a file on is known"),
    ("هز هجوم عنيف مدينة سرت.", "ASSAULT", "happened", "an attack is news"),
    ("بحث الوزير سالم الجريدي سبل إنهاء الإضراب.", "PROTEST", "past", "what is to end goes on already"),
    ("قال الوزير سالم الجريدي إن النقابة هددت بإضراب للمعلمين.", "PROTEST", "hypothetical", "what is threatened with is not done"),
    ("قال الوزير سالم الجريدي إن النقابة بدأت إضرابا للمعلمين.", "PROTEST", "happened", "a strike that is begun"),
    ("قال الوزير سالم الجريدي إن المدينة التي احتلها تنظيم داعش آمنة.", "COERCE", "past", "a deed that says which town is meant"),
    ("قال الوزير سالم الجريدي إن تنظيم داعش احتل المدينة.", "COERCE", "happened", "the same deed told"),
    ("قال المجلس إن الوزير سالم الجريدي كان دعا الحكومة التونسية إلى الحوار.", "REQUEST", "past", "had called, without the particle"),
    ("قال المجلس إن الوزير سالم الجريدي دعا الحكومة التونسية إلى الحوار.", "REQUEST", "happened", "called"),
    ("قال الوزير سالم الجريدي إنه طالب الحكومة التونسية بفتح المطار.", "REQUEST", "past", "what a speaker says that he asked"),
    ("قال الوزير سالم الجريدي إنه يطالب الحكومة التونسية بفتح المطار.", "REQUEST", "happened", "what he asks by saying so"),
    ("زار الوزير سالم الجريدي الجزائر بعد اتهام الحكومة التونسية.", "ACCUSE", "past", "what a visit followed"),
    ("زار الوزير سالم الجريدي الجزائر، وذلك بعد اتهام الحكومة التونسية.", "ACCUSE", "happened", "upon which all this was done"),
    ("زار الوزير سالم الجريدي الجزائر بعد لقاء مع السفير راشد العمراني.", "CONSULT", "happened", "a meeting is news beside what followed"),
    ("قررت النقابة التونسية تنفيذ إضراب عام.", "PROTEST", "future", "a strike decided on"),
    ("قررت الحكومة التونسية طرد السفير راشد العمراني.", "SANCTION", "happened", "who decides to expel has done so"),
    ("قال الوزير سالم الجريدي إن المحكمة أفرجت عن رجلين متهمين في هجوم سرت.", "ASSAULT", "past", "of what somebody is accused"),
    ("نفى الوزير سالم الجريدي ما راج في بعض الصحف من أن تنظيم داعش هاجم مدينة سرت.", "ASSAULT", "negated", "what is denied"),
    ("أكد الوزير سالم الجريدي ما راج في بعض الصحف من أن تنظيم داعش هاجم مدينة سرت.", "ASSAULT", "happened", "what is confirmed"),
    ("رحب الوزير سالم الجريدي بالاتفاق بين تونس وليبيا.", "AGREE", "past", "an agreement with the article was struck before"),
    ("أعلن الوزير سالم الجريدي عن اتفاق بين تونس وليبيا.", "AGREE", "happened", "one without it is news"),
    ("حضر الوزير سالم الجريدي المسيرة التي دعت إليها النقابة التونسية.", "REQUEST", "past", "a call says which march is meant"),
    ("حضر الوزير سالم الجريدي المسيرة ودعت النقابة التونسية إلى الحوار.", "REQUEST", "happened", "a call that is told"),
    ("انتقد الوزير سالم الجريدي الهجوم الذي وصفه بالجبان.", "ACCUSE", "happened", "who speaks may do so in a clause"),
    ("قال الوزير سالم الجريدي إن الرجال الذين تم اعتقالهم عادوا إلى سرت.", "COERCE", "past", "who has been arrested is known"),
    ("قال الوزير سالم الجريدي إنه تم اعتقال خمسة رجال.", "COERCE", "happened", "an arrest that is told"),
    ("تبدأ غدا محاكمة راشد العمراني في قضية تتعلق بهجوم في سرت.", "ASSAULT", "happened", "the day of a trial is not that of its attack"),
    ("سعى الوزير سالم الجريدي إلى حل الأزمة مطالبا الحكومة التونسية بالحوار.", "REQUEST", "happened", "a participle is not aimed at"),
    ("يسعى الوزير سالم الجريدي إلى إضراب عام في سرت.", "PROTEST", "hypothetical", "a strike aimed at"),
    ("يسعى الوزير سالم الجريدي إلى الحد من الإضراب في سرت.", "PROTEST", "happened", "a known strike is not what he aims at"),
    ("لقاء مرتقب بين الوزير سالم الجريدي والسفير راشد العمراني.", "AGREE", "future", "a meeting that is expected"),
    ("قال الوزير سالم الجريدي إن الحكومة التونسية قد تطرد السفير راشد العمراني.", "SANCTION", "hypothetical", "what may be done"),
    ("قال الوزير سالم الجريدي إن الحكومة التونسية قد طردت السفير راشد العمراني.", "SANCTION", "happened", "what has been done"),
    ("واصل المجلس عمله حتى تطرد الحكومة التونسية السفير راشد العمراني.", "SANCTION", "hypothetical", "until it is done"),
    ("عاد الوزير سالم الجريدي قبل أن تطرد الحكومة التونسية السفير راشد العمراني.", "SANCTION", "happened", "before it was done"),
    ("قال الوزير سالم الجريدي إن الحكومة ستغلق الحدود وتطرد السفير راشد العمراني.", "SANCTION", "future", "joined to what is to come"),
    ("قال المجلس إن تنظيم داعش فشل في اعتقال النائب راشد العمراني.", "COERCE", "negated", "an arrest that failed"),
    ("قال المجلس إن تنظيم داعش نجح في اعتقال النائب راشد العمراني.", "COERCE", "happened", "one that succeeded"),
    ("لا صحة لطرد السفير راشد العمراني من تونس.", "SANCTION", "negated", "an expulsion that is not true"),
    ("قال الوزير سالم الجريدي إنه من المفروض توقيف النائب راشد العمراني.", "COERCE", "hypothetical", "an arrest that is due"),
    ("نظمت النقابة التونسية مسيرة في الذكرى الثانية لهجوم سرت.", "ASSAULT", "past", "an attack whose anniversary it is"),
    ("نظمت النقابة التونسية حملة لإطلاق سراح النائب راشد العمراني.", "RETREAT", "hypothetical", "a release campaigned for"),
    ("رحبت النقابة التونسية بإقالة الوزير سالم الجريدي.", "SANCTION", "happened", "a dismissal welcomed"),
    ("عبرت النقابة التونسية عن ارتياحها لإقالة الوزير سالم الجريدي.", "SANCTION", "happened", "a dismissal that pleases is none aimed at"),
    ("أعلنت النقابة التونسية للصحة عن تنفيذ إضراب عام.", "PROTEST", "future", "a strike announced"),
    ("أعلنت النقابة التونسية للصحة عن نجاح الإضراب العام.", "PROTEST", "happened", "a known strike whose success is announced"),
    ("دعت النقابة التونسية الحكومة إلى التحقيق في اعتقال النائب راشد العمراني.", "COERCE", "happened", "an arrest to be looked into"),
    ("دعت النقابة التونسية الحكومة إلى اعتقال النائب راشد العمراني.", "COERCE", "hypothetical", "an arrest called for"),
    ("دعت النقابة التونسية الحكومة إلى الشروع في اعتقال النائب راشد العمراني.", "COERCE", "hypothetical", "an arrest to be begun"),
    ("أمر الوزير سالم الجريدي باعتقال النائب راشد العمراني.", "COERCE", "happened", "an arrest ordered"),
    ("تعرض النائب راشد العمراني لإيقاف دام يومين.", "COERCE", "happened", "an arrest undergone is none aimed at"),
    ("احتج العمال نتيجة لاعتقال النائب راشد العمراني.", "COERCE", "happened", "nor is one of which something comes"),
    ("أعلنت الشرطة التونسية أن مئة عامل تظاهروا في سرت.", "PROTEST", "happened", "a protest announced as over"),
    ("بدأت النقابة التونسية التحضير لإضراب عام.", "PROTEST", "hypothetical", "a strike prepared for"),
    ("بهدف إنهاء الأزمة طردت الحكومة التونسية السفير راشد العمراني.", "SANCTION", "happened", "what was done with an aim"),
    ("بعد فشل في المفاوضات هاجم مسلحون مدينة سرت.", "ASSAULT", "happened", "an attack after something else failed"),
    ("نفت الشرطة التونسية أن مسلحين هاجموا مدينة سرت.", "ASSAULT", "negated", "an attack denied"),
    ("لو طردت الحكومة التونسية السفير راشد العمراني لسقطت.", "SANCTION", "hypothetical", "what would have been done"),
    ("خلال التحضير للمؤتمر هاجم مسلحون مدينة سرت.", "ASSAULT", "happened", "an attack while something else was prepared"),
    ("في ذكرى الثورة هاجم مسلحون مدينة سرت.", "ASSAULT", "happened", "an attack on an anniversary"),
    ("تزور الحكومة التي ستستقيل تونس وتطرد السفير راشد العمراني.", "SANCTION", "happened", "not joined to what a relative clause tells"),
    ("قال المجلس إن الحكومة التي ستغلق الحدود وتطرد السفير راشد العمراني ضعيفة.", "SANCTION", "future", "joined in a relative clause"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status"), [row[:3] for row in STATUSES], ids=[row[3] for row in STATUSES])
def test_status_by_words(tell: Callable, text: str, kind: str, status: str) -> None:
    """The event of the type has the status that its words tell."""
    assert next(event for event in tell(f"خبر اليوم\n\n{text}").found.events if event.type == kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("أصيب شرطي بجروح في هجوم قرب سرت.", "ASSAULT", "happened"),  # who was hurt in an attack tells of it
        ("أصيب شرطي بجروح في الهجوم قرب سرت.", "ASSAULT", "past"),
        ("قام متظاهرون بالاحتجاج على إجراءات الحكومة التونسية.", "PROTEST", "happened"),  # protesters protested
        ("سد المتظاهرون الطريق قرب سرت.", "PROTEST", "past"),
        ("نظمت النقابة التونسية مسيرة في الذكرى الثانية لهجوم سرت.", "ASSAULT", "past"),
    ],
)
def test_a_deed_is_told_or_taken_up_as_known(tell: Callable, text: str, kind: str, status: str) -> None:
    """In a text without a title a deed is news only where its words tell that it was done."""
    event = next(event for event in tell(text).found.events if event.type == kind)
    assert (event.status, event.because[-1].startswith(TAKEN_UP)) == (status, status == "past")


@pytest.mark.parametrize(
    ("when", "status"), [("الأسبوع الماضي", "past"), ("الأسبوع المقبل", "future"), ("الأسبوع الجاري", "happened"), ("أمس", "happened")]
)
def test_status_by_week(tell: Callable, when: str, status: str) -> None:
    """The week before that of the story makes background, the week behind it a plan."""
    told = tell(f"اعتقلت الشرطة التونسية {when} النائب راشد العمراني.", "2024-03-07")
    assert [event.status for event in told.found.events] == [status]


@pytest.mark.parametrize(("when", "status"), [("عام 2015", "past"), ("يوم 3 مارس 2015", "happened")])
def test_what_only_a_year_dates_is_background(tell: Callable, when: str, status: str) -> None:
    """No news is told by its year alone, also where the day of the story is not known."""
    told = tell(f"اعتقلت الشرطة التونسية {when} النائب راشد العمراني.")
    assert [event.status for event in told.found.events] == [status]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سيتنقل الوزير سالم الجريدي إلى العاصمة لحضور اجتماع مع السفير راشد العمراني.", ("AGREE", "future")),
        ("تنقل الوزير سالم الجريدي إلى العاصمة لحضور اجتماع مع السفير راشد العمراني.", ("CONSULT", "happened")),
        ("أكد الوزير سالم الجريدي أن المجلس سيغلق الحدود خلال لقاء مع السفير راشد العمراني.", ("CONSULT", "happened")),
        ("يعرض الوزير سالم الجريدي البرنامج خلال لقاء مع السفير راشد العمراني غدا.", ("AGREE", "future")),
        ("استراح الوزير سالم الجريدي قبل لقاء مع السفير راشد العمراني غدا.", ("AGREE", "future")),
        ("اطلع الوزير سالم الجريدي خلال لقائه السفير راشد العمراني على برنامج الامتحانات المقررة غدا.", ("CONSULT", "happened")),
    ],
)
def test_a_meeting_that_is_planned_or_held(tell: Callable, text: str, told: tuple[str, str]) -> None:
    """A meeting for which somebody will do something is to come, whatever is to come one during which he does it is held."""
    found = tell(f"خبر اليوم\n\n{text}", "2024-03-07").found.events
    assert [(event.type, event.status) for event in found if event.type in ("AGREE", "CONSULT")] == [told]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("وكانت الشرطة التونسية قد اعتقلت اليوم النائب راشد العمراني.", "COERCE", "happened"),
        ("وكانت الشرطة التونسية قد اعتقلت النائب راشد العمراني.", "COERCE", "past"),
        ("زار الوزير سالم الجريدي الجزائر بعد اتهام الحكومة التونسية أمس بالتقصير.", "ACCUSE", "happened"),
        ("زار الوزير سالم الجريدي الجزائر بعد اتهام الحكومة التونسية بالتقصير.", "ACCUSE", "past"),
    ],
)
def test_what_was_done_just_before_is_news(tell: Callable, text: str, kind: str, status: str) -> None:
    """A deed of the story's day or the day before is news, though it is a pluperfect or another deed followed it."""
    told = tell(f"خبر اليوم\n\n{text}", "2024-03-07")
    assert [event.status for event in told.found.events if event.type == kind] == [status]


BEFORE = "حملة للشرطة\n\nقال المجلس إن الوضع هادئ. وأضاف أن المدينة آمنة. وتابع أن العمل مستمر. وختم بالشكر. "


@pytest.mark.parametrize(("opening", "status"), [("كما ", "happened"), ("أما في سرت فقد ", "happened"), ("و", "past")])
def test_what_goes_on_with_the_news_is_news(tell: Callable, opening: str, status: str) -> None:
    """After the lead a deed without a day is background, unless its sentence opens with a word that goes on with the news."""
    told = tell(f"{BEFORE}{opening}اعتقلت الشرطة التونسية النائب راشد العمراني.")
    assert [event.status for event in told.found.events if event.type == "COERCE"] == [status]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("واعتقلت الشرطة التونسية النائب راشد العمراني.", "COERCE", "happened"),
        ("وغادرت المدينة عائلات كثيرة منذ اعتقال النائب راشد العمراني.", "COERCE", "past"),
        ("وقال الوزير سالم الجريدي إنه التقى السفير راشد العمراني.", "CONSULT", "past"),
        ("والتقى الوزير سالم الجريدي السفير راشد العمراني.", "CONSULT", "happened"),
    ],
)
def test_what_is_taken_up_after_the_lead_is_background(tell: Callable, sentence: str, kind: str, status: str) -> None:
    """After the lead what is only named is background, what is told as done is news; a meeting of which somebody tells is over."""
    told = tell(f"{BEFORE.removesuffix('وختم بالشكر. ')}{sentence}")
    assert [event.status for event in told.found.events if event.type == kind] == [status]


def test_what_came_before_stays_background_where_it_is_told_again(tell: Callable) -> None:
    """What the body tells as done came before all the same, where the title takes it up; where the title tells it, it is news."""
    body = "قال المجلس إن الشرطة التونسية اعتقلت النائب راشد العمراني."
    for title, status in (("قضية اعتقال راشد العمراني: المجلس يوضح", "past"), ("اعتقال راشد العمراني: المجلس يوضح", "happened")):
        assert [event.status for event in tell(f"{title}\n\n{body}").found.events if event.type == "COERCE"] == [status]


def test_what_is_called_off_is_not_done(tell: Callable) -> None:
    """A strike called off in a title is negated, one put off is not done yet."""
    for word, status in (("إلغاء", "negated"), ("تأجيل", "hypothetical")):
        told = tell(f"{word} إضراب المعلمين في تونس\n\nقررت النقابة التونسية ذلك اليوم.")
        assert [event.status for event in told.found.events if event.type == "PROTEST"] == [status]


def test_a_title_may_tell_what_the_rest_came_after(tell: Callable) -> None:
    """In a title what all else follows is news, in the body it is known."""
    for text, status in (
        ("بعد اعتقال النائب راشد العمراني: النقابة ترد\n\nقال المجلس إن الوضع هادئ.", "happened"),
        ("النقابة ترد\n\nقال المجلس إن الوضع هادئ بعد اعتقال النائب راشد العمراني.", "past"),
    ):
        assert [event.status for event in tell(text).found.events if event.type == "COERCE"] == [status]


def test_who_calls_for_what_is_to_come_has_called(tell: Callable) -> None:
    """`He visits tomorrow at the invitation of`: the visit is to come and has the day, the invitation was made; `will call` is to come."""
    visit = "يزور الوزير سالم الجريدي الجزائر غدا بدعوة من الوزير راشد العمراني."
    plan = "سيوجه الوزير راشد العمراني غدا دعوة إلى الحكومة التونسية."
    told = [(e.type, e.status, e.date) for e in tell(visit, "2024-03-05").found.events]
    assert told == [("AGREE", "future", "2024-03-06"), ("AGREE", "happened", None)]
    assert [(e.type, e.status, e.date) for e in tell(plan, "2024-03-05").found.events] == [("AGREE", "future", "2024-03-06")]


def test_title_and_noun_name_what_is_planned(tell: Callable) -> None:
    """A planned visit told by the present tense of its title and taken up by its noun is one plan; another's visit is another."""
    lead = "بدعوة من الحكومة يؤدي الوزير سالم الجريدي زيارة إلى الجزائر يوم 14 مارس 2024. وتتناول {} ملف الحدود."
    titled = "الجريدي يؤدي زيارة إلى الجزائر\n\n"
    told = [tell(titled + lead.format(again), "2024-03-05").found.events for again in ("الزيارة", "زيارة النائب حسن الورفلي")]
    visits = [
        [event.type for event in events if event.type in ("AGREE", "CONSULT") and event.trigger.text != "بدعوة من"] for events in told
    ]
    assert visits == [["AGREE"], ["AGREE", "CONSULT"]]
