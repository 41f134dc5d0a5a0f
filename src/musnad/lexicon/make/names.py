"""Make `proper_words.tsv`: words that are names of persons or territories: `python -m musnad.lexicon.make.names NAMES_CSV CLDR_TERRITORIES`."""

import csv
import json
import sys
import unicodedata
from pathlib import Path

from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA

_GENDERS = {"ذكر": "m", "انثى": "f", "أنثى": "f"}  # male, female, as the source spells them
SOURCE = "given names: https://github.com/bibs2091/Arabic-names-gender-classification @793e47d; territories: Unicode CLDR @b08a82b"
LICENCE = "given names are facts (source states no licence); territories Unicode-3.0"


def build(names: Path, territories: Path, out: Path = DATA) -> None:
    """Read both sources and write the table; a word in both is a territory."""
    rows: dict[str, tuple[str, str, str]] = {}
    with names.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            name = _unmarked(row["name"].strip())
            if name.isalpha() and len(name) > 2:
                known = rows.get(name, (name, "given", ""))
                gender = _GENDERS.get(row["gender"].strip(), "")
                rows[name] = (name, "given", gender if known[2] in ("", gender) else "")
    world = json.loads(territories.read_text(encoding="utf-8"))["main"]["ar"]["localeDisplayNames"]["territories"]
    for name in map(_unmarked, world.values()):
        if name.isalpha() and not name.isascii():
            rows[name] = (name, "territory", "f")
    head = {"columns": "word, kind, gender where the source is sure", "source": SOURCE, "licence": LICENCE}
    write_bulk(out / "proper_words.tsv", head, [rows[name] for name in sorted(rows)])


def _unmarked(name: str) -> str:
    return "".join(letter for letter in name if unicodedata.category(letter) != "Mn")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
