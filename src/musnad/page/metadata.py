"""What a page's head tells: JSON-LD (schema.org), OpenGraph and other meta elements."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from lxml.html import HtmlElement

ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
                      "OpinionNewsArticle",
                      "BlogPosting", "Report", "WebPage", "ItemPage", "LiveBlogPosting"})  # fmt: skip
SURE = ARTICLES - {"WebPage", "ItemPage"}
MOST_SCRIPTS, LARGEST_SCRIPT, MOST_OBJECTS = 20, 2_000_000, 500


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of a page's head, null where it tells nothing. `published` are raw dates with the name of their place."""

    title: str | None = None
    og_title: str | None = None
    section: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    body: str | None = None
    tags: tuple[str, ...] = ()
    published: tuple[tuple[str, object], ...] = ()
    kind: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Everything the head tells; JSON-LD wins over meta elements."""
    data = _article_object(tree)
    meta = _meta(tree)
    first = _first(meta)
    keywords = data.get("keywords") or meta.get("article:tag") or meta.get("news_keywords") or meta.get("keywords") or ()
    return Metadata(
        title=_text(data.get("headline")) or None,
        og_title=first("og:title", "twitter:title", "dc.title"),
        section=_text(data.get("articleSection")) or first("article:section"),
        author=_names(data.get("author")) or first("author", "article:author", "dc.creator", "byl"),
        site=_text((data.get("publisher") or {}).get("name") if isinstance(data.get("publisher"), dict) else "") or first("og:site_name"),
        url=_canonical(tree) or next(iter(meta.get("og:url", ())), None),
        body=_text(data.get("articleBody"), breaks=True) or None,
        tags=_tags(keywords),
        published=tuple(_published(data, meta)),
        kind=first("og:type"),
    )


def _first(meta: dict[str, list[str]]) -> Callable[..., str | None]:
    """The first value of the first name that has one and is no address."""
    return lambda *names: next((value for name in names for value in meta.get(name, ()) if not value.startswith("http")), None)


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in list(tree.iter("meta"))[:500]:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), []).append(" ".join(html.unescape(content).split()))
    return found


def _canonical(tree: HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "") == "canonical" and link.get("href")), None)


def _article_object(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article: of a sure type with a headline before one that only might be."""
    objects = [item for item in _objects(tree) if _types(item) & ARTICLES]
    objects.sort(key=lambda item: (not _types(item) & SURE, not item.get("headline")))
    return objects[0] if objects and (_types(objects[0]) & SURE or objects[0].get("headline")) else {}


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(k) for k in kind} if isinstance(kind, list) else {str(kind)}


def _objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects of all JSON-LD scripts, nested ones included, up to a bound."""
    scripts = [s for s in tree.iter("script") if "ld+json" in (s.get("type") or "")][:MOST_SCRIPTS]
    queue: list[Any] = [parsed for s in scripts if (parsed := _parsed(s.text or "")) is not None]
    for seen, item in enumerate(queue):
        if seen > MOST_OBJECTS:
            return
        if isinstance(item, list):
            queue.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            queue.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"))


def _parsed(script: str) -> Any:
    """A script's JSON; raw line breaks inside its strings, which many pages print, are made spaces."""
    if len(script) > LARGEST_SCRIPT:
        return None
    script = script.strip().removeprefix("<!--").removesuffix("-->").removesuffix(";")
    for text in (script, script.replace("\r", " ").replace("\n", " ").replace("\t", " ")):
        try:
            return msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            continue
    return None


def _text(value: object, *, breaks: bool = False) -> str:
    if not isinstance(value, str):
        return _text(value[0], breaks=breaks) if isinstance(value, list) and value else ""
    text = html.unescape(html.unescape(value))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")) if breaks else " ".join(text.split())


def _names(value: object) -> str | None:
    if isinstance(value, list):
        return "، ".join(name for item in value[:5] if (name := _names(item))) or None
    if isinstance(value, dict):
        return _text(value.get("name")) or None
    return _text(value) or None


def _tags(keywords: object) -> tuple[str, ...]:
    items = keywords if isinstance(keywords, (list, tuple)) else [keywords]
    pieces = [piece.strip() for item in items if isinstance(item, str) for piece in item.replace("،", ",").replace(";", ",").split(",")]
    return tuple(dict.fromkeys(" ".join(piece.split()) for piece in pieces if piece))[:50]


_DATES = ("article:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "publishdate", "publish-date", "pubdate",
          "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime")  # fmt: skip


def _published(data: dict[str, Any], meta: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    for key in ("datePublished", "dateCreated"):
        if data.get(key):
            yield "json-ld", data[key]
    for name in _DATES:
        for value in meta.get(name, ()):
            yield "meta", value
