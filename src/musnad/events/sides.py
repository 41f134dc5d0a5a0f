"""The two sides of a deed: who does it, and to or with whom it is done, by the frame of its trigger."""

from musnad.events.accused import accused
from musnad.events.befallen import befallen
from musnad.events.control import governor
from musnad.events.doers import SUBJECT
from musnad.events.elided import RELATIVES
from musnad.events.entries import FORCE
from musnad.events.objects import has_object
from musnad.events.occasions import chaired, present
from musnad.events.parties import EMPTY, PEOPLE, Cast, Filled, speaker_at
from musnad.events.scene import Scene
from musnad.events.slots import fill, side
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb
from musnad.text.folding import fold_word

_GROUPS = frozenset({"victims", "crowd"})  # tags of types whose parties are often people without a name
_AWAITING = fold_word("في")  # in, before a reception with a pronoun: who is received
_SEVERAL = 2  # people who are present make a meeting of which nobody else is told
_STANDS = frozenset({*SUBJECT, "subject of the verb before", "of whom it is told", "whom the pronoun means", "whose state speaks"})
_RESUMED = frozenset({"who speaks", "whom the pronoun means"})  # how a pronoun names a doer
_GOVERNED = frozenset({"light", "genitive"})  # slots of nouns whose deed something before them may govern


def sides(cast: Cast, trigger: Candidate) -> tuple[Filled, Filled]:
    """Actors and recipients as the frame says; where it turns and there is no object, the subject undergoes the deed."""
    frame = trigger.trigger.frame
    groups = bool(_GROUPS & trigger.trigger.type.tags)
    agents = fill(cast, trigger, "by", groups) if frame.turns and trigger.verb is not None else Filled()
    if agents.actors:
        return agents, fill(cast, trigger, "subject", groups)._replace(how="subject of a passive")
    if trigger.trigger.part == "noun" and {"by", "genitive"} <= {*frame.actor} and (agents := fill(cast, trigger, "by", groups)).actors:
        # `اتهامه من قبل الرئيس` (his being accused by the president)
        undergone = side(cast, trigger, (*frame.recipient, "genitive"), groups)
        return agents, undergone._replace(actors=tuple(actor for actor in undergone.actors if actor not in agents.actors))
    actors = side(cast, trigger, frame.actor, groups)
    if actors.how in _RESUMED and (charged := accused(cast, trigger)) is not None:
        actors = charged
    recipients = side(cast, trigger, frame.recipient, groups)
    if not recipients.actors and trigger.trigger.part == "noun" and trigger.trigger.type.quad == FORCE:
        recipients = befallen(cast, trigger)
    if not recipients.actors and "judges" in trigger.trigger.type.tags:
        recipients = fill(cast, trigger, "maker", groups)
    if not recipients.actors and "promises" in trigger.trigger.type.tags and trigger.trigger.part == "verb":
        recipients = fill(cast, trigger, "promised", groups)
    passive = trigger.verb is not None and trigger.verb.analysis.features.voice == "passive"
    alone = (groups or passive) and actors.actors and not recipients.actors and not has_object(cast, trigger)
    if frame.turns and trigger.verb is not None and alone and _may_undergo(cast, trigger.verb, actors):
        undergone = actors._replace(how="subject of a passive") if actors.how in SUBJECT else Filled()
        cast.undergone.add(trigger.first)
        actors, recipients = side(cast, trigger, ("by",), groups), undergone
    if not recipients.actors and actors.how == SUBJECT[0] and frame.turns and _tells_of_deed(cast, trigger):
        actors, recipients = Filled(), actors._replace(how="object")  # `الهجمات التي استهدفت الشرطة` (the attacks that hit the police)
    if actors.how == "genitive" and not recipients.actors and "victims" in trigger.trigger.type.tags and cast.kinds(actors) == {"state"}:
        actors = Filled()  # `هجوم كندا` (the attack in Canada)
    if "meeting" in trigger.trigger.tags and actors.how == "genitive" and cast.scene.preposition(trigger.first) in cast.scene.tables.owning:
        actors, recipients = fill(cast, trigger, "occasion", groups), actors  # `وصل للقاء الوزير` (came to meet the minister)
    if "reception" in trigger.trigger.tags and _received(cast.scene, trigger, actors, recipients):
        actors, recipients = recipients, actors
    if "mutual" in trigger.trigger.type.tags:
        actors = _attended(cast, trigger, actors, recipients)
    if "speech" in trigger.trigger.type.tags:
        actors = _spoken_for(cast, trigger, actors)
    return actors, recipients._replace(actors=tuple(a for a in recipients.actors if a not in actors.actors))


