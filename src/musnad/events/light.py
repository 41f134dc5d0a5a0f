"""Light verbs: verbs that say little more than that a deed was done (`شن هجوما`, launched an attack)."""

from musnad.events.scene import Scene, first_in, last_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb
from musnad.text.folding import fold_word

_LIGHT = 40  # tokens between a light verb and its noun
_BESIDE = 8  # the same where no preposition joins them
_RELATIVE = 4  # tokens between a noun and the light verb of its relative clause
_READINGS = 3  # readings of a verb that has the preposition of its noun: `شكوى تقدم بها النائب` (that the deputy came with)
_OBJECT = "-"
_TELLS = "tells"  # tag of nouns of what others only tell


def light_verb(scene: Scene, candidate: Candidate) -> tuple[int, str] | None:
    """The light verb that a noun depends on, with what its subject is to the deed: before it, or in the relative clause behind it."""
    asked = candidate.first, candidate.after, _TELLS in candidate.trigger.tags
    if asked not in scene.lights:
        scene.lights[asked] = _find(scene, candidate)
    return scene.lights[asked]


def _find(scene: Scene, candidate: Candidate) -> tuple[int, str] | None:
    first, end = scene.sentence(candidate.first)
    noun = _carrier(scene, candidate.first)
    headed = heads(scene, noun)
    preposition = scene.preposition(noun)
    if not preposition and noun > first and scene.word(noun - 1).pos == "ADP":
        preposition = scene.document.tokens[noun - 1].folded
    before = last_in(scene.verb_tokens, first, noun)
    reach = _LIGHT if preposition else _BESIDE
    near = headed and before is not None and _distance(scene, before, noun) <= reach and not _opens(scene, before, noun)
    found = _light(scene, scene.verbs[before], preposition, candidate) if before is not None and near else None
    if found is not None:
        return found
    phrase = scene.phrase(candidate.first)
    after = max(candidate.after, phrase.after if phrase else 0)
    behind = first_in(scene.verb_tokens, after, min(after + _RELATIVE, end))
    if behind is None or not tells_of(scene, candidate.first, after, scene.verbs[behind]):
        return None
    resumed = scene.resumed(behind + 1) if behind + 1 < end else ""
    found = _light(scene, scene.verbs[behind], resumed, candidate, _READINGS if resumed else 1)
    taken_up = bool(resumed) or scene.pronoun(behind)
    return found if found and (taken_up if found[1] else headed) else None


def moves(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun tells at whose call its clause's deed is done: `يزور تونس غدا بدعوة من الرئيس` (at the president's invitation)."""
    trigger = candidate.trigger
    asks = trigger.part == "noun" and ("asks" in trigger.type.tags or "invites" in trigger.tags)
    return asks and scene.preposition(candidate.first) in scene.tables.moving and light_verb(scene, candidate) is None


def _distance(scene: Scene, verb: int, noun: int) -> int:
    """Tokens between a verb and a noun behind it, but for those of namings and dates: a title with its name is as long as it likes."""
    return noun - verb - sum(scene.place(token) is not None or token in scene.timed for token in range(verb + 1, noun))


def _opens(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a clause opens between a verb and a noun, which then is no part of the verb's own."""
    return first_in(scene.openers, verb + 1, noun) is not None


def _carrier(scene: Scene, token: int) -> int:
    """The noun that counts the deed named at a token where `من` joins them (`سلسلة من الغارات`, a series of raids), else that token."""
    phrase = scene.phrase(token)
    if phrase is None or phrase.preposition not in scene.tables.partitive:
        return token
    before = scene.phrase(phrase.first - 1) or scene.phrase(phrase.first - 2)
    counts = before is not None and bool((scene.tables.series | scene.tables.many) & set(scene.faces(before.head)))
    return before.head if before is not None and counts else token


def tells_of(scene: Scene, noun: int, after: int, verb: Verb) -> bool:
    """Whether a verb behind a noun's phrase, which ends before `after`, has it for its subject or describes it in a relative clause."""
    clauses = scene.syntax.clauses
    if 0 <= verb.clause < len(clauses) and clauses[verb.clause].kind == "relative" and clauses[verb.clause].first >= after:
        return True
    index = scene.syntax.phrase_at[noun]
    described = verb.at == after and not (index >= 0 and scene.syntax.phrases[index].definite)
    return described or any(subject.phrase == index for subject in verb.subjects[:1])


def heads(scene: Scene, token: int) -> bool:
    """Whether a noun is what its phrase is about: its head, or counted by it (`سلسلة غارات`), or done by it (`شن غارات`)."""
    phrase = scene.phrase(token)
    if phrase is None or phrase.head == token or phrase.head in scene.timed or scene.tables.series & set(scene.faces(phrase.head)):
        return True
    head = scene.word(phrase.head)
    return head.features.form != "participle" and (head.verb or head.lemma) in scene.tables.light


def _light(scene: Scene, verb: Verb, preposition: str, candidate: Candidate, readings: int = 1) -> tuple[int, str] | None:
    """A verb where it is a light one by its likeliest reading, or by one of so many, and takes the preposition of a noun."""
    others = (word.lemma for word in scene.syntax.words[verb.at][:readings] if word.pos == "VERB")
    lemmas = dict.fromkeys((verb.analysis.lemma, *others)) if readings > 1 else (verb.analysis.lemma,)
    for entry in (entry for lemma in lemmas for entry in scene.tables.light.get(lemma, ())):
        takes = {fold_word(take) for take in entry.takes}
        told = "own" in entry.tags and _TELLS in candidate.trigger.tags  # who announces a death need not have killed
        if "passive" in entry.tags and (verb.analysis.features.voice != "passive" or scene.word(candidate.first).features.definite):
            continue  # `أصيب شرطي في الهجوم` (was hurt in the attack): one that is known
        if not told and (preposition in takes or (_OBJECT in takes and not preposition)):
            return verb.at, entry.value
    return None
