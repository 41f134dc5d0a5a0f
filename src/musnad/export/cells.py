"""Cells of CSV that no spreadsheet takes for a formula, and what they held.

A text that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe before it, as OWASP advises ("CSV injection"); so does
one that begins with apostrophes and then one of these, so that `text_of` gives back every text as it was. Numbers stay bare.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

Value = str | int | float | bool | tuple[str, ...] | None
SEPARATOR = "; "  # between the parts of a list
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")  # ASCII and full width
_GUARDED = re.compile(r"''*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")
_PART = re.compile(r"(?:\\.|[^;\\])+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class CsvWriter:
    """Rows of named columns as CSV by RFC 4180: comma, quotes where needed, CRLF; line breaks inside a cell stay."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        """Write the line of column names."""
        self.columns = columns
        self._writer = csv.writer(stream, lineterminator="\r\n")
        self._writer.writerow(columns)

    def write(self, row: Mapping[str, Value]) -> None:
        """One row; a column that it lacks stays empty."""
        self._writer.writerow([cell(row.get(column)) for column in self.columns])


def cell(value: Value) -> str:
    """A value as the text of a cell: null as nothing, lists as their parts joined by semicolons, truth as `true` or `false`."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guarded(SEPARATOR.join(_escaped(part) for part in value if part))
    if isinstance(value, str):
        return guarded(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def text_of(written: str) -> str:
    """The text that a cell was made of."""
    return written[1:] if _GUARDED.match(written) else written


def parts_of(written: str) -> tuple[str, ...]:
    """The list that a cell was made of."""
    first, *others = _PART.findall(text_of(written)) or [""]
    parts = (first, *(part.removeprefix(" ") for part in others))
    return tuple(_ESCAPED.sub(r"\1", part) for part in parts if part)


def joined(parts: Iterable[str]) -> str:
    """Names joined for a person to read."""
    return SEPARATOR.join(parts)


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace(";", "\\;")