def _received(scene: Scene, trigger: Candidate, actors: Filled, recipients: Filled) -> bool:
    """Whether the genitive of a reception is who is received: `استقبال النازحين` (of the displaced), `كان في استقباله الوزير` (met him).

    Not so behind another verb: `شدد في استقباله السفير` (stressed while he received).
    """
    if scene.pronoun(trigger.after - 1):
        awaits = trigger.first > 1 and scene.document.tokens[trigger.first - 1].folded == _AWAITING
        return awaits and (actors.how != "object" or scene.word(trigger.first - 2).pos == "AUX")
    return not actors.actors and recipients.how == "genitive"


def _attended(cast: Cast, trigger: Candidate, actors: Filled, recipients: Filled) -> Filled:
    """Who meets, with who leads the meeting and who was there besides."""
    led = chaired(cast, trigger) if trigger.trigger.part == "noun" else EMPTY
    there = present(cast, trigger)
    if not (actors.actors or recipients.actors or led.actors) and len(there.actors) < _SEVERAL:
        return actors
    beside = (actor for actor in there.actors if actor not in recipients.actors)
    found = next((filled for filled in (actors, led, there) if filled.actors), actors)
    return found._replace(actors=tuple(dict.fromkeys((*actors.actors, *led.actors, *beside))))


def _spoken_for(cast: Cast, trigger: Candidate, actors: Filled) -> Filled:
    """Whoever says what his state stands for takes that stand himself: `الوزير: تونس ترفض التدخل` (rejects). What it did it has done."""
    verb = trigger.verb
    if len(actors.actors) != 1 or actors.how not in _STANDS or (verb is not None and verb.analysis.features.aspect == "perfect"):
        return actors
    speaker = speaker_at(cast.scene, trigger.first)
    one, other = (cast.actor(side.actors[0]) if side.actors else None for side in (actors, speaker))
    if one is None or other is None or one.kind != "state" or other.kind != "person" or one.country != other.country:
        return actors
    return speaker._replace(how="who speaks for his state")


def left_open(cast: Cast, trigger: Candidate, recipients: Filled) -> Filled:
    """Who does the deed of a noun that names nobody, by what governs it; that tells nothing of how sure the deed is."""
    if trigger.trigger.part != "noun" or not _GOVERNED & {*trigger.trigger.frame.actor}:
        return EMPTY
    found = accused(cast, trigger) or governor(cast, trigger)
    return found._replace(actors=tuple(actor for actor in found.actors if actor not in recipients.actors))


def _may_undergo(cast: Cast, verb: Verb, subject: Filled) -> bool:
    """Whether the subject of a verb without an object may be who undergoes it: people, and whoever is named by a passive."""
    kinds = cast.kinds(subject)
    if verb.analysis.features.voice == "passive" or kinds <= PEOPLE:
        return True
    return kinds == {"armed_group"} and _counts_members(cast.scene, verb)


def _counts_members(scene: Scene, verb: Verb) -> bool:
    """Whether the subject of a verb is not a group but some of it: `قتل العشرات من عناصر التنظيم`."""
    index = verb.subjects[0].phrase if verb.subjects else None
    head = scene.syntax.phrases[index].head if index is not None else -1
    place = scene.place(head) if head >= 0 else None
    return head > verb.at and (place is None or place.first != head)


def _tells_of_deed(cast: Cast, trigger: Candidate) -> bool:
    """Whether a verb goes on with a deed of its own type, named right before it, which does what it tells to who stands behind."""
    scene, verb = cast.scene, trigger.verb
    subjects = [subject.phrase for subject in verb.subjects[:2] if subject.phrase is not None] if verb is not None else []
    if all(scene.syntax.phrases[index].first != trigger.after for index in subjects):
        return False
    relative = scene.word(trigger.first - 1).lemma.startswith(RELATIVES) if trigger.first else False
    phrase = scene.phrase(trigger.first - 1 - relative) if trigger.first > relative else None
    if phrase is None or scene.place(phrase.head) is not None or (phrase.definite and phrase.preposition and not relative):
        return False
    return any(deed.type is trigger.trigger.type for deed in scene.tables.nouns.get(scene.faces(phrase.head)[2], ()))
