"""Offices whose last word begins the name of a body: `رئيس بعثة …` (head of the mission of …), `وكيل وزارة الخارجية`."""

from musnad.mentions.bodies import body_at
from musnad.mentions.holding import with_body
from musnad.mentions.mention import Mention
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import ARTICLE
from musnad.mentions.titles import Draft

_BODY, _PORTFOLIO = "body", "portfolio"  # values of roles held in a body, and of those in charge of something


def headed(scene: Scene, match: Match) -> Draft | None:
    """`رئيس بعثة …`, `نائب رئيس مجلس …`: a role whose last word begins the name of a body."""
    last = match.after - 1
    if last == match.first or match.payload.surface.startswith(ARTICLE):
        return None
    known = scene.hit(match.first + 1, "organisations")
    world = known is not None and not known.payload.value and "anycountry" not in known.payload.entry.tags
    following = scene.look(match.after)
    described = following.article and following.adjective and not (following.lead or scene.nation(match.after) or _charged(match))
    longer = known is not None and known.after > match.after and (world or (described and known.after == match.after + 1))
    if longer and (body := body_at(scene, match.first + 1)):  # `رئيس البرلمان العربي`, `رئيس المجلس الوطني التأسيسي`
        return with_body(scene, Draft(((match.first, match.first + 1, match.skip),), match.first + 1), body)
    if match.payload.value == _BODY and not scene.hit(last - 1, "organisation_heads"):
        short = body_at(scene, last)
        if short and short.loose and short.after == match.after:
            return with_body(scene, Draft(((match.first, last, match.skip),), last), short)  # `رئيس الهيئة`, which is named elsewhere
    if match.payload.definite and match.payload.value != _BODY:
        return None
    if last > match.first + 1 and (body := _longer_body(scene, match)):
        return with_body(scene, Draft(((match.first, match.first + 1, match.skip),), match.first + 1), body)
    head = scene.hit(last, "organisation_heads") if last > match.first + 1 else None
    if head and "plain" in head.payload.entry.tags:
        return None  # `رئيس مجلس إدارة`: the title of a board's chairman, whatever it manages
    body = body_at(scene, last)
    if body is None or body.after <= match.after or scene.hit(match.after, "countries"):
        return None
    if match.payload.value == _PORTFOLIO:  # `وكيل وزارة الخارجية`: of the state, not of the ministry
        draft = Draft(((match.first, body.after, match.skip),), body.after, inner=(body,))
        return draft._replace(of=scene.tables.states.get(body.country, ""), country=body.country, of_state=bool(body.country))
    return with_body(scene, Draft(((match.first, last, match.skip),), last), body)


def _charged(match: Match) -> bool:
    """Whether a portfolio completes a role: `وكيل وزارة الخارجية`."""
    return match.payload.value == _PORTFOLIO


def _longer_body(scene: Scene, match: Match) -> Mention | None:
    """A body whose name goes on behind a title of several words: `رئيس الهيئة العليا` of a party, but `للانتخابات`."""
    if not match.payload.definite or scene.hit(match.after, "organisation_heads", skip=True):
        return None
    body = body_at(scene, match.first + 1)
    return body if body and body.after > match.after and not scene.nation(body.after - 1) else None
