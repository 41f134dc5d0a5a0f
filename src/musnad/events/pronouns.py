"""Whom the pronoun written onto a verb means: `طالبتها` (asked her)."""

from musnad.actors.antecedents import antecedents
from musnad.events.parties import EMPTY, PEOPLE, Cast, Filled, speaker_at
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_THIRD = "3"
_LEAST = 0.3  # share of the likeliest antecedent that is believed
_SURE = 0.4  # the same where a preposition has the pronoun
_DUAL, _PLURAL = "d", "p"
_APART = "ايا"  # folded, bears a pronoun that stands apart from what governs it: `إياه` (him)
_CLAUSE = 4  # tokens between the verb of a clause and the deed whose pronoun takes up what it describes
_OPENING = 1  # tokens from the opening of a relative clause to its verb


def pronoun_object(cast: Cast, token: int, doers: frozenset[int]) -> Filled:
    """The actor, other than the doers, whom the pronoun on the verb at a token likeliest means."""
    scene = cast.scene
    last = scene.word(token).segments[-1]
    person = scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    if not person.startswith(_THIRD):
        return EMPTY
    if (head := _head(scene, token)) is not None:  # `الهجوم الذي وصفه بالجبان` (the attack that he called cowardly)
        place, phrase = scene.place(head), scene.phrase(head)
        if place is None and phrase is not None and phrase.human and phrase.number == "p":
            return cast.group(phrase)._replace(how="whom the clause describes")  # `أعضاء حكومته الذين طالبهم` (whom he asked)
        actors = tuple(actor for actor in place.actors if actor not in doers) if place is not None else ()
        return Filled(actors, "whom the clause describes", 0.8)
    return _meant(cast, token, person, doers)


def _meant(cast: Cast, token: int, person: str, doers: frozenset[int], least: float = _LEAST) -> Filled:
    """The likeliest antecedent, other than the doers, of a pronoun at a token; `person`: its person, gender and number."""
    gender, number = person[1], person[2]
    found = antecedents(cast.scene.statements.actors, token, gender, number, True if number == _PLURAL else None)
    others = [(actor, weight) for actor, weight in found if actor not in doers]
    if not others or others[0][1] < least:
        return EMPTY
    meant = others[:2] if number == _DUAL else others[:1]
    return Filled(tuple(actor for actor, _ in meant), "whom the pronoun means", 0.8 * others[0][1])


def pronoun_behind(cast: Cast, first: int, end: int, prepositions: frozenset[str], doers: frozenset[int]) -> Filled | None:
    """Whom the pronoun on one of some prepositions means, the first in a range of tokens: `القبض عليه` (his arrest); None without one."""
    scene = cast.scene
    for token in range(first, end):
        word = scene.word(token)
        last = word.segments[-1]
        person = scene.tables.pronouns.get(last.text, "") if word.pos == "ADP" and last.kind == "pronoun" else ""
        if person.startswith(_THIRD) and fold_word(word.lemma) in prepositions:
            head = _head(scene, first - 1)  # `الحكومة التي صادق عليها البرلمان` (the government that parliament confirmed)
            place = scene.place(head) if head is not None else None
            if place is not None and not doers & {*place.actors}:
                return Filled(place.actors, "whom the clause describes", 0.8)
            return _meant(cast, token, person, doers, _SURE)
    return None


def pronoun_meant(cast: Cast, token: int, doers: frozenset[int]) -> Filled:
    """Whom the pronoun on a word surely means, other than the doers."""
    last = cast.scene.word(token).segments[-1]
    person = cast.scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    return _meant(cast, token, person, doers, _SURE) if person.startswith(_THIRD) else EMPTY


