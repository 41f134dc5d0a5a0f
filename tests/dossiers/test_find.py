"""Persons across articles: who is one, who is two, and what is told of each."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import check_linear
from musnad.dossiers import Appearance, Dossiers, Judgement, Namesake, add_judgement, read_judgements
from musnad.dossiers.find import appearances
from musnad.errors import InputError
from musnad.reading import Reader
from musnad.records import Role

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases/dossiers/names.toml").read_text("utf-8"))["case"]
DAY = date(2024, 10, 1)
AKAR = ("خلوصي أكار", "خلوصي آكار", "خلوصي اكار")


def appearance(number: int, name: str, country: str | None = None, title: str | None = None, of: str | None = None) -> Appearance:
    """A person in an article of its own, a day after the one before."""
    roles = (Role(title, of),) if title else ()
    return Appearance(f"a{number}", DAY + timedelta(number), "وكالة النهر", name, country, roles, statements=1)


def gathered(*some: Appearance, judgements: tuple[Judgement, ...] = ()) -> Dossiers:
    dossiers = Dossiers(judgements=judgements)
    for one in some:
        dossiers.add_appearance(one)
    return dossiers


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_two_names(case: dict[str, Any]) -> None:
    """In either order."""
    one, other = appearance(1, **case["one"]), appearance(2, **case["other"])
    for pair in ((one, other), (other, one)):
        assert len(gathered(*pair).persons()) == (1 if case["same"] else 2)


def test_a_dossier_tells_names_offices_days_and_who_says_so() -> None:
    """Spellings with their counts, offices from the first to the last day, outlets by how often, statements added up."""
    minister = [appearance(n, AKAR[n % 2], "TUR", "وزير الدفاع", "تركيا") for n in range(5)]
    chief = replace(appearance(9, AKAR[0], "TUR"), roles=(Role("رئيس الأركان", "تركيا", former=True),), outlet="صحيفة الساحل")
    (dossier,) = gathered(*minister, chief).dossiers()
    assert (dossier.name, dossier.latin, dossier.country) == (AKAR[0], "Hulusi Akar", "TUR")
    assert dossier.names == {AKAR[0]: 4, AKAR[1]: 2}
    office, former = dossier.offices
    assert (office.title, office.of, office.first, office.last, office.articles) == ("وزير الدفاع", "تركيا", DAY, DAY + timedelta(4), 5)
    assert (former.title, former.former, former.outlets) == ("رئيس الأركان", True, ("صحيفة الساحل",))
    assert (dossier.articles, dossier.statements, dossier.first, dossier.last) == (6, 6, DAY, DAY + timedelta(9))
    assert any("both TUR" in reason for reason in dossier.because)


def test_namesakes_are_told_of_each_other() -> None:
    """Each names the other with what keeps them apart."""
    one, other = gathered(
        appearance(1, "محمود عباس", "PSE", "الرئيس", "فلسطين"), appearance(2, "محمود عباس", "SDN", "لاعب")
    ).dossiers()  # fmt: skip
    assert one.apart == (Namesake(other.id, "محمود عباس", "SDN", "one spelling, PSE and SDN, no office in common"),)
    assert [namesake.id for namesake in other.apart] == [one.id]


def test_a_spelling_that_one_article_has_is_not_the_name() -> None:
    """Where others have a shorter one; letters that nobody sees are left out."""
    said = [appearance(n, "سالم بن علي\u200f  المنقوش", "LBY") for n in range(5)]
    (dossier,) = gathered(*said, appearance(9, "سالم بن علي المنقوش ترسية", "LBY")).dossiers()
    assert dossier.name == "سالم بن علي\u200f  المنقوش"
    reading = Reader().read({"title": "خبر", "content": "قال وزير النقل سالم بن علي \u200fالمنقوش إن الطريق مفتوح."})
    assert [one.name for one in appearances(reading)] == ["سالم بن علي المنقوش"]


def test_namesakes_without_a_name_of_their_own_are_not_told() -> None:
    """Who is known by one word alone is nobody, nor anybody's namesake; the most alike stand first."""
    one, *_ = gathered(
        appearance(1, "محمود عباس", "PSE", "الرئيس", "فلسطين"), appearance(2, "محمود عباس", "SDN", "لاعب"),
        appearance(3, "عباس", "PSE"), appearance(4, "محمود عباس", "IRQ"),
    ).dossiers()  # fmt: skip
    assert [namesake.country for namesake in one.apart] == ["IRQ", "SDN"]


def test_who_is_known_by_one_word_alone_is_nobody() -> None:
    """A word that belongs to no full name tells of no person."""
    assert gathered(appearance(1, "المواطن"), appearance(2, "أكار", "TUR")).dossiers() == []


