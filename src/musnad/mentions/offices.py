"""Offices: a title with the body, country, person or other office that completes it."""

from typing import NamedTuple

from musnad.mentions.bodies import body_at
from musnad.mentions.extents import past_place, past_quotation
from musnad.mentions.headed import headed
from musnad.mentions.holding import for_both, for_quoted, in_place, in_states, is_place, posted, quoted_body, with_body, with_person
from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import name_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.seats import kinds_of
from musnad.mentions.states import state_at
from musnad.mentions.tables import ARTICLE, IN
from musnad.mentions.things import past_thing, quoted_behind, seated
from musnad.mentions.titles import (
    Draft,
    as_written,
    described,
    is_accusative,
    is_versed,
    office_of,
    past_adjectives,
    read_modifiers,
    read_portfolio,
    tagged,
)

_AT = "at"  # value of the word between a secretary of state and his minister
_IN_STATE = "in"  # value of the closed word before where somebody stays
_BODY, _PERSON, _PLACE, _COUNTRY = "body", "person", "place", "country:"
_FOR = "ل"
_ATTACHED = ("ب", _FOR)
_AFFAIRS = ("شوون",)  # folded: of what an office is in charge, `لشؤون الكهرباء`
_OF_STATES = ("portfolio", "country")  # values of roles that nobody holds for another office: `ولي العهد للرئيس` speaks to him
_NESTING = ("office", "body", "portfolio", "country")  # values of roles that may be held under another: `مستشار الرئيس`


class Held(NamedTuple):
    """An office as it stands: tokens up to `after`, the role's match, the office, and who is named inside.

    `complete` says that it names one office (`وزير الدفاع التركي`), not any (`وزير`). `states` are several countries of a plural,
    `thing` tells that no table knows what it is held in.
    """

    match: Match
    after: int
    office: Office
    inner: tuple[Mention, ...] = ()
    complete: bool = False
    states: tuple[Mention, ...] = ()
    thing: bool = False

    @property
    def of_person(self) -> bool:
        """Whether a person is named inside, whose own offices may follow: `متحدث باسم سامي يلدز قائد …`."""
        return any(inner.named for inner in self.inner)

    @property
    def number(self) -> str:
        """Number of the role as the words around it show it."""
        accusative = is_accusative(self.match, self.office.of_state, self.office.key)
        return "s" if accusative else self.match.payload.number


def office_at(scene: Scene, at: int, *, skip: bool = False) -> Held | None:
    """The office that begins at a token, read as far as it goes; behind attached letters only if `skip`."""
    match = scene.hit(at, "roles", skip=skip)
    if match is None or not as_written(scene, match):
        return None
    draft = headed(scene, match) or read_portfolio(scene, match)
    if country := tagged(match, _COUNTRY):
        draft = draft._replace(country=country)
    if is_versed(match) and (end := described(scene, draft.after)) > draft.after:
        draft = draft._replace(title=(*draft.title, (draft.after, end, 0)), after=end)
    draft = read_modifiers(scene, draft, match)
    if not draft.of and not draft.states:
        draft = _held_in(scene, match, draft)
    draft = read_modifiers(scene, draft, match)
    draft = posted(scene, match, draft)
    if draft.of_state and scene.same_line(draft.after) and scene.look(draft.after).letters in _AFFAIRS:
        draft = _purpose(scene, match, draft, draft.after)  # `نائب الرئيس الإيراني لشؤون المرأة`
    return _office(scene, match, draft)


def _held_in(scene: Scene, match: Match, draft: Draft) -> Draft:
    """The body, country, person or other office that completes a role."""
    at = draft.after
    if not scene.same_line(at):
        return draft
    if quoted := quoted_behind(scene, at):
        return quoted_body(scene, draft, *quoted)
    behalf = scene.hit(at, "naming_words")
    if behalf and behalf.payload.value == "behalf":
        return _behalf(scene, match, draft, behalf.after)
    look = scene.look(at)
    if look.preposition in _ATTACHED and not look.conjunction:
        held = _in(scene, draft, at, match, skip=True)
        return held if held is not draft else _purpose(scene, match, draft, at)
    if behalf and behalf.payload.value == _AT and (nested := office_at(scene, behalf.after)) and nested.match.payload.number == "s":
        return _nested(draft, nested, behalf.first)
    if behalf and behalf.payload.value in _joins(match):
        return _in(scene, draft, behalf.after, match, skip=False, preposition=behalf)
    if any(scene.look(i).article for i in range(draft.title[-1][0], at)) or _described(scene, draft, match):
        return draft
    return _construct(scene, match, draft, at)


