"""Triggers: the words of a document that name an event, with the entry that says which."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.events.duties import find_duties
from musnad.events.entries import Phrase, Trigger
from musnad.events.scene import Scene
from musnad.events.verbal import announces, bare_perfect, counted, is_participle, opens_as_verb, verb_of
from musnad.events.words import FARTHEST, blocked, follows, preceded, second
from musnad.grammar.syntax import Verb
from musnad.text.analysis import Analysis
from musnad.text.folding import fold_word
from musnad.text.phrases import PhraseMatch

_GENITIVE = 6  # tokens after a masdar up to the end of its second word
_INVITED = 10  # tokens between an invitation and what it is to
_TO = frozenset(map(fold_word, ("إلى", "ل")))  # to
_CALLS = frozenset({"asks", "promises"})  # tags of types whose matter stands behind their words
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
_NEAR = 3.0  # nats below the likeliest reading that a noun may be
_OPENING = 5.0  # nats below a noun that a verb may be that opens its sentence
_CLOSE = 1.5  # nats below the likeliest reading that a verb may be


class Candidate(NamedTuple):
    """A trigger at tokens `first` up to `after`; `verb` where it is a finite verb; `reach`: tokens up to the end of its second word."""

    first: int
    after: int
    trigger: Trigger
    verb: Verb | None = None
    skip: int = 0
    reach: int = 0


def find_triggers(scene: Scene) -> tuple[Candidate, ...]:
    """Triggers in text order; at one word the likeliest entry of each type, no trigger inside a name."""
    phrases: list[Candidate] = []
    taken: set[int] = set()
    for mark in scene.marks:
        trigger = mark.payload.trigger
        if trigger is not None and mark.first not in taken and not blocked(scene, mark.after - 1, trigger):
            phrases.append(_of_phrase(mark))
            taken.update(range(mark.first, mark.after))
    may = scene.tables.triggering.through(scene.document.plain, scene.syntax.words)
    words = (found for at in may if at not in taken and scene.document.tokens[at].kind == "word" for found in _of_word(scene, at))
    duties = [Candidate(at, at + 1, trigger, None, proclitics(scene, at)) for at in find_duties(scene) for trigger in scene.tables.duties]
    found = sorted([*phrases, *words, *duties], key=lambda candidate: (candidate.first, -candidate.after))
    found = [c for c in found if c.first not in scene.again and not preceded(scene, c.first, c.trigger)]
    found = [_called_out(scene, candidate, found) for candidate in found]
    kept = [candidate for candidate in found if not _in_name(scene, candidate) and not _off_topic(scene, candidate)]
    return tuple(candidate for candidate in kept if "company" not in candidate.trigger.tags or _in_company(scene, candidate, kept))


def held(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a noun stands between a verb of its type and the second word of that: `وجه اتهامات` (levelled charges) is one charge.

    So it is with what a verb calls off (`ألغى لقاءه`, cancelled his meeting) and with the second word of any verb: `قبل الدعوة`
    (accepted the invitation).
    """
    if candidate.verb is not None:
        return False
    kind, toll = candidate.trigger.type, "toll" in candidate.trigger.tags
    before = _between(others, candidate.first - FARTHEST, candidate.first)
    takes = (o for o in before if o.trigger.type is kind or "undoes" in o.trigger.tags or o.first + o.reach - 1 == candidate.first)
    takes = (o for o in takes if not toll or _tells_whom(o.trigger))  # `أسفر عن مقتل شرطي` (led to the death of): who died is told here
    return any(candidate.first < o.first + o.reach for o in takes)


def _between(triggers: Sequence[Candidate], first: int, after: int) -> Sequence[Candidate]:
    """Those of some triggers in text order that begin at tokens `first` up to `after`."""
    start = bisect_left(triggers, first, key=_place)
    return triggers[start : bisect_left(triggers, after, start, key=_place)]


def _place(candidate: Candidate) -> int:
    return candidate.first


def _tells_whom(trigger: Trigger) -> bool:
    """Whether the frame of a trigger has a place for who undergoes it."""
    return trigger.frame.recipient != ("complement",) or bool(trigger.complement)


