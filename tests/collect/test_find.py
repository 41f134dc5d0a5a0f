"""Rounds over outlets: every article once, every refusal told, listings asked for only where they may have changed."""

import gzip
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from collect.conftest import Gather
from collect.site import Handler, Site, article, articles, feed, reasons
from musnad.collect import Archive, Collected, Collector, Item, Memory, Planned, Settings, Visited, collect, find_targets
from musnad.collect.visit import Visit
from musnad.lexicon import Lexicon
from musnad.page.find import read_page

Write = Callable[..., str]
FRONT_PAGE = f"<html><body><h1>صحيفة الوادي</h1>{''.join(f'<p><a href=/{i}>عنوان الخبر رقم {i}</a></p>' for i in range(40))}</body></html>"
ENGLISH = "<html><h1>Bread</h1><p>The price of bread will not rise before the end of this year, the minister said.</p></html>"


def visited(items: list[Item]) -> Visited:
    """The one sum of a round over one outlet."""
    (found,) = (item for item in items if isinstance(item, Visited))
    return found


def conditional(body: str) -> Callable[[Handler], None]:
    """A listing with an ETag, answered with 304 to whoever has it."""

    def route(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == '"v1"':
            handler.give(b"", status=304, length=0)
        else:
            handler.give(body, ETag='"v1"')

    return route


@pytest.fixture
def wadi(site: Site, card: Write) -> str:
    """An outlet with a feed of three articles; gives its card."""
    site.routes["/feed"] = conditional(feed(*(site.page(f"/{i}", article(i)) for i in range(3))))
    return card(feeds=[f"{site.url}/feed"])


def test_articles_of_a_feed(site: Site, gather: Gather, wadi: str, lexicon: Lexicon) -> None:
    """Each with its page, address, outlet and time, under the id that reading gives it."""
    items = gather(wadi)
    first = articles(items)[0]
    assert [found.url for found in articles(items)] == [f"{site.url}/{i}" for i in range(3)]
    assert (first.outlet, first.fields["source"], first.fields["html"]) == ("wadi", "صحيفة الوادي", article(0))
    assert first.fields["fetched"] == first.fetched.isoformat()
    assert read_page(first.fields, lexicon).id == first.id
    assert visited(items) == Visited("wadi", listed=3, known=0, new=3)


def test_second_round_asks_for_what_changed(site: Site, gather: Gather, wadi: str) -> None:
    """An unchanged feed costs one request; a changed one gives what is new."""
    memory = Memory()
    gather(wadi, memory=memory)
    assert visited(gather(wadi, memory=memory)) == Visited("wadi")
    site.page("/feed", feed(*(site.page(f"/{i}", article(i)) for i in range(2, 5))))
    assert visited(gather(wadi, memory=memory)) == Visited("wadi", listed=3, known=1, new=2)
    assert [len(site.asked(path)) for path in ("/robots.txt", "/feed", "/2")] == [1, 3, 1]


def test_what_fails_now_is_asked_for_again(site: Site, gather: Gather, wadi: str) -> None:
    """A feed with an article that could not be had counts as not dealt with: it comes again whole, and the article with it."""
    memory = Memory()
    site.page("/1", b"", status=503)
    items = gather(wadi, memory=memory, tries=1)
    assert (len(articles(items)), reasons(items)) == (2, ["status"])
    site.page("/1", article(1))
    assert [found.url for found in articles(gather(wadi, memory=memory))] == [f"{site.url}/1"]
    assert "If-None-Match" not in site.asked("/feed")[1]


def test_host_that_fails_is_left_alone_for_the_round(site: Site, gather: Gather, card: Write) -> None:
    """Three failures one after the other end a visit; what is left comes in the next round."""
    memory = Memory()
    pages = [site.page(f"/{i}", article(i)) for i in range(9)]
    outlet = card(feeds=[site.page("/feed", feed(*pages))])
    fine = site.routes.copy()
    site.routes |= {f"/{i}": Handler.break_off for i in range(1, 9)}
    first = gather(outlet, memory=memory, tries=1)
    assert (len(articles(first)), reasons(first)) == (1, ["truncated"] * 3)
    site.routes |= fine
    assert len(articles(gather(outlet, memory=memory))) == 8


def test_host_that_asks_for_a_pause_gets_it(site: Site, gather: Gather, card: Write) -> None:
    """A pause that is longer than patience ends a visit after the first page."""
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 100")
    outlet = card(feeds=[site.page("/feed", feed(*(site.page(f"/{i}", article(i)) for i in range(9))))])
    assert reasons(gather(outlet)) == ["busy"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"body": "", "status": 404}, "status"),
        ({"body": FRONT_PAGE}, "no_article"),
        ({"body": ENGLISH}, "language"),
        ({"body": ""}, "no_article"),
        ({"body": "", "status": 302, "Location": "http://10.0.0.1/"}, "address"),
    ],
)
def test_what_will_not_be_had_is_asked_for_once(site: Site, gather: Gather, card: Write, answer: dict[str, str], reason: str) -> None:
    """Refused with its reason, and left alone from then on, though the feed changes."""
    memory = Memory()
    outlet = card(feeds=[site.page("/feed", feed(site.page("/a", **answer)))])
    first, second = gather(outlet, memory=memory), gather(outlet, memory=memory)
    assert (reasons(first), reasons(second), len(site.asked("/a"))) == ([reason], [], 1)
    assert (visited(first).refused, visited(second).known) == ({reason: 1}, 1)