def _joins(match: Match) -> tuple[str, ...]:
    """The closed words that join a role to its body."""
    return ("in", "at", "over") if match.payload.value in ("none", "subject") else ("in", "at", "for", "over")


def _described(scene: Scene, draft: Draft, match: Match) -> bool:
    """Whether an adjective closes an indefinite office (`مسؤول محلي`): not `عام`, which stands inside (`أمين عام الحزب`)."""
    last = scene.hit(draft.title[-1][0], "role_modifiers")
    return draft.after > match.after and last is not None and "inside" not in last.payload.entry.tags


def _behalf(scene: Scene, match: Match, draft: Draft, at: int) -> Draft:
    """Whom a spokesperson speaks for."""
    if scene.opens(at) and (end := past_quotation(scene, at)) > at:
        return for_quoted(scene, draft, at, end)
    body = body_at(scene, at) or state_at(scene, at)
    if body:
        return for_both(scene, with_body(scene, draft, body))
    name_found = name_at(scene, at, due=True)
    if name_found and scene.look(at).given and name_found.after - at > 1:
        return with_person(scene, draft, name_found.first, name_found.after)
    if held := office_at(scene, at):
        inner, office = _person(scene, held), held.office
        if office.of:  # `المتحدث باسم الرئيس التركي`
            draft = draft._replace(title=(*draft.title, (at - 1, at + len(office.title.split(" ")), 0)), of_state=office.of_state)
        return draft._replace(after=inner.after, of=office.of or office.title, country=office.country, inner=(*draft.inner, inner))
    return with_person(scene, draft, name_found.first, name_found.after) if name_found else _thing(scene, match, draft, at)


def _person(scene: Scene, held: Held) -> Mention:
    """An office inside another as a mention of its holder."""
    first = held.match.first
    return Mention(
        "person", first, held.after, 0, held.after, held.after, scene.text(first, held.after), country=held.office.country,
        offices=(held.office,), inner=held.inner, weight=0.7,
    )  # fmt: skip


def _in(scene: Scene, draft: Draft, at: int, match: Match, *, skip: bool, preposition: Match | None = None) -> Draft:
    """A body or country behind a preposition; a country where somebody is only accredited is read over."""
    value, sent = match.payload.value, "diplomacy" in match.payload.entry.tags
    body = body_at(scene, at, skip=skip) or state_at(scene, at, skip=skip)
    if body is None and skip and value not in _OF_STATES and (nested := office_at(scene, at, skip=True)):
        return _nested(draft, nested) if nested.complete and nested.match.skip else draft
    short = body is not None and skip and body.kind == "organisation" and not body.entry and not draft.portfolios
    if body is None or (body.loose and not short):
        return draft
    if not sent and not draft.former and _is_elsewhere(scene, body, match, preposition):
        return draft  # `زيارة ولي العهد لمصر`, `رئيس الجمهورية في ألمانيا`: where he goes or stays
    if preposition and preposition.payload.value == "at":
        title = draft.title if body.kind == "state" else (*draft.title, (preposition.first, body.after, 0))
        return draft._replace(title=title, after=body.after, inner=(*draft.inner, body))
    return with_body(scene, draft, body)


def _is_elsewhere(scene: Scene, body: Mention, match: Match, preposition: Match | None) -> bool:
    """Whether a state, or a region behind `ل`, is where the holder of a state's office goes, or stays if he is the one at home."""
    if match.payload.value not in _OF_STATES:
        return False
    if preposition is not None:
        own = match.payload.definite and not match.payload.surface.startswith(ARTICLE)  # but `المرشد الأعلى في إيران`
        stays = own and body.kind == "state" and preposition.payload.value == _IN_STATE
        return stays and name_at(scene, body.after, due=True) is None
    goes = scene.look(body.first).preposition == _FOR
    return goes and (body.kind == "state" or "local" in kinds_of(scene, body))


