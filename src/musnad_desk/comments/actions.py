"""What is done with comments: each a named action, logged."""

import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from musnad_desk.accounts.audit import acting, log
from musnad_desk.accounts.models import User
from musnad_desk.accounts.throttle import Allowance, spend
from musnad_desk.comments.models import REJECTED, REMOVED, SHOWN, SPAM, WAITING, Comment
from musnad_desk.errors import CommentError

HOURLY = Allowance("comment", 6, 3600)  # of one address
LINKS = 2  # in a text: more are held as spam
_LINK = re.compile(r"https?://|www\.|\[url|<a\s|\.(?:com|net|org|ru|xyz|top)\b", re.IGNORECASE)
VERDICTS = {"approve": SHOWN, "reject": REJECTED, "spam": SPAM}


class Written(NamedTuple):
    """What somebody filled in. `trapped`: with something in the field that nobody sees."""

    article: str
    name: str
    mail: str
    text: str
    to: int | None = None
    trapped: bool = False


def post(written: Written, address: str, by: User | None = None) -> tuple[Comment, str]:
    """Keep a comment, and give the letters that remove it. Raises `CommentError` where it can't be kept.

    It waits for a moderator, unless the owner lets all be shown at once or a moderator wrote it; what looks like spam waits in any case.
    """
    parent = Comment.objects.filter(pk=written.to, article=written.article, state=SHOWN).first() if written.to else None
    if written.to and parent is None:
        raise CommentError(_("The comment that this answers is no longer there."))
    if not spend(HOURLY, address):
        raise CommentError(_("Too many comments from your place in one hour. Try again later."))
    mail = _digest("mail", written.mail.strip().lower())
    if Comment.objects.filter(article=written.article, mail=mail, text=written.text).exclude(state=REMOVED).exists():
        raise CommentError(_("You have said this here already."))
    suspect, token = _suspect(written), secrets.token_urlsafe(24)
    row = Comment(
        article=written.article, parent=parent, name=written.name, text=written.text, mail=mail, token=_digest("token", token),
        by=by.username if by else "", suspect=suspect, state=SPAM if suspect else SHOWN if _at_once(by) else WAITING,
    )  # fmt: skip
    with transaction.atomic():
        row.save()
        log("comment.post", str(row.pk), article=written.article, state=row.state)
    return row, token


def decide(by: User, comments: Sequence[int], verdict: str, reason: str) -> int:
    """Approve, reject or call spam as many comments as there are of these; how many. Raises `CommentError` without a reason to reject."""
    reason = " ".join(reason.split())
    if verdict not in VERDICTS:
        raise CommentError(_("Approve, reject or spam: there is nothing else to decide."))
    if verdict == "reject" and not reason:
        raise CommentError(_("Say why you reject it."))
    found = Comment.objects.filter(pk__in=comments).exclude(state=REMOVED)
    keys = sorted(found.values_list("pk", flat=True))
    if not keys:
        raise CommentError(_("Choose at least one comment."))
    with acting(by, f"comment.{verdict}", ", ".join(map(str, keys)), reason=reason):
        found.update(state=VERDICTS[verdict], reason=reason, decided_by=by.username, decided=datetime.now(UTC))
    return len(keys)


def remove(comment: int, token: str) -> Comment:
    """Take one's own comment back, with the letters that were given for it: name and text are gone. Raises `CommentError`."""
    row = Comment.objects.filter(pk=comment).exclude(state=REMOVED).first()
    if row is None or not constant_time_compare(row.token, _digest("token", token)):
        raise CommentError(_("This link removes no comment; perhaps it was removed already."))
    with transaction.atomic():
        log("comment.remove", str(row.pk), article=row.article)
        row.name = row.text = row.mail = row.suspect = row.reason = ""
        row.state = REMOVED
        row.save()
    return row


def _at_once(by: User | None) -> bool:
    return settings.COMMENTS == "open" or bool(by and by.has_perm("desk.moderate_comments"))


def _suspect(written: Written) -> str:
    """What a moderator should know; empty for what looks honest."""
    if written.trapped:
        return "trap"
    return "links" if len(_LINK.findall(f"{written.name} {written.text}")) > LINKS or _LINK.search(written.name) else ""


def _digest(kind: str, told: str) -> str:
    return salted_hmac(f"musnad.comment.{kind}", told, algorithm="sha256").hexdigest()
