"""Events of sentences: parties, status, mode, who claims them, and one entry for one event."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.records import OUTLET

_CASES = Path(__file__).parent.parent / "cases/events"
CASES = [case for name in ("events", "recipients") for case in tomllib.loads((_CASES / f"{name}.toml").read_text("utf-8"))["case"]]


@pytest.mark.parametrize("case", CASES, ids=[case["promise"] for case in CASES])
def test_event_of_a_sentence(case: dict, tell: Callable) -> None:
    """The first event of the type has the parties, mode and status told."""
    told = tell(case["text"])
    event = next(event for event in told.found.events if event.type == case["type"])
    sides = {"actors": list(told.names(event.actors)), "recipients": list(told.names(event.recipients))}
    found = {"mode": event.mode, "status": event.status} | sides
    assert found == found | {key: value for key, value in case.items() if key in found}


def test_later_mention_adds_to_the_first(tell: Callable) -> None:
    """Title and body tell one meeting: one entry, with the day that only the body tells."""
    body = "التقى الوزير سالم الجريدي أمس السفير راشد العمراني في طرابلس. وتناول اللقاء ملف الحدود."
    told = tell(f"الجريدي يلتقي العمراني\n\n{body}", "2024-03-05")
    meetings = [event for event in told.found.events if event.type == "CONSULT"]
    assert len(meetings) == 1
    assert meetings[0].date == "2024-03-04"
    assert meetings[0].trigger.text == "يلتقي"


def test_lead_tells_who_the_title_means(tell: Callable) -> None:
    """Whom only the title names is who the lead names; whom both name stays beside whom the lead adds."""
    body = "تمكنت دورية مشتركة للغابات أمس من إيقاف ثلاثة مهربين قرب القرية. وقال شهود إن الطريق آمن."
    told = tell(f"إيقاف أشخاص قرب القرية\n\n{body}")
    arrest = next(event for event in told.found.events if event.type == "COERCE")
    assert list(told.names(arrest.actors)) == ["دورية مشتركة للغابات"]
    assert list(told.names(arrest.recipients)) == ["ثلاثة مهربين"]
    told_by_title = told.found.actors.proposed[int(arrest.recipients[0])]
    assert [mention.split()[0] for mention in told_by_title.mentions] == ["أشخاص"]
    assert told_by_title.evidence[-1].text.startswith("أشخاص")
    body = "التقى الوزير سالم الجريدي أمس السفير راشد العمراني بحضور النائب حسن الورفلي."
    told = tell(f"سالم الجريدي يلتقي راشد العمراني\n\n{body}")
    meeting = next(event for event in told.found.events if event.type == "CONSULT")
    assert {"سالم الجريدي", "حسن الورفلي"} <= {*told.names(meeting.actors)}


def test_a_protest_of_the_title_is_planned_called_for_and_held_once(tell: Callable) -> None:
    """A strike that the title tells is the one called for later, and to come where the body gives its day; strikes of others are others."""
    title, body = "إضراب عام للمعلمين", "قال الوزير سالم الجريدي إن الأزمة صعبة. ودعت النقابة المعلمين إلى تنفيذ إضراب يوم 20 مارس 2024."
    strikes = [event for event in tell(f"{title}\n\n{body}", "2024-03-05").found.events if event.type == "PROTEST"]
    assert [(strike.trigger.text, strike.status, strike.date) for strike in strikes] == [("إضراب", "future", "2024-03-20")]
    body = "قال الوزير سالم الجريدي إن الأزمة صعبة. وتظاهر عشرات العمال أمس أمام الوزارة."
    protests = [event for event in tell(f"{title}\n\n{body}", "2024-03-05").found.events if event.type == "PROTEST"]
    assert [event.mode for event in protests] == ["strike", "demo"]


def test_a_later_visit_to_somebody_else_is_another(tell: Callable) -> None:
    """A visit with a pronoun is the one told before, unless it was to somebody who took no part in that."""
    lead = "زار الوزير سالم الجريدي أمس الجزائر."
    told = tell(f"{lead} وقال الجريدي إن زيارته إلى الجزائر مهمة.", "2024-03-05")
    assert len([event for event in told.found.events if event.type == "CONSULT"]) == 1
    told = tell(f"{lead} وقال الجريدي إن زيارته إلى فرنسا مهمة.", "2024-03-05")
    visits = [event for event in told.found.events if event.type == "CONSULT"]
    assert [list(told.names(visit.recipients)) for visit in visits] == [["الجزائر"], ["فرنسا"]]


def test_two_tellings_of_one_deed_add_their_sides(tell: Callable) -> None:
    """A title tells who was hurt, its lead who did it; a meeting takes nobody up from a telling that has nobody in common."""
    told = tell("مقتل ثلاثة جنود في هجوم\n\nشن تنظيم داعش أمس هجوما على نقطة قرب القرية.")
    attack = next(event for event in told.found.events if event.type == "ASSAULT")
    assert told.names(attack.actors) == ("تنظيم داعش",)
    assert told.names(attack.recipients) == ("ثلاثة جنود",)
    told = tell("استقبل الوزير سالم الجريدي السفير راشد العمراني. وحضر النائب حسن الورفلي اللقاء.")
    assert all("حسن الورفلي" not in told.names(e.actors + e.recipients) for e in told.found.events if e.type == "CONSULT")


def test_who_receives_whom_tells_the_sides_of_a_meeting(tell: Callable) -> None:
    """A title tells that two met; who is told to have received the other is the host. Who only met him stays beside him."""
    title = "لقاء بين سالم الجريدي وراشد العمراني"
    received = tell(f"{title}\n\nاستقبل الرئيس سالم الجريدي اليوم السفير راشد العمراني.").found.events[0]
    met = tell(f"{title}\n\nالتقى الرئيس سالم الجريدي اليوم السفير راشد العمراني.").found.events[0]
    assert (len(received.actors), len(received.recipients)) == (1, 1)
    assert (len(met.actors), len(met.recipients)) == (2, 0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تمكنت دورية مشتركة أمس من إيقاف ثلاثة مهربين.", "organisation"),
        ("سيطرت خلية محلية أمس على المدينة.", "armed_group"),
        ("تظاهر عشرات العمال أمس أمام الوزارة.", "group"),
    ],
)
def test_kind_of_who_has_no_name(tell: Callable, text: str, kind: str) -> None:
    """A squad, a cell and people without a name are actors of their kinds."""
    told = tell(text)
    event = next(event for event in told.found.events if event.actors)
    assert told.found.actors.proposed[int(event.actors[0])].kind == kind


def test_noun_of_a_verb_told_before_is_the_same_event(tell: Callable) -> None:
    """A refusal that is told by its verb and taken up by its noun is one; another party's is another."""
    again = "رفض الوزير سالم الجريدي مقترح المجلس. وجاء رفض سالم الجريدي بعد جلسة طويلة."
    other = "رفض الوزير سالم الجريدي مقترح المجلس. وجاء رفض راشد العمراني بعد جلسة طويلة."
    refusals = [[e for e in tell(text).found.events if e.type == "REJECT"] for text in (again, other)]
    assert list(map(len, refusals)) == [1, 2]


