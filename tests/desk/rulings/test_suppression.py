"""A name suppressed for good: nowhere to be found, whatever is loaded or made anew, until it is lifted."""

from dataclasses import replace

import pytest

from desk.crawl import everything
from desk.made import BODY, TITLE, reading
from desk.site import Site
from musnad.records import Actor, Comment, Furniture, Reading, Related
from musnad_desk.accounts.models import Deed
from musnad_desk.catalog import models, queries, stories
from musnad_desk.catalog.hiding import BLOCK, Name, hidden, hidden_text
from musnad_desk.catalog.load import keep, rebuild
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.ruling import lift, suppress
from musnad_desk.catalog.search import search
from musnad_desk.errors import RulingError
from musnad_desk.rulings.models import Suppressed

NAME, LETTERS = "سالم المعبري", ("المعبري", "سالم")
NAMES = (Name(1, ("سالم", "المعبري")),)


def named(key: str = "a/1", **told: object) -> Reading:
    """An article that has the name wherever an article may have one."""
    whole = reading(
        key, body=told.pop("body", f"{BODY}\nوأضاف لسالم المعبري قائلون إن سالمًا المعبري حاضر."),  # type: ignore[arg-type]
        tags=(NAME, "الحدود"), related=(Related(f"خبر عن {NAME}", "https://marfa.example/2"),), author=NAME,
        furniture=(Furniture("caption", f"صورة {NAME}"),), comments=(Comment(NAME, f"أحسنت يا {NAME}"),),
        url=f"https://marfa.example/سالم-المعبري/{key}", **told,
    )  # fmt: skip
    said = replace(whole.statements[0], via=(f"مكتب {NAME}",))
    office = Actor(id="a5", name=f"مكتب {NAME}", kind="organisation", country="LBY")
    return replace(whole, statements=(said, whole.statements[1]), actors=(*whole.actors, office))


@pytest.fixture
def site(sqlite: str) -> Site:
    """Articles with the name and one without, one of them in two versions, two in one story."""
    list(keep([named(), named("a/2"), reading("b/1", title="بلا اسم", body="لا أحد هنا.")]))
    list(keep([named(body=f"{BODY}\nثم عاد {NAME} إلى مكتبه.")]))
    stories.make_stories(lambda: None)
    return Site()


def found() -> dict[str, str]:
    """The addresses at which any of its words stands, to a moderator, who sees all but what administrators do: they can undo it."""
    site = Site().as_("moderator")
    return {address: text for address, text in everything(site.client) if any(word in text for word in LETTERS)}


def test_nothing_gives_it(site: Site) -> None:
    """No page, twin, feed, file, sitemap or operation of the API, for nobody but administrators; and before they did."""
    assert {"/en/articles/a/1/", "/en/", "/en/newest.atom", "/api/actors", "/en/edits/"} <= set(found())
    suppress(None, NAME, "طلب صاحبه")
    assert set(found()) == set()


def test_nothing_finds_it(site: Site) -> None:
    """Not by its words, in any form, nor as somebody who speaks, nor by the key of the dossier it had."""
    key = models.Actor.objects.get(name=NAME).key
    suppress(None, NAME, "طلب صاحبه")
    for asked in ({"words": NAME}, {"words": "المعبري"}, {"words": f'"{NAME}"'}, {"words": "سالم"}, {"actor": NAME}, {"speaker": NAME},
                  {"actor": key}, {"tag": NAME}):  # fmt: skip
        assert search(Question(**asked)).total == 0, asked
    assert queries.public_dossier(key) is None
    assert site.page(f"/en/actors/{key}/", 404)
    assert not models.NameWord.objects.filter(word__in=("سالم", "المعبري", "معبري"))


@pytest.mark.parametrize("deed", ["again", "rebuild", "new"])
def test_it_holds(store: str, deed: str) -> None:
    """Articles loaded again, read by another engine, made anew, or new: the name stays away."""
    list(keep([named(), reading("b/1", title="بلا اسم", body="لا أحد هنا.")]))
    suppress(None, NAME, "طلب صاحبه")
    if deed == "again":
        list(keep([replace(named(), warnings=("read anew",)), named("a/1", body=f"{NAME} هنا.")]))
    elif deed == "rebuild":
        list(rebuild())
    else:
        list(keep([named("c/1")]))
    Site()
    assert set(found()) == set()
    assert models.Version.objects.filter(record__contains=NAME).exists()  # what is kept is kept


