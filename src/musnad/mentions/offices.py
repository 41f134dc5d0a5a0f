"""Offices: a role with what it is in charge of, the body or country it is held in, and whether it is over."""

from typing import NamedTuple

from musnad.mentions.bodies import body_at, nationality_at, state_at
from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import name_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import ARTICLE
from musnad.text.folding import fold_word

_PART = "part"  # modifiers that belong to the title: `العام`
_FORMER = ("former", "former_deposed")
_PORTFOLIO, _PERSON, _PLACE, _COUNTERPART = "portfolio", "person", "place", "نظير"
_BODY = "organisations"  # a role that ends in one of these (`رئيس المجلس الرئاسي`) is held in it
_CALLINGS = frozenset(("civil", "business", "learned", "media", "sport", "religious"))  # tags of roles that no state gives
_LOOSE = ("none", "subject", "person", "place")  # values of roles whose words are often something else
_ATTACHED = ("ب", "ل")
_NESTING = ("office", "body", "portfolio", "country")  # values of roles that may be held under another: `مستشار الرئيس`
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_PRESIDENT = "الرئيس"  # on its own the head of state
_BODY_OF = "body:"
_SAME, _COUNTRY, _HEAD_OF_STATE = "same:", "country:", "head_of_state"
_FEW = 6  # words of a portfolio that no table knows


class Held(NamedTuple):
    """An office as it stands: tokens up to `after`, the role's match, the office, and who is named inside.

    `complete` says that it names one office (`وزير الدفاع التركي`), not any (`وزير`). `states` are several countries of a plural.
    """

    match: Match
    after: int
    office: Office
    inner: tuple[Mention, ...] = ()
    complete: bool = False
    states: tuple[Mention, ...] = ()

    @property
    def number(self) -> str:
        """Number of the role: an ending ا is a dual only in construct (`وزيرا دفاع`), else an accusative (`متحدثا باسم`)."""
        payload = self.match.payload
        accusative = (
            payload.number == "d" and payload.surface.endswith("ا") and self.office.key.count(" ") == 0 and not self.office.of_state
        )
        return "s" if accusative else payload.number


class _Draft(NamedTuple):
    """An office half read: the title ends at `title`, everything read so far at `after`."""

    title: tuple[tuple[int, int, int], ...]
    after: int
    of: str = ""
    country: str = ""
    of_state: bool = False
    former: bool = False
    inner: tuple[Mention, ...] = ()
    states: tuple[Mention, ...] = ()
    portfolios: tuple[str, ...] = ()


def office_at(scene: Scene, at: int, *, skip: bool = False) -> Held | None:
    """The office that begins at a token, read as far as it goes; behind attached letters only if `skip`."""
    match = scene.hit(at, "roles", skip=skip)
    if match is None or not _as_written(scene, match):
        return None
    draft = _headed(scene, match) or _portfolio(scene, match)
    if country := _tagged(match, _COUNTRY):
        draft = draft._replace(country=country)
    draft = _modifiers(scene, draft, match)
    if not draft.of and not draft.states:
        draft = _held_in(scene, match, draft)
    draft = _modifiers(scene, draft, match)
    draft = _place(scene, match, draft)
    return _office(scene, match, draft)


def _as_written(scene: Scene, match: Match) -> bool:
    """Whether a role that begins with آ is not another word that begins with أ: `الآمر` (commander), `الأمر` (matter)."""
    surface = match.payload.surface.removeprefix(ARTICLE)
    if match.payload.value in _LOOSE and not match.payload.definite:
        following = scene.hit(match.after, "roles") or scene.hit(match.after, "peoples") or scene.nation(match.after)
        if following and following.payload.definite:
            return False  # a verb and its subject: `طالب الرئيس`
    return not surface.startswith(_MADDA) or _MADDA in scene.plain(match.first)


