"""Where what was collected is kept, beside the store."""

import os
from pathlib import Path

from django.db import connection

from musnad_desk.database import SQLITE, default_file

VARIABLE = "MUSNAD_DESK_COLLECTED"


def collected_folder() -> Path:
    """The folder of `MUSNAD_DESK_COLLECTED`, else one beside a SQLite store, or where the default store would be."""
    if given := os.environ.get(VARIABLE):
        return Path(given)
    told = connection.settings_dict
    return (Path(told["NAME"]) if told["ENGINE"] == SQLITE else default_file()).parent / "collected"
