"""How much of an article's own words is shown: the whole text, its beginning, or none, for everybody who may not read full texts.

The record (who, what, when, in whose words) is shown in any case, and so are headline and link. All that leaves the catalogue goes
through `shown`, `shown_text` or `shown_changes`, so that a page, its twin, a feed, a search and the API can't differ. Who looks is told by
`looking`, once for each request; where nobody looks (commands, rebuilding) the whole is meant.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from musnad.records import Article, Reading
from musnad_desk.accounts.roles import APP
from musnad_desk.rulings.models import EXCERPT, FULL, RECORD, OutletRule

DISPLAYS = (FULL, EXCERPT, RECORD)
LETTERS = 300  # of a body that an excerpt holds at most, and never more than half of it
WITHHELD = "the text is not shown whole here; offsets count the outlet's own text"
PERMISSION = f"{APP}.read_full_text"
Look = Callable[[], bool]


@dataclass(slots=True)
class _Looking:
    """Somebody who looks; the store is asked once what is ruled of outlets."""

    may_read_all: Look
    ruled: dict[str, str] | None = None


_looks: ContextVar[_Looking | None] = ContextVar("looks", default=None)


@contextmanager
def looking(may_read_all: Look) -> Iterator[None]:
    """Whatever is shown inside is shown to somebody of whom `may_read_all` says whether full texts are for them."""
    before = _looks.set(_Looking(may_read_all))
    try:
        yield
    finally:
        _looks.reset(before)


def for_whoever_asks(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what is shown hangs on who asks. Looked up when something is shown, since an API knows who asks only then."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with looking(lambda: request.user.has_perm(PERMISSION)):
            return answer(request)

    return middleware


def display_of(outlet: str | None) -> str:
    """What whoever looks is shown of articles of an outlet, by its key; one question to the store for all outlets."""
    look = _looks.get()
    if look is None or look.may_read_all():
        return FULL
    if look.ruled is None:
        look.ruled = dict(OutletRule.objects.values_list("outlet", "display"))
    return look.ruled.get(outlet or "", EXCERPT)


def shown(reading: Reading, display: str) -> Reading:
    """A reading as far as it is shown: the text cut, pieces of the page and comments left out, all findings kept as they are."""
    if display == FULL:
        return reading
    article = reading.article
    end = _end(article.text, len(article.title) if article.text.startswith(article.title) else 0, display)
    return replace(reading, article=_cut(article, end), warnings=(*reading.warnings, WITHHELD))


def shown_text(body: str, display: str) -> str:
    """As much of a body as is shown."""
    return body if display == FULL else body[: _end(body, 0, display)]


def shown_changes(changes: list[dict[str, Any]], display: str) -> list[dict[str, Any]]:
    """What an outlet changed: in its text the words that went and came, with none around them; with no excerpt, where alone."""
    return changes if display == FULL else [_shown_change(change, display) for change in changes]


def _shown_change(change: dict[str, Any], display: str) -> dict[str, Any]:
    if change["field"] != "text":
        return change
    told = {key: value for key, value in change.items() if key not in ("before", "after", "words")}
    if display == RECORD:
        return told
    words = change.get("words") or [[kind, change[key]] for kind, key in (("removed", "before"), ("added", "after")) if change.get(key)]
    return told | {"words": [[kind, "…" if kind == "same" else text[:LETTERS]] for kind, text in words]}


def _cut(article: Article, end: int) -> Article:
    spans = (article.span(span.start, min(span.end, end)) for span in article.paragraphs if span.start < end)
    return replace(article, text=article.text[:end], paragraphs=tuple(spans), furniture=(), comments=())


def _end(text: str, title: int, display: str) -> int:
    """Where what is shown of a text ends: behind the title, or behind as many letters more, never inside a word."""
    if display == RECORD:
        return title
    begin = title + len(text[title:]) - len(text[title:].lstrip())
    most = begin + min(LETTERS, (len(text) - begin) // 2)
    end = most
    while end > begin and not text[end].isspace():
        end -= 1
    return end if end > begin else most
