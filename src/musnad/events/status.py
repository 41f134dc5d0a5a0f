"""Whether a deed happened, is to come, is only called for, did not happen, or is background."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, cast

from musnad.events.background import TAKEN_UP, background, described, relative
from musnad.events.light import light_verb, moves
from musnad.events.scene import Scene, last_in
from musnad.events.scope import days_in
from musnad.events.tenses import Told, by_verb, is_occasion, pluperfect
from musnad.events.triggers import Candidate
from musnad.lexicon import Entry
from musnad.records import Status
from musnad.text.folding import fold_word

_BEFORE = 7  # tokens before a trigger in which a word governs it
_BEHIND = 7  # tokens behind a trigger in which an adverb of its clause stands
_CALLED = 3  # tokens between a call and what it calls for
_OPENING = 4  # tokens of a sentence in which its opening stands
_OLD = 3  # days before the story from which on a dated deed is background
_YEAR, _MONTH = len("2015"), len("2015-07")
_SUBJECT = 6  # words of a subject between a verb and what it tells of
_THAT = fold_word("ذلك")
LONG_PAST = "its date is long past"


class Asked(NamedTuple):
    """What is called for: the contents of some statements, and what stands right behind the words at some tokens (`يدعو لإضراب`)."""

    statements: frozenset[int]
    behind: frozenset[int]


def find_status(scene: Scene, candidate: Candidate, when: str | None, day: date | None, asked: Asked) -> Told:
    """The status of a trigger. `when`: its date; `day`: the story's; `asked`: what is called for."""
    said = _is_said(scene, candidate)
    planned = not said and _may_be_planned(scene, candidate)
    by_date = tuple(told for told in _by_date(when, day) if planned or told.status != "future")
    recent = when is not None and not by_date
    fresh = when is not None and day is not None and _is_fresh(when, day)
    told = [
        *_by_words(scene, candidate, recent, fresh=fresh), *by_verb(scene, candidate, fresh=fresh),
        *_by_content(scene, candidate, asked), *_by_voice(scene, candidate), *by_date, *_by_aim(scene, candidate),
        *(Told("past", why) for why in background(scene, candidate, when)),
    ]  # fmt: skip
    if moves(scene, candidate) or _is_phrase(candidate):  # whoever calls for what is to come has called
        told = [one for one in told if one.status not in ("future", "hypothetical")]
    return told[0] if told else Told("happened", "told as done")


def _is_phrase(candidate: Candidate) -> bool:
    """Whether a participle or a set phrase tells a deed, which no word before it calls for: `لن تقبل`, `يسعى إلى حل مطالبا`."""
    return candidate.verb is None and candidate.trigger.part != "noun"


def _may_be_planned(scene: Scene, candidate: Candidate) -> bool:
    """Whether a day to come is that of a deed: a noun of force is mostly what something else that day is about (a trial for an attack).

    A meeting during which something was said or done is over: `أكد خلال لقائه الوزير أن الزيارة غدا`.
    """
    kind = candidate.trigger.type.tags
    over = is_occasion(scene, candidate) and not _present(scene, candidate)
    return candidate.verb is not None or (bool(kind & {"speech", "mutual", "crowd"}) and not over)


