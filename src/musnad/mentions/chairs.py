"""Offices that go on with a second body, or that somebody holds for another person who is named beside him."""

from musnad.mentions.bodies import body_at
from musnad.mentions.names import Name, name_at
from musnad.mentions.offices import Held
from musnad.mentions.scene import Scene
from musnad.mentions.seats import kinds_of
from musnad.mentions.tables import IN

_FOR, _INSIDE = "for", "in"  # values of the closed words for whom one sits and where
_CHAMBERS = frozenset(("parliament", "council"))  # kinds of bodies in which deputies sit
_SITS = "parliament"  # tag of roles that deputies have
_GROUPED = frozenset(("party", "bloc", "movement", "front", "coalition"))  # kinds of bodies for which they sit
_CHAIR = "رئيس"  # who heads a bloc heads no chamber
_RANK = "courtesy"  # tag of offices that are a rank beside another: `السفير`


def second_chair(scene: Scene, held: Held) -> Held | None:
    """The chamber of a deputy told with his party, or the party behind the chamber: `النائب عن حركة … بمجلس النواب`."""
    at, office = held.after, held.office
    entry = held.match.payload.entry
    if (
        _SITS not in entry.tags
        or entry.lemma.startswith(_CHAIR)
        or not office.of
        or office.of_state
        or not held.inner
        or not scene.same_line(at)
    ):
        return None
    look, word = scene.look(at), scene.hit(at, "naming_words")
    if look.preposition == IN and not look.conjunction:
        body = body_at(scene, at, skip=True)
    elif word and word.payload.value in (_FOR, _INSIDE):
        body = body_at(scene, word.after)
    else:
        return None
    first = next((inner for inner in held.inner if inner.text == office.of), None)
    if body is None or body.loose or first is None or not _are_chamber_and_party(kinds_of(scene, body), kinds_of(scene, first)):
        return None
    return held._replace(after=body.after, office=office._replace(of=body.text, country=body.country or office.country), inner=(body,))


def _are_chamber_and_party(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool((one & _CHAMBERS and other & _GROUPED) or (one & _GROUPED and other & _CHAMBERS))


def without_ranks(held: tuple[Held, ...]) -> tuple[Held, ...]:
    """Offices without a bare `السفير` that only tells the rank of who holds another: `الأمين العام المساعد … السفير سالم …`."""
    if not any(one.complete for one in held):
        return held
    return tuple(one for one in held if one.complete or one.office.of or _RANK not in one.match.payload.entry.tags)


def of_another(scene: Scene, held: Held, name: Name) -> Name | None:
    """The holder's own name behind that of whom he serves: `المتحدث باسم الرئيس منير العقاد سالم الزندي`; None where one name stands."""
    inside = any(scene.hit(at, "roles") for at in range(held.match.after, held.after))
    if not inside or name.first != held.after or name.after - name.first < 2:
        return None
    at = name.after + scene.comma(name.after)
    second = name_at(scene, at, due=True) if scene.same_line(at) and scene.look(at).given else None
    return second if second and second.after - second.first > 1 else None
