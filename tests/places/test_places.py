"""Places: what is found in sentences of our own, with country, coordinates and precision, and what is left out."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.places import Gazetteer, find_places, load_gazetteer
from musnad.places.choose import kilometres
from musnad.text.document import prepare

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/places/places.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer that ships with Musnad."""
    return load_gazetteer(lexicon)


def _param(case: dict[str, object]) -> object:
    marks = [pytest.mark.xfail(reason=str(case["fails"]))] if "fails" in case else []
    return pytest.param(case, id=str(case["text"])[:40], marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_places_of_sentences(lexicon: Lexicon, gazetteer: Gazetteer, case: dict[str, object]) -> None:
    """Each case finds exactly its places: letters, name, country, precision."""
    dateline = str(case["dateline"]) if "dateline" in case else None
    found = [one.place for one in find_places(prepare(str(case["text"])), gazetteer, lexicon, dateline)]
    assert [[place.text, place.name, place.country or "", place.precision] for place in found] == case["places"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_spans_are_letters_of_the_text_and_say_why(lexicon: Lexicon, gazetteer: Gazetteer, case: dict[str, object]) -> None:
    """Spans and tokens agree with the text, candidates are ranked shares, and every place says why it is one."""
    text = "مقدمة طويلـة: " + str(case["text"])
    document = prepare(text)
    for one in find_places(document, gazetteer, lexicon):
        place = one.place
        assert text[place.start : place.end] == place.text
        assert one.first <= one.name_first < one.after
        assert document.span(one.first, one.after).text.endswith(place.text)
        assert place.because
        assert 0 < place.confidence < 1
        scores = [candidate.score for candidate in place.candidates]
        assert scores == sorted(scores, reverse=True)


TABLES = ("places_heads", "places_context", "places_none")
SENTENCES = [
    pytest.param(sentence, matches, id=f"{table} {entry.lemma}")
    for table in TABLES
    for entry in load_lexicon().entries(table)
    for sentence, matches in (
        (entry.example, table != "places_none" and entry.value not in ("body", "son", "person")),
        (entry.counter, False),
    )
    if sentence
]


@pytest.mark.parametrize(("sentence", "matches"), SENTENCES)
def test_examples_of_the_tables_hold(lexicon: Lexicon, gazetteer: Gazetteer, sentence: str, matches: bool) -> None:
    """An example of a word of place holds a place; beside a word that takes places out, and in a counter-example, there is none."""
    assert bool(find_places(prepare(sentence), gazetteer, lexicon)) == matches


def test_what_a_place_lies_in_is_told(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """A place that is told to lie in the next one points to it."""
    inner, outer = find_places(prepare("انفجار في مدينة سرت بليبيا."), gazetteer, lexicon)
    assert (inner.inside, outer.inside) == (1, None)
    assert [one.inside for one in find_places(prepare("انفجار في سرت وفي ليبيا."), gazetteer, lexicon)] == [None, None]


def test_candidates_of_an_ambiguous_name_are_kept(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """A name of two places keeps both, the likelier first, each with its reason."""
    (found,) = find_places(prepare("انفجار في طرابلس."), gazetteer, lexicon)
    assert [candidate.country for candidate in found.place.candidates] == ["LBY", "LBN"]
    assert all(candidate.because for candidate in found.place.candidates)


def test_coordinates_are_those_of_the_place(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Mitiga base is where it is, to a hundredth of a degree."""
    (found,) = find_places(prepare("قصف على قاعدة معيتيقة."), gazetteer, lexicon)
    assert (found.place.lat, found.place.lon) == (pytest.approx(32.89, abs=0.02), pytest.approx(13.28, abs=0.02))


def test_distance_is_that_on_a_sphere() -> None:
    """From Tripoli to Benghazi it is some 650 km."""
    assert kilometres((32.89, 13.19), (32.115, 20.069)) == pytest.approx(650, abs=10)


def test_names_do_not_run_over_lines(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """A headline and the line below it make no name together."""
    found = find_places(prepare("اجتماع في بني\nوليد الرفاعي يعود"), gazetteer, lexicon)
    assert found == ()


@pytest.mark.parametrize("piece", ["في طرابلس و", "مدينة ", "شمال ", "وادي ", "قرية الزهور في ", "بني "])
def test_hostile_input_costs_linear_time(lexicon: Lexicon, gazetteer: Gazetteer, piece: str) -> None:
    """Four times the letters cost no more than some ten times the time."""
    check_linear(lambda document: find_places(document, gazetteer, lexicon), lambda size: prepare(run_of(piece)(size)), 20_000)


WORDS = """
مدينة محافظة شمال جنوب العاصمة الليبية في من إلى زيارة و ، ( ) " طرابلس بنغازي ليبيا تونس عمان الأردن وسرت بليبيا للقاهرة قرية الزهور
السواحل الحدود بن الشيخ صحيفة محور حي وادي بني وليد الجزائر العاصمة تونس وتونس صيداً .
"""


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=12).map(" ".join))
@example("مدينة قرية وادي قرية الزهور")  # words of place in a row: town, village, valley, village, a name
def test_any_meeting_of_words_is_read_without_error(text: str) -> None:
    """Whatever words of place meet: spans are the text's letters, in order, none inside another."""
    lexicon = shipped_lexicon()
    found = find_places(prepare(text), load_gazetteer(lexicon), lexicon)
    for one in found:
        assert text[one.place.start : one.place.end] == one.place.text
    assert all(a.after <= b.first for a, b in pairwise(found))
