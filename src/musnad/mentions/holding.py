"""Where an office is held: a body, a person, one state or several, a town; and where its holder is sent to."""

from musnad.mentions.bodies import body_at
from musnad.mentions.extents import past_place
from musnad.mentions.mention import Mention
from musnad.mentions.scene import Match, Scene
from musnad.mentions.seats import seated
from musnad.mentions.states import state_at
from musnad.mentions.tables import IN
from musnad.mentions.titles import Draft

_INSIDE = "in"  # value of the closed words for where something is


def with_body(scene: Scene, draft: Draft, body: Mention) -> Draft:
    """An office in a body with its seat, or of a state by its own name where a capital stands for it."""
    state = body.kind == "state"
    body = body if state or body.loose else seated(scene, body)
    name = scene.tables.states.get(body.country, body.text) if state and body.capital else body.text
    return draft._replace(after=body.after, of=name, country=body.country, of_state=state, inner=(*draft.inner, body))


def with_person(scene: Scene, draft: Draft, first: int, after: int) -> Draft:
    """An office for a person, whose name stands at tokens `first` up to `after`."""
    person = Mention("person", first, after, 0, first, after, scene.text(first, after), weight=0.8)
    return draft._replace(after=after, of=person.text, inner=(*draft.inner, person))


def in_states(scene: Scene, match: Match, draft: Draft, state: Mention) -> Draft:
    """One country, or all of a plural: `تركيا وقطر`."""
    states = [state]
    while match.payload.number != "s" and scene.look(states[-1].after).conjunction:
        more = state_at(scene, states[-1].after, skip=True)
        if more is None or more.skip != 1:
            break
        states.append(more)
    if len(states) > 1:
        return draft._replace(after=states[-1].after, states=tuple(states), inner=(*draft.inner, *states))
    return with_body(scene, draft, state)


def is_place(scene: Scene, at: int) -> bool:
    """Whether a word no table knows is the town of a governor: `والي طنجة محمد …`."""
    look, following = scene.look(at), scene.look(at + 1)
    known = scene.hit(at, "countries") or scene.hit(at, "organisation_heads")
    return (known is None and look.kind in ("N", "X") and not (look.lead or look.article or look.given) and following.kind != "N") or bool(
        known is None and not look.given and not look.article and following.given and not following.skip
    )


def in_place(scene: Scene, match: Match, draft: Draft, at: int, after: int) -> Draft:
    """A town behind a governor, up to `after`: with the word for a region where that ends the title (`أمين منطقة تبوك`)."""
    last = match.after - 1
    if last > match.first and past_place(scene, last) > last:
        return draft._replace(title=((match.first, last, match.skip),), after=after, of=scene.text(last, after))
    return draft._replace(after=after, of=scene.text(at, after))


def posted(scene: Scene, match: Match, draft: Draft) -> Draft:
    """Where an office is held or sent to, behind everything else: `لدى ليبيا`, `إلى اليمن`; it is read over."""
    word = scene.hit(draft.after, "naming_words")
    look = scene.look(draft.after)
    sent = "diplomacy" in match.payload.entry.tags
    if draft.of and (sent or not draft.of_state) and look.preposition == IN and not look.conjunction and scene.same_line(draft.after):
        state = state_at(scene, draft.after, skip=True)
        if state:
            country = draft.country or ("" if sent else state.country)  # an envoy is not of the country he is sent to
            return draft._replace(after=state.after, country=country, inner=(*draft.inner, state))
    if word and (sent or (draft.of and word.payload.value != "to")) and word.payload.value in ("at", "to", "in"):
        state = state_at(scene, word.after)
        if state:
            country = draft.country or (state.country if word.payload.value == _INSIDE and draft.of and not sent else "")
            return draft._replace(after=state.after, country=country, inner=(*draft.inner, state))
        body = body_at(scene, word.after) if word.payload.value == "at" else None
        if body and not body.loose:
            title = (*draft.title, (word.first, body.after, 0))
            return draft._replace(title=title, after=body.after, inner=(*draft.inner, body))
    return draft


def for_both(scene: Scene, draft: Draft) -> Draft:
    """A second body that somebody speaks for: `باسم المحكمة الابتدائية والقطب القضائي`."""
    seat = scene.past_town(draft.after)
    look = scene.look(seat)
    body = body_at(scene, seat, skip=True) if look.conjunction and not look.preposition and scene.same_line(seat) else None
    if body is None or body.loose or body.kind == "state":
        return draft
    return draft._replace(after=body.after, inner=(*draft.inner, body))


def quoted_body(scene: Scene, draft: Draft, first: int, after: int) -> Draft:
    """A body in quotation marks: one that the tables know, else whatever stands there."""
    body = body_at(scene, first)
    if body and body.after == after:
        return with_body(scene, draft, body)._replace(after=after + 1)
    return draft._replace(after=after + 1, of=scene.text(first, after))


def for_quoted(scene: Scene, draft: Draft, at: int, end: int) -> Draft:
    """A body in quotation marks for which somebody speaks, or one that is called so in them: `باسم "جيش" الاحتلال`."""
    state = state_at(scene, end)
    if state:
        return draft._replace(after=state.after, of=scene.text(at, state.after), country=state.country, inner=(*draft.inner, state))
    return quoted_body(scene, draft, at + 1, end - 1)
