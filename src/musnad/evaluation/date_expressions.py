"""Date expressions by themselves: `gold/date_expressions.json`, grouped by the day they are read on."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.errors import GoldError
from musnad.lexicon import Lexicon
from musnad.text.document import prepare
from musnad.times import find_dates

FILE = "gold/date_expressions.json"


class Expression(NamedTuple):
    """A date expression, the day it is read on, and its ISO value."""

    text: str
    read_on: date
    value: str


class Expressions(NamedTuple):
    """All expressions, and those read wrongly with what was found instead."""

    all: tuple[Expression, ...]
    wrong: tuple[tuple[Expression, tuple[str, ...]], ...]

    def __str__(self) -> str:
        head = f"date expressions: {len(self.all) - len(self.wrong)} of {len(self.all)} right"
        return "\n".join((head, *(f"  {e.text}: {e.value} told, {', '.join(found) or 'nothing'} found" for e, found in self.wrong)))


def load_expressions(shared: Path) -> tuple[Expression, ...]:
    """The expressions below `shared`; `GoldError` where the file is not there or not in its form."""
    try:
        groups = msgspec.json.decode((shared / FILE).read_bytes(), type=dict[str, dict[str, str]])
        return tuple(
            Expression(text, date.fromisoformat(name[-10:]), value) for name, group in groups.items() for text, value in group.items()
        )
    except OSError as error:
        raise GoldError(f"{shared / FILE}: {error.strerror}; give the folder of reference corpora, the one that holds `gold`") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise GoldError(f"{shared / FILE} holds no date expressions: {error}") from error


def values_of(expression: Expression, lexicon: Lexicon) -> tuple[str, ...]:
    """The different values found in an expression; a day told in two calendars has one."""
    found = find_dates(prepare(expression.text), expression.read_on.isoformat(), lexicon).dates
    return tuple(sorted({date.value for date in found}))


def evaluate_expressions(shared: Path, lexicon: Lexicon) -> Expressions:
    """Read every expression by itself. Raises `GoldError`."""
    expressions = load_expressions(shared)
    found = ((expression, values_of(expression, lexicon)) for expression in expressions)
    return Expressions(expressions, tuple((e, values) for e, values in found if values != (e.value,)))
