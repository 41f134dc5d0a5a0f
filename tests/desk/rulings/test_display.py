"""How much of an outlet's text is shown, in every channel alike."""

from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from django.test import Client

from desk.crawl import everything
from desk.made import BODY, reading
from desk.site import Site
from musnad.records import Comment, Furniture, Outlet
from musnad.sources import Problem
from musnad_desk.accounts.actions import add_user
from musnad_desk.api.tokens import make_token
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.ruling import rule_outlet
from musnad_desk.rulings.display import LETTERS, looking, shown, shown_changes, shown_text
from musnad_desk.rulings.models import OutletRule
from musnad_desk.serve import sample_articles

FILLING = "وأضاف البيان أن اللجنة ستعود إلى الانعقاد في موعد لاحق. "  # a sentence that holds no finding
CANARY = "زنبقة"  # lily: a word that stands late in the text, in no finding
BEGINNING = "قال وزير الداخلية سالم المعبري"
UNMARKED = "، في "  # of it, letters between two marks


@pytest.fixture
def site(sqlite: str) -> Site:
    """An article whose text goes on long after its findings, in two versions, of an outlet that nothing is ruled of."""
    site = Site()
    told = {
        "outlet": Outlet("جريدة الميناء", "minaa"), "furniture": (Furniture("menu", f"قائمة {CANARY}"),),
        "comments": (Comment(None, f"تعليق {CANARY}"),),
    }  # fmt: skip
    list(keep([reading(body=f"{BODY}\n{FILLING * 12}\n{CANARY} أولى.", **told)]))
    list(keep([reading(body=f"{BODY}\n{FILLING * 12}\n{CANARY} ثانية بعد كلام كثير عن {CANARY}.", **told)]))
    return site


LATE = (FILLING * 3, f"قائمة {CANARY}", f"تعليق {CANARY}", f"{CANARY} أولى", f"{CANARY} ثانية", "كلام كثير")
CHANGED = LATE[3:]  # told in the outlet's words, as what it changed, where an excerpt is shown


def given() -> dict[str, set[str]]:
    """The addresses at which anybody is given each of the late letters."""
    told = dict(everything(Client(headers={"host": "localhost"}), searches=(CANARY,)))
    return {late: {address for address, text in told.items() if late in text} for late in LATE}


@pytest.mark.parametrize("display", ["excerpt", "record"])
def test_no_channel_gives_more(site: Site, display: str) -> None:
    """Pages, twins, feeds, files, searches, the API: nothing that is not ruled to be shown."""
    rule_outlet(None, "minaa", display=display)
    for late, addresses in given().items():
        told = {address for address in addresses if not any(kind in address for kind in ("articles/", "edits", "outlets/"))}
        assert (told if display == "excerpt" and late in CHANGED else addresses) == set(), late


def test_every_channel_gives_what_is_ours(site: Site) -> None:
    """The same look finds the letters where they may be shown: it would see them."""
    rule_outlet(None, "minaa", display="full")
    found = given()[LATE[0]]
    assert {"/en/articles/a/1/", "/en/articles/a/1.json", "/api/articles/a/1", "/api/readings/a/1", "/api/readings"} <= found
    assert {f"/en/search.json?words={quote(CANARY)}"} <= given()["كلام كثير"]


@pytest.mark.parametrize(("display", "beginning"), [("full", True), ("excerpt", True), ("record", False)])
def test_an_article(site: Site, display: str, beginning: bool) -> None:
    """Title, record and link in any case; the beginning of the text, or none; all of it where it is ours, and for analysts."""
    rule_outlet(None, "minaa", display=display)
    page, twin = site.page("/en/articles/a/1/"), site.twin("/en/articles/a/1/")
    assert "المعبري: الحدود مفتوحة" in page.words
    assert page.all("a", href="https://marfa.example/a/1")
    assert (UNMARKED in page.words, FILLING * 3 in page.words) == (beginning, display == "full")
    assert len(twin["record"]["statements"]) == 2
    assert (twin["display"], CANARY in twin["record"]["article"]["text"]) == (display, display == "full")
    assert "الحدود مفتوحة أمام الجميع" in page.words  # what was said is record
    assert ("at its outlet" in page.words) == (display != "full")
    assert CANARY in site.as_("analyst").page("/en/articles/a/1/").words
    assert ("at its outlet" in site.as_("reader").page("/en/articles/a/1/").words) == (display != "full")


