"""Articles that answer a question, with the letters that do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db.models import F, QuerySet

from musnad.records import Article, Reading
from musnad_desk.catalog import models, queries, terms
from musnad_desk.catalog.fulltext import CANDIDATES, matches
from musnad_desk.catalog.hiding import Name, hidden, suppressed
from musnad_desk.catalog.highlight import Marked, Marker, passage, whole
from musnad_desk.catalog.question import Question, conditions, groups
from musnad_desk.rulings.display import display_of, shown_text

PAGE = 20  # results of a page


@dataclass(frozen=True, slots=True)
class Result:
    """An article that answers: its title and best passage with what was found marked; `exact` if the words stand as they were asked."""

    article: models.Article
    title: Marked
    passage: Marked
    exact: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results. `total` counts all; where `more` is true it is `CANDIDATES` and there are others, older ones."""

    results: tuple[Result, ...]
    total: int
    more: bool


def search(question: Question, page: int = 1, size: int = PAGE) -> Results:
    """The articles that answer a question; pages of `size` results count from 1."""
    words = groups(question.words)
    found = [(terms.article_of(match.place), match.exact) for match in matches(words, question)] if words else _without_words(question)
    shown = dict(found[(page - 1) * size : page * size])
    return Results(tuple(_results(shown, Marker(words))), len(found), len(found) >= CANDIDATES)


def _results(shown: Mapping[int, bool], marker: Marker) -> Iterator[Result]:
    """Articles with the letters found; `shown` says of each whether the words stand in it as they were asked."""
    bodies = _bodies(list(shown))
    rows = models.Terms.objects.filter(article__in=shown).select_related("article__outlet")
    by_article = {row.article_id: row for row in rows}
    for pk, exact in shown.items():
        article, words = by_article[pk].article, marker.found_in(by_article[pk])
        yield Result(article, whole(article.title, words), passage(bodies[pk], words), exact)


def articles_asked(question: Question) -> QuerySet[models.Article]:
    """The articles that meet what a question asks beside its words, the newest first."""
    found = queries.newest_articles()
    if question.since:
        found = found.filter(day__gte=question.since)
    if question.until:
        found = found.filter(day__lte=question.until)
    for articles in conditions(question):
        found = found.filter(pk__in=articles)
    return found


def _without_words(question: Question) -> list[tuple[int, bool]]:
    return [(pk, True) for pk in articles_asked(question).values_list("pk", flat=True)[:CANDIDATES]]


class _Text(msgspec.Struct):
    text: str
    title: str = ""


class _Record(msgspec.Struct):
    article: _Text


def _bodies(articles: Sequence[int]) -> dict[int, str]:
    """The texts of articles without their titles, as far as whoever asks is shown them."""
    newest = models.Version.objects.filter(article__in=articles, number=F("article__versions"))
    found: Any = newest.values_list("article", "record", "article__outlet__key")
    names, decode = suppressed(), msgspec.json.Decoder(_Record).decode
    told = ((pk, _told(record, names) if names else decode(record).article, display_of(outlet)) for pk, record, outlet in found)
    return {pk: shown_text(article.text.removeprefix(article.title).lstrip("\n"), display) for pk, article, display in told}


def _told(record: str, names: Sequence[Name]) -> Article:
    return hidden(Reading.from_json(record), names).article