def test_what_is_recalled_of_these_days_happened(tell: Callable) -> None:
    """An opening such as `it is recalled that` makes background of what it opens, but not of what happened the day before."""
    text = "يذكر أن الوزير سالم الجريدي زار الجزائر {}."
    statuses = [tell(text.format(when), "2024-03-05").found.events[0].status for when in ("أمس", "في 3 جانفي 2023")]
    assert statuses == ["happened", "past"]


def test_day_since_which_something_goes_on_is_not_its_day(tell: Callable) -> None:
    """`Protests since Sunday` have no day; a deed told as done since then has that one; a participle has its sentence's."""
    texts = {
        "تشهد المدينة احتجاجات منذ 3 مارس 2024.": None,
        "اتهم النائب منذ 3 مارس 2024 الحكومة التونسية بالتقصير.": "2024-03-03",
        "زار الوزير سالم الجريدي في 3 مارس 2024 مقر البلدية، وتحدث مع السكان، وعاد مساء، مطالبا الحكومة بالدعم.": "2024-03-03",
    }
    assert {text: tell(text, "2024-03-05").found.events[-1].date for text in texts} == texts


def test_meeting_taken_up_by_its_noun_gets_no_strangers(tell: Callable) -> None:
    """`The meeting` is the one told before, and who is named beside it without having met does not join it."""
    told = tell("التقى الوزير سالم الجريدي السفير راشد العمراني. وحضر اللقاء النائب حسن الورفلي.")
    meetings = [event for event in told.found.events if event.type == "CONSULT"]
    assert [(told.names(e.actors), told.names(e.recipients)) for e in meetings] == [(("سالم الجريدي",), ("راشد العمراني",))]


