"""The API: every operation against its own OpenAPI, in every form; pieces of lists; refusals in words; what stays closed."""

import csv
from dataclasses import fields
from io import StringIO
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desk.made import reading
from desk.site import Site
from musnad.export import FORMATS, Out
from musnad_desk.accounts.actions import add_user
from musnad_desk.api import asking, limits
from musnad_desk.api.operations import Table
from musnad_desk.catalog.findings import EventsAsked, SaidAsked
from musnad_desk.catalog.flat import TABLES
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.ruling import rule_outlet
from musnad_desk.catalog.stories import make_stories
from musnad_desk.corrections.actions import Verdict, judge
from musnad_desk.corrections.content import asked as finding

DAYS = ("2024-10-14", "2024-10-14", "2024-11-02", None, "2023-01-01", None)


@pytest.fixture(autouse=True)
def _uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests ask more in a minute than anybody may."""
    cache.clear()
    monkeypatch.setattr(limits, "ADDRESS", 1_000_000)


@pytest.fixture
def full(store: str) -> str:
    """A store of each kind with articles of several days and of none, two of them one story, of an outlet that is shown whole."""
    rule_outlet(None, "marfa", display="full")
    list(keep(reading(f"a/{i}", day=day) for i, day in enumerate(DAYS)))
    make_stories(lambda: None)
    analyst = add_user(None, "سلمى", "analyst", "a long and odd phrase")
    for key in ("a/0", "a/1", "a/2"):
        found = finding(key, "s1")
        assert found
        judge(analyst, found.reading, 1, found.found, {"speaker": Verdict("mended", "هادي الزواري")})
    return store


def ask(address: str, status: int = 200, **headers: str) -> Any:
    """The response of an address."""
    client = Client(headers={"host": "localhost", "accept-language": "en"} | headers, raise_request_exception=False)
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code, response.content[:300])
    return response


def told(address: str, status: int = 200) -> Any:
    """What an address of JSON holds."""
    return msgspec.json.decode(ask(address, status).content)


def everything(address: str) -> list[Any]:
    """A whole list, piece by piece."""
    items: list[Any] = []
    following: str | None = address
    while following:
        piece = told(following)
        items += piece["items"]
        following = piece["next"]
    return items


def document() -> dict[str, Any]:
    """The OpenAPI."""
    found: dict[str, Any] = told("/api/openapi.json")
    return found


def check(content: Any, path: str, status: int = 200, form: str = "application/json") -> None:
    """Refuse an answer that the OpenAPI does not describe."""
    whole = document()
    schema = whole["paths"][path]["get"]["responses"][str(status)]["content"][form]["schema"]
    Draft202012Validator(schema | {"components": whole["components"]}).validate(content)


ONES = {
    "/api/articles/{id}": "a/1",
    "/api/readings/{id}": "a/1",
    "/api/stories/{id}": "a/0",
    "/api/actors/{id}": "",
    "/api/outlets/{id}": "marfa",
    "/api/tables/{table}": "labels",
}
KEYS = {path: path.partition("{")[2].rstrip("}") for path in ONES}


def addresses() -> list[tuple[str, str]]:
    """Every path of the document, and an address of it."""
    actor = told("/api/actors?name=المعبري")["items"][0]["id"]
    return [(path, path.replace(f"{{{KEYS[path]}}}", ONES[path] or actor) if path in KEYS else path) for path in document()["paths"]]


def test_every_answer_is_as_described(full: str) -> None:
    """One record, lists and lines validate against their schemas; no list is empty."""
    found = addresses()
    assert len(found) == 15
    for path, address in found:
        content = told(address)
        check(content, path)
        if "items" in content:
            assert content["items"], path
            lines = ask(f"{address}?format=jsonl").content.decode().splitlines()
            assert [msgspec.json.decode(line) for line in lines] == content["items"]
            check(content["items"][0], path, form="application/x-ndjson")
    assert {table for table in TABLES if told(f"/api/tables/{table}")["items"]} == set(TABLES) - {"dates"}


def test_tables_are_those_of_the_export(full: str, tmp_path: Any) -> None:
    """CSV of the API and of musnad export hold the same lines."""
    FORMATS["csv"].write([reading(f"a/{i}", day=day) for i, day in enumerate(DAYS)], Out(tmp_path / "out"))
    for table in get_args(Table):
        mine = ask(f"/api/tables/{table}?format=csv")
        assert mine.headers["Content-Type"] == "text/csv; charset=utf-8"
        exported = (tmp_path / "out" / f"{table}.csv").read_bytes().decode()
        assert sorted(mine.content.decode().split("\r\n")) == sorted(exported.split("\r\n"))
    for table in ("events", "statements", "articles"):
        whole = ask(f"/api/tables/{table}?format=csv").content.decode()
        assert sorted(ask(f"/api/{table}?format=csv").content.decode().split("\r\n")) == sorted(whole.split("\r\n"))


LISTS = (
    "articles",
    "readings",
    "events",
    "statements",
    "stories",
    "actors",
    "outlets",
    "corrections",
    "search?words=الحدود",
    "statements?about=حدود",
)


@pytest.mark.parametrize("name", LISTS)
def test_pieces_make_the_whole(full: str, name: str) -> None:
    """In pieces of two the list is the same, in the same order, undated ones last."""
    mark = "&" if "?" in name else "?"
    assert everything(f"/api/{name}{mark}limit=2") == told(f"/api/{name}{mark}limit=100")["items"]


def test_what_is_added_meanwhile_moves_nothing(full: str) -> None:
    """The next piece goes on after the last row, not at a number."""
    first = told("/api/articles?limit=3")
    list(keep([reading("z/1", day="2025-01-01")]))
    assert [one["id"] for one in first["items"] + everything(first["next"])] == ["a/2", "a/1", "a/0", "a/4", "a/5", "a/3"]


def test_the_newest_come_first(full: str) -> None:
    """Findings by the day of their article."""
    assert [one["article"] for one in told("/api/statements")["items"]][::2] == ["a/2", "a/1", "a/0", "a/4", "a/5", "a/3"]


FILTERS = [
    ("events", {"type": "CONSULT/visit"}, 6), ("events", {"type": "PROTEST"}, 0), ("events", {"actor": "المعبري"}, 6),
    ("events", {"actor": "الزواري"}, 0), ("events", {"country": "tun"}, 6), ("events", {"status": "past"}, 6),
    ("events", {"since": "2024-11-03"}, 0), ("statements", {"speaker": "المعبري"}, 6), ("statements", {"through": "وكالة مرفأ"}, 6),
    ("statements", {"about": '"الحدود مفتوحة"'}, 6), ("statements", {"about": "الفندق"}, 0), ("statements", {}, 12),
    ("articles", {"since": "2024-10-14", "until": "2024-10-30"}, 2), ("articles", {"outlet": "marfa", "label": "إرهابية"}, 6),
    ("articles", {"place": "FRA"}, 0), ("readings", {"speaker": "المعبري"}, 6), ("search", {"words": "وزارة", "since": "2024-11-01"}, 1),
    ("tables/numbers", {"topic": "military"}, 6), ("actors", {"name": "المعبري"}, 1), ("stories", {"until": "2023-01-01"}, 1),
    ("corrections", {}, 3), ("corrections", {"article": "a/1"}, 1), ("corrections", {"article": "x"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "count"), FILTERS, ids=str)
def test_filters_are_those_of_the_pages(full: str, name: str, asked: dict[str, str], count: int) -> None:
    """Each narrows."""
    assert len(told(f"/api/{name}?{urlencode(asked)}")["items"]) == count


def test_questions_have_all_their_parts() -> None:
    """What a page may be asked the API may be asked, too."""
    for kind, model in ((Question, asking.Search), (EventsAsked, asking.Events), (SaidAsked, asking.Statements)):
        assert {field.name for field in fields(kind)} <= set(model.model_fields)
    assert get_args(Table) == tuple(TABLES)


REFUSED = [
    ("events?since=x", "since", "Write a day as 2024-10-14."), ("events?since=20241014xx", "since", "Write a day"),
    ("events?until=1700000000", "until", "Write a day"), ("events?tpye=CONSULT", "tpye", "There is no such parameter"),
    ("events?limit=0", "limit", "Too small"), ("events?limit=101", "limit", "Too large"), ("events?limit=x", "limit", "whole number"),
    ("events?status=x", "status", "'happened'"), ("events?cursor=x", "cursor", "leads nowhere"),
    ("readings?format=csv", "format", "'json'"),
    ("events?cursor=WzFd", "cursor", "leads nowhere"), ("outlets?cursor=WzFd", "cursor", "leads nowhere"),
    ("articles?cursor=WyJ4IiwxXQ", "cursor", "leads nowhere"), ("articles?cursor=WzEsMV0", "cursor", "leads nowhere"),
    ("tables/nix", "table", "'articles'"), ("search?words=" + "x" * 501, "words", "Too long"),
    ("readings/a/1?version=0", "version", "small"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "field", "words"), REFUSED)
def test_what_makes_no_sense_is_told(sqlite: str, address: str, field: str, words: str) -> None:
    """The parameter, and what to do, in the language asked for."""
    answer = told(f"/api/{address}", 400)
    assert (answer["field"], words in answer["error"]) == (field, True), answer
    arabic = msgspec.json.decode(ask(f"/api/{address}", 400, **{"accept-language": "ar"}).content)["error"]
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic), arabic


@pytest.mark.parametrize(
    "address", ["articles/x", "readings/x", "readings/a/1?version=9", "actors/x", "outlets/x", "stories/x", "nothing", "events/"]
)
def test_what_is_not_there(full: str, address: str) -> None:
    """Status 404, in words."""
    assert told(f"/api/{address}", 404)["error"]


def test_every_version_is_there(full: str) -> None:
    """Letter for letter as it was read."""
    list(keep([reading("a/1", body="شيء آخر")]))
    assert ask("/api/readings/a/1?version=1").content.decode() == reading("a/1", day=DAYS[1]).to_json()
    assert told("/api/readings/a/1")["article"]["text"].endswith("شيء آخر")


def test_what_has_not_changed_is_not_sent_again(full: str) -> None:
    """A tag for each answer; asked with it the answer is 304, until something changes."""
    tag = ask("/api/events").headers["ETag"]
    assert ask("/api/events", 304, **{"if-none-match": tag}).content == b""
    list(keep([reading("z/1")]))
    assert ask("/api/events", **{"if-none-match": tag}).headers["ETag"] != tag


def test_the_head_alone(full: str) -> None:
    """What HTTP asks of whatever may be read; nothing may be written."""
    client = Client(headers={"host": "localhost"})
    head, whole = client.head("/api/events?limit=1"), client.get("/api/events?limit=1")
    assert (head.status_code, head.content, head.headers["Link"]) == (200, b"", whole.headers["Link"])
    assert [client.post("/api/events").status_code, client.delete("/api/articles/a/1").status_code] == [405, 405]


def test_nobody_without_a_public_page(full: str) -> None:
    """Whoever has no office is in no list of actors and has no dossier, here as on the pages."""
    names = {one["name"] for one in told("/api/actors")["items"]}
    assert names == {"سالم المعبري", "الميليشيات", "وزارة الداخلية"}
    from musnad_desk.catalog import models

    hidden = models.Actor.objects.get(name="هادي الزواري").key
    told(f"/api/actors/{hidden}", 404)


def test_lists_ask_few_questions(full: str) -> None:
    """As many of the store for many rows as for few."""

    def count() -> list[int]:
        counted = []
        for name in LISTS:
            with CaptureQueriesContext(connection) as queries:
                ask(f"/api/{name}")
            counted.append(len(queries))
        return counted

    ask("/api/events")
    before = count()
    list(keep(reading(f"m/{i}") for i in range(20)))
    assert count() == before
    assert max(before) <= 10


ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.sampled_from(
    ["2024-10-14", "1", "'", '"', "%", "\0", "a/1", "-1", "*"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_is_answered_as_described(sqlite: str, data: st.DataObject) -> None:
    """No parameter breaks anything: the answer is one of those in the document."""
    if not told("/api/outlets")["items"]:
        list(keep([reading()]))
    whole = document()["paths"]
    path = data.draw(st.sampled_from(sorted(whole)))
    parameters = whole[path]["get"]["parameters"]
    asked = {one["name"]: data.draw(ANY) for one in parameters if one["in"] == "query" and data.draw(st.booleans())}
    address = path.replace("{id}", "a/1").replace("{table}", data.draw(st.sampled_from(["labels", "x"])))
    response = Client(headers={"host": "localhost"}, raise_request_exception=False).get(address, asked)
    assert response.status_code in (200, 400, 404), (address, asked)
    if response.headers["Content-Type"].startswith("application/json"):
        check(msgspec.json.decode(response.content), path, response.status_code)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_its_page(full: str, language: str) -> None:
    """Every operation with its parameters; the twin is the document itself."""
    page = Site().page(f"/{language}/api/")
    assert all(path in page.words for path in document()["paths"])
    assert ("نوع بحسب PLOVER" if language == "ar" else "A PLOVER type") in page.words
    assert Site().twin(f"/{language}/api/")["openapi"] == "3.1.0"
    assert Site().leads_to("/api/").endswith("/api/")


def test_cells_are_no_formulas(sqlite: str) -> None:
    """What an outlet writes stays text in a spreadsheet."""
    list(keep([reading("c/1", title="=HYPERLINK(1)")]))
    (row,) = csv.DictReader(StringIO(ask("/api/articles?format=csv").content.decode()))
    assert row["title"] == "'=HYPERLINK(1)"
