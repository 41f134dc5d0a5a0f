"""What happened: triggers, who takes part, when and where, whether it happened, who says so; one entry per event, in that order."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from musnad.actors.named import Actors
from musnad.events.background import asserted
from musnad.events.claims import find_claim, recalls, teller
from musnad.events.confidence import Found, confidence, told_again
from musnad.events.entries import Trigger
from musnad.events.light import light_verb
from musnad.events.likely import told_of
from musnad.events.mention import Mention
from musnad.events.merge import merge
from musnad.events.modes import UNTOLD, find_mode
from musnad.events.parties import Cast, Filled, speaker_at
from musnad.events.scene import Scene, set_scene
from musnad.events.scope import day_of, find_date, to_come
from musnad.events.sides import left_open, sides
from musnad.events.speech_days import dated
from musnad.events.status import Asked, find_status
from musnad.events.tables import tables
from musnad.events.tenses import Told
from musnad.events.told_anew import told_anew
from musnad.events.triggers import Candidate, find_triggers, held, invited
from musnad.events.where import LOOSE, Ground, find_place, survey
from musnad.grammar.syntax import Syntax
from musnad.lexicon import Lexicon
from musnad.records import OUTLET, Date, Event, Place, Span
from musnad.statements.said import Statements
from musnad.text.document import Document
from musnad.text.folding import fold_word

LEAST = 0.23  # confidence below which no event is told
_TRUST = 0.5  # confidence from which an event lends trust to those that name nobody
_FAINT = 0.6  # of that, below which a mention adds nothing to an event told before
_PHONE = "phone"  # the mode of a call, which takes place nowhere
_OUTLET = 5  # tokens behind a meeting in which the outlet stands that is met


class Events(NamedTuple):
    """Events in text order; `actors` are those proposed before, and victims and crowds added behind them."""

    events: tuple[Event, ...]
    actors: Actors


def find_events(
    document: Document,
    syntax: Syntax,
    statements: Statements,
    dates: Sequence[Date],
    places: Sequence[Place],
    lexicon: Lexicon,
    day: date | None = None,
    least: float = LEAST,
) -> Events:
    """Events of `document`, each once; linear in its length.

    dates, places: those found in it, in text order. day: the day of the story; a deed dated long before it is background.
    least: confidence from which an event is told.
    """
    scene = set_scene(document, syntax, statements, tuple(dates), tuple(places), tables(lexicon))
    cast = Cast(scene)
    triggers = find_triggers(scene)
    calls = frozenset(trigger.first for trigger in triggers if _opens(trigger, "asks") and trigger.trigger.part == "verb")
    asked = Asked(_announced(scene, triggers, "asks"), calls)
    reading = Reading(cast, day, asked, _announced(scene, triggers, "judges"), survey(scene, triggers), least)
    mentions = (_read(reading, trigger) for trigger in triggers if not held(trigger, triggers) and not invited(scene, trigger, triggers))
    read = _trusted([mention for mention in mentions if mention is not None])
    named = statements.actors.proposed
    told = [told_of(cast, mention) for mention in merge(read, least, _brief(scene, read))]
    kept = dated(scene, told, day)
    proposed = told_anew(kept, cast.everybody, len(named))
    return Events(tuple(_event(document, n, mention) for n, mention in enumerate(kept, 1)), statements.actors._replace(proposed=proposed))


def _brief(scene: Scene, mentions: Sequence[Mention]) -> frozenset[int]:
    """Who takes part in what the title tells, and is named nowhere else: by a short form, a role, words for people."""
    places = (*scene.statements.actors.places, *scene.statements.actors.inner)
    elsewhere = {actor for place in places if scene.order(place.first) for actor in place.actors}
    elsewhere |= {actor for mention in mentions if mention.sentence for actor in mention.parties}
    return frozenset(actor for mention in mentions if not mention.sentence for actor in mention.parties if actor not in elsewhere)


def _trusted(mentions: list[Mention]) -> list[Mention]:
    """Mentions less those of plain words that name nobody, where no other tells an event with its parties: they mean something else."""
    if any(mention.parties and mention.confidence >= _TRUST for mention in mentions):
        return mentions
    return [mention for mention in mentions if mention.parties or mention.confidence >= _TRUST or not _plain(mention.candidate.trigger)]


def _plain(trigger: Trigger) -> bool:
    """Whether the word of a trigger has other senses: a verb without a second word of its own, a weak noun."""
    return (trigger.part == "verb" and not (trigger.second or trigger.needs)) or "weak" in trigger.tags


def _opens(trigger: Candidate, tag: str) -> bool:
    """Whether a trigger is of a type with a tag; but what is ordered is done: `أمرت النيابة بإيقافه` (ordered his arrest)."""
    return tag in trigger.trigger.type.tags and "orders" not in trigger.trigger.tags


def _announced(scene: Scene, triggers: Sequence[Candidate], tag: str) -> frozenset[int]:
    """Statements whose cue is a trigger of a type with a tag: one that asks for its content, or one that judges what is known of it."""
    asking = {trigger.first for trigger in triggers if _opens(trigger, tag)}
    return frozenset(i for i, said in enumerate(scene.statements.said) if any(t in asking for t in range(said.cue_first, said.cue_after)))


class Reading(NamedTuple):
    """What one mention is read with: the cast, the story's day, what is asked for, the statements that judge their content.

    ground: where things are in the document. least: confidence from which an event is told.
    """

    cast: Cast
    day: date | None
    asked: Asked
    judging: frozenset[int]
    ground: Ground
    least: float


def _read(reading: Reading, trigger: Candidate) -> Mention | None:
    """One mention with its parties; none where it is not sure enough."""
    cast, scene = reading.cast, reading.cast.scene
    actors, recipients = sides(cast, trigger)
    if not _named_enough(cast, trigger, actors, recipients) or _interview(scene, trigger) or _unspoken(reading, trigger):
        return None
    dated_to = find_date(scene, trigger)
    told = find_status(scene, trigger, dated_to, reading.day, reading.asked)
    if told.status == "happened" and recalls(scene, trigger, actors.actors):
        told = Told("past", "asked before")
    when = day_of(dated_to, several=not trigger.trigger.type.tags & {"mutual", "crowd"}) if dated_to else None
    if told.status == "happened" and dated_to is not None and to_come(dated_to, reading.day):
        when = None  # the day of what is promised or asked for, not of the words
    says = teller(scene, trigger, actors.actors, reading.judging)
    mode = find_mode(scene, trigger)
    calls = mode.value == _PHONE and (mode.told or trigger.verb is None)
    where = find_place(scene, reading.ground, trigger) if not calls else None
    found = _found(scene, trigger, actors, recipients, told)
    placed = where is not None and where.vague < LOOSE
    sure = confidence(trigger, found._replace(dated=when is not None, placed=placed, said=says is not None))
    if sure < reading.least * _FAINT:
        return None
    actors = actors if actors.actors else left_open(cast, trigger, recipients)
    kind = trigger.trigger.type
    code = kind.planned if told.status == "future" and kind.planned else kind.code
    if code != kind.code and "object" in trigger.trigger.frame.actor and recipients.actors:
        actors, recipients = recipients, actors  # who will receive a guest promises it
    claimed = find_claim(scene, trigger, says, promised=code != kind.code and says in actors.actors)
    entry = trigger.trigger.entry
    because = (f"trigger {entry.lemma} ({entry.gloss})", *_told("actors", actors), *_told("recipients", recipients), told.how)
    return Mention(
        trigger, code, actors.actors, recipients.actors, mode if code == kind.code else UNTOLD,
        where, when, told.status, claimed, sure, because,
        scene.order(trigger.first), scene.word(trigger.first).features.definite, scene.word(trigger.first).verb or entry.lemma,
        trigger.first in scene.cues,
    )  # fmt: skip


def _found(scene: Scene, trigger: Candidate, actors: Filled, recipients: Filled, told: Told) -> Found:
    """What the confidence of a mention is weighed by, but for its date and its speaker."""
    at = trigger.first
    light = trigger.trigger.part == "noun" and light_verb(scene, trigger) is not None
    return Found(
        actors, recipients, scene.order(at), told.status, dated=False, placed=False, definite=scene.word(at).features.definite,
        light=light, asserted=asserted(scene, trigger), cue=at in scene.cues, said=False, doubted=told.doubted,
    )  # fmt: skip


def _named_enough(cast: Cast, trigger: Candidate, actors: Filled, recipients: Filled) -> bool:
    """Whether the parties that the entry asks for are named; a noun that names its doers names some.

    Who holds an office attacks in words: `شن النائب هجوما على الحكومة` (the deputy launched an attack on the government).
    """
    tags = trigger.trigger.tags
    if ("officials" in tags or "unofficial" in tags) and ("officials" in tags) != _officials(cast, actors):
        return False
    if ("itself" in trigger.trigger.frame.actor or "doer" in trigger.trigger.tags) and not actors.actors:
        return False
    if "two" in tags and len({*actors.actors, *recipients.actors}) < 2:
        return False
    return not ("both" in tags and not (actors.actors and recipients.actors)) and not ("addressed" in tags and not recipients.actors)


def _officials(cast: Cast, actors: Filled) -> bool:
    """Whether all who act are persons with an office, not of force: no commander, no leader of an armed group."""
    armed = {name for actor in cast.everybody if actor.kind == "armed_group" for name in (actor.name, *actor.mentions)}
    found = [cast.actor(index) for index in actors.actors]
    return bool(found) and all(
        actor.kind == "person" and any(role.of not in armed and not _of_force(cast.scene, role.title) for role in actor.roles)
        for actor in found
    )


def _of_force(scene: Scene, title: str) -> bool:
    """Whether a title begins with one of force: `قائد الجيش` (commander of the army)."""
    words = fold_word(title).split()
    return any(" ".join(words[: many + 1]) in scene.tables.forces for many in range(len(words)))


def _interview(scene: Scene, trigger: Candidate) -> bool:
    """Whether those who meet or call meet an outlet: `في اتصال هاتفي مع القناة`."""
    if "mutual" not in trigger.trigger.type.tags or trigger.verb is not None:
        return False
    places = (scene.place(token) for token in range(trigger.after, min(trigger.after + _OUTLET, scene.sentence(trigger.first)[1])))
    first = next((place for place in places if place is not None), None)
    return first is not None and first.media


def _unspoken(reading: Reading, trigger: Candidate) -> bool:
    """Whether a word that means an event only in speech stands outside it, or blames where a cue does: `اتهم الحكومة بالفشل`."""
    if "spoken" in trigger.trigger.tags and not speaker_at(reading.cast.scene, trigger.first).actors:
        return True
    judges = "judges" in trigger.trigger.type.tags and trigger.trigger.frame.actor == ("speaker",)
    return judges and reading.cast.scene.holders[trigger.first] in reading.judging


def _told(side: str, filled: Filled) -> tuple[str, ...]:
    return (f"{side}: {filled.how}",) if filled.actors else ()


def _span(document: Document, candidate: Candidate) -> Span:
    tokens = document.tokens
    return document.text.span(tokens[candidate.first].start + candidate.skip, tokens[candidate.after - 1].end)


def _event(document: Document, number: int, mention: Mention) -> Event:
    evidence = tuple(_span(document, candidate) for candidate in mention.more)
    return Event(
        id=f"e{number}", type=mention.code, trigger=_span(document, mention.candidate), mode=mention.mode.value,
        actors=tuple(map(str, mention.actors)), recipients=tuple(map(str, mention.recipients)),
        place=mention.place.text if mention.place else None, date=mention.date, status=mention.status,
        claimed_by=OUTLET if mention.claimed_by is None else str(mention.claimed_by),
        evidence=evidence, confidence=told_again(mention.confidence, len(mention.more)), because=mention.because,
    )  # fmt: skip
