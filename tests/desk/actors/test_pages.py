"""Pages of actors: whoever acts in public has one, with what is known from all articles; whoever does not has none."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.made import reading
from desk.site import Site
from musnad.records import Actor, Role
from musnad_desk.catalog import models
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.terms import romanised

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site over two articles of one minister."""
    list(keep([reading(), reading("b/1", day="2024-11-02", title="خبر آخر")]))
    return Site()


def page_of(name: str, language: str = "en") -> str:
    """The address of an actor's page."""
    return f"/{language}/actors/{models.Actor.objects.get(name=name).key}/"


@LANGUAGES
def test_a_dossier_goes_across_articles(site: Site, language: str) -> None:
    """Offices with their time, what was said through whom, what happened, each with the article that tells it; the twin the same."""
    address = page_of("سالم المعبري", language)
    page = site.page(address)
    for words in (
        "وزير الداخلية ليبيا",
        "الحدود مفتوحة أمام الجميع",
        "بيان للوزارة",
        {"ar": "تشاور (زيارة)", "en": "consultation (visit)"}[language],
        "خبر آخر",
    ):
        assert words in page.words
    assert {f"/{language}/articles/a/1/", f"/{language}/articles/b/1/"} <= set(page.links())
    twin = site.twin(address)
    assert (twin["countries"], twin["kind"]) == (["LBY"], "person")
    assert (twin["name"], twin["articles"], len(twin["statements"]), len(twin["events"])) == ("سالم المعبري", 2, 2, 2)
    assert twin["offices"][0] | {"title": "", "of": ""} == {
        "title": "", "of": "", "former": twin["offices"][0]["former"], "articles": 2, "first": "2024-10-14", "last": "2024-11-02",
        "outlets": ["وكالة مرفأ"],
    }  # fmt: skip


@LANGUAGES
def test_what_is_gathered_of_an_actor(site: Site, language: str) -> None:
    """When it spoke and about what, whom it met, with whom it acts: only who has a public page; how each outlet labels it."""
    whole = reading("m/1")
    guest = replace(whole.actors[1], roles=(Role("وزير الداخلية", "تونس"),))
    list(keep([replace(whole, actors=(whole.actors[0], guest, *whole.actors[2:]))]))
    address = page_of("سالم المعبري", language)
    twin, page = site.twin(address), site.page(address)
    assert [(bar["first"], bar["count"]) for bar in twin["spoke"]["bars"]][::19] == [("2024-10-14", 2), ("2024-11-02", 1)]
    assert [(one["name"], one["count"]) for one in twin["topics"]] == [("military", 3)]
    assert [(one["name"], one["events"], one["types"], one["last"]) for one in twin["met"]] == [
        ("هادي الزواري", 3, ["CONSULT"], "2024-10-13")
    ]
    assert twin["with_"] == twin["met"]
    assert page_of("هادي الزواري", language) in page.links()
    (by_outlet,) = site.twin(page_of("الميليشيات", language))["labels"]
    assert (by_outlet["outlet"], by_outlet["own"]) == ("وكالة مرفأ", [])
    assert [(label["text"], label["voice"], label["count"]) for label in by_outlet["quoted"]] == [("الإرهابية", "سالم المعبري", 3)]
    assert "وكالة مرفأ" in page.words


def test_who_has_no_page_is_nobodys_companion(site: Site) -> None:
    """A person without an office is not listed among those whom a minister met."""
    assert site.twin(page_of("سالم المعبري"))["met"] == []


def test_a_dossier_takes_the_same_queries_however_long(site: Site) -> None:
    """As many for many articles as for few."""
    counted = []
    for first, after in ((0, 3), (3, 15)):
        list(keep([reading(f"n/{i}", day=f"2024-09-{i + 1:02}") for i in range(first, after)]))
        with CaptureQueriesContext(connection) as queries:
            site.page(page_of("سالم المعبري"))
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 40


def test_how_others_are_judged_and_by_whom(site: Site) -> None:
    """The word, its stance, and whose word it is: an actor's, or the outlet's."""
    whole = reading("c/1")
    list(keep([replace(whole, labels=(replace(whole.labels[0], voice="outlet"),))]))
    twin = site.twin(page_of("الميليشيات"))
    told = {(label["text"], label["stance"], label["voice"], label["line"]["id"]) for label in twin["judgements"]}
    minister = ("الإرهابية", "against", "سالم المعبري")
    assert told == {(*minister, "a/1"), (*minister, "b/1"), ("الإرهابية", "against", None, "c/1")}
    assert "in the words of وكالة مرفأ" in " ".join(site.page(page_of("الميليشيات")).words.split())


def test_names_stand_in_latin_letters_for_who_reads_no_arabic(site: Site) -> None:
    """On English pages beside the Arabic ones, which have none."""
    latin = romanised("سالم المعبري")
    assert latin.startswith("Salim al-")
    assert latin in site.page(page_of("سالم المعبري")).words
    assert latin in site.page("/en/articles/a/1/").words
    assert "Salim" not in site.page(page_of("سالم المعبري", "ar")).words


def test_a_speaker_in_public_is_a_link(site: Site) -> None:
    """The article leads to the dossier of whoever speaks in it, and the dossier to all its articles."""
    address = page_of("سالم المعبري")
    assert address in site.page("/en/articles/a/1/").links()
    (found,) = [link for link in site.page(address).links() if "search/?actor=" in link]
    assert {link for link in site.page(urljoin(address, found)).links() if "/articles/" in link} == {
        "/en/articles/a/1/",
        "/en/articles/b/1/",
    }


def test_persons_without_an_office_have_no_page(site: Site) -> None:
    """A victim, a detainee, a passer-by who says something: no page, no link, no namesake; a body has one, a crowd none."""
    whole = reading("d/1")
    passer = Actor(id="a1", name="ليلى حداد", kind="person")
    list(keep([replace(whole, actors=(passer, *whole.actors[1:]), events=(), labels=(), numbers=())]))
    for kind in ("organisation", "group"):
        other = replace(reading(f"d/{kind}"), actors=(replace(passer, kind=kind),), statements=(), events=(), labels=(), numbers=())
        list(keep([other]))
    private, public, crowd = (models.Actor.objects.get(name=passer.name, kind=kind).key for kind in ("person", "organisation", "group"))
    assert site.page(f"/en/actors/{crowd}/", status=404)
    assert "No actor has a page" in site.page(f"/en/actors/{private}/", status=404).words
    assert site.json(f"/en/actors/{private}.json", status=404) == {"error": "No actor has a page at this address."}
    assert f"/en/actors/{private}/" not in site.page("/en/articles/d/1/").links()
    assert site.twin(f"/en/actors/{public}/")["namesakes"] == []
    assert site.page(page_of("وزارة الداخلية"))


def test_namesakes_are_told(site: Site) -> None:
    """A ministry of another country is another dossier, one link away."""
    whole = reading("e/1")
    list(keep([replace(whole, actors=(*whole.actors[:3], replace(whole.actors[3], country="TUN")))]))
    here, other = models.Actor.objects.filter(name="وزارة الداخلية")
    assert f"/en/actors/{other.key}/" in site.page(f"/en/actors/{here.key}/").links()


def test_nobody_is_told(site: Site) -> None:
    """A key of nobody."""
    assert site.page("/ar/actors/0123456789abcdef/", status=404)
    assert site.page("/ar/actors/ا/", status=404)
