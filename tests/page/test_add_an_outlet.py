"""The walk in docs/add_an_outlet.md works by the letter."""

import json
import re
from pathlib import Path

import pytest

from musnad.lexicon import Lexicon
from musnad.page import cards
from musnad.page.find import read_page

DOC = (Path(__file__).parent.parent.parent / "docs/add_an_outlet.md").read_text("utf-8")


def block(name: str) -> str:
    match = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", DOC, re.DOTALL)
    assert match, f"docs/add_an_outlet.md has no block {name}"
    return match.group(1)


def test_walk(lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card of the walk reads its page as the walk promises, and without the card the page is read wrongly."""
    expected = json.loads(block("expected"))
    assert read_page(block("page"), lexicon).title != expected["title"]
    (tmp_path / "wadi.toml").write_text(block("card"), encoding="utf-8")
    known = cards.load_cards(tmp_path)
    monkeypatch.setattr(cards, "load_cards", lambda: known)
    article = read_page(block("page"), lexicon)
    found = {
        "title": article.title,
        "outlet": article.outlet and article.outlet.name,
        "published": article.published,
        "paragraphs": [span.text for span in article.paragraphs],
    }
    assert found == expected


@pytest.mark.parametrize("kind", [cards.Card, cards.Layout])
def test_every_field_is_named(kind: type[cards.Card] | type[cards.Layout]) -> None:
    """The walk names every field that a card and a layout may hold."""
    fields = [field for field in kind.__struct_fields__ if field != "id"]  # which is the file's name
    assert [field for field in fields if not re.search(rf"(^|`|\[\[){field}(`| =|\]\])", DOC, re.MULTILINE)] == []
