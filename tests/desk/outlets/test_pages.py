"""Pages of outlets: how much, about what, in what words, on whose word, what was changed in silence; twins, few questions."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.made import BODY, reading
from desk.site import Site
from musnad.records import OUTLET, Outlet, Reading
from musnad_desk.catalog import coverage, terms
from musnad_desk.catalog.load import keep

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
VIA = {
    "w/1": ("وكالة رويترز",),
    "w/2": ("بيان للوزارة", "قناة ليبيا"),
    "w/3": (),
    "w/4": ("صحيفة الوادي",),
}  # the last is the outlet itself


@pytest.fixture
def site(store: str) -> Site:
    """The site over one outlet's articles, each with one statement through a chain of its own."""
    return Site()


def told(key: str, via: tuple[str, ...] = (), **more: object) -> Reading:
    whole = reading(key, outlet=Outlet("صحيفة الوادي", "wadi"), day=f"2024-10-{10 + int(key[-1]):02}", **more)
    label = replace(whole.labels[0], voice=OUTLET)
    return replace(whole, statements=(replace(whole.statements[0], via=via),), labels=(*whole.labels, label))


def load(*readings: Reading) -> None:
    assert all(list(keep(readings)))


@LANGUAGES
def test_outlets(site: Site, language: str) -> None:
    """Those with most articles first, with their days, each with its page; an empty store says how to fill it."""
    assert "musnad desk add" in site.page(f"/{language}/outlets/").words
    load(*(told(key) for key in VIA), reading("a/1"))
    page, twin = site.page(f"/{language}/outlets/"), site.twin(f"/{language}/outlets/")
    assert [(one["id"], one["articles"], one["edits"]) for one in twin["outlets"]] == [("wadi", 4, 0), ("marfa", 1, 0)]
    assert (twin["outlets"][0]["first"], twin["outlets"][0]["last"]) == ("2024-10-11", "2024-10-14")
    assert f"/{language}/outlets/wadi/" in page.links()


@LANGUAGES
def test_outlet(site: Site, language: str) -> None:
    """Each link of a chain by its kind, the outlet's own name none; its own judgements, not those that it quotes; days drawn."""
    load(*(told(key, via) for key, via in VIA.items()))
    load(told("w/1", VIA["w/1"], body=BODY.replace("ثلاثة", "سبعة")))
    address = f"/{language}/outlets/wadi/"
    page, twin = site.page(address), site.twin(address)
    counts = {name: twin["habits"][name] for name in ("statements", "own", "wire", "medium", "document", "body")}
    assert counts == {"statements": 4, "own": 2, "wire": 1, "medium": 1, "document": 1, "body": 0}
    assert {link["name"] for link in twin["habits"]["links"]} == {"وكالة رويترز", "بيان للوزارة", "قناة ليبيا"}
    assert [(word["text"], word["whom"], word["count"]) for word in twin["words"]] == [("الإرهابية", "الميليشيات", 4)]
    assert [bar["count"] for bar in twin["published"]["bars"]] == [1, 1, 1, 1]
    assert [(one["name"], one["count"]) for one in twin["countries"]] == [("LBY", 4)]
    assert [edit["line"]["id"] for edit in twin["edits"]] == ["w/1"]
    assert len(page.all("rect")) == 4
    assert {"ar": "جيش وحرب", "en": "army and war"}[language] in page.words
    assert all(site.page(link) for link in page.links() if "/search/?" in link or "/statements/?" in link)


def test_habits_are_those_of_the_newest_articles(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than can be looked at while somebody waits, and the page says so."""
    monkeypatch.setattr(coverage, "LATELY", 2)
    load(*(told(key, via) for key, via in VIA.items()))
    habits = site.twin("/en/outlets/wadi/")["habits"]
    assert (habits["articles"], habits["statements"], habits["own"], habits["wire"]) == (2, 2, 2, 0)
    assert "of its newest 2 articles" in site.page("/en/outlets/wadi/").words


def test_an_article_leads_to_its_outlet(site: Site) -> None:
    """From its own page and from lists."""
    load(told("w/1"))
    assert "/en/outlets/wadi/" in site.page("/en/articles/w/1/").links()
    assert "/en/outlets/wadi/" in site.page("/en/newest/").links()


def test_an_outlet_that_is_none(site: Site) -> None:
    """A page that says so."""
    assert "No outlet has this address" in site.page("/en/outlets/nobody/", status=404).words


def test_pages_ask_few_questions(site: Site) -> None:
    """As many for many articles as for few."""
    counted = []
    for first, after in ((1, 3), (3, 9)):
        load(*(told(f"w/{i}", ("وكالة رويترز",)) for i in range(first, after)))
        for address in ("/en/outlets/", "/en/outlets/wadi/"):
            with CaptureQueriesContext(connection) as queries:
                site.page(address)
            counted.append(len(queries))
    assert counted[:2] == counted[2:]
    assert max(counted) <= 16


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وكالة الأنباء الليبية", "wire"),
        ("رويترز", "wire"),
        ("قناة الوادي", "medium"),
        ("بيان لوزارة الداخلية", "document"),
        ("مكتب رئيس الوزراء", "body"),
        ("", "body"),
    ],
)
def test_kinds_of_links(text: str, kind: str) -> None:
    """By the words of the engine's tables."""
    assert terms.link_kind(text) == kind
