"""Whom a judging word judges: the actor that it modifies or names, or the words of a deed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from musnad.actors.named import Actors, Named
from musnad.labels.judging import Verdict, noun_of
from musnad.labels.spots import Page, Spot
from musnad.labels.words import FIGHTERS

_STEPS = 3  # tokens between a label and the name that it belongs to: adjectives, titles, marks
_LONG = 3  # words of a name for fighters that say enough, whatever they are
_STOPS = frozenset(".،,:؛;؟?!()")
_MODIFIERS = frozenset({"ADJ", "NOUN", "PUNCT"})
_NOBODY = "target: nobody known"


class Target(NamedTuple):
    """Index of the actor as text, or the words judged, or neither; `rule` tells how it was found."""

    actor: str | None
    of: str | None
    rule: str


def find_targets(page: Page, actors: Actors, judged: Sequence[tuple[Spot, Verdict]]) -> list[Target]:
    """The actor or deed that each word judges.

    A definite word that stands alone means whom it judges elsewhere in the article (`المخلوع`). Words for fighters alone (`المتمردين`,
    `الميليشيات المتمردة`) mean the group that such words judge elsewhere, or the armed group named last.
    """
    targets = [_find_target(page, actors, spot, verdict) for spot, verdict in judged]
    vague = [_is_vague(page, actors, spot, target) for target, (spot, _) in zip(targets, judged, strict=True)]
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for target, (spot, _), is_vague in zip(targets, judged, vague, strict=True):
        if target.actor and not is_vague:
            called[_family(spot)][target.actor] += 1
    for number, (spot, _) in enumerate(judged):
        if vague[number] and spot.definite:
            targets[number] = _so_called(page, actors, spot, called[_family(spot)]) or targets[number]
    return targets


def _find_target(page: Page, actors: Actors, spot: Spot, verdict: Verdict) -> Target:
    if is_deed(page, spot, verdict):
        return Target(None, _words_judged(page, spot, verdict), "target: a deed")
    for rule, find in _RULES.items():
        if (actor := find(page, actors, spot)) is not None:
            return Target(str(actor), None, f"target: {rule}")
    return Target(None, _words_judged(page, spot, verdict), _NOBODY)


def _family(spot: Spot) -> str:
    """Words that mean one another's targets: all for fighters, else those of one entry."""
    return FIGHTERS if FIGHTERS in spot.word.tags else spot.word.lemma


def _is_vague(page: Page, actors: Actors, spot: Spot, target: Target) -> bool:
    """Whether a word has no name beside it: it found nobody, or, for fighters, a name made of such words only."""
    if target.rule == _NOBODY or FIGHTERS not in spot.word.tags:
        return target.rule == _NOBODY
    holding = [named for named in _all(actors) if named.first <= spot.first and spot.after <= named.after]
    return any(named.actors and str(named.actors[0]) == target.actor and not _is_proper(page, named) for named in holding)


def _is_proper(page: Page, named: Named) -> bool:
    """Whether a name for fighters says which ones: by a noun in the genitive (`ميليشيات الجبل`), a proper name, a nationality, or at length."""
    if named.after - named.first >= _LONG:
        return True
    construct = not page.syntax.words[named.first][0].features.definite
    return any(_is_telling(page, at, construct=construct) for at in range(named.first, named.after))


def _is_telling(page: Page, at: int, *, construct: bool) -> bool:
    if page.words.fighters & {page.folded(at), page.bare(at)} or page.kinds(at):
        return False
    pos = page.syntax.words[at][0].pos
    return pos == "PROPN" or (construct and pos == "NOUN") or page.folded(at) in page.words.nations or page.bare(at) in page.words.groups


def _so_called(page: Page, actors: Actors, spot: Spot, known: Counter[str]) -> Target | None:
    actor = known.most_common(1)[0][0] if known else _group_before(page, actors, spot) if FIGHTERS in spot.word.tags else None
    return Target(actor, None, "target: so called elsewhere") if actor else None


def is_deed(page: Page, spot: Spot, verdict: Verdict) -> bool:
    """Whether a deed, a decision or words are judged: the label is a noun for one, or its noun is."""
    if "deed" in spot.word.tags or "place" in spot.word.tags:
        return True
    at = verdict.beside if verdict.beside is not None else noun_of(page, spot)
    kinds = page.kinds(at) if at is not None and spot.word.kind == "adjective" else frozenset()
    return bool(kinds) and "actor" not in kinds


