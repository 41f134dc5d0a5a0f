"""Training of the tagger of names: what it reads, hears, learns and writes."""

import json
import lzma
import random
from pathlib import Path

import numpy
import pytest

from musnad.errors import GoldError, LexiconError
from musnad.evaluation.names import Labelled, Score, as_json, compare, read_labelled
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions.tagger import Tagger
from musnad.mentions.tagger_features import Gazetteer, WordFeatures, sound
from musnad.mentions.tagger_model import LABELS, VERSION, Weights, pack
from musnad.train.corpora import articles, our_labelled
from musnad.train.foreign_names import heard
from musnad.train.names import in_other_names, kept, mixed, narrowed, persons
from musnad.train.varied_names import OtherNames, varied

LEXICON = shipped_lexicon()


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


def _ant(folder: Path) -> None:
    """A corpus of two articles."""
    (folder / "data/ant").mkdir(parents=True)
    items = [
        {"id": "ant/1", "title": "وصول وفد تجاري إلى صفاقس", "content": "وصل الوفد أمس. زار المرفأ القديم\nنعم"},
        {"id": "ant/2", "title": "وصول وفد تجاري إلى صفاقس", "content": "غادر الوفد المدينة اليوم"},
    ]
    with lzma.open(folder / "data/ant/ant.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(item) for item in items))


def test_articles_are_cut_into_sentences_and_each_text_is_read_once(tmp_path: Path) -> None:
    """A title printed twice counts once; lines and stops end sentences; what is too short is left out."""
    _ant(tmp_path)
    assert [[" ".join(words) for words in article] for article in articles(tmp_path)] == [
        ["وصول وفد تجاري إلى صفاقس", "وصل الوفد أمس .", "زار المرفأ القديم"],
        ["غادر الوفد المدينة اليوم"],
    ]


def test_our_names_label_the_articles_that_they_were_found_in(tmp_path: Path) -> None:
    """A name stands wherever its words do, the longest first; an article without names is labelled too, others are not."""
    _ant(tmp_path)
    head = "# columns: article, persons, places, bodies, others\n# licence: Apache-2.0\n# source: our own\n"
    names = tmp_path / "names.tsv"
    names.write_text(f"{head}ant/1\t\tالمرفأ|صفاقس\t\tالمرفأ القديم\n", "utf-8")
    told = [[f"{word}/{label}" for word, label in zip(*one, strict=True) if label != "O"] for one in our_labelled(tmp_path, names)]
    assert told == [["صفاقس/B-LOC"], [], ["المرفأ/B-MISC", "القديم/I-MISC"]]
    names.write_text(f"{head}ant/2\t\t\t\t\n", "utf-8")
    assert [one.labels for one in our_labelled(tmp_path, names)] == [("O",) * 4]
    for broken, message in (("ant/2\t\t\t\t\n", "must name source"), (f"{head}ant/2\tسامر\n", "names.tsv: the row of 'ant/2' needs 4")):
        names.write_text(broken, "utf-8")
        with pytest.raises(LexiconError, match=message):
            our_labelled(tmp_path, names)


@pytest.mark.shared
def test_all_our_names_stand_in_their_articles(shared: Path) -> None:
    """Each name labels something, but where it stands inside longer ones alone."""
    told = our_labelled(shared)
    names = sum(label.startswith("B-") for sentence in told for label in sentence.labels)
    assert len(told) > 10_000
    assert names > 14_000


def test_vectors_are_cut_down_to_the_directions_in_which_they_differ() -> None:
    """Of four cells of which two tell everything, two are enough to tell words apart as before."""
    rng = numpy.random.default_rng(1)
    two = rng.normal(size=(500, 2))
    vectors = (two @ numpy.array([[1.0, 0, 2, 0], [0, 1.0, 0, -3]]) + 7).astype(numpy.float32)
    found = narrowed(vectors, 2)

    def near(table: numpy.ndarray) -> numpy.ndarray:
        distances = ((table[:20, None] - table[None, :20]) ** 2).sum(-1)
        return distances.argsort(1)[:, 1]

    assert found.shape == (500, 2)
    assert (near(found) == near(vectors)).mean() > 0.9


def _varied(*pairs: tuple[str, str]) -> list[str]:
    """The words of a sentence of words and labels once others have taken the places of its persons, the first time that all do."""
    words, labels = zip(*pairs, strict=True)
    features = WordFeatures(Gazetteer(LEXICON), {"خالد": 1}, frozenset(), frozenset())
    others = OtherNames(LEXICON, [], ["ستيفنسون"])
    (sentence,) = varied([Labelled(words, labels)], others, features, random.Random(4))
    assert sentence.labels == labels
    return list(sentence.words)


def test_other_persons_take_the_places_of_their_like() -> None:
    """An Arabic given name gives way to one, a name with article to another, a foreign one to a foreign one."""
    words = _varied(
        ("قال", "O"), ("خالد", "B-PER"), ("المهيري", "I-PER"), ("لـ", "O"), ("غريغوري", "B-PER"), ("في", "O"), ("تونس", "B-LOC")
    )
    assert [words[0], words[3], words[5], words[6]] == ["قال", "لـ", "في", "تونس"]
    assert words[1] != "خالد"
    assert words[2] != "المهيري"
    assert words[2].startswith("ال")
    assert words[4] == "ستيفنسون"


def test_what_joins_a_name_or_is_attached_to_it_stays() -> None:
    """`بن` between two names and `و` before one are no names."""
    words = _varied(("وخالد", "B-PER"), ("بن", "I-PER"), ("خالد", "I-PER"))
    assert words[0].startswith("و")
    assert words[0] != "وخالد"
    assert words[1] == "بن"


def test_a_sentence_without_persons_stays_as_it_is() -> None:
    """Places and bodies keep their names."""
    assert _varied(("زار", "O"), ("تونس", "B-LOC"), ("والأمم", "B-ORG"), ("المتحدة", "I-ORG")) == ["زار", "تونس", "والأمم", "المتحدة"]


def test_what_takes_long_is_made_once_where_it_is_kept(tmp_path: Path) -> None:
    """A second run reads what the first one kept; without a folder it is made each time."""
    made: list[int] = []

    def make() -> numpy.ndarray:
        made.append(1)
        return numpy.ones((2, 2), numpy.float32) * len(made)

    assert kept(tmp_path / "new", "told", make)[0, 0] == kept(tmp_path / "new", "told", make)[0, 0] == 1
    assert kept(None, "told", make)[0, 0] == 2


def test_two_opinions_are_mixed_to_one_that_adds_up() -> None:
    """The geometric mean of probabilities: what one excludes is unlikely, what both say stays."""
    found = mixed(numpy.array([[0.9, 0.1], [1.0, 0.0]]), numpy.array([[0.9, 0.1], [0.5, 0.5]]))
    assert found.sum(1) == pytest.approx([1, 1])
    assert found[0] == pytest.approx([0.9, 0.1])
    assert found[1, 1] < 0.05


def test_a_network_learns_a_rule_and_the_tagger_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taught that whoever stands behind `السيد` is a person, it says so of words it has never seen; packed, it still does."""
    pytest.importorskip("torch", reason="training needs musnad[train]")
    from musnad.train import names_student

    monkeypatch.setattr(names_student, "_WINDOW", 30)
    monkeypatch.setattr(names_student, "_BATCH", 8)
    gazetteer = Gazetteer(LEXICON)
    rng = numpy.random.default_rng(2)
    letters = "بتدرسفقلمنهوي"
    words = ["".join(rng.choice(list(letters), 5)) for _ in range(3000)]
    gold = [(["زار", "السيد", words[i], words[i + 1], "المدينة"], ["O", "O", "B-PER", "O", "O"]) for i in range(0, 2400, 2)]
    sure = numpy.eye(len(LABELS), dtype=numpy.float32)
    seen = names_student.Seen(WordFeatures(gazetteer, {}, frozenset(), frozenset()))
    stream = seen.stream([line for line, _ in gold], [sure[[LABELS.index(x) for x in told]] for _, told in gold], 1.0)
    vectors = pack(numpy.zeros((2, 4), numpy.float32), halves=True)
    student = names_student.Student(seen, vectors)
    names_student.learn(student, [stream], rounds=12)
    weights = Weights(VERSION, "", "أ\nب", vectors, tuple(seen.tags), student.packed(), (), (), ())
    tagger = Tagger(LEXICON, weights)
    fresh = [["زار", "السيد", words[i], words[i + 1], "المدينة"] for i in range(2400, 3000, 2)]
    right = sum(labels == ["O", "O", "B-PER", "O", "O"] for labels in tagger.tag(fresh))
    assert right / len(fresh) > 0.95


def test_training_gives_the_same_small_network_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """One beginning and the same lessons give the same weights; other opinions of the text give others."""
    pytest.importorskip("torch", reason="training needs musnad[train]")
    from musnad.train.names import Hearsay, small_network

    monkeypatch.setattr("musnad.train.names_student._BATCH", 1)
    monkeypatch.setattr("musnad.train.names_student._WINDOW", 10)
    gold = [Labelled(("زار", "خالد", "المهيري", "تونس", "."), ("O", "B-PER", "I-PER", "B-LOC", "O"))] * 8
    text = [["قال", "خالد", "نعم"], ["انتهى"]] * 4
    features = WordFeatures(Gazetteer(LEXICON), {}, frozenset(), frozenset())
    vectors = pack(numpy.zeros((2, 4), numpy.float32), halves=True)
    none, persons = numpy.full((16, len(LABELS)), 1 / len(LABELS), numpy.float32), numpy.eye(len(LABELS), dtype=numpy.float32)[[0] * 16]
    first, same, other = (small_network(features, vectors, [gold], Hearsay(text, told)) for told in (none, none, persons))
    assert first == same
    assert first[0] == other[0]
    assert first[1]["out"] != other[1]["out"]


def test_hearsay_in_other_names_keeps_all_but_the_persons() -> None:
    """Sentences keep their lengths, and the words that the likeliest labels tell of no person stay."""
    text = [["زار", "خالد", "تونس"], ["غادر", "سامر", "طرابلس", "."]] * 20
    sure = numpy.eye(len(LABELS), dtype=numpy.float32)
    told = sure[[LABELS.index(label) for label in ("O", "B-PER", "B-LOC", "O", "B-PER", "B-LOC", "O")] * 20]
    features = WordFeatures(Gazetteer(LEXICON), {}, frozenset(), frozenset())
    found = list(in_other_names(text, told, OtherNames(LEXICON, (), ["ستيفنسون"]), features))
    assert [len(sentence) for sentence in found] == [len(sentence) for sentence in text]
    others = [[word for at, word in enumerate(sentence) if at != 1] for sentence in found]
    assert others == [[word for at, word in enumerate(sentence) if at != 1] for sentence in text]
    assert len({sentence[1] for sentence in found}) > 10


def test_words_told_to_be_of_persons_wherever_they_stand_are_persons() -> None:
    """One that is so only now and then is not, nor are short words and marks."""
    sure = numpy.eye(len(LABELS), dtype=numpy.float32)
    text = [["زار", "سامر", "الحلوي"], ["سامر", "أمل", "أم", "."], ["أمل"]]
    told = sure[[LABELS.index(label) for label in ("O", "B-PER", "I-PER", "B-PER", "B-PER", "B-PER", "I-PER", "O")]]
    assert persons(text, told) == ["سامر", "الحلوي"]


def test_scores_are_told_in_json() -> None:
    """Machines get `all` and each kind with precision, recall and f1."""
    told = as_json(Score(compare([Labelled(("a",), ("B-PER",))], [["B-PER"]]), 1, 0.5))
    assert '"all":{"precision":1.0,"recall":1.0,"f1":1.0,"gold":1}' in told
