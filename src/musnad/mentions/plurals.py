"""Offices in the dual and plural shared out: `وزيرا دفاع تركيا وقطر، خلوصي أكار، وخالد بن محمد العطية`."""

from typing import NamedTuple

from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import Name, name_at
from musnad.mentions.offices import Held, office_at
from musnad.mentions.scene import Scene
from musnad.mentions.tables import ARTICLE

_SHARED_OUT = ("portfolio", "country")  # values of roles of which a state has one
_ALONE = "alone:"  # tag of roles that are an office of a state on their own
_MOST = 6  # members that are told one by one


class _Where(NamedTuple):
    """Token at which a holder's name is due, and where he holds the office."""

    at: int
    country: str = ""
    of: str = ""


def plural(scene: Scene, at: int, held: Held, skip: int) -> Mention:
    """Several holders of one office, as far as the words tell who they are."""
    heads = any(tag.startswith(_ALONE) for tag in held.match.payload.entry.tags)  # `رؤساء تونس والجزائر`
    shared_out = held.match.payload.value in _SHARED_OUT or heads
    members = _by_state(scene, held) if held.states and shared_out else [] if held.states else _by_name(scene, held)
    after = max((held.after, *(m.after for m in members)))
    number = held.match.payload.number
    loose = not members and not held.complete
    return Mention(
        "person" if members else "group", at, after, skip, after, after, scene.text(at, after, skip), head=held.office.head,
        country="" if members else held.office.country, offices=() if members else (held.office,), gender=held.match.payload.gender,
        number=number, definite=held.match.payload.definite, loose=loose, weight=0.7, members=tuple(members), inner=held.inner,
        because=(held.match.payload.because, "plural"),
    )  # fmt: skip


def _by_state(scene: Scene, held: Held) -> list[Mention]:
    """One holder for each country, with the names that follow in the same order."""
    names = _names(scene, held.after, len(held.states))
    members = []
    for i, state in enumerate(held.states):
        name = names[i] if len(names) == len(held.states) else None
        of = scene.tables.states.get(state.country, state.text)
        members.append(_member(scene, held, name, of, state.country, state.first, state.after))
    return members


def _names(scene: Scene, at: int, count: int) -> list[Name]:
    """Names behind one another, joined by commas and `و`."""
    names: list[Name] = []
    while len(names) < count:
        at += scene.comma(at)
        name = name_at(scene, at, due=True, skip=bool(names)) if scene.same_line(at) else None
        if name is None:
            break
        names.append(name)
        at = name.after
    return names


def _by_name(scene: Scene, held: Held) -> list[Mention]:
    """Holders one by one: `الرئيسين الصيني شي جين بينغ والأميركي جو بايدن`, `وزيرا الدفاع التركي … ونظيره القطري …`."""
    members: list[Mention] = []
    where = _Where(held.after, held.office.country, held.office.of)
    while len(members) < _MOST:
        name = name_at(scene, where.at, due=True, skip=bool(members) and not where.country)
        if name is None and not where.country:
            break
        end = name.after if name else where.at
        members.append(_member(scene, held, name, where.of, where.country, name.first if name else where.at - 1, end))
        at = end + scene.comma(end)
        following = scene.look(at)
        if not scene.same_line(at) or (not following.conjunction and following.skip != 1):
            break
        where = _next(scene, at)
        if name is None and not where.country:
            break
    return members if len(members) > 1 else []


def _next(scene: Scene, at: int) -> _Where:
    """Where the next holder's name is due: behind `ونظيره القطري` or `والأميركي`, else right there."""
    counterpart = office_at(scene, at, skip=True)
    if counterpart and counterpart.office.shared:
        return _Where(counterpart.after, counterpart.office.country, counterpart.office.of)
    nationality = next((m for m in scene.hits(at) if m.payload.table == "nationalities" and m.skip == 1), None)
    if nationality:
        return _Where(nationality.after, nationality.payload.value, scene.tables.states.get(nationality.payload.value, ""))
    return _Where(at)


def _member(scene: Scene, held: Held, name: Name | None, of: str, country: str, first: int, after: int) -> Mention:
    title = _singular(held)
    office = Office(title, held.office.head, held.office.key, of, country, bool(country), national=held.office.national)
    surface = scene.text(name.first, name.after, name.skip) if name else f"{title} {of}".strip()
    return Mention(
        "person", name.first if name else first, name.after if name else after, name.skip if name else 0,
        name.first if name else after, name.after if name else after, surface, head=held.office.head, country=country,
        offices=(office,), gender=held.match.payload.gender, weight=0.8 if name or country else 0.5, because=("plural shared out",),
        composed=name is None,
    )  # fmt: skip


def _singular(held: Held) -> str:
    """The title with its first word in the singular: `وزيرا دفاع` gives `وزير دفاع`."""
    words = held.office.title.split(" ")
    lemma = held.match.payload.entry.lemma.split(" ")
    count = len(held.match.payload.surface.split(" "))
    rest = words[count:] if count == len(lemma) else words[1:]
    return (ARTICLE if held.match.payload.definite and len(lemma) == 1 else "") + " ".join([*lemma, *rest])
