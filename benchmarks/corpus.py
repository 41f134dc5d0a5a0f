"""The articles that are read: SaudiNewsNet, or for want of it our own gold articles over and over."""

import json
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

Article = dict[str, Any]


def articles(shared: Path, root: Path, every: int = 1) -> list[Article]:
    """Every `every`-th article of SaudiNewsNet in order of day; 300 of our own where the corpus is absent."""
    zips = sorted((shared / "data/saudinewsnet").glob("*.zip"))
    if zips:
        return list(islice(_of_zips(zips), 0, None, every))
    own = [json.loads(path.read_text("utf-8")) for path in sorted((root / "tests/gold/articles").glob("*.json"))]
    print(f"NO SaudiNewsNet in {shared}: set MUSNAD_SHARED; reading {len(own)} articles of our own over and over")
    return list(islice(cycle(own), 300))


def _of_zips(zips: list[Path]) -> Iterator[Article]:
    for path in zips:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json") and not name.startswith("__MACOSX"):
                    yield from map(_cleaned, json.loads(archive.read(name).decode("utf-8-sig")))


def _cleaned(article: Article) -> Article:
    """The fields that article JSON has; ids by day and number, since the corpus gives numbers of a day only."""
    kept = {key: article.get(key) for key in ("title", "content", "author", "url", "source", "date_extracted")}
    return {"id": f"{str(article.get('date_extracted'))[:10]}/{article.get('id')}", **kept}
