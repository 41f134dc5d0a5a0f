"""Comments: written without an account, read by a moderator first, shown in threads, taken back by who wrote them."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from desk.made import reading
from desk.site import Site
from musnad_desk.accounts.models import Deed, Spent, User
from musnad_desk.catalog.load import keep, rebuild
from musnad_desk.catalog.ruling import suppress
from musnad_desk.comments import actions
from musnad_desk.comments.actions import Written, decide, post
from musnad_desk.comments.content import THREADS
from musnad_desk.comments.models import Comment

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
MAIL = "noura@mail.example"
TOLD = {"name": "نورة", "mail": MAIL, "text": "خبر مهم، شكرًا لكم."}


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site over one article."""
    list(keep([reading(), reading("b/1")]))
    return Site()


def write(site: Site, status: int = 302, language: str = "en", article: str = "a/1", **told: Any) -> Any:
    return site.post(f"/{language}/comments/of/{article}/", status, **(TOLD | told))


def shown(text: str, to: int | None = None, article: str = "a/1", name: str = "نورة") -> Comment:
    """A comment that a moderator let be shown."""
    row, _ = post(Written(article, name, f"{text}@mail.example", text, to), f"10.0.0.{Comment.objects.count()}")
    Comment.objects.filter(pk=row.pk).update(state="shown")
    return row


@LANGUAGES
def test_from_writing_to_reading(site: Site, language: str) -> None:
    """The form stands below the article; what is written waits; a moderator lets it be shown; then it counts, in page and twin."""
    address = f"/{language}/articles/a/1/"
    page = site.page(address)
    assert page.all("form", method="post", action=f"/{language}/comments/of/a/1/")
    assert len(page.all("input", name="name", required=None)) == len(page.all("textarea", name="text", required=None)) == 1
    assert {"ar": "لا يُعرض أبدًا", "en": "never shown"}[language] in page.words
    assert page.words.count("*") >= 3
    thanks = site.page(write(site, language=language))
    assert {"ar": "بعد أن يقرأه", "en": "once a moderator has read it"}[language] in thanks.words
    assert TOLD["text"] not in site.page(address).source
    site.as_("moderator").post(f"/{language}/moderation/", comment=Comment.objects.get().pk, verdict="approve")
    told = site.page(address)
    assert TOLD["text"] in told.words
    assert told.all("span", class_="count")
    assert {link for link in told.links() if "/comments/" in link} >= {f"/{language}/comments/of/a/1/?to={Comment.objects.get().pk}#write"}
    twin = site.twin(f"/{language}/comments/of/a/1/")
    assert (twin["total"], twin["threads"][0]["text"], "mail" in str(twin)) == (1, TOLD["text"], False)
    assert TOLD["text"] not in site.page(f"/{language}/articles/b/1/").source


@LANGUAGES
def test_nobody_has_commented(site: Site, language: str) -> None:
    """It is said, with the form."""
    assert {"ar": "لم يعلّق أحد بعد", "en": "Nobody has commented yet"}[language] in site.page(f"/{language}/comments/of/a/1/").words
    assert site.page("/en/comments/of/none/", 404)
    assert site.post("/en/comments/of/none/", 404, **TOLD)


def test_the_address_is_never_shown_nor_kept(site: Site) -> None:
    """Neither the e-mail nor where it came from stands in any table; nor the letters that remove a comment."""
    write(site)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str(cursor.fetchall())
            assert MAIL not in rows, table
            assert "127.0.0.1" not in rows, table
    assert MAIL not in site.page("/en/comments/of/a/1/").source
    token = next(iter(site.client.session["comments"].values()))
    assert token != Comment.objects.get().token
    assert MAIL not in str(list(Deed.objects.values_list("subject", "told")))


@LANGUAGES
@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"mail": ""}, {"text": ""}, {"mail": "no address"}, {"name": "x" * 61}, {"text": "x" * 4001}, {"text": "\u202e\u200b"},
     {"name": "…"}, {"text": "\0"}, {"to": "x"}],
)  # fmt: skip
def test_refused_with_what_was_written(site: Site, language: str, wrong: dict[str, str]) -> None:
    """Each fault is told beside its field, and nothing that was typed is lost."""
    page = write(site, 400, language, **wrong)
    assert "refused" in page.source or "to" in wrong
    assert TOLD["text"] in page.words or "text" in wrong
    assert Comment.objects.count() == 0


def test_replies_are_threads(site: Site) -> None:
    """A reply stands in what it answers, in page and twin; one to what is not shown is refused."""
    first = shown("الأول")
    second = shown("الرد", first.pk)
    shown("رد الرد", second.pk)
    shown("الثاني")
    page = site.page("/en/articles/a/1/")
    assert [page.source.index(text) for text in ("الأول", "الرد", "رد الرد", "الثاني")] == sorted(
        page.source.index(text) for text in ("الأول", "الرد", "رد الرد", "الثاني")
    )
    (one, two) = site.twin("/en/comments/of/a/1/")["threads"]
    assert (one["replies"][0]["replies"][0]["text"], two["replies"]) == ("رد الرد", [])
    answering = site.page(f"/en/comments/of/a/1/?to={first.pk}")
    assert "Reply to" in answering.words
    assert answering.all("input", name="to", value=str(first.pk))
    write(site, to=first.pk)
    assert Comment.objects.latest("pk").parent_id == first.pk
    for other in (shown("غيره", article="b/1").pk, 99999):
        assert "no longer there" in write(site, 400, to=other, text="رد").words


