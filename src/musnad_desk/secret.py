"""The key that sessions and links are signed with: made once, kept beside the store, readable by its owner alone."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from musnad_desk.database import SQLITE, default_file
from musnad_desk.errors import StoreError

SECRET = "MUSNAD_DESK_SECRET"
_LETTERS = 50  # random bytes behind the key


def kept_secret(database: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> str:
    """The key: `MUSNAD_DESK_SECRET`, else the one in `secret_file`, which is made if it is not there. Raises `StoreError`."""
    if given := environ.get(SECRET):
        return given
    file = secret_file(database, environ)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _made(file)
    except OSError as error:
        raise StoreError(f"the secret key {file} cannot be kept: {error.strerror}; {SECRET} gives one instead") from error


def secret_file(database: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> Path:
    """Beside a SQLite store; in the folder of the default store for a PostgreSQL one."""
    file = Path(database["NAME"]) if database["ENGINE"] == SQLITE else default_file(environ)
    return file.with_name(f"{file.name}.secret")


def _made(file: Path) -> str:
    """What stands in the file. A new one comes to its place whole, and never over another that a second process made meanwhile."""
    if not file.exists():
        part = file.with_name(f".{file.name}.{os.getpid()}")
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as opened:  # noqa: PTH123
            opened.write(secrets.token_urlsafe(_LETTERS))
        try:
            os.link(part, file)
        except FileExistsError:
            pass
        finally:
            part.unlink()
    key = file.read_text("ascii").strip()
    if not key:
        raise StoreError(f"the secret key {file} is empty; remove the file, and another is made")
    return key
