"""robots.txt: asked for once, obeyed for every address, its pause kept."""

import threading
import time
from dataclasses import replace

import pytest

from collect.site import Site
from musnad.collect import Settings
from musnad.collect.fetch import Fetcher
from musnad.collect.robots import DAY, Robots, Told
from musnad.errors import FetchError

RULES = """
User-agent: *
Disallow: /

User-agent: Musnad
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 3
"""


def robots(text: str, kept: dict[str, Told] | None = None) -> Robots:
    return Robots(lambda _: text, {} if kept is None else kept)


@pytest.mark.parametrize("path", ["/a", "/private/open/a", "/a.pdf?x=1"])
def test_what_is_allowed(path: str) -> None:
    """The group of our own name counts, its longest rule wins; the pause is told."""
    assert robots(RULES).permit(f"https://wadi.example{path}") == 3


@pytest.mark.parametrize("path", ["/private/a", "/b/a.pdf"])
def test_what_is_forbidden(path: str) -> None:
    """Wildcards count; what is forbidden today is not asked for tomorrow."""
    with pytest.raises(FetchError, match="forbids it") as caught:
        robots(RULES).permit(f"https://wadi.example{path}")
    assert (caught.value.reason, caught.value.again) == ("robots", False)


def test_request_rate_is_a_pause() -> None:
    """One page in ten seconds."""
    assert robots("User-agent: *\nRequest-rate: 1/10s").permit("https://wadi.example/a") == 10


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "\x00\xff", "Disallow: /", "User-agent: *\nCrawl-delay: soon"])
def test_a_file_without_rules_forbids_nothing(text: str) -> None:
    """Neither an empty file nor one of something else."""
    assert robots(text).permit("https://wadi.example/a") == 0


def test_known_files_are_good_for_a_day() -> None:
    """What was kept is used until its day is over, then asked for anew; each origin has its own."""
    kept = {"https://wadi.example": Told(RULES, time.time() + 60), "http://wadi.example": Told(RULES, time.time() - 60)}
    rules = robots("", kept)
    with pytest.raises(FetchError):
        rules.permit("https://wadi.example/private/a")
    assert rules.permit("http://wadi.example/private/a") == 0
    assert kept["http://wadi.example"].until == pytest.approx(time.time() + DAY, abs=5)


def test_obeyed_on_the_way(site: Site, settings: Settings) -> None:
    """Asked for once; a redirect to what is forbidden ends there."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /no")
    site.page("/no", b"page")
    site.page("/a", b"", status=302, Location="/no")
    fetcher = Fetcher(settings, threading.Event())
    for path in ("/no", "/a"):
        with pytest.raises(FetchError, match="forbids it"):
            fetcher.get(site.url + path, 1000)
    assert [path for path, _ in site.requests] == ["/robots.txt", "/a"]


def test_its_pause_is_kept(site: Site, settings: Settings) -> None:
    """Its pause counts where it is longer than ours."""
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.2")
    fetcher = Fetcher(settings, threading.Event())
    begun = time.monotonic()
    for path in ("/a", "/b", "/c"):
        fetcher.get(site.page(path, b"x"), 1000)
    assert 0.4 <= time.monotonic() - begun < 2


def test_broken_host_is_closed_for_now(site: Site, settings: Settings) -> None:
    """A robots.txt that fails closes the host, and is not asked for again with every address; one that is not there opens it."""
    site.page("/robots.txt", b"", status=500)
    site.page("/a", b"page")
    fetcher = Fetcher(replace(settings, tries=2), threading.Event())
    for _ in range(3):
        with pytest.raises(FetchError, match=r"robots\.txt cannot be had") as caught:
            fetcher.get(site.url + "/a", 1000)
        assert caught.value.again
    assert [path for path, _ in site.requests] == ["/robots.txt"] * 2
    del site.routes["/robots.txt"]
    assert Fetcher(settings, threading.Event()).get(site.url + "/a", 1000).body == b"page"
