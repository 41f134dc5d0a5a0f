"""Learning stems from raw text: forms that share a stem reveal it, frequent collocations do not make one."""

from collections import Counter

import pytest

from musnad.lexicon import Lexicon
from musnad.text.learn import Learner, adjectives

FORMS = Counter(
    {"وزير": 9, "الوزير": 9, "للوزير": 3, "والوزير": 4, "وزيرنا": 1, "بيان": 8, "البيان": 7, "وبيان": 2, "شكل": 5, "الشكل": 4, "شكلها": 2}
) + Counter({"بشكل": 90, "وبشكل": 8, "قال": 50, "وقال": 40, "يقول": 9, "قالت": 8, "قالوا": 7, "يقولون": 5})
FORMS += Counter({"أحد": 60, "وأحد": 9, "اصيب": 30, "اصيبت": 20, "أصاب": 20, "أصابت": 20, "يصيب": 9, "تصيب": 9})


@pytest.fixture(scope="module")
def learner(lexicon: Lexicon) -> Learner:
    """What a handful of forms teaches."""
    learner = Learner(lexicon, FORMS)
    learner.learn()
    return learner


def test_shared_stems_win(learner: Learner) -> None:
    """A stem seen with and without clitics outweighs what a wrong cut of it would leave."""
    weights = learner.weights
    assert weights["N", "وزير"] > weights.get(("N", "زير"), -99) + 2
    assert weights["N", "بيان"] > weights.get(("N", "يان"), -99) + 2


def test_frequent_collocation_is_no_stem(learner: Learner) -> None:
    """`بشكل` (in a manner), however frequent, is preposition and noun."""
    assert learner.weights["N", "شكل"] > learner.weights.get(("N", "بشكل"), -99) + 2


def test_a_verb_is_known_by_its_forms(learner: Learner) -> None:
    """Forms of one verb are given to the verb, not to nouns nobody listed."""
    said = max(weight for (kind, stem), weight in learner.weights.items() if kind == "V" and stem.startswith("قا"))
    assert said > learner.weights.get(("N", "قال"), -99)


def test_a_verb_without_a_feminine_is_a_noun(learner: Learner) -> None:
    """`أحد` (one of), however frequent, is not the verb that is written so; `قال` (said) has its `قالت`."""
    doubtful = learner.doubtful(FORMS)
    assert "أَحَدَّ" in doubtful
    assert "قالَ" not in doubtful


def test_a_passive_without_an_article_is_no_noun(learner: Learner) -> None:
    """`اصيب` (was hurt) has a feminine and no article, `بيان` (statement) the article."""
    verbal = learner.verbal(FORMS)
    assert "اصيب" in verbal
    assert "بيان" not in verbal


def test_adjectives_follow_words_with_article() -> None:
    """The share counts only words seen often enough."""
    shares = adjectives(["قال الوزير الجديد أمس"] * 5 + ["كتب الناطق"] * 4)
    assert shares == {"وزير": 0.0, "جديد": 1.0}
