"""What was found in one article, as frozen records with names instead of ids."""

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.records import OUTLET, Actor, Event, Label, Number, Outlet, Statement
from musnad_desk.articles.deeds import Deed
from musnad_desk.catalog import terms


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with names instead of ids. `chain` runs from the speaker outward, without the speaker; `outlet` comes after it, unless
    its last link is the outlet already. `dossier` is the speaker's, if it has a public page."""

    id: str
    speaker: str | None
    dossier: str | None
    offices: tuple[str, ...]
    cue: str
    content: str
    form: str
    to: tuple[str, ...]
    chain: tuple[str, ...]
    outlet: str | None
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Deed):
    """An event of the article; `id` is that of its letters on the page."""

    id: str
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the article tells of; `dossier` if there is a public page."""

    id: str
    name: str
    kind: str
    country: str | None
    offices: tuple[str, ...]
    dossier: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A word that judges somebody, or a deed (`of` holds its words then); `voice` is null where the outlet speaks."""

    text: str
    stance: str
    whom: str | None
    of: str | None
    voice: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that the article gives: of what, from `low` to `high`, in its own words; `claimed_by` is null where the outlet says so."""

    kind: str
    low: int | None
    high: int | None
    text: str
    claimed_by: str | None


def said(one: Statement, actors: dict[str, Actor], dossiers: dict[str, str], outlet: Outlet | None) -> Said:
    """A statement of a reading; outlet: who published it."""
    speaker = actors.get(one.speaker or "")
    return Said(
        id=one.id, speaker=speaker.name if speaker else None, dossier=dossiers.get(one.speaker or ""),
        offices=_offices(speaker) if speaker else (), cue=one.cue.text, content=one.content.text, form=one.form,
        to=tuple(_names(one.to, actors)), chain=one.via, outlet=last_link(one.via, outlet.name if outlet else None),
        confidence=one.confidence, because=one.because,
    )  # fmt: skip


def last_link(chain: tuple[str, ...], outlet: str | None) -> str | None:
    """The name of the outlet, unless the chain ends with it, under a part of its name (`مرفأ` of `وكالة مرفأ`)."""
    if outlet is None or (chain and set(terms.folded(chain[-1]).split()) <= set(terms.folded(outlet).split())):
        return None
    return outlet


def _offices(actor: Actor) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, (role.title, role.of))) for role in actor.roles)


def happened(event: Event, actors: dict[str, Actor]) -> Happened:
    """An event of a reading."""
    return Happened(
        id=event.id, type=event.type, mode=event.mode, trigger=event.trigger.text, actors=tuple(_names(event.actors, actors)),
        recipients=tuple(_names(event.recipients, actors)), place=event.place, date=event.date, status=event.status,
        claimed_by=_voice(event.claimed_by, actors), confidence=event.confidence, because=event.because,
    )  # fmt: skip


def person(actor: Actor, dossiers: dict[str, str]) -> Person:
    """An actor of a reading; dossiers: keys of public pages by the ids of actors."""
    return Person(actor.id, actor.name, actor.kind, actor.country, _offices(actor), dossiers.get(actor.id))


def judged(label: Label, actors: dict[str, Actor]) -> Judged:
    """A word that judges."""
    whom = actors.get(label.target or "")
    return Judged(label.text, label.stance, whom.name if whom else None, label.of, _voice(label.voice, actors), label.because)


def counted(number: Number, actors: dict[str, Actor]) -> Counted:
    """A count of people or a sum."""
    return Counted(number.kind, number.low, number.high, number.text, _voice(number.claimed_by, actors))


def _voice(voice: str, actors: dict[str, Actor]) -> str | None:
    """Whose word something is; none where it is the outlet's own."""
    return actors[voice].name if voice != OUTLET and voice in actors else None


def _names(ids: tuple[str, ...], actors: dict[str, Actor]) -> Iterator[str]:
    return (actors[one].name for one in ids if one in actors)
