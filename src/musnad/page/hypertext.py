"""HTML pages: what the head tells, what an outlet card knows, then trafilatura, then the lines alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml.html import HtmlElement

from musnad.page.assemble import Cut, Told, assemble, cut_lines, split_body
from musnad.page.cards import Card, Layout, card_of
from musnad.page.decode import require
from musnad.page.dom import dom_lines, parse
from musnad.page.headline import find_headline
from musnad.page.identity import address
from musnad.page.lines import PageLine
from musnad.page.metadata import Metadata, read_metadata
from musnad.page.prose import body_range, heaviest, weigh_all
from musnad.page.published import ParseDate, first_date
from musnad.page.refuse import refuse
from musnad.page.scraped import read_scraped
from musnad.page.sections import Labelled
from musnad.page.select import select, value
from musnad.page.strip import letters, strip_markup
from musnad.page.words import WORD, PageWords
from musnad.records import Article, Comment, Related
from musnad.text.folding import fold

LARGEST, MOST_ELEMENTS = 1_000_000, 30_000  # letters and tags of a page that trafilatura and htmldate are asked about: both slow down
KEPT = 0.5  # share of a page's Arabic letters that must come through the parser
LEAD = 12  # words of a first paragraph that stands apart from the others
LEAST_BODY = 120  # letters of a body that metadata or a card must give to be believed
FOUND = 0.85  # share of a told body that must be found among the page's lines for its paragraph breaks to be used
_ARABIC = re.compile(r"[\u0620-\u064a]")
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ")


@dataclass(frozen=True, slots=True)
class _Page:
    """One page taken apart: its markup, its tree, its visible lines with the element each stands in, its head, its card's layout."""

    text: str
    tree: HtmlElement
    lines: list[PageLine]
    owners: list[HtmlElement]
    meta: Metadata
    card: Card | None
    layout: Layout
    url: str | None


def read_html(
    text: str, words: PageWords, url: str | None = None, parse_date: ParseDate | None = None, fields: Mapping[str, Any] | None = None
) -> Article:
    """The article of a page of HTML. `fields` are known from elsewhere and win. Raises `NotAnArticle`, `WrongLanguage`."""
    fields = fields or {}
    page = _taken_apart(text, words, url, fields.get("source"))
    if sum(letters(line.text) for line in page.lines) < KEPT * letters(visible := strip_markup(text)):
        return read_scraped(require(visible), words, page.url, parse_date)
    told = _with_fields(_told(page), fields)
    cut = _cut(page, told, words)
    if not fields:
        refuse(page.lines, cut.body, told.title or cut.title)
    return assemble(cut, told, words, parse_date)


def _taken_apart(text: str, words: PageWords, url: str | None, source: str | None) -> _Page:
    tree = parse(text)
    meta = read_metadata(tree)
    url = address(url or meta.url)
    card = card_of(url, source, text[:20_000])
    return _Page(text, tree, *dom_lines(tree, words), meta, card, _layout(card, meta, tree), url)


def read_html_fields(fields: Mapping[str, Any], words: PageWords, parse_date: ParseDate | None = None) -> Article:
    """Article JSON whose words stand in `html`; the other fields win over what the page says."""
    return read_html(str(fields["html"]), words, fields.get("url"), parse_date, fields)


def _with_fields(told: Told, fields: Mapping[str, Any]) -> Told:
    """What article JSON tells wins over the page."""
    if not fields:
        return told
    known = {key: str(fields[key]) for key in ("id", "title", "author", "section") if fields.get(key)}
    dates = tuple((key, fields[key]) for key in ("published", "date_extracted") if fields.get(key))
    if fields.get("source"):
        known["site"] = str(fields["source"])
    return replace(told, **known, published=(*dates[:1], *told.published, *dates[1:]))  # type: ignore[arg-type]


def _layout(card: Card | None, meta: Metadata, tree: HtmlElement) -> Layout:
    """The card's first layout that was in use on the page's day and finds a body."""
    published, _ = first_date(meta.published)
    valid = [layout for layout in (card.layout if card else ()) if layout.valid(published)]
    return next((layout for layout in valid if layout.body and select(tree, layout.body)), Layout())


