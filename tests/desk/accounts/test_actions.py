"""Accounts and their log."""

from contextlib import suppress
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from musnad_desk.accounts import actions
from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import Deed, User
from musnad_desk.accounts.roles import ROLES, permissions_of, role_of
from musnad_desk.errors import AccountError

PASSWORD = "حبرٌ على ورقٍ ونيّة"


def test_roles_hold_what_those_before_them_hold(store: str) -> None:
    """Each may do more than the one before it, and `has_perm` says so."""
    held = [permissions_of(role) for role in ROLES]
    assert all(less < more for less, more in pairwise(held))
    for role in ROLES:
        user = User.objects.get(pk=actions.add_user(None, role, role, PASSWORD).pk)
        assert {name for name in held[-1] if user.has_perm(name)} == permissions_of(role)
        assert role_of(user) == role
    assert not User.objects.create(username="none").has_perm("desk.correct")
    assert permissions_of("owner") == frozenset()


def test_whoever_was_made_inactive_may_nothing(sqlite: str) -> None:
    """An account that is switched off has no permission left."""
    user = actions.add_user(None, "salma", "administrator", PASSWORD)
    user.is_active = False
    assert not user.has_perm("desk.correct")


@pytest.mark.parametrize(
    ("name", "role", "password", "told"),
    [
        ("Salma", "reader", PASSWORD, "already an account"),
        ("", "reader", PASSWORD, "."),
        ("a b", "reader", PASSWORD, "Enter a valid username"),
        ("<script>", "reader", PASSWORD, "Enter a valid username"),
        ("\u202eamlas", "reader", PASSWORD, "Enter a valid username"),
        ("x" * 151, "reader", PASSWORD, "150"),
        ("noura", "owner", PASSWORD, "owner is no role"),
        ("noura", "reader", "short", "too short"),
        ("noura", "reader", "1029384756102", "entirely numeric"),
        ("noura", "reader", "qwertyuiop", "too common"),
        ("nouralmasri", "reader", "nouralmasri", "too similar"),
    ],
)
def test_accounts_that_cannot_be(sqlite: str, name: str, role: str, password: str, told: str) -> None:
    """One sentence, nothing kept, nothing logged."""
    actions.add_user(None, "salma", "reader", PASSWORD)
    with override("en"), pytest.raises(AccountError, match=told):
        actions.add_user(None, name, role, password)
    assert (User.objects.count(), Deed.objects.count()) == (1, 1)


def test_somebody_always_administers(store: str) -> None:
    """The last administrator stays one; another may be made first."""
    first = actions.add_user(None, "first", "administrator", PASSWORD)
    for deed in (lambda: actions.remove_user(None, first), lambda: actions.set_role(None, first, "reader")):
        with pytest.raises(AccountError):
            deed()
    assert role_of(User.objects.get()) == "administrator"
    second = actions.add_user(first, "second", "administrator", PASSWORD)
    actions.remove_user(second, User.objects.get(username="first"))
    assert [(deed.by, deed.what, deed.subject) for deed in Deed.objects.order_by("pk")] == [
        ("command line", "user.add", "first"), ("first", "user.add", "second"), ("second", "user.remove", "first"),
    ]  # fmt: skip


def test_what_fails_is_not_logged(store: str) -> None:
    """A deed and its line are one."""
    with suppress(ZeroDivisionError), acting(None, "deed", "subject"):
        actions.add_user(None, "salma", "reader", PASSWORD)
        raise ZeroDivisionError
    assert (User.objects.count(), Deed.objects.count()) == (0, 0)


@pytest.mark.parametrize("change", ["DELETE FROM accounts_deed", "UPDATE accounts_deed SET subject = 'other'"])
def test_the_log_is_only_added_to(store: str, change: str) -> None:
    """The database itself refuses, whoever asks."""
    with acting(None, "deed", "subject"):
        pass
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Deed.objects.get().subject == "subject"
