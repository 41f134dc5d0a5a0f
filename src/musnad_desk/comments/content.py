"""What is shown of comments, as frozen records."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from musnad_desk.catalog.hiding import Name, hidden_text, suppressed
from musnad_desk.comments.models import REMOVED, SHOWN, Comment

THREADS = 50  # of a page
DEEPEST = 4  # levels of replies, each set in further than what it answers


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with its replies; name and text are null where its author took it back. `depth` counts from 0."""

    id: int
    name: str | None
    text: str | None
    posted: datetime
    depth: int
    replies: tuple["Said", ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A page of the comments below an article, the first thread first; `total` counts what is shown, replies included."""

    article: str
    total: int
    threads: tuple[Said, ...]
    page: int
    last: int


def talk(article: str, page: int = 1) -> Talk:
    """What is shown below an article; what was taken back is shown only where somebody answered it."""
    rows = list(Comment.objects.filter(article=article, state__in=(SHOWN, REMOVED)).order_by("posted", "pk"))
    names = suppressed() if rows else ()
    answers, depths = _threads(rows)

    def told(some: Iterable[Comment]) -> tuple[Said, ...]:
        made = (_said(row, depths[row.pk], told(answers[row.pk]), names) for row in some)
        return tuple(one for one in made if one.text is not None or one.replies)

    threads = told(answers[None])
    cut = threads[(page - 1) * THREADS : page * THREADS]
    return Talk(article, sum(row.state == SHOWN for row in rows), cut, page, max(1, -(-len(threads) // THREADS)))


def counts_of(articles: Iterable[str]) -> dict[str, int]:
    """How many comments are shown below each of these that has any."""
    told = Comment.objects.filter(article__in=list(articles), state=SHOWN).order_by().values_list("article")
    return dict(told.annotate(count=Count("pk")))


def _threads(rows: Iterable[Comment]) -> tuple[defaultdict[int | None, list[Comment]], dict[int, int]]:
    """The answers to each comment, and how deep each stands. What answers the deepest stands beside it, however long they go on."""
    answers: defaultdict[int | None, list[Comment]] = defaultdict(list)
    depths: dict[int, int] = {}
    places: dict[int, int | None] = {}
    for row in rows:
        parent = row.parent_id if row.parent_id in depths else None
        if parent is not None and depths[parent] == DEEPEST:
            parent = places[parent]
        depths[row.pk], places[row.pk] = (0 if parent is None else depths[parent] + 1), parent
        answers[parent].append(row)
    return answers, depths


def _said(row: Comment, depth: int, replies: tuple[Said, ...], names: tuple[Name, ...]) -> Said:
    gone = row.state == REMOVED
    name, text = (None, None) if gone else (hidden_text(row.name, names), hidden_text(row.text, names))
    return Said(row.pk, name, text, row.posted, depth, replies)
