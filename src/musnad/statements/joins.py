"""Joins: where the content of a cue begins, and what joins it: `that`, a preposition, a colon, a quotation, or nothing at all.

Between a cue and its join stand the speaker, those spoken to, and where and when; names of actors are stepped over whole.
"""

from collections.abc import Collection, Iterator

from musnad.statements.cues import Candidate
from musnad.statements.doubts import is_doubtful, is_subject, of_later_verb
from musnad.statements.joiners import CLAUSES_ONLY, STRONG, Join, after_colon, join_at, of_others, opens_speech
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.words import AND

NOUN_REACH = 14  # the same behind a noun of speech, up to a comma
ASIDE = 20  # tokens of a phrase between commas that says when, where or how
REACH = 60  # tokens between a cue and what joins its content; titles, channels and relative clauses fit in

_OF_PERSONS = frozenset(("to:object", "target:object", "whole"))  # tags of verbs that may have a person as object, besides what is said


def find_join(scene: Scene, found: Candidate, stops: Collection[int]) -> Join | None:
    """What joins the content of a candidate; none if nothing does within its sentence. `stops` are tokens of other cues."""
    end = _limit(scene, found)
    if found.kind == "colon":
        return after_colon(scene, found, found.first, end)
    if any("whole" in cue.tags for cue in found.cues):
        return _whole(scene, found, stops, end)
    join = _first_join(scene, found, stops, end, past_relatives=True)
    if join is None and any(scene.relative(i) for i in range(found.after, end)):
        return _first_join(scene, found, stops, end)
    return join


def _whole(scene: Scene, found: Candidate, stops: Collection[int], end: int) -> Join | None:
    """A join whose content is the object with what follows (`وصف [القرار بأنه خطأ]`); what follows alone where a pronoun is the object."""
    join = _first_join(scene, found, stops, end)
    if (
        join is None
        or join.kind in ("colon", "quotation")
        or (join.kind == "that" and not join.preposition)
        or (found.analysis and found.analysis.segments[-1].kind == "pronoun")
    ):
        return join
    # Whether the subject stands before, or goes on: what follows is the object then.
    spoken = scene.place_at[found.first - 1] >= 0 or found.skip > 0 or found.kind == "participle"
    for i in _steps(scene, found.region, join.at):
        if i and scene.place_at[i - 1] >= 0 and scene.document.tokens[i].folded.startswith(AND) and spoken:
            continue  # joined to the subject before it: `حمّل أعيان القرية ومشايخها العصابات المسؤولية`
        place = scene.place(i)
        named = place is not None and place.first == i and not place.skip
        if is_subject(scene, found, i):
            spoken = True
        elif (spoken and (named or _free_phrase(scene, i))) or (i > found.region and _free_phrase(scene, i)):
            return join._replace(first=i, skip=0, at=i)
        spoken = spoken or named
    return join


def _first_join(scene: Scene, found: Candidate, stops: Collection[int], end: int, *, past_relatives: bool = False) -> Join | None:
    """The first join that is strong enough; a mere noun phrase only where nothing else joins.

    With `past_relatives` relative clauses that a comma closes are stepped over, with the joins and verbs in them.
    """
    weak: Join | None = None
    passed: Join | None = None
    late: Join | None = None
    free = False  # a noun phrase that is no actor's was passed: a quotation after it is not what was said
    aside = 0  # up to where a phrase between commas says when, where or how: no object stands in it
    if found.content is not None:
        return Join(found.cues[0], found.content, scene.preposition(found.content)[1], "object", found.content)
    for i in _steps(scene, found.after, end, past=past_relatives):
        if i in stops and i > found.after:
            break
        if weak is not None and _occasion(scene, i):
            passed = weak  # what stands before the occasion is a name that nobody knows: `أكد المدير رضا … في تصريح … تعطل`
            weak = None
        join = join_at(scene, found, i, end)
        if join is not None and of_later_verb(scene, found, join):
            break
        aside = max(aside, _aside_end(scene, i, end))
        if join is not None and late is None and weak is None and is_doubtful(scene, found, join, aside if i < aside else 0):
            late = join  # `دعا … الهياكل النقابية للتعليم … إلى`: a farther preposition may be the one that joins
            continue
        sure = found.rank == 0 or found.kind == "participle" or has_subject_beside(scene, found)
        shows = join is not None and (join.kind in STRONG or sure or len(join.preposition) > 1)
        if join is not None and shows and not (join.kind == "quotation" and free):
            nominal = weak is not None and (join.kind == "preposition" or _adjoins(scene, found, weak, join))
            return weak if nominal and not _is_person(scene, weak) else join
        if i >= aside and _free_phrase(scene, i, found.after) and (not is_subject(scene, found, i) or _abstract(scene, found, i)):
            free = free or i > found.after or not found.cues[0].object
            if scene.document.tokens[i].folded in scene.speech.small.what and (told := _object(found, i)) is not None:
                return weak or told  # `نفى ما تداولته … بأن` (he denied what … had spread)
            if weak is None and found.rank == 0:
                weak = _object(found, i)
    return weak or late or passed


