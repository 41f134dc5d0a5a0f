"""SaudiNewsNet as article JSON, with the ids of the gold of stories and near-duplicates: day of the crawl and place in its file."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import GoldError

FOLDER = "data/saudinewsnet"


def articles(shared: Path) -> Iterator[dict[str, Any]]:
    """Every article, in order of day and of the file, under ids like `2015-07-24/60`.

    Fields: `id`, `title`, `content`, `source`, `date_extracted`, `url`, `author`.
    shared: the folder of reference corpora. Raises `GoldError` where the corpus is not in it.
    """
    days = sorted((shared / FOLDER).glob("*.zip"))
    if not days:
        raise GoldError(f"{shared / FOLDER} holds no day of SaudiNewsNet (*.zip); give the folder of reference corpora")
    for day in days:
        with zipfile.ZipFile(day) as archive:
            for name in archive.namelist():
                if name.endswith(".json") and not name.startswith("__MACOSX"):
                    yield from _of_day(day.stem, archive.read(name))


def _of_day(day: str, raw: bytes) -> Iterator[dict[str, Any]]:
    for i, article in enumerate(msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=list[dict[str, Any]])):
        yield article | {"id": f"{day}/{i}"}
