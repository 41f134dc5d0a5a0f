"""Offices over time: who says that somebody holds one, and when."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from musnad.dossiers.likeness import folded
from musnad.dossiers.records import Appearance, Office
from musnad.records import Role


def offices_of(appearances: Iterable[Appearance]) -> tuple[Office, ...]:
    """The offices that articles give a person, those in most articles first; spellings of one office are told as most articles have it."""
    told: defaultdict[tuple[str, str, bool], list[tuple[Appearance, Role]]] = defaultdict(list)
    for appearance in appearances:
        for role in appearance.roles:
            told[folded(role.title), folded(role.of or ""), role.former].append((appearance, role))
    offices = (_office(claims) for claims in told.values())
    return tuple(sorted(offices, key=lambda office: (-office.articles, office.title, office.of or "")))


def _office(claims: list[tuple[Appearance, Role]]) -> Office:
    (title, of), _ = Counter((role.title, role.of) for _, role in claims).most_common(1)[0]
    days = [one.day for one, _ in claims if one.day]
    outlets = Counter(one.outlet for one, _ in claims if one.outlet)
    return Office(
        title, of, claims[0][1].former, min(days, default=None), max(days, default=None), tuple(name for name, _ in outlets.most_common()),
        len({one.article for one, _ in claims}),
    )  # fmt: skip
