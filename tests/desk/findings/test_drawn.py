"""Drawings of events: over time, as a network, on a map; the tables beside hold the same; what is asked narrows all; few questions."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import musnad_desk
from desk.made import reading
from desk.site import Site
from musnad.records import Event, Reading, Role, Span
from musnad_desk.catalog.gathering import CROWDED
from musnad_desk.catalog.load import keep

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
KINDS = ("timeline", "network", "map")


def told(key: str, **more: object) -> Reading:
    """A meeting of two ministers, and a bombing."""
    whole = reading(key, **more)
    guest = replace(whole.actors[1], roles=(Role("وزير الداخلية", "تونس"),))
    return replace(whole, actors=(whole.actors[0], guest, *whole.actors[2:]))


@pytest.fixture
def site(store: str) -> Site:
    """The site over a store of each kind with two articles of two days."""
    assert all(list(keep([told("a/1"), told("b/1", day="2024-11-02")])))
    return Site()


@LANGUAGES
def test_timeline(site: Site, language: str) -> None:
    """Each period with its events, by type, and the way to them."""
    page, twin = site.page(f"/{language}/events/timeline/"), site.twin(f"/{language}/events/timeline/")
    assert [(one["first"], one["events"]) for one in twin["periods"] if one["events"]] == [
        ("2024-10-13", 2), ("2024-10-14", 1), ("2024-11-02", 1),
    ]  # fmt: skip
    assert {one["type"]: sum(one["counts"]) for one in twin["series"]} == {"ASSAULT": 2, "CONSULT": 2}
    assert {one["name"] for one in twin["series"]} == {"ar": {"اعتداء", "تشاور"}, "en": {"assault", "consultation"}}[language]
    (first, *_) = [link for link in page.links() if "since=2024-10-13" in link]
    assert len(site.twin(first)["events"]) == 2


@LANGUAGES
def test_network(site: Site, language: str) -> None:
    """Who met whom, how often; nobody without a public page."""
    page, twin = site.page(f"/{language}/events/network/"), site.twin(f"/{language}/events/network/")
    (pair,) = twin["pairs"]
    assert {pair["one"]["name"], pair["other"]["name"]} == {"سالم المعبري", "هادي الزواري"}
    assert (pair["events"], pair["type"]) == (2, "CONSULT")
    ministers = {pair["one"]["id"], pair["other"]["id"]}
    assert ministers - set(twin["labels"]) == (set() if language == "en" else ministers)
    assert len([link for link in page.links() if "/actors/" in link]) == 2
    private = reading("c/1", day="2024-12-01")
    assert all(list(keep([replace(private, actors=(replace(private.actors[0], name="رجل", roles=()), *private.actors[1:]))])))
    assert "رجل" not in str(site.twin(f"/{language}/events/network/")["network"])


def test_an_assembly_is_no_tie(site: Site) -> None:
    """Where a crowd of parties takes part in one event no two of them are connected by it."""
    whole = reading("w/1")
    crowd = tuple(replace(whole.actors[0], id=f"a{i}", name=f"وزير {i}") for i in range(CROWDED + 1))
    meeting = Event(id="e1", type="COOPERATE", trigger=Span(whole.article.text[:1], 0, 1), actors=tuple(actor.id for actor in crowd))
    assert all(list(keep([Reading(article=whole.article, actors=crowd, events=(meeting,))])))
    assert [pair["type"] for pair in site.twin("/en/events/network/")["pairs"]] == ["CONSULT"]


@LANGUAGES
def test_map(site: Site, language: str) -> None:
    """Countries and places with their events."""
    page, twin = site.page(f"/{language}/events/map/"), site.twin(f"/{language}/events/map/")
    libya = {"ar": "ليبيا", "en": "Libya"}[language]
    assert [(one["code"], one["name"], one["events"]) for one in twin["countries"]] == [("LBY", libya, 2)]
    assert [(one["name"], one["lat"], one["lon"], one["events"]) for one in twin["places"]] == [("طرابلس", 32.89, 13.18, 2)]
    assert libya in page.words
    (link,) = [link for link in page.links() if link.endswith("country=LBY")]
    assert site.twin(link)["total"] >= 2


def test_outlines_have_the_codes_of_countries() -> None:
    """Those that the map colours, small ones too; each ring closes, none leaps across the map."""
    path = Path(musnad_desk.__file__).parent / "shared/static/desk/world.json"
    drawn = {one["properties"]["name"]: one["geometry"]["coordinates"] for one in msgspec.json.decode(path.read_bytes())["features"]}
    for code in ("LBY", "TUN", "DZA", "EGY", "SYR", "LBN", "PSE", "ISR", "YEM", "BHR", "QAT", "IRN", "TUR", "RUS", "USA", "MLT"):
        assert code in drawn
    rings = [ring for polygons in drawn.values() for rings in polygons for ring in rings]
    assert all(ring[0] == ring[-1] for ring in rings if len(ring) > 3)
    assert max(abs(after[0] - before[0]) for ring in rings for before, after in pairwise(ring)) < 90
    assert path.stat().st_size < 200_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", [{"type": "PROTEST"}, {"country": "FRA"}, {"since": "2030-01-01"}, {"actor": "لا أحد"}], ids=str)
def test_what_is_asked_narrows_all(site: Site, kind: str, asked: dict[str, str]) -> None:
    """Where nothing is found the page says so, draws nothing, and the way to the other views asks the same."""
    page = site.page(f"/en/events/{kind}/?{urlencode(asked)}")
    assert "None was found" in page.words
    assert not page.all("div", role="img")
    assert f"/en/events/?{urlencode(asked)}" in page.links()
    site.page(f"/en/events/{kind}/?since=x", status=400)


def test_only_drawings_run_a_script(site: Site) -> None:
    """Their policy lets the site's own run; that of all other pages lets none."""
    client = Client(headers={"host": "localhost"})
    for kind in KINDS:
        response = client.get(f"/en/events/{kind}/")
        assert "script-src 'self'; connect-src 'self'" in response.headers["Content-Security-Policy"]
        (script,) = site.page(f"/en/events/{kind}/").all("script")
        assert client.get(str(script["src"])).status_code == 200
    for address in ("/en/", "/en/events/", "/en/articles/a/1/", f"/en/events/{KINDS[0]}.json"):
        assert "script-src" not in client.get(address).headers["Content-Security-Policy"]


def test_drawings_take_the_same_queries_however_many(site: Site) -> None:
    """As many for many events as for few."""
    counted = []
    for first, after in ((0, 2), (2, 12)):
        assert all(list(keep([told(f"n/{i}", day=f"2024-09-{i + 1:02}") for i in range(first, after)])))
        for kind in KINDS:
            with CaptureQueriesContext(connection) as queries:
                site.page(f"/en/events/{kind}/")
            counted.append(len(queries))
    assert counted[:3] == counted[3:]
    assert max(counted) <= 8
