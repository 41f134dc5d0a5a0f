"""What stands behind a trigger in its clause: its noun phrases, who stands behind its prepositions and behind words that mark a slot."""

from collections.abc import Callable

from musnad.events.doers import doer
from musnad.events.parties import EMPTY, PEOPLE, Cast, Filled, actors_in
from musnad.events.scene import Scene, first_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word

_AT = fold_word("ب")  # with, at
_WITH = frozenset({fold_word("مع")})  # with
_CONFLICT = "conflict"  # how the quad classes of hostile types end
_JOINED = 12  # tokens between two phrases that و and a preposition join
_COLON = ":"  # what stands behind it is told anew: `هجوم القرية: مقتل شرطي` (attack in the village: a policeman dead)
_REACH = 30  # tokens after a trigger in which what stands behind its prepositions is looked for


def complement(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands behind one of the trigger's prepositions, or whose is what stands there: `على مواقع لتنظيم داعش` (on posts of IS)."""
    scene = cast.scene
    doers = {*doer(cast, candidate, False).actors} if candidate.trigger.part == "verb" else set()
    behind = following(scene, candidate)
    own = scene.syntax.phrase_at[candidate.after - 1]
    for index in (own, *behind) if candidate.trigger.part == "phrase" and own >= 0 else behind:
        phrase = scene.syntax.phrases[index]
        if _stands_for(scene, candidate, phrase):
            phrase = phrase._replace(first=phrase.head + 1, head=phrase.head + 1, skip=0)  # `بحق النائب` (against the deputy)
            place = scene.place(phrase.head) if phrase.after > phrase.first else None
            found = Filled(place.actors) if place is not None else cast.group(phrase) if groups and phrase.after > phrase.first else EMPTY
        elif index != own and takes(scene, candidate, fold_word(phrase.preposition)):
            found = actors_in(cast, index, groups or fold_word(phrase.preposition) in scene.tables.against | _WITH)
        else:
            continue
        if not found.actors:
            found = owner(cast, phrase.after, groups)
        if doers and doers >= {*found.actors}:
            continue  # `طلب عدد من النواب من الوزير` (a number of deputies asked the minister)
        if found.actors and not (fold_word(phrase.preposition) == _AT and _only_held_there(cast, candidate, phrase, found)):
            more = _joined_again(cast, index, behind.stop, groups)
            actors = tuple(dict.fromkeys((*found.actors, *more)))
            return found._replace(actors=actors, how="behind its preposition", weight=0.9 * found.weight)
    return EMPTY


def _stands_for(scene: Scene, candidate: Candidate, phrase: NounPhrase) -> bool:
    """Whether the head of a phrase only stands before who undergoes a deed, as an entry says or `بحق` does: `إلى جانب` (beside)."""
    if scene.pronoun(phrase.head):
        return False
    beside = fold_word(scene.word(phrase.head).lemma) in candidate.trigger.complement
    return beside or (_standing(scene, phrase) and _hostile(candidate) and not takes(scene, candidate, fold_word(phrase.preposition)))


def _joined_again(cast: Cast, index: int, end: int, groups: bool) -> list[int]:
    """Those whom و joins to a phrase with its preposition once more: `شكر للوزير وللنواب` (thanks to the minister and to the deputies)."""
    scene = cast.scene
    first = scene.syntax.phrases[index]
    found: list[int] = []
    after = first.after
    for other in range(index + 1, end):
        phrase = scene.syntax.phrases[other]
        if phrase.first > after + _JOINED:
            break
        joined = scene.word(phrase.first).segments[0].kind == "conjunction"
        if joined and phrase.preposition == first.preposition and scene.preposition(phrase.first):
            found += actors_in(cast, other, groups).actors
            after = phrase.after
    return found


def _only_held_there(cast: Cast, candidate: Candidate, phrase: NounPhrase, found: Filled) -> bool:
    """Whether who stands behind `ب` of a meeting is where that was held, no person: `اجتماع بمقر الحزب` (a meeting at the party's seat)."""
    if "mutual" not in candidate.trigger.type.tags:
        return False
    return not cast.kinds(found) <= PEOPLE or cast.scene.place(phrase.head) is None


def takes(scene: Scene, candidate: Candidate, preposition: str) -> bool:
    """Whether who undergoes a deed stands behind a preposition, folded: one of the trigger's, or `ضد` (against) of a hostile one."""
    return bool(preposition) and (
        preposition in candidate.trigger.complement or (preposition in scene.tables.against and _hostile(candidate))
    )


def against(scene: Scene, candidate: Candidate, tokens: range) -> int | None:
    """The first of some words that tells with a pronoun against whom a hostile deed is: `ضده`, `في حقه`."""
    return next((token for token in tokens if _against_him(scene, token)), None) if _hostile(candidate) else None


def _against_him(scene: Scene, token: int) -> bool:
    word = scene.word(token)
    if word.segments[-1].kind != "pronoun" or fold_word(word.lemma) not in scene.tables.against:
        return False
    return word.pos == "ADP" or bool(scene.preposition(token)) or (token > 0 and scene.word(token - 1).pos == "ADP")


def _hostile(candidate: Candidate) -> bool:
    """Whether a trigger is of conflict: a deed, or a noun of speech that no more than blames."""
    kind = candidate.trigger.type
    return kind.quad.endswith(_CONFLICT) and "asks" not in kind.tags and ("speech" not in kind.tags or candidate.trigger.part == "noun")


def _standing(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the head of a phrase is a noun that with its preposition means `against`: `بحق`, `في حق`."""
    return bool(phrase.preposition) and fold_word(scene.word(phrase.head).lemma) in scene.tables.against and not scene.pronoun(phrase.head)


def owner(cast: Cast, end: int, groups: bool, besides: frozenset[str] = frozenset()) -> Filled:
    """Who stands with the preposition of possession, or with one of some besides, at the end of a phrase: `التحالف بين تونس والجزائر`."""
    scene = cast.scene
    _, after = scene.sentence(end - 1)
    last, at = scene.word(end - 1).features, end
    if at < after and scene.word(at).pos == "ADP" and not scene.pronoun(at):  # a preposition that stands apart, as before a quotation
        at += 1 + (at + 1 < after and scene.document.tokens[at + 1].kind == "mark")
    index = scene.syntax.phrase_at[at] if at < after else -1
    if index < 0 or (last.form == "participle" and last.voice != "active"):  # `المساعدات المقدمة للاجئين` (given to the refugees)
        return EMPTY
    phrase = scene.syntax.phrases[index]
    if phrase.first != at or fold_word(phrase.preposition) not in scene.tables.owning | besides:
        return EMPTY
    found = actors_in(cast, index, groups)
    return found._replace(how="owner", weight=0.8 * found.weight)


def marked(value: str) -> Callable[[Cast, Candidate, bool], Filled]:
    """The filler of a slot that words of `event_context` mark."""

    def filler(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
        scene = cast.scene
        end = stop(scene, candidate)
        for mark in scene.marks_in(candidate.after, end):
            if mark.payload.table != "event_context" or mark.payload.entry.value != value:
                continue
            for index in scene.phrases_from(mark.first, min(mark.after + 2, end)):
                phrase = scene.syntax.phrases[index]
                found = actors_in(cast, index, groups and phrase.first >= mark.after) if phrase.after > mark.after else EMPTY
                if groups and not found.actors and phrase.first < mark.after < phrase.after:  # `على يد مسلحين` (at the hand of gunmen)
                    found = cast.group(
                        phrase._replace(first=mark.after, head=mark.after, skip=0, preposition="", definite=False, number="p")
                    )
                if found.actors:
                    return found._replace(how=f"behind {mark.payload.entry.lemma}", weight=0.9 * found.weight)
        return EMPTY

    return filler


def following(scene: Scene, candidate: Candidate) -> range:
    """Noun phrases behind a trigger in its clause."""
    return scene.phrases_from(candidate.after, stop(scene, candidate))


def stop(scene: Scene, candidate: Candidate) -> int:
    """The next verb of a trigger's clause, the next subordinate clause, a colon or the end of the sentence."""
    _, end = scene.sentence(candidate.first)
    end = min(end, candidate.after + _REACH)
    at = first_in(scene.breaks, max(candidate.after, candidate.first + candidate.reach), end)
    end = end if at is None else at
    return next((token for token in range(candidate.after, end) if scene.document.tokens[token].plain == _COLON), end)
