"""Feeds, sitemap, robots.txt: what programs read, and what they are not told of."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from desk.made import reading
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.stories import make_stories
from musnad_desk.feeds import sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])

pytestmark = pytest.mark.usefixtures("sqlite")


def xml(address: str) -> ElementTree.Element:
    """What an address of XML holds."""
    response = Client(headers={"host": "localhost"}).get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def locations(address: str) -> list[str]:
    """The addresses that a file of the sitemap names."""
    return [place.text or "" for place in xml(address).iter(PLACE)]


@LANGUAGES
def test_newest(language: str) -> None:
    """The newest first, with what RFC 4287 asks of feed and entry; moments have a zone, whatever the outlet gave."""
    list(keep([reading(), reading("b/1", title="<ب> & \x0b", day="2024-11-02"), reading("c/1", day=None)]))
    feed = xml(f"/{language}/newest.atom")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2024-11-02T00:00:00+00:00", "2024-10-14T20:12:41+02:00", "1970-01-01T00:00:00+00:00",
    ]  # fmt: skip
    assert feed.findtext(f"{ATOM}updated") == "2024-11-02T00:00:00+00:00"
    assert entries[0].findtext(f"{ATOM}id") == f"http://localhost/{language}/articles/b/1/"
    assert (entries[0].findtext(f"{ATOM}title") or "").startswith("<ب> &")
    assert entries[0].findtext(f"{ATOM}author/{ATOM}name") == "وكالة مرفأ"
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_a_search_has_a_feed() -> None:
    """The newest that answer, though the search itself shows the best first; what makes no sense is refused."""
    list(keep([reading(), reading("b/1", day="2024-11-02"), reading("c/1", title="آخر", body="شيء آخر")]))
    asked = urlencode({"words": "الحدود", "speaker": "المعبري"})
    assert [entry.findtext(f"{ATOM}id", "")[-4:] for entry in xml(f"/en/search.atom?{asked}").findall(f"{ATOM}entry")] == ["b/1/", "a/1/"]
    assert Client(headers={"host": "localhost"}).get("/en/search.atom?since=x").status_code == 400


def test_an_empty_store_has_feeds() -> None:
    """Without entries, and still whole."""
    assert xml("/en/newest.atom").findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert locations("/sitemap.xml") == []


def test_the_sitemap_names_no_private_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles, stories of several articles, public actors, each in every language and on one file; nobody without an office."""
    list(keep([reading(), reading("b/1")]))
    make_stories(lambda: None)
    monkeypatch.setattr(sitemap, "LISTED", 2)
    files = [place.removeprefix("http://localhost") for place in locations("/sitemap.xml")]
    assert [name for name in files if "/article/" in name] == ["/sitemap/article/1.xml"]
    places = [place for name in files for place in locations(name)]
    assert len(places) == len(set(places))
    assert {"http://localhost/ar/articles/a/1/", "http://localhost/en/articles/b/1/", "http://localhost/en/stories/a/1/"} <= set(places)
    client = Client(headers={"host": "localhost"})
    pages = [client.get(place.removeprefix("http://localhost")) for place in places]
    assert {page.status_code for page in pages} == {200}
    assert not [page for page in pages if '<h1 dir="auto">هادي الزواري' in page.content.decode()]


@pytest.mark.parametrize("name", ["article/2", "article/0", "outlet/1", "actor/99999"])
def test_files_that_are_none(name: str) -> None:
    """They are not found."""
    list(keep([reading()]))
    assert Client(headers={"host": "localhost"}).get(f"/sitemap/{name}.xml").status_code == 404


def test_robots_are_kept_from_questions() -> None:
    """They are told where the sitemap is, and to ask nothing."""
    lines = Client(headers={"host": "localhost"}).get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert {f"Disallow: /{code}/{name}" for code in ("ar", "en") for name in ("search", "events", "statements")} < set(lines)
    assert "Disallow: /" not in lines
