"""Tables of findings: events by filters of the address, statements by speaker, matter and chain; twins, files, few questions."""

import csv
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.made import reading
from desk.site import Site
from musnad_desk.catalog.load import keep
from musnad_desk.findings.content import ROWS

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def site(store: str) -> Site:
    """The site over a store of each kind with one article, and one of another day."""
    assert all(list(keep([reading(), reading("b/1", day="2024-11-02")])))
    return Site()


def rows(address: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    response = Client(headers={"host": "localhost"}).get(address)
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


EVENTS = [
    ({}, 4), ({"type": "CONSULT"}, 2), ({"type": "consult/visit"}, 2), ({"type": "CONSULT/phone"}, 0), ({"type": "PROTEST"}, 0),
    ({"status": "past"}, 2), ({"status": "negated"}, 0),
    ({"actor": "المعبري"}, 2), ({"actor": "الميليشيات"}, 2), ({"actor": "الزواري"}, 0),  # the last has no office, so no public page
    ({"country": "TUN"}, 2), ({"country": "lby", "type": "CONSULT"}, 2), ({"country": "FRA"}, 0),
    ({"since": "2024-10-14"}, 2), ({"until": "2024-10-13"}, 2), ({"since": "2024-12-01"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "count"), EVENTS, ids=str)
def test_events(site: Site, asked: dict[str, str], count: int) -> None:
    """Each filter narrows; page, twin and file hold the same rows."""
    address = urlencode(asked)
    assert len(site.twin(f"/en/events/?{address}")["events"]) == count
    assert len(rows(f"/en/events.csv?{address}")) == count
    letters = [link for link in site.page(f"/en/events/?{address}").links() if "/#e" in link]
    assert len(letters) == count


@LANGUAGES
def test_a_row_leads_to_its_letters(site: Site, language: str) -> None:
    """The trigger is a place on the article's page."""
    page = site.page(f"/{language}/events/?type=ASSAULT&until=2024-10-30")
    (link,) = [link for link in page.links() if link.endswith("#e2")]
    assert site.page(link.partition("#")[0]).all("span", id="e2")
    (row,) = rows(f"/{language}/events.csv?type=ASSAULT&until=2024-10-30")
    assert (row["actors"], row["claimed_by"], row["status"]) == ("الميليشيات", "سالم المعبري", "past")
    assert row["address"].endswith(link)


SAID = [
    ({}, 0), ({"speaker": "المعبري"}, 2), ({"speaker": "الزواري"}, 0),
    ({"about": "حدود"}, 2), ({"about": "معبر"}, 2), ({"about": "الفندق"}, 0),
    ({"about": '"الحدود مفتوحة"'}, 2), ({"about": '"مفتوحة الحدود"'}, 0), ({"about": "الحدود المعبر"}, 0),
    ({"speaker": "المعبري", "about": "حدود"}, 2), ({"speaker": "المعبري", "about": "المعبر"}, 0),
    ({"through": "وكالة مرفأ"}, 2), ({"through": "وكالة أخرى"}, 0), ({"speaker": "المعبري", "since": "2024-10-20"}, 1),
    ({"about": "حدود", "until": "2024-10-20"}, 1), ({"since": "2024-10-20"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "count"), SAID, ids=str)
def test_statements(site: Site, asked: dict[str, str], count: int) -> None:
    """Who said it, about what in any form, through whom, since when; all combine."""
    address = urlencode(asked)
    twin = site.twin(f"/en/statements/?{address}")
    assert (len(twin["statements"]), twin["total"]) == (count, count)
    assert len(rows(f"/en/statements.csv?{address}")) == count


@LANGUAGES
def test_a_statement_can_be_cited(site: Site, language: str) -> None:
    """Speaker, words, chain, outlet, day and the address of the letters stand in one sentence; the words asked for are marked."""
    asked = urlencode({"speaker": "المعبري", "about": "حدود", "until": "2024-10-20"})
    page, twin = site.page(f"/{language}/statements/?{asked}"), site.twin(f"/{language}/statements/?{asked}")
    (said,) = twin["statements"]
    parts = [
        "سالم المعبري",
        "الحدود مفتوحة أمام الجميع",
        "بيان للوزارة",
        "وكالة مرفأ",
        "14",
        f"http://localhost/{language}/articles/a/1/#s1",
    ]
    assert sorted(parts, key=said["citation"].index) == parts
    assert "<mark>الحدود</mark>" in page.source
    assert twin["since"] == "2024-10-14"


def test_cells_are_no_formulas(site: Site) -> None:
    """What an outlet writes stays text in a spreadsheet."""
    list(keep([reading("c/1", title="=HYPERLINK(1)")]))
    assert {row["title"] for row in rows("/en/events.csv")} >= {"'=HYPERLINK(1)"}


@pytest.mark.parametrize(
    "address", ["events/?status=x", "events/?since=x", "statements/?until=2024-13-01", "statements/?about=" + "x" * 501]
)
def test_what_makes_no_sense_is_told(site: Site, address: str) -> None:
    """With status 400, as page, as JSON and as file."""
    site.page(f"/en/{address}", status=400)
    site.json(f"/en/{address.replace('/?', '.json?')}", status=400)
    assert Client(headers={"host": "localhost"}).get(f"/en/{address.replace('/?', '.csv?')}").status_code == 400


@pytest.mark.parametrize("name", ["type", "actor", "country", "speaker", "about", "through"])
@pytest.mark.parametrize("bad", ["\0", "' OR 1=1 --", '"', "<script>", "a:b*", "%s"])
def test_signs_are_no_danger(site: Site, name: str, bad: str) -> None:
    """Whatever is typed is a question, never a command."""
    room = "events" if name in ("type", "actor", "country") else "statements"
    assert site.page(f"/en/{room}/?{urlencode({name: bad})}")


def test_pages_ask_few_questions(site: Site) -> None:
    """As many for many rows as for few; further pages go on."""
    addresses = ("/en/events/", f"/en/statements/?{urlencode({'about': 'حدود'})}", f"/en/statements/?{urlencode({'speaker': 'المعبري'})}")

    def asked() -> list[int]:
        counted = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                site.page(address)
            counted.append(len(queries))
        return counted

    before = asked()
    list(keep(reading(f"m/{i}") for i in range(ROWS + 1)))
    assert asked() == before
    first, second = (site.twin(f"{addresses[1]}&page={page}")["statements"] for page in (1, 2))
    assert (len(first), len(second)) == (ROWS, 3)
    assert not {one["line"]["id"] for one in first} & {one["line"]["id"] for one in second}