def _headed(scene: Scene, match: Match) -> _Draft | None:
    """`رئيس بعثة …`, `نائب رئيس مجلس …`: a role whose last word begins the name of a body."""
    last = match.after - 1
    if last == match.first or match.payload.surface.startswith(ARTICLE) or (match.payload.definite and match.payload.value != "body"):
        return None
    body = body_at(scene, last)
    if body is None or body.after <= match.after or scene.hit(match.after, "countries"):
        return None
    return _with_body(scene, _Draft(((match.first, last, match.skip),), last), body)


def _portfolio(scene: Scene, match: Match) -> _Draft:
    """The role's own words and what a minister is in charge of."""
    title: tuple[tuple[int, int, int], ...] = ((match.first, match.after, match.skip),)
    if match.payload.value != _PORTFOLIO:
        return _Draft(title, match.after)
    portfolio = scene.hit(match.after, "portfolios")
    known: list[str] = []
    if portfolio is None:
        after = _unknown_portfolio(scene, match)
    else:
        after = portfolio.after
        known.append(portfolio.payload.value)
        while (more := scene.hit(after, "portfolios", skip=True)) and more.skip == 1 and scene.look(after).conjunction:
            after = more.after
            known.append(more.payload.value)
        if scene.look(after - 1).article:
            after = _unknown_more(scene, after)
    return _Draft(title if after == match.after else ((match.first, after, match.skip),), after, portfolios=tuple(known))


def _unknown_portfolio(scene: Scene, match: Match) -> int:
    """A definite noun behind `وزير`: `البنى التحتية`."""
    at = match.after
    look = scene.look(at)
    if match.payload.definite or not look.article or look.lead or look.kind != "N" or scene.nation(at) or look.name >= 0.5:
        return at
    return _unknown_more(scene, at + 1)


def _unknown_more(scene: Scene, at: int) -> int:
    """Adjectives and joined nouns of a portfolio: `التحتية`, `والحوكمة`."""
    end = at
    while end < at + _FEW and scene.same_line(end) and not scene.nation(end) and not scene.hit(end, "role_modifiers"):
        look = scene.look(end)
        joined = look.letters.startswith("و" + ARTICLE) and look.kind in ("N", "A") and not scene.hit(end, "roles", skip=True)
        adjective = look.article and not look.lead and look.kind == "A" and look.name < 0.3 and not scene.hit(end, "honorifics")
        if not joined and not adjective:
            break
        end += 1
    return end


def _modifiers(scene: Scene, draft: _Draft, role: Match) -> _Draft:
    """Adjectives behind a title: those that are part of it, of former holders, of countries."""
    while scene.same_line(draft.after):
        modifier = scene.hit(draft.after, "role_modifiers")
        nationality = None if modifier else nationality_at(scene, draft.after)
        if modifier and "before" not in modifier.payload.entry.tags:
            draft = _modified(draft, modifier)
        elif nationality and not draft.of_state and _describes(scene, draft, nationality):
            draft = _national(scene, draft, nationality, role)
        else:
            break
    return draft


def _describes(scene: Scene, draft: _Draft, nationality: Match) -> bool:
    """Whether an adjective of country describes the office: definite if it is, and no given name (`تركي الفيصل`)."""
    definite = any(scene.look(i).article for first, after, _ in draft.title for i in range(first, after))
    if nationality.payload.definite:
        return True
    following = scene.look(nationality.after)
    return not definite and not (following.connector == "son" or (following.article and following.name > 0))


def _modified(draft: _Draft, modifier: Match) -> _Draft:
    if modifier.payload.value == _PART and (not draft.of or draft.of_state):
        return draft._replace(title=(*draft.title, (modifier.first, modifier.after, 0)), after=modifier.after)
    return draft._replace(after=modifier.after, former=draft.former or modifier.payload.value in _FORMER)