def _called_out(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """An invitation that is a call, since its sentence tells of the crowd it moved: `إضراب بدعوة من النقابة` (a strike called by)."""
    if "invites" not in candidate.trigger.tags or scene.tables.call is None:
        return candidate
    crowds = any("crowd" in o.trigger.type.tags for o in _between(others, *scene.sentence(candidate.first)))
    return candidate._replace(trigger=scene.tables.call) if crowds else candidate


def invited(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a meeting is only what somebody is invited or ready to come to, which is told already: `دعاه إلى زيارة تونس`."""
    if candidate.verb is not None or candidate.trigger.part != "noun" or not candidate.trigger.type.tags & {"mutual", "promises"}:
        return False
    first = candidate.first
    if scene.preposition(first) not in _TO and not (first > 0 and scene.document.tokens[first - 1].folded in _TO):
        return False
    start, _ = scene.sentence(first)
    near = _between(others, max(start, first - _INVITED), first)
    before = [o for o in near if o.trigger.type is not candidate.trigger.type]
    return any(o.trigger.type.tags & _CALLS for o in before) and not any(at in scene.verbs for at in range(before[-1].first + 1, first))


def _in_company(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another word of the trigger's type stands in its sentence, a trigger or one that tells a mode."""
    first, after = scene.sentence(candidate.first)
    kind = candidate.trigger.type
    inside = range(candidate.first, candidate.after) if candidate.trigger.part == "noun" else ()
    beside = (mark for mark in scene.marks_in(first, after) if mark.first not in inside)
    if any(mark.payload.table == kind.table and "mode" in mark.payload.entry.tags for mark in beside):
        return True
    return any(o.trigger.type is kind and o.trigger is not candidate.trigger for o in _between(others, first, after))


def _of_phrase(mark: PhraseMatch[Phrase]) -> Candidate:
    assert mark.payload.trigger is not None
    return Candidate(mark.first, mark.after, mark.payload.trigger, None, mark.skip)


def _of_word(scene: Scene, token: int) -> Iterator[Candidate]:
    analyses = scene.syntax.words[token]
    letters = scene.document.tokens[token].folded
    if analyses[0].pos in _VERBAL and counted(scene, token):
        return
    verbal = analyses[0].pos in _VERBAL or opens_as_verb(scene, token) or announces(scene, token) or bare_perfect(scene, token)
    least = analyses[0].weight - (_NEAR if not verbal else _CLOSE if analyses[0].pos in _VERBAL else _OPENING)
    likely = (analysis for analysis in analyses if analysis.weight >= least and (analysis.pos in _VERBAL) == verbal)
    read = (found for analysis in likely for found in _of_reading(scene, token, analysis))
    found = list(_first_of_type(candidate for candidate in read if candidate is not None and not _never(candidate, letters)))
    surer = [candidate for candidate in found if candidate.trigger.second or candidate.trigger.needs]
    nearest = min((candidate.reach for candidate in surer), default=0)
    yield from [candidate for candidate in surer if candidate.reach == nearest] or found


def _never(candidate: Candidate, letters: str) -> bool:
    """Whether a word is a form of its entry that means something else, a conjunction or preposition written onto it or not."""
    never = candidate.trigger.never
    return bool(never) and letters[candidate.skip :] in never


def _of_reading(scene: Scene, token: int, word: Analysis) -> Iterator[Candidate | None]:
    if word.pos in _VERBAL:
        verb = scene.verbs.get(token) or verb_of(scene, token, word)
        yield from (_verbal(scene, token, trigger, verb) for trigger in scene.tables.verbs.get(word.verb, ()))
    elif is_participle(scene, token, word):
        speech = (t for t in scene.tables.verbs.get(word.verb, ()) if "speech" in t.type.tags or token in scene.cues)
        yield from (_verbal(scene, token, trigger) for trigger in speech)
    elif word.pos in ("NOUN", "PROPN", "X", "ADJ"):
        yield from _nominal(scene, token, word)


def _verbal(scene: Scene, token: int, trigger: Trigger, verb: Verb | None = None) -> Candidate | None:
    if trigger.part != "verb" or not follows(scene, token, trigger):
        return None
    end = second(scene, token, trigger)
    if end is None or blocked(scene, token, trigger) or (end and blocked(scene, end - 1, trigger)):
        return None
    features = (verb.analysis if verb is not None else scene.word(token)).features
    if "done" in trigger.tags and features.aspect == "imperfect":
        return None
    passive = features.voice == "passive"
    if (passive and "active" in trigger.tags) or ("passive" in trigger.tags and not passive):
        return None  # `يدعى` (is called), `أدين` (was convicted)
    after = end if end == token + 2 else token + 1
    return Candidate(token, after, trigger, verb, proclitics(scene, token), max(end - token, 0))


def proclitics(scene: Scene, token: int) -> int:
    """The letters of the conjunctions and prepositions written onto a word."""
    letters = 0
    for segment in scene.word(token).segments:
        if segment.kind not in ("conjunction", "preposition", "emphasis"):
            break
        letters += len(segment.text)
    return letters


def _nominal(scene: Scene, token: int, word: Analysis) -> Iterator[Candidate | None]:
    for key in dict.fromkeys((fold_word(word.lemma), fold_word(word.stem))):
        triggers = (t for t in scene.tables.nouns.get(key, ()) if not blocked(scene, token, t) and not _bound(scene, token, t))
        yield from (Candidate(token, token + 1, trigger, None, proclitics(scene, token)) for trigger in triggers)
    if word.features.form == "masdar":
        yield from (_of_masdar(scene, token, trigger) for trigger in scene.tables.masdars.get(word.verb, ()))


def _bound(scene: Scene, token: int, trigger: Trigger) -> bool:
    """Whether a noun means something else with a genitive of nobody who acts, or a pronoun: `تحقيق النجاح` (achieving success).

    What bears the name of a town is known: `اتفاق أوسلو` (the Oslo agreement).
    """
    if "town" in trigger.tags and _town(scene, token + 1):
        return True
    if "free" not in trigger.tags:
        return False
    if scene.pronoun(token):
        return True
    phrase, after = scene.phrase(token), token + 1
    if phrase is None or phrase.after <= after or scene.word(token).features.definite:
        return False
    bodies = scene.tables.bodies
    return scene.word(after).pos in _NOMINAL and scene.place(after) is None and not any(face in bodies for face in scene.faces(after))


def _town(scene: Scene, token: int) -> bool:
    """Whether a token names a town, the capital of a state that acts or not."""
    place = scene.place(token)
    return token in scene.towns or (place is not None and place.how == "capital")


def _of_masdar(scene: Scene, token: int, trigger: Trigger) -> Candidate | None:
    """The masdar of a verb with the second word that makes the verb a trigger: `إرسال قوات` (the sending of troops)."""
    end = second(scene, token, trigger)
    if not end or end > token + _GENITIVE or not follows(scene, token, trigger) or blocked(scene, token, trigger):
        return None
    if _bound(scene, token, trigger):
        return None
    return Candidate(token, end, trigger, None, proclitics(scene, token), end - token)


def _first_of_type(found: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in found:
        if candidate.trigger.type.code not in seen:
            seen.add(candidate.trigger.type.code)
            yield candidate


def _in_name(scene: Scene, candidate: Candidate) -> bool:
    if candidate.first in scene.towns:
        return True
    place = scene.place(candidate.first)
    if place is None or place.how == "group":
        return False
    if place.first != candidate.first:
        return True
    # `وزارتا` (two ministries) begins with no "and" before `زارتا` (both visited)
    joined = candidate.verb is not None and candidate.verb.analysis.segments[0].kind == "conjunction" and not place.skip
    return joined or (candidate.verb is None and candidate.first not in scene.cues)


def _off_topic(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence, or much of the text, tells of sport, accidents or art."""
    if scene.off_topic:
        return True
    first, after = scene.sentence(candidate.first)
    return any(mark.payload.table == "event_context" and mark.payload.entry.value == "none" for mark in scene.marks_in(first, after))
