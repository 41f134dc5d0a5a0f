"""Files that are there once they are whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad_desk.errors import DumpError


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A file beside `file` to write to, moved to its place when all went well and gone otherwise. Raises `DumpError`."""
    part = file.with_name(f".part-{file.name}")
    try:
        yield part
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise DumpError(f"{file} cannot be written: {getattr(error, 'strerror', None) or error}; choose another place") from error
    finally:
        part.unlink(missing_ok=True)
