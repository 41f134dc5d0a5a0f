"""Who speaks first behind a headline: the subject of the verb of speech that opens the lead, by which the headline's words are known."""

from typing import NamedTuple

from musnad.actors.named import Named
from musnad.statements.scene import Scene
from musnad.statements.words import AND, ARTICLE, OF, TO

_OPENING = 2  # tokens of a lead before its first verb: `وقد أكد`
_SUBJECT = 25  # tokens behind that verb in which whoever speaks is named, with titles


class Lead(NamedTuple):
    """The verb of speech that opens a lead, at `verb`, with the words of its subject up to token `after`, and the naming in them."""

    verb: int
    after: int
    subject: Named | None


def read_lead(scene: Scene) -> Lead | None:
    """Who speaks first in the paragraph behind the title; none where the lead opens otherwise."""
    first = scene.paragraph(0)[1]
    if first >= len(scene.document.tokens):
        return None
    end = scene.sentence(first)[1]
    verb = next((i for i in range(first, min(first + _OPENING, end)) if _is_speech(scene, i)), None)
    if verb is None:
        return None
    after = next((i for i in range(verb + 1, min(verb + _SUBJECT, end)) if _ends_subject(scene, verb, i)), min(verb + _SUBJECT, end))
    return Lead(verb, after, next((scene.place(i) for i in range(verb + 1, after) if scene.place_at[i] >= 0), None))


def named_in(scene: Scene, lead: Lead, first: int, after: int) -> bool:
    """Whether all words of a headline's head stand in the subject of its lead: `نزاهة: …`, `أكد رئيس هيئة مكافحة الفساد "نزاهة" أن`."""
    tokens = scene.document.tokens
    known = {_bare(tokens[i].folded) for i in range(lead.verb + 1, lead.after)}
    words = [_bare(tokens[i].folded) for i in range(first, after) if tokens[i].kind == "word"]
    return bool(words) and known.issuperset(words)


def _is_speech(scene: Scene, i: int) -> bool:
    word = scene.syntax.words[i][0]
    says = any(cue.table != "chain_relays" for cue in scene.speech.verbs.get(word.verb, ()))
    return says and word.pos == "VERB" and scene.place_at[i] < 0


def _ends_subject(scene: Scene, verb: int, i: int) -> bool:
    """Whether a word ends the subject of a verb before it: `أن`, another verb, a preposition that is not part of a naming or a count."""
    word = scene.syntax.words[i][0]
    if scene.place_at[i] >= 0:
        return False
    counts = scene.document.tokens[i].folded == OF and i <= verb + 2  # `عدد من`, `مسؤول من`
    return word.pos in ("VERB", "SCONJ") or (word.pos == "ADP" and not counts) or scene.preposition(i)[0] not in ("", TO)


def _bare(folded: str) -> str:
    """A word without its conjunction's letter and article: `للأرصاد` and `الأرصاد` are one."""
    for written in (AND + ARTICLE, TO + TO, ARTICLE):
        if folded.startswith(written):
            return folded.removeprefix(written)
    return folded
