"""Whether everybody can read the pages: axe finds nothing serious (WCAG 2.2 AA), nothing runs over the edge of a phone, pages are light."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from desk.browser.conftest import Reader

PAGES = {
    "front": "/", "day": "/days/2024-10-16/", "newest": "/newest/", "article": "/articles/303cb8a06c3b91c3/",
    "story": "/stories/examples/marfa-depot-explosion/", "search": f"/search/?words={quote('الحدود')}",
    "events": "/events/", "timeline": "/events/timeline/", "network": "/events/network/", "map": "/events/map/",
    "statements": f"/statements/?about={quote('الحدود')}", "outlets": "/outlets/", "outlet": f"/outlets/{quote('صحيفه الوادي')}/",
    "edits": "/edits/", "sign in": "/account/sign-in/", "corrections": "/corrections/", "api": "/api/",
}  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BAD = ("serious", "critical")
HEAVIEST = 150_000  # bytes of a page with style, type and pictures, without the library of charts and the outlines it draws
CHARTS = ("echarts.js", "world.json")


def faults(page: Page, axe: str) -> list[str]:
    """What axe finds that keeps people out, each with where it stands."""
    page.evaluate(axe)
    told: dict[str, Any] = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [f"{one['id']}: {node['html'][:200]}" for one in told["violations"] if one["impact"] in BAD for node in one["nodes"]]


def over_the_edge(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def weight(page: Page) -> int:
    """What a reader's line carries for a page, packed as it comes, in bytes."""
    page.wait_for_load_state("networkidle")
    entries: list[dict[str, Any]] = page.evaluate("JSON.parse(JSON.stringify(performance.getEntries()))")
    return sum(entry.get("encodedBodySize", 0) for entry in entries if not entry["name"].endswith(CHARTS))


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(reader: Reader, axe: str, name: str) -> None:
    """In Arabic on a wide screen in light, in English on a phone in the dark; the first visit, with style and type, is no burden."""
    for language, width, theme in (("ar", "wide", "light"), ("en", "phone", "dark")):
        page = reader(f"/{language}{PAGES[name]}", width=width, theme=theme)
        assert faults(page, axe) == [], (language, width, theme)
        assert over_the_edge(page) <= 0, (language, width)
        assert 10_000 < weight(page) < HEAVIEST
