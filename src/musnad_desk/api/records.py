"""What the API lists that no page does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor who has a public page; `articles` counts where it appears, `countries` are those that articles give it."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the number of its articles."""

    id: str
    name: str
    articles: int
