"""What people ask to collect, and the outlets that come with Musnad."""

from pathlib import Path

import pytest

from musnad.collect.addresses import web_address
from musnad.collect.targets import Files, Listings, Page, find_targets
from musnad.errors import InputError
from musnad.page.cards import Card, load_cards

LISTED = [card for card in load_cards() if card.feeds or card.sitemaps or card.wordpress]


@pytest.mark.parametrize("card", LISTED, ids=lambda card: card.id)
def test_outlets_that_come_with_musnad(card: Card) -> None:
    """Each has a name, a country, and addresses as they are sent; it is found by its id and by its name."""
    assert card.name
    assert card.country
    assert [web_address(url) for url in (*card.feeds, *card.sitemaps)] == [*card.feeds, *card.sitemaps]
    assert find_targets([card.id, card.name]) == [Listings(card.id, card)] * 2


def test_addresses_files_and_folders(tmp_path: Path) -> None:
    """Each by what it is; a folder gives the cards in it as outlets and the other files as files."""
    (tmp_path / "wadi.toml").write_text('about = "x"\nfeeds = ["https://wadi.example/feed"]\n')
    (tmp_path / "a.html").write_text("x")
    page, folder, file = ("https://wadi.example/a", str(tmp_path), str(tmp_path / "a.html"))
    found = find_targets([page, folder, file])
    assert [type(target) for target in found] == [Page, Listings, Files, Files]
    assert [target.outlet for target in found] == ["wadi.example", "wadi", folder, file]
    assert [target.paths for target in found if isinstance(target, Files)] == [(tmp_path / "a.html",)] * 2


def test_address_of_a_known_outlet() -> None:
    """A page of an outlet that has a card is that outlet's."""
    (found,) = find_targets(["https://www.hespress.com/a"])
    assert found.outlet == "hespress"


def test_empty_folder(tmp_path: Path) -> None:
    """A folder of nothing is told; what is hidden does not count."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("x")
    with pytest.raises(InputError, match="holds no files"):
        find_targets([str(tmp_path)])


@pytest.mark.parametrize("name", ["", "nowhere", "wordpress", "ftp://wadi.example/a"])
def test_what_means_nothing(name: str) -> None:
    """Anything else is refused, with the outlets that there are."""
    with pytest.raises(InputError, match=r"outlets that can be collected: .*bbc_arabic"):
        find_targets([name])
