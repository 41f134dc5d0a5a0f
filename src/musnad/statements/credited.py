"""Clauses credited to a source by a phrase: `بحسب البيان، …` (according to the statement, …) and `…، وفق مصادر` (…, as sources say)."""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.statements.cues import Candidate
from musnad.statements.joiners import Join
from musnad.statements.regions import Region, read_region
from musnad.statements.scene import COMMAS, Phrase, Scene
from musnad.statements.words import TO, Cue, compile_cue

_FEW = 4  # words of a sentence that may be what a credit alone behind it credits
_TOLD = 12  # tokens behind a verb of a credit in which both stand who told words and whom
_GAP = 6  # tokens between the phrase and its source: `بحسب ما أفاد أمس مسؤول`


class Credit(NamedTuple):
    """A phrase with its source in `region`, and the clause it credits: tokens `first` up to `after`."""

    found: Candidate
    join: Join
    region: Region
    first: int
    after: int


def find_credit(scene: Scene, found: Candidate, cues: Sequence[Candidate], done: int) -> Credit | None:
    """The clause that a phrase credits; none where it stands beside a cue whose content it is a link or an end of.

    cues: the other candidates of the sentence. done: the token up to which the sentence's words are content already.
    """
    phrase = scene.phrases[found.first]
    if phrase.entry.value == "closing":
        return None
    source = find_source(scene, phrase)
    if source is None:
        return None
    start, end = scene.sentence(found.first)
    region = read_region(scene, phrase.after, source)
    cue = compile_cue(phrase.table, phrase.entry)
    if _opens(scene, start, found.first):
        first = _clause(scene, source, end)
        if all(token.kind == "mark" for token in scene.document.tokens[first:end]):
            return _sentence_before(scene, found, cue, region, start, done)
        if _other_speaker(scene, cues, first):
            return None
        return Credit(found, Join(cue, first, 0, "that", first), region, first, end)
    first = max(start, done)
    behind = _clause(scene, source, end)
    # No clause begins with another cue or, if it is the shorter part, with an occasion: `…، حسب الوزير، مضيفا أن`, `…، حسب الوزير، خلال`.
    said = any(other.first == behind for other in cues) and found.first - first >= 3
    told = behind < end and scene.syntax.words[behind][0].pos == "ADP" and found.first - first > end - behind
    if behind > source and end - behind > 4 and not said and not told:
        return Credit(found, Join(cue, behind, 0, "that", behind), region, behind, end)
    if found.first - first < 3:
        return None
    ends = scene.phrases.get(found.first - 1)
    after = found.first - (ends is not None and ends.table == "content_ends")  # `وذلك حسب` (and this by)
    return Credit(found, Join(cue, first, 0, "object", found.first), region, first, after)


def find_spokesman(scene: Scene, found: Candidate, outer: Region | None) -> Credit | None:
    """The sentence that a person is credited with, in which a body or state speaks: `أعلن الحزب …، وفق ما صرح به رئيسه سالم الجريدي`.

    outer: what stands between the cue of those words and their content.
    """
    phrase = scene.phrases[found.first]
    source = find_source(scene, phrase) if outer is not None and "verb" in phrase.entry.tags else None
    if source is None or outer is None or outer.subject is None:
        return None
    region = read_region(scene, phrase.after, source)
    speaks = region.subject
    kinds = [{scene.actors.proposed[a].kind for a in p.place.actors} if p is not None else set() for p in (speaks, outer.subject)]
    if speaks is None or kinds[0] != {"person"} or not kinds[1] <= {"organisation", "state"}:
        return None
    start, _ = scene.sentence(found.first)
    return Credit(found, Join(compile_cue(phrase.table, phrase.entry), start, 0, "object", found.first), region, start, found.first)


def _sentence_before(scene: Scene, found: Candidate, cue: Cue, region: Region, start: int, done: int) -> Credit | None:
    """The sentence that one of a credit alone stands behind: `تقدم الجيش نحو المدينة. بحسب مصادر عسكرية.`"""
    first, after = scene.sentence(start - 1) if start > scene.paragraph(start)[0] else (start, start)
    if after - first < _FEW or done > first:
        return None
    return Credit(found, Join(cue, first, 0, "object", found.first), region, first, after)


