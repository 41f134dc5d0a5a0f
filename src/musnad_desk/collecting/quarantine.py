"""What could not be collected or read, set aside until somebody sees to it."""

from datetime import datetime

from musnad.sources import Problem
from musnad_desk.collecting.models import Unread

LONGEST = 500  # letters of an address that is compared: a database refuses to index much longer ones


def set_aside(outlet: str, problem: Problem, when: datetime) -> None:
    """Keep a problem; one that comes again is counted. outlet: empty where it was no outlet that was asked."""
    told = {"reason": problem.kind, "message": problem.reason.replace("\0", ""), "when": when}
    source = problem.name.replace("\0", "")[:LONGEST]
    row, made = Unread.objects.get_or_create(outlet=outlet, source=source, defaults=told)
    if not made:
        Unread.objects.filter(pk=row.pk).update(**told, times=row.times + 1)
