"""The page room's door: one source in, one `Article` out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from musnad.errors import InputError
from musnad.lexicon import Lexicon
from musnad.page.published import ParseDate, caller_date
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
        return read_story({"url": url, **source} if url else source, words, parse)
    raise InputError("only article JSON is read so far")
