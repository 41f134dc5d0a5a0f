"""All that the site gives somebody, whatever address it is at: pages, twins, feeds, files, sitemaps, every operation of the API."""

from collections.abc import Iterator
from urllib.parse import quote, urljoin

import msgspec
from django.core.cache import cache
from django.test import Client

from desk.site import Page
from musnad_desk.catalog import models

MOST = 250  # addresses of one crawl
STARTS = ("/en/", "/ar/", "/en/newest/", "/en/edits/", "/en/events/", "/en/statements/", "/sitemap.xml", "/robots.txt")


def everything(client: Client, *, searches: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Addresses and what is there, from the front page on, in whichever way they are linked; and searches for these words."""
    cache.clear()  # the API counts questions
    asked = [*STARTS, *(f"/en/search/?words={quote(words)}" for words in searches), *_operations(client, searches)]
    asked += [f"/en/{kind}/?{field}={quote(words)}" for words in searches for kind, field in (
        ("search", "actor"), ("search", "speaker"), ("events", "actor"), ("statements", "speaker"), ("statements", "about"))]  # fmt: skip
    seen = set(asked)
    while asked:
        address = asked.pop(0)
        response = client.get(address)
        assert response.status_code in (200, 302, 400, 403, 404, 405), (address, response.status_code)
        assert not response.streaming, f"{address} would be made when `rulings.display` does not know any more who looks"
        text = response.content.decode("utf-8", "replace")
        yield address, text
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = Page(response.status_code, text)
        links = [told.get("href") or "" for tag in ("a", "link") for told in page.all(tag)]
        for link in (urljoin(address, link).partition("#")[0] for link in links):
            if _ours(link) and link not in seen and len(seen) < MOST:
                seen.add(link)
                asked.append(link)


def _ours(link: str) -> bool:
    """Pages of the other language hold the same, and those that lead to signing in lead nowhere else."""
    return link.startswith("/") and not link.startswith(("/static/", "//", "/ar/", "/theme/")) and "sign-in" not in link


def _operations(client: Client, searches: tuple[str, ...]) -> Iterator[str]:
    """Every address of the API that may be read, its parameters those of the first article, story and actor."""
    article, story, actor = models.Article.objects.first(), models.Story.objects.first(), models.Actor.objects.first()
    tables = ("articles", "actors", "statements", "events", "labels", "dates", "places", "numbers")
    document = msgspec.json.decode(client.get("/api/openapi.json").content)
    for path, operations in document["paths"].items():
        if "get" not in operations:
            continue
        whole = path
        for name, row in (("articles", article), ("readings", article), ("stories", story), ("actors", actor)):
            if f"/{name}/{{" in path and row is not None:
                whole = f"{path.partition('{')[0]}{quote(row.key)}{path.partition('}')[2]}"
        for table in tables if "{table}" in whole else ("",):
            yield from (f"{whole.replace('{table}', table)}{form}" for form in ("", "?format=jsonl", "?format=csv"))
            for words in searches:
                yield f"{whole.replace('{table}', table)}?words={quote(words)}"
