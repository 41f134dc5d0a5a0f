"""Where the store is: one SQLite file, or the PostgreSQL that `DATABASE_URL` names."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from musnad_desk.errors import StoreError

VARIABLE = "DATABASE_URL"
SQLITE, POSTGRES = "django.db.backends.sqlite3", "django.db.backends.postgresql"
WAIT = 30  # seconds that a writer waits for the one before it
# Readers never wait for the writer (WAL), and what a power cut takes is the last moments, never the file (NORMAL).
_PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824"


def default_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The store of whoever names none: `$XDG_DATA_HOME/musnad/desk.sqlite3`, below `~/.local/share` if that is not set."""
    home = environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "musnad" / "desk.sqlite3"


def database(url: str) -> dict[str, Any]:
    """Django's settings of a database.

    url: `sqlite:///relative/path`, `sqlite:////absolute/path`, `postgresql://user:password@host:port/name?sslmode=require`, or empty
    for the file of `default_file`. Options of a PostgreSQL URL go to libpq. Raises `StoreError` for any other.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(url) from error
    if not url:
        return _sqlite(default_file())
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        named = {"USER": parts.username, "PASSWORD": parts.password, "HOST": parts.hostname, "NAME": parts.path[1:]}
        options = dict(parse_qsl(parts.query))
        return {"ENGINE": POSTGRES, "PORT": port or "", "OPTIONS": options} | {key: unquote(value or "") for key, value in named.items()}
    raise _refused(url)


def _sqlite(file: Path) -> dict[str, Any]:
    # A transaction that will write says so when it begins: two loaders take turns instead of failing half way.
    options = {"transaction_mode": "IMMEDIATE", "timeout": WAIT, "init_command": _PRAGMAS}
    return {"ENGINE": SQLITE, "NAME": str(file), "OPTIONS": options}


def _refused(url: str) -> StoreError:
    scheme = url.partition(":")[0]
    return StoreError(
        f"{VARIABLE} ({scheme}:…) names no store; write sqlite:///path/to/desk.sqlite3 or postgresql://user:password@host:5432/name"
    )
