"""Makes Django ready, and the store with it."""

import os
import time
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from musnad_desk.database import SQLITE, VARIABLE
from musnad_desk.errors import StoreError

_TRIES, _PAUSE = 50, 0.1  # seconds between two


def start() -> None:
    """Load the settings and the apps. May be called again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musnad_desk.settings")
    django.setup()


def open_store() -> None:
    """Start, and bring the store to the shape that this version needs, making it if it is not there.

    Raises `StoreError` if it cannot be reached, or was made by a later version.
    """
    start()
    if connection.settings_dict["ENGINE"] == SQLITE:
        _make_folder(Path(connection.settings_dict["NAME"]).parent)
    try:
        _refuse_other_encoding()
        _refuse_later_version()
        _bring_up_to_date()
    except DatabaseError as error:
        raise StoreError(f"the store {store_name()} cannot be opened: {_first_line(error)}; {VARIABLE} says where it is") from error


def store_name() -> str:
    """What to call the store in messages: the file, or the database and its host; never the password."""
    told = connection.settings_dict
    return str(told["NAME"]) if told["ENGINE"] == SQLITE else f"{told['NAME']} on {told['HOST'] or 'this machine'}"


def _bring_up_to_date() -> None:
    """Apply what migrations are missing. Where another process is about the same, one of the two fails and looks again."""
    for tries_left in reversed(range(_TRIES)):
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except (DatabaseError, MigrationSchemaMissing):
            if not tries_left:
                raise
            time.sleep(_PAUSE)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {folder} of the store cannot be made: {error.strerror}; {VARIABLE} says where it is") from error


def _refuse_other_encoding() -> None:
    """A database in another encoding would take some articles and find no Arabic word in them."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoding,) = cursor.fetchone()
    if encoding != "UTF8":
        raise StoreError(f"the database {store_name()} is in {encoding}; make one with createdb --encoding UTF8 --template template0")


def _refuse_later_version() -> None:
    loader = MigrationExecutor(connection).loader
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("musnad_desk.")}
    unknown = [name for app, name in loader.applied_migrations if app in ours and (app, name) not in loader.disk_migrations]
    if unknown:
        raise StoreError(f"the store {store_name()} was made by a later version of Musnad ({min(unknown)}); install that one")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