def pronoun_undergoes(cast: Cast, candidate: Candidate) -> Filled:
    """Whom the pronoun on a deed means that is done to him: what a clause describes that opens before it (`النائب الذي تم إيقافه`)."""
    scene, token = cast.scene, candidate.after - 1
    last = scene.word(token).segments[-1]
    person = scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    if not person.startswith(_THIRD):
        return EMPTY
    verb = next((at for at in range(candidate.first - 1, max(candidate.first - _CLAUSE, 0), -1) if at in scene.verbs), 0)
    head = _head(scene, verb) if verb else None
    place = scene.place(head) if head is not None else None
    if place is not None:
        return Filled(place.actors, "whom the clause describes", 0.8)
    if head is not None:
        phrase = scene.phrase(head)  # `السيارة التي تم حجزها` (the car that was seized): a thing, no actor
        return cast.group(phrase)._replace(how="whom the clause describes") if phrase is not None and phrase.human else EMPTY
    joined = scene.word(verb).segments[0].kind == "conjunction"
    before = scene.phrase(verb - 1) if verb and not joined else None
    if before is not None and scene.place(verb - 1) is None and not before.preposition and before.after == verb:
        return cast.group(before)._replace(how="who stands before the verb")  # `أن مدرسا تمت إقالته` (that a teacher was dismissed)
    return people_meant(cast, _meant(cast, token, person, frozenset(speaker_at(scene, token).actors)))


def people_meant(cast: Cast, found: Filled) -> Filled:
    """Whom a pronoun means to whom a deed is done, if people: of a body or a state it is mostly a thing (`حجزها`, its being seized)."""
    return found if found.how == "whom the clause describes" or cast.kinds(found) <= PEOPLE else EMPTY


def pronoun_apart(cast: Cast, token: int, doers: frozenset[int]) -> Filled:
    """Whom a pronoun means that stands apart as the object of the word before it: `متهما إياها` (accusing her)."""
    word = cast.scene.document.tokens[token].folded if token < len(cast.scene.document.tokens) else ""
    person = cast.scene.tables.pronouns.get(word[len(_APART) :], "") if word.startswith(_APART) else ""
    return _meant(cast, token, person, doers) if person.startswith(_THIRD) else EMPTY


def pronoun_on(cast: Cast, token: int) -> Filled:
    """The actor whom the pronoun on a word likeliest means, whatever the clause describes: `لقاء جمعه` (a meeting that brought him)."""
    last = cast.scene.word(token).segments[-1]
    person = cast.scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    return _meant(cast, token, person, frozenset()) if person.startswith(_THIRD) else EMPTY


def may_mean(scene: Scene, token: int, actors: tuple[int, ...]) -> bool:
    """Whether the pronoun on a word agrees with how some actors are named last before it; whoever is not named there may be meant."""
    last = scene.word(token).segments[-1]
    person = scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    place = next((place for place in reversed(scene.statements.actors.places) if place.after <= token and place.actors == actors), None)
    if person[2:] == _DUAL and len(actors) == 1 and (place is None or place.number == "s"):
        return False
    if place is None or not person.startswith(_THIRD):
        return True
    gender, number = person[1], person[2]
    several = place.number != "s" or len(place.actors) > 1
    if number == "s" and several:
        return gender == "f" and scene.kinds(place).isdisjoint(("person", "group"))
    if number == _PLURAL:
        return several or not scene.kinds(place).isdisjoint(("group", "armed_group"))
    return gender in (place.gender or gender, "u")


def _head(scene: Scene, token: int) -> int | None:
    """The last word of what a relative clause describes that the verb at a token opens; None where it opens none."""
    clauses, verb = scene.syntax.clauses, scene.verbs.get(token)
    clause = clauses[verb.clause] if verb is not None and 0 <= verb.clause < len(clauses) else None
    opens = clause is not None and clause.kind == "relative" and token - clause.first <= _OPENING
    if clause is None or not opens or not clause.first:
        return None
    before = clause.first - 1
    return before - (before > 0 and scene.document.tokens[before].kind == "mark")  # `بلحاج، الذي تم تسليحه` (who was armed)
