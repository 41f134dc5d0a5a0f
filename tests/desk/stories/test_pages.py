"""Pages of stories: the newest days, one day, one story beside its outlets; both languages, twins, few questions."""

from dataclasses import replace
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.made import BODY, TITLE, reading
from desk.site import Site
from musnad.records import Outlet, Reading
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.stories import make_stories
from musnad_desk.stories.content import DAYS, OF_A_DAY

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def site(sqlite: str) -> Site:
    """The site over an empty store."""
    return Site()


def _words(seed: str, count: int) -> list[str]:
    """Words that no other seed has."""
    chance = Random(seed)
    return ["".join(chance.choices("بتجدرسعقلمنه", k=7)) for _ in range(count)]


def told(key: str, outlet: str, *, dead: int = 3, day: str = "2024-10-14", title: str = TITLE) -> Reading:
    """One story, with an outlet's own count of the dead and a paragraph of its own."""
    own = " ".join(_words(outlet, 150))  # so that no outlet prints the text of another
    whole = reading(key, title=title, body=f"{BODY}\n{own}", day=day, outlet=Outlet(f"صحيفة {outlet}", outlet))
    numbers = tuple(replace(number, low=dead, high=dead) for number in whole.numbers)
    return replace(whole, numbers=numbers, events=tuple(replace(event, status="happened") for event in whole.events))


def single(key: str, day: str = "2024-10-14") -> Reading:
    """An article that tells its story alone."""
    words = _words(key, 40)
    whole = reading(key, title=" ".join(words[:6]), body=" ".join(words[6:]), day=day)
    return Reading(article=whole.article, reader=whole.reader)


def load(*readings: Reading) -> None:
    assert all(list(keep(readings)))
    make_stories(lambda: None)


@LANGUAGES
def test_front(site: Site, language: str) -> None:
    """Days, the newest first; of a day what most outlets tell, with who leads in it and what they contradict each other on."""
    load(single("z/1"), told("a/1", "x"), told("b/1", "y", dead=7), single("z/2", day="2024-10-15"))
    page = site.page(f"/{language}/")
    places = [page.source.index(f"/{language}/{address}") for address in ("articles/z/2/", "stories/a/1/", "articles/z/1/")]
    assert places == sorted(places)
    twin = site.twin(f"/{language}/")
    assert [[story["id"] for story in day["stories"]] for day in twin["days"]] == [["z/2"], ["a/1", "z/1"]]
    (story, alone) = twin["days"][1]["stories"]
    assert (story["articles"], story["outlets"], alone["contradicted"]) == (2, ["صحيفة x", "صحيفة y"], [])
    (dead,) = (one for one in story["contradicted"] if one["kind"] == "dead")
    assert [(side["told"], side["outlets"]) for side in dead["sides"]] == [("3", ["صحيفة x"]), ("7", ["صحيفة y"])]
    against = {"ar": "قتلى: 3 (صحيفة x) مقابل 7 (صحيفة y)", "en": "dead: 3 (صحيفة x) as opposed to 7 (صحيفة y)"}[language]
    assert against in " ".join(page.words.split())
    assert "سالم المعبري" in [actor["name"] for actor in story["actors"]]
    assert "هادي الزواري" not in [actor["name"] for actor in story["actors"]]  # no office, no public page


def test_an_empty_store_says_how_to_fill_it(site: Site) -> None:
    """A front page without articles tells the command."""
    assert "musnad desk add" in site.page("/en/").words
    assert (site.twin("/en/")["days"], site.twin("/en/")["earlier"]) == ([], None)


def test_the_front_leads_to_all_days(site: Site) -> None:
    """What it does not show is reached day by day, and page by page."""
    load(*(single(f"m/{i}") for i in range(OF_A_DAY + 10)), *(single(f"d/{i}", day=f"2024-09-{10 + i}") for i in range(DAYS)))
    page = site.page("/en/")
    assert {"/en/days/2024-10-14/", "/en/days/2024-09-10/", "/en/newest/"} <= set(page.links())
    first, second = site.twin("/en/days/2024-10-14/"), site.twin("/en/days/2024-10-14/?page=2")
    assert (first["total"], first["before"], first["after"], first["more"]) == (OF_A_DAY + 10, "2024-09-12", None, True)
    assert len({story["id"] for day in (first, second) for story in day["stories"]}) == OF_A_DAY + 10
    assert site.twin("/en/days/2024-09-11/")["after"] == "2024-09-12"


@LANGUAGES
def test_the_front_by_country_and_topic(site: Site, language: str) -> None:
    """Chips lead to the stories that name a country or have a topic, both together, and back to all; what is told of it goes on by days."""
    about = {"places": reading().places, "topics": reading().topics}
    load(told("a/1", "x"), single("z/1"), *(replace(single(f"d/{i}", day=f"2024-09-{i}"), **about) for i in (10, 11, 12)))
    page = site.page(f"/{language}/")
    links = [link for link in page.links() if link.startswith("?")]
    assert {"?country=LBY", "?topic=military"} <= set(links)
    assert {"ar": "ليبيا", "en": "Libya"}[language] in page.words
    for asked in ("country=LBY", "topic=military", "country=lby&topic=military"):
        days = site.twin(f"/{language}/?{asked}")["days"]
        assert [[story["id"] for story in day["stories"]] for day in days] == [["a/1"], ["d/12"], ["d/11"]]
    (further,) = site.page(f"/{language}/?country=LBY").all("a", rel="next")
    assert [day["day"] for day in site.twin(f"/{language}/{further['href']}")["days"]] == ["2024-09-10"]
    for asked in ("country=FRA", "topic=nothing", "country=%00", "topic=%27"):
        assert site.twin(f"/{language}/?{asked}")["days"] == []
    assert site.page(f"/{language}/?country=FRA").all("a", aria_current="true") == []
    site.page(f"/{language}/?until=x", status=400)


