"""From an office over what goes on with its body to the name of its holder: `عضوة المجلس البلدي سبها سعاد …`."""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.mentions.bodies import body_at
from musnad.mentions.extents import past_quotation
from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import Name
from musnad.mentions.offices import Held
from musnad.mentions.scene import Match, Scene
from musnad.mentions.states import state_at
from musnad.mentions.things import past_joined
from musnad.mentions.words import KNOWN, WORD, Look

_LONGEST = 9  # words between an office and its holder
_TOWN = -12.0  # a noun likelier than this (see `Analysis.weight`) is hardly the name of a town
_IN, _OF, _OVER, _NOT, _IS, _PLACE, _PORTFOLIO = "in", "for", "over", "not", "is", "place", "portfolio"
_UNHEARD = -15.0  # letters of a word less likely than this are hardly written onto it: `بوحجلة`
_BESIDES = ("roles", "honorifics", "sources_unnamed", "peoples", "countries", "capitals")
_AT, _FOR = "ب", "ل"  # "in" and "for", written onto a word
_DOCUMENT, _LOOSE = "document", "loose"  # value and tag of entries that stand for nobody there
_GOVERNS = ("government",)  # values of bodies that ministries and councils belong to


class Bridge(NamedTuple):
    """What goes on behind an office up to token `after`; `within` is the government that its body belongs to, `town` tells that
    the last piece is a town that the tables know, `seat` is the body or region that stands behind a preposition: its first token and
    the letters before it."""

    after: int
    within: Mention | None = None
    town: bool = False
    seat: tuple[int, int] | None = None


def bridge(scene: Scene, held: Held) -> Bridge | None:
    """What stands between an office and the name of its holder, if it is nothing but the rest of the body's name or its seat."""
    at, within, town, seat = held.after, None, False, None
    while at - held.after < _LONGEST and scene.same_line(at):
        step = _step(scene, at, first=at == held.after)
        if step is None:
            break
        of_town = town and step.after == at + 1 and scene.nation(at) is not None  # `بمدينة بنغازي الليبية`
        within, town, seat = within or step.within, step.town or of_town, seat or step.seat
        at = step.after
    return Bridge(at, within, town, seat) if at > held.after else None


def _step(scene: Scene, at: int, *, first: bool) -> Bridge | None:
    """One piece: a definite noun or adjective, one that is joined or what an office is for, a body or a town behind a preposition, a
    name in quotation marks, a town alone."""
    if (town := scene.past_town(at)) > at:
        return Bridge(town, town=True)
    if scene.opens(at):
        end = past_quotation(scene, at)
        return Bridge(end, seat=(at, 0)) if end > at else None
    modifier = scene.hit(at, "role_modifiers")
    if modifier and not modifier.payload.definite:
        return Bridge(modifier.after)  # `بالنيابة`
    look = scene.look(at)
    word = scene.hit(at, "naming_words")
    if word is not None and word.payload.value != _PLACE:
        return _governed(scene, word) if word.payload.value in (_IN, _OF, _OVER) else None
    placed = look.preposition in (_AT, _FOR) and any(
        m.payload.value == _PLACE and m.payload.table == "naming_words" for m in scene.hits(at)
    )
    if look.kind not in ("N", "A", "X") or look.given or (not placed and _is_somebody(scene, at)):
        return None
    if look.preposition:
        return None if look.conjunction else _seat(scene, at, skip=True) or _purpose(scene, at)
    if look.article and look.lead <= 1:
        return Bridge(at + 1) if look.name < WORD and not look.pronoun else None
    if look.conjunction and (end := past_joined(scene, at)) > at:
        return Bridge(end)
    return Bridge(at + 1) if first and not look.lead and _is_town(look) else None


def _is_somebody(scene: Scene, at: int) -> bool:
    """Whether a word begins a mention of somebody else: not one for a document (`للدراسات`), nor a country told by half a name."""
    return any(
        match.payload.table in _BESIDES and match.payload.value != _DOCUMENT and _LOOSE not in match.payload.entry.tags
        for match in scene.hits(at)
    )


def _governed(scene: Scene, word: Match) -> Bridge | None:
    """A body, town or definite noun behind a preposition that stands apart: `في الشؤون الليبية`, `عن ولاية بنزرت`."""
    if seat := _seat(scene, word.after, skip=False):
        return seat
    look = scene.look(word.after)
    if word.payload.value == _OF or not scene.same_line(word.after):
        return None
    return Bridge(word.after + 1) if look.article and look.kind == "N" and not (look.lead or look.pronoun or look.name) else None


def _purpose(scene: Scene, at: int) -> Bridge | None:
    """What an office is for: `للسياحة`, `للدراسات`."""
    look = scene.look(at)
    return Bridge(at + 1) if look.preposition == _FOR and look.article and look.kind == "N" and not look.pronoun else None


