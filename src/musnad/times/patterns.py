"""The grammar of Arabic dates, as regular expressions over the letters of `words.LETTERS`.

Every rule is bounded: no star, no nested quantifier, so a scan is linear. At one place the first rule that fits wins.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

MONTH = r"(?:[MmR]|K[Ojo])"
DAY = r"(?:L?N|O[et]?|t|F|f)"
# Day, day of a span; hyphen, slash, "to", "and" between.
DAYS = rf"(?P<day>{DAY})(?:(?:[&,]{DAY}){{0,4}}?(?P<to>[&l\-/]|(?=O))(?P<last>{DAY}))?"
# One name or two of the same month: `آب/أغسطس`, `يوليو (تموز)`.
MONTHS = rf"(?P<month>{MONTH})(?:[/\-]?(?P<double>{MONTH})|\((?P<bracketed>{MONTH})\))?"
TAIL = r"(?:[,/\-]?v?[yu]?(?P<year>Y)[HC]?|v?(?P<unit>u)(?P<unitmod>p)|v?h(?P<thisunit>u)|(?P<mod>p))?"
LEAD = r"(?:(?:w?(?P<near>fvA|fA|aG|[TAG]),?\(?(?=[DwN]))?(?:[wW]?(?P<weekday>D)(?:&?D)?\)?(?:,|,?k)?w?\(?)?)"
YEAR_LIST = r"(?:[&/\-l]y?(?P<until>Y))?"

RULES = {
    "feast": r"(?:(?P<nth>[fo])w?v?d?U?|(?:w|T)(?P<nthday>O)v?d?U?|(?P<feastday>w))X(?P<feast>V)",
    "date": rf"{LEAD}{DAYS}[/\-]?v?s?{MONTHS}{TAIL}",
    "month first": rf"{MONTHS}(?P<day>N),?(?P<year>Y)[HC]?",
    "dated": rf"{LEAD}(?P<day>L?N)v?s?(?P<month>n)(?P<year>Y)[HC]?",
    "figures": rf"{LEAD}(?:(?P<day>N)[/\-](?P<number>N)[/\-](?P<year>Y)|"
    r"(?P<year2>Y)[/\-](?P<number2>N)[/\-](?P<day2>N)|(?P<dotted>#))[HC]?",
    "of month": rf"{LEAD}{DAYS}(?:v?(?P<unit>u)(?P<mod>p)|v?(?P<same>u)g|vS(?P<sameunit>[us])|vh(?P<this>u)|v?(?P<bare>p))",
    "part": r"(?P<part>r)(?P<nth>O)(?:&?(?P<last>O))?v?(?:[yu]?(?P<year>Y)C?|(?P<unit>u)(?P<mod>p)|h(?P<this>u))",
    "months": rf"s?(?P<month>{MONTH})(?:[,&]?{MONTH}){{1,8}}[,&]?(?P<until>{MONTH}){TAIL}",
    "month": rf"(?<!N)(?:(?P<edge>E)v?)?(?P<word>s)?{MONTHS}{TAIL}",
    "weekdays": r"W(?P<weekday>D)(?:[,&l]?(?P<last>D))(?P<mod>p)?",
    "weekday": r"(?:w?(?P<near>fvA|fA|aG|AO|[TAG]),?\(?)?w?(?P<weekday>D)\)?(?:v?(?P<unit>u)?(?P<mod>p))?",
    "day before": r"w?(?:(?P<first>fv?A)|(?P<second>AO)|(?P<tomorrow>aG)|(?P<near>[AG]))",
    "unit": r"(?:h(?P<this>[uT])|(?P<unit>[uTz])(?P<mod>p)|(?P<same>[uT])g|S(?P<sameunit>[uTsw])|(?P<edge>E)(?P<edged>u)(?!p))(?!Y)",
    "today": r"(?P<near>T)(?![pO])|(?P<tonight>z)(?!p)",
    "some days": r"(?P<dual>Q)(?P<mod>p)|U(?P<count>c|N)(?P<countmod>p)",
    "ago": r"(?P<ago>B)(?:(?P<dual>q)|(?P<count>c|N)[dw]|(?P<one>w))",
    "year": rf"[yu]p?\(?(?P<year>Y)[HC]?{YEAR_LIST}[HC]?",
    "years": r"(?P<year>Y)[/\-l](?P<until>Y)H?",
    "bare year": rf"(?:(?<=[iBlEabkJK])|(?<=[EIg]v)|(?<=Y,)|(?<=v)(?=Yl))(?P<year>Y)[HC]?{YEAR_LIST}[HC]?",
}  # fmt: skip


class Rule(NamedTuple):
    """A rule's name, for people too, and its pattern with named groups."""

    name: str
    pattern: re.Pattern[str]


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_RULES = [Rule(name, re.compile(pattern)) for name, pattern in RULES.items()]
_START = re.compile("[MmRKnNYOtFfoLDTAGzuyEsrWwQUBShaX#]")  # letters that a rule can begin with
_SCAN = re.compile("|".join(f"({_unnamed(pattern)})" for pattern in RULES.values()))


def matches(letters: str, first: int, after: int, accept: Callable[[str, re.Match[str]], bool]) -> Iterator[tuple[str, re.Match[str]]]:
    """Rule name and match of every date between two tokens that `accept` takes, left to right; what it refuses, a later rule may match."""
    at = first
    while start := _START.search(letters, at, after):
        at = start.end()
        match = _SCAN.match(letters, start.start(), after)
        for rule in _RULES[(match.lastindex or 1) - 1 :] if match else ():
            inner = rule.pattern.match(letters, start.start(), after)
            if inner and accept(rule.name, inner):
                yield rule.name, inner
                at = inner.end()
                break


def has_start(letters: str, first: int, after: int) -> bool:
    """Whether anything between two tokens may begin a date; a glance that saves most sentences the rest."""
    return _START.search(letters, first, after) is not None