def test_protesters_take_up_their_protest(tell: Callable) -> None:
    """Those called protesters protest in the demonstration told before."""
    told = tell("تظاهر عشرات العمال أمام الوزارة. وسلم المتظاهرون رسالة إلى الوزير سالم الجريدي.")
    assert len([event for event in told.found.events if event.type == "PROTEST"]) == 1


def test_lead_adds_those_whom_the_title_leaves_out(tell: Callable) -> None:
    """A title names one visitor, its lead two: both stand in the entry."""
    body = "زار الوزير سالم الجريدي والوزير حسن الورفلي الجزائر."
    told = tell(f"الجريدي يزور الجزائر\n\n{body}")
    visit = next(event for event in told.found.events if event.type == "CONSULT")
    assert told.names(visit.actors) == ("سالم الجريدي", "حسن الورفلي")


def test_deed_told_in_a_statement_is_its_speakers_claim(tell: Callable) -> None:
    """What somebody says was done is claimed by him; that he says it is the outlet's own."""
    told = tell("اتهم الوزير سالم الجريدي الحكومة التونسية بالتقصير. وقال السفير راشد العمراني إن تنظيم داعش هاجم مدينة سرت.")
    claims = {event.type: event.claimed_by for event in told.found.events}
    assert claims["ACCUSE"] == OUTLET
    assert told.names((claims["ASSAULT"],)) == ("راشد العمراني",)


def test_sport_and_accidents_tell_no_event(tell: Callable) -> None:
    """A match, a film and a traffic accident hold words of conflict and no event."""
    text = "هاجم المنتخب مرمى خصمه في المباراة وفاز في لقاء الذهاب. قتل ثلاثة أشخاص في حادث سير."
    assert tell(text).found.events == ()


def test_trigger_letters_leave_out_what_is_joined(tell: Callable) -> None:
    """A conjunction written onto the trigger is not part of it, and the letters are the text's own."""
    text = "وصل الوزير سالم الجريدي. واستقبل الرئيس راشد العمراني السفير سالم الجريدي."
    event = next(event for event in tell(text).found.events if event.trigger.text.endswith("استقبل"))
    assert event.trigger.text == "استقبل"
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_every_event_says_why(tell: Callable) -> None:
    """Each event names its trigger, how its parties were found and what told its status; confidence is a share."""
    for case in CASES:
        for event in tell(case["text"]).found.events:
            assert event.because[0].startswith("trigger ")
            assert len(event.because) >= 2
            assert 0 < event.confidence < 1


def test_no_words_no_events(tell: Callable) -> None:
    """Texts without sentences or without Arabic give nothing."""
    assert tell("").found.events == ()
    assert tell('...\n\n""').found.events == ()
    assert tell("hello, 12 % of 5").found.events == ()


