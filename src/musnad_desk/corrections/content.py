"""What the pages of corrections hold, as frozen records: templates draw them, the JSON twin gives them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from musnad.records import Reading
from musnad_desk.catalog import models, queries
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


def newest() -> QuerySet[Judgement]:
    """All judgements, the newest first."""
    return Judgement.objects.order_by("-made", "-pk")


def corrections(page: int) -> Corrections:
    """A page of judgements."""
    rows = list(newest()[(page - 1) * LISTED : page * LISTED + 1])
    return Corrections(told(rows[:LISTED]), tuple(agreements()) if page == 1 else (), page, len(rows) > LISTED)


def of_article(key: str) -> OfArticle | None:
    """The judgements of an article; none if neither it nor any judgement of it is kept."""
    judgements = told(list(newest().filter(article=key)))
    row = queries.article(key)
    return OfArticle(key, row.title if row else "", judgements) if row or judgements else None


def told(rows: Sequence[Judgement]) -> tuple[Judged, ...]:
    """Judgements for pages, in their order; as few questions for many articles as for one."""
    by_article: dict[str, list[Judgement]] = {row.article: [] for row in rows}
    for row in Judgement.objects.filter(article__in=by_article).order_by("made", "pk"):
        by_article[row.article].append(row)
    readings, names = whole_readings(by_article), suppressed()
    shown: dict[int, Judged] = {}
    for key, of_one in by_article.items():
        reading = readings.get(key)
        beside = placed(reading, of_one) if reading else [Placed(row, "gone", None) for row in of_one]
        shown |= {one.judgement.pk: judgement for one, judgement in zip(beside, judged(beside, reading, names), strict=True)}
    return tuple(shown[row.pk] for row in rows)


def whole_reading(key: str) -> Reading | None:
    """What was read in an article, with the whole text, whoever looks: judgements hold on to its letters. Only they are shown of it."""
    return whole_readings([key]).get(key)


def whole_readings(keys: Iterable[str]) -> dict[str, Reading]:
    """The same of several articles, by their ids."""
    articles = dict(models.Article.objects.filter(key__in=list(keys)).values_list("pk", "key"))
    with looking(lambda: True):
        return {articles[pk]: reading for pk, reading in queries.readings_of(articles).items()}


def judged(beside: Iterable[Placed], reading: Reading | None, names: Sequence[Name]) -> Iterator[Judged]:
    """Judgements of one article for pages. names: those that are shown nowhere."""
    all_ = list(beside)
    standing = {one.judgement.pk for one in current(all_)}
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
