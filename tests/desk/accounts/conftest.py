"""Settings as they are behind a proxy."""

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture
def settings_behind_https() -> Iterator[None]:
    """What `MUSNAD_DESK_HTTPS` sets."""
    with override_settings(
        BEHIND_PROXY=True,
        SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
        SECURE_SSL_REDIRECT=True,
        SESSION_COOKIE_SECURE=True,
        CSRF_COOKIE_SECURE=True,
        SECURE_HSTS_SECONDS=31_536_000,
    ):
        yield
