"""robots.txt and the sitemap (sitemaps.org): every article, every story told more than once, and every actor who has a public page."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from musnad_desk.articles.content import line
from musnad_desk.catalog import queries
from musnad_desk.feeds.atom import NO_XML, moment

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
ARABIC = "ar"  # the language of the articles
DAYS, NEWEST = 2, 1_000  # that the sitemap of news may hold, by those who read it
LISTED = 10_000  # pages of one file, each in every language; a file may hold 50,000 addresses
# Lists that go on for ever, and files that repeat a page; the API is both.
_CLOSED = ("search", "events", "statements", "comments", "account")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may ask for: all but the answers to questions."""
    closed = [f"Disallow: /{code}/{name}" for code, _name in settings.LANGUAGES for name in _CLOSED]
    maps = [f"Sitemap: {request.build_absolute_uri(reverse(name))}" for name in ("sitemap", "news_sitemap")]
    lines = ["User-agent: *", "Disallow: /api/", *closed, "", *maps]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files of the sitemap."""
    index = ElementTree.Element("sitemapindex", {"xmlns": SITEMAP})
    for kind, pages in queries.PAGES.items():
        for number in range(1, -(-pages().count() // LISTED) + 1):
            address = request.build_absolute_uri(reverse("sitemap_file", args=[kind, number]))
            ElementTree.SubElement(ElementTree.SubElement(index, "sitemap"), "loc").text = address
    return _xml(index)


@require_safe
def sitemap_file(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """One file: pages of one kind, in the order in which they came."""
    pages = queries.PAGES.get(kind)
    keys: list[str] = list(pages()[(number - 1) * LISTED : number * LISTED]) if pages and number else []
    if not keys:
        raise Http404
    urls = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for address in _addresses(kind, keys):
        ElementTree.SubElement(ElementTree.SubElement(urls, "url"), "loc").text = request.build_absolute_uri(address)
    return _xml(urls)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The articles of the last two days, as search engines for news ask for them: their titles, languages and when they were published."""
    ElementTree.register_namespace("news", NEWS)
    urls = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for article in queries.articles_since(datetime.now(UTC).date() - timedelta(DAYS - 1))[:NEWEST]:
        one = line(article)
        url = ElementTree.SubElement(urls, "url")
        with override(ARABIC):
            _tell(url, "loc", request.build_absolute_uri(reverse("article", args=[one.id])))
            news = ElementTree.SubElement(url, f"{{{NEWS}}}news")
            publication = ElementTree.SubElement(news, f"{{{NEWS}}}publication")
            _tell(publication, f"{{{NEWS}}}name", _("Musnad"))
        _tell(publication, f"{{{NEWS}}}language", ARABIC)
        _tell(news, f"{{{NEWS}}}publication_date", moment(one).isoformat())
        _tell(news, f"{{{NEWS}}}title", one.title or one.id)
    return _xml(urls)


def _tell(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = NO_XML.sub("", text)


def _addresses(kind: str, keys: Iterable[str]) -> Iterable[str]:
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield from [reverse(kind, args=[key]) for key in keys]


def _xml(root: ElementTree.Element) -> HttpResponse:
    return HttpResponse(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), content_type="application/xml; charset=utf-8")
