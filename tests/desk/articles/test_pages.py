"""Pages of articles: what they show, in both languages, with their twin; and what they refuse."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote, urlencode

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.made import BODY, TITLE, reading
from desk.site import Site
from musnad.records import Reading
from musnad_desk.articles.content import LISTED
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.search import PAGE

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site over an empty store."""
    return Site()


def load(*readings: Reading) -> None:
    assert all(list(keep(readings)))


def many(count: int) -> Iterable[Reading]:
    return (reading(f"m/{i}", title=f"خبر {i} عن الحدود", day=f"2024-10-{1 + i % 28:02}") for i in range(count))


@LANGUAGES
def test_newest(site: Site, language: str) -> None:
    """The newest first, each with a link to its page; the language and its direction are said; the twin holds the same."""
    load(reading(), reading("b/1", title="الأحدث", day="2024-11-02"))
    page = site.page(f"/{language}/newest/")
    assert page.all("html", lang=language, dir={"ar": "rtl", "en": "ltr"}[language])
    assert page.words.index("الأحدث") < page.words.index(TITLE)
    assert [link for link in page.links() if "/articles/" in link] == [f"/{language}/articles/b/1/", f"/{language}/articles/a/1/"]
    assert [line["id"] for line in site.twin(f"/{language}/newest/")["articles"]] == ["b/1", "a/1"]


def test_an_empty_store_says_how_to_fill_it(site: Site) -> None:
    """A page without articles tells the command."""
    assert "musnad desk add" in site.page("/en/newest/").words
    assert site.twin("/en/newest/") == {"articles": [], "page": 1, "more": False}


def test_newest_goes_on(site: Site) -> None:
    """Older articles stand on further pages, each once."""
    load(*many(LISTED + 1))
    first, second = site.page("/en/newest/"), site.page("/en/newest/?page=2")
    assert (first.all("a", rel="next")[0]["href"], second.all("a", rel="prev")[0]["href"]) == ("?page=2", "?page=1")
    assert not second.all("a", rel="next")
    shown = [link for page in (first, second) for link in page.links() if "/articles/m/" in link]
    assert len(shown) == len(set(shown)) == LISTED + 1


@pytest.mark.parametrize("address", ["/en/newest/?page=", "/en/search/?page="])
@pytest.mark.parametrize("number", ["0", "-1", "x", "1e9", "99999999", "٣x", "%00"])
def test_pages_that_are_none(site: Site, address: str, number: str) -> None:
    """One sentence instead of an error of ours."""
    assert "a page is a number from 1" in site.page(address + number, status=400).words
    assert site.page(f"{address}999999")


@LANGUAGES
def test_article(site: Site, language: str) -> None:
    """The letters said are marked and lead to who said them, through whom, in the chain's order; what happened; the whole record."""
    load(reading())
    page = site.page(f"/{language}/articles/a/1/")
    marked = page.source.index(">الحدود مفتوحة أمام الجميع</a>")
    assert marked < page.source.index('class="chain"') < page.source.index('id="who-s1"')
    said = page.source[page.source.index('class="chain"') : page.source.index('id="who-s2"')]
    chain = ["سالم المعبري", "بيان للوزارة", "وكالة مرفأ", "هادي الزواري"]
    assert sorted(chain, key=said.index) == chain
    assert {"#who-s1", "#s1"} <= set(page.links())
    assert page.all("span", class_="kind", title="CONSULT visit")
    assert {"ar": "تشاور (زيارة)", "en": "consultation (visit)"}[language] in page.words
    assert page.all("em", class_="against")
    assert page.all("a", href="https://marfa.example/a/1")
    twin = site.twin(f"/{language}/articles/a/1/")
    assert twin["record"] == msgspec.json.decode(reading().to_json())
    assert [(one["speaker"], one["chain"]) for one in twin["statements"]] == [("سالم المعبري", ["بيان للوزارة", "وكالة مرفأ"]), (None, [])]


@LANGUAGES
def test_the_head_of_an_article(site: Site, language: str) -> None:
    """Section, dateline, both calendars, how long it takes to read; links that share it, and none of them a script's."""
    load(reading())
    page = site.page(f"/{language}/articles/a/1/")
    day, hijri = {
        "ar": ("14 أكتوبر 2024", "11 ربيع الثاني 1446 هـ"),
        "en": ("14 October 2024", "11 Rabi' al-Thani 1446 AH"),
    }[language]
    for words in ("محلي", "مرفأ – طرابلس", "سعاد", day, hijri, {"ar": "قراءته دقيقة", "en": "1 minute to read"}[language]):
        assert words in page.words
    shared = [link for link in page.links() if link.startswith(("https://wa.me/", "https://t.me/", "https://x.com/", "mailto:"))]
    assert len(shared) == 4
    assert all(quote(f"http://localhost/{language}/articles/a/1/", safe="") in link for link in shared)


