"""The tables that name actors: what they promise to the rooms that read them."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from musnad.lexicon import Entry, Lexicon
from musnad.lexicon.load import DATA
from musnad.lexicon.make.inflect import adjective, article, noun, pair
from musnad.lexicon.make.naming import complete, render
from musnad.lexicon.schema import Table
from musnad.text.folding import fold_word

NAMING = (
    "countries", "nationalities", "capitals", "roles", "role_modifiers", "portfolios", "honorifics", "organisation_heads", "organisations",
    "armed_groups", "media_heads", "media", "sources_unnamed", "peoples", "given_names", "name_connectors", "labels",
    "labels_targets", "labels_none", "participles",
)  # fmt: skip
BY_COUNTRY = ("countries", "nationalities", "capitals", "organisations", "armed_groups", "media")
VALUES = {
    "sources_unnamed": {"group", "person", "document", ""},
    "peoples": {"group", "people", "person"},
    "given_names": {"m", "f", "u"},
    "labels": {"against", "for"},
    "labels_targets": {"deed", "actor", "speech", "order"},
    "labels_none": {"name", "law", "plain", "culture"},
    "name_connectors": {"son", "prefix", "suffix", "family", "particle", "initial", "faith"},
    "roles": {"portfolio", "body", "country", "place", "person", "office", "subject", "none"},
    "media_heads": {"channel", "newspaper", "agency", "site", "radio", "network", "magazine", "programme", "platform"},
}
LOOSE = {"ambiguous", "weak", "word", "anycountry", "qualified", "loose"}  # tags that say: needs a second sign


def _surfaces(entry: Entry) -> set[str]:
    return {fold_word(form) for form in (entry.lemma, *entry.forms)}


def _claims(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    claims = defaultdict(list)
    for entry in entries:
        for surface in _surfaces(entry):
            claims[surface].append(entry)
    return claims


@pytest.mark.parametrize("name", NAMING)
def test_no_lemma_twice(lexicon: Lexicon, name: str) -> None:
    """A lemma is one entry: whoever adds a spelling finds the entry instead of making a second."""
    lemmas = [entry.lemma for entry in lexicon.entries(name)]
    assert sorted({lemma for lemma in lemmas if lemmas.count(lemma) > 1}) == []


@pytest.mark.parametrize("name", NAMING)
def test_surface_with_two_values_is_marked(lexicon: Lexicon, name: str) -> None:
    """A surface that stands for two things is marked in each of its entries, so that no room takes it for sure."""
    unmarked = {
        surface: [entry.lemma for entry in entries]
        for surface, entries in _claims(lexicon.entries(name)).items()
        if len({entry.value for entry in entries}) > 1 and not all(LOOSE & set(entry.tags) for entry in entries)
    }
    assert unmarked == {}


@pytest.mark.parametrize("name", BY_COUNTRY)
def test_countries_are_iso_codes(lexicon: Lexicon, name: str) -> None:
    """Every country value is a code that the table of countries holds, or empty."""
    codes = {entry.value for entry in lexicon.entries("countries")} - {""}
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert [(entry.lemma, entry.value) for entry in lexicon.entries(name) if entry.value and entry.value not in codes] == []


@pytest.mark.shared
def test_countries_are_complete(lexicon: Lexicon, shared: Path) -> None:
    """Every member of the United Nations is in the table, and every code is one of the source."""
    source = json.loads((shared / "data/countries/countries.json").read_text(encoding="utf-8"))
    ours = {entry.value for entry in lexicon.entries("countries")} - {""}
    assert {country["cca3"] for country in source if country["unMember"]} - ours == set()
    assert ours <= {country["cca3"] for country in source}


def test_no_word_is_of_two_countries_unmarked(lexicon: Lexicon) -> None:
    """States, their adjectives and their capitals agree on a word's country, or all of them say that it is ambiguous."""
    claims = _claims(tuple(entry for name in ("countries", "nationalities", "capitals") for entry in lexicon.entries(name)))
    unmarked = {
        surface: [entry.value for entry in entries]
        for surface, entries in claims.items()
        if len({entry.value for entry in entries}) > 1 and not all("ambiguous" in entry.tags for entry in entries)
    }
    assert unmarked == {}


@pytest.mark.parametrize("name", sorted(VALUES))
def test_values_are_of_the_table(lexicon: Lexicon, name: str) -> None:
    """A value outside the list in the table's `about` is a typing error."""
    assert [(entry.lemma, entry.value) for entry in lexicon.entries(name) if entry.value not in VALUES[name]] == []


