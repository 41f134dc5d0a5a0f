"""Make the bulk tables of places: `python -m musnad.lexicon.make.gazetteer SHARED`.

`places.tsv` is written by hand and comes first; here the places of Libya (OpenStreetMap) and the cities of the world (dr5hn) are added
to it, each in a file of its own under its own licence, and the middle of every country. Names that machines transliterated are often
wrong or common words, so a name that the press hardly ever uses after a word of place must have such a word before it, and small places
count only where their country is named.
"""

import csv
import json
import lzma
import math
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from musnad.lexicon.bulk import read_bulk, write_bulk
from musnad.lexicon.load import DATA
from musnad.lexicon.schema import Table

OSM = "OpenStreetMap contributors, by https://github.com/mosabsomaer/Libya-cities-dataset-JSON @75f7eca"
DR5HN = "https://github.com/dr5hn/countries-states-cities-database @7fda0af"
MLEDOZE = "https://github.com/mledoze/countries @5e9f370"
COLUMNS = "names (the first is shown), ISO 3166-1 alpha-3, latitude, longitude, kind, people, needs (as in places.tsv), source id"
ARAB = frozenset(
    ["DZ", "BH", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO", "SD", "SY", "TN", "AE", "YE"]
)
UNITS = frozenset({"town", "region", "any"})  # words before a name that are no part of it: مدينة, محافظة
NEAR, ANYWHERE = 60.0, 20_000.0  # kilometres within which a place of the same name and country is the same place
CITY, ARAB_CITY = 100_000, 20_000  # people from which on a city is taken, in the world and in an Arab country
COMMON, SHARE = 12, 0.01  # uses in the press from which on a name must stand after words of place in this share of them
LEAST, SHORT = 3, 5  # letters up to which a foreign name is left out, or must have a word like "city" before it
_LETTERS = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")
_BRACKETS = re.compile(r"[(/\-\u2013].*$|[A-Za-z`\u0300-\u036f\u064b-\u0652\u200e\u200f]+")
_ARTICLE = "ال"
_JOINED = "وبل"  # and, in, to: written onto a name
_LETTER_BY_LETTER = frozenset(
    {"آش", "اش", "أد", "اد", "إد", "أر", "كما", "عط", "في", "من"}
)  # an article or word that a machine spelled out
_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_TOWNS = {"city": "town", "town": "town", "village": "village", "hamlet": "village"}

Known: TypeAlias = dict[str, list[tuple[str, float, float]]]  # country, latitude and longitude by folded name


class Row(NamedTuple):
    """One place as it will stand in a bulk table."""

    names: str
    country: str
    lat: float
    lon: float
    kind: str
    people: int
    needs: str
    source: str

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        return (self.names, self.country, f"{self.lat:.3f}", f"{self.lon:.3f}", self.kind, str(self.people), self.needs, self.source)


def libya(folder: Path, heads: frozenset[str]) -> Iterator[Row]:
    """Towns and villages of Libya with an Arabic name."""
    for place in json.loads((folder / "libya_osm.json").read_text(encoding="utf-8"))["data"]:
        name = _clean(place["name"][0].get("ar") or "", heads)
        if name:
            kind = _TOWNS[place["type"]]
            people = {"city": 30_000, "town": 8_000}.get(place["type"], 500)
            yield Row(name, "LBY", place["latitude"], place["longitude"], kind, people, "country", f"libya-cities:{place['id']}")


def world(folder: Path, codes: dict[str, str], heads: frozenset[str]) -> Iterator[Row]:
    """Cities of the world that are large enough to be named without their country's help, or at all."""
    with (folder / "world_cities_ar.tsv").open(encoding="utf-8") as file:
        for city in csv.DictReader(file, delimiter="\t"):
            name, people = _clean(city["ar"], heads), int(city["population"] or 0)
            if city["country"] == "LY" or not name or not _is_large(name, people, city["country"]):
                continue
            single = " " not in name and (city["country"] in ARAB or len(name) <= SHORT)
            needs = "head" if single else "country"
            yield Row(name, codes[city["country"]], float(city["lat"]), float(city["lon"]), "town", people, needs, city["wikidata"])


def _is_large(name: str, people: int, country: str) -> bool:
    if country in ARAB:
        return people >= ARAB_CITY or " " in name
    return people >= CITY and len(name) > LEAST


def _clean(name: str, heads: frozenset[str]) -> str:
    """A name without brackets, foreign letters and the word for its kind; empty if nothing good is left."""
    name = _BRACKETS.sub("", name).strip()
    first, _, rest = name.partition(" ")
    if _fold(first) in heads:
        name = rest
    if first in _LETTER_BY_LETTER or name in _people() or _fold(name.removeprefix(_ARTICLE)) in heads:
        return ""
    return name if _LETTERS.fullmatch(name) and len(name) > 2 else ""


@cache
def _people() -> frozenset[str]:
    """Names of peoples, which villages bear too: المغاربة."""
    tables = [msgspec.toml.decode((DATA / f"{name}.toml").read_bytes(), type=Table) for name in ("nationalities", "peoples")]
    return frozenset(form for table in tables for entry in table.entries for form in (entry.lemma, *entry.forms))


def _fold(name: str) -> str:
    return name.translate(_SEATS)


def add(rows: Iterable[Row], known: Known, shares: dict[str, tuple[int, int]], near: float, everyday: frozenset[str]) -> list[Row]:
    """The rows that are new, with what they need; larger places first, so that a smaller one of the same name nearby is left out."""
    taken = []
    for row in sorted(rows, key=lambda row: -row.people):
        key = _fold(row.names)
        if any(country == row.country and _distance(lat, lon, row.lat, row.lon) < near for country, lat, lon in known.get(key, ())):
            continue
        uses, after_place = shares.get(key, (0, 0))
        common = uses >= COMMON and after_place < SHARE * uses
        if common and row.source.startswith("Q"):
            continue
        known.setdefault(key, []).append((row.country, row.lat, row.lon))
        taken.append(row._replace(needs="head") if common or key in everyday else row)
    return sorted(taken)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, near enough."""
    return 111.2 * math.hypot(lat - other_lat, (lon - other_lon) * math.cos(math.radians(lat)))


def shares(names: Iterable[str], texts: Iterable[list[str]], heads: frozenset[str]) -> dict[str, tuple[int, int]]:
    """For each folded name, how often the press writes it (its first word) and how often a word of place stands before it."""
    singles = {name for name in names if " " not in name}
    uses: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for words in texts:
        for before, word in pairwise(["", *words]):
            name = word if word in singles else word[1:] if word[0] in _JOINED else ""
            if name in singles:
                uses[name] += 1
                after[name] += before in heads
    return {name: (uses[name], after[name]) for name in uses}


def main(shared: Path) -> None:
    """Write the three bulk tables."""
    countries = json.loads((shared / "data/countries/countries.json").read_text(encoding="utf-8"))
    codes = {country["cca2"]: country["cca3"] for country in countries}
    heads, plain, known = place_words(DATA, UNITS), place_words(DATA), _by_hand()
    local, cities = list(libya(shared / "data/places", heads)), list(world(shared / "data/places", codes, heads))
    counted = shares({_fold(row.names) for row in (*local, *cities)}, read_press(shared / "data"), plain)
    everyday = frozenset(_fold(name) for row in _rows_by_hand() if row[6] for name in row[0].split("|"))
    _write("places_libya", OSM, (row.cells() for row in add(local, known, counted, NEAR, everyday)))
    _write("places_world", DR5HN, (row.cells() for row in add(cities, known, counted, ANYWHERE, everyday)))
    middles = ((c["cca3"], *(f"{degrees:.2f}" for degrees in c["latlng"])) for c in countries)
    _write("places_countries", MLEDOZE, middles, "ISO 3166-1 alpha-3, latitude and longitude of its middle")


def _rows_by_hand() -> list[list[str]]:
    return [row.split("\t") for row in read_bulk(DATA / "places.tsv")]


def _by_hand() -> Known:
    """The places of the table that is written by hand, under each of their names."""
    known: Known = {}
    for names, country, lat, lon, *_ in _rows_by_hand():
        for name in names.split("|"):
            known.setdefault(_fold(name), []).append((country, float(lat), float(lon)))
    return known


def place_words(folder: Path, values: frozenset[str] = frozenset()) -> frozenset[str]:
    """The folded words that stand before names of places: those of some values, or all that have no other meaning."""
    table = msgspec.toml.decode((folder / "places_heads.toml").read_bytes(), type=Table)
    entries = [e for e in table.entries if (e.value in values if values else "ambiguous" not in e.tags)]
    return frozenset(_fold(form) for entry in entries for form in (entry.lemma, *entry.forms))


def read_press(data: Path) -> Iterator[list[str]]:
    """The folded words of every article of ANT and of one day in three of SaudiNewsNet."""
    with lzma.open(data / "ant/ant.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            yield _words(json.loads(line))
    for path in sorted((data / "saudinewsnet").glob("*.zip"))[::3]:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json") and not name.startswith("__MACOSX"):
                    yield from map(_words, json.loads(archive.read(name).decode("utf-8-sig")))


def _words(article: dict[str, str]) -> list[str]:
    return re.findall(r"[\u0621-\u064a]+", _fold(f"{article['title']} {article['content']}"))


def _write(name: str, source: str, rows: Iterable[tuple[str, ...]], columns: str = COLUMNS) -> None:
    write_bulk(DATA / f"{name}.tsv", {"source": source, "licence": "ODbL-1.0 (a database of its own)", "columns": columns}, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