def _told(page: _Page) -> Told:
    tree, meta, layout, card = page.tree, page.meta, page.layout, page.card
    by_card = {name: value(tree, getattr(layout, name)) for name in ("title", "section", "author", "published") if getattr(layout, name)}
    times = [("time element", time.get("datetime")) for time in list(tree.iter("time"))[:5]]
    return Told(
        title=by_card.get("title") or _title(tree, meta),
        section=by_card.get("section") or meta.section,
        author=by_card.get("author") or _byline(meta),
        url=page.url,
        site=(card.name if card and card.name else None) or meta.site,
        published=(("card", by_card.get("published")), *meta.published, *times),
        late_published=_LateDate(page.text).told(),
        tags=_tags(tree, layout),
        late_tags=_keywords(meta),
        related=_related(tree, layout),
        comments=_comments(tree, layout),
        card=card,
    )


class _LateDate:
    """The date that htmldate finds, looked for only when somebody asks; not where it would guess one from a year or a day in the prose."""

    def __init__(self, text: str) -> None:
        self.text = text

    def told(self) -> tuple[tuple[str, object], ...]:
        return (("htmldate", self),)

    def __str__(self) -> str:
        if _too_large(self.text):
            return ""
        from htmldate import find_date

        try:
            return find_date(self.text, original_date=True, extensive_search=False) or ""
        except (ValueError, TypeError, AttributeError, RecursionError):
            return ""


def _byline(meta: Metadata) -> str | None:
    """The head's author, unless it is the site itself."""
    if not meta.author or meta.author == meta.site or not _ARABIC.search(meta.author):
        return None  # Latin words there are the name of the site, its software or an account
    return meta.author


def _title(tree: HtmlElement, meta: Metadata) -> str | None:
    """The headline: as JSON-LD has it, whole where an `h1` has more of it; else that `h1` which the other titles confirm."""
    heads = [" ".join(h1.text_content().split()) for h1 in list(tree.iter("h1"))[:10]]
    plain = _without_site(meta.og_title or " ".join((tree.findtext(".//title") or "").split()), meta.site)
    told = meta.title or plain
    if not told:
        return heads[0] if heads else None
    known = _words(told)
    for head in heads:
        said = _words(head)
        if said and (said.startswith(known[:50]) or known.startswith(said)) and len(said) >= 0.4 * len(known):
            return head
    return told


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of the site at its end (or start)."""
    if site:
        for separator in _SEPARATORS:
            title = title.removesuffix(separator + site).removeprefix(site + separator)
    for separator in _SEPARATORS:
        head, _, tail = title.rpartition(separator)
        if head and len(tail.split()) <= 4 and len(head.split()) >= 4:
            return head
    return title


def _tags(tree: HtmlElement, layout: Layout) -> tuple[str, ...]:
    elements = select(tree, layout.tags) if layout.tags else [a for a in tree.iter("a") if "tag" in (a.get("rel") or "").split()]
    texts = [" ".join(e.text_content().split()).lstrip("#") for e in elements[:60]]
    return tuple(dict.fromkeys(text for text in texts if text))


def _keywords(meta: Metadata) -> tuple[str, ...]:
    """The head's keywords, unless they are the headline cut into words."""
    title = meta.title or meta.og_title or ""
    return () if len(meta.tags) > 2 and all(tag in title and " " not in tag for tag in meta.tags) else meta.tags


def _related(tree: HtmlElement, layout: Layout) -> tuple[Related, ...]:
    if not layout.related:
        return ()
    links = [a for e in select(tree, layout.related) for a in ([e] if e.tag == "a" else e.iter("a"))]
    found = (Related(" ".join(a.text_content().split()), address(a.get("href"))) for a in links[:100])
    return tuple(dict.fromkeys(link for link in found if link.title))


def _comments(tree: HtmlElement, layout: Layout) -> tuple[Comment, ...]:
    if not layout.comment:
        return ()
    found = []
    for element in select(tree, layout.comment)[:500]:
        said = value(element, layout.comment_text) if layout.comment_text else " ".join(element.text_content().split())
        if said:
            author = value(element, layout.comment_author) if layout.comment_author else None
            found.append(Comment(author, said, value(element, layout.comment_date) if layout.comment_date else None))
    return tuple(found)


