"""The places of a document: names, what stands beside them, which place is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from musnad.lexicon import Lexicon, kept
from musnad.places.choose import GOVERNED, Evidence, Ranked, gather, is_point, may_lie_in, rank, shares
from musnad.places.gazetteer import COUNTRY, Entry, Gazetteer, load_gazetteer
from musnad.places.spots import Spot, find_spots, is_state
from musnad.places.unlisted import unlisted
from musnad.places.words import Word, Words
from musnad.records import Candidate, Place, Precision, Span
from musnad.text.document import Document
from musnad.text.folding import fold

WIDE = (COUNTRY, "continent")  # kinds that nothing pins further
UNPINNED = ("unlisted, and nothing tells where",)
SETTLED = ("town", "region", "any", "quarter")  # words of place behind which an everyday word may be a place that no table holds
CANDIDATES = 5  # kept with a place
# How often a name so placed is a place, by what governs it.
HELD = {"head": 0.97, "in": 0.95, "to": 0.93, "from": 0.93, "motion": 0.93, "event": 0.9, "listed": 0.85, "unlisted": 0.8, "": 0.75}


class Located(NamedTuple):
    """A place and its tokens: its letters, words of place included, from `first` up to `after`; its name begins at `name_first`.

    `inside` is the index of the finding that names what it lies in (طبرق of `طبرق بليبيا`), None if nothing beside it does.
    """

    place: Place
    first: int
    after: int
    name_first: int
    inside: int | None = None


class _Chosen(NamedTuple):
    spot: Spot
    ranked: list[Ranked]
    linked: Spot | None  # what it is told to lie in
    pinning: Spot | None  # the spot whose coordinates it has: what it lies in where no table holds it, None where nothing is told

    @property
    def listed(self) -> bool:
        """Whether a table holds the place itself."""
        return self.pinning is self.spot


def find_places(document: Document, gazetteer: Gazetteer, lexicon: Lexicon, dateline: str | None = None) -> tuple[Located, ...]:
    """Places where something is or happens, in text order; linear in the document's length.

    A state, or a capital that stands for one, is a place only where words like "in", "to" or "the borders of" say so; as a speaker or
    doer it is left out. dateline: its place as printed, which helps to tell apart places of one name.
    """
    words = _words(lexicon)
    beside = words.of(document)
    spots = find_spots(document, beside, gazetteer)
    spots = _apart(sorted([*spots, *unlisted(document, beside, spots, words.common)], key=lambda spot: spot.begin))
    if not spots:
        return ()
    evidence = gather(spots, beside, _dateline(dateline, gazetteer))
    chosen = list(_choose(spots, beside.words, evidence, words.speaking))
    where = {item.spot.begin: number for number, item in enumerate(chosen)}
    return tuple(_located(document, item, where) for item in chosen)


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Spots in text order without those that begin inside the one before, as words of place in a row may have them."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.begin >= kept[-1].after:
            kept.append(spot)
    return kept


def _choose(spots: Sequence[Spot], words: Sequence[Word], evidence: Evidence, speaking: frozenset[str]) -> Iterator[_Chosen]:
    kept: Spot | None = None  # the last spot that was kept
    for spot, behind in zip(spots, [*spots[1:], None], strict=True):
        linked = behind if behind and _lies_in(spot, behind, words) else None
        beside = spot.country or _only_country(linked)
        around = rank(linked, evidence, _only_country(linked)) if linked else []
        plainly = _is_plainly_in(spot, linked, words)
        ranked = rank(spot, evidence, beside)
        ranked = _not_elsewhere(ranked, linked, around) if plainly else ranked
        if ranked and _is_place(spot, ranked[0].entry, kept, speaking):
            kept = spot
            yield _Chosen(spot, ranked, linked, spot)
        elif spot.role != "body" and (_is_told_to_lie(spot, ranked, around, plainly=plainly) or (spot.unlisted and _is_settlement(spot))):
            yield _Chosen(spot, around, linked, linked)


def _not_elsewhere(ranked: list[Ranked], linked: Spot | None, around: Sequence[Ranked]) -> list[Ranked]:
    """What a name may mean, less what lies far from the place that it is told to lie in (منطقة … في مدينة …)."""
    if not linked or not around or linked.aside:
        return ranked
    return [found for found in ranked if is_state(found.entry) or may_lie_in(found.entry, around[0].entry, linked.head)]


def _is_told_to_lie(spot: Spot, ranked: Sequence[Ranked], around: Sequence[Ranked], *, plainly: bool) -> bool:
    """Whether a name that no table holds, or none there (منطقة المنصورة من معتمدية …), is a place in the one behind it."""
    return bool(around) and (spot.unlisted or (plainly and not ranked and spot.head in SETTLED))


def _is_plainly_in(spot: Spot, behind: Spot | None, words: Sequence[Word]) -> bool:
    """Whether words of place before both, and nothing else between them, tell that one lies in the other."""
    if not (behind and spot.strong and behind.strong):
        return False
    return (behind.role == "in" or behind.aside) if behind.begin == spot.after else words[spot.after].context in ("in", "from")


def _is_place(spot: Spot, entry: Entry, kept: Spot | None, speaking: frozenset[str]) -> bool:
    """Whether a name stands for a place here, not for a state, a body or a person."""
    if spot.role == "body" and (not spot.heads or spot.heads[0].head == "border"):
        return False
    if spot.role == "person" and not spot.heads and spot.hit.after - spot.hit.first == 1:
        return False
    if not is_state(entry) and entry.name not in speaking:
        return True
    if spot.listed and (kept is None or kept.after < spot.begin - 1):
        return False
    return bool(spot.heads) or spot.role in GOVERNED


def _is_settlement(spot: Spot) -> bool:
    """Whether a place that nothing pins is a town or village where something is: في قرية …"""
    return not spot.entries and spot.head in ("town", "region") and (spot.role in GOVERNED or len(spot.heads) > 1)


def _lies_in(spot: Spot, behind: Spot, words: Sequence[Word]) -> bool:
    """Whether the next place is told as what this one lies in: at most one word or mark between them, and no "and"."""
    told = behind.role == "in" or bool(behind.heads)
    gap = behind.begin - spot.after
    return told and not behind.joined and (gap == 0 or (gap == 1 and not words[spot.after].before))


def _only_country(spot: Spot | None) -> str:
    countries = {entry.country for entry in spot.entries} if spot else set()
    return countries.pop() if len(countries) == 1 else ""


def _located(document: Document, item: _Chosen, where: dict[int, int]) -> Located:
    spot = item.spot
    tokens = document.tokens
    span = document.text.span(tokens[spot.begin].start + spot.skip, tokens[spot.after - 1].end)
    place = _pinned(span, item) if item.ranked and item.pinning else Place(*_letters(span), confidence=HELD["unlisted"], because=UNPINNED)
    if not item.listed:
        place = replace(place, name=document.letters(spot.hit.first, spot.after))
    inside = where.get(item.linked.begin) if item.linked else None
    return Located(place, spot.begin, spot.after, spot.hit.first, inside)


def _pinned(span: Span, item: _Chosen) -> Place:
    """A place with the coordinates of its likeliest candidate."""
    best, odds = item.ranked[0].entry, shares(item.ranked)
    candidates = tuple(_candidate(found, share) for found, share in zip(item.ranked[:CANDIDATES], odds, strict=False))
    return Place(
        *_letters(span), confidence=round(odds[0] * _held(item), 3), because=_because(item),
        name=best.name, country=best.country or None, lat=best.lat, lon=best.lon,
        precision=_precision(item.pinning or item.spot, best), source=best.source, candidates=candidates,
    )  # fmt: skip


def _letters(span: Span) -> tuple[str, int, int]:
    return span.text, span.start, span.end


def _precision(spot: Spot, entry: Entry) -> Precision:
    """As ACLED grades: exact, a town, a district (a wider area, or the surroundings of a town), a country."""
    if entry.kind in WIDE:
        return "country"
    if (
        entry.kind in ("region", "area")
        or spot.head == "region"
        or (spot.head == "any" and entry.kind in ("town", "capital"))
        or any(word.head == "around" for word in spot.heads)
    ):
        return "district"
    return "exact" if is_point(entry) or entry.kind == "quarter" else "town"


def _held(item: _Chosen) -> float:
    spot = item.spot
    if not item.listed:
        return HELD["unlisted"]
    return HELD["head" if spot.heads else spot.role if spot.role in HELD else "listed" if spot.listed else ""]


def _because(item: _Chosen) -> tuple[str, ...]:
    if not item.listed:
        return (f"unlisted, in gazetteer {item.ranked[0].entry.source}", item.ranked[0].because)
    signs = [f"behind a word of place: {word.head}" for word in item.spot.heads[:1]]
    signs += [f"governed as {item.spot.role}"] if item.spot.role else []
    return (f"gazetteer {item.ranked[0].entry.source}", item.ranked[0].because, *signs)


def _candidate(found: Ranked, share: float) -> Candidate:
    entry = found.entry
    return Candidate(entry.name, entry.country or None, entry.lat, entry.lon, entry.source, round(share, 3), found.because)


def _dateline(place: str | None, gazetteer: Gazetteer) -> frozenset[str]:
    if not place:
        return frozenset()
    entries = [entry for part in place.split("،") for entry in gazetteer.named(fold(part.strip()).folded)[:1]]
    return frozenset(entry.country for entry in entries if entry.country)


@kept
def _words(lexicon: Lexicon) -> Words:
    return Words(lexicon, load_gazetteer(lexicon).runs)