def test_limit_leaves_the_rest_for_the_next_round(gather: Gather, wadi: str) -> None:
    """What a round may not fetch comes in the next one."""
    memory = Memory()
    assert [len(articles(gather(wadi, memory=memory, limit=2))) for _ in range(3)] == [2, 1, 0]


def test_since_leaves_older_articles_alone(site: Site, gather: Gather, card: Write) -> None:
    """By the day that the listing tells; an article without one is taken."""
    from datetime import date

    days = {"/a": "<pubDate>Wed, 25 Nov 2026 10:00:00 GMT</pubDate>", "/b": "<pubDate>Thu, 26 Nov 2026 10:00:00 GMT</pubDate>", "/c": ""}
    pages = {path: site.page(path, article(i)) for i, path in enumerate(days)}
    items = "".join(f"<item><link>{pages[path]}</link>{day}</item>" for path, day in days.items())
    found = articles(gather(card(feeds=[site.page("/feed", f"<rss><channel>{items}</channel></rss>")]), since=date(2026, 11, 26)))
    assert [found.url for found in found] == [f"{site.url}/b", f"{site.url}/c"]
    assert [found.fields.get("date_extracted") for found in found] == ["2026-11-26", None]


def test_sitemaps_of_an_index(site: Site, gather: Gather, card: Write) -> None:
    """Packed and plain; one that the index tells to be unchanged is not asked for again."""

    def sitemap(number: int) -> bytes:
        return f"<urlset><url><loc>{site.page(f'/{number}', article(number))}</loc></url></urlset>".encode()

    def index(day: int) -> str:
        entries = (f"<sitemap><loc>{site.url}/{name}</loc><lastmod>2026-11-{day}</lastmod></sitemap>" for name in ("s1.xml", "s2.xml.gz"))
        return f"<sitemapindex>{''.join(entries)}</sitemapindex>"

    memory = Memory()
    site.page("/s1.xml", sitemap(1))
    site.page("/s2.xml.gz", gzip.compress(sitemap(2)), Content_Type="application/gzip")
    outlet = card(sitemaps=[site.page("/index.xml", index(25))])
    assert len(articles(gather(outlet, memory=memory))) == 2
    site.page("/s1.xml", sitemap(3))
    assert articles(gather(outlet, memory=memory)) == []
    site.page("/index.xml", index(26))
    assert [found.url for found in articles(gather(outlet, memory=memory))] == [f"{site.url}/3"]
    assert len(site.asked("/s2.xml.gz")) == 2


def test_sitemap_bombs_are_refused(site: Site, gather: Gather, card: Write) -> None:
    """A packed sitemap is bounded like a packed answer; an index that names itself ends."""
    bomb = site.page("/bomb.gz", gzip.compress(bytes(10**7)))
    loop = site.page("/loop.xml", f"<sitemapindex><sitemap><loc>{site.url}/loop.xml</loc></sitemap></sitemapindex>")
    assert reasons(gather(card(sitemaps=[bomb, loop]), listing=10**6)) == ["too_large"]
    assert len(site.asked("/loop.xml")) == 1


