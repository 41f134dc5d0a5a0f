"""Make `proper_words.tsv`, names of persons, territories, months and days: `python -m musnad.lexicon.make.names NAMES_CSV CLDR_FOLDER`."""

import csv
import json
import sys
import unicodedata
from pathlib import Path

from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA

_GENDERS = {"ذكر": "m", "انثى": "f", "أنثى": "f"}  # male, female, as the source spells them
SOURCE = "given names: https://github.com/bibs2091/Arabic-names-gender-classification @793e47d; the rest: Unicode CLDR @b08a82b"
LICENCE = "given names are facts (source states no licence); the rest Unicode-3.0"
_WORLD = "001"  # the code of the whole world, whose name is an everyday word


def build(names: Path, cldr: Path, out: Path = DATA) -> None:
    """Read both sources and write the table; a word in both is what CLDR says."""
    rows: dict[str, tuple[str, str, str]] = {}
    with names.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            name = _unmarked(row["name"].strip())
            if name.isalpha() and len(name) > 2:
                known = rows.get(name, (name, "given", ""))
                gender = _GENDERS.get(row["gender"].strip(), "")
                rows[name] = (name, "given", gender if known[2] in ("", gender) else "")
    for kind, name in [*(("territory", name) for name in _territories(cldr)), *(("calendar", name) for name in _calendar(cldr))]:
        if name.isalpha() and not name.isascii():
            rows[name] = (name, kind, "f" if kind == "territory" else "m")
    head = {"columns": "word, kind, gender where the source is sure", "source": SOURCE, "licence": LICENCE}
    write_bulk(out / "proper_words.tsv", head, [rows[name] for name in sorted(rows)])


def _territories(cldr: Path) -> list[str]:
    world = json.loads((cldr / "ar.territories.json").read_text(encoding="utf-8"))
    return [_unmarked(name) for code, name in world["main"]["ar"]["localeDisplayNames"]["territories"].items() if code != _WORLD]


def _calendar(cldr: Path) -> list[str]:
    """Months of all Arabic locales and of the Islamic calendar, and days of the week."""
    names: list[str] = []
    for file in sorted(cldr.glob("ar*.ca-*.json")):
        (main,) = json.loads(file.read_text(encoding="utf-8"))["main"].values()
        for calendar in main["dates"]["calendars"].values():
            names += [_unmarked(name) for part in ("months", "days") for name in calendar[part]["format"]["wide"].values()]
    return names


def _unmarked(name: str) -> str:
    return "".join(letter for letter in name if unicodedata.category(letter) != "Mn")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
