"""Tokens and how often the API may be asked."""

import hashlib
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from desk.made import reading
from desk.site import Site
from musnad_desk.accounts.actions import add_user, set_role
from musnad_desk.accounts.models import Deed, User
from musnad_desk.api import limits
from musnad_desk.api.models import Token
from musnad_desk.api.tokens import make_token, revoke_token
from musnad_desk.catalog.load import keep

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    """Each test begins at zero."""
    cache.clear()


def analyst(name: str = "سلمى") -> User:
    """Somebody who may use the API."""
    return add_user(None, name, "analyst", "a long and odd phrase")


def ask(letters: str = "", address: str = "10.0.0.1", scheme: str = "Bearer") -> Any:
    """The answer to a question that carries a token."""
    headers = {"host": "localhost", "accept-language": "en"} | ({"authorization": f"{scheme} {letters}"} if letters else {})
    return Client(headers=headers, REMOTE_ADDR=address).get("/api/outlets")


def test_only_a_digest_is_kept(store: str) -> None:
    """The letters are told once; the store holds their digest, the day of the last use, and the log who made it."""
    owner = analyst()
    token, letters = make_token(owner, "برنامج")
    assert token.digest == hashlib.sha256(letters.encode()).hexdigest()
    assert ask(letters).status_code == 200
    kept = Token.objects.get()
    assert letters not in str(list(Token.objects.values())) + str(list(Deed.objects.values()))
    assert kept.used is not None
    assert Deed.objects.filter(what="token.make", by="سلمى").count() == 1


def test_what_opens_nothing_is_refused(store: str) -> None:
    """Unknown, revoked, of another scheme, of somebody whose role may no longer: 401 in words, not what a stranger gets."""
    owner = analyst()
    add_user(None, "أمل", "administrator", "a long and odd phrase")
    token, letters = make_token(owner, "برنامج")
    assert not revoke_token(analyst("جابر"), token.pk)
    assert ask(letters).status_code == 200
    assert [ask(other).status_code for other in ("x", letters[:-1], "\u0627")] == [401] * 3
    assert ask(letters, scheme="Basic").status_code == 401
    set_role(None, owner, "reader")
    assert ask(letters).status_code == 401
    set_role(None, owner, "moderator")
    assert ask(letters).status_code == 200
    assert revoke_token(owner, token.pk)
    refused = ask(letters)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "revoked" in refused.json()["error"]
    assert not revoke_token(owner, token.pk)


def test_too_often(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many in a minute: 429, and when to go on; others are not kept waiting, and a token counts by itself."""
    monkeypatch.setattr(limits, "ADDRESS", 3)
    monkeypatch.setattr(limits, "TOKEN", 4)
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000_060.0)
    list(keep([reading()]))
    _, letters = make_token(analyst(), "برنامج")
    assert [ask().status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = ask()
    assert refused.headers["Retry-After"] == "20"
    assert "next" in refused.json()["error"]
    assert ask(address="10.0.0.2").status_code == 200
    assert [ask(letters).status_code for _ in range(5)] == [200, 200, 200, 200, 429]
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000_080.0)
    assert ask().status_code == 200


@LANGUAGES
def test_their_page(store: str, language: str) -> None:
    """Whoever may makes one and takes it back; a name is asked for; others are sent away."""
    address = f"/{language}/account/tokens/"
    site = Site().as_("analyst")
    assert Site().leads_to(address).startswith(f"/{language}/account/sign-in/")
    Site().as_("reader").page(address, status=403)
    assert site.page(address).all("input", name="name")
    site.post(address, status=400, name=" ")
    made = site.post(address, status=200, name="<script>")
    (letters,) = re.findall(r"<code>(musnad_[\w-]+)</code>", made.source)
    assert ask(letters).status_code == 200
    assert letters not in site.page(address).source
    (action,) = [told["action"] for told in site.page(address).all("form", method="post") if "/revoke/" in (told.get("action") or "")]
    Site().as_("moderator").post(action)
    assert ask(letters).status_code == 200
    site.post(action)
    assert ask(letters).status_code == 401
