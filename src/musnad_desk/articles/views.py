"""The pages of articles: each a function that gives the page's content; `urls` makes page and JSON twin of it."""

from datetime import date

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from musnad_desk.articles.content import Answers, Article, Edits, Newest, answers, article, edits, newest
from musnad_desk.catalog.question import Order, Question
from musnad_desk.catalog.search import PAGE, search
from musnad_desk.shared.page import Unanswerable, page_number

_LONGEST = 500  # letters of what somebody looks for
_TEXTS = ("words", "speaker", "actor", "outlet", "event", "place", "label", "topic", "tag")


def newest_page(request: HttpRequest) -> Newest:
    """The newest articles."""
    return newest(page_number(request))


def edits_page(request: HttpRequest) -> Edits:
    """What outlets changed in silence."""
    return edits(page_number(request))


def article_page(request: HttpRequest, key: str) -> Article:  # noqa: ARG001  every content is made for a request
    """One article."""
    found = article(key)
    if found is None:
        raise Http404(_("No article has this address."))
    return found


def search_page(request: HttpRequest) -> Answers:
    """The articles that answer a question."""
    page, asked = page_number(request), request.GET
    texts = {name: asked.get(name, "").strip() for name in _TEXTS}
    for name, text in texts.items():
        if len(text) > _LONGEST:
            raise Unanswerable(f"{name}: {_('Too long; give a few words.')}")
    question = Question(**texts, since=_day(asked, "since"), until=_day(asked, "until"), order=_order(asked.get("order", "relevance")))
    return answers(question, search(question, page), page, PAGE)


def _day(asked: QueryDict, name: str) -> date | None:
    text = asked.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unanswerable(f"{name}={text[:20]}: {_('Write a day as 2024-10-14.')}") from None


def _order(text: str) -> Order:
    orders: dict[str, Order] = {"relevance": "relevance", "newest": "newest"}
    if text not in orders:
        raise Unanswerable(f"order={text[:20]}: {', '.join(orders)}")
    return orders[text]