def _within(page: Page, actors: Actors, spot: Spot) -> int | None:
    """The body inside a person's title that an adjective stands behind (`وزير النقل بحكومة الوفاق غير الشرعية فلان`)."""
    if spot.word.kind != "adjective" or spot.joined or spot.governed:
        return None
    gender = page.syntax.words[spot.after - 1][0].features.gender
    ending = [named for named in actors.inner if named.after == spot.first and named.how != "adjective" and named.gender in ("", gender)]
    bodies = [named for named in ending if all(actors.proposed[i].kind != "person" for i in named.actors)]
    return _only(max(bodies, key=lambda named: named.after - named.first, default=None))


def _covering(_: Page, actors: Actors, spot: Spot) -> int | None:
    """The smallest name that holds the label (`الميليشيات الحوثية`)."""
    holding = [named for named in _all(actors) if named.first <= spot.first and spot.after <= named.after]
    return _only(min(holding, key=lambda named: named.after - named.first, default=None))


def _before(page: Page, actors: Actors, spot: Spot) -> int | None:
    """The name that an adjective stands behind (`تنظيم داعش الإرهابي`): the widest of those that agree with it in gender."""
    if spot.word.kind != "adjective" or spot.joined or spot.governed:
        return None
    gender = page.syntax.words[spot.after - 1][0].features.gender
    for at in range(spot.first, max(spot.first - _STEPS, 0), -1):
        ending = [named for named in _all(actors) if named.after == at and named.how != "adjective"]
        agreeing = [named for named in ending if not (gender and named.gender) or named.gender == gender] or ending
        if agreeing:
            return _only(max(agreeing, key=lambda named: named.after - named.first))
        if not _may_stand_between(page, at - 1):
            return None
    return None


def _behind(page: Page, actors: Actors, spot: Spot) -> int | None:
    """The name that follows (`ميليشيات فجر ليبيا`, `الرئيس المخلوع فلان`)."""
    for at in range(spot.after, spot.after + _STEPS):
        starting = [named for named in _all(actors) if named.first == at]
        if starting:
            return _only(max(starting, key=lambda named: named.after - named.first))
        if not _may_stand_between(page, at):
            return None
    return None


def _country(page: Page, actors: Actors, spot: Spot) -> int | None:
    """The state that a name like الاحتلال stands for: that of the nationality behind it, else that of the entry."""
    if not spot.word.country:
        return None
    country = page.words.nations.get(page.folded(spot.after), spot.word.country)
    return next((i for i, actor in enumerate(actors.proposed) if actor.kind == "state" and actor.country == country), None)


def _subject(page: Page, actors: Actors, spot: Spot) -> int | None:
    """Who did what a verb judges (`استشهد فلان`): the name in its likeliest subject."""
    verb = next((verb for verb in page.syntax.verbs if verb.at == spot.first), None) if spot.word.kind == "verb" else None
    number = verb.subjects[0].phrase if verb and verb.subjects else None
    if number is None:
        return None
    phrase = page.syntax.phrases[number]
    return _only(next((named for named in actors.places if named.first < phrase.after and phrase.first < named.after), None))


def _group_before(page: Page, actors: Actors, spot: Spot) -> str | None:
    """The armed group named last before a label, else the first one after."""
    groups = [named for named in actors.places if len(named.actors) == 1 and actors.proposed[named.actors[0]].kind == "armed_group"]
    groups = [named for named in groups if _is_proper(page, named)]
    earlier = [named for named in groups if named.first <= spot.first]
    return next((str(named.actors[0]) for named in (*earlier[-1:], *groups[:1])), None)


def _predicated(page: Page, actors: Actors, spot: Spot) -> int | None:
    """Of whom it is said, shortly before (`إن فلانا ليس كاذبا`)."""
    if spot.definite or spot.governed or spot.word.kind == "verb":
        return None
    for at in range(spot.first, max(spot.first - _STEPS, 0), -1):
        ending = [named for named in actors.places if named.after == at]
        if ending:
            return _only(ending[-1])
        if page.folded(at - 1) in _STOPS:
            return None
    return None


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
        return page.document.span(first, spot.first).text if first < spot.first else None
    return page.document.span(spot.first, phrase.after).text if phrase and phrase.after > spot.after else None


def _all(actors: Actors) -> Iterator[Named]:
    yield from actors.places
    yield from actors.inner


def _only(named: Named | None) -> int | None:
    return named.actors[0] if named and len(named.actors) == 1 else None


_RULES: dict[str, Callable[[Page, Actors, Spot], int | None]] = {
    "the state so called": _country,
    "inside a title": _within,
    "inside its name": _covering,
    "behind its name": _before,
    "subject of the verb": _subject,
    "before its name": _behind,
    "of whom it is said": _predicated,
}
