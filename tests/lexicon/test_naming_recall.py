"""How much of the gold readings the naming tables could recognise by themselves, half of the articles at a time.

`pytest tests/lexicon/test_naming_recall.py -s` prints the shares. What was missed was read in half 0 only; the names and labels
of both halves were skimmed before the tables were written, so neither is unseen.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.lexicon import Lexicon
from musnad.text.folding import fold_word

KINDS = {
    "state": ("countries", "capitals"),
    "organisation": ("organisations", "organisation_heads", "media", "media_heads"),
    "armed_group": ("armed_groups", "organisation_heads"),
    "group": ("peoples", "sources_unnamed", "nationalities", "organisation_heads", "media_heads", "role_modifiers"),
    "person": ("given_names", "name_connectors", "roles", "honorifics", "sources_unnamed"),
}
FLOORS = {"state": 0.95, "organisation": 0.90, "armed_group": 0.80, "group": 0.75, "person": 0.85, "role": 0.95, "label": 0.85}
PREFIXES = "وبلكف"


def _index(lexicon: Lexicon, tables: tuple[str, ...]) -> set[str]:
    return {fold_word(form) for table in tables for entry in lexicon.entries(table) for form in (entry.lemma, *entry.forms)}


def _begins_in(known: set[str], words: list[str]) -> bool:
    """Whether the first one to five words, or they without a clitic, are in a table."""
    starts = [" ".join(words[:count]) for count in range(1, 6)]
    return any(known & {start, start[1:] if start[0] in PREFIXES else start, start.replace("لل", "ال", 1)} for start in starts)


def _known(known: set[str], kind: str, text: str) -> bool:
    """Whether the text begins with a surface of the tables; a label may hold it anywhere."""
    words = re.findall(r"\w+", fold_word(text))
    return fold_word(text) in known or any(_begins_in(known, words[at:]) for at in range(len(words) if kind == "label" else 1))


def _asked(shared: Path, half: int) -> Iterator[tuple[str, str]]:
    """What is looked for, with its kind: actors' names, titles of roles, words of labels."""
    for split in ("dev", "train"):
        for path in sorted((shared / "gold" / split).glob("*.json"))[half::2]:
            reading: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            for actor in reading["actors"]:
                yield actor["kind"], actor["name"]
                yield from (("role", role["title"]) for role in actor["roles"])
            yield from (("label", label["text"]) for label in reading["labels"])


@pytest.mark.shared
@pytest.mark.parametrize("half", [0, 1])
def test_gold_begins_with_what_the_tables_hold(lexicon: Lexicon, shared: Path, half: int) -> None:
    """Names, roles and labels of the readings begin with a surface of their tables at least as often as the floors say."""
    known = {kind: _index(lexicon, tables) for kind, tables in KINDS.items()}
    known |= {"role": _index(lexicon, ("roles", "honorifics")), "label": _index(lexicon, ("labels",))}
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for kind, text in _asked(shared, half):
        asked[kind] += 1
        found[kind] += _known(known[kind], kind, text)
    shares = {kind: found[kind] / asked[kind] for kind in FLOORS}
    print(f"\nhalf {half}:", ", ".join(f"{kind} {found[kind]}/{asked[kind]} {share:.3f}" for kind, share in shares.items()))
    assert {kind: share for kind, share in shares.items() if share < FLOORS[kind]} == {}
