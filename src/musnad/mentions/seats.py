"""Where a body sits, as part of its name: `المحكمة الابتدائية بالكاف`, `لجنة التشريع العام بمجلس نواب الشعب`, `سفارة تونس بفرنسا`."""

from musnad.mentions.bodies import body_at
from musnad.mentions.extents import past_place
from musnad.mentions.mention import Mention
from musnad.mentions.scene import Scene
from musnad.mentions.states import state_at
from musnad.mentions.tables import ARTICLE, IN

_FOR, _FORCES = "ل", frozenset(("police", "military"))  # to whom a squad belongs
_IN = "in"  # value of the closed words for where something is
_TOWNED = frozenset(  # kinds of bodies of which every town may have one
    ("court", "prosecution", "embassy", "mission", "office", "local", "police", "syndicate", "union", "association", "university", "centre",
     "company")
)  # fmt: skip
_PLANTED = ("court", "prosecution", "embassy", "mission", "office")  # those that do not move: where they are is no place of a deed

_COMPANY = "company"
_HOUSED = ("committee", "bloc", "court", "prosecution", "police", "office")  # those that sit in another body
_HOUSES = ("council", "parliament", "court", "police", "authority", "ministry")  # kinds of bodies that others sit in


def seated(scene: Scene, body: Mention) -> Mention:
    """A body with its seat; its name without one is a shorter form of it."""
    after, inner = past_seat(scene, body)
    if after == body.after:
        return body
    text = scene.text(body.first, after, body.skip)
    return body._replace(
        after=after, name_first=after, name_after=after, text=text, parts=(*body.parts, body.text), inner=(*body.inner, *inner)
    )


def past_seat(scene: Scene, body: Mention) -> tuple[int, tuple[Mention, ...]]:
    """Where the seat behind a body ends, and who is named in it; the end of the body where none stands."""
    at, kinds = body.after, kinds_of(scene, body)
    regional = any(scene.look(i).letters.removeprefix(ARTICLE) in scene.tables.regional for i in range(body.first + 1, body.after))
    if not scene.same_line(at) or not (regional or kinds & (_TOWNED | {*_HOUSED})) or (_COMPANY in kinds and body.number != "s"):
        return at, ()
    look, word = scene.look(at), scene.hit(at, "naming_words")
    if look.preposition == _FOR and "police" in kinds and (force := body_at(scene, at, skip=True)) and kinds_of(scene, force) & _FORCES:
        at = force.after  # `فرقة الأبحاث والتفتيش للحرس الوطني بجندوبة`
        after, inner = _seat(scene, at, kinds, regional=True, skip=True) if _within(scene, at) else (at, ())
        return after, (force, *inner)
    if _within(scene, at):
        return _seat(scene, at, kinds, regional=regional, skip=True)
    if word and word.payload.value == _IN and kinds & {*_PLANTED}:
        end, inner = _seat(scene, word.after, kinds, regional=regional, skip=False)
        return (end, inner) if end > word.after else (at, ())
    return at, ()


def _within(scene: Scene, at: int) -> bool:
    look = scene.look(at)
    return look.preposition == IN and not look.conjunction and scene.same_line(at)


def _seat(scene: Scene, at: int, kinds: frozenset[str], *, regional: bool, skip: bool) -> tuple[int, tuple[Mention, ...]]:
    """A town or region, a country for those sent to one, or the body that houses another, with its own seat."""
    if regional or kinds & _TOWNED:
        if (town := scene.past_town(at, IN if skip else "")) > at:
            return town, ()
        if (region := past_place(scene, at, skip=skip)) > at:
            return region, ()
    state = state_at(scene, at, skip=skip)
    if state and (kinds & {*_PLANTED} or state.capital):
        return state.after, (state,)
    body = body_at(scene, at, skip=skip) if kinds & {*_HOUSED} else None
    if body is None or body.loose or not kinds_of(scene, body) & {*_HOUSES}:
        return at, ()
    after, inner = past_seat(scene, body)
    return after, (body, *inner)


def kinds_of(scene: Scene, body: Mention) -> frozenset[str]:
    """What kind of body it is, by its head word and by what the tables know."""
    told = (match.payload for match in scene.hits(body.first) if match.skip == body.skip and match.after <= body.after)
    return frozenset(
        kind
        for hit in told
        for kind in ((hit.value,) if hit.table == "organisation_heads" else hit.entry.tags if hit.table == "organisations" else ())
    )