def _purpose(scene: Scene, match: Match, draft: Draft, at: int) -> Draft:
    """`للشؤون الخارجية`: what an office is for belongs to the title, where a body or a name shows that it goes on."""
    look = scene.look(at)
    affairs = (
        look.letters in _AFFAIRS
        and "royal" not in match.payload.entry.tags
        and look.preposition == _FOR
        and scene.look(at + 1).article
        and scene.same_line(at + 1)
    )
    if look.preposition != _FOR or look.conjunction or not (look.article or affairs) or look.kind != "N":
        return draft
    end = past_adjectives(scene, at + 1 + affairs)
    if affairs:
        longer = draft._replace(title=(*draft.title, (at, end, 0)), after=end)
        return longer if draft.of else _held_in(scene, match, longer) if scene.look(end).preposition != _FOR else longer
    longer = draft._replace(title=(*draft.title, (at, end, 0)), after=end)
    town, known = scene.look(end), scene.past_town(end)
    after = known if known > end else end + 1
    in_town = known > end or (town.preposition == IN and not town.conjunction)
    start = after + scene.comma(after)
    if in_town and scene.same_line(end) and (name_at(scene, start, due=True) or scene.hit(start, "honorifics")):
        return longer._replace(after=after)  # `المندوب الجهوي للتربية بالمنستير رضا …`
    held = _held_in(scene, match, longer) if scene.look(end).preposition != "ل" else longer
    return held if held.of or name_at(scene, held.after, due=True) or scene.hit(held.after, "honorifics") else draft


def _construct(scene: Scene, match: Match, draft: Draft, at: int) -> Draft:
    """What a role stands in construct with."""
    if match.payload.value == _PERSON:
        found = name_at(scene, at, due=True)
        if found:
            return with_person(scene, draft, found.first, found.after)
    nested = office_at(scene, at)
    if nested and nested.match.payload.number == "s" and match.payload.value in _NESTING and not _is_body(scene, nested):
        return _nested(draft, nested)
    if match.payload.value == _PLACE and (town := scene.past_town(at, "")) > at:
        return in_place(scene, match, draft, at, town)
    if match.payload.value == _PLACE and is_place(scene, at):
        return in_place(scene, match, draft, at, at + 1)
    if scene.opens(at) and match.payload.value == _BODY and (end := past_quotation(scene, at)) > at + 1:
        body = body_at(scene, at + 1)
        if body and (match.payload.number == "s" or body.kind == "armed_group"):
            return quoted_body(scene, draft, at + 1, end - 1)  # `مراسل "إذاعة النخلة"`
    state = state_at(scene, at)
    body = body_at(scene, at)
    if state and (body is None or body.after <= state.after):
        return in_states(scene, match, draft, state)
    if body:
        return with_body(scene, draft, body)
    return _thing(scene, match, draft, at)


def _is_body(scene: Scene, held: Held) -> bool:
    """Whether a feminine calling is the head of a body: `رئيس المنظمة`."""
    first = held.match.first
    return held.match.payload.gender == "f" and held.after == first + 1 and scene.hit(first, "organisation_heads") is not None


def _nested(draft: Draft, nested: Held, begins: int = -1) -> Draft:
    """`نائب وزير الخارجية`, `كاتب الدولة لدى وزير الفلاحة`: one title, held where the inner office is."""
    office = nested.office
    first = nested.match.first
    last = first + len(office.title.split(" "))
    title = (*draft.title, (first if begins < 0 else begins, min(last, nested.after), 0))
    return draft._replace(
        title=title, after=nested.after, of=office.of, country=office.country, of_state=office.of_state, former=office.former,
        inner=(*draft.inner, *nested.inner), states=nested.states, national=office.national,
    )  # fmt: skip


def _thing(scene: Scene, match: Match, draft: Draft, at: int) -> Draft:
    """What no table knows: `المنطقة العسكرية الغربية`, a region with its name, a department of a body."""
    region = past_place(scene, at)
    if region > at:
        return draft._replace(after=region, of=scene.text(at, region))
    end = past_thing(scene, at, match)
    return seated(scene, draft._replace(after=end), at) if end > at else draft


def _office(scene: Scene, match: Match, draft: Draft) -> Held:
    office = office_of(scene, match, draft)
    first, last, _ = draft.title[0]
    construct = not scene.look(first).article and any(scene.look(at).article for at in range(first + 1, last))
    complete = bool(office.of or draft.states or draft.country) or construct or (last - first > 1 and match.payload.value in _OF_STATES)
    return Held(match, draft.after, office, draft.inner, complete, draft.states, draft.thing)