@pytest.mark.parametrize("address", ["/en/days/2020-01-01/", "/en/days/2024-02-31/", "/en/days/0001-01-01/", "/en/stories/none/"])
def test_addresses_that_lead_nowhere(site: Site, address: str) -> None:
    """A page that says so."""
    load(single("z/1"))
    site.page(address, status=404)


@LANGUAGES
def test_story(site: Site, language: str) -> None:
    """Each outlet has a column; what they contradict each other on comes first; each cell leads to the letters of its article."""
    load(told("a/1", "x"), told("b/1", "y", dead=7))
    address = f"/{language}/stories/a/1/"
    page, twin = site.page(address), site.twin(address)
    assert twin["facts"][0]["verdict"] == "contradicted"
    dead = next(fact for fact in twin["facts"][0]["facts"] if fact["kind"] == "dead")
    assert [[told["value"] for told in cell] for cell in dead["tellings"]] == [["3"], ["7"]]
    assert {"ar": "قتلى اعتداء أسلحة ثقيلة", "en": "dead assault heavy weapons"}[language] in " ".join(page.words.split())
    assert "ثلاثة 7" in page.words
    assert {f"/{language}/articles/a/1/#e1", f"/{language}/articles/b/1/#s1"} <= set(page.links())
    assert [(outlet["name"], [label["text"] for label in outlet["labels"]]) for outlet in twin["outlets"]] == [
        ("صحيفة x", ["الإرهابية"]), ("صحيفة y", ["الإرهابية"]),
    ]  # fmt: skip
    assert site.twin(f"/{language}/stories/b/1/") == twin


def test_who_told_it_when_is_drawn(site: Site) -> None:
    """A line for each outlet, from the first article to the last, each a link; no drawing of one moment."""
    load(
        told("a/1", "x", day="2024-10-14T08:00:00+02:00"),
        told("b/1", "y", day="2024-10-14T10:00:00+02:00"),
        told("c/1", "z", day="2024-10-14T16:00:00Z"),
    )
    twin, page = site.twin("/en/stories/a/1/")["strip"], site.page("/en/stories/a/1/")
    assert [(row["outlet"], [dot["at"] for dot in row["dots"]]) for row in twin["rows"]] == [
        ("صحيفة x", [0]),
        ("صحيفة y", [20]),
        ("صحيفة z", [100]),
    ]
    assert [told["cx"] for told in page.all("circle", cy="50%")] == ["0%", "20%", "100%"]
    load(single("q/1"))
    assert site.twin("/en/stories/q/1/")["strip"] is None


def test_facts_of_one_outlet_are_folded(site: Site) -> None:
    """What nothing stands against is there to be opened."""
    load(told("a/1", "x"))
    page = site.page("/en/stories/a/1/")
    assert "One outlet alone tells this story" in page.words
    assert page.all("details")
    assert not [told for told in page.all("details") if "open" in told]


def test_reprints_are_folded(site: Site) -> None:
    """They stand under the article whose text they print."""
    load(told("a/1", "x"), reading("a/2", outlet=Outlet("ناسخ", "w"), body=BODY, day="2024-10-15"), reading("a/3", body=BODY))
    timeline = site.twin("/en/stories/a/1/")["timeline"]
    assert sorted([one["line"]["id"], *(line["id"] for line in one["reprints"])] for one in timeline) != []
    assert {"a/2"} <= {line["id"] for one in timeline for line in one["reprints"]}
    assert sum(1 + len(one["reprints"]) for one in timeline) == 3


def test_an_article_leads_to_its_story_and_on(site: Site) -> None:
    """The story, related articles, tags that ask for more; a person without a public page is no link."""
    load(told("a/1", "x"), told("b/1", "y"), single("z/1"))
    page, twin = site.page("/en/articles/a/1/"), site.twin("/en/articles/a/1/")
    assert "/en/stories/a/1/" in page.links()
    assert (twin["story"], [(one["line"]["id"], one["same_story"]) for one in twin["related"]]) == ("a/1", [("b/1", True)])
    tags = {tag["name"]: tag["field"] for tag in twin["tags"]}
    assert (tags["سالم المعبري"], tags["military"], tags["الحدود"]) == ("actor", "topic", "tag")
    assert tags.get("هادي الزواري") is None
    alone = site.twin("/en/articles/z/1/")
    assert (alone["story"], alone["related"]) == (None, [])
    asked = [link for link in page.links() if "search/?" in link]
    assert asked
    assert all(site.page(link) for link in asked)


def test_pages_ask_few_questions(site: Site) -> None:
    """As many for many articles as for few."""
    counted = []
    for first, after in ((0, 2), (2, 9)):
        load(*(told(f"s/{i}", "abcdefghi"[i]) for i in range(first, after)), *(single(f"m/{i}") for i in range(first, after)))
        for address in ("/en/", "/en/days/2024-10-14/", "/en/stories/s/0/", "/en/articles/s/0/"):
            with CaptureQueriesContext(connection) as queries:
                site.page(address)
            counted.append(len(queries))
    assert counted[:4] == counted[4:]
    assert max(counted) <= 20
