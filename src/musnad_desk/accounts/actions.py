"""What is done to accounts: each a named action, logged."""

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.accounts.roles import ADMINISTRATOR, ROLES, role_of
from musnad_desk.errors import AccountError


def add_user(by: User | None, name: str, role: str, password: str) -> User:
    """A new account. Raises `AccountError` for a name that is taken or none, a role that is none, a weak password."""
    name = User.normalize_username(name.strip())
    if User.objects.filter(username__iexact=name).exists():
        raise AccountError(_("There is already an account named %(name)s; choose another name.") % {"name": name})
    user = User(username=name)
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error
    _refuse_weak(password, user)
    group = _group(role)
    user.set_password(password)
    with acting(by, "user.add", name, role=role):
        user.save()
        user.groups.set([group])
    return user


def set_role(by: User | None, user: User, role: str) -> None:
    """Give a user another role. Raises `AccountError` where nobody would be left to administer."""
    group = _group(role)
    with acting(by, "user.role", user.username, role=role):
        user.groups.set([group])
        _refuse_without_administrator()


def set_password(by: User | None, user: User, password: str) -> None:
    """Give a user another password; whoever is signed in with the old one no longer is. Raises `AccountError`."""
    _refuse_weak(password, user)
    user.set_password(password)
    with acting(by, "user.password", user.username):
        user.save(update_fields=["password"])


def remove_user(by: User | None, user: User) -> None:
    """Take an account away; what its owner did stays, under the name. Raises `AccountError` for the last administrator."""
    with acting(by, "user.remove", user.username, role=role_of(user)):
        User.objects.filter(pk=user.pk).delete()
        _refuse_without_administrator()


def user_named(name: str) -> User:
    """The account of a name. Raises `AccountError` if there is none."""
    found = User.objects.filter(username__iexact=User.normalize_username(name.strip())).first()
    if found is None:
        raise AccountError(_("There is no account named %(name)s.") % {"name": name})
    return found


def _group(role: str) -> Group:
    if role not in ROLES:
        raise AccountError(_("%(role)s is no role; the roles are %(roles)s.") % {"role": role, "roles": ", ".join(ROLES)})
    return Group.objects.get_or_create(name=role)[0]


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error


def _refuse_without_administrator() -> None:
    """Inside the transaction, which is undone then."""
    if not User.objects.filter(groups__name=ADMINISTRATOR, is_active=True).exists():
        raise AccountError(_("Nobody would be left to administer the desk; make another administrator first."))
