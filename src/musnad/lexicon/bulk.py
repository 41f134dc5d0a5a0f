"""Bulk tables: thousands of short rows made by `musnad.lexicon.make`, as tab-separated text under a head that names their source.

The head is lines `# key: value`; `source`, `licence` and `columns` are always among them.
"""

from collections.abc import Iterable
from pathlib import Path

from musnad.errors import LexiconError


def read_bulk(path: Path) -> list[str]:
    """The rows of a bulk table, tabs kept. A missing file or one that does not name its source and licence raises `LexiconError`."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise LexiconError(f"{path}: this bulk table cannot be read; reinstall musnad ({error})") from error
    head = 0
    while lines[head].startswith("# "):
        head += 1
    keys = {line[2:].partition(":")[0] for line in lines[:head]}
    if not {"source", "licence", "columns"} <= keys:
        raise LexiconError(f"{path}: the head must name source, licence and columns")
    return lines[head:-1]


def write_bulk(path: Path, head: dict[str, str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a bulk table whole."""
    lines = [f"# {key}: {value}" for key, value in sorted(head.items())] + ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
