"""Countries as data sets of events write them."""

from functools import lru_cache
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.export.sectors import DATA

FILE = DATA / "acled_countries.tsv"


class Country(NamedTuple):
    """A country by ISO 3166-1 (`code` alpha-3, `alpha2` in small letters, `numeric` or None), its English name, and ACLED's region."""

    code: str
    alpha2: str
    numeric: int | None
    name: str
    region: str


def country(code: str | None) -> Country | None:
    """The country of an alpha-3 code; None where it is not listed."""
    return _countries().get(code or "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    rows = (line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    try:
        return {code: Country(code, two, int(numeric) if numeric else None, name, region) for code, two, numeric, name, region in rows}
    except ValueError as error:
        raise LexiconError(f"{FILE}: a row needs five columns, two codes, number, name and region ({error})") from error
