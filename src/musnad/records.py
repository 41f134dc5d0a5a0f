"""The nouns of Musnad: what a reading of one article holds.

All records are frozen. Offsets count Unicode code points of `Article.text`, which never changes once the article is made:
`article.text[span.start:span.end] == span.text` holds for every span anywhere in a reading.
The meaning of each field follows PARC (speaker, cue, content), PLOVER 2.0 (events) and ISO 8601 / ISO 3166-1 alpha-3.
`Reading.to_json` and `Reading.from_json` are the only serialiser.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

import msgspec

from musnad.errors import InputError

ActorKind = Literal["person", "organisation", "state", "armed_group", "group"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["for", "against"]
Status = Literal["happened", "future", "hypothetical", "negated", "past"]
Precision = Literal["exact", "town", "district", "country"]
NumberKind = Literal["dead", "injured", "arrested", "displaced", "crowd", "money"]

OUTLET = "outlet"  # the value of `voice` and `claimed_by` when the article speaks for itself


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of the article: `text`, from code point `start` up to `end` (exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every finding carries: its letters, how sure the reader is (0–1), and the entries and rules that produced it."""

    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A finding that is itself a span; `evidence` holds the letters beside it that helped to read it."""

    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """The medium that published the article."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Agency and place as printed at the head or foot of an article or in its byline; several places are joined with `، `."""

    agency: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of page that is not the article's own prose: what it is, its words, and where it stands if it stands in the text."""

    kind: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another article, as the page gives it."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment found on the page."""

    author: str | None
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, cleaned of its page. `text` is title, blank line, body; offsets everywhere count its code points.

    `published` is an ISO date, with time and zone where the page tells them; `published_from` says which part of the page told.
    `paragraphs` are spans of the body. `furniture` holds what was cut, by kind; a piece that stands inside `text` has offsets.
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    outlet: Outlet | None = None
    section: str | None = None
    author: str | None = None
    dateline: Dateline = Dateline()
    published: str | None = None
    published_from: str | None = None
    language: str = "ar"
    paragraphs: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    comments: tuple[Comment, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, without its time; None where the page does not tell it."""
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None

    def span(self, start: int, end: int) -> Span:
        """The letters from `start` up to `end` as a span."""
        return Span(self.text[start:end], start, end)


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person holds: `title` without its organisation, `of` the organisation or country; `former` if it is over."""

    title: str
    of: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Finding):
    """Somebody who says, does or undergoes something. `country` is ISO 3166-1 alpha-3; `mentions` are other surface forms."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Finding):
    """Somebody is reported to have said something. `speaker` and `to` are actor ids; `via` is the chain, speaker outward."""

    id: str
    speaker: str | None
    cue: Span
    content: Span
    form: Form = "indirect"
    via: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Finding):
    """A political interaction in PLOVER 2.0. `actors`, `recipients` and `claimed_by` are actor ids (or `outlet`)."""

    id: str
    type: str
    trigger: Span
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    status: Status = "happened"
    claimed_by: str = OUTLET
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label(Mark):
    """Words that judge. `target` is an actor id, or null when a deed is judged: then `of` holds the words judged."""

    target: str | None = None
    of: str | None = None
    voice: str = OUTLET
    stance: Stance = "against"


@dataclass(frozen=True, slots=True)
class Date(Mark):
    """A calendar expression and its ISO 8601 value: day, week, month, year, or `start/end`."""

    value: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place a name may mean, with the reason it ranks where it does."""

    name: str
    country: str | None
    lat: float
    lon: float
    source: str
    score: float
    because: str = ""


@dataclass(frozen=True, slots=True)
class Place(Mark):
    """A named place with its coordinates in degrees (WGS 84), as far as the text pins it."""

    name: str = ""
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "town"
    source: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Number(Mark):
    """A count the article gives: `low` ≤ value ≤ `high`; `event` an event id, `claimed_by` an actor id or `outlet`."""

    kind: NumberKind = "dead"
    low: int | None = None
    high: int | None = None
    event: str | None = None
    claimed_by: str = OUTLET


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Finding):
    """A PLOVER context of the article, shown by the words in `evidence`."""

    name: str


@dataclass(frozen=True, slots=True)
class Mention(Mark):
    """A name in the text that no finding uses yet: `person`, `organisation`, `place` or `other`."""

    kind: str = "other"


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Versions of what made a reading: the engine, a digest of its lexicon, and the model if one was used."""

    version: str
    lexicon: str = ""
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything Musnad found in one article."""

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[Label, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    numbers: tuple[Number, ...] = ()
    topics: tuple[Topic, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: ReaderInfo = field(default_factory=lambda: ReaderInfo(""))

    def to_json(self, *, indent: int = 0) -> str:
        """The reading as one JSON document: on one line, or indented by `indent` spaces."""
        encoded = msgspec.json.encode(self)
        return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> "Reading":
        """The reading that `to_json` wrote. Unknown fields are ignored; a missing or misshapen one raises `InputError`."""
        return decode(text, cls)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """JSON Schema (2020-12) of the documents that `to_json` writes."""
        return msgspec.json.schema(cls)


T = TypeVar("T")


def decode(text: str | bytes, kind: type[T]) -> T:
    """Decode JSON into a record of `kind`, naming the place that does not fit."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"not a {kind.__name__.lower()} in Musnad's JSON form: {error}") from error
