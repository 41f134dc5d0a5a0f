"""Writes the generated pages of docs/reference: `python docs/reference/build.py`. The tests say when to run it."""

import json
from pathlib import Path

from musnad import Reading

SCHEMA = Path(__file__).parent / "reading.schema.json"


def schema() -> str:
    """JSON Schema of a reading as the file holds it."""
    return json.dumps(Reading.json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), "utf-8")
    print(f"wrote {SCHEMA.name}")
