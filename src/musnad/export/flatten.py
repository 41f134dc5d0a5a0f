"""A reading as rows of flat tables."""

from collections.abc import Iterator, Mapping
from datetime import date

from musnad.events.tables import tables
from musnad.export.beside import event_numbers, event_place, least
from musnad.export.days import days_of, event_days
from musnad.export.ids import actor_ids, event_ids, span_ids, statement_ids
from musnad.export.rows import ActorRow, ArticleRow, DateRow, EventRow, LabelRow, NumberRow, PlaceRow, Row, StatementRow
from musnad.export.sectors import Natures
from musnad.lexicon import Lexicon
from musnad.records import Event, Reading, Role, Statement


class Flattener:
    """Makes rows of readings, by the tables of a lexicon; keep one for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load what tells the natures of actors and the classes of events."""
        self._natures = Natures(lexicon)
        self._quads = {kind.code: kind.quad for kind in tables(lexicon).types.values()}

    def rows(self, reading: Reading) -> Iterator[tuple[str, Row]]:
        """All rows of a reading, each with the name of its table."""
        flat = _Flat(reading)
        yield "articles", flat.article()
        yield from (("actors", row) for row in flat.actors(self._natures))
        yield from (("statements", flat.statement(statement)) for statement in reading.statements)
        yield from (("events", flat.event(event, self._quads)) for event in reading.events)
        yield from (("labels", row) for row in flat.labels())
        yield from (("dates", row) for row in flat.dates())
        yield from (("places", row) for row in flat.places())
        yield from (("numbers", row) for row in flat.numbers())


class _Flat:
    """One reading with its stable ids."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._article = reading.article.id
        self._actors = actor_ids(reading)
        self._events = event_ids(reading)
        self._statements = statement_ids(reading)
        self._names = {actor.id: actor.name for actor in reading.actors}

    def article(self) -> ArticleRow:
        article, reading = self._reading.article, self._reading
        return ArticleRow(
            id=article.id, title=article.title, url=article.url, outlet=article.outlet.name if article.outlet else None,
            section=article.section, author=article.author, agency=article.dateline.agency, place=article.dateline.place,
            published=article.published, language=article.language, tags=article.tags, topics=tuple(t.name for t in reading.topics),
            characters=len(article.text), warnings=reading.warnings, engine=reading.reader.version, lexicon=reading.reader.lexicon,
        )  # fmt: skip

    def actors(self, natures: Natures) -> Iterator[ActorRow]:
        for actor in self._reading.actors:
            nature = natures.of(actor)
            yield ActorRow(
                id=self._actors[actor.id], article=self._article, name=actor.name, kind=actor.kind, country=actor.country,
                code=nature.code, sector=nature.sector, roles=tuple(map(role_text, actor.roles)), mentions=actor.mentions,
                confidence=actor.confidence,
            )  # fmt: skip

    def statement(self, said: Statement) -> StatementRow:
        return StatementRow(
            id=self._statements[said.id], article=self._article, speaker=self._id(said.speaker), speaker_name=self._name(said.speaker),
            cue=said.cue.text, content=said.content.text, form=said.form, via=said.via, to=self._ids(said.to), to_names=self._all(said.to),
            cue_start=said.cue.start, cue_end=said.cue.end, content_start=said.content.start, content_end=said.content.end,
            confidence=said.confidence,
        )  # fmt: skip

    def event(self, event: Event, quads: Mapping[str, str]) -> EventRow:
        place, numbers = event_place(event, self._reading), event_numbers(event, self._reading)
        days = event_days(event, self._reading.article)
        return EventRow(
            id=self._events[event.id], article=self._article, type=event.type, mode=event.mode, quad=quads.get(event.type),
            status=event.status, trigger=event.trigger.text, actors=self._ids(event.actors), actor_names=self._all(event.actors),
            recipients=self._ids(event.recipients), recipient_names=self._all(event.recipients), date=event.date,
            first_day=_iso(days.first), last_day=_iso(days.last), date_precision=days.precision, place=event.place,
            country=place.country if place else None, latitude=place.lat if place else None, longitude=place.lon if place else None,
            place_precision=place.precision if place else None, dead_least=least(numbers, "dead"), injured_least=least(numbers, "injured"),
            arrested_least=least(numbers, "arrested"), claimed_by=self._voice(event.claimed_by),
            claimed_by_name=self._name(event.claimed_by), contexts=event.contexts, trigger_start=event.trigger.start,
            trigger_end=event.trigger.end, confidence=event.confidence,
        )  # fmt: skip

    def labels(self) -> Iterator[LabelRow]:
        found = self._reading.labels
        for label, id_ in zip(found, span_ids(self._reading, "label", [(one, "") for one in found]), strict=True):
            yield LabelRow(
                id=id_, article=self._article, text=label.text, target=self._id(label.target), target_name=self._name(label.target),
                of=label.of, voice=self._voice(label.voice), voice_name=self._name(label.voice), stance=label.stance,
                start=label.start, end=label.end, confidence=label.confidence,
            )  # fmt: skip

    def dates(self) -> Iterator[DateRow]:
        found = self._reading.dates
        for told, id_ in zip(found, span_ids(self._reading, "date", [(one, "") for one in found]), strict=True):
            days = days_of(told.value)
            yield DateRow(
                id=id_, article=self._article, text=told.text, value=told.value, first_day=_iso(days.first), last_day=_iso(days.last),
                start=told.start, end=told.end, confidence=told.confidence,
            )  # fmt: skip

    def places(self) -> Iterator[PlaceRow]:
        found = self._reading.places
        for place, id_ in zip(found, span_ids(self._reading, "place", [(one, "") for one in found]), strict=True):
            yield PlaceRow(
                id=id_, article=self._article, text=place.text, name=place.name, country=place.country, latitude=place.lat,
                longitude=place.lon, precision=place.precision, source=place.source, start=place.start, end=place.end,
                confidence=place.confidence,
            )  # fmt: skip

    def numbers(self) -> Iterator[NumberRow]:
        found = self._reading.numbers
        for number, id_ in zip(found, span_ids(self._reading, "number", [(one, one.kind) for one in found]), strict=True):
            yield NumberRow(
                id=id_, article=self._article, text=number.text, kind=number.kind, low=number.low, high=number.high,
                event=self._event_of(number.event, number), claimed_by=self._voice(number.claimed_by),
                claimed_by_name=self._name(number.claimed_by), start=number.start, end=number.end, confidence=number.confidence,
            )  # fmt: skip

    def _event_of(self, event: str | None, number: object) -> str | None:
        if event is not None:
            return self._events.get(event)
        holders = (one.id for one in self._reading.events if number in event_numbers(one, self._reading))
        return self._events.get(next(holders, ""))

    def _id(self, actor: str | None) -> str | None:
        return self._actors.get(actor or "")

    def _ids(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._actors[actor] for actor in actors if actor in self._actors)

    def _name(self, actor: str | None) -> str | None:
        return self._names.get(actor or "")

    def _all(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._names[actor] for actor in actors if actor in self._names)

    def _voice(self, voice: str) -> str:
        return self._actors.get(voice, voice)


def role_text(role: Role) -> str:
    """A role for a person to read: its title, and of what."""
    told = f"{role.title}، {role.of}" if role.of else role.title
    return f"former: {told}" if role.former else told


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
