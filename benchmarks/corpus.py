"""The articles that are read: SaudiNewsNet, or for want of it our own gold articles over and over."""

import json
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from musnad.errors import GoldError
from musnad.evaluation import saudinewsnet

Article = dict[str, Any]


def articles(shared: Path, root: Path, every: int = 1) -> list[Article]:
    """Every `every`-th article of SaudiNewsNet in order of day; 300 of our own where the corpus is absent."""
    try:
        return list(islice(saudinewsnet.articles(shared), 0, None, every))
    except GoldError as absent:
        own = [json.loads(path.read_text("utf-8")) for path in sorted((root / "tests/gold/articles").glob("*.json"))]
        print(f"{absent}; MUSNAD_SHARED names it. Reading {len(own)} articles of our own over and over")
        return list(islice(cycle(own), 300))
