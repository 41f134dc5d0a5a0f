"""The nouns of reading an archive."""

from collections.abc import Mapping

import msgspec


class Run(msgspec.Struct, frozen=True):
    """What an archive is read with: all of it with the same. published: the day given for pages that tell none."""

    engine: str
    lexicon: str
    published: str | None = None


class Outlet(msgspec.Struct):
    """What came of one outlet: articles read, and what was found in them."""

    articles: int = 0
    statements: int = 0
    events: int = 0
    labels: int = 0


class Report(msgspec.Struct):
    """What came of one partition.

    folder: where its rows lie until they are gathered into their days. days: articles by day, "" where the page told none.
    refused: articles by kind of reason. seconds: processor time, and `characters` read in it.
    """

    id: str
    name: str
    folder: str
    outlets: dict[str, Outlet] = {}
    days: dict[str, int] = {}
    refused: dict[str, int] = {}
    characters: int = 0
    seconds: float = 0.0
    gathered: bool = False

    @property
    def articles(self) -> int:
        """Articles read."""
        return sum(self.days.values())


class Summary(msgspec.Struct):
    """What came of a whole archive: partitions; those that failed, with why; articles; refused by kind; outlets; seconds of processor time.

    repeated: articles that came in more than one partition and are kept once.
    """

    partitions: int
    failed: Mapping[str, str]
    articles: int
    repeated: int
    refused: Mapping[str, int]
    outlets: Mapping[str, Outlet]
    seconds: float