def _seat(scene: Scene, at: int, *, skip: bool) -> Bridge | None:
    """A body, state, region or town behind a preposition."""
    look = scene.look(at)
    begins = (at, look.lead if skip else 0)
    body = body_at(scene, at, skip=skip) or state_at(scene, at, skip=skip)
    if body is not None and (not body.loose or (skip and body.kind == "organisation")):
        seat = begins if body.kind != "state" else None
        return Bridge(past_judgement(scene, body.after), body if _governs(scene, body) else None, seat=seat)
    placed = next((match for match in scene.hits(at) if match.payload.value == _PLACE and match.skip == skip), None)
    if skip and (look.conjunction or not (look.preposition == _AT or placed)):
        return None
    if not skip and look.lead and look.weight > _UNHEARD:
        return None
    if not skip and (known := scene.past_town(at, "")) > at:
        return Bridge(known, town=True)
    if placed:
        if (known := scene.past_town(placed.after, "")) > placed.after:
            return Bridge(known, town=True, seat=begins)
        town = scene.look(placed.after)
        return Bridge(placed.after + 1, seat=begins) if town.kind in ("N", "A", "X") and not town.lead and not town.given else None
    if skip and (end := _past_branch(scene, at)) > at:
        return Bridge(end, seat=begins)
    return Bridge(at + 1) if _is_town(look) else None


def _past_branch(scene: Scene, at: int) -> int:
    """Past a noun in construct with a definite one or a town: `بفرع النخلة`, `بتعليم جازان`; the token itself where none stands."""
    look, following = scene.look(at), scene.look(at + 1)
    if look.kind != "N" or look.article or look.pronoun or not scene.same_line(at + 1):
        return at
    if following.article and following.kind == "N" and not following.lead and following.name < WORD and not _is_somebody(scene, at + 1):
        return at + 2
    town = scene.past_town(at + 1, "")
    return town if town > at + 1 else at


def may_begin_with_town(scene: Scene, held: Sequence[Held], name: Name) -> bool:
    """Whether a name behind a body begins with a word that nobody is called by, before a given name and one more."""
    if name.first < scene.past_town(name.first) < name.after:
        return True
    look, following = scene.look(name.first), scene.look(name.first + 1)
    of = bool(held) and bool(held[-1].office.of)
    return of and look.name < WORD and not look.given and bool(following.given) and following.name >= KNOWN and name.after - name.first > 2


def past_titles(scene: Scene, comma: int) -> int:
    """Past honorifics and ranks behind a comma: `قائد الحرس، اللواء حسين سلامي`; the last token before the name."""
    at = comma
    while honorific := scene.hit(at + 1, "honorifics"):
        at = honorific.after - 1
    return at


def is_told(scene: Scene, at: int) -> bool:
    """Whether `وهو`, `وهي` stands at a token, which joins an office to the name before it."""
    word = scene.hit(at, "naming_words")
    return word is not None and word.payload.value == _IS


def past_judgement(scene: Scene, at: int) -> int:
    """Past `غير الشرعية`, which some outlets put between an office and its holder."""
    word = scene.hit(at, "naming_words")
    return at + 2 if word and word.payload.value == _NOT and scene.look(at + 1).article and scene.same_line(at + 1) else at


def _is_town(look: Look) -> bool:
    """Whether a word may be the name of a town: a rare noun without an article."""
    return look.kind in ("N", "X") and look.weight < _TOWN and not look.article and look.name < WORD


def _governs(scene: Scene, body: Mention) -> bool:
    head = scene.hit(body.first, "organisation_heads", skip=True)
    return head is not None and head.payload.value in _GOVERNS


def bridged(scene: Scene, held: Held, found: Bridge) -> Held:
    """An office with what goes on behind it: held in the government its body belongs to, else in its body's whole name."""
    office, first = held.office, held.match.first
    if found.within is not None and office.of:
        title = scene.text(first, found.within.first, held.match.skip)
        of, inner = found.within.text, (*held.inner, found.within)
        return held._replace(after=found.after, complete=True, office=office._replace(title=title, of=of, of_state=False), inner=inner)
    return held._replace(after=found.after, complete=True, office=_longer(scene, held, found))


def _longer(scene: Scene, held: Held, found: Bridge) -> Office:
    office, first, value, after = held.office, held.match.first, held.match.payload.value, found.after
    begins = next((i for i in range(held.after - 1, first, -1) if scene.text(i, held.after) == office.of), first) if office.of else first
    named = bool(office.of) and found.seat is not None and scene.opens(found.seat[0])  # a name beside the body's: `المنظمة (أوبك)`
    if found.seat and not named and not office.of_state and (held.thing or begins == first):
        begins, skip = found.seat
        apart = scene.hit(begins - 1, "naming_words") is not None and not skip
        title = scene.text(first, begins - apart, held.match.skip)
        return office._replace(title=title, of=scene.text(begins, after, skip), national=False)
    if value == _PORTFOLIO or office.of_state:
        return office
    if office.of:
        return office._replace(of=scene.text(begins, after)) if begins > first else office
    if scene.look(first).article:
        return office._replace(title=scene.text(first, after, held.match.skip))
    own = held.after - first > 1
    return office._replace(title=scene.text(first, first + 1, held.match.skip), of=scene.text(first + 1, after)) if own else office
