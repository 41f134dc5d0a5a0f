"""What a store holds, in figures that two stores can be compared by, whatever database each is in."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from musnad_desk.catalog import models

_WIDE = 2**256
_CHUNK = 200  # records in memory at a time


@dataclass(slots=True)
class Tally:
    """A digest of versions, the same in whatever order they are added."""

    versions: int = 0
    _sum: int = 0

    def add(self, version: models.Version) -> None:
        """Count one version with its record, letter for letter."""
        told = f"{version.article.key}\0{version.number}\0{version.seen.isoformat()}\0{version.record}"
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(told.encode()).digest())) % _WIDE
        self.versions += 1

    @property
    def digest(self) -> str:
        """64 hexadecimal digits."""
        return f"{self._sum:064x}"


@dataclass(frozen=True, slots=True)
class Census:
    """How many rows each table has, and a digest of all versions of all records."""

    counts: dict[str, int] = field(default_factory=dict)
    digest: str = ""

    def __str__(self) -> str:
        """What a person needs of it."""
        return f"{self.counts['Article']} articles in {self.counts['Version']} versions, digest {self.digest[:16]}"


def versions(using: str = "default") -> QuerySet[models.Version]:
    """All versions with their articles, those of one article in order."""
    return models.Version.objects.using(using).select_related("article").order_by("article_id", "number")


def census(using: str = "default") -> Census:
    """The census of the store, or of another one that Django has a connection to; every record is read."""
    tally = Tally()
    for version in versions(using).iterator(_CHUNK):
        tally.add(version)
    return Census(counts(using), tally.digest)


def counts(using: str = "default") -> dict[str, int]:
    """How many rows each table has. Stories are left out: how many they are hangs on when they were last made."""
    tables: list[Any] = [table for table in apps.get_app_config("catalog").get_models() if table is not models.Story]
    return {table.__name__: table._default_manager.using(using).count() for table in tables}
