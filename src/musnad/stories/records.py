"""The nouns of the room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that prints the text of another, earlier one; `source` is the agency or office that text came from, where it is told."""

    article: str
    of: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that report one happening, by id, the earliest first.

    id: that of the earliest article, so that it stays when others join. duplicates: pairs of near-duplicates, smaller id first.
    follows: id of the story that this one is a later development of. because: why each article joined, one line a link, strongest first.
    """

    id: str
    articles: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...] = ()
    reprints: tuple[Reprint, ...] = ()
    follows: str | None = None
    because: tuple[str, ...] = ()
