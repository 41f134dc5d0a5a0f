"""Subjects of cues: the naming after the verb, right before it, or the one that its clause is about."""

from collections.abc import Sequence

from musnad.actors.named import Named
from musnad.statements.clauses import is_joined, subject_place, verb_at
from musnad.statements.frames import Frame
from musnad.statements.regions import Passed, governing, read_region
from musnad.statements.scene import COMMAS, CONJUNCTIONS, PAUSES, Scene
from musnad.statements.words import AND, AS_FOR, SO, THAT, TO

NEAR = 8  # tokens between a verb and its subject: dates, places, `من جهته`
_NAMES = frozenset(("name", "title and name"))
_TITLE = 12  # tokens of a title behind its first words
_OBLIQUE = frozenset(("acc", "obl"))
_OBLIQUE_PLURAL = "ين"  # of the sound masculine plural and of the dual that are no subject


def after_cue(scene: Scene, frame: Frame) -> Passed | None:
    """The naming after a finite cue that may be its subject: not governed, not in the accusative, agreeing as a verb before it does."""
    for passed in frame.region.passed:
        if not passed.preposition and not frame.region.in_document(passed.place) and _may_follow(scene, frame, passed.place):
            return holder(scene, frame.region.passed, passed) or passed
    return None


def holder(scene: Scene, all_passed: Sequence[Passed], role: Passed) -> Passed | None:
    """The name that ends a title with phrases inside it: `المتحدث باسم الوزارة في الحكومة الموقتة سالم الجريدي`."""
    if role.place.how not in ("role", "short"):
        return None
    after = role.place.after
    goes_on = after < len(scene.document.tokens) and scene.preposition(after)[0] == TO  # `المتحدث الرسمي لانتخابات المجالس`
    for passed in all_passed[all_passed.index(role) + 1 :]:
        between = range(after, passed.place.first)
        words = [i for i in between if scene.document.tokens[i].plain not in COMMAS]
        if len(words) > (_TITLE if role.place.how == "role" or goes_on else 0) or any(_parts(scene, i) for i in words):
            return None
        if any(scene.document.tokens[i].kind == "mark" for i in between[:-1]):
            return None
        if passed.joined and passed.place.how in ("role", "short"):
            after = passed.place.after  # `رئيسة المجلس، والنائبة الديمقراطية، …`: a second title
            continue
        person = all(scene.actors.proposed[actor].kind == "person" for actor in passed.place.actors)
        if not passed.preposition and not passed.joined and passed.place.how in _NAMES and person:
            return passed
    return None


def _parts(scene: Scene, i: int) -> bool:
    """Whether a word parts a title from a name behind it: a verb, `أن`, a date, an occasion (`خلال لقائه`, as he met)."""
    phrase = scene.phrases.get(i)
    occasion = phrase is not None and phrase.table == "chain_documents"
    return scene.syntax.words[i][0].pos in ("VERB", "SCONJ") or i in scene.timed or occasion


def _may_follow(scene: Scene, frame: Frame, place: Named) -> bool:
    analysis = frame.found.analysis
    if analysis is None:
        return True
    features = analysis.features
    if features.number in ("p", "d") or _oblique(scene, place):
        return False
    gender = "" if place.how == "title and name" and place.gender == "m" and not takes_person(frame) else place.gender
    return not (features.gender and gender and place.number == "s" and features.gender != gender)


def _oblique(scene: Scene, place: Named) -> bool:
    """Whether the first word of a naming shows by its ending that it is no subject: `المربين`, `الوزيرين`."""
    if place.name_first == place.first and place.how not in ("group", "plural", "adjective"):
        return False  # a name, whose last letters are its own: `صابرين`
    if scene.quantifies(place.first - 1) or scene.is_of(place.first - 1) or scene.syntax.words[place.first - 1][0].pos == "NUM":
        return False  # the genitive behind a word that counts: `مئات المتظاهرين` (hundreds of protesters)
    if place.number in ("p", "d") and scene.document.tokens[place.first].folded.endswith(_OBLIQUE_PLURAL):
        return True  # whose analysis may not know the plural as one: `المواطنين` (the citizens)
    return scene.syntax.words[place.first][0].features.case in _OBLIQUE


