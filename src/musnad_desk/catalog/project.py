"""A reading as rows of the catalogue: what `load` writes, and `rebuild` writes anew."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from django.db.models import Model

from musnad.export.beside import event_place
from musnad.export.days import event_days
from musnad.export.ids import actor_ids, event_ids, statement_ids
from musnad.records import Actor, Event, Label, Number, Place, Reading, Role, Statement
from musnad_desk.catalog import models, terms

# In the order in which they are written: each refers only to those before it.
PROJECTIONS: tuple[type[Model], ...] = (
    models.Appearance, models.Role, models.Mention, models.Statement, models.Addressee, models.Link, models.Place, models.Event,
    models.Participant, models.Label, models.Number, models.Tag, models.Topic, models.Terms,
)  # fmt: skip
_MOST = 2**63 - 1
BLOCK = "\N{FULL BLOCK}"  # a letter of a name that is shown nowhere (`hiding`)
_OWN_NAME = ("person", "armed_group", "state")
_CROWD = "group"

Row = TypeVar("Row", bound=Model)


class Identity(NamedTuple):
    """What makes an actor of one article the same as an actor of another. `within` is a country, an article, or nothing."""

    kind: str
    name: str
    within: str


def identity(actor: Actor, article: str) -> Identity:
    """Whose dossier an actor of an article belongs to.

    Whoever bears a name of its own (a person, an armed group, a state) is one under that name, however it is spelt (`terms.own_name`),
    whatever country each article knows.
    Whoever is named by what it is (a ministry, a people, a person known by an office alone) is another in each country. A group of which
    not even the country is known (sources, some, the dead) is another in each article, and so is whoever bears a hidden name.
    """
    name = terms.folded(actor.name)
    if BLOCK in actor.name:
        return Identity(actor.kind, name, f"article {article}")
    if actor.kind in _OWN_NAME and not any(_begins(name, role) for role in actor.roles):
        return Identity(actor.kind, terms.own_name(actor.name), "")
    unknown = f"article {article}" if actor.kind == _CROWD else ""
    return Identity(actor.kind, name, actor.country or unknown)


def _begins(name: str, role: Role) -> bool:
    """Whether a name begins with the first word of an office: a person known by that office alone."""
    return name.split(" ")[0] == terms.folded(role.title).split(" ")[0]


def dossier_key(who: Identity) -> str:
    """The key of a dossier, the same in every store."""
    return hashlib.sha256("\0".join(who).encode()).hexdigest()[:16]


def project(reading: Reading, article: models.Article, dossiers: Mapping[Identity, models.Actor]) -> list[Model]:
    """The rows of one reading, not yet saved. `dossiers` holds those of all its actors."""
    return _Projection(reading, article, dossiers).rows


def _column(count: int | None) -> int | None:
    """A count as far as a column holds it; beyond that the record alone does."""
    return count if count is not None and abs(count) <= _MOST else None


class _Projection:
    """One reading on its way into rows."""

    def __init__(self, reading: Reading, article: models.Article, dossiers: Mapping[Identity, models.Actor]) -> None:
        self.rows: list[Model] = []
        self._reading, self._article = reading, article
        self._place_in_time = terms.place_in_time(article.day, article.pk)
        self._said_keys, self._event_keys = statement_ids(reading), event_ids(reading)
        self._actors = dict(self._appear(dossiers))
        for statement in reading.statements:
            self._say(statement)
        self._places = {id(place): self._place(place) for place in reading.places}
        self._events = {event.id: self._happen(event) for event in reading.events}
        for label in reading.labels:
            self._judge(label)
        for number in reading.numbers:
            self._count(number)
        self._index()

    def _add(self, row: Row) -> Row:
        self.rows.append(row)
        return row

    def _actor(self, local: str | None) -> models.Appearance | None:
        """The appearance of an id; None for the outlet, and for an id that no actor has."""
        return self._actors.get(local or "")

    def _named(self, locals_: Iterable[str]) -> Iterator[tuple[int, models.Appearance]]:
        return enumerate(self._actors[local] for local in dict.fromkeys(locals_) if local in self._actors)

    def _appear(self, dossiers: Mapping[Identity, models.Actor]) -> Iterator[tuple[str, models.Appearance]]:
        keys = actor_ids(self._reading)
        for actor in self._reading.actors:
            row = self._add(models.Appearance(
                article=self._article, actor=dossiers[identity(actor, self._article.key)], local=actor.id, key=keys[actor.id],
                name=actor.name, kind=actor.kind, country=actor.country, confidence=actor.confidence,
            ))  # fmt: skip
            yield actor.id, row
            for role in actor.roles:
                office = terms.sought(f"{role.title} {role.of or ''}")
                self._add(models.Role(appearance=row, title=role.title, of=role.of, former=role.former, sought=office))
            for text in actor.mentions:
                form = terms.sought(text)
                self._add(models.Mention(article=self._article, appearance=row, text=text, kind=actor.kind, sought=form))

    def _say(self, said: Statement) -> None:
        row = self._add(models.Statement(
            article=self._article, place_in_time=self._place_in_time, local=said.id, key=self._said_keys[said.id],
            speaker=self._actor(said.speaker), form=said.form, cue=said.cue.text, cue_start=said.cue.start, cue_end=said.cue.end,
            content=said.content.text, content_start=said.content.start, content_end=said.content.end, confidence=said.confidence,
        ))  # fmt: skip
        for position, appearance in self._named(said.to):
            self._add(models.Addressee(statement=row, appearance=appearance, position=position))
        for position, text in enumerate(said.via):
            self._add(models.Link(statement=row, position=position, text=text, sought=terms.sought(text)))

    def _place(self, place: Place) -> models.Place:
        return self._add(models.Place(
            article=self._article, text=place.text, start=place.start, end=place.end, name=place.name, country=place.country,
            lat=place.lat, lon=place.lon, precision=place.precision, source=place.source, confidence=place.confidence,
            sought=terms.sought(place.name or place.text),
        ))  # fmt: skip

    def _happen(self, event: Event) -> models.Event:
        days, located = event_days(event, self._reading.article), event_place(event, self._reading)
        row = self._add(models.Event(
            article=self._article, place_in_time=self._place_in_time, local=event.id, key=self._event_keys[event.id],
            type=event.type[: terms.LONGEST], mode=event.mode, status=event.status, trigger=event.trigger.text,
            trigger_start=event.trigger.start, trigger_end=event.trigger.end,
            date=event.date, first_day=days.first, last_day=days.last, date_precision=days.precision, place=event.place,
            located=self._places.get(id(located)), claimed_by=self._actor(event.claimed_by), contexts=list(event.contexts),
            confidence=event.confidence,
        ))  # fmt: skip
        for side, locals_ in (("actor", event.actors), ("recipient", event.recipients)):
            for position, appearance in self._named(locals_):
                self._add(models.Participant(event=row, appearance=appearance, side=side, position=position))
        return row

    def _judge(self, label: Label) -> None:
        self._add(models.Label(
            article=self._article, text=label.text, start=label.start, end=label.end, target=self._actor(label.target), of=label.of,
            voice=self._actor(label.voice), stance=label.stance, confidence=label.confidence, sought=terms.sought(label.text),
        ))  # fmt: skip

    def _count(self, number: Number) -> None:
        self._add(models.Number(
            article=self._article, text=number.text, start=number.start, end=number.end, kind=number.kind, low=_column(number.low),
            high=_column(number.high), event=self._events.get(number.event or ""), claimed_by=self._actor(number.claimed_by),
            confidence=number.confidence,
        ))  # fmt: skip

    def _index(self) -> None:
        """What the article as a whole is found by."""
        reading, article = self._reading, self._article
        for name in reading.mentions:
            self._add(models.Mention(
                article=article, text=name.text, kind=name.kind, start=name.start, end=name.end, sought=terms.sought(name.text),
            ))  # fmt: skip
        for tag in reading.article.tags:
            self._add(models.Tag(article=article, text=tag, sought=terms.sought(tag)))
        for topic in reading.topics:
            self._add(models.Topic(article=article, name=topic.name[: terms.LONGEST], confidence=topic.confidence))
        words = terms.index_of(reading.article.title, reading.article.text)
        self._add(models.Terms(id=self._place_in_time, article=article, **words._asdict()))