def test_who_speaks_on_does_so_on_the_day_told_first(tell: Callable) -> None:
    """What a speaker goes on to call for has the day on which the article lets him speak; what somebody else says far behind has none."""
    said = "خبر اليوم\n\nقال الوزير سالم الجريدي اليوم إن الوضع هادئ. المدينة آمنة. العمل مستمر. الحركة عادية. ودعا {} السكان إلى الهدوء."
    days = [tell(said.format(who), "2024-03-05").found.events[-1].date for who in ("الجريدي", "النائب حسن الورفلي")]
    assert days == ["2024-03-05", None]


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("ودعا النائب حسن الورفلي السكان إلى الهدوء.", "2024-03-05"),
        ("وقال النائب حسن الورفلي إن المدينة آمنة داعيا السكان إلى الهدوء.", None),
    ],
)
def test_who_answers_close_behind_a_dated_lead_does_so_on_its_day(tell: Callable, answer: str, day: str | None) -> None:
    """What a verb lets somebody else say soon after a lead with a day is said on that day; what a participle adds is open."""
    told = tell(f"خبر اليوم\n\nقال الوزير سالم الجريدي اليوم إن الوضع هادئ. العمل مستمر. {answer}", "2024-03-05")
    assert next(event for event in told.found.events if event.type == "REQUEST").date == day


def test_one_visitor_meets_two_hosts_twice(tell: Callable) -> None:
    """Meetings of one visitor with different hosts are two, though the same verb tells them."""
    told = tell("التقى الوزير سالم الجريدي السفير راشد العمراني. والتقى الوزير سالم الجريدي النائب حسن الورفلي.")
    assert len([event for event in told.found.events if event.type == "CONSULT"]) == 2


def test_sentence_told_again_at_the_foot_tells_nothing_new(tell: Callable) -> None:
    """The lead repeated word for word at the foot of an article adds no event and no mention to one."""
    lead = "اعتقلت الشرطة التونسية في العاصمة النائب راشد العمراني"
    events = tell(f"خبر اليوم\n\n{lead}.\n\nوقال المجلس إن الوضع هادئ.\n\n{lead}.").found.events
    assert [(event.type, event.evidence) for event in events] == [("COERCE", ())]


def test_events_told_more_often_are_surer(tell: Callable) -> None:
    """Each further mention of an event adds to its confidence."""
    once = "التقى الوزير سالم الجريدي السفير راشد العمراني."
    sure = [tell(f"{once}{more}").found.events[0].confidence for more in ("", " وتناول اللقاء ملف الحدود.")]
    assert sure[0] < sure[1]


def test_title_shares_the_day_of_its_lead(tell: Callable) -> None:
    """What a title's verb tells as said has the day on which the lead lets the same actor speak, not the day of a later sentence."""
    lead = "قال الوزير سالم الجريدي {}إن الوضع هادئ. وحضر سالم الجريدي أمس اجتماع المجلس."
    requests = [
        next(e for e in tell(f"سالم الجريدي يدعو الحكومة التونسية إلى الحوار\n\n{lead.format(when)}", "2024-03-05").found.events)
        for when in ("اليوم ", "")
    ]
    assert [(e.type, e.date) for e in requests] == [("REQUEST", "2024-03-05"), ("REQUEST", None)]


def test_speaker_without_a_name_has_the_day_of_his_sentence(tell: Callable) -> None:
    """`He added at a conference today` dates what the one who speaks there says before."""
    text = "خبر اليوم\n\nأعلن الوزير سالم الجريدي مساندته للعمال. وأضاف في مؤتمر صحفي {} أن الوضع هادئ."
    days = [[e.date for e in tell(text.format(when), "2024-03-05").found.events if e.type == "SUPPORT"] for when in ("اليوم", "كبير")]
    assert days == [["2024-03-05"], [None]]


