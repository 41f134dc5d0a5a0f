"""A copy of the whole store in one file, made while it is in use, and the way back.

A SQLite store becomes a SQLite file, a PostgreSQL store what `pg_dump --format=custom` writes; each goes back into a store of its own kind
only. From one kind to the other leads `moving`.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DatabaseError, connection, connections

from musnad_desk.catalog.census import Census, census
from musnad_desk.catalog.files import whole
from musnad_desk.database import database
from musnad_desk.errors import DumpError

_SQLITE, _POSTGRES = b"SQLite format 3\0", b"PGDMP"
_COPY = "copy"  # Django's name for the store in a file


def backup(file: Path) -> Census:
    """Copy the store into `file`, whole or not at all, and give the census of what was copied. Raises `DumpError`."""
    if file.exists():
        raise DumpError(f"{file} is there already; name another file, or remove it first")
    with whole(file) as part:
        return _to_postgres(part) if connection.vendor == "postgresql" else _to_sqlite(part)


def restore(file: Path) -> Census:
    """Make the store what it was at a backup; what it holds now is gone. All of it or, where anything fails, nothing.

    Raises `DumpError` if the file is no sound backup of a store of this kind.
    """
    wanted = _POSTGRES if connection.vendor == "postgresql" else _SQLITE
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_SQLITE))
    except OSError as error:
        raise DumpError(f"{file} cannot be read: {error.strerror}; give a file that musnad desk backup wrote") from error
    if not head.startswith(wanted):
        other = head.startswith((_SQLITE, _POSTGRES))
        way = "it is of the other kind of database: musnad desk dump and load lead from one to the other" if other else "it is none"
        raise DumpError(f"{file} is no backup of a {connection.vendor} store: {way}")
    if connection.vendor == "postgresql":
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname", _env()["PGDATABASE"], str(file))
        return census()
    return _from_sqlite(file)


def _to_sqlite(part: Path) -> Census:
    part.unlink(missing_ok=True)
    connection.ensure_connection()
    with closing(sqlite3.connect(part)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with none beside it
    return _sound(part)


def _from_sqlite(file: Path) -> Census:
    was = _sound(file)
    connection.ensure_connection()
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
        source.backup(connection.connection)
    now = census()
    if now != was:
        raise DumpError(f"the store holds {now} after it was restored from {file}, which holds {was}; restore it again")
    return now


def _sound(file: Path) -> Census:
    """The census of a store in a file. Raises `DumpError` if the file is broken or no store."""
    try:
        with _as_copy(file), connections[_COPY].cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            told = str(cursor.fetchone()[0])
            if told != "ok":
                raise DumpError(f"{file} is broken: {told.splitlines()[0]}; use another backup")
            return census(_COPY)
    except DatabaseError as error:
        raise DumpError(f"{file} is no sound store of Musnad: {error}; use another backup") from error


@contextmanager
def _as_copy(file: Path) -> Iterator[None]:
    told = database(f"sqlite:///{file.resolve()}")
    told["OPTIONS"] = {}  # it stays as it is
    connections.settings[_COPY] = connections.configure_settings({"default": {}, _COPY: told})[_COPY]
    try:
        yield
    finally:
        connections[_COPY].close()
        del connections[_COPY]
        del connections.settings[_COPY]


def _to_postgres(part: Path) -> Census:
    _run("pg_dump", "--format=custom", "--no-owner", "--file", str(part))
    _run("pg_restore", "--list", str(part))
    return census()


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on the store. The password goes in the environment, where other users do not see it."""
    if shutil.which(program) is None:
        raise DumpError(f"{program} is not installed: install PostgreSQL's programs (Debian: postgresql-client), or use musnad desk dump")
    done = subprocess.run([program, *arguments], env={**os.environ, **_env()}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DumpError(f"{program} failed: {(done.stderr.strip() or 'it told no reason').splitlines()[-1]}")


def _env() -> dict[str, str]:
    """The store's place as libpq's variables."""
    told = connection.settings_dict
    named = {
        "PGDATABASE": told["NAME"],
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
        "PGHOST": told["HOST"],
        "PGPORT": told["PORT"],
    }
    options = {f"PG{name.upper()}": str(value) for name, value in told["OPTIONS"].items()}
    return options | {name: str(value) for name, value in named.items() if value}
