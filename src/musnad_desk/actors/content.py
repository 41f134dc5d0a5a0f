"""What the page of an actor holds, as frozen records: the template draws them, the JSON twin gives them."""

from collections.abc import Iterator
from dataclasses import dataclass

from musnad_desk.articles.content import LISTED, Line, line
from musnad_desk.articles.deeds import Deed, deed
from musnad_desk.catalog import dossiers, models, queries
from musnad_desk.catalog.coverage import Counted
from musnad_desk.catalog.dossiers import Companion
from musnad_desk.shared.plot import Plot, over_time

TOPICS, COMPANIONS, LABELS = 10, 15, 60  # shown at most


@dataclass(frozen=True, slots=True)
class Reported:
    """Something an actor is reported to have said: through whom, to whom, and in which article."""

    cue: str
    content: str
    form: str
    chain: tuple[str, ...]
    to: tuple[str, ...]
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class TookPart(Deed):
    """An event that an actor took part in, on whichever side, and the article that tells of it."""

    line: Line


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word that judges an actor; `voice` is null where the outlet speaks."""

    text: str
    stance: str
    voice: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class LabelsOf:
    """How one outlet judges an actor: in its own voice, and in the words of those whom it quotes."""

    outlet: str | None
    own: tuple[dossiers.Labelled, ...]
    quoted: tuple[dossiers.Labelled, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another dossier under the same name."""

    id: str
    kind: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor across articles; of statements, events and judgements the latest, `articles` counts where it appears. `spoke`: how often it
    is reported to have spoken when, `topics`: of what these articles are about. `met`: in meetings, `with_`: in events of any type.
    `labels`: how outlets judge it."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    articles: int
    offices: tuple[queries.Office, ...]
    spoke: Plot
    topics: tuple[Counted, ...]
    statements: tuple[Reported, ...]
    met: tuple[Companion, ...]
    with_: tuple[Companion, ...]
    labels: tuple[LabelsOf, ...]
    events: tuple[TookPart, ...]
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
        spoke=over_time(dossiers.statements_by_day(key)), topics=tuple(dossiers.topics_of_statements(key, TOPICS)),
        met=tuple(dossiers.met_by(key, COMPANIONS)), with_=tuple(dossiers.acted_with(key, COMPANIONS)), labels=tuple(_labels(key)),
        statements=tuple(map(_reported, queries.statements_of(key)[:LISTED])),
        events=tuple(map(_took_part, queries.events_of(key)[:LISTED])), judgements=tuple(map(_judgement, queries.labels_on(key)[:LISTED])),
        namesakes=tuple(Namesake(other.key, other.kind, tuple(queries.countries_of(other.key))) for other in queries.namesakes_of(actor)),
    )  # fmt: skip


def _labels(key: str) -> Iterator[LabelsOf]:
    told: dict[str | None, list[dossiers.Labelled]] = {}
    for label in dossiers.labels_by_outlet(key, LABELS):
        told.setdefault(label.outlet, []).append(label)
    for outlet, labels in told.items():
        own, quoted = ([label for label in labels if (label.voice is None) is own] for own in (True, False))
        yield LabelsOf(outlet, tuple(own), tuple(quoted))


def _reported(said: models.Statement) -> Reported:
    chain = sorted(said.links.all(), key=lambda link: link.position)
    to = tuple(told.name for told in said.to.all())
    return Reported(said.cue, said.content, said.form, tuple(link.text for link in chain), to, line(said.article))


def _took_part(event: models.Event) -> TookPart:
    return deed(TookPart, event, line=line(event.article))


def _judgement(label: models.Label) -> Judgement:
    return Judgement(label.text, label.stance, label.voice.name if label.voice else None, line(label.article))