def has_subject_beside(scene: Scene, found: Candidate) -> bool:
    """Whether a naming begins right behind a cue, or right before it behind `أن`: `أمر الملك ب` (the king ordered), `أن الوزير أمر ب`."""
    if scene.syntax.words[found.first][0].pos == "ADP":
        return False  # `بين الوزير والسفير` (between the minister and the ambassador)
    behind, before = (scene.place(i) for i in (found.after, found.first - 1))
    if behind is not None and behind.first == found.after:
        return not behind.skip
    return before is not None and before.after == found.first and scene.document.tokens[before.first - 1].folded in scene.speech.that


def _occasion(scene: Scene, i: int) -> bool:
    """Whether words begin that tell where something was said: `في تصريح`, `في بيان`."""
    phrase = scene.phrases.get(i + 1)
    return phrase is not None and phrase.table == "chain_documents" and scene.document.tokens[i].folded in scene.speech.small.within


def _is_person(scene: Scene, join: Join | None) -> bool:
    """Whether a noun phrase behind a cue that takes whom it addresses is that person: `نصح حلفاءه ب` (he advised his allies)."""
    index = scene.syntax.phrase_at[join.first] if join is not None else -1
    return join is not None and index >= 0 and "to:object" in join.cue.tags and scene.syntax.phrases[index].human


def _aside_end(scene: Scene, i: int, end: int) -> int:
    """The comma that closes a phrase with its preposition between commas: `، خلال تجمع أمس،`; 0 where none begins at token `i`."""
    if scene.document.tokens[i].plain not in COMMAS or i + 1 >= end:
        return 0
    if scene.syntax.words[i + 1][0].pos != "ADP" and not scene.preposition(i + 1)[0]:
        return 0
    return next((j for j in range(i + 2, min(i + ASIDE, end)) if scene.document.tokens[j].plain in COMMAS), 0)


def _abstract(scene: Scene, found: Candidate, i: int) -> bool:
    """Whether a noun phrase is what was said and not who says it: in construct, of no person (`أكد عزم بلاده`, stressed its resolve)."""
    phrase = scene.syntax.phrases[scene.syntax.phrase_at[i]]
    segments = scene.syntax.words[phrase.head][0].segments
    return found.cues[0].object and not phrase.human and not scene.quantifies(i) and all(segment.kind != "article" for segment in segments)


def _limit(scene: Scene, found: Candidate) -> int:
    """Where looking ends: the sentence, or the quotation that holds the cue."""
    _, after = scene.sentence(found.first)
    if found.kind == "noun":
        after = min(after, found.after + NOUN_REACH)
        after = next(
            (i for i in range(found.after, after) if scene.document.tokens[i].plain in COMMAS and not _that_follows(scene, i)), after
        )
    quotation = scene.speech_at(found.first)
    return min(after, found.after + REACH, quotation.after if quotation else after)


def _that_follows(scene: Scene, i: int) -> bool:
    """Whether `أن` stands right behind a mark: `قوله، إن`."""
    return i + 1 < len(scene.document.tokens) and scene.document.tokens[i + 1].folded in scene.speech.that


def _steps(scene: Scene, first: int, end: int, *, past: bool = False) -> Iterator[int]:
    """Tokens from `first`, of a naming only its first one; a short quotation is stepped over, with `past` a relative clause too."""
    i = first
    while i < end:
        phrase = scene.phrases.get(i)
        if phrase is not None and phrase.table == "media" and scene.place_at[i] < 0:
            i = scene.past_waves(phrase.after)
            continue
        if past and scene.relative(i):
            comma = next((j for j in range(i, end) if _ends_relative(scene, i, j)), None)
            if comma is None:
                return
            i = comma
        yield i
        place = scene.place(i)
        if place is not None and place.first >= first:
            i = scene.past_waves(place.after)
            continue
        quotation = scene.opening.get(i)
        i = quotation.after + 1 if quotation is not None and quotation.kind == "name" and quotation.close is not None else i + 1