def is_near(scene: Scene, frame: Frame, passed: Passed) -> bool:
    """Whether nothing but titles, adverbs and dates stands between cue and naming."""
    between = [i for i in range(frame.found.region, passed.place.first) if scene.place_at[i] < 0]
    return len(between) < NEAR and not any(scene.syntax.words[i][0].pos == "VERB" for i in between)


def takes_person(frame: Frame) -> bool:
    """Whether the cue has an object that is no content: whom it addresses, accuses or describes."""
    return bool(frame.join.cue.tags & {"to:object", "target:object", "whole"})


def right_before(scene: Scene, frame: Frame) -> Named | None:
    """The naming right before the cue, with nothing but particles between: `الرئيس قد طالب`, headlines, `الذي قال`."""
    cue = frame.found.first
    antecedent = _antecedent(scene, frame)
    if antecedent is not None:
        return antecedent
    place = next((scene.place(i) for i in range(cue - 1, max(cue - 4, -1), -1) if scene.place_at[i] >= 0), None)
    if (
        place is None
        or place.first < scene.sentence(cue)[0]
        or is_joined(scene, frame)
        or governing(scene, place)
        or not agrees_before(scene, frame, place)
    ):
        return None
    between = range(place.after + 2 * _topic_ends(scene, place, cue), cue)
    return place if all(_is_particle(scene, i) for i in between) else None


def _topic_ends(scene: Scene, place: Named, cue: int) -> bool:
    """Whether a comma ends the topic of a clause before an auxiliary: `أن رئيس الهيئة سالم الجريدي، كان دعا`."""
    if place.after + 1 >= cue or scene.document.tokens[place.after].plain not in COMMAS or not _after_that(scene, place.first):
        return False
    return any(word.pos == "AUX" for word in scene.syntax.words[place.after + 1])


def pronoun_before(scene: Scene, frame: Frame) -> bool:
    """Whether a pronoun on `أن` right before a verb is its subject, whatever stands behind: `إلى أنه طالب الوزارة ب`."""
    before = frame.found.first - 1
    that = scene.document.tokens[before].folded if before >= 0 else ""
    return that in scene.speech.that and that != THAT


def _antecedent(scene: Scene, frame: Frame) -> Named | None:
    """The naming that a relative clause follows whose verb is the cue: `مع الوزير الذي دعا` (with the minister who called)."""
    at = frame.found.first - 1
    analysis = frame.found.analysis
    if at < 1 or not scene.relative(at) or analysis is None or analysis.segments[-1].kind == "pronoun":
        return None
    place = scene.place(at - 2 if scene.document.tokens[at - 1].plain in COMMAS else at - 1)
    if place is None or not agrees_before(scene, frame, place):
        return None
    following = frame.region.subject
    if following is None or following.place.first != frame.found.region:
        return place
    alone = takes_person(frame) and frame.join.kind == "preposition" and sum(not p.preposition for p in frame.region.passed) == 1
    owned = scene.syntax.words[frame.first][0].segments[-1].kind == "pronoun"  # `الذي هددته الشركة بطرده` (… with his dismissal)
    return place if alone and not owned else None  # `مع الرجل الذي اتهم الوزير ب` (with the man who accused the minister of)


def as_for(scene: Scene, frame: Frame) -> Named | None:
    """The topic of a sentence whose verb ف takes up: `أما السفير سالم الجريدي فطالب ب` (as for the ambassador …, he asked for)."""
    start, cue = scene.sentence(frame.found.first)[0], frame.found.first
    if scene.proclitics(cue, frame.found.skip) != SO or scene.document.tokens[start].folded.removeprefix(AND) != AS_FOR:
        return None
    place = next((passed.place for passed in read_region(scene, start, cue).passed if not passed.preposition), None)
    return place if place is not None and agrees_before(scene, frame, place) else None