# The body


def _cut(page: _Page, told: Told, words: PageWords) -> Cut:
    """The page's lines cut, by the first way that finds a body: card, JSON-LD, trafilatura, the lines alone."""
    lines = page.lines
    chosen = _by_card(page) or _by_text(lines, page.meta.body or "") or _by_text(lines, _trafilatura(page.text))
    if chosen:
        return _around(lines, chosen, told, words)
    first, after = body_range(lines, weigh_all(lines))
    title = _line_of(lines, told.title, after) if told.title else find_headline(lines, first, after, words)
    return cut_lines(lines, title, first if title is None else max(first, title + 1), max(after, (title or -1) + 1), words)


def _around(lines: Sequence[PageLine], chosen: Sequence[int], told: Told, words: PageWords) -> Cut:
    """Cut round a body whose lines are known."""
    first, last = chosen[0], chosen[-1]
    title = _line_of(lines, told.title, last)
    members = set(chosen)
    body, inside = split_body([line for i, line in enumerate(lines) if i in members], told.title or "", words)
    strangers = split_body([line for i, line in enumerate(lines) if first <= i <= last and i not in members], "", words)
    inside += [*strangers[1], *(Labelled(line, line.kind or "other") for line in strangers[0] if line.text != told.title)]
    begin = first if title is None or title >= first else title + 1
    leads = [i for i in range(begin, first) if _is_lead(lines[i])]
    if leads:
        return _around(lines, [*leads, *chosen], told, words)
    above = list(lines[: title if title is not None and title < first else first])
    return Cut(above, told.title or "", list(lines[begin:first]), body, inside, list(lines[last + 1 :]))


def _is_lead(line: PageLine) -> bool:
    """Whether a line between headline and body is the article's first paragraph, which extractors take for a subtitle."""
    return line.kind is None and line.stopped and line.words >= LEAD and line.linked < KEPT


def _line_of(lines: Sequence[PageLine], title: str | None, last: int) -> int | None:
    """The last line above the body's end that is the headline."""
    if not title:
        return None
    wanted = _words(title)
    heads = [i for i in range(min(last, len(lines))) if lines[i].text == title or _words(lines[i].text) == wanted]
    return max(heads, key=lambda i: (lines[i].tag == "h1", i), default=None)


def _by_card(page: _Page) -> list[int]:
    """Lines inside the card's body element and outside what the card drops."""
    layout = page.layout
    if not layout.body:
        return []
    inside = {e for body in select(page.tree, layout.body)[:1] for e in body.iter()}
    dropped = {e for part in (select(page.tree, layout.drop) if layout.drop else ()) for e in part.iter()}
    chosen = [i for i, owner in enumerate(page.owners) if owner in inside and owner not in dropped]
    return chosen if sum(len(page.lines[i].text) for i in chosen) >= LEAST_BODY else []


def _by_text(lines: Sequence[PageLine], body: str) -> list[int]:
    """Lines that stand in a body told by other means, in their heaviest stretch; none where too little of it is found."""
    if len(body) < LEAST_BODY:
        return []
    said = f" {_words(body[:500_000])} "
    spoken = [_words(line.text) for line in lines]
    stands = [bool(s) and f" {s} " in said for s in spoken]
    weights = [float(len(s.split())) if ok else -2.0 for s, ok in zip(spoken, stands, strict=True)]
    first, after = heaviest(weights)
    chosen = [i for i in range(first, after) if stands[i]]
    found = sum(len(spoken[i]) + 1 for i in chosen)
    return chosen if found >= FOUND * len(said) else []


def _too_large(text: str) -> bool:
    return len(text) > LARGEST or text.count("<") > 2 * MOST_ELEMENTS


def _words(text: str) -> str:
    return " ".join(WORD.findall(fold(text).folded))


def _trafilatura(text: str) -> str:
    """The body by trafilatura, without comments; empty where it finds none or the page is too large for it."""
    if _too_large(text):
        return ""
    import trafilatura

    try:
        return trafilatura.extract(text, fast=True, include_comments=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""