def _ends_relative(scene: Scene, start: int, i: int) -> bool:
    """Whether a relative clause ends before a token: at a comma, a quotation, or `أن` where none of its words is a cue that takes it."""
    token = scene.document.tokens[i]
    if token.plain in COMMAS or opens_speech(scene, i):
        return True
    taken = (scene.speech.may_be_cue.may(scene.document.tokens[j].plain, scene.syntax.words[j]) for j in range(start + 1, i))
    return token.folded in scene.speech.that and not of_others(scene, i) and not any(taken)


def _object(found: Candidate, i: int) -> Join | None:
    """A noun phrase without preposition that is no actor: the content of a cue that takes an object."""
    owned = found.kind == "verb" and found.analysis is not None and found.analysis.segments[-1].kind == "pronoun"
    cue = next((cue for cue in found.cues if cue.object and not cue.tags & CLAUSES_ONLY), None)
    if cue is None or (owned and not cue.tags & _OF_PERSONS):
        return None  # its pronoun is what it said: `ثمّنه` (he appreciated it), and so letters such as `ثمنه` (its price)
    return Join(cue, i, 0, "object", i)


def _free_phrase(scene: Scene, i: int, behind_cue: int = -1) -> bool:
    """Whether a noun phrase begins at the token that is no actor's naming, no date, and not governed by a preposition."""
    if i in scene.timed or scene.in_honour(i) or (i + 1 in scene.timed and scene.noun_in(i, scene.speech.small.part)):
        return False  # also the part of a day before it: `فجر اليوم` (today at dawn)
    if scene.document.tokens[i].folded in scene.speech.small.what:
        if i + 1 == len(scene.document.tokens):
            return False
        return i + 1 in scene.verbs or bool(scene.preposition(i + 1)[0])  # `ما للمدينة من مكانة` (what standing the city has)
    inner = i + 1 if i in scene.opening else i
    if inner >= len(scene.place_at) or scene.place_at[inner] >= 0 or scene.syntax.phrase_at[inner] < 0 or _relays(scene, i - 1):
        return False
    word = scene.syntax.words[inner][0]
    if word.features.form == "participle" and word.features.case == "acc":
        return False  # `محملا` (blaming): how, not what
    if word.pos == "ADJ" and inner == i > 0 and scene.syntax.words[i - 1][0].segments[-1].kind == "pronoun":
        return False  # `على حسابه الخاص` (on his own account): no phrase begins with the adjective
    if scene.document.tokens[inner].folded in scene.speech.small.aside:
        return False  # `إجابة عن سؤال` (in answer to a question)
    if scene.quantifies(inner) and word.segments[-1].kind == "pronoun":
        return False  # `في الوقت ذاته` (at the same time)
    phrase = scene.syntax.phrases[scene.syntax.phrase_at[inner]]
    if phrase.first in (i, inner):
        return not phrase.preposition and not phrase.link
    # The grammar may have taken a noun for the end of the name or the date before it, or of a phrase that begins with the cue.
    behind = i == behind_cue or (i > 0 and (scene.place_at[i - 1] >= 0 or i - 1 in scene.timed))
    return behind and scene.syntax.words[i][0].pos in ("NOUN", "PROPN") and not scene.preposition(i)[0]


def _relays(scene: Scene, i: int) -> bool:
    """Whether a word says whose hands what was said went through, so that a medium follows: `تصريحات … طالعتها "مرفأ"` (which … read)."""
    readings = scene.syntax.words[i][:3] if i >= 0 else ()
    return any(reading.verb in scene.speech.relaying and reading.segments[-1].kind == "pronoun" for reading in readings)


def _adjoins(scene: Scene, found: Candidate, weak: Join, join: Join) -> bool:
    """Whether a noun phrase goes on through the later join (`ضرورة أن تلتزم`, the need that it keeps): then it is the content itself."""
    index = scene.syntax.phrase_at[weak.first]
    if index < 0:
        return False
    phrase = scene.syntax.phrases[index]
    if join.kind != "that" or join.at != phrase.after:
        return False
    return weak.first > found.region or scene.syntax.words[phrase.head][0].features.form == "masdar" or found.kind == "participle"
