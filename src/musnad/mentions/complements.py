"""What belongs to the name of a group or body besides its head and adjectives: words that count it, joined adjectives, and what its
adjective goes on with (`القوات الموالية للحكومة`, the forces loyal to the government)."""

from musnad.mentions.bodies import body_at
from musnad.mentions.mention import Mention
from musnad.mentions.scene import Scene
from musnad.mentions.seats import seated
from musnad.mentions.states import state_at
from musnad.mentions.words import UNKNOWN, WORD

_COUNTS = ("some", "one")  # values of closed words before a group
_ONE = "one"
_NUMERAL, _DIGITS = "D", "number"  # kinds of words and of tokens
_BRACKETS, _BRACKETS_END = ("(", "["), (")", "]")
_SHORT = 3  # words of a name in brackets
_NAMING = ("organisations", "armed_groups", "media")
_LONGEST = 4  # words of a complement that no table knows
_NUMBERS = 3  # words of a number
_OF = "from"  # value of the closed word between a number and those it counts
_YEARS = range(1900, 2100)  # numbers that hardly count people


def goes_on(scene: Scene, at: int) -> tuple[int, tuple[Mention, ...]]:
    """Where what an adjective before a token goes on with ends, and whom it names; the token itself where it does not."""
    takes = scene.tables.participles.get(scene.folded(at - 1)[scene.look(at - 1).lead :]) if scene.same_line(at) else None
    if not takes:
        return at, ()
    if scene.plain(at) in takes and scene.same_line(at + 1):
        return _phrase(scene, at + 1, at, skip=False)
    look = scene.look(at)
    return _phrase(scene, at, at, skip=True) if look.preposition in takes and not look.conjunction else (at, ())


def whole(scene: Scene, body: Mention | None) -> Mention | None:
    """A body with what its adjective goes on with (`قوات الجيش الموالية للشرعية`) and the short name in brackets behind it."""
    if body is None or body.loose:
        return body
    after, inner = goes_on(scene, body.after) if body.after - body.first > 1 else (body.after, ())
    if after == body.after and not (body.entry or body.media) and scene.look(after).article and not scene.look(after).lead:
        further = goes_on(scene, after + 1)
        after, inner = further if further[0] > after + 1 else (after, ())
    if after > body.after:
        text = scene.text(body.first, after, body.skip)
        body = body._replace(after=after, name_first=after, name_after=after, text=text, inner=(*body.inner, *inner))
    if (housed := seated(scene, body)).after > body.after:
        return housed
    alias = _alias(scene, after)
    return body._replace(parts=(*body.parts, alias)) if alias else body


def _alias(scene: Scene, at: int) -> str:
    """A short name in brackets: `وزارة الدفاع الأميركية (البنتاغون)`; empty if what stands there may say something else."""
    if scene.plain(at) not in _BRACKETS or not scene.same_line(at):
        return ""
    end = next((i for i in range(at + 1, min(at + _SHORT + 2, len(scene.tokens))) if scene.plain(i) in _BRACKETS_END), at + 1)
    words = range(at + 1, end)
    if not words or any(scene.tokens[i].kind != "word" for i in words):
        return ""
    known = any(m.payload.table in _NAMING and m.after == end for m in scene.hits(at + 1))
    return scene.text(at + 1, end) if known or all(scene.look(i).kind == "X" or scene.look(i).name == UNKNOWN for i in words) else ""


def _phrase(scene: Scene, at: int, otherwise: int, *, skip: bool) -> tuple[int, tuple[Mention, ...]]:
    """The noun phrase at a token."""
    named = [one for one in (body_at(scene, at, skip=skip), state_at(scene, at, skip=skip)) if one is not None]
    if named:
        found = max(named, key=lambda one: one.after)
        return found.after, (found,)
    end = at
    while end < at + _LONGEST and scene.same_line(end) and _goes(scene, end, first=end == at):
        end += 1
        if scene.look(end - 1).article:
            break
    if end > at and not scene.look(end - 1).article and scene.same_line(end) and (state := state_at(scene, end)):
        return state.after, (state,)  # `الموقعة على اتفاق القاهرة`
    if end == at or not scene.look(end - 1).article:
        return otherwise, ()
    while scene.same_line(end) and scene.look(end).article and scene.look(end).kind == "A" and not scene.look(end).lead:
        end += 1
    return end, ()


def _goes(scene: Scene, at: int, *, first: bool) -> bool:
    look = scene.look(at)
    named = not first and any(match.payload.table in ("capitals", "countries") for match in scene.hits(at))
    return look.kind in ("N", "X") and not look.pronoun and look.name < WORD and (first or not look.lead) and not named


def past_joined(scene: Scene, at: int, *, definite: bool) -> int:
    """Past adjectives that `و` joins to one before: `محلية ودولية`."""
    while scene.same_line(at):
        look = scene.look(at)
        if not look.conjunction or look.preposition or look.kind != "A" or look.pronoun or look.article != definite:
            break
        if scene.hit(at, "roles", skip=True) or look.name:
            break
        at += 1
    return at


def counted(scene: Scene, at: int) -> tuple[int, int, bool]:
    """Where words that count what begins at a token begin, the letters before them, and whether they pick one only."""
    for first in range(max(at - 2, 0), at):
        for match in scene.hits(first):
            if (
                match.payload.table == "naming_words"
                and match.payload.value in _COUNTS
                and match.after == at
                and _together(scene, first, at)
            ):
                return first, match.skip, match.payload.value == _ONE
    of = scene.hit(at - 1, "naming_words")
    last = at - 1 - (of is not None and of.payload.value == _OF)
    first = last
    while first > last - _NUMBERS and first >= 0 and _counts(scene, first) and _together(scene, first, first + 2):
        first -= 1
    first += 1
    return (at, 0, False) if first > last else (first, scene.look(first).lead, False)


def _counts(scene: Scene, at: int) -> bool:
    """Whether a token is a number, and no year."""
    token = scene.tokens[at]
    return not (token.plain.isdigit() and int(token.plain) in _YEARS) if token.kind == _DIGITS else scene.look(at).kind == _NUMERAL


def _together(scene: Scene, first: int, after: int) -> bool:
    """Whether tokens stand on one line."""
    return all(scene.same_line(at) for at in range(first + 1, after))
