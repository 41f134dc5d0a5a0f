"""CSV: one file a table, in a folder, for spreadsheets, R and pandas."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields

from musnad.export.cells import CsvWriter
from musnad.export.flatten import Flattener
from musnad.export.out import Out, Written
from musnad.export.rows import TABLES, Row
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading


def write(readings: Iterable[Reading], out: Out) -> Written:
    """Write every table of `rows.TABLES` as `NAME.csv` into the folder, even those that stay empty."""
    written = Written()
    with out.folder() as folder, ExitStack() as files:
        flattener = Flattener(shipped_lexicon())
        writers = {}
        for name, kind in TABLES.items():
            writers[name] = CsvWriter(files.enter_context(out.open(folder / f"{name}.csv")), columns(kind))
        for reading in readings:
            for table, row in flattener.rows(reading):
                writers[table].write({column: getattr(row, column) for column in writers[table].columns})
                written.rows[table] += 1
    return written


def columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a table, in order."""
    return tuple(field.name for field in fields(kind))
