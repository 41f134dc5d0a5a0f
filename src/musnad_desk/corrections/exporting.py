"""Gold written into a folder, and judgements read from one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from musnad.records import Reading
from musnad_desk.catalog import queries
from musnad_desk.corrections.gold import Open, gold_of
from musnad_desk.corrections.models import Judgement
from musnad_desk.corrections.placing import placed
from musnad_desk.errors import DumpError

GOLD, ARTICLES = "gold", "articles"
_SAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of one article: how many judgements are in its gold, how many found their letters no more, or why it is left out."""

    article: str
    judgements: int
    lost: int
    left_out: str | None = None


def export_gold(folder: Path) -> Iterator[Exported]:
    """Write every article that people judged: `gold/NAME.json` and `articles/NAME.json`, as `musnad evaluate readings` takes them."""
    try:
        for name in (GOLD, ARTICLES):
            (folder / name).mkdir(parents=True, exist_ok=True)
        names: Counter[str] = Counter()
        for key in Judgement.objects.order_by("article").values_list("article", flat=True).distinct():
            name = _SAFE.sub("_", key)[:100]
            names[name] += 1
            yield _export(folder, f"{name}_{names[name]}.json" if names[name] > 1 else f"{name}.json", key)
    except OSError as error:
        raise DumpError(f"{folder} cannot be written: {error.strerror or error}; choose another place") from error


def _export(folder: Path, name: str, key: str) -> Exported:
    told = list(Judgement.objects.filter(article=key).order_by("pk"))
    reading = queries.reading_of(key)
    if reading is None:
        return Exported(key, 0, len(told), "the store does not hold this article any more")
    beside = placed(reading, told)
    lost = sum(one.state != "found" for one in beside)
    try:
        gold = gold_of(reading, beside)
    except Open as reason:
        return Exported(key, 0, lost, str(reason))
    _write(folder / GOLD / name, gold)
    _write(folder / ARTICLES / name, _article(reading))
    return Exported(key, len(beside) - lost, lost)


def _article(reading: Reading) -> dict[str, Any]:
    """The article as `musnad read` takes it, whose text comes out the same to the letter."""
    told = reading.article
    begins = told.text.startswith(f"{told.title}\n\n")
    title, _, content = (told.title, "", told.text[len(told.title) + 2 :]) if begins else told.text.partition("\n\n")
    outlet = told.outlet.name if told.outlet else None
    return {
        "id": told.id, "title": title, "content": content, "url": told.url, "source": outlet, "author": told.author,
        "published": told.published,
    }  # fmt: skip


def _write(path: Path, content: Any) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
