"""What the pages of findings hold, as frozen records: the template draws them, the JSON twin and the CSV file give them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from musnad_desk.articles.content import Line, line
from musnad_desk.articles.deeds import Deed, deed
from musnad_desk.articles.found import last_link
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.findings import MOST, EventsAsked, SaidAsked, SaidFound, event_types, events_asked, statements_asked
from musnad_desk.catalog.highlight import Marked

ROWS = 50  # of a page
STATUSES = ("happened", "future", "hypothetical", "negated", "past")
DIRECT = "direct"

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Deed):
    """A row of the table of events. `anchor`: the id of its letters on the article's page. `first`, `last`: the days it covers."""

    line: Line
    anchor: str
    country: str | None
    first: date | None
    last: date | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Events:
    """A page of the events asked for, those of the newest articles first. `types` and `statuses` are those that may be asked for."""

    asked: EventsAsked
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    events: tuple[Happened, ...]
    total: int
    page: int
    last: int


@dataclass(frozen=True, slots=True)
class Said:
    """A row of statements. `marked` is `content` with the words asked for; `citation` may be quoted as it stands. `dossier` is the
    speaker's, if it has a public page; `outlet` ends the chain, unless its last link does."""

    line: Line
    anchor: str
    speaker: str | None
    dossier: str | None
    cue: str
    content: str
    marked: Marked
    form: str
    chain: tuple[str, ...]
    outlet: str | None
    to: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Statements:
    """A page of the statements asked for, the newest first. `since`: the day on which the oldest was published. `more`: there are older."""

    asked: SaidAsked
    statements: tuple[Said, ...]
    total: int
    more: bool
    since: date | None
    page: int
    last: int


def events(asked: EventsAsked, page: int) -> Events:
    """A page of events."""
    found = events_asked(asked)
    total = found.count()
    rows = tuple(map(_happened, found[(page - 1) * ROWS : page * ROWS]))
    return Events(asked, tuple(event_types()), STATUSES, rows, total, page, _pages(total))


def events_rows(asked: EventsAsked, home: str) -> Iterator[Row]:
    """The events as rows of a file, those of the newest articles, at most `MOST`. home: the address of the site's articles."""
    yield (
        "day", "until", "type", "mode", "status", "trigger", "actors", "recipients", "place", "country", "claimed_by", "confidence",
        "outlet", "published", "title", "address",
    )  # fmt: skip
    for one in map(_happened, events_asked(asked)[:MOST]):
        yield (
            one.first, one.last, one.type, one.mode, one.status, one.trigger, "; ".join(one.actors), "; ".join(one.recipients), one.place,
            one.country, one.claimed_by, one.confidence, one.line.outlet, one.line.published, one.line.title, _address(one, home),
        )  # fmt: skip


def statements(asked: SaidAsked, page: int, home: str) -> Statements:
    """A page of statements. home: the address of the site's articles, for citations."""
    found = statements_asked(asked)
    rows = found[(page - 1) * ROWS : page * ROWS]
    dossiers = queries.public_dossiers(one.row.speaker.actor_id for one in rows if one.row.speaker)
    shown = tuple(_said(one, home, dossiers) for one in rows)
    since = found[len(found) - 1].row.article.day if found else None
    return Statements(asked, shown, len(found), len(found) >= MOST, since, page, _pages(len(found)))


def statements_rows(asked: SaidAsked, home: str) -> Iterator[Row]:
    """The statements as rows of a file."""
    yield "speaker", "cue", "content", "form", "through", "to", "outlet", "published", "title", "address", "citation"
    for one in (_said(found, home, {}) for found in statements_asked(asked)):
        chain, to = "; ".join(one.chain), "; ".join(one.to)
        article = (one.line.outlet, one.line.published, one.line.title)
        yield one.speaker, one.cue, one.content, one.form, chain, to, *article, _address(one, home), one.citation


def _pages(total: int) -> int:
    return max(1, -(-total // ROWS))


def _address(one: Happened | Said, home: str) -> str:
    return f"{home}{one.line.id}/#{one.anchor}"


def _happened(event: models.Event) -> Happened:
    return deed(
        Happened, event, line=line(event.article), anchor=event.local, country=event.located.country if event.located else None,
        first=event.first_day, last=event.last_day, confidence=event.confidence,
    )  # fmt: skip


def _said(found: SaidFound, home: str, dossiers: Mapping[int, str]) -> Said:
    row = found.row
    dossier = dossiers.get(row.speaker.actor_id) if row.speaker else None
    chain = tuple(link.text for link in sorted(row.links.all(), key=lambda link: link.position))
    told, speaker = line(row.article), row.speaker.name if row.speaker else None
    quoted = f"«{row.content}»" if row.form == DIRECT else f"{row.content} ({_('in indirect speech')})"
    through = [f"{_('through')} {link}" for link in chain]
    source: Sequence[str | None] = (
        told.outlet,
        f"«{told.title}»" if told.title else None,
        date_format(told.day, "j F Y") if told.day else None,
    )
    who = f"{speaker or _('somebody not named')}: {quoted}"
    citation = "، ".join(filter(None, (who, *through, *source))) + f". {home}{told.id}/#{row.local}"
    to = tuple(appearance.name for appearance in row.to.all())
    return Said(
        told, row.local, speaker, dossier, row.cue, row.content, found.content, row.form, chain, last_link(chain, told.outlet), to, citation
    )
