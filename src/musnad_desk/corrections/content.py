"""What the pages of corrections hold, as frozen records: templates draw them, the JSON twin gives them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from musnad.records import Reading
from musnad_desk.catalog import queries
from musnad_desk.catalog.hiding import Name, hidden_text, suppressed
from musnad_desk.corrections.agreement import Agreement, agreements
from musnad_desk.corrections.fields import FIELDS, Field, Found, Value, findings
from musnad_desk.corrections.models import Judgement
from musnad_desk.corrections.placing import Placed, current, placed
from musnad_desk.rulings.display import looking

LISTED = 50  # judgements of a page


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as pages show it. `state`: whether its letters are found (`placing`). `anchor`: the id of its finding on the page of
    the article, null where there is none any more. `now`: what is read there today. `before`: a later one of the same person stands in
    its place."""

    article: str
    title: str
    kind: str
    text: str
    field: str
    verdict: str
    was: Value | dict[str, Value]
    value: Value | dict[str, Value]
    note: str
    by: str
    made: datetime
    state: str
    anchor: str | None
    now: Value
    before: bool


@dataclass(frozen=True, slots=True)
class Corrections:
    """The newest judgements, and how far people agree; `more` if there are older ones."""

    judgements: tuple[Judged, ...]
    agreements: tuple[Agreement, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class OfArticle:
    """All judgements of one article, the newest first, those too that stand no more."""

    id: str
    title: str
    judgements: tuple[Judged, ...]


def corrections(page: int) -> Corrections:
    """A page of judgements."""
    rows = list(Judgement.objects.order_by("-made", "-pk")[(page - 1) * LISTED : page * LISTED + 1])
    shown = rows[:LISTED]
    by_article = {key: _of_article(key) for key in {row.article for row in shown}}
    judged = tuple(by_article[row.article][row.pk] for row in shown)
    return Corrections(judged, tuple(agreements()) if page == 1 else (), page, len(rows) > LISTED)


def of_article(key: str) -> OfArticle | None:
    """The judgements of an article; none if neither it nor any judgement of it is kept."""
    told = list(reversed(_of_article(key).values()))
    row = queries.article(key)
    return OfArticle(key, row.title if row else "", tuple(told)) if row or told else None


def _of_article(key: str) -> dict[int, Judged]:
    """Judgements of an article by their primary keys, in the order in which they were made."""
    rows = list(Judgement.objects.filter(article=key).order_by("made", "pk"))
    reading = whole_reading(key)
    beside = placed(reading, rows) if reading else [Placed(row, "gone", None) for row in rows]
    return {one.judgement.pk: told for one, told in zip(beside, judged(beside, reading), strict=True)}


def whole_reading(key: str) -> Reading | None:
    """What was read in an article, with the whole text, whoever looks: judgements hold on to its letters. Only they are shown of it."""
    with looking(lambda: True):
        return queries.reading_of(key)


def judged(beside: Iterable[Placed], reading: Reading | None) -> Iterator[Judged]:
    """Judgements for pages; names that are shown nowhere are not shown here."""
    all_ = list(beside)
    standing = {one.judgement.pk for one in current(all_)}
    names = suppressed()
    for one in all_:
        row, found = one.judgement, one.found
        yield Judged(
            article=row.article, title=reading.article.title if reading else "", kind=row.kind,
            text=hidden_text(row.text, names), field=row.field, verdict=row.verdict, was=_without(row.was, names),
            value=_without(row.value, names), note=hidden_text(row.note, names), by=row.by, made=row.made, state=one.state,
            anchor=anchor_of(found) if found else None, now=found.values.get(row.field) if found else None,
            before=row.pk not in standing,
        )  # fmt: skip


def _without(value: Any, names: Sequence[Name]) -> Any:
    if isinstance(value, dict):
        return {field: _without(one, names) for field, one in value.items()}
    if isinstance(value, list):
        return [_without(one, names) for one in value]
    return hidden_text(value, names) if value else value


def anchor_of(found: Found) -> str:
    """The id of a finding on its article's page."""
    prefix = {"statement": "who-", "event": "event-", "actor": "actor-", "label": "label-"}[found.kind]
    return prefix + (found.local.removeprefix("l") if found.kind == "label" else found.local)


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding that somebody wants to judge: the reading, which version of the article it is of, the finding and its fields."""

    reading: Reading
    version: int
    found: Found
    fields: tuple[Field, ...]


def asked(key: str, local: str) -> Asked | None:
    """The finding of an id on an article's page."""
    row, reading = queries.article(key), queries.reading_of(key)
    found = next((one for one in findings(reading) if one.local == local), None) if reading else None
    if row is None or reading is None or found is None:
        return None
    return Asked(reading, row.versions, found, FIELDS[found.kind])
