"""What completes a title though no table knows it: a department (`العلاقات العامة`), a place (`منطقة نجران`), a name in quotation marks."""

from musnad.mentions.bodies import body_at
from musnad.mentions.extents import past_quotation
from musnad.mentions.mention import Mention
from musnad.mentions.names import name_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import AND, IN
from musnad.mentions.titles import Draft, past_adjectives
from musnad.mentions.words import FAMILY, RARE, UNKNOWN

_NOUNS = 4  # nouns in construct
_INSIDE = ("in", "at")  # values of closed words
_FOR = "ل"  # written onto what an office is for
_ATTACHED = (IN, _FOR)
_FEMININE = ("ه", "ات")  # folded endings
_PART = "part"  # value of adjectives that belong to titles: `العام`


def past_thing(scene: Scene, at: int, head: Match) -> int:
    """Past nouns in construct up to a definite one, its adjectives and what `و` joins to it; the token itself where none stand."""
    end = _past_construct(scene, at)
    if end <= at:
        return end
    end = _past_described(scene, end, head)
    joined = end
    while (more := past_joined(scene, joined, head)) > joined:
        joined = more
    return joined if joined > end and (name_at(scene, joined, due=True) or _title(scene, joined) or seat_at(scene, joined)) else end


def _past_construct(scene: Scene, at: int) -> int:
    end = at
    while end < at + _NOUNS and scene.same_line(end):
        look = scene.look(end)
        if end > at and scene.hit(end, "roles") and not look.article:
            return at
        if look.lead or look.pronoun or scene.hit(end, "honorifics"):
            return at
        if look.kind != "N" and not (look.kind == "V" and end == at and _nouns_follow(scene, end + 1)):
            return at
        if end > at and look.name == UNKNOWN and not look.article and scene.look(end + 1).given:
            return end + 1  # a town that no table knows: `مدير فرع عمل خيبر فهد …`
        if look.name >= (FAMILY if look.article and end > at else RARE):
            return at
        end += 1
        if look.article:
            return end
    return at


def _nouns_follow(scene: Scene, at: int) -> bool:
    """Whether a noun in construct with a definite one follows, before which a word read as a verb is a noun: `حفظ صحة الوسط`."""
    look, after = scene.look(at), scene.look(at + 1)
    return look.kind == "N" and not (look.lead or look.article or look.name) and after.article and after.kind == "N" and not after.lead


def _past_described(scene: Scene, at: int, head: Match | None) -> int:
    """Past definite adjectives; one that belongs to titles too describes the noun where its gender is not that of the head."""
    while scene.same_line(at) and scene.look(at).article and scene.look(at).adjective and not scene.look(at).lead:
        modifier = scene.hit(at, "role_modifiers")
        if modifier and (modifier.payload.gender != "f" or not _is_its(scene, at - 1, head)):
            break
        if scene.hit(at, "honorifics") or (scene.look(at).name >= RARE and not modifier):
            break
        at += 1
    return at


def _is_its(scene: Scene, noun: int, head: Match | None) -> bool:
    """Whether a feminine adjective is that of the noun before it rather than of the title's head."""
    return head is None or head.payload.gender == "m" or scene.folded(noun).endswith(_FEMININE)


def past_joined(scene: Scene, at: int, head: Match | None = None) -> int:
    """Past `والإعلام`, `وحماية المحيط`: a noun that `و` joins."""
    look, following = scene.look(at), scene.look(at + 1)
    if not scene.same_line(at) or look.lead != len(AND) or not look.conjunction or look.kind != "N" or scene.hit(at, "roles", skip=True):
        return at
    if scene.joins(at):
        return _past_described(scene, at + 1, head)
    if following.article and following.kind == "N" and not following.lead and scene.same_line(at + 1):
        return _past_described(scene, at + 2, head)
    return at


def _title(scene: Scene, at: int) -> bool:
    return scene.hit(at, "honorifics") is not None


def seat_at(scene: Scene, at: int) -> Mention | None:
    """The body behind a preposition at a token: `بجامعة السنابل`, `في جمعية النخلة`."""
    if not scene.same_line(at) or scene.hit(at, "role_modifiers"):
        return None  # `بالنيابة`, acting
    look, word = scene.look(at), scene.hit(at, "naming_words")
    if look.preposition in _ATTACHED and not look.conjunction:
        body = body_at(scene, at, skip=True)
        return body if body and (not body.loose or look.preposition == IN) else None
    if word and word.payload.value in _INSIDE:
        body = body_at(scene, word.after)
        return body if body and not body.loose else None
    return None


def seated(scene: Scene, draft: Draft, first: int) -> Draft:
    """A title with the department that stands at `first`: held in the body behind it if one is named, else in the department."""
    end = draft.after
    look = scene.look(end)
    if scene.same_line(end) and look.preposition == _FOR and look.article and look.kind == "N" and not look.conjunction:
        purpose = past_adjectives(scene, end + 1)
        end = purpose if seat_at(scene, end) is None and seat_at(scene, purpose) else end  # `للقطاع الخاص بشركة …`
    seat = seat_at(scene, end)
    if seat is None:
        return draft._replace(of=scene.text(first, draft.after), thing=True)
    title = (*draft.title, (first, seat.first if seat.skip else seat.first - 1, 0))
    return draft._replace(title=title, after=seat.after, of=seat.text, country=draft.country or seat.country, inner=(*draft.inner, seat))


def quoted_behind(scene: Scene, at: int) -> tuple[int, int] | None:
    """Tokens of a name in quotation marks behind a preposition that stands apart: `لـ«حركة النخلة»`; None where none stands."""
    if scene.folded(at) not in _ATTACHED or not scene.opens(at + 1) or not scene.same_line(at + 1):
        return None
    end = past_quotation(scene, at + 1)
    return (at + 2, end - 1) if end > at + 1 else None