def test_known_deed_and_promise_are_no_claims(tell: Callable) -> None:
    """A statement that opens with a deed known before it claims none; who says what he will do promises it; another's plan is a claim."""
    texts = {
        "قال الوزير سالم الجريدي إن الزيارة التي يؤديها راشد العمراني إلى الجزائر ناجحة.": OUTLET,
        "قال الوزير سالم الجريدي إن راشد العمراني زار الجزائر.": "سالم الجريدي",
        "قال الوزير سالم الجريدي إنه سيزور الجزائر.": OUTLET,
        "قال الوزير سالم الجريدي إن راشد العمراني سيزور الجزائر.": "سالم الجريدي",
    }
    claims = {}
    for text in texts:
        told = tell(f"خبر اليوم\n\n{text}")
        visit = next(event for event in told.found.events if event.type in ("CONSULT", "AGREE"))
        claims[text] = OUTLET if visit.claimed_by == OUTLET else told.names((visit.claimed_by,))[0]
    assert claims == texts


def test_arrest_and_seizure_are_two_deeds(tell: Callable) -> None:
    """Deeds of two kinds in one sentence are two; a deed and the noun that takes it up are one."""
    texts = ("اعتقلت الشرطة التونسية ثلاثة رجال وصادرت أسلحة.", "اعتقلت الشرطة التونسية ثلاثة رجال. وجاء الاعتقال بعد بحث طويل.")
    told = [[event.mode for event in tell(text).found.events if event.type == "COERCE"] for text in texts]
    assert told == [["arrest", "seize"], ["arrest"]]


def test_who_speaks_in_the_lead_does_so_on_its_day(tell: Callable) -> None:
    """Somebody who calls for something right behind a dated lead does so that day; further down nothing tells his day."""
    call = "ودعا النائب حسن الورفلي السكان إلى الهدوء."
    lead = "زار الوزير سالم الجريدي اليوم مدينة سرت."
    texts = (f"خبر اليوم\n\n{lead} {call}", f"خبر اليوم\n\n{lead} الوضع هادئ. العمل مستمر. الحركة عادية. {call}")
    days = [[e.date for e in tell(text, "2024-03-05").found.events if e.type == "REQUEST"] for text in texts]
    assert days == [["2024-03-05"], [None]]


def test_deed_of_a_title_has_the_day_of_its_lead(tell: Callable) -> None:
    """What a title opens with as done has the day of a lead that tells of the same actor in other words."""
    lead = "\n\nقال الوزير سالم الجريدي أمس إن الوضع هادئ."
    titles = ("الوزير سالم الجريدي يزور الجزائر", "زيارة الوزير سالم الجريدي إلى الجزائر")
    days = [next(e for e in tell(f"{title}{lead}", "2024-03-05").found.events if e.type == "CONSULT").date for title in titles]
    assert days == ["2024-03-04", "2024-03-04"]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الداخلية إن على السلطات التدخل، وأضاف أن على كل الوزراء أن يستقيلوا من مناصبهم.",
        "طالب عمال الاتصالات بالعمل بعد القبض على زملائهم في المصنع.",
        "وأكد الوزير أن الاجتماع مفيد، وهو ما جعل المدينة أقرب ما للمدينة من مكانة.",
        "أدان الرئيس قيس المنصوري بشدة الهجوم الذي شنه مسلحون على مقر البلدية في سرت، ما أدى إلى مقتل ثلاثة وإصابة 11.",
    ],
)
def test_a_text_may_end_behind_any_word(tell: Callable, text: str) -> None:
    """Excerpts are cut anywhere: what stands last has nothing behind it."""
    words = text.split()
    for many in range(1, len(words) + 1):
        found = tell(" ".join(words[:many])).found
        assert all(event.trigger.end <= len(text) for event in found.events)


@pytest.mark.parametrize(("who", "day"), [("الجريدي", "2024-03-05"), ("الورفلي", None)])
def test_title_that_lets_somebody_speak_has_the_day_of_his_lead(tell: Callable, who: str, day: str | None) -> None:
    """What a title lets somebody say, in his own words too, was said on the day on which the lead lets him speak, not another."""
    lead = "قال الوزير سالم الجريدي اليوم إن الوضع هادئ. وحضر الجلسة النائب حسن الورفلي."
    told = tell(f"{who} : قرار الحكومة التونسية مهزلة\n\n{lead}", "2024-03-05")
    assert [event.date for event in told.found.events if event.type == "ACCUSE"] == [day]
