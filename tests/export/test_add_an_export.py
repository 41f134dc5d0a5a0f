"""The walk in docs/add_an_export.md works by the letter."""

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

from export.made import event, reading
from musnad.export import FORMATS, Out
from musnad.export.rows import TABLES

DOC = (Path(__file__).parent.parent.parent / "docs/add_an_export.md").read_text("utf-8")


def test_walk(tmp_path: Path) -> None:
    """The module of the walk writes what it promises and counts what it leaves out."""
    match = re.search(r"<!-- module -->\n\s*```python\n(.*?)```", DOC, re.DOTALL)
    assert match
    module: dict[str, Any] = {}
    exec(compile(dedent(match.group(1)), "geojson.py", "exec"), module)
    file = tmp_path / "events.geojsonl"
    written = module["write"]([reading(event(), event("e2", type="COERCE", place=None))], Out(file))
    (feature,) = map(json.loads, file.read_text("utf-8").splitlines())
    assert feature["geometry"] == {"type": "Point", "coordinates": [13.1, 32.5]}
    assert (written.rows["events"], written.left_out["not on the map"]) == (1, 1)


def test_every_format_is_told() -> None:
    """The table of formats names each, and how many tables CSV has."""
    assert [name for name in FORMATS if f"| `{name}` |" not in DOC] == []
    assert len(TABLES) == 8
    assert "eight tables" in DOC