def test_programs_are_shown_what_their_owners_are(site: Site) -> None:
    """A token of an analyst brings the whole text, none or another's the beginning; nothing stays with whoever asks next."""

    def text(letters: str = "") -> str:
        headers = {"host": "localhost"} | ({"authorization": f"Bearer {letters}"} if letters else {})
        return str(msgspec.json.decode(Client(headers=headers).get("/api/readings/a/1").content)["article"]["text"])

    _, letters = make_token(add_user(None, "salma", "analyst", "حبرٌ على ورقٍ ونيّة"), "monitor")
    assert [CANARY in text(), CANARY in text(letters), CANARY in text()] == [False, True, False]
    answer = site.client.get("/en/articles/a/1/")
    assert "Cookie" in answer.headers["Vary"]  # so that no cache gives one what is another's


def test_sample_articles_are_shown_whole(sqlite: str) -> None:
    """They are ours: an empty desk shows anybody their texts."""
    assert all(not isinstance(one, Problem) for one in sample_articles())
    assert set(OutletRule.objects.values_list("display", flat=True)) == {"full"}
    page = Site().page(f"/en/articles/{models.Article.objects.order_by('pk')[0].key}/")
    assert "at its outlet" not in page.words


def test_what_is_said_on_the_page_is_in_the_readers_language(site: Site) -> None:
    """In Arabic, too."""
    assert "المقال كله لدى ناشره" in site.page("/ar/articles/a/1/").words
    rule_outlet(None, "minaa", display="record")
    assert "النص لدى ناشره" in site.page("/ar/articles/a/1/").words


def test_passages_of_a_search(site: Site) -> None:
    """An article is found by all its words, whatever is shown of it; the passage is of what is shown."""

    def passage(asked: Site) -> str:
        (answer,) = asked.twin("/en/search/?words=" + CANARY)["answers"]
        return "".join(segment["text"] for segment in answer["passage"])

    assert passage(site).startswith(BEGINNING)
    assert CANARY not in passage(site)
    assert CANARY in passage(site.as_("analyst"))
    rule_outlet(None, "minaa", display="record")
    assert passage(site) == ""


def test_where_nobody_looks_all_is_meant(site: Site) -> None:
    """Commands and rebuilding read whole texts; inside a look it hangs on who looks, and after it all is as before."""

    def whole() -> bool:
        told = queries.reading_of("a/1")
        assert told
        return CANARY in told.article.text

    assert whole()
    with looking(lambda: False):
        assert not whole()
        with looking(lambda: True):
            assert whole()
        assert not whole()
    assert whole()


@pytest.mark.parametrize(
    ("body", "display", "told"),
    [
        ("كلمة " * 200, "full", 1000),
        ("كلمة " * 200, "excerpt", LETTERS - 1),
        ("كلمة " * 20, "excerpt", 49),
        ("كلمة", "excerpt", 2),
        ("", "excerpt", 0),
        ("ك" * 1000, "excerpt", LETTERS),
        ("كلمة " * 200, "record", 0),
    ],
)
def test_an_excerpt(body: str, display: str, told: int) -> None:
    """At most so many letters and half of all, no word cut in two where there is a border."""
    assert len(shown_text(body, display)) == told
    assert body.startswith(shown_text(body, display))


def test_a_cut_reading_holds_its_offsets() -> None:
    """What is left of the text stands where it stood; findings are all there; pieces of the page are gone; it is said."""
    whole = reading(body=f"{BODY}\n{FILLING * 12}", furniture=(Furniture("menu", "x"),), comments=(Comment(None, "y"),))
    for display in ("excerpt", "record"):
        cut = shown(whole, display)
        assert whole.article.text.startswith(cut.article.text)
        assert (cut.statements, cut.events, cut.actors) == (whole.statements, whole.events, whole.actors)
        assert (cut.article.furniture, cut.article.comments) == ((), ())
        assert "not shown whole" in cut.warnings[-1]
        assert cut.article.title == whole.article.title
    assert shown(whole, "full") is whole


CHANGE: dict[str, Any] = {
    "field": "text", "kind": "changed", "place": 3, "before": "قبل هذا", "after": "بعد هذا",
    "words": [["removed", "قبل"], ["added", "بعد"], ["same", "هذا"]],
}  # fmt: skip


def test_changes() -> None:
    """Words that went and came without those around them; where alone; a title as it is."""
    title = {"field": "title", "before": "أ", "after": "ب"}
    assert shown_changes([CHANGE, title], "full") == [CHANGE, title]
    short = {"field": "text", "kind": "changed", "place": 3}
    assert shown_changes([CHANGE, title], "excerpt") == [short | {"words": [["removed", "قبل"], ["added", "بعد"], ["same", "…"]]}, title]
    assert shown_changes([CHANGE, title], "record") == [short, title]
    gone = {"field": "text", "kind": "removed", "place": 1, "before": FILLING * 12}
    (told,) = shown_changes([gone], "excerpt")
    assert len(told["words"][0][1]) <= LETTERS
    assert FILLING * 12 not in str(msgspec.to_builtins(told))
