"""Candidates of one sentence with what joins their contents: those that are cues after all."""

from collections.abc import Sequence

from musnad.statements.cues import Candidate
from musnad.statements.ends import is_relative
from musnad.statements.joiners import STRONG, Join
from musnad.statements.joins import REACH, find_join, has_subject_beside
from musnad.statements.regions import region_of
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.words import TANWIN, WHOM, tagged

Joined = tuple[Candidate, Join]
_OPENING = frozenset(("PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "PRON"))
_STOPPING = ("verb", "participle")  # kinds of candidates that end the search of one before them
_SEVERAL = "ين"  # of the accusative plural
_EXPRESS = "express"  # the act of a verb of what is felt: `عبرت المنظمات عن` (the organisations expressed)
_MANNER = 12  # tokens between a verb and the noun that says how: `رد … بالقول إن`


def join_candidates(scene: Scene, candidates: Sequence[Candidate]) -> list[Joined]:
    """Each candidate that is joined to a content and shows by its company that it is a cue, in text order.

    A candidate stops the search of one before it only if it is joined itself: `ورد` (it came) between `ذكر بيان` and `أن` does not.
    """
    nouns = {found.first for found in candidates if found.kind == "noun"}
    stops = {found.first for found in candidates if found.kind in _STOPPING}
    tried = [_join(scene, found, stops, nouns) for found in candidates]
    tried = [None if _of_main_verb(scene, candidates, tried, n) else join for n, join in enumerate(tried)]
    kept = {
        found.first
        for found, join in zip(candidates, tried, strict=True)
        if found.kind in _STOPPING and (join is not None or (found.kind == "participle" and _behind_mark(scene, found)))
    }
    dropped = stops - kept
    joined: list[Joined] = []
    for found, first in zip(candidates, tried, strict=True):
        again = any(found.after < stop < found.after + REACH for stop in dropped)
        join = _join(scene, found, kept, nouns) if again else first
        if join is not None:
            joined.append((found, join))
    return _with_manner(candidates, joined)


def _of_main_verb(scene: Scene, candidates: Sequence[Candidate], tried: Sequence[Join | None], n: int) -> bool:
    """Whether a clause belongs to the verb before a relative clause, not to its own: `قال المرصد الذي يتابع العنف إن` (who follows)."""
    found, join = candidates[n], tried[n]
    if join is None or join.kind not in ("that", "colon") or join.at == found.after or scene.points_back(found.after):
        return False
    before = zip(candidates[:n], tried[:n], strict=True)
    waiting = any(
        other.kind == "verb" and not other.rank and last is None and any(cue.that for cue in other.cues) for other, last in before
    )
    return waiting and is_relative(scene, found)


def _behind_mark(scene: Scene, found: Candidate) -> bool:
    """Whether a mark stands before a candidate: a participle there begins something else, whatever it takes (`، داعيا الله أن`)."""
    return found.first > 0 and scene.document.tokens[found.first - 1].kind == "mark"


def _join(scene: Scene, found: Candidate, stops: set[int], nouns: set[int]) -> Join | None:
    """What joins a content to a candidate that is a cue; `nouns` stop only those who relay."""
    if found.kind == "phrase":
        return None
    join = find_join(scene, found, stops | nouns if found.kind == "relay" else stops)
    return join if join is not None and _marked(scene, found, join) and _sure(scene, found, join) else None


def _with_manner(candidates: Sequence[Candidate], joined: list[Joined]) -> list[Joined]:
    """A noun that only says how somebody spoke lends its content to the verb before it: `[رد] … بالقول إن`."""
    cues = {found.first for found, _ in joined}
    result: list[Joined] = []
    for found, join in joined:
        manner = found.kind == "noun" and "manner" in join.cue.tags and not found.owned
        verb = _manner_of(candidates, found, cues) if manner else None
        if found.kind == "participle" and (before := _right_before(candidates, found)) is not None:
            verb = before  # `تابع قائلا`, he went on, saying
        result.append((verb, join) if verb is not None else (found, join))
    unique = {found.first: (found, join) for found, join in result}
    return [unique[first] for first in sorted(unique)]


def _manner_of(candidates: Sequence[Candidate], noun: Candidate, cues: set[int]) -> Candidate | None:
    before = [found for found in candidates if found.kind == "verb" and noun.first - _MANNER <= found.first < noun.first]
    return before[-1] if before and before[-1].first not in cues and not before[-1].rank else None


def _right_before(candidates: Sequence[Candidate], participle: Candidate) -> Candidate | None:
    """The verb of speech that a participle follows at once: they are one cue, and the verb is it."""
    return next((found for found in candidates if found.kind == "verb" and found.after == participle.first and not found.rank), None)


def _marked(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a participle shows that it is one of circumstance: by its case, a comma before it, or what joins its content."""
    if found.kind != "participle" or join.kind in STRONG or found.skip:
        return True
    tokens = scene.document.tokens
    accused = found.after < len(tokens) and tokens[found.after].folded.removeprefix(WHOM) in scene.speech.owners
    counted = found.first > 0 and scene.syntax.words[found.first - 1][0].pos == "NUM"  # `خمسة متهمين` (five accused)
    accusative = tokens[found.first].folded.endswith((TANWIN, _SEVERAL)) and not counted
    return found.first == 0 or tokens[found.first - 1].kind == "mark" or accusative or accused


def _sure(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a word with a likelier reading, or a verb that is seldom speech, shows by its company that it is a cue.

    An unlikely reading needs its content or its subject right behind it; a weak verb before a mere noun phrase needs a subject beside it.
    """
    if found.kind not in ("verb", "relay"):
        return True
    if (found.passive and "weak" in join.cue.tags) or _described(scene, found, join) or _deemed(scene, found, join):
        return False
    if scene.document.tokens[found.first].folded[found.skip :] in scene.speech.small.emerging and join.at == found.after:
        return False  # `وبعد البحث تبين أن` (it emerged that)
    subject = region_of(scene, found, join).subject
    behind = scene.document.tokens[found.after : found.after + 1]
    if "within" in join.cue.tags and not _says_within(scene, found.after):
        return False  # `جاء نتيجة المماطلة لأنه` (it came of the delay, as)
    if "convicts" in join.cue.tags and behind and behind[0].folded in scene.speech.courts:
        return False  # `أدانت المحكمة السارق` (the court convicted the thief)
    near = subject is not None and subject.place.first - found.after <= 2
    if found.rank:
        near = near and (scene.syntax.words[found.first][0].pos != "ADP" or _opens_clause(scene, found))
        return near or has_subject_beside(scene, found) or _had_been(scene, found) or (join.at == found.after and join.kind in STRONG)
    if "weak" in join.cue.tags and join.kind in ("object", "preposition") and found.content is None:
        beside = near or _asks_of(scene, found, join) or scene.place(found.first - 1) is not None
        return beside or goes_on(scene, found) or _had_asked(scene, found) or _of_people(found, join) or _so_called(scene, found)
    relative = found.first > 0 and scene.relative(found.first - 1)
    return not relative or join.kind != "object" or near or _is_perfect(found)


def _says_within(scene: Scene, i: int) -> bool:
    """Whether what something stands in follows a verb at once: `جاء في البيان أن` (it says in the statement that), `جاء ببيانها أن`."""
    i += scene.document.tokens[i].plain in COMMAS
    phrase = scene.phrases.get(i)
    document = phrase is not None and phrase.table == "chain_documents" and scene.preposition(i)[0] in scene.speech.small.within
    return document or scene.document.tokens[i].folded in scene.speech.small.within or scene.points_back(i)


def _is_perfect(found: Candidate) -> bool:
    return found.analysis is not None and found.analysis.features.aspect == "perfect"


def _so_called(scene: Scene, found: Candidate) -> bool:
    """Whether `what` stands before a perfect with a pronoun: `ما اعتبره مماطلة` (what he deemed delay)."""
    behind = found.first > 0 and scene.document.tokens[found.first - 1].folded in scene.speech.small.what
    return behind and _is_perfect(found) and found.analysis is not None and found.analysis.segments[-1].kind == "pronoun"


def _of_people(found: Candidate, join: Join) -> bool:
    """Whether people do what a verb says: by its plural (`تمسكوا ب`, they held to), or as it tells what somebody feels."""
    if found.analysis is not None and found.analysis.features.number == "p" and found.analysis.features.person == "3":
        return True
    return join.cue.entry.value == _EXPRESS and join.kind == "preposition" and join.at > found.after and _is_perfect(found)


def _described(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a verb that describes has nobody between it and its preposition, and so is passive: `خطوة وصفت بالخطيرة` (a step called)."""
    if "whole" not in join.cue.tags or join.kind != "preposition" or join.at != found.after or found.analysis is None:
        return False
    before = scene.syntax.words[found.first - 1][0] if found.first else None
    if found.skip or before is None or found.analysis.segments[-1].kind == "pronoun":
        return False
    return before.pos in ("NOUN", "ADJ") and scene.place_at[found.first - 1] < 0 and not before.features.definite


def _deemed(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether an imperfect before a noun phrase is passive, which names what something is deemed: `وتعتبر المدينة ملاذا` (it is deemed)."""
    if "deemed" not in join.cue.tags or join.kind == "that" or found.analysis is None or found.analysis.features.aspect != "imperfect":
        return False
    if found.analysis.segments[-1].kind == "pronoun":
        return False  # `تعتبره الحكومة ضروريا` (the government deems it necessary)
    place = scene.place(join.first)
    return place is None or place.first != join.first


def goes_on(scene: Scene, found: Candidate) -> bool:
    """Whether a verb opens a sentence with `and` or `also`: whoever spoke before may go on (`كما رحب ب`, he also welcomed)."""
    start, _ = scene.sentence(found.first)
    if not _is_perfect(found):
        return False  # `يعتبر` (is considered)
    also = found.first == start + 1 and scene.document.tokens[start].folded in scene.speech.small.meanwhile
    return also or (found.first == start and found.skip > 0)


def _had_been(scene: Scene, found: Candidate) -> bool:
    """Whether `كان` and somebody named stand right before a perfect: `كان الرئيس وعد ب` (the president had promised)."""
    place = scene.place(found.first - 1) if found.first else None
    return place is not None and _is_perfect(found) and place.first > 0 and scene.syntax.words[place.first - 1][0].pos == "AUX"


def _had_asked(scene: Scene, found: Candidate) -> bool:
    """Whether somebody named stands before a verb with `قد` between: `كان الرئيس قد طلب` (the president had asked)."""
    at = found.first - 2
    if not _is_perfect(found):
        return False  # `قد يرحب` (he may welcome)
    particle = at >= 0 and scene.syntax.words[at + 1][0].pos in ("PART", "AUX") and scene.place_at[at + 1] < 0
    return particle and scene.place(at) is not None


def _asks_of(scene: Scene, found: Candidate, join: Join) -> bool:
    """Whether a preposition of the cue's entry with whom it addresses stands right behind it: `طلب منهم`, `طلب من الوزير`."""
    if found.after >= join.at:
        return False
    word = scene.syntax.words[found.after][0]
    stem = scene.document.tokens[found.after].folded.removesuffix(word.segments[-1].text if word.segments[-1].kind == "pronoun" else "")
    return word.pos == "ADP" and stem in tagged(join.cue.tags, "to")


def _opens_clause(scene: Scene, found: Candidate) -> bool:
    """Whether a word that looks like a preposition stands where a verb would: at a start, behind a mark or with a conjunction."""
    before = scene.syntax.words[found.first - 1][0].pos if found.first else ""
    return found.skip > 0 or not before or before in _OPENING
