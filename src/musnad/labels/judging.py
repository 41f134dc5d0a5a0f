"""Whether a word of the table judges where it stands: its own conditions first, then what stands beside it."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from musnad.labels.spots import Page, Spot
from musnad.text.analysis import Analysis

SURE, LIKELY, PERHAPS = 0.95, 0.85, 0.65  # shares found right in reading 300 labels of 150 newspaper and radio articles
_DESCRIBED = 10  # tokens between a verb of describing and what it calls something
_ENDS = frozenset(".؟!")
_COMPLEMENT = 4  # tokens after a word among which its complement is looked for
_REACH = 3  # tokens before an adjective among which its noun is looked for
_BETWEEN = frozenset({"ADJ", "PROPN", "NOUN"})  # what may stand between a noun and the adjective that judges it


class Verdict(NamedTuple):
    """A word judges: how sure that is, by which rule, and the token of the noun it stands beside, if one made it judge."""

    confidence: float
    rule: str
    beside: int | None = None


def judge(page: Page, spot: Spot) -> Verdict | None:
    """The verdict of the first rule that speaks; None where the word judges nobody."""
    tags = spot.word.tags
    if "quoted" in tags:
        return _held_with_tongs(page, spot)
    if ("definite" in tags and not spot.definite) or (spot.word.kind in ("adjective", "noun") and _negated(page, spot)):
        return None
    if spot.word.barred and _taken_otherwise(page, spot):
        return None
    own = next((rule for tag, rule in _OWN.items() if tag in tags), None)
    if own and (verdict := own(page, spot)):
        return verdict
    if "echo" in tags:
        return _by_neighbours(page, spot)
    if spot.word.after or spot.word.before:
        return _by_neighbours(page, spot) or (_by_weak_rules(page, spot) if "weak" in tags else None)
    if "weak" in tags:
        return _by_weak_rules(page, spot)
    return None if own else Verdict(_trust(spot), "always judges")


def echo(spot: Spot, called: Collection[str]) -> Verdict | None:
    """A word that only partisans use so (`العدو`, `المقاومة`), in an article with a partisan name for a state. `called`: ISO codes."""
    heard = "echo" in spot.word.tags and spot.definite and (spot.word.country in called if spot.word.country else bool(called))
    return Verdict(LIKELY, "in a partisan article") if heard else None


def _trust(spot: Spot) -> float:
    """How sure an entry is by itself: the tag `sure` is for words that were right in 95 of 100 places read."""
    return SURE if "sure" in spot.word.tags else LIKELY


def _held_with_tongs(page: Page, spot: Spot) -> Verdict | None:
    """A name held with tongs: marks round it and nothing else; `before` narrows what follows the marks."""
    if not page.is_quoted(spot.first, spot.after):
        return None
    follows = page.bare(spot.after + 1)
    return Verdict(SURE, "scare quotes") if not spot.word.before or follows in spot.word.before else None


def _by_neighbours(page: Page, spot: Spot) -> Verdict | None:
    """A word that judges only behind or before certain words."""
    if spot.word.after & {page.folded(spot.first - 1), page.bare(spot.first - 1)}:
        return Verdict(_trust(spot), f"after {page.bare(spot.first - 1)}")
    if spot.word.before & {page.folded(spot.after), page.bare(spot.after)}:
        return Verdict(_trust(spot), f"before {page.bare(spot.after)}")
    return None


def _of_place(page: Page, spot: Spot) -> Verdict | None:
    """Liberating or cleansing a place: its name or a noun for it follows, or a pronoun for it is attached."""
    pronoun = next((s.text for s in page.syntax.words[spot.first][0].segments if s.kind == "pronoun"), "")
    ahead = (spot.after, spot.after + 1) if pronoun or spot.word.kind == "verb" else (spot.after,)
    if not (spot.definite or pronoun) and any(page.bare(at) in page.words.places for at in ahead):
        return Verdict(_trust(spot), "of a place", spot.after)
    from_whom = page.kinds(spot.after + 1) | ({"actor"} if page.bare(spot.after + 1) in page.words.groups else set())
    if pronoun and spot.word.kind == "noun" and (pronoun in page.words.feminine or "actor" in from_whom):
        return Verdict(PERHAPS, "of it")
    return None


def _taken_otherwise(page: Page, spot: Spot) -> bool:
    """Whether a complement shows another meaning: `not-with:ب` of استشهد, which cites a verse but falls by a bullet."""
    for at in range(spot.after, min(spot.after + _COMPLEMENT, len(page.document.tokens))):
        reading = page.syntax.words[at][0]
        if any(segment.text in spot.word.barred for segment in reading.segments if segment.kind == "preposition"):
            return "deed" not in page.kinds(at)
    return False


def _of_nation(page: Page, spot: Spot) -> Verdict | None:
    return Verdict(_trust(spot), "before a nationality") if page.folded(spot.after) in page.words.nations else None


def _of_actor(page: Page, spot: Spot) -> Verdict | None:
    """Distance from a name (`ما يسمى`): what is so called is somebody, or something that politics decides."""
    for at in range(spot.after, spot.after + 4):
        if page.bare(at) in page.words.groups or page.kinds(at) & {"actor", "order"}:
            return Verdict(LIKELY, f"before {page.bare(at)}", at)
        if len(page.bare(at)) > 1:
            break
    return None


def _negated(page: Page, spot: Spot) -> bool:
    return bool(page.words.negations & {page.folded(spot.first - 1), page.bare(spot.first - 1)})


def _by_weak_rules(page: Page, spot: Spot) -> Verdict | None:
    return next((verdict for rule in _WEAK if (verdict := rule(page, spot))), None)


def _beside(page: Page, spot: Spot) -> Verdict | None:
    """An adjective directly after a noun that may be judged, or with an adjective or a second noun between."""
    at = noun_of(page, spot) if spot.word.kind == "adjective" and not spot.governed else None
    if at is None or not _may_be_judged(page, spot, at) or (spot.joined and at == spot.first - 1):
        return None
    return Verdict(LIKELY, f"beside {page.bare(at)}", at)


def noun_of(page: Page, spot: Spot) -> int | None:
    """The token of the noun that an adjective modifies, if it is one that may be judged; marks that open a quotation are seen through."""
    marks = 0
    for at in range(spot.first - 1, max(spot.first - 1 - _REACH, -1), -1):
        if page.document.tokens[at].kind == "mark" and page.quotes(at):
            marks += 1
            continue
        reading = page.syntax.words[at][0]
        if page.kinds(at) or ("place" in spot.word.beside and page.bare(at) in page.words.places):
            return at if _agrees(reading, spot, adjacent=at == spot.first - 1 - marks) else None
        if reading.pos not in _BETWEEN or any(segment.kind == "preposition" for segment in reading.segments):
            return None
    return None


def _agrees(noun: Analysis, spot: Spot, *, adjacent: bool) -> bool:
    """Whether the adjective may modify the noun: a definite one stands behind a definite noun, or behind the second noun of an idafa."""
    return noun.features.definite or not spot.definite or not adjacent or noun.pos == "PROPN"


def _may_be_judged(page: Page, spot: Spot, at: int) -> bool:
    """Whether the noun at a token is one that this word judges: any of the table, or of the kinds that the entry names."""
    bare = page.bare(at)
    if "place" in spot.word.beside:
        return bare in page.words.places and spot.definite
    kinds = page.kinds(at)
    return bool(kinds & spot.word.beside if spot.word.beside else kinds)


def _called(page: Page, spot: Spot) -> Verdict | None:
    """A predicate: what somebody or something is called (`هو فاشل`, `بأنها فاشلة`)."""
    if spot.definite or spot.governed or "attributive" in spot.word.tags:
        return None
    at = spot.first - 2 if page.document.tokens[spot.first - 1].kind == "mark" else spot.first - 1
    return Verdict(PERHAPS, "predicate") if at >= 0 and page.folded(at) in page.words.copulas else None


def _described(page: Page, spot: Spot) -> Verdict | None:
    """What a verb of describing calls something (`وصفه بالفاشل`), or one of considering (`اعتبر القصف جريمة`)."""
    before = spot.first - 1
    if spot.governed or page.opens(before) or page.folded(before) in page.words.copulas:
        return Verdict(LIKELY, "described") if _verb_before(page, spot, page.words.describing) else None
    if spot.definite or "attributive" in spot.word.tags:
        return None
    return Verdict(PERHAPS, "considered") if _verb_before(page, spot, page.words.considering) else None


def _verb_before(page: Page, spot: Spot, lemmas: frozenset[str]) -> bool:
    """Whether a verb or participle of one of the lemmas stands shortly before, in the same sentence."""
    for at in range(spot.first - 1, max(spot.first - _DESCRIBED, 0) - 1, -1):
        if page.folded(at) in _ENDS:
            return False
        if any(reading.verb in lemmas for reading in page.syntax.words[at][:2]):
            return True
    return False


def _in_tongs(page: Page, spot: Spot) -> Verdict | None:
    """The word alone in quotation marks."""
    return Verdict(PERHAPS, "in quotation marks") if page.is_quoted(spot.first, spot.after) else None


_Rule = Callable[[Page, Spot], Verdict | None]
_OWN: dict[str, _Rule] = {"place": _of_place, "nation": _of_nation, "so-called": _of_actor}
_WEAK: tuple[_Rule, ...] = (_beside, _described, _called, _in_tongs)
