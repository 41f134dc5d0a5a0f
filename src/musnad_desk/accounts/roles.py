"""Who may do what: the one place that says it.

A permission is asked for as Django asks: `user.has_perm("desk.correct")` in Python, `perms.desk.correct` in templates, `needs("correct")`
around a view. `backend.Roles` answers from this table, so that a new permission needs a line here and nothing in the store.
"""

from typing import Any

APP = "desk"  # what stands before the dot of each permission

# Each role may do what those before it may, and more.
ROLES: dict[str, tuple[str, ...]] = {
    "reader": ("save_searches",),
    "analyst": ("read_full_text", "correct", "use_api"),
    "moderator": ("moderate_comments", "review_corrections"),
    "administrator": ("manage_outlets", "manage_users", "see_audit", "see_collecting", "suppress_names"),
}
ADMINISTRATOR = "administrator"


def permissions_of(role: str) -> frozenset[str]:
    """What a role may do, as Django names it (`desk.correct`); nothing for a role that is none."""
    names = list(ROLES)
    held = names[: names.index(role) + 1] if role in ROLES else []
    return frozenset(f"{APP}.{permission}" for name in held for permission in ROLES[name])


def role_of(user: Any) -> str | None:
    """The role of a user, the highest of several; one question to the store, the first time."""
    if not user.is_authenticated:
        return None
    if not hasattr(user, "_role"):
        held = {group.name for group in user.groups.all()}
        user._role = next((name for name in reversed(ROLES) if name in held), None)
    role: str | None = user._role
    return role