def test_it_is_reversible(store: str) -> None:
    """Whatever the suppression changed is as it was, and both deeds are logged with their reasons."""
    list(keep([named(), named("a/2")]))
    list(keep([named(body=f"{BODY}\nثم عاد {NAME} إلى مكتبه.")]))
    stories.make_stories(lambda: None)

    def state() -> object:
        told = (
            models.Article.objects.order_by("key").values_list("title", "author", "url"),
            models.Actor.objects.order_by("key").values_list("key"),
            models.Version.objects.order_by("pk").values_list("changes"),
            models.Terms.objects.order_by("pk").values_list("body"),
            models.Story.objects.exclude(members=None).order_by("key").values_list("contradicted"),
        )
        return [list(rows) for rows in told]

    before = state()
    row = suppress(None, NAME, "طلب صاحبه")
    assert state() != before
    list(keep([named("c/1")]))
    with pytest.raises(RulingError):
        lift(None, row, " ")
    lift(None, row, "بموافقته")
    assert search(Question(words=NAME)).total == 3
    models.Article.objects.filter(key="c/1").delete()
    assert state() == before
    assert [(deed.what, deed.subject, deed.told) for deed in Deed.objects.filter(what__startswith="name.").order_by("pk")] == [
        ("name.suppress", NAME, {"reason": "طلب صاحبه"}), ("name.lift", NAME, {"reason": "بموافقته"}),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "reason"), [("سالم", "x"), ("", "x"), (NAME, " "), ("سَالِم  المعبرى", "x")])
def test_refused(sqlite: str, name: str, reason: str) -> None:
    """One word alone, no reason, a name that is suppressed in other letters: nothing is kept or logged."""
    suppress(None, NAME, "طلب صاحبه") if reason == "x" else None
    deeds = Deed.objects.count()
    with pytest.raises(RulingError):
        suppress(None, name, reason)
    assert Deed.objects.count() == deeds


def test_what_stays(sqlite: str) -> None:
    """Offsets hold, findings are all there, whoever bore the name is somebody; others of the article stay as they were."""
    whole = named()
    told = hidden(whole, NAMES)
    text = told.article.text
    assert len(text) == len(whole.article.text)
    spans = [span for said in told.statements for span in (said.cue, said.content)] + [event.trigger for event in told.events]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [(actor.id, actor.kind) for actor in told.actors] == [(actor.id, actor.kind) for actor in whole.actors]
    assert (told.actors[0].name, told.actors[0].roles, told.actors[0].country) == (BLOCK * 4, (), None)
    assert told.actors[1] == whole.actors[1]
    assert [said.speaker for said in told.statements] == [said.speaker for said in whole.statements]
    assert (told.article.tags, told.article.url) == (("الحدود",), None)


@pytest.mark.parametrize(
    "text",
    ["سالم", "المعبري سالم", "سالم وأحمد المعبري", "سالمة المعبرية", "السالمون المعبريون", "", "قال المعبري", TITLE],
)
def test_others_are_let_be(sqlite: str, text: str) -> None:
    """One of its words alone, the words in another order, other words: nobody else is hidden."""
    assert hidden_text(text, NAMES) == text
    assert hidden(reading("x", title="", body=text or "."), (Name(1, ("نوري", "العلاقي")),)).article.text.strip() == (text or ".")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سالم المعبري", "████ ███████"),
        ("سَالِم المَعبري", "████"),
        ("ولسالم المعبري", "████"),
        ("سالم المعبرى.", "████"),
        ("«سالم» المعبري", "████"),
        ("سالم\nالمعبري", "████"),
    ],
)
def test_forms(sqlite: str, text: str, told: str) -> None:
    """With marks, clitics, another last letter, signs or a line's end between."""
    shown = hidden_text(text, NAMES)
    assert told in shown
    assert not any(word in shown for word in ("سالم", "المعبر"))


def test_two_of_one_name(sqlite: str) -> None:
    """Names are suppressed each by itself."""
    list(keep([named()]))
    suppress(None, NAME, "طلب")
    second = suppress(None, "هادي الزواري", "طلب")
    assert search(Question(words="الزواري")).total == 0
    lift(None, second, "بموافقته")
    assert (search(Question(words="الزواري")).total, search(Question(words="المعبري")).total) == (1, 0)
    assert Suppressed.objects.count() == 1
