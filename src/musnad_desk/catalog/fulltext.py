"""Words asked of the full-text index, in the two languages that databases have for it.

Each question is asked twice: for the words as they stand, then for other forms of them. Of each, the newest `CANDIDATES` articles are
taken, which an index kept by day gives without looking at all that match, and ranked by where the words stand and how rare they are.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection

from musnad_desk.catalog import terms
from musnad_desk.catalog.question import Group, Question, conditions, days, searched

CANDIDATES = 1_000
_SHARES = "'{0.05, 0.1, 0.4, 1.0}'"  # of lemmas, stems, body and title, for PostgreSQL; SQLite's lie in the index
_ASK = {
    "sqlite": "SELECT rowid, rank FROM catalog_words WHERE catalog_words MATCH %s AND rowid BETWEEN %s AND %s",
    "postgresql": f"SELECT id, -ts_rank({_SHARES}, words, asked) FROM catalog_terms, to_tsquery('simple', %s) asked"
    " WHERE words @@ asked AND id BETWEEN %s AND %s",
}
_ID = {"sqlite": "rowid", "postgresql": "id"}


class Match(NamedTuple):
    """An article that matches: its place in time, how well (lower is better), and whether the words stand in it as they were asked."""

    place: int
    rank: float
    exact: bool


def matches(groups: Sequence[Group], question: Question) -> list[Match]:
    """Articles that hold all `groups`, best first or newest first as the question wants; at most `CANDIDATES`."""
    exact, forms = _LANGUAGES[connection.vendor](groups)
    found = [Match(place, rank, True) for place, rank in _ask(exact, question, CANDIDATES)]
    if len(found) < CANDIDATES:
        found += [Match(place, rank, False) for place, rank in _ask(forms, question, CANDIDATES - len(found))]
    if question.order == "newest":
        return sorted(found, key=lambda match: -match.place)
    return sorted(found, key=lambda match: (not match.exact, match.rank, -match.place))


def _ask(words: str, question: Question, limit: int) -> list[tuple[int, float]]:
    vendor, values = connection.vendor, list[Any]()
    sql = _ASK[vendor]
    for articles in conditions(question):
        try:
            asked, given = articles.query.sql_with_params()
        except EmptyResultSet:  # Django saw that nothing can meet it
            return []
        sql += f" AND ({_ID[vendor]} & {terms.article_of(-1)}) IN ({asked})"
        values += given
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY {_ID[vendor]} DESC LIMIT %s", [words, *days(question), *values, limit])
        return list(cursor.fetchall())


def _fts5(groups: Sequence[Group]) -> tuple[str, str]:
    """The question in SQLite's language: for the words as they stand, and for other forms of them."""
    exact, forms = [], []
    for group in groups:
        words = searched(group)
        stands = f'{{title body}} : "{" ".join(meant[0].exact for meant in words)}"'
        if len(words) == 1:
            other = " OR ".join(f'"{form}"' for form in _forms(words[0]))
            other = f"{{stems lemmas}} : ({other})"
        else:
            other = f'{{stems}} : "{" ".join(meant[0].stem for meant in words)}"'
        exact.append(stands)
        forms.append(f"({stands} OR {other})")
    return " AND ".join(exact), f"({' AND '.join(forms)}) NOT ({' AND '.join(exact)})"


def _tsquery(groups: Sequence[Group]) -> tuple[str, str]:
    """The same in PostgreSQL's language."""
    exact, forms = [], []
    for group in groups:
        words = searched(group)
        phrases = (" <-> ".join(f"'{meant[0].exact}':{part}" for meant in words) for part in "AB")
        stands = " | ".join(f"({phrase})" for phrase in phrases)
        if len(words) == 1:
            other = " | ".join(f"'{form}':CD" for form in _forms(words[0]))
        else:
            other = " <-> ".join(f"'{meant[0].stem}':C" for meant in words)
        exact.append(f"({stands})")
        forms.append(f"({stands} | ({other}))")
    return " & ".join(exact), f"{' & '.join(forms)} & !({' & '.join(exact)})"


def _forms(meant: Sequence[terms.Word]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable((word.stem, word.lemma) for word in meant)))


_LANGUAGES = {"sqlite": _fts5, "postgresql": _tsquery}
