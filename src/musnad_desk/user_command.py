"""`musnad desk user …`: who may sign in, kept by the owner at the machine."""

import sys
from typing import Annotated

import typer

from musnad_desk.opened import opened_store

user_app = typer.Typer(
    help="Who may sign in to the desk, and in which role: reader, analyst, moderator, administrator.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(help="Name to sign in with.")]
Role = Annotated[str, typer.Argument(help="reader, analyst, moderator or administrator.")]


@user_app.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option(help="reader, analyst, moderator or administrator.")] = "analyst",
) -> None:
    """Make an account; the password is asked for, or read from the first line of stdin."""
    with opened_store():
        from musnad_desk.accounts import actions

        user = actions.add_user(None, name, role, _password())
        print(f"{user.username} may sign in as {role}", file=sys.stderr)


@user_app.command("list")
def list_users() -> None:
    """Name all accounts with their roles and when they last signed in."""
    with opened_store():
        from musnad_desk.accounts.models import User
        from musnad_desk.accounts.roles import role_of

        for user in User.objects.prefetch_related("groups").order_by("username"):
            last = f"{user.last_login:%Y-%m-%d %H:%M}" if user.last_login else "never"
            print(f"{user.username}\t{role_of(user) or 'no role'}\t{last}")


@user_app.command("role")
def give_role(name: Name, role: Role) -> None:
    """Give an account another role."""
    with opened_store():
        from musnad_desk.accounts import actions

        actions.set_role(None, actions.user_named(name), role)
        print(f"{name} is {role} now", file=sys.stderr)


@user_app.command("password")
def give_password(name: Name) -> None:
    """Give an account another password; it is asked for, or read from the first line of stdin."""
    with opened_store():
        from musnad_desk.accounts import actions

        user = actions.user_named(name)
        actions.set_password(None, user, _password())
        print(f"the password of {user.username} is changed; whoever was signed in no longer is", file=sys.stderr)


@user_app.command("remove")
def remove_user(name: Name) -> None:
    """Take an account away; what its owner did stays, under the name."""
    with opened_store():
        from musnad_desk.accounts import actions

        actions.remove_user(None, actions.user_named(name))
        print(f"{name} is removed", file=sys.stderr)


def _password() -> str:
    """Asked for twice at a terminal, unseen; elsewhere one line."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
