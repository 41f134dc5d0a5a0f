"""PLOVER: one JSON object a line, under the field names of the PLOVER 2.0 manual (github.com/openeventdata/PLOVER, chapter "Data Fields").

The manual lets providers add fields of their own; these are `status`, `date_precision`, `reported`, `claimed_by`, `confidence`,
`trigger` and `evidence`. Fields with nothing to say are left out. `date` is the first day of what is told and `enddate` the last; where
nothing is told it is the publication day, and `date_precision` says `reported`. Of an article only its title and the letters that are
evidence are copied.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from musnad.events.tables import tables
from musnad.export.beside import event_numbers, event_place, least
from musnad.export.days import event_days
from musnad.export.flatten import role_text
from musnad.export.ids import event_ids
from musnad.export.out import Out, Written
from musnad.export.sectors import Natures
from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Actor, Event, Number, Place, Reading, Span

CODEBOOK = "PLOVER 2.0"
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")  # in the order of their codes, from 1
AUXILIARY = {"past": "historical", "future": "future", "hypothetical": "hypothetical", "negated": "negation"}  # modes that tell a status
SIZES = ("dead", "injured", "arrested", "displaced", "crowd")

Fields = dict[str, Any]  # one JSON object


def write(readings: Iterable[Reading], out: Out) -> Written:
    """Write every event of the readings."""
    written, coder = Written(), Coder(shipped_lexicon())
    with out.file() as stream:
        for reading in readings:
            for event in coder.events(reading):
                stream.write(msgspec.json.encode(event).decode() + "\n")
                written.rows["events"] += 1
    return written


class Coder:
    """Codes readings as PLOVER events, by the tables of a lexicon; keep one for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load what tells the natures of actors and the quad classes."""
        self._natures = Natures(lexicon)
        self._quads = {kind.code: QUADS.index(kind.quad) + 1 for kind in tables(lexicon).types.values() if kind.quad in QUADS}

    def events(self, reading: Reading) -> Iterator[Fields]:
        """The events of a reading, in its order."""
        ids = event_ids(reading)
        actors = {actor.id: actor for actor in reading.actors}
        for event in reading.events:
            fields = {
                "id": ids[event.id],
                **_dates(event, reading),
                "event": [event.type],
                "mode": _modes(event),
                "context": list(event.contexts),
                "quad_code": self._quads.get(event.type),
                "actor": self._parties(event.actors, actors),
                "recipient": self._parties(event.recipients, actors),
                "event_loc": location(event, event_place(event, reading)),
                "size": _sizes(event_numbers(event, reading)),
                **_told(event, actors),
                "text_info": {"start": event.trigger.start, "end": event.trigger.end},
                "cite_info": _citation(reading),
            }
            yield _filled(fields)

    def _parties(self, ids: Iterable[str], actors: Mapping[str, Actor]) -> list[Fields]:
        return [self._party(actors[id_]) for id_ in ids if id_ in actors]

    def _party(self, actor: Actor) -> Fields:
        nature = self._natures.of(actor)
        return _filled(
            {
                "code": nature.code,
                "sector": nature.sector,
                "actor_text": actor.evidence[0].text if actor.evidence else actor.name,
                "identifier_text": actor.name,
                "office": "; ".join(map(role_text, actor.roles)),
                "kind": actor.kind,
                "country": actor.country,
            }
        )


def location(event: Event, place: Place | None) -> Fields:
    """PLOVER's location object, with the names of GeoNames; only the words of the article where the place is not on the map."""
    if place is None:
        return _filled({"name": event.place})
    return _filled(
        {
            "name": place.name or place.text,
            "text": place.text,
            "latitude": place.lat,
            "longitude": place.lon,
            "cc3": place.country,
            "precision": place.precision,
            "source": place.source,
        }
    )


def _dates(event: Event, reading: Reading) -> Fields:
    days, published = event_days(event, reading.article), reading.article.day
    return {
        "date": days.first.isoformat() if days.first else None,
        "enddate": days.last.isoformat() if days.last and days.last != days.first else None,
        "date_precision": days.precision,
        "reported": published.isoformat() if published else None,
    }


def _modes(event: Event) -> list[str]:
    return [mode for mode in (event.mode, AUXILIARY.get(event.status)) if mode]


def _sizes(numbers: Iterable[Number]) -> Fields:
    told = tuple(numbers)
    return {kind: count for kind in SIZES if (count := least(told, kind)) is not None}


def _told(event: Event, actors: Mapping[str, Actor]) -> Fields:
    claimant = actors.get(event.claimed_by)
    return {
        "status": event.status,
        "claimed_by": claimant.name if claimant else event.claimed_by,
        "confidence": event.confidence,
        "trigger": event.trigger.text,
        "evidence": [_span(span) for span in (event.trigger, *(e for e in event.evidence if e != event.trigger))],
    }


def _citation(reading: Reading) -> Fields:
    article = reading.article
    fields = {
        "citation": article.id,
        "url": article.url,
        "title": article.title,
        "publication": article.outlet.name if article.outlet else None,
        "published": article.published,
        "language": article.language,
        "coder": f"musnad {reading.reader.version}".strip(),
        "codebook": CODEBOOK,
    }
    return _filled(fields)


def _span(span: Span) -> Fields:
    return {"text": span.text, "start": span.start, "end": span.end}


def _filled(fields: Fields) -> Fields:
    """Fields that say something; numbers always do."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
