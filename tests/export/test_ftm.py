"""FollowTheMoney: persons, offices and who holds them, with ids that join."""

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.export import Out, ftm
from musnad.reading import Reader

# What FollowTheMoney's model (version 4) lets an entity of each schema have, of what is written here.
MODEL = {
    "Person": {"name", "alias", "country"},
    "Organization": {"name"},
    "Position": {"name", "organization", "country"},
    "Occupancy": {"holder", "post", "date", "status", "publisher"},
}
REFERS = {"organization": "Organization", "holder": "Person", "post": "Position"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> list[dict[str, Any]]:
    """Entities of two articles."""
    content = "قال وزير الداخلية التونسي سالم المبروك إن المعبر مفتوح. وقال مدير مستشفى الجلاء نبيل الشارف إن الوضع مستقر."
    readings = [
        reader.read({"id": str(day), "title": "خبر", "published": f"2024-10-0{day}", "source": "وكالة النهر", "content": content})
        for day in (1, 4)
    ]
    path = tmp_path_factory.mktemp("ftm") / "entities.jsonl"
    told = ftm.write(readings, Out(Path(path)))
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sum(told.rows.values()) == len(found)
    return found


def test_each_entity_is_of_the_model(written: list[dict[str, Any]]) -> None:
    """Schemata and properties are FollowTheMoney's; values are lists of text; an id stands once."""
    for entity in written:
        assert entity["properties"].keys() <= MODEL[entity["schema"]]
        assert all(value and isinstance(value, str) for values in entity["properties"].values() for value in values)
    assert len({entity["id"] for entity in written}) == len(written)


def test_ids_join(written: list[dict[str, Any]]) -> None:
    """What refers to an entity comes after it."""
    seen: dict[str, str] = {}
    for entity in written:
        for name, schema in REFERS.items():
            assert all(seen[id_] == schema for id_ in entity["properties"].get(name, []))
        seen[entity["id"]] = entity["schema"]


def test_offices_over_time(written: list[dict[str, Any]]) -> None:
    """The first and the last day of articles; the outlet; a country is no organisation."""
    person = next(entity for entity in written if entity["properties"].get("name") == ["سالم المبروك"])
    assert person["properties"]["country"] == ["tn"]
    assert "Salim al-Mabrouk" in person["properties"]["alias"]
    held = next(entity["properties"] for entity in written if entity["properties"].get("holder") == [person["id"]])
    assert held["date"] == ["2024-10-01", "2024-10-04"]
    assert held["publisher"] == ["وكالة النهر"]
    post = next(entity for entity in written if entity["id"] == held["post"][0])
    assert "organization" not in post["properties"]
    assert {entity["properties"]["name"][0] for entity in written if entity["schema"] == "Organization"} == {"الجلاء"}
