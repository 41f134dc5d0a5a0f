"""Joins that a farther one may overrule: a preposition of another noun, of whom the cue addresses, of a phrase between commas. And those
of another verb."""

from musnad.statements.cues import Candidate
from musnad.statements.joiners import Join
from musnad.statements.scene import Scene
from musnad.statements.words import FOR, tagged

_LIKELIER = 0.5  # how likely a phrase must be the subject of a verb before it
_GOVERNED = 8  # tokens between a noun of what somebody does as he speaks and its preposition


def is_doubtful(scene: Scene, found: Candidate, join: Join, aside: int) -> bool:
    """Whether a farther join may be the one that is meant; `aside` is where the phrase between commas ends in which this one stands."""
    return (
        _loosely(scene, join)
        or _names_subject(scene, found, join)
        or _addresses(scene, join)
        or _represents(scene, join)
        or _governed_before(scene, found, join)
        or (aside > 0 and (_written_on(join) or _that_behind(scene, join, aside)))
    )


def _that_behind(scene: Scene, join: Join, aside: int) -> bool:
    """Whether a preposition stands in a phrase between commas behind which the clause itself begins: `أكدت، على صعيد آخر، أن`."""
    return (
        join.kind == "preposition"
        and aside + 1 < len(scene.document.tokens)
        and (scene.document.tokens[aside + 1].folded in scene.speech.that)
    )


def _names_subject(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a quotation right after a verb is the name of its subject: `أعلنت "سرايا الوادي" أن`."""
    quotation = scene.opening.get(join.at)
    return join.kind == "quotation" and quotation is not None and quotation.kind == "name" and is_subject(scene, found, join.first)


def _addresses(scene: Scene, join: Join) -> bool:
    """Whether a preposition stands before whom the cue addresses rather than before what is said: `دعوة إلى الوزير لزيارة`."""
    place = scene.place(join.first)
    named = place is not None and place.first == join.first
    return join.kind == "preposition" and named and join.preposition in tagged(join.cue.tags, "to")


def _represents(scene: Scene, join: Join) -> bool:
    """Whether `عن` stands between a person and the body he speaks for: `النائبة سعاد الدرناوي عن كتلة السنابل` (deputy of the bloc)."""
    body, person = scene.place(join.first), scene.place(join.at - 1)
    if join.preposition != FOR or body is None or body.first != join.first or person is None or person.after != join.at:
        return False
    kinds = [{scene.actors.proposed[actor].kind for actor in place.actors} for place in (person, body)]
    return kinds == [{"person"}, {"organisation"}]


def _governed_before(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a preposition goes with a noun of what was done meanwhile: `أكد خلال إشرافه على الاجتماع أن` (as he presided over)."""
    if join.kind != "preposition" or len(join.preposition) == 1:
        return False
    before = range(max(found.after + 1, join.at - _GOVERNED), join.at)
    return any(scene.noun_in(i, scene.speech.small.governing) and _after_preposition(scene, i) for i in before)


def _after_preposition(scene: Scene, i: int) -> bool:
    return bool(scene.preposition(i)[0]) or scene.syntax.words[i - 1][0].pos == "ADP"


def is_subject(scene: Scene, found: Candidate, i: int) -> bool:
    """Whether the noun phrase at a token is more likely than not the subject of the cue: nobody the tables know, but who speaks."""
    verb = scene.verbs.get(found.first)
    subject = verb.subjects[0] if verb is not None and verb.subjects else None
    return subject is not None and subject.weight >= _LIKELIER and subject.phrase == scene.syntax.phrase_at[i]


def _loosely(scene: Scene, join: Join) -> bool:
    """Whether a join is a preposition written on a word, where the cue takes one that stands apart too.

    Not before a verbal noun that governs another: `دعا … لعودة الأطراف إلى` (he called for the return of the parties to).
    """
    deed = scene.syntax.words[join.first][0]
    bare = deed.features.form == "masdar" and all(segment.kind != "article" for segment in deed.segments)
    return _written_on(join) and not bare and any(len(other) > 1 for other in join.cue.prepositions)


def _written_on(join: Join) -> bool:
    """Whether a join is a preposition written on a word."""
    return join.kind == "preposition" and len(join.preposition) == 1


def of_later_verb(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a verb joined to the cue by و has the join for itself: `أعلنت الأسماء وتتحدى أي جهة أن` (announced … and defies … to).

    Before `أن` only an imperfect has it, and none with a pronoun: `تقرير كتبه الخبراء ونشرته الصحيفة أن` (and which the paper published).
    """
    if join.kind not in ("that", "preposition") or any(scene.relative(i) for i in range(found.after, join.at)):
        return False
    return any(_takes_over(scene, i, join) for i in range(found.after + 1, join.at) if i in scene.verbs)


def _takes_over(scene: Scene, i: int, join: Join) -> bool:
    word = scene.syntax.words[i][0]
    if scene.place_at[i] >= 0 or word.pos != "VERB" or word.segments[0].kind != "conjunction" or word.segments[-1].kind == "pronoun":
        return False
    return word.features.aspect == "imperfect" or join.kind == "preposition"
