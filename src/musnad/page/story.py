"""Article JSON: fields told apart already; the text is kept letter for letter and what sticks to it is marked."""

import html
import re
from collections.abc import Mapping
from typing import Any

from musnad.errors import InputError
from musnad.page.cards import Card, card_of
from musnad.page.decode import clean
from musnad.page.furniture import find_furniture
from musnad.page.identity import address, article_id
from musnad.page.language import language_of
from musnad.page.published import ParseDate, first_date
from musnad.page.words import PageWords
from musnad.records import Article, Outlet, Span
from musnad.text.folding import fold_word

_LINE = re.compile(r"[^\n]+")


def read_story(fields: Mapping[str, Any], words: PageWords, parse: ParseDate | None = None) -> Article:
    """The article of a mapping with `title` and `content`. Raises `InputError` where it holds neither, `WrongLanguage`."""
    title, content = (clean(_letters(fields.get(key))) for key in ("title", "content"))
    if not (title.strip() or content.strip()):
        raise InputError("the article has neither title nor content; give JSON with `title` and `content` or `html`")
    text = f"{title}\n\n{content}"
    source, author = (_letters(fields.get(key)).strip() or None for key in ("source", "author"))
    url = address(fields.get("url"))
    card = card_of(url, source)
    start = len(title) + 2
    inside = find_furniture(text, start, words, author=author or "", own=own_names(words, card, source))
    published, published_from = first_date(((key, fields.get(key)) for key in ("published", "date_extracted")), parse)
    return Article(
        id=_letters(fields.get("id")) or article_id(url, text),
        text=text,
        title=shown(title),
        url=url,
        outlet=outlet_of(words, card, source),
        section=_letters(fields.get("section") or fields.get("category")) or None,
        author=shown(author) if author else None,
        dateline=inside.dateline,
        published=published,
        published_from=published_from,
        language=language_of(text, words),
        paragraphs=paragraphs(text, start),
        tags=_listed(fields.get("tags")),
        furniture=inside.furniture,
    )


def _letters(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _listed(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value if item) if isinstance(value, (list, tuple)) else ()


def shown(text: str) -> str:
    """A field as a reader sees it: entities decoded, space made even."""
    return " ".join(html.unescape(text).split())


def paragraphs(text: str, start: int) -> tuple[Span, ...]:
    """The lines of the body, without the space around them, as spans."""
    return tuple(_trimmed(text, *match.span()) for match in _LINE.finditer(text, start) if not match.group().isspace())


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    line = line.strip()
    return Span(line, start, start + len(line))


def outlet_of(words: PageWords, card: Card | None, name: str | None) -> Outlet | None:
    """The outlet by its card, else by what the lexicon knows of the name its source gives, else that name."""
    if card and card.name:
        return Outlet(card.name, card.id)
    if name in words.outlets:
        return Outlet(words.outlets[name][0], name)
    return Outlet(name) if name else None


def own_names(words: PageWords, card: Card | None, source: str | None) -> frozenset[str]:
    """Names by which the outlet calls itself in bylines, folded."""
    known = (card.name, *card.names) if card else ()
    return frozenset(fold_word(name) for name in (*known, *words.outlets.get(source or "", ()), source) if name)
