"""Whether a deed happened, is to come, is only called for, did not happen, or is background."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, cast

from musnad.events.background import TAKEN_UP, background, described, relative
from musnad.events.light import light_verb, moves
from musnad.events.scene import LEAD, Scene
from musnad.events.scope import days_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb
from musnad.records import Status
from musnad.text.folding import fold_word

_BEFORE = 7  # tokens before a trigger in which a word governs it
_BEHIND = 7  # tokens behind a trigger in which an adverb of its clause stands
_CALLED = 3  # tokens between a call and what it calls for
_OPENING = 4  # tokens of a sentence in which its opening stands
_OLD = 3  # days before the story from which on a dated deed is background
_AUXILIARY = 3  # tokens of a sentence in which the auxiliary stands that makes its verb a pluperfect
_JOINED = 20  # tokens between a pluperfect and the verb that و joins to it
_YEAR, _MONTH = len("2015"), len("2015-07")
_SUBJECT = 6  # words of a subject between a verb and what it tells of
_THAT = fold_word("ذلك")
LONG_PAST = "its date is long past"


class Asked(NamedTuple):
    """What is called for: the contents of some statements, and what stands right behind the words at some tokens (`يدعو لإضراب`)."""

    statements: frozenset[int]
    behind: frozenset[int]


class Told(NamedTuple):
    """A status and the words or rule that told it."""

    status: Status
    how: str


def find_status(scene: Scene, candidate: Candidate, when: str | None, day: date | None, asked: Asked) -> Told:
    """The status of a trigger. `when`: its date; `day`: the story's; `asked`: what is called for."""
    said = _is_said(scene, candidate)
    planned = not said and _may_be_planned(candidate)
    by_date = tuple(told for told in _by_date(when, day) if planned or told.status != "future")
    recent = when is not None and not by_date
    told = [
        *_by_words(scene, candidate, recent), *_by_verb(scene, candidate), *_by_content(scene, candidate, asked),
        *_by_voice(scene, candidate), *by_date,
        *(Told("past", why) for why in background(scene, candidate, when)),
    ]  # fmt: skip
    if moves(scene, candidate) or _is_phrase(candidate):  # whoever calls for what is to come has called
        told = [one for one in told if one.status not in ("future", "hypothetical")]
    return told[0] if told else Told("happened", "told as done")


def _is_phrase(candidate: Candidate) -> bool:
    """Whether a participle or a set phrase tells a deed, which no word before it calls for: `لن تقبل`, `يسعى إلى حل مطالبا`."""
    return candidate.verb is None and candidate.trigger.part != "noun"


def _may_be_planned(candidate: Candidate) -> bool:
    """Whether a day to come is that of a deed: a noun of force is mostly what something else that day is about (a trial for an attack)."""
    return candidate.verb is not None or bool(candidate.trigger.type.tags & {"speech", "mutual", "crowd"})


def _is_said(scene: Scene, candidate: Candidate) -> bool:
    """Whether words are told that have been said; a day to come is that of what they call for or promise."""
    kind = candidate.trigger.type.tags
    perfect = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    return "speech" in kind and ("asks" in kind or perfect or candidate.first in scene.cues)


def _by_words(scene: Scene, candidate: Candidate, recent: bool) -> Iterator[Told]:
    """What words beside the trigger tell; `recent`: a day is told that is not long past, so that no opening makes it background."""
    first, end = scene.sentence(candidate.first)
    phrase = scene.phrase(candidate.first)
    behind = max(candidate.after, phrase.after if phrase else 0)
    governed = max(candidate.first - _BEFORE, _opening(scene, candidate))
    for mark in reversed(scene.marks_in(first, min(end, behind + _BEHIND))):
        entry = mark.payload.entry
        if mark.payload.table != "event_status" or scene.place(mark.after - 1) is not None or not _meant(entry.tags, candidate):
            continue
        stands = {
            "beside": _is_beside(scene, mark.first, mark.after, candidate.first)
            and not ("deed" in entry.tags and _follows(scene, candidate, mark.first)),
            "before": governed <= mark.first and _governs(scene, candidate, mark.after, cast(Status, entry.value)),
            "after": candidate.after <= mark.first <= behind,
            "near": candidate.after <= mark.first <= behind + _BEHIND and not _cut(scene, candidate.after, mark.first),
            "opens": mark.first - first < _OPENING and not recent,
        }
        if any(stands.get(tag) for tag in entry.tags):
            why = TAKEN_UP if "known" in entry.tags else entry.value
            yield Told(cast(Status, entry.value), f"{why}: {entry.lemma}")


def _governs(scene: Scene, candidate: Candidate, after: int, status: Status) -> bool:
    """Whether words that end before `after` tell of a trigger behind them: no aim or chance of what a definite noun takes for known."""
    known = status == "hypothetical" and candidate.verb is None and after < candidate.first and _known(scene, candidate)
    return after <= candidate.first and not known and not _cut(scene, after, candidate.first)


