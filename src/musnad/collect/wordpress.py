"""Articles from the REST API that WordPress offers: fifty whole articles in one request, newest first.

Fields as in https://developer.wordpress.org/rest-api/reference/posts/. A post comes without its page, so a plain one is made of it:
headline, prose as the outlet's editors left it, tags.
"""

import html
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

import msgspec

from musnad.collect.addresses import web_address
from musnad.collect.records import Reason
from musnad.errors import FetchError

AT_ONCE = 50  # posts of one request; the API gives a hundred at most
PAST_THE_END = 400  # the status of a page of posts after the last
_FIELDS = "id,link,date,date_gmt,title,content,_links,_embedded"
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its address, and its article JSON."""

    url: str
    fields: Mapping[str, Any]


def posts_url(root: str, page: int, since: date | None) -> str:
    """Where one page of posts is asked for. root: the API's root, usually `https://HOST/wp-json`."""
    query = {"per_page": AT_ONCE, "page": page, "orderby": "date", "order": "desc", "_fields": _FIELDS, "_embed": "wp:term"}
    return f"{root.rstrip('/')}/wp/v2/posts?{urlencode(query | ({'after': f'{since}T00:00:00'} if since else {}))}"


def read_posts(url: str, body: bytes) -> list[Post]:
    """The posts of one answer. Raises `FetchError` where it holds none of the kind."""
    try:
        items = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FetchError(f"{url} is no answer of WordPress: {error}", Reason.listing, again=True) from error
    if not isinstance(items, list):
        raise FetchError(f"{url} is no answer of WordPress: a list of posts was expected", Reason.listing, again=True)
    return [post for item in items if isinstance(item, dict) and (post := _post(item, url))]


def _post(item: Mapping[str, Any], base: str) -> Post | None:
    content = _rendered(item, "content")
    if not isinstance(item.get("link"), str) or not content.strip():
        return None
    with suppress(FetchError):
        url = web_address(item["link"], base)
        title = html.unescape(_MARKUP.sub("", _rendered(item, "title"))).strip()
        published = _published(item.get("date"), item.get("date_gmt"))
        return Post(url, {"url": url, "title": title, "html": _page(title, content, _tags(item)), "published": published})
    return None


def _rendered(item: Mapping[str, Any], name: str) -> str:
    part = item.get(name)
    return str(part.get("rendered") or "") if isinstance(part, Mapping) else ""


def _published(local: object, utc: object) -> str | None:
    """Local time with its distance to UTC, which the API gives only as a second date."""
    if not isinstance(local, str):
        return None
    with suppress(ValueError, TypeError):
        here = datetime.fromisoformat(local)
        apart = round((here - datetime.fromisoformat(str(utc))).total_seconds() / 60)
        return here.replace(tzinfo=timezone(timedelta(minutes=apart))).isoformat()
    return local


def _tags(item: Mapping[str, Any]) -> list[str]:
    embedded = item.get("_embedded")
    groups = embedded.get("wp:term") if isinstance(embedded, Mapping) else None
    terms = [term for group in groups or () if isinstance(group, list) for term in group if isinstance(term, Mapping)]
    return [html.unescape(str(term.get("name") or "")) for term in terms if term.get("taxonomy") == "post_tag"]


def _page(title: str, content: str, tags: list[str]) -> str:
    named = "".join(f'<meta property="article:tag" content="{html.escape(tag)}">' for tag in tags if tag)
    head = html.escape(title)
    return f"<html><head><title>{head}</title>{named}</head><body><article><h1>{head}</h1>\n{content}\n</article></body></html>"
