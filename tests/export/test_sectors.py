"""What actors are: codes, sectors and sides, from the entries that found them."""

import pytest

from musnad.export.countries import country
from musnad.export.sectors import Natures, _table
from musnad.lexicon import Lexicon
from musnad.records import Actor, Role


def actor(kind: str, because: str, *roles: Role, name: str = "ن", country: str | None = None) -> Actor:
    return Actor(id="a1", name=name, kind=kind, country=country, roles=roles, because=(because,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "nature"),
    [
        (actor("person", "roles: وزير", Role("وزير الزراعة", "تونس"), country="TUN"), ("TUN", "GOV", "civilians")),
        (actor("person", "roles: ضابط", country="LBY"), ("LBY", "MIL", "forces")),
        (actor("person", "roles: عضو", Role("عضو", "نقابة الأطباء")), (None, "LAB", "civilians")),
        (actor("person", "roles: رئيس", Role("رئيس", "شركة الواحة")), (None, "BUS", "civilians")),
        (actor("person", "roles: رئيس", Role("رئيس", "تونس"), country="TUN"), ("TUN", "GOV", "civilians")),
        (actor("person", "roles: رئيس", Role("رئيس", "شركة الواحة", former=True)), (None, None, "civilians")),
        (actor("person", "roles: رئيس"), (None, None, "civilians")),
        (actor("person", "roles: قائد", Role("قائد", "تنظيم داعش")), (None, "REB", "fighters")),
        (actor("organisation", "organisations: الأمم المتحدة"), ("IGO", None, None)),
        (actor("armed_group", "organisation_heads: مجموعة"), (None, "REB", "fighters")),
        (actor("group", "people without a name", name="خمسة شرطيين"), (None, "COP", "armed")),
        (actor("group", "people without a name", name="الجنود الأميركيون", country="USA"), ("USA", "MIL", "armed")),
        (actor("group", "people without a name", name="جنود متمردون"), (None, "REB", "armed")),
        (actor("armed_group", "people without a name", name="مسلحون مجهولون"), (None, "UAF", "armed")),
        (actor("group", "people without a name", name="المدنيين"), (None, "CVL", "civilians")),
        (actor("group", "people without a name", name="مدينة"), (None, None, None)),
        (actor("group", "people without a name", name="118 شخصا"), (None, "CVL", "civilians")),
        (actor("group", "an entry: that is gone"), (None, None, None)),
    ],
)
def test_natures(lexicon: Lexicon, told: Actor, nature: tuple[str | None, ...]) -> None:
    """An office tells its sector; one that tells nothing by itself has that of the body it is held in, and only while it is held."""
    assert Natures(lexicon).of(told) == nature


def test_the_table_names_what_the_lexicon_has(lexicon: Lexicon) -> None:
    """Every table and sign in it stands in the lexicon, every generic role is a role, and each row says why."""
    for row in _table().rows:
        assert row.note
        if row.table:
            signs = {sign for entry in lexicon.entries(row.table) for sign in (*entry.tags, entry.value, "*")}
            assert row.sign in signs, f"{row.table} has no {row.sign}"
    roles = {entry.lemma for entry in lexicon.entries("roles")}
    assert _table().generic <= roles


def test_countries_of_the_lexicon_are_listed(lexicon: Lexicon) -> None:
    """Whatever state the lexicon names has a number and an English name."""
    states = {e.value for e in lexicon.entries("countries") if e.value and not {"entity", "union", "former"} & set(e.tags)}
    assert [code for code in sorted(states) if country(code) is None] == []
    assert country("LBY") == ("LBY", "ly", 434, "Libya", "Northern Africa")
    assert country(None) is None
