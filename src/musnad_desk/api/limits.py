"""How often the API may be asked.

Counted in the cache, not in the store: a question that reads must not wait for whoever writes. So each process counts by itself, unless
`CACHES` names one that processes share.
"""

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from musnad_desk.accounts.throttle import address_of
from musnad_desk.api.models import Token

ADDRESS, TOKEN = 120, 1_200  # questions a minute from one address, and with one token
MINUTE = 60


class PerMinute(BaseThrottle):
    """So many questions in each minute of the clock, by token, or by address where there is none."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a question; whether it may be answered."""
        token = getattr(request, "auth", None)
        who, most = (f"token {token.pk}", TOKEN) if isinstance(token, Token) else (f"address {address_of(request)}", ADDRESS)
        key = f"api {int(time.time()) // MINUTE} {who}".replace(" ", ":")
        cache.add(key, 0, 2 * MINUTE)
        try:
            return cache.incr(key) <= most
        except ValueError:  # pushed out of a full cache a moment ago
            return True

    def wait(self) -> float:
        """Seconds to the next minute."""
        return MINUTE - time.time() % MINUTE
