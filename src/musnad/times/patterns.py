"""The grammar of Arabic dates, as regular expressions over the letters of `words.LETTERS`.

Every rule is bounded: no star, no nested quantifier, so a scan is linear. At one place the first rule that fits wins.
"""

import re
from typing import NamedTuple

MONTH = r"(?:[Mm]|K[Ojo])"
DAY = r"(?:L?N|O[et]?|t|F|f)"
# Day, day of a span; hyphen, slash, "to", "and" between.
DAYS = rf"(?P<day>{DAY})(?:(?:[&,]{DAY}){{0,4}}?(?P<to>[&l\-/]|(?=O))(?P<last>{DAY}))?"
# One name or two of the same month: `آب/أغسطس`, `يوليو (تموز)`.
MONTHS = rf"(?P<month>{MONTH})(?:[/\-]?(?P<double>{MONTH})|\((?P<bracketed>{MONTH})\))?"
TAIL = (
    r"(?:[,/\-]?v?[yu]?(?P<year>Y)[HC]?|v?(?P<unit>u)(?P<unitmod>p)|v?h(?P<thisunit>u)|(?P<mod>p))?"
)
LEAD = r"(?:(?:(?P<near>fvA|fA|aG|[TAG]),?\(?(?=[DwN]))?(?:w?(?P<weekday>D)\)?(?:,|,?k)?w?\(?)?)"
YEAR_LIST = r"(?:[&/\-l](?P<until>Y))?"

RULES = {
    "feast": r"(?:(?P<nth>[fo])w?v?d?U?|(?:w|T)(?P<nthday>O)v?d?U?|(?P<feastday>w))X(?P<feast>V)",
    "date": rf"{LEAD}{DAYS}[/\-]?v?s?{MONTHS}{TAIL}",
    "dated": rf"{LEAD}(?P<day>L?N)v?s?(?P<month>n)(?P<year>Y)[HC]?",
    "figures": rf"{LEAD}(?:(?P<day>N)[/\-](?P<number>N)[/\-](?P<year>Y)|"
    r"(?P<year2>Y)[/\-](?P<number2>N)[/\-](?P<day2>N)|(?P<dotted>#))[HC]?",
    "of month": rf"{LEAD}{DAYS}(?:v?(?P<unit>u)(?P<mod>p|g)|vh(?P<this>u)|v?(?P<bare>p))",
    "part": r"(?P<part>r)(?P<nth>O)(?:&?(?P<last>O))?v?(?:[yu]?(?P<year>Y)|(?P<unit>u)(?P<mod>p)|h(?P<this>u))",
    "month": rf"(?:(?P<edge>E)v?)?(?P<word>s)?{MONTHS}{TAIL}",
    "weekdays": r"W(?P<weekday>D)(?:[,&l]?(?P<last>D))(?P<mod>p)?",
    "weekday": r"(?:(?P<near>fvA|fA|aG|AO|[TAG]),?\(?)?w?(?P<weekday>D)\)?(?:v?(?P<unit>u)?(?P<mod>p))?",
    "day before": r"w?(?:(?P<first>fv?A)|(?P<second>AO)|(?P<tomorrow>aG)|(?P<near>[AG]))",
    "unit": r"(?:h(?P<this>[uT])|(?P<unit>[uTz])(?P<mod>p)|(?P<same>[uT])g|S(?P<sameunit>[uTsw])|(?P<edge>E)(?P<edged>u)(?!p))(?!Y)",
    "today": r"(?P<near>T)(?![pO])",
    "some days": r"(?P<dual>Q)(?P<mod>p)|U(?P<count>c|N)(?P<countmod>p)",
    "ago": r"(?P<ago>B)(?:(?P<dual>q)|(?P<count>c|N)[dw]|(?P<one>w))(?!v)",
    "year": rf"[yu](?P<year>Y)[HC]?{YEAR_LIST}[HC]?",
    "years": r"(?P<year>Y)[/\-l](?P<until>Y)",
    "bare year": rf"(?<=[iBlEabk])(?P<year>Y){YEAR_LIST}",
}  # fmt: skip


class Rule(NamedTuple):
    """A rule's name, for people too, and its pattern with named groups."""

    name: str
    pattern: re.Pattern[str]


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_RULES = [Rule(name, re.compile(pattern)) for name, pattern in RULES.items()]
_SCAN = re.compile("|".join(f"({_unnamed(pattern)})" for pattern in RULES.values()))


def matches(letters: str, first: int, after: int) -> list[tuple[str, re.Match[str]]]:
    """Rule name and match of every date candidate between two tokens, left to right."""
    found = []
    for match in _SCAN.finditer(letters, first, after):
        rule = _RULES[(match.lastindex or 1) - 1]
        inner = rule.pattern.match(letters, match.start(), match.end())
        if inner:
            found.append((rule.name, inner))
    return found
