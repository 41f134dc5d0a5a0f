"""Who does what a word tells: who says it, where it announces a statement; else the subject of its verb."""

from musnad.events.elided import described, elided, opens_clause, resumed, thing_acts
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, speaker_at
from musnad.events.people import body_at
from musnad.events.scene import Scene, first_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb
from musnad.records import ActorKind
from musnad.statements.words import THAT

SUBJECT = ("subject", "subject before its verb")  # how a subject is found that the verb itself has
FARTHEST = 150  # tokens before a deed in which its doer may act: a line without stops would cost the cube of its length
_LEAST = 0.3  # weight of a subject that is believed
_SOME_BODY = 0.1  # how much a body without a name tells that the deed is one
_NO_SUBJECT = ("acc", "obl")
_MANY = ("d", "p")
_CROWDS: frozenset[ActorKind] = frozenset({"group", "armed_group"})  # kinds of actors that a plural verb may mean


def doer(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who says or does what a candidate tells; `groups`: people without a name count too."""
    if said := cast.scene.cues.get(candidate.first):
        speakers = tuple(dict.fromkeys(int(s.statement.speaker) for s in said if s.statement.speaker))
        if speakers:
            return Filled(speakers, "who says it", said[0].statement.confidence)
    if candidate.verb is None and candidate.trigger.part == "verb" and (told := _speaks_on(cast.scene, candidate)).actors:
        return told
    if candidate.trigger.part == "phrase":
        return _subject_of_phrase(cast, candidate, groups)
    found = _subject_of(cast, candidate.first, candidate.verb, groups)
    if candidate.verb is None or found.how != "subject" or "object" not in candidate.trigger.frame.recipient:
        return found
    other = _before_its_object(cast, candidate.verb)
    return other if other.actors and not {*other.actors} & {*found.actors} else found


def _before_its_object(cast: Cast, verb: Verb) -> Filled:
    """Who does what a verb tells whose only noun phrase behind it is its object: told before, or what its relative clause describes.

    `شنت الطائرات غارات ودمرت المخازن` (raided and destroyed the depots), `القوات التي تحاصر المدينة` (the forces that besiege the town).
    """
    scene = cast.scene
    subject = next((subject.phrase for subject in verb.subjects[:2] if subject.phrase is not None), None)
    if subject is None or scene.syntax.phrases[subject].first < verb.at or verb.analysis.features.voice == "passive":
        return EMPTY
    if _has_another(scene, verb, subject):
        return EMPTY
    if opens_clause(scene, verb):
        return described(scene, verb)
    joined = any(segment.kind == "conjunction" for segment in scene.word(verb.at).segments[:1])
    return _carried(cast, verb.at, verb) if joined else EMPTY


def _has_another(scene: Scene, verb: Verb, subject: int) -> bool:
    """Whether a phrase that may be its object follows the subject of a verb in its clause, or a pronoun on it is that."""
    if scene.pronoun(verb.at):
        return True
    _, end = scene.sentence(verb.at)
    at = first_in(scene.breaks, verb.at + 1, end)
    for index in scene.phrases_from(scene.syntax.phrases[subject].after, at if at is not None else end):
        phrase = scene.syntax.phrases[index]
        if not phrase.preposition and not phrase.link and phrase.head not in scene.timed:
            return True
    return False


def _subject_of_phrase(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """The subject of the verb in a set phrase, else of whom it is told (`الحكومة على استعداد`, is ready), else who says it."""
    scene = cast.scene
    at = first_in(scene.verb_tokens, candidate.first - 1, candidate.after)  # `ستضرب بيد من حديد` (will strike with an iron fist)
    verb = scene.verbs[at] if at is not None else None
    found = _own_subject(cast, verb.at, verb, groups) if verb is not None else _told_of(scene, candidate.first)
    if not found.actors and "speech" in candidate.trigger.type.tags:
        found = speaker_at(scene, candidate.first)
    return found if found.actors else _carried(cast, candidate.first, verb)


def _told_of(scene: Scene, token: int) -> Filled:
    """Whom a naming means that stands right before a predicate and opens its clause."""
    first, _ = scene.sentence(token)
    place = scene.place(token - 1) if token > first else None
    if place is None:
        return EMPTY
    opens = place.first == first or scene.document.tokens[place.first - 1].kind == "mark" or _introduces(scene, place.first - 1)
    return Filled(place.actors, "of whom it is told", 0.9 * place.weight) if opens else EMPTY


def _speaks_on(scene: Scene, candidate: Candidate) -> Filled:
    """Who speaks before a participle that tells what he does by it: `وأضاف المفتي أن الوضع خطير، محملا الحكومة المسؤولية`."""
    first, _ = scene.sentence(candidate.first)
    cue = next((at for at in range(candidate.first - 1, first - 1, -1) if at in scene.cues), None)
    speakers = (said.statement.speaker for said in scene.cues[cue]) if cue is not None else ()
    return Filled(tuple(dict.fromkeys(int(speaker) for speaker in speakers if speaker)), "who speaks before", 0.7)


def _subject_of(cast: Cast, token: int, verb: Verb | None, groups: bool) -> Filled:
    """The subject of the verb at a token; of a participle or a verb that names none, that of the verb before in the sentence."""
    found = _own_subject(cast, token, verb, groups)
    if found.actors or not (verb is None or not verb.subjects or _left_out(cast.scene, verb)):
        return found
    if verb is not None and thing_acts(cast.scene, verb):
        return EMPTY
    return _carried(cast, token, verb)


def _own_subject(cast: Cast, token: int, verb: Verb | None, groups: bool) -> Filled:
    """The subject that the verb at a token has itself: a phrase, what its relative clause describes, who speaks of himself."""
    if token in cast.doers:
        return cast.doers[token]
    found = _before(cast, token, verb) if verb is not None else EMPTY
    if verb is not None and not found.actors:
        found = _behind_resumed(cast, verb, groups)
    for subject in verb.subjects[:2] if verb is not None else ():
        if subject.phrase is not None and subject.weight >= _LEAST and not found.actors and _may_act(cast.scene, verb, subject.phrase):
            index = _chain(cast.scene, subject.phrase, token)
            found = actors_in(cast, index, groups)
            found = found._replace(how="subject", weight=min(1.0, subject.weight + 0.3))
            if not found.actors and body_at(cast.scene, cast.scene.syntax.phrases[index].head):
                found = actors_in(cast, index, True)._replace(how="subject", weight=_SOME_BODY)
    if not found.actors and verb is not None and (not verb.subjects or _left_out(cast.scene, verb)):
        found = _behind_date(cast, verb, groups)
        found = found if found.actors else elided(cast.scene, verb)
    cast.doers[token] = found
    return found


def _behind_date(cast: Cast, verb: Verb, groups: bool) -> Filled:
    """The subject behind a date that the grammar takes for it: `تمكن أمس، الأربعاء، الأعوان من` (on Wednesday the agents managed to)."""
    scene = cast.scene
    date = verb.subjects[0].phrase if verb.subjects else None
    if date is None or scene.syntax.phrases[date].first < verb.at or scene.syntax.phrases[date].head not in scene.timed:
        return EMPTY
    end = first_in(scene.breaks, verb.at + 1, scene.sentence(verb.at)[1])
    for index in scene.phrases_from(verb.at + 1, end if end is not None else scene.sentence(verb.at)[1]):
        phrase = scene.syntax.phrases[index]
        if phrase.head in scene.timed:
            continue
        if phrase.preposition or phrase.link:
            return EMPTY
        return actors_in(cast, index, groups)._replace(how="subject", weight=0.8)
    return EMPTY


def _behind_resumed(cast: Cast, verb: Verb, groups: bool) -> Filled:
    """The subject right behind the pronoun by which a relative clause takes up what it describes: `الحكومة التي صادق عليها البرلمان`."""
    scene = cast.scene
    at = verb.at + 1
    if at + 1 >= scene.sentence(verb.at)[1] or not opens_clause(scene, verb) or not scene.resumed(at):
        return EMPTY
    index = next((s.phrase for s in verb.subjects if s.phrase is not None and scene.syntax.phrases[s.phrase].first == at + 1), None)
    found = actors_in(cast, index, groups) if index is not None else EMPTY
    return found._replace(how="subject behind the pronoun", weight=0.8 * found.weight) if found.actors else EMPTY


def _chain(scene: Scene, index: int, token: int) -> int:
    """The first of the phrases joined by و that stand before their verb and end in one: `مصر وتونس تدعوان`."""
    phrases = scene.syntax.phrases
    while phrases[index].first < token and phrases[index].link == "coordination" and (to := phrases[index].to) is not None:
        index = to
    return index


def _left_out(scene: Scene, verb: Verb) -> bool:
    """Whether a verb names no subject: there is none, what stands in its place is a date, or cannot be one."""
    phrase = verb.subjects[0].phrase
    return phrase is None or scene.syntax.phrases[phrase].head in scene.timed or not _may_act(scene, verb, phrase)


def _may_act(scene: Scene, verb: Verb | None, index: int) -> bool:
    """Whether a phrase behind a verb can be its subject: not of a verb that is plural or has it in أنه, not in the accusative."""
    phrase = scene.syntax.phrases[index]
    if verb is None or phrase.first < verb.at:
        return True
    head = scene.word(phrase.head).features
    accusative = head.case in _NO_SUBJECT and head.number in _MANY and scene.place(phrase.head) is None
    return not (resumed(scene, verb.at) or accusative or verb.analysis.features.number in _MANY)


def _before(cast: Cast, token: int, verb: Verb) -> Filled:
    """A naming that opens the sentence right before its verb, as in headlines: `تونس تدين الهجوم`."""
    scene = cast.scene
    first, _ = scene.sentence(token)
    at = token - 1
    while at > first and scene.document.tokens[at].kind == "mark":
        at -= 1
    place = scene.place(at) if at >= first else None
    if place is None:
        return EMPTY
    before = place.first - 1
    opens = place.first == first or scene.document.tokens[before].kind == "mark" or _introduces(scene, before)
    fits = not (place.gender and verb.analysis.features.gender and place.gender != verb.analysis.features.gender)
    behind = place.first > first and scene.word(before).pos == "ADP"
    governed = behind or (place.skip > 0 and bool(scene.preposition(place.first)))
    return Filled(place.actors, "subject before its verb", 0.9 * place.weight) if opens and fits and not governed else EMPTY


def _introduces(scene: Scene, token: int) -> bool:
    """Whether a word is the particle behind which the subject stands before its verb: `أن الحكومة وافقت` (that the government agreed)."""
    return scene.word(token).pos == "SCONJ" and not scene.pronoun(token) and scene.document.tokens[token].folded.endswith(THAT)


def _carried(cast: Cast, token: int, verb: Verb | None) -> Filled:
    """Who goes on acting: the subject of the nearest verb before in the sentence that agrees and has one of its own; else who says `I`."""
    first, _ = cast.scene.sentence(token)
    for at in range(token - 1, max(first, token - FARTHEST) - 1, -1):
        before = cast.scene.verbs.get(at)
        if at in cast.undergone:
            return EMPTY  # `قتل شرطي واعتقل ثلاثة` (a policeman was killed and three arrested)
        if before is not None and _agree(cast.scene, before, verb):
            found = _own_subject(cast, at, before, False)
            if found.actors and _many_enough(cast, found, verb):
                return found._replace(how="subject of the verb before", weight=0.6 * found.weight)
    first_person = verb is not None and verb.analysis.features.person == "1"
    return speaker_at(cast.scene, token) if first_person else EMPTY


def _many_enough(cast: Cast, found: Filled, verb: Verb | None) -> bool:
    """Whether those who acted before may be the `they` inside a verb: several, or a body of people."""
    features = verb.analysis.features if verb is not None else None
    if features is None or features.number != "p" or features.person == "1":
        return True
    return len(found.actors) > 1 or cast.kinds(found) <= _CROWDS


def _agree(scene: Scene, one: Verb, other: Verb | None) -> bool:
    """Whether two verbs may have one subject: that of the first, people without a number, is many where its phrase is."""
    if other is None:
        return True
    a, b = one.analysis.features, other.analysis.features
    many = a.number in _MANY or any(_are_many(scene, subject.phrase) for subject in one.subjects[:1])
    if many and b.number == "s" and b.gender == "m" and b.person == "3":
        return False
    return not (a.gender and b.gender and a.gender != b.gender and a.number == b.number == "s")


def _are_many(scene: Scene, index: int | None) -> bool:
    phrase = scene.syntax.phrases[index] if index is not None else None
    return phrase is not None and phrase.human and phrase.number in _MANY


def subject_behind(cast: Cast, token: int, groups: bool) -> Filled:
    """The likeliest subject behind the verb at a token, which a relative clause about its object has: `العملية التي نفذها الجيش`."""
    subjects = (subject.phrase for subject in cast.scene.verbs[token].subjects if subject.phrase is not None)
    index = next((phrase for phrase in subjects if cast.scene.syntax.phrases[phrase].first > token), None)
    return actors_in(cast, index, groups) if index is not None else EMPTY
