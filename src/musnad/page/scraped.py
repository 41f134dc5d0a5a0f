"""Scraped plain text: a page copied with its menus, share bars and comment form, and no markup left to tell them apart."""

from musnad.page.assemble import Told, assemble, cut_lines
from musnad.page.cards import card_of
from musnad.page.headline import find_headline
from musnad.page.lines import text_lines
from musnad.page.prose import body_range, weigh_all
from musnad.page.published import ParseDate
from musnad.page.refuse import refuse
from musnad.page.words import PageWords
from musnad.records import Article

FEW = 4  # lines of a text that is too short to tell prose from furniture: all of it is taken


def read_scraped(text: str, words: PageWords, url: str | None = None, parse: ParseDate | None = None) -> Article:
    """The article in a page's visible text. Raises `NotAnArticle`, `WrongLanguage`."""
    lines = text_lines(text, words)
    first, after = body_range(lines, weigh_all(lines))
    if first == after and len(lines) <= FEW:
        first, after = 0, len(lines)
    title = find_headline(lines, first, after, words)
    if title is not None and title >= first:
        first = title + 1
    cut = cut_lines(lines, title, first, after, words)
    refuse(lines, cut.body, cut.title)
    return assemble(cut, Told(url=url, card=card_of(url, None)), words, parse)
