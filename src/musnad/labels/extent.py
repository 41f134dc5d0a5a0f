"""How far a label reaches: over the few quoted words that it begins, and over a second adjective of the same noun."""

from collections.abc import Iterable, Iterator

from musnad.labels.judging import Verdict
from musnad.labels.spots import Page, Spot

_QUOTED = 5  # words in quotation marks up to which they are one name for something
_NAMING = frozenset({"described", "considered", "predicate"})  # rules by which words are what somebody calls something


def widen(page: Page, spot: Spot, verdict: Verdict) -> Spot:
    """The label with the rest of the quotation that it begins, where the quotation is what something is called."""
    quotation = page.quotation(spot.first)
    if quotation and verdict.rule in _NAMING and quotation.first == spot.first and quotation.balanced:
        words = range(spot.after, quotation.after)
        if quotation.after - spot.first <= _QUOTED and not any(_is_joined(page, at) for at in words):
            return spot._replace(after=quotation.after)
    return spot


def joined(page: Page, found: Iterable[tuple[Spot, Verdict]]) -> Iterator[tuple[Spot, Verdict]]:
    """Labels in text order; adjectives of one noun that follow each other are one label; overlapping ones are left out."""
    held: tuple[Spot, Verdict] | None = None
    for spot, verdict in found:
        if held and spot.first < held[0].after:
            continue
        if held and _is_one(page, held[0], spot):
            held = (held[0]._replace(after=spot.after), held[1])
            continue
        if held:
            yield held
        held = (spot, verdict)
    if held:
        yield held


def _is_one(page: Page, spot: Spot, following: Spot) -> bool:
    """Whether both are adjectives of the noun before the first (`السياسات التخريبية والتدخلية`), with one stance."""
    alike = spot.word.kind == following.word.kind == "adjective" and spot.word.stance == following.word.stance
    noun = page.syntax.words[spot.first - 1][0] if spot.first else None
    modified = noun is not None and noun.pos in ("NOUN", "ADJ", "PROPN") and (noun.features.definite or not spot.definite)
    return alike and modified and spot.after == following.first and not spot.governed and not following.governed


def _is_joined(page: Page, at: int) -> bool:
    return any(segment.kind == "conjunction" for segment in page.syntax.words[at][0].segments)