@LANGUAGES
def test_every_mark_leads_to_what_is_told_of_it(site: Site, language: str) -> None:
    """Statement, event, judging word and name: the letters are a link to its place on the page, and a note says it in short."""
    load(reading())
    page = site.page(f"/{language}/articles/a/1/")
    marks = {(told["href"], told["class"]) for told in page.all("a") if (told["href"] or "").startswith("#") and told.get("class")}
    assert {("#who-s1", "said"), ("#event-e1", "deed"), ("#label-1", "against"), ("#actor-a1", "who")} <= marks
    notes = {told["data-note"] for told in page.all("a") if told.get("data-note")}
    through = {"ar": "عبر", "en": "through"}[language]
    assert f"سالم المعبري · وزير الداخلية ليبيا · {through} بيان للوزارة · {through} وكالة مرفأ" in notes
    assert {"ar": "ضد · الميليشيات · بلسان سالم المعبري", "en": "against · الميليشيات · in the words of سالم المعبري"}[language] in notes
    assert {"ar": "قتلى: 3", "en": "dead: 3"}[language] in page.words


def test_the_chain_ends_with_the_outlet_once(site: Site) -> None:
    """Where the last link names the outlet it is not told again; where none does, it comes last."""
    load(reading(), replace(reading("b/1"), statements=(replace(reading().statements[0], via=()),)))
    told = [site.twin(f"/en/articles/{key}/")["statements"][0] for key in ("a/1", "b/1")]
    assert [(one["chain"], one["outlet"]) for one in told] == [(["بيان للوزارة", "وكالة مرفأ"], None), ([], "وكالة مرفأ")]


def test_what_an_outlet_changed_is_shown(site: Site) -> None:
    """Word by word, and the list of articles says that there is something."""
    load(reading(), reading(body=BODY.replace("ثلاثة", "سبعة"), title="عنوان آخر"))
    page = site.page("/en/articles/a/1/")
    assert "<del>ثلاثة</del>" in page.source
    assert "<ins>سبعة</ins>" in page.source
    assert f"<del>{TITLE}</del> <ins>عنوان آخر</ins>" in page.source
    assert "in several versions" in site.page("/en/").words
    assert site.twin("/en/articles/a/1/")["changed"][0]["number"] == 2


@LANGUAGES
def test_silent_edits(site: Site, language: str) -> None:
    """The latest first, what was changed shown, each with the way to its article; the twin tells the same."""
    assert not site.twin(f"/{language}/edits/")["edits"]
    load(reading(), reading("b/1"))
    load(reading("b/1", title="آخر"))
    load(reading(body=BODY.replace("ثلاثة", "سبعة")))
    page = site.page(f"/{language}/edits/")
    assert page.source.index("<ins>سبعة</ins>") < page.source.index("<ins>آخر</ins>")
    assert {f"/{language}/articles/a/1/", f"/{language}/articles/b/1/"} <= set(page.links())
    told = site.twin(f"/{language}/edits/")["edits"]
    assert [(edit["line"]["id"], edit["change"]["number"], edit["change"]["changes"][0]["field"]) for edit in told] == [
        ("a/1", 2, "text"), ("b/1", 2, "title"),
    ]  # fmt: skip


def test_nothing_is_written_by_a_visit(site: Site) -> None:
    """Pages are for reading: other methods are refused."""
    assert Client(headers={"host": "localhost"}).post("/en/").status_code == 405
    assert Client(headers={"host": "localhost"}).head("/en/").status_code == 200
    assert Client(headers={"host": "elsewhere.example"}).get("/en/").status_code == 400


KEYS = ["a/b", "a b", "ب/ج", "a?b=c", "a#b", "a%2Fb", 'a"b', "<b>", "x.json", "x/", "//x", "a&b", "a;b", "a+b", "٪", "\u202e"]


@pytest.mark.parametrize("key", KEYS)
def test_any_id_has_its_page(site: Site, key: str) -> None:
    """Whatever signs an id holds, the link of the front page leads to the article and to its twin."""
    load(reading(key))
    (link,) = [link for link in site.page("/en/newest/").links() if "/articles/" in link]
    assert site.page(link).status == 200
    assert site.twin(link)["line"]["id"] == key


