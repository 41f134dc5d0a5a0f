"""From an office over what goes on with its body to the name of its holder: `عضوة المجلس البلدي سبها سعاد …`."""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.mentions.bodies import body_at
from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import Name
from musnad.mentions.offices import Held
from musnad.mentions.scene import Scene
from musnad.mentions.states import state_at
from musnad.mentions.words import KNOWN, WORD, Look

_LONGEST = 6  # words between an office and its holder
_TOWN = -12.0  # a noun likelier than this (see `Analysis.weight`) is hardly the name of a town
_IN, _NOT, _IS, _PLACE, _PORTFOLIO = "in", "not", "is", "place", "portfolio"
_BESIDES = ("roles", "honorifics", "sources_unnamed", "peoples", "countries", "capitals")
_AT = "ب"  # "in", written onto a town
_GOVERNS = ("government",)  # values of bodies that ministries and councils belong to


class Bridge(NamedTuple):
    """What goes on behind an office up to token `after`; `within` is the government that its body belongs to, `town` tells that
    the last piece is a town that the tables know."""

    after: int
    within: Mention | None = None
    town: bool = False


def bridge(scene: Scene, held: Held) -> Bridge | None:
    """What stands between an office and the name of its holder, if it is nothing but the rest of the body's name or its seat."""
    at, within, town = held.after, None, False
    while at - held.after < _LONGEST and scene.same_line(at):
        step = _step(scene, at, first=at == held.after)
        if step is None:
            break
        within, town = within or step.within, step.town
        at = step.after
    return Bridge(at, within, town) if at > held.after else None


def _step(scene: Scene, at: int, *, first: bool) -> Bridge | None:
    """One piece: a definite noun or adjective, a joined one, a body or a town behind a preposition, a town alone."""
    if (town := scene.past_town(at)) > at:
        return Bridge(town, town=True)
    look = scene.look(at)
    word = scene.hit(at, "naming_words")
    if word is not None:
        return _seat(scene, word.after, skip=False) if word.payload.value == _IN else None
    placed = look.preposition == _AT and any(m.payload.value == _PLACE and m.payload.table == "naming_words" for m in scene.hits(at))
    if look.kind not in ("N", "A", "X") or look.given or (not placed and any(scene.hit(at, t, skip=True) for t in _BESIDES)):
        return None
    if look.preposition:
        return None if look.conjunction else _seat(scene, at, skip=True)
    if look.article and look.lead <= 1:
        return Bridge(at + 1) if look.name < WORD and not look.pronoun else None
    return Bridge(at + 1) if first and not look.lead and _is_town(look) else None


def _seat(scene: Scene, at: int, *, skip: bool) -> Bridge | None:
    """A body, state or town behind a preposition."""
    body = body_at(scene, at, skip=skip) or state_at(scene, at, skip=skip)
    if body is not None and (not body.loose or (skip and body.kind == "organisation")):
        return Bridge(past_judgement(scene, body.after), body if _governs(scene, body) else None)
    look = scene.look(at)
    if look.conjunction or look.preposition != _AT * skip:
        return None
    if head := next((match for match in scene.hits(at) if match.payload.value == _PLACE and match.skip == skip), None):
        if (known := scene.past_town(head.after, "")) > head.after:
            return Bridge(known, town=True)
        town = scene.look(head.after)
        return Bridge(head.after + 1) if town.kind in ("N", "A", "X") and not town.lead and not town.given else None
    return Bridge(at + 1) if _is_town(look) else None


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
    return held._replace(after=found.after, complete=True, office=_longer(scene, held, found.after))


def _longer(scene: Scene, held: Held, after: int) -> Office:
    office, first, value = held.office, held.match.first, held.match.payload.value
    if value == _PORTFOLIO or office.of_state:
        return office
    if office.of:
        begins = next((i for i in range(held.after - 1, first, -1) if scene.text(i, held.after) == office.of), first)
        return office._replace(of=scene.text(begins, after)) if begins > first else office
    if scene.look(first).article:
        return office._replace(title=scene.text(first, after, held.match.skip))
    own = held.after - first > 1
    return office._replace(title=scene.text(first, first + 1, held.match.skip), of=scene.text(first + 1, after)) if own else office
