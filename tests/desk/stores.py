"""Stores for tests: SQLite files, and databases of a PostgreSQL server that a test run starts and stops itself."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from django.db import connection, connections

from musnad_desk.database import VARIABLE, database
from musnad_desk.start import start

WHY_NOT = "NO POSTGRESQL: install it (Debian: apt-get install postgresql) and the desk's tests start a server of their own"
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=20 -c listen_addresses=''"
_numbers = count(1)


def use(url: str) -> None:
    """Make Django's connection one to `url`."""
    os.environ[VARIABLE] = url
    start()
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": database(url)})["default"]
    del connections["default"]


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs: the one on the path, or the newest of Debian's."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return Path(found).resolve().parent if found else next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL, reached through a socket in `folder`, and a connection to make and drop databases with."""

    folder: Path
    told: psycopg.Connection

    def url(self, name: str) -> str:
        """The URL of a database."""
        return _url(self.folder, name)

    def new(self, template: str = "template0", options: str = "") -> str:
        """The URL of a new database, a copy of `template`. options: further ones of CREATE DATABASE."""
        name = f"store_{next(_numbers)}"
        copied = "STRATEGY file_copy" if self.told.info.server_version >= 150_000 else ""  # a fifth of the time; older ones know no other
        self.told.execute(f"CREATE DATABASE {name} TEMPLATE {template} {copied} {options}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop a database."""
        self.told.execute(f"DROP DATABASE {database(url)['NAME']} WITH (FORCE)")


def _url(folder: Path, name: str) -> str:
    return f"postgresql:///{name}?host={folder}&user=musnad"


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server with an empty cluster, gone afterwards. It refuses to run as root, so root starts it as somebody else."""
    folder = Path(tempfile.mkdtemp(prefix="musnad-pg-", dir="/tmp"))
    owner = _somebody() if os.geteuid() == 0 else None
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"

    def do(*command: str | Path) -> None:
        place = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        subprocess.run(command, user=owner, cwd=folder, env=place, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    try:
        do(programs / "initdb", "-D", data, "-U", "musnad", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        do(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"{_FAST} -k {folder}", "start")
        with psycopg.connect(_url(folder, "postgres"), autocommit=True) as told:
            yield Server(folder, told)
    finally:
        if (data / "postmaster.pid").exists():
            do(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _somebody() -> str:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def integrity() -> str:
    """`ok` if SQLite finds the store sound, its full-text index and foreign keys included."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO catalog_words(catalog_words, rank) VALUES ('integrity-check', 1)")
        cursor.execute("PRAGMA foreign_key_check")
        assert cursor.fetchall() == []
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])
