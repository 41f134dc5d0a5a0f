"""Signing in and out: in both languages, safely, and not too often."""

import pytest
from django.test import Client, RequestFactory, override_settings

from desk.site import Site
from musnad_desk.accounts import forms
from musnad_desk.accounts.actions import add_user
from musnad_desk.accounts.models import Deed, Spent
from musnad_desk.accounts.throttle import Allowance, address_of, spend

PASSWORD = "حبرٌ على ورقٍ ونيّة"  # ink on paper, and a purpose
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site, with one account."""
    add_user(None, "salma", "analyst", PASSWORD)
    return Site()


@LANGUAGES
def test_sign_in_and_out(site: Site, language: str) -> None:
    """The page leads to whence one came; the name is shown on every page; signing out is a form, never a link."""
    (link,) = [link for link in site.page(f"/{language}/newest/").links() if "sign-in" in link]
    assert link == f"/{language}/account/sign-in/?next=/{language}/newest/"
    assert site.page(link).all("input", name="next")[0]["value"] == f"/{language}/newest/"
    assert site.post(link, username="salma", password=PASSWORD, next=f"/{language}/newest/") == f"/{language}/newest/"
    page = site.page(f"/{language}/newest/")
    assert "salma" in page.words
    assert page.all("form", action=f"/{language}/account/sign-out/", method="post")
    site.post(f"/{language}/account/sign-out/")
    assert "salma" not in site.page(f"/{language}/newest/").words


@LANGUAGES
@pytest.mark.parametrize(("name", "password"), [("salma", "wrong"), ("nobody", PASSWORD), ("", ""), ("salma'--", PASSWORD), ("\0", "\0")])
def test_refused(site: Site, language: str, name: str, password: str) -> None:
    """One sentence, the same for a wrong name and a wrong password; the form stays."""
    page = site.post(f"/{language}/account/sign-in/", 200, username=name, password=password)
    assert page.all("input", name="password")
    assert "value" not in page.all("input", name="password")[0]
    assert "salma" not in site.page("/en/").words


def test_nobody_is_led_elsewhere(site: Site) -> None:
    """An address of another site is no place to go on to."""
    for other in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert Site().post("/en/account/sign-in/", username="salma", password=PASSWORD, next=other) == "/en/"


@LANGUAGES
def test_too_many_tries(site: Site, language: str) -> None:
    """After some the right password is refused as well, in words; elsewhere it still works; no address is kept."""
    for _ in range(forms.HERE.most):
        site.post(f"/{language}/account/sign-in/", 200, username="salma", password="wrong")
    page = site.post(f"/{language}/account/sign-in/", 200, username="salma", password=PASSWORD)
    assert {"ar": "محاولات كثيرة", "en": "Too many tries"}[language] in page.words
    assert Client(headers={"host": "localhost"}, REMOTE_ADDR="10.1.1.1").login(username="salma", password=PASSWORD)
    assert "127.0.0.1" not in str(list(Spent.objects.values_list()))
    assert "salma" not in str(list(Spent.objects.values_list()))


def test_tries_that_succeed_are_forgiven(site: Site) -> None:
    """Whoever remembers the password in time begins anew."""
    for _ in range(3):
        for _ in range(forms.HERE.most - 1):
            Site().post("/en/account/sign-in/", 200, username="salma", password="wrong")
        Site().post("/en/account/sign-in/", username="salma", password=PASSWORD)


def test_an_allowance_is_of_its_span(store: str) -> None:
    """So many in each span of time, each by itself, and what is over is forgotten."""
    allowance = Allowance("letters", 2, 3600)
    assert [spend(allowance, "a"), spend(allowance, "a"), spend(allowance, "a"), spend(allowance, "b")] == [True, True, False, True]
    Spent.objects.all().delete()
    Spent.objects.create(key="0" * 64, until="2020-01-01T00:00:00Z", times=9)
    assert spend(allowance, "a")
    assert Spent.objects.get().times == 1


@LANGUAGES
def test_change_password(site: Site, language: str) -> None:
    """The old one must be right and the new one strong; then the new one counts, one stays signed in, and it is logged without it."""
    address = f"/{language}/account/password/"
    assert site.leads_to(address).startswith(f"/{language}/account/sign-in/")
    site.post(f"/{language}/account/sign-in/", username="salma", password=PASSWORD)
    other = "لكلّ خبرٍ سندٌ يحمله"
    for old, new, again in (("wrong", other, other), (PASSWORD, "12345678901", "12345678901"), (PASSWORD, "qwertyuiop", "qwertyuiop"),
                            (PASSWORD, "short", "short"), (PASSWORD, other, "another")):  # fmt: skip
        assert "alert" in site.post(address, 400, old_password=old, new_password1=new, new_password2=again).source
    site.post(address, old_password=PASSWORD, new_password1=other, new_password2=other)
    assert "salma" in site.page(f"/{language}/newest/").words
    assert Site().post("/en/account/sign-in/", username="salma", password=other)
    deed = Deed.objects.get(what="user.password")
    assert (deed.by, deed.subject, deed.told) == ("salma", "salma", {})


def test_forms_of_others_are_refused(site: Site) -> None:
    """A form that did not come from a page of ours changes nothing, and is told so in the reader's language."""
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    response = client.post("/en/account/sign-in/", {"username": "salma", "password": PASSWORD})
    assert (response.status_code, b"did not come from a page of this site" in response.content) == (403, True)
    assert "أو ليس من صفحة" in client.post("/ar/account/sign-out/").content.decode()


def test_cookies_are_for_this_site_alone(site: Site) -> None:
    """No script reads them, no other site sends them; no page stands in a frame."""
    client = Client(headers={"host": "localhost"})
    response = client.post("/en/account/sign-in/", {"username": "salma", "password": PASSWORD})
    for name in ("sessionid", "csrftoken"):
        assert (response.cookies[name]["httponly"], response.cookies[name]["samesite"]) == (True, "Lax")
    assert client.get("/en/").headers["X-Frame-Options"] == "DENY"
    assert "Cookie" in client.get("/en/").headers["Vary"]


def test_behind_https(site: Site, settings_behind_https: None) -> None:
    """Cookies travel by HTTPS alone, plain requests are led there, browsers remember; whence requests come is what the proxy says last."""
    client = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
    response = client.post("/en/account/sign-in/", {"username": "salma", "password": PASSWORD})
    assert response.cookies["sessionid"]["secure"]
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert Client(headers={"host": "localhost"}).get("/en/").headers["Location"] == "https://localhost/en/"


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxy", "told"),
    [
        ("10.0.0.1", "", False, "10.0.0.1"),
        ("10.0.0.1", "1.2.3.4", False, "10.0.0.1"),  # anybody may write this header
        ("10.0.0.1", "9.9.9.9, 1.2.3.4", True, "1.2.3.4"),
        ("10.0.0.1", "", True, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", False, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "", False, "2001:db8:1:2::/64"),
        ("", "", False, ""),
        ("unix:", "", False, "unix:"),
    ],
)
def test_whence_a_request_comes(remote: str, forwarded: str, proxy: bool, told: str) -> None:
    """The proxy's word counts behind one alone, and its last; one customer's many addresses are one."""
    request = RequestFactory().get("/", REMOTE_ADDR=remote, **({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}))
    with override_settings(BEHIND_PROXY=proxy):
        assert address_of(request) == told
