"""What is shown of comments, as frozen records."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from musnad_desk.catalog.hiding import Name, hidden_text, suppressed
from musnad_desk.comments.models import REMOVED, SHOWN, Comment

THREADS = 50  # of a page
DEEPEST = 4  # replies that are set in further than what they answer


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
    children: defaultdict[int | None, list[Comment]] = defaultdict(list)
    known = {row.pk for row in rows}
    for row in rows:
        children[row.parent_id if row.parent_id in known else None].append(row)
    names = suppressed() if rows else ()

    def told(some: Iterable[Comment], depth: int) -> tuple[Said, ...]:
        made = (_said(row, depth, told(children[row.pk], depth + 1), names) for row in some)
        return tuple(one for one in made if one.text is not None or one.replies)

    threads = told(children[None], 0)
    cut = threads[(page - 1) * THREADS : page * THREADS]
    return Talk(article, sum(row.state == SHOWN for row in rows), cut, page, max(1, -(-len(threads) // THREADS)))


def _said(row: Comment, depth: int, replies: tuple[Said, ...], names: tuple[Name, ...]) -> Said:
    gone = row.state == REMOVED
    name, text = (None, None) if gone else (hidden_text(row.name, names), hidden_text(row.text, names))
    return Said(row.pk, name, text, row.posted, min(depth, DEEPEST), replies)
