"""The form to sign in with, and how often it may be tried."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from musnad_desk.accounts.throttle import Allowance, address_of, forgive, spend

# Of one name from one place: somebody who forgot. Of one place: somebody who tries names. Of one name: somebody who has many places.
HERE, PLACE, NAME = Allowance("sign_in", 5, 900), Allowance("sign_in.place", 30, 3600), Allowance("sign_in.name", 100, 3600)


class SignIn(AuthenticationForm):
    """Name and password; after too many tries it says to wait, whether the password is right or not."""

    def clean(self) -> dict[str, Any]:
        """Count the try, then look at it."""
        name, place = self.cleaned_data.get("username") or "", address_of(self.request) if self.request else ""
        asked = ((PLACE, (place,)), (NAME, (name,)), (HERE, (name, place)))
        if not all(spend(allowance, *who) for allowance, who in asked):
            raise ValidationError(_("Too many tries. Wait a quarter of an hour, then try again."))
        cleaned = super().clean()
        forgive(HERE, name, place)
        return cleaned