def find_source(scene: Scene, phrase: Phrase) -> int | None:
    """The token after the source: an actor, or a document with its issuer."""
    tokens = scene.document.tokens
    if "verb" in phrase.entry.tags and not _is_speech(scene, phrase.after):
        return None  # `وفق ما قدمته الجهات` (by what the bodies presented)
    told = _past_told(scene, phrase)
    for i in range(told, min(told + _GAP, len(tokens))):
        place = scene.place(i)
        if place is not None and place.first == i:
            quoted = _quoted(scene, phrase, place)
            return place.after if quoted is None else quoted.after
        document = scene.phrases.get(i)
        if document is not None and document.table == "chain_documents" and not ("weak" in document.entry.tags and _is_bare(phrase)):
            return _past_issuer(scene, document.after)
        if tokens[i].kind == "mark" and (tokens[i].plain in COMMAS or tokens[i].plain == "."):
            return None
        if tokens[i].folded in scene.speech.small.wording:
            continue  # `وفق نص البيان`, by the text of the statement
        if tokens[i].folded in scene.speech.small.again:
            return i + 1 + (i + 1 < len(tokens) and tokens[i + 1].kind == "word")  # `حسب المصدر ذاته`
        if scene.quantifies(i) and i + 1 < len(tokens) and tokens[i + 1].folded in scene.speech.small.again:
            continue
        if scene.syntax.words[i][0].pos == "NOUN" and i not in scene.timed and "verb" not in phrase.entry.tags:
            return None  # `وفقا لأولويات الوثيقة`: what follows is no source
    return None


def _quoted(scene: Scene, phrase: Phrase, outlet: Named) -> Named | None:
    """Whom the outlet of a phrase with a relaying verb quotes: `بحسب ما نقلته وكالة … عن الوزير` (as an agency quoted the minister)."""
    relays = phrase.after < len(scene.syntax.words) and scene.syntax.words[phrase.after][0].verb in scene.speech.relaying
    if not (relays and outlet.media):
        return None
    region = read_region(scene, outlet.after, min(outlet.after + _GAP, scene.sentence(phrase.first)[1]))
    return next((p.place for p in region.passed[:1] if p.preposition and not p.place.media), None)


def _past_told(scene: Scene, phrase: Phrase) -> int:
    """Behind whom words were told to, where whoever told them follows: `وفق ما صرح به لمراسلة الإذاعة، سالم الجريدي`."""
    region = read_region(scene, phrase.after, min(phrase.after + _TOLD, scene.sentence(phrase.first)[1]))
    first, following = (*region.passed, None, None)[:2]
    if "verb" not in phrase.entry.tags or first is None or following is None or first.preposition != TO or following.preposition:
        return phrase.after
    between = range(scene.past_waves(first.place.after), following.place.first)
    return following.place.first if all(scene.document.tokens[i].kind == "mark" for i in between) else phrase.after


def _is_speech(scene: Scene, i: int) -> bool:
    """Whether a verb of speech or one that relays stands at a token."""
    words = scene.syntax.words[i] if i < len(scene.syntax.words) else ()
    return any(word.verb in scene.speech.verbs or word.verb in scene.speech.relaying for word in words if word.verb)


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase may mean the rules by which something is done as well (`وفقا للائحة`), as one with a verb does not."""
    return not {"verb", "document"} & set(phrase.entry.tags)


def _past_issuer(scene: Scene, i: int) -> int:
    place = scene.place(i) or scene.place(i + 1)
    if place is not None and place.first in (i, i + 1):
        return place.after
    if i < len(scene.document.tokens) and scene.syntax.words[i][0].verb in scene.speech.relaying:
        relay = next((scene.place(j) for j in range(i, min(i + _GAP, len(scene.place_at))) if scene.place_at[j] >= 0), None)
        return relay.after if relay is not None else i
    return i


def _opens(scene: Scene, start: int, at: int) -> bool:
    """Whether only marks and small words stand before the phrase in its sentence."""
    return all(
        scene.document.tokens[i].kind == "mark" or scene.syntax.words[i][0].pos in ("CCONJ", "PART", "ADV") for i in range(start, at)
    )


def _clause(scene: Scene, source: int, end: int) -> int:
    """Where the credited clause begins: after the comma that closes the phrase, without `فإن` (then) before it."""
    tokens = scene.document.tokens
    comma = next((i for i in range(source, min(source + 12, end)) if tokens[i].plain in COMMAS), source - 1)
    first = comma + 1
    if first < end and tokens[first].folded.lstrip("ف") in scene.speech.that:
        first += 1
    return first


def _other_speaker(scene: Scene, cues: Sequence[Candidate], first: int) -> bool:
    """Whether the clause's own verb is a cue: then the phrase names a link of its chain."""
    following = next((found for found in cues if found.first >= first and found.kind == "verb"), None)
    if following is None:
        return False
    return not any(scene.syntax.words[i][0].pos == "VERB" for i in range(first, following.first))
