"""Floors of the page room on the reference corpora; `python -m musnad.evaluation.pages` and `.html_pages` print the figures."""

import json
from pathlib import Path

import pytest

from musnad.evaluation.html_pages import evaluate_html
from musnad.evaluation.html_pages import table as html_table
from musnad.evaluation.page_templates import TEMPLATES, Story, make_page
from musnad.evaluation.pages import evaluate_pages, without_furniture_words, word_f1
from musnad.lexicon import Lexicon
from musnad.page.find import read_page

PARTS = ("agency", "place")
STORY = Story(
    "عنوان", "", ["قال الوزير سالم المبروك إن المعبر مفتوح.", "وأضاف أن اللجنة ستجتمع."], ["خبر آخر عن السوق", "خبر عن الطقس", "ثالث"] * 2
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_same_seed_makes_the_same_page(template: object) -> None:
    """A measurement can be repeated: a page is drawn by its seed, holds the whole story, and names its furniture."""
    page = make_page(STORY, template, 7)  # type: ignore[arg-type]
    assert page == make_page(STORY, template, 7)  # type: ignore[arg-type]
    lines = page.text.split("\n")
    assert all(piece in lines for piece in (STORY.title, *STORY.paragraphs, *page.furniture))


@pytest.mark.parametrize(("found", "truth", "score"), [("ا ب", "ا ب", 1.0), ("", "", 1.0), ("", "ا", 0.0), ("ا ا", "ا", 2 / 3)])
def test_word_f1(found: str, truth: str, score: float) -> None:
    """Words count as often as they stand there."""
    assert word_f1(found, truth) == pytest.approx(score)


@pytest.mark.shared
def test_scraped_pages(shared: Path, lexicon: Lexicon) -> None:
    """Known articles are found again in five kinds of page, of whose wordings the lexicon lacks a good part."""
    scores = evaluate_pages(shared, seeds=2, lexicon=lexicon)
    mean = scores.rows[-1]
    assert mean.headline >= 0.98, scores.table()
    assert mean.dateline >= 0.97, scores.table()
    assert mean.body >= 0.99, scores.table()
    assert mean.clean >= 0.97, scores.table()
    assert scores.unknown_wordings >= 0.4


@pytest.mark.shared
def test_scraped_pages_in_unknown_words(shared: Path, lexicon: Lexicon) -> None:
    """Where no word of furniture is known, shape and place still find headline, dateline and body."""
    mean = evaluate_pages(shared, lexicon=without_furniture_words(lexicon)).rows[-1]
    assert (mean.headline >= 0.95, mean.dateline >= 0.9, mean.body >= 0.98) == (True, True, True)


@pytest.mark.shared
def test_real_pages(shared: Path, lexicon: Lexicon) -> None:
    """No body worse than trafilatura's, no known date missed."""
    scores = evaluate_html(shared, lexicon)
    assert all(s.body >= (s.theirs or 0) for s in scores if s.body is not None), html_table(scores)
    assert all(s.published == s.known for s in scores if s.known), html_table(scores)


@pytest.mark.shared
@pytest.mark.parametrize("part", ["dev", "train"])
def test_datelines(shared: Path, lexicon: Lexicon, part: str) -> None:
    """Agency and place as annotated, on every article of both parts."""
    wrong = []
    for file in sorted((shared / "gold" / part).glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        line = gold.get("dateline") or (gold.get("article") or {}).get("dateline") or {}
        found = read_page(json.loads((shared / "gold/articles" / part / file.name).read_text("utf-8")), lexicon).dateline
        wrong += [(file.name, p) for p in PARTS if word_f1(getattr(found, p) or "", line.get(p) or "") < 0.8]
    assert wrong == []
