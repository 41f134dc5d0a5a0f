"""Exports: readings in the forms that other people's tools expect. One module with `write(readings, out)` for each, and one line here."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from musnad.export import acled, csv_tables, ftm, parquet, plover
from musnad.export.out import Out, Written
from musnad.export.readings import open_readings
from musnad.records import Reading

Write = Callable[[Iterable[Reading], Out], Written]


class Format(NamedTuple):
    """One form of export: what it is, for help; how it is written."""

    about: str
    write: Write


FORMATS: dict[str, Format] = {
    "plover": Format("JSON lines in PLOVER 2.0 field names", plover.write),
    "acled": Format("CSV with ACLED's columns", acled.write),
    "ftm": Format("persons and their offices as FollowTheMoney entities", ftm.write),
    "csv": Format("a folder of tables that join", csv_tables.write),
    "parquet": Format("the same tables as Parquet, for pandas, Polars, DuckDB and R", parquet.write),
}

__all__ = ["FORMATS", "Format", "Out", "Written", "open_readings"]