# Once and only once


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (article(1), article(1), 1),
        (article(1, more=canonical("/news/1")), article(2, more=canonical("/news/1?utm_source=x")), 1),
        (article(1, more=canonical("/")), article(2, more=canonical("/")), 2),
        (article(1, more=canonical("https://other.example/1")), article(2, more=canonical("https://other.example/1")), 2),
        (article(1), article(2), 2),
    ],
    ids=["same words", "same address", "front page as address", "address of another host", "two articles"],
)
def test_one_article_under_two_addresses(site: Site, gather: Gather, card: Write, first: str, second: str, count: int) -> None:
    """The address that a page gives itself and its words tell that it is known; a false address does not."""
    memory = Memory()
    outlet = card(feeds=[site.page("/feed", feed(site.page("/a", first), site.page("/b?id=1", second)))])
    assert len(articles(gather(outlet, memory=memory))) == count
    site.page("/feed", feed(site.url + "/b?id=1", site.url + "/a#top", site.url + "/a?utm_source=feed"))
    assert articles(gather(outlet, memory=memory)) == []


def test_two_outlets_that_print_one_text_are_two_sources(gather: Gather, tmp_path: Path) -> None:
    """Who printed it is part of what was printed."""
    for host in ("wadi", "marsa"):
        story = {"url": f"https://{host}.example/1", "title": "خبر", "content": "قالت الوزارة كذا."}
        (tmp_path / f"{host}.json").write_text(json.dumps(story))
    assert len(articles(gather(str(tmp_path)))) == 2


def test_one_address_in_two_feeds_is_fetched_once(site: Site, gather: Gather, card: Write) -> None:
    """Listed twice in one round, fetched once."""
    site.page("/a", article(1))
    feeds = [site.page(f"/feed{i}", feed(site.url + "/a")) for i in range(3)]
    assert len(articles(gather(card(feeds=feeds)))) == 1
    assert len(site.asked("/a")) == 1


# Charsets


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "no-such-charset", None])
def test_wrong_charset(site: Site, gather: Gather, declared: str | None) -> None:
    """Whatever the header says of it, Windows-1256 is read as what it is."""
    kind = "text/html" + (f"; charset={declared}" if declared else "")
    (found,) = articles(gather(site.page("/a", article(1).encode("cp1256"), Content_Type=kind)))
    assert found.fields["html"] == article(1)


# Other things than outlets


def test_single_addresses(site: Site, gather: Gather) -> None:
    """An article by its address, a feed by its; the same again is known."""
    memory = Memory()
    site.page("/feed", feed(site.page("/a", article(1)), site.page("/b", article(2))))
    assert [found.url for found in articles(gather(f"{site.url}/a", memory=memory))] == [f"{site.url}/a"]
    assert [found.url for found in articles(gather(f"{site.url}/feed", f"{site.url}/a", memory=memory))] == [f"{site.url}/b"]


