"""Frames: cues with their contents. Contents end with their sentence or quotation, before the next cue of the same level, before words
that close them (`على حد تعبيره`, as he put it), and where the outlet's own voice resumes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from musnad.statements.credited import find_credit, find_source, find_spokesman
from musnad.statements.cues import Candidate
from musnad.statements.ends import after_comma, before, content_end, is_parenthesis, is_relative, own_voice, trimmed
from musnad.statements.joined import join_candidates
from musnad.statements.joiners import Join
from musnad.statements.regions import Region, region_of
from musnad.statements.scene import COMMAS, CONJUNCTIONS, Scene
from musnad.text.quotations import Quotation

MOST = 100  # statements of one sentence: contents run to its end, so that a line of nothing but cues would grow with its square
_NOMINAL = ("object", "preposition")  # joins of contents that are noun phrases
NEAR = 200  # statements before one that may hold it or lend it their speaker: no article has as many in what belongs together


class Frame(NamedTuple):
    """A cue with its content: tokens `first` up to `after`, without the first `skip` letters.

    `parent` is the index of the frame whose content holds it; `follows` that of the frame before it on the same level of its sentence.
    """

    found: Candidate
    join: Join
    region: Region
    first: int
    skip: int
    after: int
    parent: int | None = None
    follows: int | None = None


@dataclass(slots=True)
class _Open:
    """Frames whose contents go on, outermost first, while a sentence is read."""

    frames: list[Frame] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    last: int | None = None

    def close(self, at: int, depth: int = 0) -> None:
        """End at token `at` the contents of all open frames from `depth` on."""
        for index in self.stack[depth:]:
            self.frames[index] = self.frames[index]._replace(after=min(self.frames[index].after, at))
        del self.stack[depth:]


def find_frames(scene: Scene, candidates: Iterable[Candidate]) -> tuple[Frame, ...]:
    """Frames of all candidates that have a content, in text order of their cues."""
    by_sentence: dict[int, list[Candidate]] = {}
    for found in candidates:
        group = by_sentence.setdefault(scene.sentence(found.first)[0], [])
        if len(group) < MOST:
            group.append(found)
    open_ = _Open()
    quoted = {first for first, _ in scene.document.paragraphs if first in scene.opening}
    for start in sorted({*by_sentence, *quoted}):
        candidates = by_sentence.get(start, [])
        if start in quoted and not candidates:
            _go_on(scene, scene.opening[start], open_)
        if candidates:
            _read_sentence(scene, candidates, open_)
    return tuple(frame._replace(after=trimmed(scene, frame.first, frame.after)) for frame in open_.frames)


def _read_sentence(scene: Scene, candidates: list[Candidate], open_: _Open) -> None:
    """Add the frames of one sentence."""
    open_.stack.clear()
    open_.last = None
    joins = {found.first: (found, join) for found, join in join_candidates(scene, candidates)}
    for found in candidates:
        if found.kind == "phrase":
            _credit(scene, found, candidates, open_)
        elif found.first in joins and not _content_head(open_, found) and not _said_already(open_, *joins[found.first]):
            _add(scene, *joins[found.first], open_)
    _, after = scene.sentence(candidates[0].first)
    _close_at_own_voice(scene, open_, after)


def _go_on(scene: Scene, quotation: Quotation, open_: _Open) -> None:
    """A quoted paragraph without a cue is content of the last cue of the paragraph before."""
    last = next((f for f in reversed(open_.frames) if f.parent is None), None)
    if last is None or quotation.kind != "speech" or last.after > quotation.open:
        return
    if scene.paragraph(last.found.first)[1] != quotation.open and scene.paragraph(last.first)[1] != quotation.open:
        return
    open_.frames.append(last._replace(first=quotation.first, skip=0, after=quotation.after))


def _content_head(open_: _Open, found: Candidate) -> bool:
    """Whether a noun of speech is itself where a content begins: `أعرب عن أمله في`, he expressed his hope that."""
    heads = [frame for frame in map(open_.frames.__getitem__, open_.stack) if frame.first == found.first]
    return any(found.kind == "noun" or frame.join.kind in ("preposition", "object") for frame in heads)


def _said_already(open_: _Open, found: Candidate, join: Join) -> bool:
    """Whether a noun of saying only repeats the verb before it: `مضيفا بالقول: …` (adding with the words)."""
    if found.kind != "noun" or not open_.stack or "repeats" not in join.cue.tags:
        return False
    last = open_.frames[open_.stack[-1]]
    return last.found.kind in ("verb", "participle") and last.first == join.first and last.found.first < found.first


def _credit(scene: Scene, found: Candidate, candidates: list[Candidate], open_: _Open) -> None:
    """A phrase such as `بحسب` ends what is open; where nothing is, it credits a clause of its own.

    Between a cue and what it announces, and where that begins, it only tells the chain: `وأضافت، وفق ما نقلته الإذاعة، أن …`.
    """
    _pop_ended(open_, found.first)
    if open_.stack and open_.frames[open_.stack[-1]].first >= found.first:
        return
    speaking = bool(open_.stack)
    phrase = scene.phrases[found.first]
    if phrase.entry.value != "closing" and find_source(scene, phrase) is None:
        return
    if phrase.entry.value == "closing" and is_parenthesis(scene, phrase, scene.sentence(found.first)[1]):
        return
    outer = open_.frames[open_.stack[0]].region if open_.stack else None
    open_.close(before(scene, found.first))
    done = open_.frames[open_.last].after if open_.last is not None else 0
    start = scene.phrases.get(scene.sentence(found.first)[0])
    speaking = speaking or (start is not None and "reports" in start.entry.tags)
    credit = find_credit(scene, found, candidates, done) if not speaking else find_spokesman(scene, found, outer)
    if credit is not None:
        open_.frames.append(Frame(credit.found, credit.join, credit.region, credit.first, 0, credit.after))
        open_.last = len(open_.frames) - 1
        if credit.first > found.first:
            open_.stack.append(open_.last)


def _add(scene: Scene, found: Candidate, join: Join, open_: _Open) -> None:
    region = region_of(scene, found, join)
    _pop_ended(open_, found.first)
    depth = _depth(scene, found, region, open_)
    level = open_.stack[depth:]
    follows = level[0] if level else open_.last if depth == 0 else None
    open_.close(before(scene, found.first - _beside(scene, found)), depth)
    parent = open_.stack[-1] if open_.stack else None
    after = content_end(scene, found, join)
    if parent is not None:
        after = min(after, open_.frames[parent].after)
    open_.frames.append(Frame(found, join, region, join.first, join.skip, after, parent, follows))
    open_.stack.append(len(open_.frames) - 1)
    if depth == 0:
        open_.last = len(open_.frames) - 1


def _pop_ended(open_: _Open, at: int) -> None:
    """Forget frames whose content ended before token `at`: quotations."""
    while open_.stack and open_.frames[open_.stack[-1]].after <= at:
        open_.stack.pop()


def _depth(scene: Scene, found: Candidate, region: Region, open_: _Open) -> int:
    """How many of the open frames hold the new one; the others it ends. A participle ends all but what an outlet or document tells."""
    size = len(open_.stack)
    if not size:
        return 0
    innermost = open_.frames[open_.stack[-1]]
    if found.first < innermost.first or is_relative(scene, found) or _quoted_inside(scene, innermost, found):
        return size
    if found.kind == "participle":
        quoting = sum(_quoted_inside(scene, open_.frames[index], found) for index in open_.stack)
        return max(quoting, int(size > 1 and _of_outlet(open_.frames[open_.stack[0]])))
    if found.kind == "noun":
        return size - (_beside(scene, found) or _brings(found))
    if after_comma(scene, found.first) and (nominal := _nominal_from(open_)) is not None:
        return nominal
    if _joined_to_before(scene, found):
        if region.subject is not None and after_comma(scene, found.first):
            return 0
        return max(size - 1, 0)
    return size


def _beside(scene: Scene, found: Candidate) -> bool:
    """Whether a noun of speech stands beside what was said before: `دعا إلى الهدوء مع التشديد على` (he called for calm, stressing)."""
    before = found.first - 1
    return found.kind == "noun" and before >= 0 and scene.document.tokens[before].folded in scene.speech.small.beside and not found.owned


def _brings(found: Candidate) -> bool:
    """Whether a noun of saying brings in other words than the verb before it: `شدد على الحوار بالقول إن` (stressed dialogue, saying)."""
    return found.kind == "noun" and bool(found.skip) and not found.owned and any("repeats" in cue.tags for cue in found.cues)


def _of_outlet(frame: Frame) -> bool:
    """Whether a document or an outlet speaks: a participle in its words goes with whom it quotes, and not with itself."""
    subject = frame.region.subject
    named = subject is not None and subject.place.media
    return named or any(p.table == "chain_documents" and p.first <= frame.found.region + 1 for p in frame.region.phrases)


def _nominal_from(open_: _Open) -> int | None:
    """The depth from which on only noun phrases are open: no clause goes on in them behind a comma."""
    depth = len(open_.stack)
    while depth and open_.frames[open_.stack[depth - 1]].join.kind in _NOMINAL:
        depth -= 1
    return depth if depth < len(open_.stack) else None


def _joined_to_before(scene: Scene, found: Candidate) -> bool:
    """Whether a conjunction stands on the cue or before it: `وأضاف`, `لكنه قال`."""
    if found.skip and scene.proclitics(found.first, 1) in CONJUNCTIONS:
        return True
    before = scene.syntax.words[found.first - 1] if found.first else ()
    return any(analysis.pos == "CCONJ" for analysis in before) and scene.place_at[found.first - 1] < 0


def _quoted_inside(scene: Scene, frame: Frame, found: Candidate) -> bool:
    """Whether the cue stands in a quotation of speech inside the content, in which the quoted speaker goes on."""
    if found.kind == "participle" and scene.document.tokens[found.first - 1].plain in COMMAS:
        return False  # a quotation may hold what else was said, and how: `"… ، مؤكدا أن …"`
    quotation = scene.speech_at(found.first)
    return quotation is not None and quotation.open >= frame.join.at and scene.speech_at(frame.found.first) is not quotation


def _close_at_own_voice(scene: Scene, open_: _Open, after: int) -> None:
    """End contents where a phrase of the outlet's own voice stands in them."""
    for number in range(len(open_.frames) - 1, -1, -1):
        frame = open_.frames[number]
        if frame.found.first < scene.sentence(after - 1)[0]:
            break
        if frame.found.kind == "phrase":
            continue
        nominal, participle = frame.join.kind in _NOMINAL, frame.found.kind == "participle"
        stop = own_voice(scene, frame.first + 1, frame.after, nominal=nominal, participle=participle)
        if stop is not None:
            open_.frames[number] = frame._replace(after=stop)
            _let_out(open_, number, stop)


def _let_out(open_: _Open, number: int, stop: int) -> None:
    """Put the frames behind the new end of a content beside the frame that held them."""
    outer = open_.frames[number]
    for i in range(number + 1, len(open_.frames)):
        if open_.frames[i].parent == number and open_.frames[i].found.first >= stop:
            open_.frames[i] = open_.frames[i]._replace(parent=outer.parent, follows=number)
