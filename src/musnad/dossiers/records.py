"""The nouns of the room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from musnad.records import Role


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in one article: the name it gives, its roles and country, and how often the person speaks and acts there."""

    article: str
    day: date | None
    outlet: str
    name: str
    country: str | None
    roles: tuple[Role, ...]
    statements: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """A role as it is claimed: from the first to the last day on which an article gives it, by which outlets, in how many articles.

    The days are those of publication: a person may have held the office before and after.
    """

    title: str
    of: str | None
    former: bool
    first: date | None
    last: date | None
    outlets: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody else of a like name: his id, name and country, and what keeps the two apart."""

    id: str
    name: str
    country: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One person across articles.

    id: 16 hexadecimal digits, the same in every run as long as the earliest spelling of the name is the same. name: the fullest of the
    spellings that are common. names: all spellings, with the number of articles of each. because: why spellings were taken for one person.
    apart: namesakes, those most like him first.
    """

    id: str
    name: str
    latin: str
    country: str | None
    names: Mapping[str, int]
    offices: tuple[Office, ...]
    first: date | None
    last: date | None
    articles: int
    statements: int
    events: int
    because: tuple[str, ...] = ()
    apart: tuple[Namesake, ...] = ()
