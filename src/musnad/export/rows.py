"""Readings as flat tables: one row type a table, one field a column. CSV is written from these, and so will other tabular formats be.

`id` names a row for good; `article`, `speaker`, `to`, `actors`, `recipients`, `target`, `voice`, `claimed_by` and `event` hold ids of other
rows. Ids stay the same when an article is read again, as far as the finding is the same. Offsets count Unicode code points of the
article's text. Days are ISO 8601, countries ISO 3166-1 alpha-3, coordinates degrees (WGS 84), `confidence` 0–1. Null is an empty cell.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article. `agency` and `place` are its dateline's; `engine` and `lexicon` say what read it."""

    id: str
    title: str
    url: str | None
    outlet: str | None
    section: str | None
    author: str | None
    agency: str | None
    place: str | None
    published: str | None
    language: str
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    characters: int
    warnings: tuple[str, ...]
    engine: str
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor of one article. `code` and `sector` are PLOVER's; `roles` reads `title, of`, former ones with `former` before."""

    id: str
    article: str
    name: str
    kind: str
    country: str | None
    code: str | None
    sector: str | None
    roles: tuple[str, ...]
    mentions: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement. `via` is the chain from the speaker outward; `cue_…` and `content_…` are offsets."""

    id: str
    article: str
    speaker: str | None
    speaker_name: str | None
    cue: str
    content: str
    form: str
    via: tuple[str, ...]
    to: tuple[str, ...]
    to_names: tuple[str, ...]
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `date` is as told; `first_day`, `last_day` and `date_precision` are what it covers, the publication day (`reported`) where
    nothing is told. `latitude` and the columns beside it are those of its place, where that is on the map. `claimed_by` is an actor or
    `outlet`. `dead_least` and the like are the most cautious counts."""

    id: str
    article: str
    type: str
    mode: str | None
    quad: str | None
    status: str
    trigger: str
    actors: tuple[str, ...]
    actor_names: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_names: tuple[str, ...]
    date: str | None
    first_day: str | None
    last_day: str | None
    date_precision: str
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    place_precision: str | None
    dead_least: int | None
    injured_least: int | None
    arrested_least: int | None
    claimed_by: str
    claimed_by_name: str | None
    contexts: tuple[str, ...]
    trigger_start: int
    trigger_end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """One word that judges. `target` is an actor; where a deed is judged, `of` holds its words. `voice` is an actor or `outlet`."""

    id: str
    article: str
    text: str
    target: str | None
    target_name: str | None
    of: str | None
    voice: str
    voice_name: str | None
    stance: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One expression of time and its ISO value."""

    id: str
    article: str
    text: str
    value: str
    first_day: str | None
    last_day: str | None
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place named. `precision`: exact, town, district, country; `source` is the gazetteer that knows it."""

    id: str
    article: str
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    source: str | None
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One count, from `low` to `high`. `event` is the event it belongs to, `claimed_by` an actor or `outlet`."""

    id: str
    article: str
    text: str
    kind: str
    low: int | None
    high: int | None
    event: str | None
    claimed_by: str
    claimed_by_name: str | None
    start: int
    end: int
    confidence: float


Row = ArticleRow | ActorRow | StatementRow | EventRow | LabelRow | DateRow | PlaceRow | NumberRow

TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "actors": ActorRow,
    "statements": StatementRow,
    "events": EventRow,
    "labels": LabelRow,
    "dates": DateRow,
    "places": PlaceRow,
    "numbers": NumberRow,
}
