"""The pages of articles: each a function that gives the page's content; `urls` makes page and JSON twin of it."""

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from musnad_desk.articles.content import Answers, Article, Edits, Newest, answers, article, edits, newest
from musnad_desk.catalog.question import Order, Question
from musnad_desk.catalog.search import PAGE, search
from musnad_desk.shared.page import Unanswerable, asked_day, asked_text, page_number

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
    page, question = page_number(request), asked_question(request.GET)
    return answers(question, search(question, page), page, PAGE)


def asked_question(asked: QueryDict) -> Question:
    """The question that an address holds."""
    texts = {name: asked_text(asked, name) for name in _TEXTS}
    order = _order(asked.get("order", "relevance"))
    return Question(**texts, since=asked_day(asked, "since"), until=asked_day(asked, "until"), order=order)


def _order(text: str) -> Order:
    orders: dict[str, Order] = {"relevance": "relevance", "newest": "newest"}
    if text not in orders:
        raise Unanswerable(f"order={text[:20]}: {', '.join(orders)}")
    return orders[text]