def judgement(one: str, other: str, *, same: bool, **more: Any) -> Judgement:
    return Judgement(one, other, same, "سعاد", "2024-10-20T10:00:00+00:00", **more)


def test_somebodys_word_counts_more_than_the_weights() -> None:
    """Same, different, and the last word of two."""
    apart = (appearance(1, "حسن الفيتوري", "LBY"), appearance(2, "حسين الفيتوري", "LBY"))
    one = judgement("حسن الفيتوري", "حسين الفيتوري", same=True)
    assert len(gathered(*apart, judgements=(one,)).persons()) == 1
    assert len(gathered(*apart, judgements=(one, judgement("حسين الفيتوري", "حسن الفيتوري", same=False))).persons()) == 2
    alike = (appearance(1, AKAR[0], "TUR"), appearance(2, "خلوصي سعيد أكار", "TUR"))
    assert len(gathered(*alike).persons()) == 1
    told = gathered(*alike, judgements=(judgement(AKAR[0], "خلوصي سعيد أكار", same=False),)).dossiers()
    assert [[namesake.because for namesake in one.apart] for one in told] == [["سعاد said so"], ["سعاد said so"]]


def test_a_word_on_a_bearer_of_one_country() -> None:
    """Namesakes: only the one of that country is meant."""
    some = [appearance(1, "سالم قدور", "LBY"), appearance(2, "سالم قدور", "DZA"), appearance(3, "سالم علي قدور", None)]
    word = judgement("سالم قدور", "سالم علي قدور", same=False, one_country="LBY")
    together = [{one.country for one in person} for person in gathered(*some, judgements=(word,)).persons()]
    assert {"LBY"} in together
    assert {"DZA", None} in together


def test_judgements_are_kept(tmp_path: Path) -> None:
    """Line by line; a broken line is named."""
    path = tmp_path / "deep" / "judgements.jsonl"
    assert read_judgements(path) == []
    words = [judgement("أ ب", "أ ج", same=True), judgement("أ ب", "أ د", same=False, one_country="LBY")]
    for word in words:
        add_judgement(path, word)
    assert read_judgements(path) == words
    with path.open("a") as file:
        file.write("{}\n")
    with pytest.raises(InputError, match=r"judgements\.jsonl:3 is no judgement"):
        read_judgements(path)


SOME = [appearance(n, **{key: case[side][key] for key in case[side]}) for n, case in enumerate(CASES) for side in ("one", "other")]


@given(st.permutations(SOME))
def test_the_order_of_articles_changes_nothing(shuffled: list[Appearance]) -> None:
    """Ids, names, offices and reasons are the same however articles come."""
    found = {one.id: (one.name, one.offices, one.articles, one.names.items() >= set()) for one in gathered(*shuffled).dossiers()}
    assert found == {one.id: (one.name, one.offices, one.articles, one.names.items() >= set()) for one in gathered(*SOME).dossiers()}


def test_ids_stay_when_later_articles_come() -> None:
    """Whoever is known keeps the id."""
    early = [appearance(n, AKAR[n % 2], "TUR", "وزير الدفاع", "تركيا") for n in range(3)]
    later = [appearance(20 + n, "خلوصي أكار", "TUR", "رئيس الأركان", "تركيا") for n in range(9)]
    assert [one.id for one in gathered(*early).dossiers()] == [one.id for one in gathered(*early, *later).dossiers()]


def test_persons_of_a_reading(reader: Reader) -> None:
    """Those with a name, with what they say and do; who is an office alone is none."""
    reading = reader.read({
        "title": "لقاء", "published": "2024-10-14", "source": "وكالة النهر",
        "content": "قال وزير الداخلية سالم المبروك إن المعبر مفتوح. وأكد الناطق باسم الوزارة أن العمل مستمر.",
    })  # fmt: skip
    (found,) = appearances(reading)
    assert (found.name, found.outlet, found.day, found.statements) == ("سالم المبروك", "وكالة النهر", date(2024, 10, 14), 1)


FAMILIES = [f"ال{a}{b}{c}ي" for a in "بتجدرسش" for b in "كلمنف" for c in "قرعزطه"]
FIRST = ("سالم", "محمود", "طارق", "نبيل", "هشام", "وليد", "يوسف", "أنور")


def test_time_grows_with_the_articles() -> None:
    """Not with their square."""

    def make(size: int) -> list[Appearance]:
        return [
            appearance(n, f"{FIRST[n % 8]} {FAMILIES[n // 8 % len(FAMILIES)]} {FAMILIES[n // 64 % len(FAMILIES)]}", "LBY")
            for n in range(size)
        ]

    check_linear(lambda some: gathered(*some).dossiers(), make, 1_000)
