"""Training of the tagger of names: what it reads, hears and writes."""

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluation.names import Labelled, Score, as_json, compare, read_labelled
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tagger import Reading, matches
from musnad.mentions.tagger_features import Counted, WordFeatures, sound
from musnad.text.analysis import Analyser
from musnad.train.foreign_names import heard
from musnad.train.names import join, observed
from musnad.train.word_company import word_company

LEXICON = shipped_lexicon()
BARE = Counted({}, {}, frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("latin", "arabic"), [("Stevenson", "ستيفنسون"), ("Johnson", "جونسون"), ("Clinton", "كلينتون"), ("Ferrero", "فيريرو")]
)
def test_a_foreign_name_is_heard_as_arabic_writes_it(latin: str, arabic: str) -> None:
    """One of the ways to hear a name in Latin letters is that of its Arabic spelling."""
    assert sound(arabic) in heard(latin)


def test_what_is_too_short_or_in_other_letters_is_not_heard() -> None:
    """Two letters are no name to know others by."""
    assert heard("Li") == heard("محمد") == heard("") == set()


def test_labelled_files_are_read_and_their_kinds_spelt_one_way(tmp_path: Path) -> None:
    """`B-PERS` is read as `B-PER`; empty lines end sentences; the last needs none."""
    file = tmp_path / "gold.txt"
    file.write_text("زار O\nسامر B-PERS\nالحلوي I-PERS\n\nطرابلس B-LOC", encoding="utf-8")
    assert list(read_labelled(file)) == [
        Labelled(("زار", "سامر", "الحلوي"), ("O", "B-PER", "I-PER")), Labelled(("طرابلس",), ("B-LOC",)),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["سامر", "سامر B-ANIMAL", "سامر X-LOC", " O"])
def test_a_line_in_another_form_is_named(tmp_path: Path, line: str) -> None:
    """The message names file and line."""
    file = tmp_path / "gold.txt"
    file.write_text(f"زار O\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.txt, line 2"):
        list(read_labelled(file))


def test_a_name_counts_only_whole_and_with_its_kind() -> None:
    """Half a name and a name of another kind are wrong and too much at once."""
    gold = [Labelled(("a", "b", "c"), ("B-PER", "I-PER", "B-LOC"))]
    counts = compare(gold, [["B-PER", "O", "B-ORG"]])
    assert [(c.right, c.read, c.gold) for c in (counts["PER"], counts["LOC"], counts["ORG"])] == [(0, 1, 1), (0, 0, 1), (0, 1, 0)]


def test_features_name_the_place_of_their_word() -> None:
    """The neighbours' words and the border stand beside a word's own; so do features of the second layer."""
    features = WordFeatures(LEXICON, Analyser(LEXICON), BARE)
    looks = [features.look(word) for word in ("زار", "طرابلس")]
    first, second = join(observed(Reading(("زار", "طرابلس"), looks, matches(looks, features))), ["", "d=O1"])
    assert {"0|b", "0|w=زار", "1|w=طرابلس", "-1|_", "2|_", "1|d=O1"} <= set(first)
    assert {"-1|w=زار", "0|w=طرابلس", "1|_", "0|d=O1"} <= set(second)


def test_company_tells_what_often_stands_beside_a_word() -> None:
    """A word that follows given names is told apart from one that does not."""
    features = WordFeatures(LEXICON, Analyser(LEXICON), BARE)
    told = word_company([["قال", "محمد", "الدرناوي"], ["أحمد", "الدرناوي"], ["هذا", "الطريق"], ["ذاك", "الطريق"]], features, LEXICON)
    assert "cx=pg4" in told["الدرناوي"].split()
    assert "cx=pg4" not in told["الطريق"].split()


def test_scores_are_told_in_json() -> None:
    """Machines get `all` and each kind with precision, recall and f1."""
    told = as_json(Score(compare([Labelled(("a",), ("B-PER",))], [["B-PER"]]), 1, 0.5))
    assert '"all":{"precision":1.0,"recall":1.0,"f1":1.0,"gold":1}' in told
