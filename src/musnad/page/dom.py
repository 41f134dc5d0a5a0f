"""HTML to lines: what a reader sees, one line per block, each with the kind of block it stands in.

The walk keeps its own stack, so that ten thousand nested elements cost no recursion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html
from lxml.html import HtmlElement

from musnad.page.lines import MOST_LINES, PageLine, page_line
from musnad.page.words import PageWords

UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "datalist", "math", "canvas",
                    "audio", "video",
                    "head", "button", "textarea"})  # fmt: skip
BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
                    "figure", "footer",
                    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
                    "table", "tbody",
                    "td", "th", "thead", "tr", "ul", "label", "title", "html"})  # fmt: skip
# What an element's own name, class or id says of all that stands in it.
_BY_TAG = {"nav": "navigation", "footer": "footer", "figcaption": "caption", "form": "form"}
_BY_TOKEN: tuple[tuple[str, frozenset[str]], ...] = (
    ("back_to_top", frozenset({"totop", "backtotop", "gototop", "scrolltop"})),
    ("share_bar", frozenset({"share", "sharing", "sharebar", "social", "socials", "addtoany", "addthis", "sharedaddy"})),
    ("breadcrumb", frozenset({"breadcrumb", "breadcrumbs", "crumbs"})),
    ("tags", frozenset({"tags", "taglist", "keywords", "tagcloud"})),
    ("comment_form", frozenset({"respond", "commentform"})),
    ("comments", frozenset({"comments", "commentlist", "disqus"})),
    ("related", frozenset({"related", "relatedposts", "readmore", "readalso", "recommended", "suggested"})),
    ("most_read", frozenset({"popular", "trending", "mostread", "latest", "mostviewed"})),
    ("next_prev", frozenset({"nextprev", "postnav"})),
    ("newsletter", frozenset({"newsletter", "subscribe", "subscription"})),
    ("navigation", frozenset({"nav", "navbar", "menu", "navigation", "skip"})),
    ("ad", frozenset({"ad", "ads", "advert", "advertisement", "sponsored", "banner"})),
    ("caption", frozenset({"caption"})),
    ("cookie", frozenset({"cookie", "cookies", "gdpr"})),
    ("login", frozenset({"login", "signin"})),
    ("footer", frozenset({"footer", "copyright", "colophon"})),
    ("sidebar", frozenset({"sidebar", "widget", "widgets"})),
)
_PAIRS = (("comment_form", "comment-form"), ("comment_form", "comment-respond"), ("back_to_top", "back-to-top"), ("back_to_top", "to-top"),
          ("read_also", "read-also"), ("read_also", "see-also"), ("read_also", "also-read"), ("most_read", "most-read"), ("comments",
          "comment-list"),
          ("next_prev", "post-navigation"), ("comments", "comments-area"))  # fmt: skip
_FORM_KINDS = frozenset({"comment_form", "newsletter", "login", "search"})
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_TOKENS = re.compile(r"[a-z]+")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Writer:
    """Text gathered for the line in hand."""

    words: PageWords
    lines: list[PageLine] = field(default_factory=list)
    owners: list[HtmlElement] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    href: str | None = None
    gap: bool = True

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if in_link else 0

    def close(self, element: HtmlElement, hint: str | None, *, soft: bool = False) -> None:
        """End the line; a soft end (`<br>`) leaves no gap before the next."""
        text = _SPACE.sub(" ", "".join(self.pieces)).strip() if self.pieces else ""
        if text and len(self.lines) < MOST_LINES:
            tag = element.tag if isinstance(element.tag, str) else ""
            linked = self.linked / max(len(text), 1)
            line = replace(page_line(text, self.words, gap=self.gap), hint=hint, tag=tag, linked=linked, href=self.href)
            self.lines.append(line)
            self.owners.append(element)
            self.gap = not soft
        elif not soft:
            self.gap = True
        self.pieces, self.linked, self.href = [], 0, None


def parse(text: str) -> HtmlElement:
    """The tree of a page; a page that no parser takes gives an empty one."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = html.document_fromstring("<html><body></body></html>")
    return tree


def dom_lines(tree: HtmlElement, words: PageWords) -> tuple[list[PageLine], list[HtmlElement]]:
    """The visible lines of a page and the element that each stands in."""
    writer = _Writer(words)
    blocks: list[tuple[HtmlElement, str | None]] = [(tree, None)]
    links = 0
    for event, element in _walk(tree):
        link = element.tag == "a"
        if event == "start":
            if element.tag in BLOCKS:
                writer.close(*blocks[-1])
                blocks.append((element, _hint(element) or blocks[-1][1]))
            elif element.tag == "br":
                writer.close(*blocks[-1], soft=True)
            links += link
            if link and not writer.href:
                writer.href = element.get("href")
            writer.add(element.text, links > 0)
        else:
            links -= link
            if element.tag in BLOCKS:
                writer.close(*blocks[-1])
                blocks.pop()
            writer.add(element.tail, links > 0)
    writer.close(*blocks[0])
    return writer.lines, writer.owners


def _walk(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start and end of every visible element; what a hidden one holds is passed over, not what follows it."""
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element is not tree and (element.tag in UNSEEN or _hidden(element)):
            walker.skip_subtree()
            yield "start", _Nothing(element)
        elif event == "end" and element is not tree and (element.tag in UNSEEN or _hidden(element)):
            yield "end", _Nothing(element)
        else:
            yield event, element


class _Nothing:
    """A hidden element: no tag, no text, only what follows it."""

    __slots__ = ("tag", "tail", "text")

    def __init__(self, element: HtmlElement) -> None:
        self.tag, self.text, self.tail = "", None, element.tail


def _hidden(element: HtmlElement) -> bool:
    if not element.attrib:
        return False
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _hint(element: HtmlElement) -> str | None:
    """The kind of block an element is by its own name, class and id."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:300]
    if element.tag in ("body", "html", "main", "article"):
        return None
    kind = _by_name(named) if named.strip() else None
    if element.tag == "form":
        return kind if kind in _FORM_KINDS else "search" if "search" in named or element.get("role") == "search" else kind
    return kind or _BY_TAG.get(str(element.tag))


def _by_name(named: str) -> str | None:
    for kind, pair in _PAIRS:
        if pair in named:
            return kind
    tokens = set(_TOKENS.findall(named))
    return next((kind for kind, known in _BY_TOKEN if tokens & known), None)
