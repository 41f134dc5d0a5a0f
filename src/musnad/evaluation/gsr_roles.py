"""Who did it and to whom: the actors of events beside the role codes that annotators of arabic_event_gsr gave.

A record is a sentence whose annotators marked source and target of an event and gave each a PLOVER role: a country (`main`), a sector
(`role`), or both. Sectors are compared as PLOVER 2.0 has them; a code that the annotator left out asks for nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from musnad.errors import GoldError, MusnadError
from musnad.evaluation.gsr import FOLDER, TYPES
from musnad.export.sectors import Natures
from musnad.records import Actor, Reading

SOURCE, TARGET = "source", "target"
_UNSAID = "None"  # what the files write for a code that was left out
_RENAMED = {"MED": "JRN", "HLH": "MED"}  # sectors of the older PLOVER that the files use: media and health are named anew


class Code(NamedTuple):
    """Country (ISO 3166-1 alpha-3) and PLOVER sector of one party; empty where the annotator gave none."""

    country: str
    sector: str


class Record(NamedTuple):
    """One sentence: its type, its letters, the codes of any annotator by slot (`source`, `target`)."""

    type: str
    text: str
    codes: dict[str, frozenset[Code]]


class RoleScore(NamedTuple):
    """Of the records of one type with a code: how many have a right one in either slot, and in each slot, of how many."""

    type: str
    either: tuple[int, int]
    slots: dict[str, tuple[int, int]]

    def __str__(self) -> str:
        slots = ", ".join(f"{slot} {_share(*counts)}" for slot, counts in self.slots.items())
        return f"{self.type}: a right role in {_share(*self.either)} of the records that have one; {slots}"


def load_records(shared: Path) -> tuple[Record, ...]:
    """The records below `shared` that have a code; `GoldError` where they are not there or not in their form."""
    found = (record for name in TYPES for record in _load(shared / FOLDER / f"{name}_spans.jsonl"))
    return tuple(record for record in found if any(record.codes.values()))


def evaluate_roles(records: Sequence[Record], read: Callable[[dict[str, str]], Reading], natures: Natures) -> tuple[RoleScore, ...]:
    """The scores of each type; `read` is `Reader.read`."""
    kinds = dict.fromkeys(record.type for record in records)
    right = [(record, _right(record, read, natures)) for record in records]
    return tuple(_score(kind, [(record, slots) for record, slots in right if record.type == kind]) for kind in kinds)


def _load(path: Path) -> list[Record]:
    try:
        rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
        return [Record(row["event_type"], row["text"], {slot: _codes(row["spans"], slot) for slot in (SOURCE, TARGET)}) for row in rows]
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}; give the folder of reference corpora, the one that holds `data`") from error
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{path} holds no spans with roles: {error}") from error


def _codes(spans: Iterable[dict[str, Any]], slot: str) -> frozenset[Code]:
    """What any annotator gave in one slot; a role is a mapping, or a word where the annotator could not tell."""
    given = (span[f"{slot}_role"] for span in spans)
    codes = {Code(_told(role.get("main")), _told(role.get("role"))) for role in given if isinstance(role, dict)}
    return frozenset(code for code in codes if any(code))


def _told(code: str | None) -> str:
    return "" if code is None or code == _UNSAID else _RENAMED.get(code, code)


def _right(record: Record, read: Callable[[dict[str, str]], Reading], natures: Natures) -> frozenset[str]:
    """The slots in which an event of the record's type has an actor with a code that an annotator gave."""
    try:
        reading = read({"title": "", "content": record.text})
    except MusnadError:
        return frozenset()
    actors = {actor.id: actor for actor in reading.actors}
    events = [event for event in reading.events if event.type == record.type]
    found = {SOURCE: {i for e in events for i in e.actors}, TARGET: {i for e in events for i in e.recipients}}
    return frozenset(
        slot for slot, ids in found.items() if any(_fits(actors[i], code, natures) for i in ids for code in record.codes[slot])
    )


def _fits(actor: Actor, code: Code, natures: Natures) -> bool:
    nature = natures.of(actor)
    return (not code.country or code.country in (actor.country, nature.code)) and (not code.sector or code.sector == nature.sector)


def _score(kind: str, right: Sequence[tuple[Record, frozenset[str]]]) -> RoleScore:
    hits = {slot: [slot in found for record, found in right if record.codes[slot]] for slot in (SOURCE, TARGET)}
    either = [bool(found) for _, found in right]
    return RoleScore(kind, (sum(either), len(either)), {slot: (sum(each), len(each)) for slot, each in hits.items()})


def _share(right: int, all_: int) -> str:
    return f"{right / all_ if all_ else 0:.2f} ({right} of {all_})"
