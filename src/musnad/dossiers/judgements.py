"""What people say of two names, same or different, kept in a file of lines and honoured whatever the weights say."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from musnad.dossiers.names import words_of
from musnad.errors import InputError


class Judgement(msgspec.Struct, frozen=True):
    """Somebody's word on two bearers of names: names as articles spell them, each with its country where that matters."""

    one: str
    other: str
    same: bool
    by: str
    when: str
    one_country: str | None = None
    other_country: str | None = None

    def speaks_of(self, words: tuple[str, ...], country: str | None, side: str) -> bool:
        """Whether a side of the judgement means a bearer of this name and country."""
        name, told = (self.one, self.one_country) if side == "one" else (self.other, self.other_country)
        return words_of(name) == words and told in (None, country)


def read_judgements(path: Path) -> list[Judgement]:
    """Judgements in the order in which they were made; the later of two on one pair counts. Raises `InputError` with the line."""
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Judgement))
        except msgspec.DecodeError as error:
            raise InputError(f"{path}:{number} is no judgement: {error}; mend or remove the line") from error
    return found


def add_judgement(path: Path, judgement: Judgement) -> None:
    """Write one more line, on the disk before this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(msgspec.json.encode(judgement) + b"\n")


def latest(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The last judgement on each pair."""
    kept: dict[object, Judgement] = {}
    for one in judgements:
        sides = ((words_of(one.one), one.one_country), (words_of(one.other), one.other_country))
        kept[frozenset(sides)] = one
    return list(kept.values())