def _national(scene: Scene, draft: _Draft, match: Match, role: Match) -> _Draft:
    entry = match.payload.entry
    state = Mention(
        "state", match.first, match.after, 0, match.after, match.after, scene.text(match.first, match.after), entry.lemma,
        country=entry.value, adjective=True, because=(match.payload.because,),
    )  # fmt: skip
    if body := _tagged(match, _BODY_OF):
        return draft._replace(after=match.after, of=draft.of or body)
    if not entry.value or draft.of or set(role.payload.entry.tags) & _CALLINGS:
        return draft._replace(after=match.after, country=draft.country or entry.value)
    name = scene.tables.states.get(entry.value, "")
    return draft._replace(after=match.after, of=name, country=entry.value, of_state=True, inner=(*draft.inner, state))


def _held_in(scene: Scene, match: Match, draft: _Draft) -> _Draft:
    """The body, country, person or other office that completes a role."""
    at = draft.after
    if not scene.same_line(at):
        return draft
    behalf = scene.hit(at, "naming_words")
    if behalf and behalf.payload.value == "behalf":
        return _behalf(scene, draft, behalf.after)
    look = scene.look(at)
    if look.preposition in _ATTACHED and not look.conjunction:
        held = _in(scene, draft, at, skip=True)
        return held if held is not draft else _purpose(scene, match, draft, at)
    if behalf and behalf.payload.value in _joins(match):
        return _in(scene, draft, behalf.after, skip=False, preposition=behalf)
    if any(scene.look(i).article for i in range(draft.title[-1][0], at)) or _described(scene, draft, match):
        return draft
    return _construct(scene, match, draft, at)


def _joins(match: Match) -> tuple[str, ...]:
    """The closed words that join a role to its body."""
    return ("in", "at", "over") if match.payload.value in ("none", "subject") else ("in", "at", "for", "over")


def _described(scene: Scene, draft: _Draft, match: Match) -> bool:
    """Whether an adjective closes an indefinite office (`مسؤول محلي`): not `عام`, which stands inside (`أمين عام الحزب`)."""
    last = scene.hit(draft.title[-1][0], "role_modifiers")
    return draft.after > match.after and last is not None and "inside" not in last.payload.entry.tags


def _behalf(scene: Scene, draft: _Draft, at: int) -> _Draft:
    """Whom a spokesperson speaks for."""
    body = body_at(scene, at) or state_at(scene, at)
    if body:
        return _with_body(scene, draft, body)
    if held := office_at(scene, at):
        inner = _person(scene, held)
        name = held.office.of or held.office.title
        return draft._replace(after=inner.after, of=name, country=held.office.country, inner=(*draft.inner, inner))
    name_found = name_at(scene, at, due=True)
    return _with_person(scene, draft, name_found.first, name_found.after) if name_found else draft


def _with_body(scene: Scene, draft: _Draft, body: Mention) -> _Draft:
    state = body.kind == "state"
    name = scene.tables.states.get(body.country, body.text) if state and body.capital else body.text
    return draft._replace(after=body.after, of=name, country=body.country, of_state=state, inner=(*draft.inner, body))


def _with_person(scene: Scene, draft: _Draft, first: int, after: int) -> _Draft:
    person = Mention("person", first, after, 0, first, after, scene.text(first, after), weight=0.8)
    return draft._replace(after=after, of=person.text, inner=(*draft.inner, person))


def _person(scene: Scene, held: Held) -> Mention:
    """An office inside another as a mention of its holder."""
    first = held.match.first
    return Mention(
        "person", first, held.after, 0, held.after, held.after, scene.text(first, held.after), country=held.office.country,
        offices=(held.office,), inner=held.inner, weight=0.7,
    )  # fmt: skip


