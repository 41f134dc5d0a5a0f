"""Whom a judging word judges: the actor that it modifies or names, or the words of a deed."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.grammar.syntax import Syntax
from musnad.labels.judging import Verdict, noun_of
from musnad.labels.places import Places
from musnad.labels.spots import Page, Spot

_STEPS = 3  # tokens between a label and the name that it belongs to: adjectives, titles, marks
_CHARGE = 4  # tokens between the preposition of an accusation and the deed: `بارتكاب`, `بالسعي إلى`
_ACCUSER = 8  # tokens between the verb of accusing and whom it accuses: who accuses
_READINGS = 3  # readings of a word among which a verb is believed, since what must follow it is rare
_STOPS = frozenset(".،,:؛;؟?!()")
_MODIFIERS = frozenset({"ADJ", "NOUN", "PUNCT"})
NOBODY = "target: nobody known"
ACCUSED = "target: who is accused of it"
DESCRIBED = "target: what is described"


class Target(NamedTuple):
    """Index of the actor as text, or the words judged, or neither; `rule` tells how it was found."""

    actor: str | None
    of: str | None
    rule: str


def find_target(page: Page, places: Places, spot: Spot, verdict: Verdict, described: tuple[int, int] | None = None) -> Target:
    """The actor or deed that a word judges where it stands; `described` is the phrase that a verb of describing calls so."""
    if described is not None:
        named = _widest(named for at in range(*described) for named in places.starting.get(at, ()) if named.after <= described[1])
        actor = _only(named) if named is not None and named.first == described[0] else None
        return Target(None if actor is None else str(actor), page.document.letters(*described) if actor is None else None, DESCRIBED)
    if (accused := _accused(page, places, spot)) is not None:
        return Target(str(accused), None, ACCUSED)
    if is_deed(page, spot, verdict):
        return Target(None, _words_judged(page, spot, verdict), "target: a deed")
    for rule, find in _RULES.items():
        if (actor := find(page, places, spot)) is not None:
            return Target(str(actor), None, f"target: {rule}")
    return Target(None, _words_judged(page, spot, verdict), NOBODY)


def _accused(page: Page, places: Places, spot: Spot) -> int | None:
    """Who is accused of a deed: `اتهم الحكومة بارتكاب مجزرة` (he accused the government of committing a massacre)."""
    if "deed" not in spot.word.tags:
        return None
    for at in range(spot.first, max(spot.first - _CHARGE, 0), -1):
        named = _widest(places.ending.get(at, ())) if page.governs(at) else None
        if named is not None:
            before = range(max(named.first - _ACCUSER, 0), named.first)
            accuses = any(reading.verb in page.words.accusing for i in before for reading in page.syntax.words[i][:_READINGS])
            return _only(named) if accuses else None
    return None


def is_deed(page: Page, spot: Spot, verdict: Verdict) -> bool:
    """Whether a deed, a decision or words are judged: the label is a noun for one, or its noun is."""
    if "deed" in spot.word.tags or "place" in spot.word.tags:
        return True
    at = verdict.beside if verdict.beside is not None else noun_of(page, spot)
    kinds = page.kinds(at) if at is not None and spot.word.kind == "adjective" else frozenset()
    return bool(kinds) and "actor" not in kinds


def holding(places: Places, spot: Spot) -> list[Named]:
    """The places that hold a label whole."""
    return [named for named in places.holding.get(spot.first, ()) if spot.after <= named.after]


def _state(page: Page, places: Places, spot: Spot) -> int | None:
    """The state that a name like الاحتلال stands for: that of the nationality behind it, else that of the entry."""
    country = spot.word.country
    return places.states.get(page.words.nations.get(page.folded(spot.after), country)) if country else None


def _within(page: Page, places: Places, spot: Spot) -> int | None:
    """The body inside a person's title that an adjective stands behind (`وزير النقل بحكومة الوفاق غير الشرعية فلان`)."""
    if not _modifies(spot) or not any(_is_of_person(places, named) for named in holding(places, spot)):
        return None
    bodies = [named for named in places.ending.get(spot.first, ()) if named.how != "adjective" and not _is_of_person(places, named)]
    return _only(_widest(_agreeing(page, spot, bodies)))


def _inside(_: Page, places: Places, spot: Spot) -> int | None:
    """The smallest name that holds the label (`الميليشيات الحوثية`); one may hold a person with a clitic beside others."""
    apart = spot.word.kind == "adjective" and (spot.joined or spot.governed)
    names = [named for named in holding(places, spot) if named.first == spot.first or not apart]
    return _only(min(names, key=lambda named: named.after - named.first, default=None))