def test_a_long_talk_stays_on_the_page(site: Site) -> None:
    """Hundreds of replies, each to the one before: all shown, in order, no deeper than can be read."""
    last = shown("رقم 0.")
    for i in range(1, 300):
        last = Comment.objects.create(article="a/1", name="س", text=f"رقم {i}.", state="shown", parent=last)
    page = site.page("/en/articles/a/1/")
    places = [page.source.index(f"رقم {i}.") for i in range(300)]
    assert places == sorted(places)
    assert {told["class"] for told in page.all("li") if (told.get("class") or "").startswith("comment")} == {
        f"comment depth-{i}" for i in range(5)
    }


def test_many_threads_have_pages(site: Site) -> None:
    """So many on one page, the rest on the next."""
    Comment.objects.bulk_create(Comment(article="a/1", name="س", text=f"رقم {i}.", state="shown") for i in range(THREADS + 1))
    page = site.page("/en/articles/a/1/")
    (more,) = page.all("a", rel="next", href="/en/comments/of/a/1/?page=2#comments")
    assert "رقم 50." in site.page("/en/comments/of/a/1/?page=2").words
    assert "رقم 50." not in page.words
    assert more


BAD = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>&lt;i&gt; javascript:alert(1) {{ 7|add:7 }} {% debug %}"


@LANGUAGES
def test_script_is_letters(site: Site, language: str) -> None:
    """Markup in name or text is shown as it was typed, to readers and to moderators."""
    post(Written("a/1", BAD[:60], MAIL, BAD), "10.0.0.1")
    page = site.as_("moderator").page(f"/{language}/moderation/")
    assert BAD in page.words
    Comment.objects.update(state="shown")
    for address in (
        f"/{language}/articles/a/1/",
        f"/{language}/comments/of/a/1/",
        f"/{language}/comments/of/a/1/?to={Comment.objects.get().pk}",
    ):
        page = site.page(address)  # refuses script, handlers and such links
        assert "<script>" not in page.source  # data for programs has a type
        assert "<img" not in page.source
        assert BAD in page.words
    assert site.twin(f"/{language}/comments/of/a/1/")["threads"][0]["text"] == BAD


def test_directions_do_not_leak(site: Site) -> None:
    """What would turn the letters after it is gone, and each stranger's words stand by themselves."""
    write(site, name="\u202eنورة\u202d", text="قال \u202eevil\u2066 هنا")
    row = Comment.objects.get()
    assert (row.name, row.text) == ("نورة", "قال evil هنا")
    Comment.objects.update(state="shown")
    page = site.page("/en/articles/a/1/")
    assert page.all("div", class_="utterance", dir="auto")
    assert page.all("bdi", class_="speaker")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"website": "https://spam.example"}, "trap"),
        ({"text": "https://a.example https://b.example https://c.example"}, "links"),
        ({"text": "[url=x] [url=y] [url=z]"}, "links"),
        ({"name": "www.spam.example"}, "links"),
        ({"text": "انظر https://a.example"}, ""),
        ({"text": "https://a.example و https://b.example"}, ""),
    ],
)
def test_spam_is_held(site: Site, told: dict[str, str], why: str) -> None:
    """Who fills in what nobody sees, or links to many places, is thanked and seen by moderators alone, even where all is open."""
    with override_settings(COMMENTS="open"):
        assert site.page(write(site, **told)).status == 200
    assert (Comment.objects.get().state, Comment.objects.get().suspect) == ("spam" if why else "shown", why)


@LANGUAGES
def test_so_many_an_hour(site: Site, language: str) -> None:
    """Then it is said to wait; another place may still write; no address is kept."""
    for i in range(actions.HOURLY.most):
        write(site, text=f"تعليق {i}")
    assert {"ar": "تعليقات كثيرة", "en": "Too many comments"}[language] in write(site, 400, language, text="آخر").words
    other = Client(headers={"host": "localhost"}, REMOTE_ADDR="10.1.1.1")
    assert other.post("/en/comments/of/a/1/", TOLD | {"text": "آخر"}).status_code == 302
    assert "10.1.1.1" not in str(list(Spent.objects.values_list()))


def test_the_same_twice(site: Site) -> None:
    """Sent again by a press too many: told, not kept."""
    write(site)
    assert "said this here already" in write(site, 400).words
    assert Comment.objects.count() == 1


