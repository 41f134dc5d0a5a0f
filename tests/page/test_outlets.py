"""Outlet cards, each against the sample page beside it."""

import json
from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon
from musnad.page.cards import Layout, card_of, load_cards
from musnad.page.find import read_page

PAGES = Path(__file__).parent.parent / "pages"


LAYOUTS = sorted(card.id for card in load_cards() if card.layout)  # the others say nothing of pages


@pytest.mark.parametrize("card", LAYOUTS)
def test_card_has_a_page_that_it_reads(lexicon: Lexicon, card: str) -> None:
    """No layout without a sample page; every field of its `expected.json` comes out of it."""
    article = read_page((PAGES / card / "page.html").read_bytes(), lexicon)
    expected = json.loads((PAGES / card / "expected.json").read_text("utf-8"))
    found = {
        "title": article.title,
        "outlet": article.outlet and article.outlet.name,
        "section": article.section,
        "author": article.author,
        "dateline": {"agency": article.dateline.agency, "place": article.dateline.place},
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "paragraphs": [span.text for span in article.paragraphs],
        "tags": list(article.tags),
        "related": [related.title for related in article.related],
        "comments": [{"author": c.author, "date": c.date, "text": c.text} for c in article.comments],
        "furniture": sorted({piece.kind for piece in article.furniture}),
    }
    assert {key: found[key] for key in expected} == expected


def test_every_page_has_its_card() -> None:
    """No sample page is left behind when its card goes."""
    assert sorted(path.name for path in PAGES.iterdir()) == LAYOUTS


def test_card_is_chosen_by_host_source_or_marks() -> None:
    """A host, the host's own subdomains, the source's name, or marks in the page; one outlet's card before an engine's."""
    chosen = [card_of("https://www.alkhor.example/a", None), card_of(None, "marsa"), card_of(None, None, '<meta content="WordPress 6">')]
    assert [card and card.id for card in chosen] == ["gulf_daily", "maghreb_radio", "wordpress"]
    assert card_of("https://notalkhor.example/", None) is None


def test_outlet_without_layouts_has_those_of_its_engine() -> None:
    """What is known of an outlet and what is known of the engine that publishes it go together."""
    card = card_of("https://www.hespress.com/a", None, '<meta content="WordPress 6">')
    engine = next(card for card in load_cards() if card.id == "wordpress")
    assert card
    assert (card.id, card.layout) == ("hespress", engine.layout)
    plain = card_of("https://www.hespress.com/a", None, "<html>")
    assert plain
    assert plain.layout == ()


def test_layouts_are_valid_by_date() -> None:
    """A layout holds for its days; a page without a date may be of any."""
    new, old = next(card for card in load_cards() if card.id == "gulf_daily").layout
    assert [new.valid("2023-01-01"), old.valid("2023-01-01"), old.valid("2021-05-05T10:00"), old.valid(None)] == [True, False, True, True]
    assert Layout().valid("1999-01-01")


@pytest.mark.parametrize(("line", "told"), [('titel = "h1"', "titel"), ('stance = "x"', "stance_source"), ('country = "Libya"', "country")])
def test_broken_card_is_named(tmp_path: Path, line: str, told: str) -> None:
    """A card that breaks the schema is refused with its file and field; a stance needs somebody who says so."""
    (tmp_path / "bad.toml").write_text(f'about = "x"\n{line}\n')
    with pytest.raises(LexiconError, match=rf"bad\.toml.*{told}"):
        load_cards(tmp_path)


def test_old_layout_is_read(lexicon: Lexicon) -> None:
    """A page of before the redesign is read by the old layout."""
    prose = "قال رئيس المجلس عبدالله المهيزع إن التنفيذ يبدأ مطلع العام المقبل، وإن الكلفة لن تتجاوز الميزانية المعتمدة لهذا العام. "
    cells = {"hed": "خطة الطرق", "when": "03/02/2019", "txt": prose * 2}
    page = "<html><table>" + "".join(f"<tr><td class={name}>{text}</td></tr>" for name, text in cells.items()) + "</table></html>"
    article = read_page(page, lexicon, url="http://alkhor.example/old/1")
    assert (article.title, article.published) == ("خطة الطرق", "2019-02-03")
