"""What pages tell programs: schema.org's words, only about who may have a public page; the sitemap of news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from desk.made import reading
from desk.site import Site
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.stories import make_stories

pytestmark = pytest.mark.usefixtures("sqlite")
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def graph(address: str) -> dict[str, Any]:
    """What a page tells, by type."""
    (data,) = Site().page(address).data
    assert data["@context"] == "https://schema.org"
    return {one["@type"]: one for one in data["@graph"]}


@LANGUAGES
def test_an_article(language: str) -> None:
    """Headline, day, outlet; a quotation by whoever said it in these very words; where the page is."""
    before = reading()
    (first, *others) = before.statements
    list(keep([replace(before, statements=(replace(first, form="direct"), *others))]))
    told = graph(f"/{language}/articles/a/1/")
    here, article = f"http://localhost/{language}/articles/a/1/", told["NewsArticle"]
    assert (article["headline"], article["datePublished"]) == ("المعبري: الحدود مفتوحة", "2024-10-14T20:12:41+02:00")
    assert (article["url"], article["publisher"]["name"]) == ("https://marfa.example/a/1", "وكالة مرفأ")
    (quotation,) = article["hasPart"]
    assert (quotation["@type"], quotation["text"], quotation["@id"]) == ("Quotation", "الحدود مفتوحة أمام الجميع", f"{here}#s1")
    assert (quotation["spokenByCharacter"]["@type"], quotation["spokenByCharacter"]["name"]) == ("Person", "سالم المعبري")
    assert Site().page(quotation["spokenByCharacter"]["@id"].removeprefix("http://localhost"))
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert (steps[0]["item"], steps[2]["item"]) == (f"http://localhost/{language}/", here)
    assert [Site().page(step["item"].removeprefix("http://localhost")).status for step in steps] == [200] * 3


def test_nobody_without_an_office() -> None:
    """Whoever has no public page is told to no program, whatever they said."""
    before = reading()
    (first, *others) = before.statements
    list(keep([replace(before, statements=(replace(first, form="direct", speaker="a2"), *others))]))
    article = graph("/en/articles/a/1/")["NewsArticle"]
    assert "hasPart" not in article
    assert "الزواري" not in str(article)
    assert {one["name"] for one in article["mentions"]} == {"سالم المعبري", "الميليشيات", "وزارة الداخلية"}


def test_what_is_said_indirectly_is_no_quotation() -> None:
    """Only somebody's own words are."""
    list(keep([reading()]))
    assert "hasPart" not in graph("/en/articles/a/1/")["NewsArticle"]


def test_an_actor_and_a_story() -> None:
    """A person with offices and countries, a body, a story's place."""
    list(keep([reading(), reading("b/1")]))
    make_stories(lambda: None)
    links = [link for link in Site().page("/en/articles/a/1/").links() if "/actors/" in link]
    told = [graph(link) for link in dict.fromkeys(links)]
    (person,) = [one["Person"] for one in told if "Person" in one]
    assert (person["name"], person["jobTitle"], person["nationality"][0]["identifier"]) == ("سالم المعبري", ["وزير الداخلية ليبيا"], "LBY")
    assert {one["Organization"]["name"] for one in told if "Organization" in one} >= {"وزارة الداخلية"}
    assert graph("/en/stories/a/1/")["BreadcrumbList"]["itemListElement"][1]["name"] == "المعبري: الحدود مفتوحة"


def test_no_words_of_an_outlet_leave_the_block() -> None:
    """A title that would end the element, or begin another, is only told."""
    title = "</script><script>alert(1)</script><!-- & \u2028"
    list(keep([reading("c/1", title=title)]))
    response = Client(headers={"host": "localhost"}).get("/en/articles/c/1/")
    assert "<script>alert" not in response.content.decode()
    assert graph("/en/articles/c/1/")["NewsArticle"]["headline"] == title


def test_the_news_of_two_days() -> None:
    """Articles of today and yesterday, with what search engines for news ask for; older and undated ones are left out."""
    now = datetime.now(UTC)
    days = {"n/1": now, "n/2": now - timedelta(1), "n/3": now - timedelta(2)}
    list(keep([*(reading(key, day=day.date().isoformat(), title="<عنوان>\x0b") for key, day in days.items()), reading("n/4", day=None)]))
    response = Client(headers={"host": "localhost"}).get("/news-sitemap.xml")
    root = ElementTree.fromstring(response.content)
    assert [place.text for place in root.iter(PLACE)] == ["http://localhost/ar/articles/n/1/", "http://localhost/ar/articles/n/2/"]
    first = next(root.iter(f"{NEWS}news"))
    assert (first.findtext(f"{NEWS}publication/{NEWS}language"), first.findtext(f"{NEWS}title")) == ("ar", "<عنوان>")
    assert (first.findtext(f"{NEWS}publication_date") or "").startswith(now.date().isoformat())
    assert "Sitemap: http://localhost/news-sitemap.xml" in Client(headers={"host": "localhost"}).get("/robots.txt").content.decode()
