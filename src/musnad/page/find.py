"""The page room's door: one source in, one `Article` out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from musnad.lexicon import Lexicon
from musnad.page.decode import clean, decode, repair, require
from musnad.page.hypertext import read_html, read_html_fields
from musnad.page.kinds import is_html, json_fields
from musnad.page.published import ParseDate, caller_date
from musnad.page.scraped import read_scraped
from musnad.page.story import read_story
from musnad.page.words import PageWords, page_words
from musnad.records import Article


def read_page(
    source: bytes | str | Mapping[str, Any],
    lexicon: Lexicon,
    *,
    url: str | None = None,
    published: str | None = None,
    parse_date: ParseDate | None = None,
) -> Article:
    """The article of a page: HTML, plain scraped text, or article JSON as a mapping.

    url: the page's address where it is known. published: ISO date that wins over whatever the page says.
    parse_date: reads dates that are written out in words; without it only those in digits are read.
    Raises `InputError` (empty), `NotAnArticle` or `WrongLanguage`.
    """
    words = page_words(lexicon)
    article = _read(source, words, url, parse_date)
    if published is None:
        return article
    return replace(article, published=caller_date(published), published_from="caller")


def _read(source: bytes | str | Mapping[str, Any], words: PageWords, url: str | None, parse: ParseDate | None) -> Article:
    if isinstance(source, Mapping):
        return _read_fields({"url": url, **source} if url else source, words, parse)
    text = require(decode(source) if isinstance(source, bytes) else clean(repair(source)))
    if is_html(text):
        return read_html(text, words, url, parse)
    fields = json_fields(text)
    return _read_fields(fields, words, parse) if fields else read_scraped(text, words, url, parse)


def _read_fields(fields: Mapping[str, Any], words: PageWords, parse: ParseDate | None) -> Article:
    """Article JSON: with `html` its page is read and the fields win over it, else its `content` is kept letter for letter."""
    if fields.get("html") and not fields.get("content"):
        return read_html_fields(fields, words, parse)
    return read_story(fields, words, parse)