@LANGUAGES
def test_taken_back_by_its_author(site: Site, language: str) -> None:
    """With the link, from anywhere, or from the same browser; name and text are gone; replies keep their place; nobody else can."""
    thanks = site.page(write(site, language=language))
    (link,) = [link for link in thanks.links() if "token=" in link]
    pk = Comment.objects.get().pk
    Comment.objects.update(state="shown")
    shown("رد", pk)
    assert f"/{language}/comments/{pk}/remove/" in site.page(f"/{language}/articles/a/1/").links()
    assert f"/{language}/comments/{pk}/remove/" not in Site().page(f"/{language}/articles/a/1/").links()
    stranger = Site()
    stranger.post(f"/{language}/comments/{pk}/remove/", 404, token="wrong")
    stranger.post(f"/{language}/comments/{pk}/remove/", 404)
    assert stranger.page(f"/{language}/comments/{pk}/posted/", 404)
    path = link.removeprefix("http://localhost")
    (token,) = stranger.page(path).all("input", name="token")
    assert Comment.objects.get(pk=pk).state == "shown"  # looking removes nothing
    stranger.post(path.partition("?")[0], token=token["value"])
    row = Comment.objects.get(pk=pk)
    assert (row.state, row.name, row.text, row.mail) == ("removed", "", "", "")
    page = site.page(f"/{language}/articles/a/1/")
    assert {"ar": "حذفه صاحبه", "en": "Removed by its author"}[language] in page.words
    assert "رد" in page.words
    stranger.post(path.partition("?")[0], 404, token=token["value"])


def test_closed_or_open(site: Site) -> None:
    """The owner may let all be shown at once, or take none."""
    with override_settings(COMMENTS="off"):
        assert not site.page("/en/articles/a/1/").all("textarea")
        assert "Comments are closed" in site.page("/en/articles/a/1/").words
        write(site, 403)
    with override_settings(COMMENTS="open"):
        assert "It is shown now" in site.page(write(site)).words
        assert TOLD["text"] in site.page("/en/articles/a/1/").words


def test_what_was_said_outlives_the_catalogue(store: str) -> None:
    """Comments stay where they are when all else is made anew, and a name that is suppressed is hidden in them, too."""
    list(keep([reading()]))
    shown("قال سالم المعبري ما قال")
    list(rebuild())
    suppress(None, "سالم المعبري", "طلب")
    page = Site().page("/en/comments/of/a/1/")
    assert "ما قال" in page.words
    assert "المعبري" not in page.source


def test_the_same_queries_however_many(site: Site) -> None:
    """A page does not ask comment by comment."""

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            site.page("/en/articles/a/1/")
        return len(queries)

    shown("أول")
    before = asked()
    first = shown("ثان")
    for i in range(10):
        first = shown(f"رد {i}", first.pk)
    assert asked() == before


@LANGUAGES
@pytest.mark.parametrize("address", ["newest/", "search/?words=%D8%A7%D9%84%D8%AD%D8%AF%D9%88%D8%AF"])
def test_lists_say_how_many(site: Site, language: str, address: str) -> None:
    """Of each article with comments that are shown, with the way to them; one question for all of a list."""

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            reader.page(f"/{language}/{address}")
        return len(queries)

    reader = Site()
    none = asked()
    shown("أول")
    write(site)  # waits
    for article in ("b/1", "b/1"):
        shown(f"ثان {Comment.objects.count()}", article=article)
    page = site.page(f"/{language}/{address}")
    assert f"/{language}/articles/a/1/#comments" in page.links()
    assert {"ar": "تعليق واحد", "en": "1 comment"}[language] in page.words
    assert {"ar": "تعليقان", "en": "2 comments"}[language] in page.words
    assert asked() == none


@pytest.mark.parametrize(("verdict", "state"), [("approve", "shown"), ("reject", "rejected"), ("spam", "spam")])
def test_decisions_are_logged(store: str, verdict: str, state: str) -> None:
    """Who decided what, why; several at once are one deed."""
    Site().as_("moderator")
    user = User.objects.get()
    rows = [post(Written("a/1", "س", f"{i}@mail.example", f"نص {i}"), "10.0.0.1")[0] for i in range(3)]
    assert decide(user, [row.pk for row in rows], verdict, "سبب") == 3
    assert set(Comment.objects.values_list("state", "reason", "decided_by")) == {(state, "سبب", "moderator1")}
    deed = Deed.objects.get(what=f"comment.{verdict}")
    assert (deed.by, deed.subject) == ("moderator1", ", ".join(str(row.pk) for row in rows))


def test_a_way_that_is_none() -> None:
    """A setting that means nothing is one sentence, before anything starts."""
    place = {**os.environ, "MUSNAD_DESK_COMMENTS": "maybe"}
    done = subprocess.run([sys.executable, "-m", "musnad", "desk", "user", "list"], env=place, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "musnad: MUSNAD_DESK_COMMENTS=maybe is no way to take comments; write moderated, open "
                                                 "(shown at once) or off (none taken)\n")  # fmt: skip