def _in(scene: Scene, draft: _Draft, at: int, *, skip: bool, preposition: Match | None = None) -> _Draft:
    """A body or country behind a preposition; a country where somebody is only accredited is read over."""
    body = body_at(scene, at, skip=skip) or state_at(scene, at, skip=skip)
    if body is None and skip and (nested := office_at(scene, at, skip=True)) and nested.complete and nested.match.skip:
        return _nested(draft, nested)
    if body is None or body.loose:
        return draft
    if preposition and preposition.payload.value == "at":
        title = draft.title if body.kind == "state" else (*draft.title, (preposition.first, body.after, 0))
        return draft._replace(title=title, after=body.after, inner=(*draft.inner, body))
    return _with_body(scene, draft, body)


def _purpose(scene: Scene, match: Match, draft: _Draft, at: int) -> _Draft:
    """`للشؤون الخارجية`: what an office is for belongs to the title, where a body or a name shows that it goes on."""
    look = scene.look(at)
    if look.preposition != "ل" or not look.article or look.kind != "N":
        return draft
    end = _unknown_more(scene, at + 1)
    longer = draft._replace(title=(*draft.title, (at, end, 0)), after=end)
    held = _held_in(scene, match, longer) if scene.look(end).preposition != "ل" else longer
    return held if held.of or name_at(scene, held.after, due=True) or scene.hit(held.after, "honorifics") else draft


def _construct(scene: Scene, match: Match, draft: _Draft, at: int) -> _Draft:
    """What a role stands in construct with."""
    if match.payload.value == _PERSON:
        found = name_at(scene, at, due=True)
        if found:
            return _with_person(scene, draft, found.first, found.after)
    nested = office_at(scene, at)
    if nested and nested.match.payload.number == "s" and match.payload.value in _NESTING:
        return _nested(draft, nested)
    if match.payload.value == _PLACE and _is_place(scene, at):
        return draft._replace(after=at + 1, of=scene.text(at, at + 1))
    state = state_at(scene, at)
    body = body_at(scene, at)
    if state and (body is None or body.after <= state.after):
        return _states(scene, match, draft, state)
    if body:
        return _with_body(scene, draft, body)
    return _thing(scene, draft, at)


def _is_place(scene: Scene, at: int) -> bool:
    """Whether a word no table knows is the town of a governor: `والي طنجة محمد …`."""
    look, following = scene.look(at), scene.look(at + 1)
    known = scene.hit(at, "countries") or scene.hit(at, "organisation_heads")
    return (known is None and look.kind in ("N", "X") and not (look.lead or look.article or look.given) and following.kind != "N") or bool(
        known is None and not look.given and not look.article and following.given and not following.skip
    )


def _nested(draft: _Draft, nested: Held) -> _Draft:
    """`نائب وزير الخارجية`: one title, held where the inner office is."""
    office = nested.office
    first = nested.match.first
    last = first + len(office.title.split(" "))
    return draft._replace(
        title=(*draft.title, (first, min(last, nested.after), 0)), after=nested.after, of=office.of, country=office.country,
        of_state=office.of_state, former=office.former, inner=(*draft.inner, *nested.inner), states=nested.states,
    )  # fmt: skip


def _states(scene: Scene, match: Match, draft: _Draft, state: Mention) -> _Draft:
    """One country, or all of a plural: `تركيا وقطر`."""
    states = [state]
    while match.payload.number != "s" and scene.look(states[-1].after).conjunction:
        more = state_at(scene, states[-1].after, skip=True)
        if more is None or more.skip != 1:
            break
        states.append(more)
    if len(states) > 1:
        return draft._replace(after=states[-1].after, states=tuple(states), inner=(*draft.inner, *states))
    return _with_body(scene, draft, state)


def _thing(scene: Scene, draft: _Draft, at: int) -> _Draft:
    """A definite noun with its adjectives that no table knows: `المنطقة العسكرية الغربية`."""
    end = at
    while end < at + 3 and scene.same_line(end) and scene.look(end).kind == "N" and not scene.look(end).lead:
        look = scene.look(end)
        if look.name >= 0.3 or look.pronoun or scene.hit(end, "honorifics"):
            return draft
        end += 1
        if look.article:
            break
    if end == at or not scene.look(end - 1).article:
        return draft
    while scene.same_line(end) and scene.look(end).article and scene.look(end).adjective and not scene.look(end).lead:
        if scene.hit(end, "role_modifiers") or scene.hit(end, "honorifics") or scene.look(end).name >= 0.3:
            break
        end += 1
    return draft._replace(after=end, of=scene.text(at, end))


