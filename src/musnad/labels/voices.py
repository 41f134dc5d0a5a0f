"""In whose voice a judging word stands: the outlet's, or that of the innermost speaker whose words hold it."""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.labels.nesting import innermost
from musnad.labels.spots import Page, Spot
from musnad.records import OUTLET, Actor
from musnad.statements.said import Said, Statements

_DISTANT = 0.75  # how often the outlet chooses a word that stands in what somebody says


class Voice(NamedTuple):
    """Index of the actor as text, or `outlet`; `rule` tells why; `confidence` (0–1) is that of the words the speaker is given."""

    actor: str
    rule: str
    confidence: float = 0.95


def find_voices(page: Page, statements: Statements, judged: Sequence[tuple[Spot, str | None]]) -> list[Voice]:
    """Who judges with each word; `judged` holds words and the actors they judge, as indices in text."""
    if not judged:
        return []
    order = sorted(range(len(statements.said)), key=lambda i: (statements.said[i].first, -statements.said[i].after, -i))
    ranges = [(statements.said[i].first, statements.said[i].after) for i in order]
    held = innermost(ranges, len(page.document.tokens))
    inside = [statements.said[order[held[spot.first]]] if held[spot.first] >= 0 else None for spot, _ in judged]
    return [_voice(page, statements, spot, target, said) for (spot, target), said in zip(judged, inside, strict=True)]


def _voice(page: Page, statements: Statements, spot: Spot, target: str | None, said: Said | None) -> Voice:
    """Who judges at `spot`. In words told indirectly the outlet chooses where the speaker would hardly say so himself."""
    if said is None or said.statement.speaker is None:
        return Voice(OUTLET, "voice: the outlet's narration")
    if "outlet" in spot.word.tags:
        return Voice(OUTLET, "voice: the outlet's distance", _DISTANT)
    speaker = statements.actors.proposed[int(said.statement.speaker)]
    if page.quoted[spot.first] < 0 and said.statement.form != "direct" and _would_not_say(speaker, spot, said.statement.speaker == target):
        return Voice(OUTLET, "voice: not the speaker's word", _DISTANT)
    return Voice(said.statement.speaker, f"voice: inside words of {said.statement.cue.text}", said.statement.confidence)


def _would_not_say(speaker: Actor, spot: Spot, of_himself: bool) -> bool:
    """Whether the word is against the speaker or his country, or one that his country does not use (`never:USA`)."""
    if spot.word.stance == "against" and (of_himself or (bool(speaker.country) and speaker.country == spot.word.country)):
        return True
    return f"never:{speaker.country}" in spot.word.tags
