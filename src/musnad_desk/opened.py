"""The store as a command opens it."""

from collections.abc import Iterator
from contextlib import contextmanager

from musnad.errors import MusnadError


@contextmanager
def opened_store() -> Iterator[None]:
    """The store, ready; what the database complains of becomes one sentence."""
    try:
        from django.db import DatabaseError
        from django.utils.translation import override

        from musnad_desk.errors import StoreError
        from musnad_desk.start import open_store, store_name
    except ModuleNotFoundError as error:
        raise MusnadError(f"the desk needs {error.name}, which is not installed: pip install 'musnad[desk]'") from error
    open_store()
    try:
        with override("en"):  # a command speaks one language; pages speak that of their reader
            yield
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]
        raise StoreError(f"the store {store_name()} failed: {reason}; what was kept before is kept") from error