def _is_particle(scene: Scene, i: int) -> bool:
    token = scene.document.tokens[i]
    if token.kind == "mark":
        return token.plain not in PAUSES
    return scene.syntax.words[i][0].pos in ("PART", "AUX", "ADV")


def before_cue(scene: Scene, frame: Frame) -> Named | None:
    """The subject before the cue: by the grammar, else the naming before a parenthesis between commas."""
    if is_joined(scene, frame) or _speaks_of_head(scene, frame):
        return None
    if (earlier := _of_before(scene, frame)) is not None:
        return earlier
    verb = verb_at(scene, frame.found.first)
    subject = subject_place(scene, verb) if verb is not None else None
    if subject is not None and subject.after <= frame.found.first and agrees_before(scene, frame, subject):
        return subject
    return _before_parenthesis(scene, frame)


def _of_before(scene: Scene, frame: Frame) -> Named | None:
    """Who did before what stands behind `أن`: `سبق للرئيس أن أعلن` (the president had announced before)."""
    that = frame.found.first - 1
    if that < 1 or scene.document.tokens[that].folded not in scene.speech.that:
        return None
    at = that - 1 - (scene.document.tokens[that - 1].plain in COMMAS)
    place = scene.place(at)
    first = place.first if place is not None else 0
    before = scene.document.tokens[first - 1].folded.lstrip("".join(CONJUNCTIONS)) if first else ""
    return place if before in scene.speech.small.earlier and scene.proclitics(first, place.skip if place else 0).endswith(TO) else None


def _speaks_of_head(scene: Scene, frame: Frame) -> bool:
    """Whether the cue opens a relative clause whose head its pronoun takes up: whoever speaks stands elsewhere (`الشبكات التي وصفها ب`)."""
    first = frame.found.first
    return first > 0 and scene.relative(first - 1) and scene.syntax.words[first][0].segments[-1].kind == "pronoun"


def _before_parenthesis(scene: Scene, frame: Frame) -> Named | None:
    """`محمد بخاري، من كبار المسؤولين، اعترف`: the naming before the last pair of commas, or that a relative clause follows."""
    start, _ = scene.sentence(frame.found.first)
    if frame.found.first == start or _after_that(scene, frame.found.first):
        return None
    region = read_region(scene, start, frame.found.first)
    for passed in reversed(region.passed):
        place = passed.place
        opens = scene.document.tokens[place.after].plain in COMMAS
        if opens and not passed.preposition and agrees_before(scene, frame, place) and not _verb_between(scene, place.after, frame):
            return place
    return None


def _verb_between(scene: Scene, first: int, frame: Frame) -> bool:
    """Whether a verb of the main clause stands between: one outside commas."""
    commas = 0
    for i in range(first, frame.found.first):
        commas += scene.document.tokens[i].plain in COMMAS
        if commas % 2 == 0 and scene.syntax.words[i][0].pos == "VERB":
            return True
    return False


def _after_that(scene: Scene, i: int) -> bool:
    return i > 0 and scene.document.tokens[i - 1].folded in scene.speech.that


def agrees_before(scene: Scene, frame: Frame, place: Named) -> bool:
    """Whether a naming before a verb agrees with it in gender and number."""
    features = frame.found.analysis.features if frame.found.analysis else None
    if features is None or _oblique_before(scene, place):
        return features is None
    if features.number == "p" and place.number == "s" and len(place.actors) == 1:
        return False
    return features.number == "p" or not (features.gender and place.gender and features.gender != place.gender)


def _oblique_before(scene: Scene, place: Named) -> bool:
    """An accusative before a verb is a subject after `إن` and its sisters, which take it."""
    before = scene.document.tokens[place.first - 1].folded if place.first else ""
    return _oblique(scene, place) and not _after_that(scene, place.first) and before not in scene.speech.small.sister
