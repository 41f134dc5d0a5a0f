"""What the page of an actor holds, as frozen records: the template draws them, the JSON twin gives them."""

from dataclasses import dataclass

from musnad_desk.articles.content import LISTED, Line, line
from musnad_desk.catalog import models, queries


@dataclass(frozen=True, slots=True)
class Reported:
    """Something an actor is reported to have said: through whom, to whom, and in which article."""

    cue: str
    content: str
    form: str
    chain: tuple[str, ...]
    to: tuple[str, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that an actor took part in, on which sides who stood; `claimed_by` is null where the outlet itself says so."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    status: str
    claimed_by: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word that judges an actor; `voice` is null where the outlet speaks."""

    text: str
    stance: str
    voice: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another dossier under the same name."""

    id: str
    kind: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor across articles; of statements, events and judgements the latest, `articles` counts where it appears."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    articles: int
    offices: tuple[queries.Office, ...]
    statements: tuple[Reported, ...]
    events: tuple[Deed, ...]
    judgements: tuple[Judgement, ...]
    namesakes: tuple[Namesake, ...]


def dossier(key: str) -> Dossier | None:
    """The page of an actor; none for whoever has no public one."""
    actor = queries.public_dossier(key)
    if actor is None:
        return None
    return Dossier(
        id=actor.key, name=actor.name, kind=actor.kind, countries=tuple(queries.countries_of(key)),
        articles=queries.appearances_of(key).count(), offices=tuple(queries.offices_of(key)),
        statements=tuple(map(_reported, queries.statements_of(key)[:LISTED])),
        events=tuple(map(_deed, queries.events_of(key)[:LISTED])), judgements=tuple(map(_judgement, queries.labels_on(key)[:LISTED])),
        namesakes=tuple(Namesake(other.key, other.kind, tuple(queries.countries_of(other.key))) for other in queries.namesakes_of(actor)),
    )  # fmt: skip


def _reported(said: models.Statement) -> Reported:
    chain = sorted(said.links.all(), key=lambda link: link.position)
    to = tuple(told.name for told in said.to.all())
    return Reported(said.cue, said.content, said.form, tuple(link.text for link in chain), to, line(said.article))


def _deed(event: models.Event) -> Deed:
    parts = sorted(event.participants.all(), key=lambda part: part.position)
    actors, recipients = (tuple(part.appearance.name for part in parts if part.side == side) for side in ("actor", "recipient"))
    claimed_by = event.claimed_by.name if event.claimed_by else None
    return Deed(
        event.type, event.mode, event.trigger, actors, recipients, event.place, event.date, event.status, claimed_by, line(event.article)
    )


def _judgement(label: models.Label) -> Judgement:
    return Judgement(label.text, label.stance, label.voice.name if label.voice else None, line(label.article))
