"""The pages of those who keep the desk: who may see them, what they do, what they refuse."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver

from desk.made import reading
from desk.site import Site
from musnad.records import Outlet
from musnad_desk.accounts.models import Deed, User
from musnad_desk.accounts.roles import ROLES, role_of
from musnad_desk.catalog import models
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.search import search
from musnad_desk.comments.actions import Written, post
from musnad_desk.comments.models import Comment
from musnad_desk.rulings.models import OutletRule, Suppressed

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
PASSWORD = "حبرٌ على ورقٍ ونيّة"
# Who may open a page, anybody or from which role on, and where one is. A page that is not named here fails a test below.
PAGES: dict[str, tuple[str | None, str]] = {
    "front": (None, ""), "newest": (None, "newest/"), "edits": (None, "edits/"), "search": (None, "search/"),
    "day": (None, "days/2024-10-14/"), "story": (None, "stories/a/1/"), "article": (None, "articles/a/1/"),
    "events": (None, "events/"), "timeline": (None, "events/timeline/"), "network": (None, "events/network/"), "map": (None, "events/map/"),
    "statements": (None, "statements/"), "outlets": (None, "outlets/"), "outlet": (None, "outlets/marfa/"),
    "actor": (None, "actors/{actor}/"),
    "corrections": (None, "corrections/"), "article_corrections": (None, "corrections/a/1/"), "api_page": (None, "api/"),
    "comments": (None, "comments/of/a/1/"), "sign_in": (None, "account/sign-in/"),
    "password": ("reader", "account/password/"), "searches": ("reader", "account/searches/"),
    "tokens": ("analyst", "account/tokens/"), "judge": ("analyst", "judge/s1/a/1/"), "add_finding": ("analyst", "add/statement/a/1/"),
    "moderation": ("moderator", "moderation/"),
    "outlets_ruled": ("administrator", "administration/outlets/"), "names_hidden": ("administrator", "administration/names/"),
    "people": ("administrator", "administration/people/"), "audit": ("administrator", "administration/log/"),
    "schedule": ("administrator", "administration/collecting/"), "quarantine": ("administrator", "administration/quarantine/"),
}  # fmt: skip
# They are forms that another page sends, or lead only their author somewhere; their own tests say to whom they answer.
FORMS = {"sign_out", "change_search", "revoke_token", "judge_sameness", "comment_posted", "remove_comment"}
NOBODY = "nobody"
WHO = (NOBODY, *ROLES)
OWN = [name for name, (_, address) in PAGES.items() if address.startswith(("moderation", "administration"))]
ADDRESSES = {name: PAGES[name][1] for name in OWN}


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site over two articles of one outlet."""
    list(keep([reading(), reading("b/1", outlet=Outlet("جريدة الميناء", "minaa"))]))
    return Site()


def seen_by(site: Site, who: str) -> Site:
    return Site() if who == NOBODY else site.as_(who)


@pytest.mark.parametrize("who", WHO)
def test_who_may_see_what(site: Site, who: str) -> None:
    """Page by page for each role: it is shown, or refused in words, or leads to signing in; and nothing is done by whoever may not."""
    asking, actor = seen_by(site, who), models.Actor.objects.get(name="سالم المعبري").key
    done = Deed.objects.count()
    for page, (needed, path) in PAGES.items():
        address = f"/en/{path.format(actor=actor)}"
        if page == "sign_in" and who != NOBODY:
            assert asking.leads_to(address) == "/en/"
        elif needed is None or (who in ROLES and list(ROLES).index(who) >= list(ROLES).index(needed)):
            assert asking.page(address), page
        elif who == NOBODY:
            assert asking.leads_to(address).startswith(f"/en/account/sign-in/?next={address}"), page
            assert asking.post(address).startswith("/en/account/sign-in/"), page
        else:
            assert "Your role does not allow this" in asking.page(address, 403).words, page
            assert "لا يتيح لك دورك" in asking.page(address.replace("/en/", "/ar/"), 403).words, page
            asking.post(address, 403, name="سالم المعبري", reason="x", deed="remove", outlet="marfa", display="record", comment="1")
    assert Deed.objects.count() == done
    assert not Suppressed.objects.exists()
    assert OutletRule.objects.get(outlet="marfa").display == "full"


def test_every_page_is_named_above() -> None:
    """A new page has to say who may see it; files, feeds, twins and the API give what pages show, to whom pages show it."""

    def names(patterns: Any) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from names(pattern.url_patterns) if pattern.namespace is None else ()
            elif pattern.name and not re.search(r"\.(?:json|csv|atom|xml|txt)$", str(pattern.pattern)):
                yield pattern.name

    assert set(names(get_resolver().url_patterns)) - {"theme"} == set(PAGES) | FORMS


@pytest.mark.parametrize("page", OWN)
def test_only_reading_and_forms(site: Site, page: str) -> None:
    """Other methods are refused, forms of other sites too, and no cache keeps a page."""
    client = site.as_("administrator").client
    assert client.delete(f"/en/{ADDRESSES[page]}").status_code == 405
    assert "no-store" in client.get(f"/en/{ADDRESSES[page]}").headers["Cache-Control"]
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert strict.post(f"/en/{ADDRESSES[page]}", {"deed": "remove"}).status_code in (403, 405)


