"""Named actions: each a transaction with one line in the log, or nothing at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from musnad_desk.accounts.models import Deed, User

COMMAND_LINE = "command line"


@contextmanager
def acting(by: User | None, what: str, subject: str, **told: Any) -> Iterator[None]:
    """A transaction in which somebody does something that is logged: `with acting(user, "comment.approve", comment.key): …`.

    by: who does it; None is the owner at the command line. Where the block raises, neither the deed nor its line is kept.
    """
    with transaction.atomic():
        Deed.objects.create(by=by.get_username() if by else COMMAND_LINE, what=what, subject=subject, told=told)
        yield


def log(what: str, subject: str, **told: Any) -> None:
    """Something that a visitor without an account did."""
    Deed.objects.create(by="", what=what, subject=subject, told=told)
