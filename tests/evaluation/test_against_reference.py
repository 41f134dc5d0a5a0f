"""Our rows are the reference scorer's, figure for figure: on gold spoilt at random, and on what the reader makes of the articles."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from musnad.evaluation import evaluate
from musnad.reading import Reader

pytestmark = pytest.mark.shared

JSON = dict[str, Any]
SPANS = ("cue", "content", "trigger")
VALUES = {
    "kind": ["person", "state", "group", None],
    "country": ["LBY", "TUN", None],
    "form": ["direct", "indirect", "mixed", None],
    "type": ["CONSULT", "ACCUSE", "ASSAULT"],
    "mode": ["visit", "arrest", None],
    "status": ["happened", "past", "future"],
    "stance": ["for", "against"],
    "value": ["2015-07-21", "2015-07"],
    "date": ["2015-07-21", None],
    "place": ["فندق", None],  # a hotel
}


def spoil(reading: JSON, seed: int) -> JSON:
    """A reading about half as good: each item may be dropped, doubled, shifted or changed in its values."""
    random = Random(seed)
    ids = [actor["id"] for actor in reading["actors"]] + ["outlet", "a99"]
    spoilt = {key: _items(value, ids, random) if isinstance(value, list) else value for key, value in reading.items()}
    line = spoilt.pop("dateline", None)
    if random.random() < 0.3:
        line = {"agency": "وكالات", "place": None}  # agencies
    return {**spoilt, random.choice(["article", "other"]): {"dateline": line}, "dateline": line if random.random() < 0.5 else None}


def _items(items: list[JSON], ids: list[str], random: Random) -> list[JSON]:
    kept = [_item(dict(item), ids, random) for item in items if random.random() > 0.15]
    kept += [_item(dict(item), ids, random) for item in items if random.random() < 0.1]
    random.shuffle(kept)
    return kept


def _item(item: JSON, ids: list[str], random: Random) -> JSON:
    for key in sorted(item):
        if random.random() < 0.15:
            item[key] = _changed(key, item[key], ids, random)
    if "start" in item and random.random() < 0.3:
        item = _shifted(item, random)
    return item


def _changed(key: str, value: Any, ids: list[str], random: Random) -> Any:
    if key in VALUES:
        return random.choice(VALUES[key])
    if key in SPANS:
        return _shifted(value, random)
    if key in ("speaker", "target", "voice", "claimed_by"):
        return random.choice(ids)
    if key in ("to", "actors", "recipients"):
        return random.choice([None, [], random.sample(ids, 2)])
    if key == "mentions":
        return [{"text": m, "start": 0, "end": len(m)} for m in value[1:]]
    if key == "via":
        return value[::-1] if random.random() < 0.5 else [*value, "بيان"]  # a statement
    if key == "roles":
        return [{"title": role["title"]} for role in value]
    if key == "name":
        return " ".join(value.split()[:2])
    return value


def _shifted(span: JSON, random: Random) -> JSON:
    start = max(span["start"] + random.choice([-200, -10, -3, 0, 4, 25]), 0)
    return {**span, "start": start, "end": start + max(len(span["text"]) + random.randint(-8, 8), 0)}


def reference(gold: Path, predicted: Path, *options: str) -> str:
    """What the reference scorer prints."""
    command = [sys.executable, gold.parent / "score.py", gold, predicted, *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write(folder: Path, readings: dict[str, JSON]) -> Path:
    folder.mkdir()
    for name, reading in readings.items():
        (folder / name).write_text(json.dumps(reading, ensure_ascii=False))
    return folder


@pytest.mark.parametrize(("part", "seed"), [("dev", 1), ("dev", 2), ("train", 3)])
def test_equals_the_reference_on_spoilt_gold(shared: Path, tmp_path: Path, part: str, seed: int) -> None:
    """All rows agree to the last digit, and the table letter for letter; no row is trivially 0 or 1; a missing file counts as empty."""
    gold = shared / "gold" / part
    files = sorted(gold.glob("*.json"))[1:]
    predicted = write(tmp_path / "p", {file.name: spoil(json.loads(file.read_text()), seed + i) for i, file in enumerate(files)})
    ours = evaluate(gold, predicted)
    assert json.loads(ours.to_json()) == json.loads(reference(gold, predicted, "--json"))
    assert f"{ours}\n" == reference(gold, predicted)
    assert all(0 < row.count.f1 < 1 for row in ours.rows)


def test_equals_the_reference_on_our_readings(shared: Path, tmp_path: Path, reader: Reader) -> None:
    """Readings scored as records, as their JSON, and by the reference from files come to one result."""
    gold = shared / "gold" / "dev"
    names = [file.name for file in sorted(gold.glob("*.json"))]
    readings = {name: reader.read(json.loads((shared / "gold/articles/dev" / name).read_text())) for name in names}
    predicted = write(tmp_path / "p", {name: json.loads(reading.to_json()) for name, reading in readings.items()})
    theirs = json.loads(reference(gold, predicted, "--json"))
    assert json.loads(evaluate(gold, predicted).to_json()) == theirs
    assert json.loads(evaluate(gold, readings.values()).to_json()) == theirs


@pytest.mark.parametrize("listed", ["statements", "events", "labels", "dates"])
def test_lists_the_same_errors(shared: Path, tmp_path: Path, listed: Any) -> None:
    """As many items stand in our list of errors as in the reference's, article by article and side by side."""
    gold = shared / "gold" / "dev"
    files = sorted(gold.glob("*.json"))
    predicted = write(tmp_path / "p", {file.name: spoil(json.loads(file.read_text()), i) for i, file in enumerate(files)})
    theirs = [tuple(line.split("\t")[:2]) for line in reference(gold, predicted, "--errors", listed).splitlines()]
    assert [(wrong.article, wrong.side) for wrong in evaluate(gold, predicted).errors(listed)] == theirs