def _behind_name(page: Page, places: Places, spot: Spot) -> int | None:
    """The name that an adjective stands behind (`تنظيم داعش الإرهابي`): the widest of those that agree with it in gender."""
    for at in range(spot.first, max(spot.first - _STEPS, 0), -1) if _modifies(spot) else ():
        ending = [named for named in places.ending.get(at, ()) if named.how != "adjective"]
        if ending:
            return _only(_widest(_agreeing(page, spot, ending) or ending))
        if not _may_stand_between(page, at - 1):
            return None
    return None


def _subject(page: Page, places: Places, spot: Spot) -> int | None:
    """Who did what a verb judges (`استشهد فلان`): the name in its likeliest subject."""
    number = _subject_of(page.syntax, spot.first) if spot.word.kind == "verb" else None
    if number is None:
        return None
    phrase = page.syntax.phrases[number]
    return next((_only(named) for at in range(phrase.first, phrase.after) for named in places.holding.get(at, ())), None)


def _subject_of(syntax: Syntax, at: int) -> int | None:
    number = bisect_left(syntax.verbs, at, key=attrgetter("at"))
    verb = syntax.verbs[number] if number < len(syntax.verbs) else None
    return verb.subjects[0].phrase if verb and verb.at == at and verb.subjects else None


def _before_name(page: Page, places: Places, spot: Spot) -> int | None:
    """The name that follows (`ميليشيات فجر ليبيا`, `الرئيس المخلوع فلان`)."""
    for at in range(spot.after, spot.after + _STEPS):
        if at in places.starting:
            return None if _has_clitic(page, at) else _only(_widest(places.starting[at]))
        if not _may_stand_between(page, at):
            return None
    return None


def _has_clitic(page: Page, at: int) -> bool:
    """Whether a preposition, conjunction or pronoun parts a word from the one before (`المخلوع حلفاءه`)."""
    return any(segment.kind not in ("stem", "article") for segment in page.syntax.words[at][0].segments)


def _predicated(page: Page, places: Places, spot: Spot) -> int | None:
    """Of whom it is said, shortly before (`إن فلانا ليس كاذبا`)."""
    if spot.definite or spot.governed or spot.word.kind == "verb":
        return None
    for at in range(spot.first, max(spot.first - _STEPS, 0), -1):
        if at in places.ending:
            return _only(_widest(places.ending[at]))
        if page.folded(at - 1) in _STOPS:
            return None
    return None


_RULES: dict[str, Callable[[Page, Places, Spot], int | None]] = {
    "the state so called": _state,
    "inside a title": _within,
    "inside its name": _inside,
    "behind its name": _behind_name,
    "subject of the verb": _subject,
    "before its name": _before_name,
    "of whom it is said": _predicated,
}


def _modifies(spot: Spot) -> bool:
    """Whether the label may be an adjective of what stands before it; one with a conjunction or preposition is a noun."""
    return spot.word.kind == "adjective" and not spot.joined and not spot.governed


def _agreeing(page: Page, spot: Spot, names: Iterable[Named]) -> list[Named]:
    """Names of the label's gender, or else those that may be of it."""
    gender = page.syntax.words[spot.after - 1][0].features.gender
    possible = [named for named in names if not (gender and named.gender) or named.gender == gender]
    return [named for named in possible if gender and named.gender == gender] or possible


def _widest(names: Iterable[Named]) -> Named | None:
    return max(names, key=lambda named: named.after - named.first, default=None)


def _only(named: Named | None) -> int | None:
    return named.actors[0] if named and len(named.actors) == 1 else None


def _is_of_person(places: Places, named: Named) -> bool:
    return any(places.actors.proposed[i].kind == "person" for i in named.actors)


def _may_stand_between(page: Page, at: int) -> bool:
    if not 0 <= at < len(page.document.tokens) or page.folded(at) in _STOPS:
        return False
    reading = page.syntax.words[at][0]
    return reading.pos in _MODIFIERS and not any(segment.kind == "preposition" for segment in reading.segments)


def _words_judged(page: Page, spot: Spot, verdict: Verdict) -> str | None:
    """The words of the phrase that are judged: before an adjective, else from the label on."""
    held = page.syntax.phrase_at[spot.first]
    phrase = page.syntax.phrases[held] if held >= 0 else None
    if spot.word.kind == "adjective":
        first = verdict.beside if verdict.beside is not None else phrase.first if phrase else spot.first
        return page.document.letters(first, spot.first) if first < spot.first else None
    return page.document.letters(spot.first, phrase.after) if phrase and phrase.after > spot.after else None
