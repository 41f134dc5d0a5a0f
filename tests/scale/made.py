"""Articles of the tests' own to read in bulk, and what became of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.dataset

from musnad.scale.archive import Archive
from musnad.scale.records import Summary
from musnad.scale.tables import SCHEMAS

CONTENT = "قال وزير الداخلية سالم المبروك اليوم إن المعبر رقم {} مفتوح أمام الجميع، والتقى سفير تونس في طرابلس."
HERE = [0]  # what a copy of this process has, and one begun afresh has not
KILLER = "the article that kills its reader"


def articles(count: int, days: int = 3) -> list[dict[str, Any]]:
    """Articles of two outlets, spread over days; one in seven tells no day."""
    return [
        {
            "id": f"a{number}",
            "title": f"المعبر رقم {number} مفتوح",
            "content": CONTENT.format(number),
            "source": ("وكالة النهر", "صحيفة الساحل")[number % 2],
            **({} if number % 7 == 3 else {"published": f"2024-10-{1 + number % days:02}"}),
        }
        for number in range(count)
    ]


def lines(path: Path, some: Iterable[dict[str, Any]]) -> str:
    """A file of JSONL; its path."""
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in some), "utf-8")
    return str(path)


def read(sources: Iterable[str], out: Path, **how: Any) -> Summary:
    """An archive read from start to end."""
    return Archive(sources, str(out)).read(lambda: None, **how)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table of an archive with their days, in an order of their own, without the partition that they came from."""
    found = pyarrow.dataset.dataset(out / table, format="parquet", partitioning="hive").to_table().to_pylist()
    for row in found:
        row.pop("part")
    return sorted(found, key=lambda row: json.dumps(row, ensure_ascii=False, default=str))


def everything(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that have any."""
    return {table: rows(out, table) for table in SCHEMAS if (out / table).exists()}


def kept(number: int) -> tuple[int, int]:
    """The number, and what the process that works on it has kept."""
    return number, HERE[0]


def inverse(number: int) -> float:
    """Work that fails for 0."""
    return 1 / number
