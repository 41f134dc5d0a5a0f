"""What is done to saved searches: each a named action, logged without what is searched for."""

import secrets

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.searches.models import SavedSearch

MOST = 100  # searches of one person
_BYTES = 24


def save_search(owner: User, name: str, asked: str) -> SavedSearch | None:
    """Keep a search; None where its owner keeps as many as one may."""
    if SavedSearch.objects.filter(owner=owner).count() >= MOST:
        return None
    with acting(owner, "search.save", owner.get_username()):
        return SavedSearch.objects.create(owner=owner, name=name, asked=asked, secret=secrets.token_urlsafe(_BYTES))


def forget_search(owner: User, pk: int) -> None:
    """Keep one's own search no longer; its feed ends."""
    with acting(owner, "search.forget", owner.get_username()):
        SavedSearch.objects.filter(owner=owner, pk=pk).delete()


def renew_address(owner: User, pk: int) -> None:
    """Give the feed of one's own search another address; the one before leads nowhere."""
    with acting(owner, "search.renew", owner.get_username()):
        SavedSearch.objects.filter(owner=owner, pk=pk).update(secret=secrets.token_urlsafe(_BYTES))


def search_of(secret: str) -> SavedSearch | None:
    """The search whose feed has this address, while its owner may keep searches."""
    found = SavedSearch.objects.filter(secret=secret).select_related("owner").first()
    return found if found and found.owner.has_perm("desk.save_searches") else None
