"""Django's way of asking what somebody may do, answered by the table of roles."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from musnad_desk.accounts.roles import permissions_of, role_of


class Roles(ModelBackend):
    """Passwords as Django keeps them, permissions by role alone."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:  # noqa: ARG002  Django's signature
        """None beside those of the role."""
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Those of the user's role; nobody has one on a single object."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return set(permissions_of(role_of(user_obj) or ""))
