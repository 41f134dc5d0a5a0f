"""Who stands in the slots round a trigger; see `frames` for what the slots are."""

from collections.abc import Callable

from musnad.actors.named import Named
from musnad.events.frames import Slot
from musnad.events.light import light_verb
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, joined, own_side, persons, speaker_at, subject_of
from musnad.events.pronouns import pronoun_object
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word

_REACH = 30  # tokens after a trigger in which what stands behind its prepositions is looked for
_NOUN_OBJECT = 3  # tokens between a noun and its object: `لقائه اليوم السفير`


def fill(cast: Cast, candidate: Candidate, slot: Slot, groups: bool) -> Filled:
    """The actors in one slot of a trigger; `groups`: people without a name count too."""
    return _FILLERS[slot](cast, candidate, groups)


def _subject(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    if said := cast.scene.cues.get(candidate.first):
        speakers = tuple(dict.fromkeys(int(s.statement.speaker) for s in said if s.statement.speaker))
        if speakers:
            return Filled(speakers, "who says it", said[0].statement.confidence)
    return subject_of(cast, candidate.first, candidate.verb, groups)


def _object(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    scene = cast.scene
    if said := scene.cues.get(candidate.first):
        to = tuple(dict.fromkeys(int(i) for s in said for i in s.statement.to))
        if to:
            return Filled(to, "who is addressed", 0.9)
    if candidate.trigger.part == "noun" and not _possessed(scene, candidate):
        return EMPTY
    doers = set(_subject(cast, candidate, False).actors) if candidate.trigger.part == "verb" else set()
    if candidate.verb is not None and (meant := pronoun_object(cast, candidate.first, frozenset(doers))).actors:
        return meant
    own = scene.syntax.phrase_at[candidate.first]
    if candidate.verb is None and candidate.trigger.part == "verb" and (held := _held(scene, candidate.after)).actors:
        return held
    for index in _following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        measured = phrase.preposition and past_measure(scene, candidate.after) == phrase.first
        if (phrase.preposition and not measured) or index == own or phrase.first < candidate.after:
            continue
        if candidate.trigger.part == "noun" and phrase.first - candidate.after > _NOUN_OBJECT:
            return EMPTY
        if _undergone_deed(scene, phrase):
            return EMPTY
        found = actors_in(cast, index, groups)
        if not found.actors:
            found = _owner(cast, phrase.after, phrase.definite, groups)
        others = tuple(actor for actor in found.actors if actor not in doers)
        if others and not _names_again(scene, phrase):
            return Filled(others, "object", 0.85 * found.weight)
        if doers and (beside := _beside(scene, phrase, doers)).actors:
            return beside
    return EMPTY


def _beside(scene: Scene, phrase: NounPhrase, doers: set[int]) -> Filled:
    """Who is named right behind a doer in one phrase with him, as a name and what follows it stand: `زار سالم الجريدي الجزائر`."""
    for token in range(phrase.first + 1, phrase.after):
        before, place = scene.place(token - 1), scene.place(token)
        if place is not None and before is not None and place.first == token and before is not place and doers & {*before.actors}:
            return Filled(tuple(a for a in place.actors if a not in doers), "object", 0.85 * place.weight)
    return EMPTY


def _held(scene: Scene, token: int) -> Filled:
    """Who is named right behind a participle, as its genitive or its object: `متهمة الدوحة` (accusing Doha)."""
    place = scene.place(token)
    if place is None or place.first != token or place.skip:
        return EMPTY
    return Filled(place.actors, "object", 0.85 * place.weight)


def _names_again(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase only says more of the one before it, by a mark or without a name of its own."""
    apart = phrase.first > 0 and scene.document.tokens[phrase.first - 1].kind == "mark"
    place = scene.place(phrase.first)
    return phrase.link == "apposition" and (apart or place is None or place.first != phrase.first)


def _undergone_deed(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is a deed whose genitive undergoes it: who condemns `اغتيال النائب` does not blame the deputy."""
    triggers = scene.tables.nouns.get(scene.faces(phrase.head)[2], ())
    return any("genitive" in trigger.frame.recipient for trigger in triggers)


def has_object(cast: Cast, candidate: Candidate) -> bool:
    """Whether a noun phrase stands where the object of a verb would, other than its subject and what goes with it."""
    scene = cast.scene
    subject = candidate.verb.subjects[0].phrase if candidate.verb and candidate.verb.subjects else None
    timed = scene.timed
    for index in _following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        free = not phrase.preposition and not phrase.link and index != subject and phrase.first >= candidate.after
        if free and phrase.head not in timed and (subject is None or phrase.first > scene.syntax.phrases[subject].first):
            return True
    return False


def _possessed(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun has a pronoun or a genitive, behind which an object may stand."""
    if scene.pronoun(candidate.after - 1):
        return True
    phrase = scene.phrase(candidate.first)
    return phrase is not None and any(scene.place(token) is not None for token in range(candidate.after, phrase.after))


def _following(scene: Scene, candidate: Candidate) -> range:
    """Noun phrases behind a trigger in its clause."""
    return scene.phrases_from(candidate.after, _stop(scene, candidate))


def _stop(scene: Scene, candidate: Candidate) -> int:
    """The next verb of a trigger's clause, the next subordinate clause or the end of the sentence."""
    _, end = scene.sentence(candidate.first)
    end = min(end, candidate.after + _REACH)
    return next((token for token in range(candidate.after, end) if _breaks(scene, token)), end)


def _breaks(scene: Scene, token: int) -> bool:
    if token not in scene.verbs:
        return scene.word(token).pos == "SCONJ"
    clause = scene.verbs[token].clause
    return not 0 <= clause < len(scene.syntax.clauses) or scene.syntax.clauses[clause].kind != "relative"


def _complement(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands behind one of the trigger's prepositions."""
    for index in _following(cast.scene, candidate):
        phrase = cast.scene.syntax.phrases[index]
        if phrase.preposition and fold_word(phrase.preposition) in candidate.trigger.complement:
            found = actors_in(cast, index, groups)
            if found.actors:
                return found._replace(how="behind its preposition", weight=0.9 * found.weight)
    return EMPTY


def _marked(value: str) -> Callable[[Cast, Candidate, bool], Filled]:
    """The filler of a slot that words of `event_context` mark."""

    def filler(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
        scene = cast.scene
        end = _stop(scene, candidate)
        for mark in scene.marks_in(candidate.after, end):
            if mark.payload.table != "event_context" or mark.payload.entry.value != value:
                continue
            for index in scene.phrases_from(mark.first, min(mark.after + 2, end)):
                found = actors_in(cast, index, groups) if scene.syntax.phrases[index].after > mark.after else EMPTY
                if found.actors:
                    return found._replace(how=f"behind {mark.payload.entry.lemma}", weight=0.9 * found.weight)
        return EMPTY

    return filler


def _genitive(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    found = _possessor(cast, candidate, groups)
    return EMPTY if _is_goal(cast, candidate, found) else found


def _goal(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    found = _possessor(cast, candidate, groups)
    return found._replace(how="goal of a journey") if _is_goal(cast, candidate, found) else EMPTY


def _is_goal(cast: Cast, candidate: Candidate, found: Filled) -> bool:
    """Whether the genitive of a journey is a state, which does not travel."""
    proposed = cast.scene.statements.actors.proposed
    travels = "goal" in candidate.trigger.frame.recipient and found.how == "genitive"
    return travels and all(i < len(proposed) and proposed[i].kind == "state" for i in found.actors)


def _possessor(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands in the noun's idafa, in its pronoun, or as an adjective beside it."""
    scene = cast.scene
    if scene.pronoun(candidate.after - 1):
        return _antecedent(cast, candidate)
    phrase, (_, last) = scene.phrase(candidate.first), scene.sentence(candidate.first)
    end = min(phrase.after if phrase else candidate.after, last)
    found = _named_in(scene, candidate, end, groups)
    if not found.actors:
        found = own_side(scene, candidate.after, end)
    if found.actors:
        return found
    country = next((c for t in range(candidate.after, end) if (c := scene.tables.peoples.get(scene.document.tokens[t].folded))), None)
    if country is not None:
        return cast.state(country)
    found = _part(cast, end, last, groups)
    if not found.actors and not scene.tables.owning & candidate.trigger.complement:
        found = _owner(cast, end, scene.word(candidate.first).features.definite, groups)
    return found if found.actors or not groups or not phrase or end == candidate.after else _counted(cast, candidate, end)


def _named_in(scene: Scene, candidate: Candidate, end: int, groups: bool) -> Filled:
    """Who is named in the phrase of a noun, up to token `end`, or right behind it; only as an adjective where an article closes it."""
    closed = scene.word(candidate.first).features.definite
    for token in range(candidate.after, end):
        place = scene.place(token)
        if place is None or place.media or place.first <= candidate.first or _is_scene(place, groups):
            continue
        if place.how == "adjective" or not closed:
            actors = tuple(dict.fromkeys([*place.actors, *joined(scene, scene.syntax.phrase_at[candidate.first])]))
            return Filled(actors, "adjective" if place.how == "adjective" else "genitive", 0.9 * place.weight)
    return EMPTY if closed or candidate.after >= scene.sentence(candidate.first)[1] else _named_behind(scene, candidate.after, groups)


def _part(cast: Cast, end: int, last: int, groups: bool) -> Filled:
    """Those of whom words of measure at token `end` take a part, or whose phrase goes on with the noun's; `last` ends the sentence."""
    scene = cast.scene
    counted = past_measure(scene, end)
    index = scene.syntax.phrase_at[counted] if counted < last else -1
    if index < 0 or scene.syntax.phrases[index].link == "coordination":
        return EMPTY
    if counted == end and scene.syntax.phrases[index].preposition not in ("", *scene.tables.partitive):
        return EMPTY
    return actors_in(cast, index, groups)._replace(how="genitive")


def _owner(cast: Cast, end: int, definite: bool, groups: bool) -> Filled:
    """Who stands with the preposition of possession at the end of an indefinite phrase."""
    scene = cast.scene
    index = scene.syntax.phrase_at[end] if end < len(scene.syntax.phrase_at) else -1
    if index < 0 or definite:
        return EMPTY
    phrase = scene.syntax.phrases[index]
    if phrase.first != end or fold_word(phrase.preposition) not in scene.tables.owning:
        return EMPTY
    found = actors_in(cast, index, groups)
    return found._replace(how="owner", weight=0.8 * found.weight)


def _is_scene(place: Named, groups: bool) -> bool:
    """Whether a capital in the genitive of a deed of force is where that was done: `هجوم لندن` (the London attack)."""
    return groups and place.how == "capital"


def _named_behind(scene: Scene, token: int, groups: bool) -> Filled:
    """A naming right behind a noun that is no phrase with it: a title of many words, a name in quotation marks."""
    tokens = scene.document.tokens
    if token < len(tokens) and tokens[token].kind == "mark":
        token = next((quotation.first for quotation in scene.document.quotations if quotation.open == token), token)
    place = scene.place(token)
    if place is None or place.first != token or place.skip or place.media or _is_scene(place, groups):
        return EMPTY
    return Filled(place.actors, "genitive", 0.8 * place.weight)


def _counted(cast: Cast, candidate: Candidate, end: int) -> Filled:
    """People without a name in the genitive of a noun, up to token `end`."""
    people = persons(cast.scene, candidate.after, end)
    return cast.group(NounPhrase(candidate.after, end, candidate.after, 0, "", "m", "p", people))._replace(how="genitive")


def past_measure(scene: Scene, token: int) -> int:
    """The token behind words of measure that stand at a token (`أكثر من`, more than), else that token."""
    marks = scene.marks_in(token, token + 1)
    measures = [m.after for m in marks if m.payload.table == "event_context" and m.payload.entry.value == "part"]
    return max(measures, default=token)


def _antecedent(cast: Cast, candidate: Candidate) -> Filled:
    """Whom the pronoun on a noun means: the subject of the verb before in the sentence, of the first behind it, else who speaks."""
    scene = cast.scene
    first, end = scene.sentence(candidate.first)
    before = [at for at in range(candidate.first - 1, first - 1, -1) if at in scene.verbs or at in scene.cues]
    behind = [at for at in range(candidate.after, end) if at in scene.verbs or at in scene.cues]
    for at in (*before, *behind[:1]):
        found = _subject(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs.get(at)), False)
        if found.actors:
            return found._replace(how="whom the pronoun means", weight=0.7 * found.weight)
    return speaker_at(scene, candidate.first)


def _occasion(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who acts or speaks on the occasion that a noun behind a preposition names: `أكد الوزير خلال لقاء` (stressed during a meeting)."""
    scene = cast.scene
    phrase = scene.phrase(candidate.first)
    if phrase is None or not phrase.preposition:
        return EMPTY
    first, _ = scene.sentence(candidate.first)
    before = (at for at in range(candidate.first - 1, first - 1, -1) if at in scene.verbs or at in scene.cues)
    for at in before:
        found = _subject(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs.get(at)), groups)
        if found.actors:
            return found._replace(how="who acts on the occasion", weight=0.6 * found.weight)
    return EMPTY


def _behind(cast: Cast, token: int, groups: bool) -> Filled:
    """The likeliest subject behind the verb at a token, which a relative clause about its object has: `العملية التي نفذها الجيش`."""
    subjects = (subject.phrase for subject in cast.scene.verbs[token].subjects if subject.phrase is not None)
    index = next((phrase for phrase in subjects if cast.scene.syntax.phrases[phrase].first > token), None)
    return actors_in(cast, index, groups) if index is not None else EMPTY


def _of_light(role: str) -> Callable[[Cast, Candidate, bool], Filled]:
    """The filler of the slot that the subject of a light verb fills where it is `role` to the deed."""

    def filler(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
        found = light_verb(cast.scene, candidate)
        if found is None or found[1] != role:
            return EMPTY
        subject = _behind(cast, found[0], groups) if found[0] > candidate.first else EMPTY
        if not subject.actors:
            subject = _subject(cast, Candidate(found[0], found[0] + 1, candidate.trigger, cast.scene.verbs[found[0]]), groups)
        return subject._replace(how="subject of its light verb") if subject.actors else EMPTY

    return filler


def _speaker(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    del groups
    return speaker_at(cast.scene, candidate.first)


def _itself(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    index = cast.scene.syntax.phrase_at[candidate.first]
    found = actors_in(cast, index, groups) if index >= 0 else EMPTY
    return found._replace(how="whom the noun names") if found.actors else EMPTY


_FILLERS: dict[Slot, Callable[[Cast, Candidate, bool], Filled]] = {
    "subject": _subject, "object": _object, "complement": _complement, "genitive": _genitive, "speaker": _speaker, "goal": _goal,
    "itself": _itself, "with": _marked("with"), "by": _marked("by"), "between": _marked("between"),
    "occasion": _occasion, "light": _of_light("actor"), "undergone": _of_light("recipient"),
}  # fmt: skip