def _place(scene: Scene, match: Match, draft: _Draft) -> _Draft:
    """Where an office is held or sent to, behind everything else: `لدى ليبيا`, `إلى اليمن`; it is read over."""
    word = scene.hit(draft.after, "naming_words")
    look = scene.look(draft.after)
    if draft.of and not draft.of_state and look.preposition == "ب" and not look.conjunction and scene.same_line(draft.after):
        state = state_at(scene, draft.after, skip=True)
        if state:
            return draft._replace(after=state.after, country=draft.country or state.country, inner=(*draft.inner, state))
    if word and word.payload.value in ("at", "to", "in") and "diplomacy" in match.payload.entry.tags + ("diplomacy",) * bool(draft.of):
        state = state_at(scene, word.after)
        if state:
            return draft._replace(after=state.after, inner=(*draft.inner, state))
        body = body_at(scene, word.after) if word.payload.value == "at" else None
        if body and not body.loose:
            title = (*draft.title, (word.first, body.after, 0))
            return draft._replace(title=title, after=body.after, inner=(*draft.inner, body))
    return draft


def _office(scene: Scene, match: Match, draft: _Draft) -> Held:
    title = " ".join(scene.text(first, after, skip) for first, after, skip in draft.title)
    of, head = draft.of, match.payload.entry.lemma
    first, last, _ = draft.title[0]
    body = scene.hit(first + 1, _BODY)
    if (
        body and body.after == match.after == last and not of and len(draft.title) == 1 and "anycountry" not in body.payload.entry.tags
    ):  # `رئيس المجلس الرئاسي`: a chairman, of the council
        title, of = scene.text(first, first + 1, match.skip), scene.text(first + 1, last)
    if match.payload.number == "d" and Held(match, 0, Office("", "", _key(title), of_state=draft.of_state)).number == "s":
        title = title.replace(match.payload.surface, head, 1)
    rest = title.split(" ")[match.payload.surface.count(" ") + 1 :] if title.count(" ") >= match.payload.surface.count(" ") else []
    key = " ".join((_key(head), *draft.portfolios)) if draft.portfolios else _same(match, draft) or _key(" ".join((head, *rest)))
    key = " ".join(word for word in key.split(" ") if word not in scene.tables.decor) or key
    office = Office(
        title, head, key, of, draft.country, draft.of_state, draft.former, head == _COUNTERPART, _is_national(match, draft),
    )  # fmt: skip
    complete = bool(of or draft.states or draft.country) or (last - first > 1 and match.payload.value in ("portfolio", "country"))
    return Held(match, draft.after, office, draft.inner, complete, draft.states)


def _same(match: Match, draft: _Draft) -> str:
    """The name under which several titles of one office go."""
    if match.payload.surface == _PRESIDENT and len(draft.title) == 1 and (not draft.of or draft.of_state):
        return _HEAD_OF_STATE
    return _tagged(match, _SAME)


def _tagged(match: Match, key: str) -> str:
    return next((tag.removeprefix(key) for tag in match.payload.entry.tags if tag.startswith(key)), "")


def _is_national(match: Match, draft: _Draft) -> bool:
    tags, value = set(match.payload.entry.tags), match.payload.value
    bare = match.payload.surface == _PRESIDENT and len(draft.title) == 1
    return bare or (value in ("portfolio", "country") and not tags & _CALLINGS) or ("judiciary" in tags and match.payload.definite)


def _key(title: str) -> str:
    """The folded words of a title without articles."""
    return " ".join(word.removeprefix(ARTICLE) for word in fold_word(title).split(" "))
