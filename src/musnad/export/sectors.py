"""What an actor is: PLOVER's codes for it, and on which side of violence it stands, by the lexicon entry that told the reader of it."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon
from musnad.records import Actor, ActorKind

DATA = Path(__file__).parent / "data"
Side = Literal["forces", "fighters", "armed", "civilians"]
ARMED: frozenset[Side] = frozenset({"forces", "fighters", "armed"})
ANY = "*"
_ARTICLE = "ال"  # the
ROLES, PEOPLES, HEADS = "roles", "peoples", "organisation_heads"  # lexicon tables
HELD_IN = ("organisations", "armed_groups", "countries")  # tables of what a role may be held in


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `data/actors.toml`; the fields are told in its `about`."""

    note: str
    table: str = ""
    sign: str = ""
    words: frozenset[str] = frozenset()
    kind: ActorKind | None = None
    sector: str | None = None
    code: str | None = None
    side: Side | None = None


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of rows."""

    about: str
    generic: frozenset[str]
    rows: tuple[Row, ...] = msgspec.field(name="row")


class Nature(NamedTuple):
    """Codes of an actor: PLOVER's `code` (the country, or such as IGO), its `sector`, and its side in violence; null where not known."""

    code: str | None = None
    sector: str | None = None
    side: Side | None = None


class Natures:
    """Tells what actors are, by the tables of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read `data/actors.toml`. Raises `LexiconError` where it breaks its schema."""
        self._table = _table()
        self._signs: dict[tuple[str, str], frozenset[str]] = {}
        for table in {row.table for row in self._table.rows} & lexicon.tables.keys():
            for entry in lexicon.entries(table):
                for form in (entry.lemma, *entry.forms):
                    self._signs.setdefault((table, form), frozenset((*entry.tags, entry.value, ANY)))

    def of(self, actor: Actor) -> Nature:
        """What an actor is; an entry that the lexicon no longer has tells nothing."""
        told = [(table, self._signs.get((table, word), frozenset())) for table, word in self._entries(actor)]
        words = frozenset(word.removeprefix(_ARTICLE) for word in actor.name.split())
        fitting = [row for row in self._table.rows if _fits(row, actor.kind, told, words)]
        if not fitting:
            return Nature(actor.country)
        first, last = fitting[0], fitting[-1]
        return Nature(first.code or actor.country, first.sector, first.side or (last.side if actor.kind == "person" else None))

    def _entries(self, actor: Actor) -> Iterator[tuple[str, str]]:
        """Tables and words that tell what an actor is: the entries it was found by, what its roles are held in, the words of a group."""
        for because in actor.because:
            table, _, word = because.partition(": ")
            if table != ROLES or word not in self._table.generic:
                yield table, word
        for role in actor.roles:
            if role.of and not role.former:
                yield from ((table, body) for table in HELD_IN for body in _bodies(role.of))
                yield HEADS, role.of.partition(" ")[0]
        if actor.kind == "group":
            yield from ((PEOPLES, word) for word in actor.name.split())


def _bodies(of: str) -> tuple[str, str]:
    """A body as a role names it, and without its last word, which may be a nationality."""
    return of, of.rpartition(" ")[0]


def _fits(row: Row, kind: ActorKind, told: list[tuple[str, frozenset[str]]], words: frozenset[str]) -> bool:
    return (
        row.kind in (None, kind)
        and (not row.table or any(row.table == table and row.sign in signs for table, signs in told))
        and (not row.words or not row.words.isdisjoint(words))
    )


@lru_cache(maxsize=1)
def _table() -> Table:
    return read_data("actors.toml", Table)


T = TypeVar("T")


def read_data(name: str, kind: type[T]) -> T:
    """A data file of this room. Raises `LexiconError` where it breaks its schema."""
    path = DATA / name
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except msgspec.DecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
