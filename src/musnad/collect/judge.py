"""What arrived, looked into: an article with all that it goes by, or why it is none."""

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from itertools import chain, islice
from typing import Any
from urllib.parse import urljoin

from musnad.collect.addresses import host_of
from musnad.collect.records import Collected, Reason, Refusal, now
from musnad.collect.visit import Arrived, key_of
from musnad.errors import InputError, WrongLanguage
from musnad.lexicon import Lexicon, load_lexicon
from musnad.page.decode import decode, require
from musnad.page.dom import parse
from musnad.page.find import read_page
from musnad.page.identity import address, canonical_url
from musnad.page.metadata import read_metadata
from musnad.records import Article

LEAST_LETTERS = 20  # of Arabic script on a whole page, written out or as character references
_LETTERS = re.compile("[\u0620-\u06ff\ufb50-\ufefc]")
_REFERENCES = re.compile("&#(?:1[5-7]\\d\\d|[xX]0?6[0-9a-fA-F]{2});")


class Judge:
    """Reads pages as `musnad read` will. The lexicon is loaded with the first page (tenths of a second)."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that tell prose from furniture."""
        return load_lexicon()

    def judge(self, outlet: str, arrived: Arrived) -> Collected | Refusal:
        """The article, or the refusal of what holds none."""
        keys = frozenset(key_of(url) for url in (arrived.asked, arrived.url) if url)
        try:
            return self._article(outlet, arrived, keys)
        except InputError as error:
            reason = Reason.language if isinstance(error, WrongLanguage) else Reason.no_article
            return Refusal(outlet, arrived.name, reason, f"{arrived.name}: {error}", now(), keys=keys)
        except Exception as error:  # one page must not end the collecting of thousands
            told = f"{arrived.name}: Musnad failed on it ({type(error).__name__}: {error}); please report this with its address"
            return Refusal(outlet, arrived.name, Reason.fault, told, now(), again=True, keys=keys)

    def _article(self, outlet: str, arrived: Arrived, keys: frozenset[str]) -> Collected:
        if isinstance(arrived.content, Mapping):
            fields = dict(arrived.content)
            article = read_page(fields, self.lexicon)
        else:
            fields = fields_of(arrived.content, arrived.charset, arrived.url)
            article = read_page(fields["html"], self.lexicon, url=fields["url"])
        told = {"id": article.id, "fetched": arrived.fetched.isoformat()}
        named = {"source": arrived.card.name} if arrived.card and arrived.card.name else {}
        dated = {"date_extracted": arrived.day.isoformat()} if arrived.day and not article.published else {}
        known = keys | {_content_key(article)} | ({key_of(article.url)} if article.url else set())
        return Collected(article.id, outlet, article.url, arrived.fetched, _without_nulls({**fields, **told, **named, **dated}), known)


def fields_of(page: bytes, charset: str | None, url: str | None) -> dict[str, Any]:
    """Article JSON of a page that was found at `url`: the address that it gives itself, and its HTML.

    Raises `WrongLanguage` for a page with next to nothing in Arabic script, `InputError` for bytes that are no text.
    """
    text = _require_script(require(decode(page, charset)))
    return {"url": _canonical(text, url), "html": text}


def _require_script(text: str) -> str:
    """`text`, unless so little of it is in Arabic script that reading it is no use: most pages of a WARC are in other languages."""
    found = chain(() if text.isascii() else _LETTERS.finditer(text), _REFERENCES.finditer(text))
    if sum(1 for _ in islice(found, LEAST_LETTERS)) < LEAST_LETTERS:
        raise WrongLanguage("the page is not in Arabic script; Musnad reads Arabic, Persian and Urdu")
    return text


def _canonical(text: str, url: str | None) -> str | None:
    """The address that a page gives itself, if it is one of the same host and not the host's front page; else where it was found."""
    own = address(read_metadata(parse(text)).url)
    if not own or not url:
        return url or own
    own = urljoin(url, own)
    (host, _, path), (found, _, _) = canonical_url(own).partition("/"), canonical_url(url).partition("/")
    return own if host == found and path else url


def _content_key(article: Article) -> str:
    """What an article's words are remembered by, within its outlet: another outlet that prints them is another source."""
    outlet = host_of(article.url or "") or (article.outlet.name if article.outlet else "")
    return hashlib.sha256(f"{outlet.removeprefix('www.')}\n{' '.join(article.text.split())}".encode("utf-8", "replace")).hexdigest()[:16]


def _without_nulls(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