@LANGUAGES
@pytest.mark.parametrize("page", OWN)
def test_empty(sqlite: str, language: str, page: str) -> None:
    """A page with nothing on it says so, or shows its form."""
    OutletRule.objects.all().delete()
    told = Site().as_("administrator").page(f"/{language}/{ADDRESSES[page]}")
    empty = {
        "moderation": ("لا شيء هنا", "Nothing is here"),
        "outlets_ruled": ("لا مقالات هنا", "No outlet has articles"),
        "names_hidden": ("لا أسماء محجوبة", "No name is suppressed"),
        "people": ("administrator1", "administrator1"),
        "audit": ("user.add", "user.add"),
        "schedule": ("لا يُسأل", "never"),
        "quarantine": ("قُرئ كل ما طُلب", "All that was asked for"),
    }
    assert empty[page][language == "en"] in told.words


@LANGUAGES
def test_outlets(site: Site, language: str) -> None:
    """Name, display and collecting are ruled in one form, shown at once, and logged; the outlet's own name is not lost."""
    admin, address = site.as_("administrator"), f"/{language}/administration/outlets/"
    assert "جريدة الميناء" in admin.page(address).words
    admin.post(address, outlet="minaa", display="record", name="  الميناء  الجديد ")
    assert {"ar": "حُفظ ما قررته", "en": "What you ruled of"}[language] in admin.page(address).words
    rule = OutletRule.objects.get(outlet="minaa")
    assert (rule.display, rule.name, rule.collected) == ("record", "الميناء الجديد", False)
    assert "الميناء الجديد" in Site().page(f"/{language}/articles/b/1/").words
    list(keep([reading("c/1", outlet=Outlet("جريدة الميناء", "minaa"))]))
    assert models.Outlet.objects.get(key="minaa").name == "الميناء الجديد"
    admin.post(address, outlet="minaa", display="record")
    assert models.Outlet.objects.get(key="minaa").name == "جريدة الميناء"
    assert (Deed.objects.latest("pk").by, Deed.objects.latest("pk").what) == ("administrator1", "outlet.rule")
    for wrong in (
        {"outlet": "none", "display": "full"},
        {"outlet": "minaa", "display": "all"},
        {"outlet": "minaa", "display": "full", "name": "x" * 201},
    ):
        assert admin.post(address, 400, **wrong).words
    assert OutletRule.objects.get(outlet="minaa").display == "record"


@LANGUAGES
def test_names(site: Site, language: str) -> None:
    """Suppressed with a reason, found no more; lifted with another, found again."""
    admin, address = site.as_("administrator"), f"/{language}/administration/names/"
    admin.post(address, name="سالم المعبري", reason="طلب صاحبه")
    page = admin.page(address)
    assert "طلب صاحبه" in page.words
    assert search(Question(words="المعبري")).total == 0
    assert {"ar": "محجوب من قبل", "en": "suppressed already"}[language] in admin.post(address, 400, name="سالم المعبري", reason="x").words
    assert admin.post(address, 400, name="سالم", reason="x").words
    assert admin.post(address, 400, lift="99", reason="x").words
    assert admin.post(address, 400, lift="x", reason="x").words
    admin.post(address, lift=Suppressed.objects.get().pk, reason="بموافقته")
    assert search(Question(words="المعبري")).total == 2
    assert {deed.what for deed in Deed.objects.filter(subject="سالم المعبري")} == {"name.suppress", "name.lift"}


@LANGUAGES
def test_people(site: Site, language: str) -> None:
    """Made, given a role, a password, taken away; each refusal in words; somebody always administers; no password is logged or shown."""
    admin, address = site.as_("administrator"), f"/{language}/administration/people/"
    admin.post(address, deed="add", name="نورة", role="reader", password=PASSWORD)
    admin.post(address, deed="role", name="نورة", role="moderator")
    assert role_of(User.objects.get(username="نورة")) == "moderator"
    admin.post(address, deed="password", name="نورة", password="لكلّ خبرٍ سندٌ يحمله")
    assert Client().login(username="نورة", password="لكلّ خبرٍ سندٌ يحمله")
    for wrong in (
        {"deed": "add", "name": "نورة", "role": "reader", "password": PASSWORD},
        {"deed": "add", "name": "س", "role": "x", "password": PASSWORD},
        {"deed": "password", "name": "نورة", "password": "short"},
        {"deed": "role", "name": "لا أحد", "role": "reader"},
        {"deed": "remove", "name": "administrator1"},
        {"deed": "role", "name": "administrator1", "role": "reader"},
        {"deed": "x", "name": "نورة"},
        {},
    ):
        page = admin.post(address, 400, **wrong)
        assert page.all("p", role="status")
    assert PASSWORD not in str(list(Deed.objects.values_list("subject", "told")))
    admin.post(address, deed="remove", name="نورة")
    assert list(User.objects.values_list("username", flat=True)) == ["administrator1"]


