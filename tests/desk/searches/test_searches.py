"""Saved searches: kept by whoever signs in, each with a feed that only its address opens."""

import re
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from desk.made import reading
from desk.site import Site
from musnad_desk.accounts.actions import remove_user
from musnad_desk.accounts.models import Deed, User
from musnad_desk.catalog.load import keep
from musnad_desk.searches import actions
from musnad_desk.searches.models import SavedSearch

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
ASKED = urlencode({"words": "الحدود", "speaker": "المعبري"})


@pytest.fixture
def site(store: str) -> Site:
    """The site over a store of each kind, as a reader who signed in sees it."""
    list(keep([reading(), reading("b/1", day="2024-11-02"), reading("c/1", title="آخر", body="شيء آخر")]))
    return Site().as_("reader")


def feed(address: str, status: int = 200) -> Any:
    """The feed of an address, asked as somebody who is not signed in."""
    response = Client(headers={"host": "localhost"}).get(address)
    assert response.status_code == status
    return response


def addresses(site: Site, language: str = "en") -> list[str]:
    """The addresses of the feeds on the page."""
    return [link for link in site.page(f"/{language}/account/searches/").links() if "/saved/" in link]


@LANGUAGES
def test_a_search_is_kept_with_its_feed(site: Site, language: str) -> None:
    """From the page of the search; its feed has the newest first, the name, and the way to the search itself."""
    page = site.page(f"/{language}/search/?{ASKED}&page=1")
    (asked,) = page.all("input", name="asked")
    site.post(f"/{language}/account/searches/", name="<الحدود>", asked=asked["value"])
    assert "<الحدود>" in site.page(f"/{language}/account/searches/").words
    (address,) = addresses(site, language)
    response = feed(address)
    assert (response.headers["X-Robots-Tag"], "no-store" in response.headers["Cache-Control"]) == ("noindex", True)
    told = ElementTree.fromstring(response.content)
    assert [entry.findtext(f"{ATOM}id", "")[-4:] for entry in told.findall(f"{ATOM}entry")] == ["b/1/", "a/1/"]
    assert "<الحدود>" in (told.findtext(f"{ATOM}title") or "")
    assert ASKED in {link.get("href", "").partition("?")[2] for link in told.findall(f"{ATOM}link")}


def test_it_is_nobody_elses(site: Site) -> None:
    """Others neither see nor change it; whoever is not signed in is offered none."""
    site.post("/en/account/searches/", name="", asked=ASKED)
    (address,) = addresses(site)
    other = Site().as_("analyst")
    assert addresses(other) == []
    pk = SavedSearch.objects.get().pk
    for what in ("renew", "forget"):
        other.post(f"/en/account/searches/{pk}/", do=what)
    assert addresses(site) == [address]
    assert "الحدود" in site.page("/en/account/searches/").words
    assert Site().page(f"/en/search/?{ASKED}").all("input", name="asked") == []
    assert Site().leads_to("/en/account/searches/").startswith("/en/account/sign-in/")
    assert "الحدود" not in str(list(Deed.objects.values()))


def test_an_address_can_be_changed_and_ended(site: Site) -> None:
    """The old one leads nowhere; so does that of a search that is forgotten, or whose owner has gone or may no longer."""
    site.post("/en/account/searches/", asked=ASKED)
    pk, (first,) = SavedSearch.objects.get().pk, addresses(site)
    site.post(f"/en/account/searches/{pk}/", do="renew")
    (second,) = addresses(site)
    assert len(re.sub(r".*/saved/|\.atom", "", second)) >= 32
    feed(first, 404)
    feed(second)
    User.objects.filter(username="reader1").update(is_active=False)
    feed(second, 404)
    User.objects.filter(username="reader1").update(is_active=True)
    site.post(f"/en/account/searches/{pk}/", do="forget")
    feed(second, 404)
    site.post("/en/account/searches/", asked=ASKED)
    Site().as_("administrator")
    remove_user(None, User.objects.get(username="reader1"))
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("asked", ["", "order=newest", "words=", "words=x&since=gestern", "words=" + "x" * 501, "words=x&order=nix"])
def test_what_cannot_be_kept(site: Site, asked: str) -> None:
    """Nothing, or what makes no sense: it is said, and nothing is kept."""
    assert site.post("/en/account/searches/", status=400, asked=asked).all("p", role="alert")
    assert not SavedSearch.objects.exists()


def test_there_is_an_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many, and no more."""
    monkeypatch.setattr(actions, "MOST", 1)
    site.post("/en/account/searches/", asked=ASKED)
    assert "forget one first" in site.post("/en/account/searches/", status=400, asked=ASKED).words