def _opening(scene: Scene, candidate: Candidate) -> int:
    """The token from which on words may govern a trigger: in a relative clause that tells who is meant, those in it.

    None govern a perfect that و joins, which tells what came next: `أحبط محاولة هجوم وقتل خمسة` (foiled an attempt and killed five).
    """
    verb = candidate.verb
    if verb is None or verb.analysis.features.aspect != "perfect":
        return 0
    return candidate.first if verb.skip else scene.syntax.clauses[verb.clause].first if relative(scene, verb) else 0


def _meant(tags: Sequence[str], candidate: Candidate) -> bool:
    """Whether a word tells of a trigger's type, where its entry names the codes of some: who decides on a strike has yet to strike."""
    codes = [tag for tag in tags if tag.isupper()]
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


def _by_verb(scene: Scene, candidate: Candidate) -> Iterator[Told]:
    light = light_verb(scene, candidate) if candidate.verb is None and candidate.trigger.part == "noun" else None
    verb = candidate.verb or (scene.verbs[light[0]] if light else None)
    if verb is None:
        return
    if verb.negated:
        yield Told("negated", "its verb is negated")
    if verb.future:
        yield Told("future", "its verb is future")
    planned = "mutual" in candidate.trigger.type.tags and verb is candidate.verb and verb.analysis.features.aspect == "imperfect"
    if planned and not verb.negated and scene.titled and scene.order(candidate.first) >= LEAD and not relative(scene, verb):
        yield Told("future", "a meeting told in the present after the lead")
    if _pluperfect(scene, verb):
        yield Told("past", "pluperfect")


def _pluperfect(scene: Scene, verb: Verb) -> bool:
    """Whether a verb is a pluperfect, or joined to one by و: `وكان الوزير قد زار المدينة والتقى سكانها`."""
    if verb.analysis.features.aspect != "perfect":
        return False
    if verb.auxiliary is not None or _had(scene, verb) or _may_lean(scene, verb.at - 1):
        return True
    first, _ = scene.sentence(verb.at)
    before = next((scene.verbs[at] for at in range(verb.at - 1, max(first, verb.at - _JOINED) - 1, -1) if at in scene.verbs), None)
    joined = verb.skip > 0 and scene.holders[verb.at] == (scene.holders[before.at] if before else None)
    return joined and before is not None and _pluperfect(scene, before)


def _may_lean(scene: Scene, token: int) -> bool:
    """Whether the word right before a perfect may be read as "had": `أن الوزير كان زار` (that the minister had visited)."""
    return token >= 0 and any(word.pos == "AUX" and word.features.aspect == "perfect" for word in scene.syntax.words[token])


def _by_voice(scene: Scene, candidate: Candidate) -> Iterator[Told]:
    """What had been said before is background: `وكانت الوزارة قد أعلنت أن` (had announced that); what is denied is not done."""
    holder = scene.holders[candidate.first]
    cue = scene.verbs.get(scene.statements.said[holder].cue_first) if holder >= 0 else None
    denied = cue is not None and scene.faces(cue.at)[2] in scene.tables.denying
    if denied and not _is_charge(candidate) and not described(scene, candidate.verb):
        yield Told("negated", "denied")
    if cue is not None and _pluperfect(scene, cue):
        yield Told("past", "said before")


def _is_charge(candidate: Candidate) -> bool:
    """Whether a noun tells of a charge, which has been made though what it charges with is denied: `نفى الاتهامات` (denied the charges)."""
    return candidate.verb is None and "judges" in candidate.trigger.type.tags


def _had(scene: Scene, verb: Verb) -> bool:
    """Whether a verb is the next behind the `had` that opens its sentence, however long its subject: `وكانت بعثة الأمم المتحدة قد دعت`."""
    first, _ = scene.sentence(verb.at)
    opening = next((at for at in range(first, min(first + _AUXILIARY, verb.at)) if at in scene.verbs), None)
    had = opening is not None and scene.verbs[opening].analysis.pos == "AUX" and scene.verbs[opening].analysis.features.aspect == "perfect"
    return had and not any(at in scene.verbs for at in range((opening or 0) + 1, verb.at))


def _by_content(scene: Scene, candidate: Candidate, asked: Asked) -> Iterator[Told]:
    near = range(max(candidate.first - _CALLED, scene.sentence(candidate.first)[0]), candidate.first)
    called = candidate.verb is None and any(at in asked.behind and not _cut(scene, at, candidate.first) for at in near)
    open_deed = not _known(scene, candidate) and "speech" not in candidate.trigger.type.tags
    if open_deed and (called or scene.holders[candidate.first] in asked.statements):
        yield Told("hypothetical", "called for")


def _known(scene: Scene, candidate: Candidate) -> bool:
    """Whether a deed is taken for real by who calls for something: a perfect, a definite noun (`احترام الهدنة`, respect for the truce)."""
    if candidate.verb is not None:
        return candidate.verb.analysis.features.aspect == "perfect"
    return scene.word(candidate.first).features.definite


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