def waiting(count: int, **told: Any) -> list[Comment]:
    return [post(Written("a/1", f"س{i}", f"{i}@mail.example", f"نص {i}", **told), f"10.0.{i}.1")[0] for i in range(count)]


@LANGUAGES
def test_moderation(site: Site, language: str) -> None:
    """The oldest first, several decided at once, a reason to reject; each state has its list and its count."""
    rows = waiting(3)
    moderator, address = site.as_("moderator"), f"/{language}/moderation/"
    page = moderator.page(address)
    assert page.words.index("نص 0") < page.words.index("نص 2")
    assert moderator.post(address, 400, verdict="approve").words
    assert {"ar": "اذكر سبب الرفض", "en": "Say why you reject it"}[language] in moderator.post(
        address, 400, verdict="reject", comment=rows[0].pk
    ).words
    assert moderator.post(address, 400, verdict="burn", comment=rows[0].pk).words
    assert moderator.post(address, 400, verdict="approve", comment=["x", "9" * 30]).words
    moderator.post(address, verdict="approve", comment=[rows[0].pk, rows[1].pk])
    moderator.post(address, verdict="reject", comment=rows[2].pk, reason="سباب")
    assert "نص 1" in moderator.page(f"{address}?state=shown").words
    assert "سباب" in moderator.page(f"{address}?state=rejected").words
    assert moderator.page(f"{address}?state=all", 400)
    moderator.post(f"{address}?state=shown", verdict="spam", comment=rows[0].pk)
    assert "نص 0" not in Site().page("/en/articles/a/1/").words
    assert "نص 1" in Site().page("/en/articles/a/1/").words


@LANGUAGES
def test_the_log(site: Site, language: str) -> None:
    """The latest first, asked by who, what and day; days that are none are told."""
    admin, address = site.as_("administrator"), f"/{language}/administration/log/"
    admin.post(f"/{language}/administration/outlets/", outlet="minaa", display="record")
    page = admin.page(address)
    assert page.words.index("outlet.rule") < page.words.index("user.add") or "user.add" in page.words
    assert "minaa" in admin.page(f"{address}?what=outlet.rule&by=administrator1").words
    assert "minaa" not in admin.page(f"{address}?what=user.add").words
    assert "minaa" not in admin.page(f"{address}?until=2020-01-01").words
    assert admin.page(f"{address}?since=soon", 400)
    assert admin.page(f"{address}?page=0", 400)


@pytest.mark.parametrize("page", OWN)
def test_letters_that_no_database_takes(site: Site, page: str) -> None:
    """They are told, whether they stand in a form or in the address."""
    admin, address = site.as_("administrator"), f"/ar/{ADDRESSES[page]}"
    assert "حروف ليست في أي نص" in admin.page(f"{address}?by=%00", 400).words
    if page != "audit":
        assert "حروف ليست في أي نص" in admin.post(address, 400, name="سالم\0المعبري", reason="x").words


BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_script_is_letters(site: Site) -> None:
    """Whatever an outlet, a title, a name or a reason holds, no page of administration has it as markup."""
    list(keep([reading("x/1", title=BAD, outlet=Outlet(BAD, BAD))]))
    admin = site.as_("administrator")
    admin.post("/en/administration/outlets/", outlet=models.Outlet.objects.get(name=BAD).key, display="full", name=BAD)
    admin.post("/en/administration/names/", name=f"{BAD} آخر", reason=BAD)
    waiting(1)
    Comment.objects.update(article="x/1", suspect=BAD, reason=BAD, decided_by=BAD)
    for page in OWN:
        told = admin.page(f"/en/{ADDRESSES[page]}")
        assert "<script" not in told.source
        assert "<img" not in told.source
    assert BAD in admin.page("/en/administration/outlets/").words
    for address in ("/en/", "/en/newest/", "/en/articles/x/1/", "/en/comments/of/x/1/"):
        assert "<img" not in site.page(address).source


def test_the_same_queries_however_long(site: Site) -> None:
    """Lists do not ask row by row."""
    admin = site.as_("administrator")

    def asked() -> dict[str, int]:
        told = {}
        for page in OWN:
            with CaptureQueriesContext(connection) as queries:
                admin.page(f"/en/{ADDRESSES[page]}")
            told[page] = len(queries)
        return told

    def more(start: int) -> None:
        list(keep([reading(f"q/{i}", outlet=Outlet(f"ناشر {i}", f"q{i}")) for i in range(start, start + 5)]))
        for i in range(start, start + 5):
            admin.post("/en/administration/people/", deed="add", name=f"قارئ{i}", role="reader", password=PASSWORD)
            admin.post("/en/administration/names/", name=f"فلان رقم {i}", reason="x")
            row, _ = post(Written(f"q/{i}", "س", f"{i}@m.example", f"نص {i}"), f"10.1.{i}.1")
            Comment.objects.create(article=row.article, parent=row, name="ر", text=f"رد {i}")
        admin.page("/en/")  # what was done is told there, not on the pages that are counted

    more(0)
    before = asked()
    more(5)
    assert asked() == before
