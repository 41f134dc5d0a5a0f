"""The gazetteer: its tables are sound, its licences apart, its loading fast."""

import re
import time
import tracemalloc
from pathlib import Path

import pytest

from musnad.lexicon import Lexicon
from musnad.lexicon.load import DATA
from musnad.places.gazetteer import TABLES, Gazetteer
from musnad.text.folding import fold

KINDS = {
    "capital", "town", "village", "quarter", "region", "area", "continent", "airport", "base", "port", "crossing", "hotel", "hall", "oil",
    "camp", "prison", "square", "street", "mosque", "hospital", "dam", "point",
}  # fmt: skip
LIBYA = (19.0, 34.0, 9.0, 25.5)  # south, north, west, east
SECONDS, MEGABYTES = 0.06, 30


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sound(lexicon: Lexicon, table: str) -> None:
    """Every row has names, a country that the table of countries holds, coordinates on the globe, a known kind and need."""
    codes = {entry.value for entry in lexicon.entries("countries")} | {""}
    for row in lexicon.rows(table):
        names, country, lat, lon, kind, people, needs, *source = row.split("\t")
        assert all(name and name == name.strip() for name in names.split("|")), row
        assert country in codes or table == "places_world", row
        assert -90 <= float(lat) <= 90, row
        assert -180 <= float(lon) <= 180, row
        assert kind in KINDS, row
        assert needs in ("", "country", "head", "in", "sign", "both"), row
        assert int(people) >= 0, row
        assert len(source) == (table != "places"), row


@pytest.mark.parametrize("table", ["places", "places_libya"])
def test_libya_lies_in_libya(lexicon: Lexicon, table: str) -> None:
    """A slip of a digit in a Libyan coordinate is seen."""
    south, north, west, east = LIBYA
    for row in lexicon.rows(table):
        names, country, lat, lon, kind, *_ = row.split("\t")
        if country == "LBY":
            assert south < float(lat) < north + (kind == "oil"), names
            assert west < float(lon) < east, names


def test_no_place_twice_by_hand(lexicon: Lexicon) -> None:
    """One name in one country is one row by hand; whoever adds a spelling finds it."""
    seen: set[tuple[str, str]] = set()
    for row in lexicon.rows("places"):
        names, country, *_ = row.split("\t")
        for name in set(fold(names).folded.split("|")):
            assert (name, country) not in seen, (name, country)
            seen.add((name, country))


@pytest.mark.parametrize("table", ["places_libya", "places_world", "places_countries"])
def test_database_licence_is_named_in_its_own_file(table: str) -> None:
    """Tables made from ODbL data stand apart and name source and licence."""
    head = (DATA / f"{table}.tsv").read_text(encoding="utf-8").split("\n")[:3]
    assert any(re.match(r"# licence: ODbL", line) for line in head)
    assert any(line.startswith("# source: ") for line in head)


def test_loading_is_fast_and_small(lexicon: Lexicon) -> None:
    """Loading takes less than 60 ms of processor time and 30 MB."""
    Gazetteer(lexicon)
    took = []
    for _ in range(3):  # the quickest: on a busy machine one may be slow
        start = time.process_time()
        Gazetteer(lexicon)
        took.append(time.process_time() - start)
    assert min(took) < SECONDS
    tracemalloc.start()
    Gazetteer(lexicon)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < MEGABYTES * 1_000_000


def test_states_and_capitals_are_found_by_code(lexicon: Lexicon) -> None:
    """A country and its capital are found by ISO code; an unknown code finds nothing."""
    gazetteer = Gazetteer(lexicon)
    assert [entry.name for entry in gazetteer.state("LBY")] == ["ليبيا"]
    assert [entry.name for entry in gazetteer.capital("LBY")] == ["طرابلس"]
    assert gazetteer.capital("TUN")[0].country == "TUN"
    assert gazetteer.state("XXX") == gazetteer.capital("XXX") == ()


@pytest.mark.parametrize(
    "name",
    [
        "طرابلس", "بنغازي", "مصراتة", "طبرق", "سرت", "البيضاء", "درنة", "الزاوية", "زوارة", "سبها", "أجدابيا", "غريان", "الزنتان",
        "بني وليد", "ترهونة", "زليتن", "الخمس", "صبراتة", "صرمان", "تاجوراء", "المرج", "شحات", "البريقة", "راس لانوف", "مرزق", "أوباري",
        "غات", "الكفرة", "غدامس", "نالوت", "جادو", "يفرن", "هون", "ودان", "الجفرة", "قاعدة معيتيقة", "قاعدة الوطية", "قاعدة الجفرة",
        "فندق كورنثيا", "معبر رأس اجدير", "معبر ذهيبة وازن", "ميناء البريقة", "الهلال النفطي", "حقل الشرارة", "ورشفانة", "فزان", "برقة",
    ],
)  # fmt: skip
def test_libya_first(lexicon: Lexicon, name: str) -> None:
    """The towns, bases, crossings, fields and halls of Libyan news are known."""
    places = Gazetteer(lexicon).named(fold(name).folded)
    assert "LBY" in {entry.country for entry in places}


@pytest.mark.shared
def test_tables_are_what_the_script_makes(shared: Path) -> None:
    """The three bulk tables come from their sources by `musnad.lexicon.make.gazetteer` and are not edited by hand."""
    from musnad.lexicon.make import gazetteer as make

    heads = make.place_words(DATA, make.UNITS)
    names = {row.names for row in make.libya(shared / "data/places", heads)}
    shipped = {row.split("\t")[0] for row in (DATA / "places_libya.tsv").read_text(encoding="utf-8").split("\n")[3:-1]}
    assert shipped <= names


def test_the_row_in_the_docs_is_one_of_the_table(lexicon: Lexicon) -> None:
    """The row that `docs/add_a_place.md` shows stands in the table, cell for cell."""
    text = (Path(__file__).parents[2] / "docs/add_a_place.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"<!-- row -->\n```\n(.*)\n```", text)
    assert row in lexicon.rows("places")