@pytest.mark.parametrize("name", NAMING)
def test_examples_hold_their_entry(lexicon: Lexicon, name: str) -> None:
    """An example shows its own entry."""
    wrong = [
        entry.lemma
        for entry in lexicon.entries(name)
        if entry.example and not any(surface in fold_word(entry.example) for surface in _surfaces(entry))
    ]
    assert wrong == []


def test_labels_are_many_and_most_are_shown(lexicon: Lexicon) -> None:
    """Judging words are the most disputable table: all but a few come with an example, and a third with a counter-example."""
    labels = lexicon.entries("labels")
    assert len(labels) >= 200
    assert sum(bool(entry.example) for entry in labels) >= 0.95 * len(labels)
    assert sum(bool(entry.counter) for entry in labels) >= 0.33 * len(labels)


def test_many_bodies_and_outlets_are_known(lexicon: Lexicon) -> None:
    """The tables stay as wide as readers of any Arab country need them."""
    assert len(lexicon.entries("organisations")) >= 600
    assert len(lexicon.entries("media")) >= 300
    assert len({entry.value for entry in lexicon.entries("media")}) >= 40


def test_neutral_words_are_no_labels(lexicon: Lexicon) -> None:
    """The guide's neutral words and courtesies stay out of the table of labels."""
    claimed = set(_claims(lexicon.entries("labels")))
    assert claimed & {fold_word(word) for word in ("متشدد", "مسلح", "جهادي", "انفصالي", "الشقيق", "معالي", "الصديقين")} == set()


def test_regular_forms_are_written_out(lexicon: Lexicon) -> None:
    """Completing the tables again changes nothing: whoever adds an entry has run the maker."""
    countries = frozenset(form for entry in lexicon.entries("countries") for form in (entry.lemma, *entry.forms))
    for name in NAMING:
        table, again = lexicon.tables[name], f"run: python -m musnad.lexicon.make.naming {name}"
        assert complete(table, countries if name == "nationalities" else frozenset()) == table, again
        assert (DATA / f"{name}.toml").read_text(encoding="utf-8") == render(table), again


def test_tables_stay_small() -> None:
    """All naming tables together weigh less than 1.5 MB."""
    assert sum((DATA / f"{name}.toml").stat().st_size for name in NAMING) < 1_500_000


def test_nisba_in_both_genders_and_three_numbers() -> None:
    """`ليبي` gives what the press writes, with and without the article."""
    forms = {"ليبي", *adjective("ليبي")}
    assert {"الليبي", "الليبية", "الليبيان", "الليبيين", "الليبيون", "الليبيات", "ليبيتان", "ليبية"} <= forms


def test_accusative_leaves_the_country_alone(lexicon: Lexicon) -> None:
    """`ليبيا` is Libya, never `a Libyan` in the accusative."""
    (libyan,) = [entry for entry in lexicon.entries("nationalities") if entry.lemma == "ليبي"]
    assert "ليبيا" not in libyan.forms


def test_role_has_dual_plural_and_construct() -> None:
    """`وزير` gives the duals before a complement (`وزيرا دفاع`, `وزيري دفاع`) and its broken plural with the article."""
    forms = set(noun("وزير", ["وزراء"]))
    assert {"وزيرة", "وزيران", "وزيرين", "وزيرا", "وزيري", "وزراء", "الوزراء", "الوزيران", "وزيرتا"} <= forms


def test_sound_plural_loses_its_nun_before_a_complement() -> None:
    """`مسؤولو الحزب`, `مسؤولي الحزب`."""
    assert {"مسؤولون", "مسؤولو", "مسؤولي", "المسؤولين", "مسؤولات"} <= set(noun("مسؤول", sound=True))


def test_pair_agrees() -> None:
    """Noun and adjective agree in gender, number and definiteness."""
    forms = set(pair("أمين", "عام", ["أمناء"]))
    assert {"الأمين العام", "الأمينة العامة", "الأمينان العامان", "الأمناء العامون", "أمينا عاما"} <= forms
    assert "الأمين عام" not in forms


def test_article_on_each_form() -> None:
    """Each form stands with and without the article, once."""
    assert article(("مصدر", "المصادر")) == ["مصدر", "المصدر", "مصادر", "المصادر"]


def test_compound_takes_the_forms_of_its_head() -> None:
    """`رئيس الوزراء` is found as `رئيسة وزراء` and `رؤساء الوزراء` too."""
    head = Entry("رئيس", "head", forms=("رؤساء",), tags=("as:noun",))
    table = Table("two entries, head and compound", (head, Entry("رئيس الوزراء", "prime minister", tags=("as:compound",))))
    assert {"رئيسة الوزراء", "رئيس وزراء", "رؤساء الوزراء", "رئيسا وزراء"} <= set(complete(table).entries[1].forms)
