"""Counts: what is counted, between which bounds, in which letters; and what counts nobody."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.events.amounts import Amounts
from musnad.events.numbers import find_numbers
from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.text.document import prepare

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/events/numbers.toml").read_text("utf-8"))["case"]


def _open(value: int | None) -> int:
    return -1 if value is None else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_numbers_of_sentences(lexicon: Lexicon, case: dict[str, object]) -> None:
    """Each case finds exactly its numbers: letters, kind, bounds."""
    found = [one.number for one in find_numbers(prepare(str(case["text"])), lexicon)]
    assert [[number.text, number.kind, _open(number.low), _open(number.high)] for number in found] == case["numbers"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_spans_are_letters_of_the_text_and_say_why(lexicon: Lexicon, case: dict[str, object]) -> None:
    """Spans are the text's letters, tokens hold them, and every number names the word that told its kind."""
    text = "مقدمة طويلـة: " + str(case["text"])
    document = prepare(text)
    for one in find_numbers(document, lexicon):
        assert text[one.number.start : one.number.end] == one.number.text
        assert document.span(one.first, one.after).text.endswith(one.number.text)
        assert one.number.because
        assert [span.text for span in one.number.evidence] == [document.span(one.sign, one.sign + 1).text]
        assert 0 < one.number.confidence < 1


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("خمسة وعشرون ألف", 25_000, 25_000),
        ("ثلاثة عشر", 13, 13),
        ("أحد عشر", 11, 11),
        ("ثلاث مئة وستة وخمسين", 356, 356),
        ("ألف وخمسمئة", 1_500, 1_500),
        ("مئتان وخمسون ألفا", 250_000, 250_000),
        ("ثلاثة ملايين ونصف", 3_500_000, 3_500_000),
        ("11 ألف و500", 11_500, 11_500),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات", 200, 999),
        ("عشرة آلاف", 10_000, 10_000),
        ("10-15", 10, 15),
        ("بين 10 و15", 10, 15),
        ("ما لا يقل عن 40", 40, None),
        ("أقل من 10", None, 10),
        ("١٬٥٠٠", 1_500, 1_500),
        ("134.230.802", 134_230_802, 134_230_802),
    ],
)
def test_amounts_in_words_and_figures(lexicon: Lexicon, text: str, low: int | None, high: int | None) -> None:
    """A number is read whole, whether in words, in figures or in both."""
    (amount,) = Amounts(lexicon).find(prepare(text))
    assert (amount.low, amount.high, amount.begin) == (low, high, 0)


TABLES = ("numbers_words", "numbers_bounds", "numbers_signs", "numbers_people")
SENTENCES = [
    pytest.param(sentence, matches, id=f"{table} {entry.lemma}")
    for table in TABLES
    for entry in load_lexicon().entries(table)
    for sentence, matches in ((entry.example, True), (entry.counter, False))
    if sentence
]


@pytest.mark.parametrize(("sentence", "matches"), SENTENCES)
def test_examples_of_the_tables_hold(lexicon: Lexicon, sentence: str, matches: bool) -> None:
    """An example holds a count and a counter-example none."""
    assert bool(find_numbers(prepare(sentence), lexicon)) == matches


@pytest.mark.parametrize("piece", ["مقتل 3 ", "ألف و", "10-", "بين 5 و6 ", "اعتقلت الشرطة ", "عشرات الآلاف ", "9" * 5000 + " "])
def test_hostile_input_costs_linear_time(lexicon: Lexicon, piece: str) -> None:
    """Four times the letters cost no more than some ten times the time."""
    check_linear(lambda document: find_numbers(document, lexicon), lambda size: prepare(run_of(piece)(size)), 20_000)


WORDS = """
مقتل وإصابة اعتقال القبض على سقوط قتلى وجرحى ثلاثة عشر وعشرين ألف مليون ونصف مئات الآلاف 10 و 15 - إلى بين أكثر من ما لا يقل عن شخصا جنود
دولار قتلوا تظاهر ، على الأقل أحد 2,5 99999999999999999999 1.2.3.4 شخصين .
"""


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=14).map(" ".join))
def test_any_meeting_of_number_words_is_read_without_error(text: str) -> None:
    """Whatever number words meet: spans are the text's letters and the least is never more than the greatest."""
    for one in find_numbers(prepare(text), shipped_lexicon()):
        assert text[one.number.start : one.number.end] == one.number.text
        assert one.number.low is None or one.number.high is None or one.number.low <= one.number.high
