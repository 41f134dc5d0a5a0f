"""Tokens: made, looked at and taken back by whoever owns them; and how a question that carries one is let in."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.api.models import Token

_BEGINNING = "musnad_"  # so that a token that leaked is known for one
_BYTES = 32
MAY = "desk.use_api"


def make_token(owner: User, name: str) -> tuple[Token, str]:
    """A new token and its letters, which are told this once."""
    letters = _BEGINNING + secrets.token_urlsafe(_BYTES)
    with acting(owner, "token.make", name):
        return Token.objects.create(owner=owner, name=name, digest=_digest(letters)), letters


def revoke_token(owner: User, pk: int) -> bool:
    """Take back a token of one's own; whether there was one."""
    token = Token.objects.filter(owner=owner, pk=pk, revoked=None).first()
    if token is None:
        return False
    with acting(owner, "token.revoke", token.name):
        Token.objects.filter(pk=pk).update(revoked=datetime.now(UTC))
    return True


def token_of(letters: str) -> Token | None:
    """The token of these letters, while it opens anything: not revoked, its owner active and of a role that may."""
    token = Token.objects.filter(digest=_digest(letters), revoked=None).select_related("owner").first()
    if token is None or not token.owner.has_perm(MAY):
        return None
    today = datetime.now(UTC).date()
    if token.used != today:
        Token.objects.filter(pk=token.pk).update(used=today)
    return token


def _digest(letters: str) -> str:
    """The letters are random enough that no slow hash is needed."""
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()


class Bearer(HttpBearer):
    """`Authorization: Bearer musnad_…`: the question is its owner's."""

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """The token; one that opens nothing is refused, not passed over."""
        found = token_of(token)
        if found is None:
            raise AuthenticationError
        request.user = found.owner
        return found


def anybody(request: HttpRequest) -> Any:
    """Whoever shows no token may read what pages show to all."""
    if request.headers.get("Authorization"):
        raise AuthenticationError
    return request.user
