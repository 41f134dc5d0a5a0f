"""Two dossiers judged to be one: connected, found by both names, kept through rebuilding, and taken apart again."""

from dataclasses import replace

import pytest

from desk.made import reading
from desk.site import Site
from musnad.records import Reading
from musnad_desk.catalog import models
from musnad_desk.catalog.load import keep, rebuild
from musnad_desk.catalog.question import dossiers_named
from musnad_desk.corrections import sameness
from musnad_desk.identities.models import Sameness

SHORT = "سالم المعبري"  # of `made`
LONG = "سالم بن هادي المعبري"


def named(key: str, name: str) -> Reading:
    """An article that calls the minister so."""
    before = reading(key)
    return replace(before, actors=(replace(before.actors[0], name=name), *before.actors[1:]))


@pytest.fixture
def site(store: str) -> Site:
    """The site over a store of each kind with one minister under two names."""
    list(keep([reading(), reading("a/2"), named("b/1", LONG)]))
    return Site().as_("analyst")


def key_of(name: str) -> str:
    """The key of the dossier that has this name."""
    return str(models.Actor.objects.get(name=name).key)


def ministers() -> list[int]:
    """In how many articles each dossier of the minister appears."""
    found = models.Actor.objects.filter(pk__in=dossiers_named("المعبري")).exclude(kind="armed_group")
    return sorted(actor.appearances.count() for actor in found)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_they_are_one(site: Site, language: str) -> None:
    """From the page of one, with the address of the other's; both addresses, both names lead to it, whatever is loaded or made anew."""
    keys = [key_of(SHORT), key_of(LONG)]
    address = f"/{language}/actors/{keys[0]}/"
    (form,) = [form for form in site.page(address).all("form") if "/same/" in (form.get("action") or "")]
    site.post(form["action"] or "", other=f"http://localhost/en/actors/{keys[1]}/", verdict="same", note="الوزير نفسه")
    list(keep([named("b/2", LONG)]))
    for _ in range(2):
        assert ministers() == [4]
        for key in keys:
            page = Site().page(f"/{language}/actors/{key}/")
            assert "الوزير نفسه" in page.words
            assert Site().twin(f"/{language}/actors/{key}/")["id"] == min(keys)
        one = models.Actor.objects.get(key=min(keys))
        assert all(one in dossiers_named(name) for name in (SHORT, LONG, "هادي المعبري"))
        list(rebuild())


@pytest.mark.parametrize("names", [(SHORT, LONG), (LONG, SHORT)])
def test_whoever_comes_first(site: Site, names: tuple[str, str]) -> None:
    """Both names find the one dossier, in whichever order articles with them come."""
    site.post(f"/en/same/{key_of(SHORT)}/", other=key_of(LONG), verdict="same")
    models.Article.objects.all().delete()
    models.Actor.objects.all().delete()
    for name in names:
        list(keep([named(f"n/{name}", name)]))
    (one,) = dossiers_named("هادي المعبري")
    assert list(dossiers_named(SHORT)) == [one]


def test_they_are_two_again(site: Site) -> None:
    """Taken back by whoever said it, or outvoted, they are what they were."""
    keys = [key_of(SHORT), key_of(LONG)]
    site.post(f"/en/same/{keys[0]}/", other=keys[1], verdict="same")
    assert ministers() == [3]
    site.post(f"/en/same/{min(keys)}/", other=max(keys), verdict="withdrawn")
    assert ministers() == [1, 2]
    site.post(f"/en/same/{keys[0]}/", other=keys[1], verdict="same")
    Site().as_("moderator").post(f"/en/same/{keys[0]}/", other=keys[1], verdict="different")
    assert ministers() == [1, 2]
    assert "They are" not in Site().page(f"/en/actors/{keys[0]}/").words
    assert Site().page(f"/en/actors/{keys[0]}/").words.count("another than") == 1


@pytest.mark.parametrize(("other", "verdict"), [("x", "same"), ("0" * 16, "same"), ("own", "same"), ("ministry", "same"), ("long", "nix")])
def test_what_cannot_be(site: Site, other: str, verdict: str) -> None:
    """Nobody, oneself, something of another kind, no verdict: it is said, and nothing is kept."""
    short = key_of(SHORT)
    meant = {"own": short, "ministry": key_of("وزارة الداخلية"), "long": key_of(LONG)}.get(other, other)
    there = site.post(f"/en/same/{short}/", other=meant, verdict=verdict)
    assert site.page(there).all("p", role="status")
    assert not Sameness.objects.exists()


def test_only_analysts(site: Site) -> None:
    """Others are offered no form and may send none."""
    short = key_of(SHORT)
    reader = Site().as_("reader")
    assert not [form for form in reader.page(f"/en/actors/{short}/").all("form") if "/same/" in (form.get("action") or "")]
    reader.post(f"/en/same/{short}/", status=403, other=key_of(LONG), verdict="same")


def test_many_articles_wait_for_rebuilding(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a page: the judgement is kept, and rebuilding honours it."""
    monkeypatch.setattr(sameness, "MOST", 0)
    there = site.post(f"/en/same/{key_of(SHORT)}/", other=key_of(LONG), verdict="same")
    assert "musnad desk rebuild" in site.page(there).words
    assert ministers() == [1, 2]
    list(rebuild())
    assert ministers() == [3]
