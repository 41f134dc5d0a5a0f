"""What stands between a cue and its content: actors with the prepositions that govern them, documents, phrases."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.statements.cues import Candidate
from musnad.statements.joiners import Join
from musnad.statements.scene import COMMAS, CONJUNCTIONS, PAUSES, Phrase, Scene
from musnad.statements.words import AND

_PREPOSITIONS = ("ب", "ل", "ك")  # in, to, like, written onto the next word
GENITIVE = "genitive"  # what governs a naming that stands behind a noun in construct


class Passed(NamedTuple):
    """A naming between cue and content. `preposition` governs it, attached or apart; `joined`: by و to the naming just before it."""

    place: Named
    preposition: str
    joined: bool


class Region(NamedTuple):
    """Tokens `first` up to `after` with the namings and phrases in them, in order."""

    first: int
    after: int
    passed: tuple[Passed, ...]
    phrases: tuple[Phrase, ...]

    @property
    def subject(self) -> Passed | None:
        """The first naming that no preposition governs and no document introduces."""
        return next((p for p in self.passed if not p.preposition and not self.in_document(p.place)), None)

    def in_document(self, place: Named) -> bool:
        """Whether a document stands before the naming: `بيان وزارة الداخلية`, a statement of the ministry."""
        return any(phrase.table == "chain_documents" and phrase.after <= place.first for phrase in self.phrases)


def region_of(scene: Scene, found: Candidate, join: Join) -> Region:
    """What stands between a cue and its content; before a colon that is no verb's, the head of its paragraph."""
    if found.kind == "colon":
        return read_region(scene, scene.paragraph(found.first)[0], found.first)
    region = read_region(scene, found.region, max(join.at, found.region))
    if found.kind == "noun" or not region.passed:
        return region
    # A cue governs nothing, though its letters may be those of a preposition (`عبر`) or of a noun in construct (`قال`, `متوعدة`).
    first, cue = region.passed[0], scene.document.tokens[found.after - 1].folded
    if first.place.first > found.after or first.preposition not in (GENITIVE, cue):
        return region
    return region._replace(passed=(first._replace(preposition=""), *region.passed[1:]))


def read_region(scene: Scene, first: int, after: int) -> Region:
    """Namings and phrases in a range of tokens."""
    phrases = tuple(scene.phrases[i] for i in range(first, after) if i in scene.phrases)
    return Region(first, after, _enumerated(scene, tuple(_passed(scene, first, after))), phrases)


def _passed(scene: Scene, first: int, after: int) -> Iterator[Passed]:
    i, last = first, None
    while i < after:
        place = scene.actors.places[scene.place_at[i]] if scene.place_at[i] >= 0 else None
        if place is None or (place.first < first and not _begins_at_cue(place, first)):
            i += 1
            continue
        preposition = governing(scene, place)
        joined = last is not None and _joined(scene, last, place)
        if joined and last is not None and not preposition:
            preposition = last.preposition
        last = Passed(place, preposition, joined)
        yield last
        i = place.after


def _enumerated(scene: Scene, passed: tuple[Passed, ...]) -> tuple[Passed, ...]:
    """Namings with those of a list, of which only the last has و, joined too: `السعودية، الإمارات والبحرين`; no names of persons."""
    found = list(passed)
    for i in range(len(found) - 2, 0, -1):
        last, one, following = found[i - 1], found[i], found[i + 1]
        between = scene.document.tokens[last.place.after : one.place.first]
        listed = following.joined and not one.joined and between and all(token.plain in COMMAS for token in between)
        if listed and not one.place.skip and all(scene.actors.proposed[a].kind == "state" for p in (last, one) for a in p.place.actors):
            found[i] = one._replace(preposition=last.preposition, joined=True)
            found[i + 1] = following._replace(preposition=following.preposition or last.preposition)
    return tuple(found)


def _begins_at_cue(place: Named, first: int) -> bool:
    """Whether a naming was taken to begin at the cue itself, whose letters are those of a noun too: `طالب الرئيس` (he asked)."""
    return place.first == first - 1 and place.after > first and place.name_first >= first


def governing(scene: Scene, place: Named) -> str:
    """The preposition before a naming, folded; empty if there is none."""
    written_on = scene.proclitics(place.first, place.skip).lstrip("".join(CONJUNCTIONS))
    if written_on.startswith(_PREPOSITIONS):
        return written_on[0]
    before = place.first - 1
    while before >= 0 and scene.document.tokens[before].kind == "mark" and scene.document.tokens[before].plain not in PAUSES:
        before -= 1  # quotation marks and brackets
    if before < scene.paragraph(place.first)[0] or scene.document.tokens[before].kind == "mark":
        return ""
    if scene.is_of(before):
        return _before_count(scene, before - 1)
    if scene.syntax.words[before][0].pos == "ADP":
        owned = scene.syntax.words[before][0].segments[-1].kind == "pronoun"  # `فيه` (in it) governs its pronoun
        return "" if owned else scene.document.tokens[before].folded
    return _of_noun(scene, before) if not written_on else ""


def _of_noun(scene: Scene, before: int) -> str:
    """`GENITIVE` where the word before is a noun in construct; quantifiers (`بعض`, some) pass on what governs them."""
    word = scene.syntax.words[before][0]
    if scene.place_at[before] >= 0 or before in scene.timed or word.pos != "NOUN" or word.features.definite:
        return ""
    if scene.quantifies(before):
        return _before_count(scene, before)
    if any(segment.kind == "pronoun" for segment in word.segments) or word.features.case == "acc":
        return ""
    return "" if _in_apposition(scene, before) else GENITIVE


def _before_count(scene: Scene, i: int) -> str:
    """The preposition that governs a word which only counts: it governs those it counts."""
    return scene.preposition(i)[0] or (scene.document.tokens[i - 1].folded if _after_preposition(scene, i) else "")


def _in_apposition(scene: Scene, at: int) -> bool:
    """Whether the nouns up to `at` begin with a definite one: a title that no table holds before a name (`المشير خليفة`)."""
    while at > 0 and scene.syntax.words[at - 1][0].pos in ("NOUN", "PROPN") and scene.place_at[at - 1] < 0:
        at -= 1
        if scene.syntax.words[at][0].features.definite:
            return not scene.preposition(at)[0] and not _after_preposition(scene, at)
    return False


def _after_preposition(scene: Scene, i: int) -> bool:
    return i > 0 and scene.syntax.words[i - 1][0].pos == "ADP"


def _joined(scene: Scene, last: Passed, place: Named) -> bool:
    """Whether `place` is coordinated with the naming before it."""
    between = range(last.place.after, place.first)
    if any(scene.document.tokens[i].plain not in COMMAS and scene.document.tokens[i].kind != "mark" for i in between):
        return False
    return scene.proclitics(place.first, place.skip).startswith(AND)