def test_folders_and_files(gather: Gather, tmp_path: Path) -> None:
    """Pages, article JSON and JSONL of a folder, however deep; what is none is refused, and the rest goes on."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/page.html").write_bytes(article(1).encode("cp1256"))
    stories = [{"id": str(i), "title": f"خبر {i}", "content": f"قالت الوزارة إن العدد {i}.", "source": "الوادي"} for i in range(2)]
    (tmp_path / "many.jsonl").write_text("\n".join([*map(json.dumps, stories), '{"broken', json.dumps(stories[0])]))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / ".hidden").write_text("x")
    items = gather(str(tmp_path))
    assert [found.fields.get("title") for found in articles(items)] == [None, "خبر 0", "خبر 1"]
    assert articles(items)[1].fields.items() >= stories[0].items()
    assert sorted(reasons(items)) == ["file", "language"]
    assert visited(items).known == 1


def test_what_was_collected_can_be_collected_from(gather: Gather, wadi: str, tmp_path: Path) -> None:
    """The articles of one folder go into another as they are: same ids, same time; a wrong time is none."""
    first = articles(gather(wadi))
    lines = [json.dumps(dict(found.fields) | {"fetched": "2026-11-20T08:00:00+00:00"}) for found in first]
    (tmp_path / "kept.jsonl").write_text(
        "\n".join([*lines, json.dumps({"title": "خبر", "content": "قالت الوزارة كذا.", "fetched": "soon"})])
    )
    again = articles(gather(str(tmp_path / "kept.jsonl")))
    assert [found.id for found in again][:3] == [found.id for found in first]
    assert [found.fetched.isoformat() == "2026-11-20T08:00:00+00:00" for found in again] == [True, True, True, False]


def test_nothing_is_fetched_in_a_plan(site: Site, gather: Gather, wadi: str) -> None:
    """Listings are asked for, articles only named; nothing is remembered, and no file is an article yet."""
    memory = Memory()
    items = gather(wadi, memory=memory, plan=True)
    assert [item.url for item in items if isinstance(item, Planned)] == [f"{site.url}/{i}" for i in range(3)]
    assert [path for path, _ in site.requests] == ["/robots.txt", "/feed"]
    assert memory.state.listings == {}


# Ends


def test_article_counts_as_taken_when_the_next_is_asked_for(site: Site, settings: Settings, wadi: str, tmp_path: Path) -> None:
    """Who stops after an article gets it again, and the feed with it; who goes on does not."""
    for expected in ([f"{site.url}/0"], [f"{site.url}/0"]):
        items = collect([wadi], settings, tmp_path / "kept")
        assert [next(items).url for _ in range(1)] == expected  # type: ignore[union-attr]
        items.close()  # type: ignore[attr-defined]
    items = collect([wadi], settings, tmp_path / "kept")
    assert [next(items).url for _ in range(2)] == [f"{site.url}/0", f"{site.url}/1"]  # type: ignore[union-attr]
    items.close()  # type: ignore[attr-defined]
    assert [item.url for item in collect([wadi], settings, tmp_path / "kept") if isinstance(item, Collected)] == [
        f"{site.url}/1",
        f"{site.url}/2",
    ]


def test_stops_between_two_articles(site: Site, settings: Settings, wadi: str) -> None:
    """A round ends soon after it is asked to, though a server is silent."""
    site.routes["/1"] = lambda _: threading.Event().wait(5)
    collector = Collector(find_targets([wadi]), replace(settings, answer=60, whole=60), Memory())
    threading.Timer(0.5, collector.stop.set).start()
    assert [item.url for item in collector.round() if isinstance(item, Collected)] == [f"{site.url}/0"]
    collector.close()


def test_faults_of_workers_are_raised(monkeypatch: pytest.MonkeyPatch, gather: Gather, wadi: str) -> None:
    """A fault of ours ends the round where somebody sees it."""

    def fault(_: Visit) -> list[Item]:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(Visit, "events", fault)
    with pytest.raises(ZeroDivisionError):
        gather(wadi)


def test_faults_in_a_page_are_refusals(monkeypatch: pytest.MonkeyPatch, gather: Gather, wadi: str) -> None:
    """A page that we fail on is refused, may be had another time, and the rest goes on."""

    def fault(text: str, *_: object, **known: object) -> object:
        if "1" in str(known["url"]).rpartition("/")[2]:
            raise ZeroDivisionError("a fault")
        return read_page(text, *_, **known)  # type: ignore[arg-type]

    memory = Memory()
    with monkeypatch.context() as patched:
        patched.setattr("musnad.collect.judge.read_page", fault)
        items = gather(wadi, memory=memory)
    assert (len(articles(items)), reasons(items)) == (2, ["fault"])
    assert visited(items).refused == {"fault": 1}


def test_alarm_after_a_break(site: Site, gather: Gather, wadi: str, tmp_path: Path) -> None:
    """An outlet that gave articles and whose feed is gone gives an alarm, in the next process too; one that never gave does not."""
    for gone, alarmed in ((True, False), (False, False), (True, True)):
        site.routes["/feed"] = (lambda h: h.give(b"", status=404)) if gone else conditional(feed(site.page("/a", article(1))))
        memory = Archive(tmp_path / "kept")
        told = visited(gather(wadi, memory=memory)).alarm
        memory.close()
        assert bool(told) is alarmed
    assert told
    assert "nothing that lists them answers now" in told
