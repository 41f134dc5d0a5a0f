"""ACLED: CSV with the columns of ACLED's data (since March 2023), filled where a reading tells them and empty where it does not.

ACLED codes what happened, so events that are announced, called for or denied are left out, with those of types that it does not code;
`Written.left_out` counts them. Precision is ACLED's: `time_precision` 1 a day, 2 a week (also where only the day of publication is
known), 3 a month, with the middle of what is told as `event_date`; `geo_precision` 1 a point or town, 2 a district, 3 more. Admin
columns, `source_scale` and `timestamp` are ACLED's own and stay empty, as does `fatalities` where no deaths are told. `notes` is a
sentence made of the fields.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from musnad.export.acled_parties import Party, parties
from musnad.export.acled_types import Case, Type, type_of
from musnad.export.beside import event_numbers, event_place, least
from musnad.export.cells import CsvWriter, Value, joined
from musnad.export.countries import country
from musnad.export.days import Days, event_days
from musnad.export.ids import event_ids
from musnad.export.out import Out, Written
from musnad.export.sectors import Natures
from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import OUTLET, Actor, Event, Place, Reading

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

GEO_PRECISION = {"exact": 1, "town": 1, "district": 2, "country": 3}
TIME_PRECISION = ((1, 1), (7, 2), (31, 3))  # days that a time covers at most, and its code
OF_REPORT = 2  # time precision of the publication day: most of what the press reports happened within the week
HAPPENED = frozenset({"happened", "past"})

Columns = dict[str, Value]


def write(readings: Iterable[Reading], out: Out) -> Written:
    """Write the events that ACLED codes."""
    written, coder = Written(), Coder(shipped_lexicon())
    with out.file() as stream:
        rows = CsvWriter(out.begin(stream), COLUMNS)
        for reading in readings:
            for row in coder.rows(reading):
                if isinstance(row, LeftOut):
                    written.left_out[row.reason] += 1
                    continue
                rows.write(row)
                written.rows["events"] += 1
                if not row["event_type"]:
                    written.rows["of them without event_type, for it is not told who was attacked"] += 1
    return written


class LeftOut(NamedTuple):
    """An event that ACLED would not code, and why."""

    reason: str


class Told(NamedTuple):
    """An event with what the reading tells beside it."""

    event: Event
    reading: Reading
    place: Place | None
    days: Days
    dead: int | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


class Coder:
    """Codes readings as ACLED rows, by the tables of a lexicon; keep one for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load what tells the natures of actors."""
        self._natures = Natures(lexicon)

    def rows(self, reading: Reading) -> Iterator[Columns | LeftOut]:
        """A row for each event of a reading, in its order, or why there is none."""
        ids = event_ids(reading)
        for event in reading.events:
            told = self._told(event, reading)
            type_ = type_of(_case(told))
            reason = _refused(told, type_)
            yield LeftOut(reason) if reason or type_ is None else {"event_id_cnty": ids[event.id], **_columns(told, type_)}

    def _told(self, event: Event, reading: Reading) -> Told:
        actors = {actor.id: actor for actor in reading.actors}
        dead = least(event_numbers(event, reading), "dead")
        place, days = event_place(event, reading), event_days(event, reading.article)
        return Told(event, reading, place, days, dead, self._side(event.actors, actors), self._side(event.recipients, actors))

    def _side(self, ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[Party, ...]:
        return tuple(Party(actors[id_], self._natures.of(actors[id_])) for id_ in ids if id_ in actors)


def _case(told: Told) -> Case:
    actors, recipients = (tuple(party.nature.side for party in side) for side in (told.actors, told.recipients))
    return Case(told.event.type, told.event.mode, actors, recipients, told.event.place is not None, bool(told.dead))


def _refused(told: Told, type_: Type | None) -> str:
    """Why ACLED would not code an event; empty if it would."""
    if type_ is None:
        return f"{told.event.type}: no type of ACLED's"
    if told.event.status not in HAPPENED:
        return "not told as happened"
    if told.event.status == "past" and told.days.precision == "reported":
        return "background without a day"
    if told.days.first is None:
        return "no day, and no day of publication"
    return "" if _time_precision(told.days) else "time of more than a month"


def _columns(told: Told, type_: Type) -> Columns:
    return {
        **_time(told.days),
        "disorder_type": type_.disorder_type,
        "event_type": type_.event_type,
        "sub_event_type": type_.sub_event_type,
        **parties(told.actors, told.recipients, type_, told.place.country if told.place else None),
        **_location(told.event, told.place),
        "source": joined(_sources(told.reading)),
        "notes": notes(told),
        "fatalities": told.dead,
        "tags": _tags(told, type_),
    }


def _time(days: Days) -> Columns:
    assert days.first is not None
    assert days.last is not None
    middle = days.first + (days.last - days.first) // 2
    return {"event_date": middle.isoformat(), "year": middle.year, "time_precision": _time_precision(days)}


def _time_precision(days: Days) -> int | None:
    """ACLED's code of how well a time is known; None where it spans more than a month, which ACLED does not code."""
    if days.precision == "reported":
        return OF_REPORT
    if days.first is None or days.last is None:
        return None
    covered = (days.last - days.first).days + 1
    return next((code for most, code in TIME_PRECISION if 0 < covered <= most), None)


def _location(event: Event, place: Place | None) -> Columns:
    if place is None:
        return {"location": event.place}
    known = country(place.country)
    return {
        "iso": known.numeric if known else None,
        "region": known.region if known else "",
        "country": known.name if known else place.country,
        "location": place.name or place.text,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO_PRECISION[place.precision],
    }


def _sources(reading: Reading) -> Iterator[str]:
    article = reading.article
    named = (article.outlet.name if article.outlet else None, article.dateline.agency)
    yield from dict.fromkeys(name for name in named if name)


def _tags(told: Told, type_: Type) -> str:
    crowd = least(event_numbers(told.event, told.reading), "crowd") if type_.actors_as else None
    return f"crowd size=at least {crowd}" if crowd else ""


def notes(told: Told) -> str:
    """The event in a sentence of our own: type, parties, place, time, deaths, who says so, where it was reported."""
    event, article = told.event, told.reading.article
    mode = f" ({event.mode})" if event.mode else ""
    parts = [
        f"{event.type}{mode}" + "".join(f" {word} {_names(side)}" for word, side in (("by", told.actors), ("to", told.recipients)) if side),
        f"at {event.place}" if event.place else "",
        f"dated {event.date}" if event.date else "",
        f"at least {told.dead} dead" if told.dead else "",
    ]
    return f"{', '.join(part for part in parts if part)}. {_claimed(told)}{_reported(told.reading)} ({article.url or article.id})."


def _names(side: Iterable[Party]) -> str:
    return "، ".join(party.actor.name for party in side)


def _claimed(told: Told) -> str:
    claimant = next((actor.name for actor in told.reading.actors if actor.id == told.event.claimed_by), "")
    return f"According to {claimant}. " if told.event.claimed_by != OUTLET and claimant else ""


def _reported(reading: Reading) -> str:
    outlet, day = reading.article.outlet, reading.article.day
    return f"Reported{f' by {outlet.name}' if outlet else ''}{f' on {day.isoformat()}' if day else ''}"
