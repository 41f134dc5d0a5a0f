"""The finder against the reference readings: the row `dates + value` of score.py, and the list of expressions."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from musnad.lexicon import Lexicon
from musnad.text.document import prepare
from musnad.times import find_dates

pytestmark = pytest.mark.shared
FLOOR = 0.95


def _score(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _published(article: dict[str, Any]) -> str | None:
    told = article.get("published") or article.get("date_extracted")
    return "-".join(reversed(told.split("/"))) if told and "/" in told else told


@pytest.mark.parametrize("half", ["dev", "train"])
def test_dates_and_values_of_the_readings(shared: Path, lexicon: Lexicon, half: str) -> None:
    """F1 of dates with the right value is at least the floor on each set."""
    score = _score(shared)
    total = score.Count()
    for path in sorted((shared / "gold" / half).glob("*.json")):
        article = json.loads((shared / "gold/articles" / half / path.name).read_text("utf-8"))
        document = prepare(f"{article['title']}\n\n{article.get('content', '')}")
        dates = find_dates(document, _published(article), lexicon).dates
        predicted = [{"start": date.start, "end": date.end, "value": date.value} for date in dates]
        gold = json.loads(path.read_text("utf-8"))["dates"]
        right = sum(p["value"] == g["value"] for p, g in score.pair(predicted, gold, score.overlap, 0.3))
        total += score.Count(right, len(predicted), len(gold))
    print(f"dates + value, {half}: P {total.p:.3f} R {total.r:.3f} F1 {total.f:.3f} of {total.gold}")
    assert total.f >= FLOOR


def test_all_expressions(shared: Path, lexicon: Lexicon) -> None:
    """Every expression of the list, by itself, has its value."""
    groups = json.loads((shared / "gold/date_expressions.json").read_text("utf-8"))
    wrong = {}
    for told, expressions in groups.items():
        for text, value in expressions.items():
            values = {date.value for date in find_dates(prepare(text), told[-10:], lexicon).dates}
            if values != {value}:
                wrong[text] = values
    assert wrong == {}
    assert sum(map(len, groups.values())) == 31