def _present(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb before a meeting tells in the present what is done during it: `يوقع الاتفاق خلال لقاء غدا` (signs tomorrow)."""
    at = last_in(scene.verb_tokens, scene.sentence(candidate.first)[0], candidate.first)
    return at is not None and at not in scene.cues and scene.verbs[at].analysis.features.aspect == "imperfect"


def _is_said(scene: Scene, candidate: Candidate) -> bool:
    """Whether words are told that have been said; a day to come is that of what they call for or promise."""
    kind = candidate.trigger.type.tags
    perfect = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    return "speech" in kind and ("asks" in kind or perfect or candidate.first in scene.cues)


def _by_words(scene: Scene, candidate: Candidate, recent: bool, *, fresh: bool) -> Iterator[Told]:
    """What words beside the trigger tell; `recent`: a day is told that is not long past, so that no opening makes it background.

    `fresh`: a deed of that day or the day before is news though another followed it.
    """
    first, end = scene.sentence(candidate.first)
    phrase = scene.phrase(candidate.first)
    behind = max(candidate.after, phrase.after if phrase else 0)
    governed = max(candidate.first - _BEFORE, _opening(scene, candidate))
    for mark in reversed(scene.marks_in(first, min(end, behind + _BEHIND))):
        entry = mark.payload.entry
        if mark.payload.table != "event_status" or scene.place(mark.after - 1) is not None or not _meant(entry, candidate):
            continue
        stands = {
            "beside": _is_beside(scene, mark.first, mark.after, candidate.first)
            and not ("deed" in entry.tags and (fresh or _follows(scene, candidate, mark.first))),
            "before": governed <= mark.first
            and _governs(scene, candidate, mark.after, is_open=entry.value == "hypothetical" or "open" in entry.tags),
            "after": candidate.after <= mark.first <= behind,
            "near": candidate.after <= mark.first <= behind + _BEHIND and not _cut(scene, candidate.after, mark.first),
            "opens": mark.first - first < _OPENING and not recent,
        }
        if any(stands.get(tag) for tag in entry.tags):
            why = TAKEN_UP if "known" in entry.tags else entry.value
            yield Told(cast(Status, entry.value), f"{why}: {entry.lemma}", doubted="empty" in entry.tags)


def _governs(scene: Scene, candidate: Candidate, after: int, *, is_open: bool) -> bool:
    """Whether words that end before `after` tell of a trigger behind them; `is_open`: not of what a noun takes for known."""
    known = is_open and candidate.verb is None and after < candidate.first and _known(scene, candidate)
    return after <= candidate.first and not known and not _cut(scene, after, candidate.first)


def _opening(scene: Scene, candidate: Candidate) -> int:
    """The token from which on words may govern a trigger: in a relative clause that tells who is meant, those in it.

    None govern a perfect that و joins, which tells what came next: `أحبط محاولة هجوم وقتل خمسة` (foiled an attempt and killed five).
    """
    verb = candidate.verb
    if verb is None or verb.analysis.features.aspect != "perfect":
        return 0
    return candidate.first if verb.skip else scene.syntax.clauses[verb.clause].first if relative(scene, verb) else 0


def _meant(entry: Entry, candidate: Candidate) -> bool:
    """Whether a word tells of a trigger: of its type, where its entry names the codes of some (who decides on a strike has yet to strike).

    No anniversary makes a verb background, and no aim or failure undoes what a perfect tells: `بهدف الحوار استقبل الوزير السفير` (with the
    aim of talks he received); a condition or a denial may.
    """
    codes = [tag for tag in entry.tags if tag.isupper()]
    perfect = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    if (candidate.verb is not None and "noun" in entry.tags) or (perfect and entry.value != "past" and "perfect" not in entry.tags):
        return False
    return not codes or candidate.trigger.type.code in codes


def _is_beside(scene: Scene, first: int, after: int, token: int) -> bool:
    """Whether words stand right before a token, or a verb does but for its subject: `هدد العمال بإضراب` (threatened with a strike)."""
    if after == token:
        return True
    verb = scene.verbs.get(first)
    if verb is None or not 0 < token - after <= _SUBJECT:
        return False
    phrase = verb.subjects[0].phrase if verb.subjects else None
    return phrase is not None and (scene.syntax.phrases[phrase].first, scene.syntax.phrases[phrase].after) == (after, token)


def _follows(scene: Scene, candidate: Candidate, after: int) -> bool:
    """Whether what follows "after" is news as well: in a title, a meeting, or that upon which all before was done: `وذلك بعد هجوم`."""
    return (
        scene.order(candidate.first) == 0 or "mutual" in candidate.trigger.type.tags or (after > 0 and scene.faces(after - 1)[1] == _THAT)
    )


def _cut(scene: Scene, first: int, after: int) -> bool:
    """Whether a mark parts two words."""
    return any(scene.document.tokens[token].kind == "mark" for token in range(first, after))


def _by_voice(scene: Scene, candidate: Candidate) -> Iterator[Told]:
    """What had been said before is background: `وكانت الوزارة قد أعلنت أن` (had announced that); what is denied is not done."""
    holder = scene.holders[candidate.first]
    cue = scene.verbs.get(scene.statements.said[holder].cue_first) if holder >= 0 else None
    denied = cue is not None and scene.faces(cue.at)[2] in scene.tables.status.denying
    if denied and not _is_charge(candidate) and not described(scene, candidate.verb):
        yield Told("negated", "denied")
    if cue is not None and pluperfect(scene, cue):
        yield Told("past", "said before")


def _is_charge(candidate: Candidate) -> bool:
    """Whether a noun tells of a charge, which has been made though what it charges with is denied: `نفى الاتهامات` (denied the charges)."""
    return candidate.verb is None and "judges" in candidate.trigger.type.tags


def _by_aim(scene: Scene, candidate: Candidate) -> Iterator[Told]:
    """A verbal noun behind `for` is aimed at: `حملة لإقالة` (a campaign to dismiss); not where a verb or what is somebody's takes it."""
    first, at = scene.sentence(candidate.first)[0], candidate.first - 1
    if candidate.verb is not None or candidate.trigger.part != "noun" or at < first or at in scene.verbs or scene.pronoun(at):
        return
    light = light_verb(scene, candidate)
    if (light and light[1] == "recipient") or not scene.tables.status.owing.isdisjoint(scene.faces(at)):
        return  # `تعرض النائب لإيقاف` (underwent an arrest), `نتيجة لإيقافه` (owing to his arrest)
    codes = scene.tables.status.aims.get(scene.preposition(candidate.first), frozenset())
    if candidate.trigger.type.code in codes and scene.word(candidate.first).features.number != "p":
        yield Told("hypothetical", "aimed at", doubted=True)


def _by_content(scene: Scene, candidate: Candidate, asked: Asked) -> Iterator[Told]:
    near = range(max(candidate.first - _CALLED, scene.sentence(candidate.first)[0]), candidate.first)
    called = candidate.verb is None and any(at in asked.behind and not _cut(scene, at, candidate.first) for at in near)
    open_deed = not _known(scene, candidate) and "speech" not in candidate.trigger.type.tags
    if open_deed and (called or scene.holders[candidate.first] in asked.statements):
        yield Told("hypothetical", "called for")


def _known(scene: Scene, candidate: Candidate) -> bool:
    """Whether a deed is taken for real by who calls for something: a perfect, a definite noun (`احترام الهدنة`, respect for the truce).

    So is a deed, but for a meeting, behind a preposition of time or of what something is about: `التحقيق في توقيف` (into an arrest);
    not one that is to be begun: `الشروع في توقيف`.
    """
    if candidate.verb is not None:
        return candidate.verb.analysis.features.aspect == "perfect"
    before = scene.document.tokens[candidate.first - 1].folded if candidate.first else ""
    about = "mutual" not in candidate.trigger.type.tags and (before in scene.tables.during or before in scene.tables.timing)
    begun = candidate.first > 1 and not scene.tables.status.begun.isdisjoint(scene.faces(candidate.first - 2))
    return scene.word(candidate.first).features.definite or (about and not begun)


def _is_fresh(when: str, day: date) -> bool:
    """Whether a deed was done on the day of the story or the day before it."""
    days = days_in(when)
    return days is not None and days[0] == days[1] and 0 <= (day - days[0]).days <= 1


def _by_date(when: str | None, day: date | None) -> Iterator[Told]:
    days = days_in(when) if when else None
    if when is None or days is None:
        return
    if day is None:  # no story is told with nothing but the year of its deed
        if len(when) == _YEAR:
            yield Told("past", LONG_PAST)
        return
    first, last = days
    if first > day:
        yield Told("future", "its date is to come")
    other_month = len(when) == _MONTH and last < day
    last_week = "W" in when and last < day
    if other_month or last_week or (day - last).days > _OLD:
        yield Told("past", LONG_PAST)
