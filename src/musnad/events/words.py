"""The words that must, may and must not stand behind a trigger: its second word, its prepositions, what takes its meaning away."""

from musnad.events.entries import Trigger
from musnad.events.scene import Ahead, Scene
from musnad.text.folding import fold_word

REACH = 12  # tokens after a verb in which its second word stands, a name counting as one, at most FARTHEST
FARTHEST = 35  # tokens after a trigger in which its preposition stands
COMMAS = ("،", ",")
_STOPS = (".", *COMMAS, ":", "؛")
_PARTICLES = frozenset({fold_word("أن"), fold_word("بأن")})
_ASIDE = 8  # tokens of an aside between a verb and its second word
_OBJECT = "-"
_OPENS = 2  # tokens from the opening of a relative clause to its verb
_BEFORE = 2  # tokens before a trigger in which a word does so
_NEXT = 10  # tokens after a trigger in which a word takes its meaning away


def blocked(scene: Scene, token: int, trigger: Trigger) -> bool:
    """Whether a word that takes the trigger's meaning away stands behind it."""
    if not trigger.without:
        return False
    _, end = scene.sentence(token)
    ahead = (i for i in range(token + 1, min(token + _NEXT, end)) if not _inside(scene, i))
    return any(face in trigger.without for i in ahead for face in scene.faces(i))


def preceded(scene: Scene, token: int, trigger: Trigger) -> bool:
    """Whether a word that takes the trigger's meaning away stands before it, at most one other between."""
    if not trigger.behind:
        return False
    first, _ = scene.sentence(token)
    return any(face in trigger.behind for i in range(max(first, token - _BEFORE), token) for face in scene.faces(i))


def _inside(scene: Scene, token: int) -> bool:
    """Whether a word is part of a name and does not open it: `حزب الله`."""
    place = scene.place(token)
    return place is not None and place.first != token and (scene.word(token).features.definite or scene.word(token).pos == "PROPN")


def second(scene: Scene, token: int, trigger: Trigger) -> int | None:
    """The token after the second word, 0 where none is needed; None where it is missing."""
    wanted = trigger.wanted
    if not wanted:
        return 0
    tokens, faces = _ahead(scene, token)
    found = [faces[face] for face in faces.keys() & wanted]
    for words in trigger.phrases:
        if words[0] in faces:
            found += [i for i in tokens if _words_at(scene, i, words)]
    if "bare" in trigger.tags:  # `أعلنت قطع العلاقات لدعم` (announced a break for supporting) announces no support
        found = [i for i in found if not scene.preposition(i) or scene.document.tokens[i].folded in wanted]
    if found:
        return min(found) + 1
    return 0 if _described(scene, token, wanted) or _does(scene, token, wanted) else None


def _does(scene: Scene, token: int, wanted: frozenset[str]) -> bool:
    """Whether the subject before a verb is a second word of its own: `سيارة مفخخة انفجرت` (a car bomb went off)."""
    verb = scene.verbs.get(token)
    phrase = verb.subjects[0].phrase if verb is not None and verb.subjects else None
    found = scene.syntax.phrases[phrase] if phrase is not None else None
    return (
        found is not None and found.after <= token and any(not wanted.isdisjoint(scene.faces(at)) for at in range(found.first, found.after))
    )


def _ahead(scene: Scene, token: int) -> Ahead:
    """The words behind a trigger up to the next verb, stop or subordinate clause, asides left out; a word is a trigger in many ways."""
    known = scene.ahead.get(token)
    if known is not None:
        return known
    found = scene.ahead[token] = Ahead([], {})
    _, end = scene.sentence(token)
    aside, left = 0, REACH
    for i in range(token + 1, min(token + FARTHEST, end)):
        named = scene.place(i)
        left -= named is None or named.first == i  # a title with its name is as long as it likes
        if left <= 0:
            break
        if i < aside:
            continue
        # no word inside a name: to announce as `تحالف دعم الشرعية` (the coalition to support legitimacy) is no support
        if named is None or named.first == i:
            found.tokens.append(i)
            for face in scene.faces(i):
                found.faces.setdefault(face, i)
        if aside := _past_aside(scene, i, end):
            continue
        if i in scene.verbs or scene.document.tokens[i].plain in _STOPS or scene.word(i).pos == "SCONJ":
            break
    return found


def _described(scene: Scene, token: int, wanted: frozenset[str]) -> bool:
    """Whether a verb opens a relative clause about a second word of its own: `القيود التي فرضتها` (the limits that it set)."""
    verb = scene.verbs.get(token)
    clauses = scene.syntax.clauses
    clause = clauses[verb.clause] if verb is not None and 0 <= verb.clause < len(clauses) else None
    if clause is None or clause.kind != "relative" or token - clause.first > _OPENS:
        return False
    phrase = scene.phrase(clause.first - 1) if clause.first > 0 else None
    return phrase is not None and any(not wanted.isdisjoint(scene.faces(at)) for at in range(phrase.first, clause.first))


def _past_aside(scene: Scene, token: int, end: int) -> int:
    """The token behind an aside between two commas, without a verb, that opens at a token; 0 where none does."""
    tokens = scene.document.tokens
    if tokens[token].plain not in COMMAS:
        return 0
    for i in range(token + 1, min(token + _ASIDE, end)):
        if tokens[i].plain in COMMAS:
            return i + 1
        if i in scene.verbs:
            return 0
    return 0


def _words_at(scene: Scene, token: int, words: tuple[str, ...]) -> bool:
    tokens = scene.document.tokens
    return tokens[token].folded == words[0] and tuple(at.folded for at in tokens[token : token + len(words)]) == words


def follows(scene: Scene, token: int, trigger: Trigger) -> bool:
    """Whether one of the prepositions or particles that a trigger takes stands behind it."""
    if not trigger.takes:
        return True
    _, end = scene.sentence(token)
    for i in range(token + 1, min(token + FARTHEST, end)):
        folded = scene.document.tokens[i].folded
        if not trigger.takes.isdisjoint((folded, scene.preposition(i), scene.resumed(i))) or _is_particle(folded, trigger.takes):
            return True
    return _OBJECT in trigger.takes and token + 1 < end


def _is_particle(folded: str, takes: frozenset[str]) -> bool:
    return any(len(take) > 1 and folded.startswith(take) and len(folded) - len(take) in (1, 2, 3) for take in takes if take in _PARTICLES)