def test_hostile_articles_are_letters(site: Site) -> None:
    """Markup in any part of an article is shown as letters, and links lead to web addresses alone."""
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>"
    whole = reading(
        "h/1", title=bad, body=f"{bad} {BODY}", url="javascript:alert(1)", author=bad, section=bad, tags=(bad, "javascript:alert(1)")
    )
    actors = (replace(whole.actors[0], name=bad), *whole.actors[1:])
    statements = (replace(whole.statements[0], via=(bad,)), *whole.statements[1:])
    events = (replace(whole.events[0], type=bad, mode=bad, place=bad, date=bad), *whole.events[1:])
    load(replace(whole, actors=actors, statements=statements, events=events, warnings=(bad,)))
    for address in ("/en/", "/en/articles/h/1/", f"/en/search/?{urlencode({'words': 'script', 'tag': bad})}", "/ar/search/?words=alert"):
        assert "<script>" not in site.page(address).source
        assert "<img" not in site.page(address).source
    assert site.twin("/en/articles/h/1/")["line"]["link"] is None


@LANGUAGES
def test_search(site: Site, language: str) -> None:
    """Found letters are marked, the form keeps what was asked, and the twin answers the same."""
    load(reading(), reading("b/1", body="هنا بالحدود", title="آخر", day="2024-11-01"))
    asked = urlencode({"words": "الحدود", "since": "2024-10-01", "order": "relevance"})
    page = site.page(f"/{language}/search/?{asked}")
    assert page.source.count("<mark>الحدود</mark>") >= 2
    assert "<mark>بالحدود</mark>" in page.source
    assert page.source.index("/articles/a/1/") < page.source.index("/articles/b/1/")
    assert page.all("input", name="since")[0]["value"] == "2024-10-01"
    twin = site.twin(f"/{language}/search/?{asked}")
    assert [(answer["line"]["id"], answer["exact"]) for answer in twin["answers"]] == [("a/1", True), ("b/1", False)]
    assert (twin["total"], twin["question"]["words"], {"text": "الحدود", "hit": True} in twin["answers"][0]["passage"]) == (
        2,
        "الحدود",
        True,
    )


def test_search_goes_on_with_the_same_question(site: Site) -> None:
    """Further pages ask what the first did."""
    load(*many(PAGE + 1))
    page = site.page(f"/en/search/?{urlencode({'words': 'الحدود', 'tag': 'الحدود'})}")
    (more,) = page.all("a", rel="next")
    second = site.page(f"/en/search/{more['href']}")
    assert len([link for link in second.links() if "/articles/m/" in link]) == 1
    assert second.all("input", name="tag")[0]["value"] == "الحدود"
    assert second.all("a", rel="prev")


@pytest.mark.parametrize(
    ("asked", "english", "arabic"),
    [
        ("since=yesterday", "Write a day as", "اكتب اليوم هكذا"),
        ("until=2024-13-01", "Write a day as", "اكتب اليوم هكذا"),
        ("order=best", "relevance, newest", "relevance, newest"),
        (f"words={'x' * 501}", "Too long", "أطول"),
    ],
)
def test_questions_that_make_no_sense(site: Site, asked: str, english: str, arabic: str) -> None:
    """One sentence in the reader's language, on the page and in the twin."""
    assert english in site.page(f"/en/search/?{asked}", status=400).words
    assert arabic in site.page(f"/ar/search/?{asked}", status=400).words
    assert english in site.json(f"/en/search.json?{asked}", status=400)["error"]


def test_addresses_that_lead_nowhere(site: Site) -> None:
    """A page that says so, in the reader's language; JSON for whoever asks for it."""
    assert "No article has this address" in site.page("/en/articles/x/", status=404).words
    assert "لا مقال بهذا العنوان" in site.page("/ar/articles/x/", status=404).words
    assert "Nothing has this address" in site.page("/en/nowhere/", status=404).words
    assert site.json("/en/articles/x.json", status=404) == {"error": "No article has this address."}


def test_addresses_without_a_language_lead_to_one(site: Site) -> None:
    """Arabic if the browser asks for neither."""
    assert site.leads_to("/") == "/ar/"
    assert site.leads_to("/search/?words=x") == "/ar/search/?words=x"
    load(reading("ب"))
    assert site.leads_to(f"/articles/{quote('ب')}/") == f"/ar/articles/{quote('ب')}/"


def test_a_page_takes_the_same_queries_however_long(site: Site) -> None:
    """Lists do not ask row by row."""

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            site.page(address)
        return len(queries)

    addresses = ("/en/newest/", "/en/search/?words=%D8%A7%D9%84%D8%AD%D8%AF%D9%88%D8%AF", "/en/articles/m/0/")
    load(*many(3))
    before = [asked(address) for address in addresses]
    load(*many(15))
    assert [asked(address) for address in addresses] == before
