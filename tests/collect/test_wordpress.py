"""WordPress's REST API: whole articles, page after page."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from collect.conftest import Gather
from collect.site import Handler, Site, articles, reasons
from musnad.collect import Memory, Visited
from musnad.collect.wordpress import read_posts
from musnad.lexicon import Lexicon
from musnad.page.find import read_page

SAID = "<p>قالت وزيرة النقل سنية الماجري اليوم إن أسعار النقل لن ترتفع قبل نهاية العام، وإن الوزارة ستعوض الشركات عن عام {}.</p>"


def post(number: int) -> dict[str, Any]:
    """A post as the API gives it."""
    return {
        "id": number,
        "link": f"/?p={number}",
        "date": "2026-11-26T00:30:00",
        "date_gmt": "2026-11-25T22:30:00",
        "title": {"rendered": f"الماجري: لا زيادة &#8211; {number}"},
        "content": {"rendered": SAID.format(number)},
        "_embedded": {"wp:term": [[{"taxonomy": "category", "name": "محلي"}], [{"taxonomy": "post_tag", "name": "النقل"}]]},
    }


def serve(site: Site, count: int, **headers: str) -> None:
    """So many posts, newest first, in pages."""

    def route(handler: Handler) -> None:
        asked = {name: int(values[0]) for name, values in parse_qs(urlsplit(handler.path).query).items() if values[0].isdigit()}
        first = (asked["page"] - 1) * asked["per_page"]
        if first and first >= count:
            handler.give('{"code": "rest_post_invalid_page_number"}', status=400)
        else:
            handler.give(json.dumps([post(count - i) for i in range(first, min(count, first + asked["per_page"]))]), **headers)

    site.prefixes["/wp-json/wp/v2/posts"] = route


def pages(site: Site) -> list[str]:
    """Which pages of posts were asked for, in order."""
    return [parse_qs(urlsplit(path).query)["page"][0] for path, _ in site.requests if path.startswith("/wp-json")]


def test_a_post_is_read_whole(lexicon: Lexicon) -> None:
    """Headline decoded, prose, tags, and local time with its distance to UTC."""
    (found,) = read_posts("https://wadi.example/wp-json", json.dumps([post(7)]).encode())
    article = read_page(found.fields, lexicon)
    assert (found.url, article.url) == ("https://wadi.example/?p=7", "https://wadi.example/?p=7")
    assert (article.title, article.published) == ("الماجري: لا زيادة – 7", "2026-11-26T00:30:00+02:00")
    assert ([span.text for span in article.paragraphs], article.tags) == ([SAID.format(7)[3:-4]], ("النقل",))


def test_posts_without_link_or_words_are_left_out() -> None:
    """What is no post is none, whatever its shape."""
    odd = [{}, [], None, {**post(1), "link": None}, {**post(1), "link": "ftp://a/b"}, {**post(1), "content": {"rendered": " "}}]
    assert read_posts("https://wadi.example/", json.dumps(odd).encode()) == []


def test_goes_back_to_the_oldest_once(site: Site, gather: Gather, wordpress: str) -> None:
    """The first rounds reach the oldest post, a limit notwithstanding; after that the first page without news is the last."""
    memory = Memory()
    serve(site, 120)
    assert len(articles(gather(wordpress, memory=memory, limit=60))) == 100
    assert len(articles(gather(wordpress, memory=memory, limit=60))) == 20
    assert pages(site) == ["1", "2", "1", "2", "3"]
    serve(site, 121)
    assert len(articles(gather(wordpress, memory=memory))) == 1
    assert pages(site)[5:] == ["1", "2"]


def test_long_archives_come_round_by_round(site: Site, gather: Gather, wordpress: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each round asks for what is new, then goes on where the one before ended; posts that came meanwhile make no gap."""
    for module in ("wordpress", "visit"):
        monkeypatch.setattr(f"musnad.collect.{module}.AT_ONCE", 5)
    memory = Memory()
    serve(site, 60)
    assert [len(articles(gather(wordpress, memory=memory, limit=20))) for _ in range(2)] == [20, 20]
    assert pages(site) == ["1", "2", "3", "4", "1", "4", "5", "6", "7", "8"]
    serve(site, 66)
    assert [len(articles(gather(wordpress, memory=memory, limit=20))) for _ in range(2)] == [20, 6]
    assert len(articles(gather(wordpress, memory=memory))) == 0
    assert pages(site)[-1] == "1"


def test_unchanged_posts_cost_one_request(site: Site, gather: Gather, wordpress: str) -> None:
    """An ETag of the first page counts once the oldest post was seen, not before."""
    memory = Memory()
    serve(site, 120, ETag='"v1"')
    for limit in (60, 200):
        gather(wordpress, memory=memory, limit=limit)
    asked = [headers.get("If-None-Match") for path, headers in site.requests if "&page=1&" in path]
    gather(wordpress, memory=memory)
    assert (asked, site.requests[-1][1]["If-None-Match"]) == ([None, None], '"v1"')


def test_the_last_page_may_be_full(site: Site, gather: Gather, wordpress: str) -> None:
    """A hundred posts are two full pages; that there is no third is no fault."""
    serve(site, 100)
    items = gather(wordpress)
    assert (len(articles(items)), reasons(items)) == (100, [])


def test_answers_that_are_none(site: Site, gather: Gather, wordpress: str) -> None:
    """HTML instead of JSON, or an error as JSON, is a listing that is none."""
    site.prefixes["/wp-json"] = lambda handler: handler.give("<html>")
    assert reasons(gather(wordpress)) == ["listing"]
    site.prefixes["/wp-json"] = lambda handler: handler.give('{"code": "rest_disabled"}')
    items = gather(wordpress)
    assert reasons(items) == ["listing"]
    assert [item.new for item in items if isinstance(item, Visited)] == [0]
