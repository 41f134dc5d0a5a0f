"""The tagger of names: what its labels mean, what it sees of words, how it searches, and what a broken model says."""

import random
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import msgspec
import numpy
import pytest

from musnad.errors import LexiconError, ModelError
from musnad.lexicon.load import DATA, shipped_lexicon
from musnad.mentions.tagger import Tagger, decode
from musnad.mentions.tagger_features import Gazetteer, Look, WordFeatures, matches, sound
from musnad.mentions.tagger_model import LABELS, OUTSIDE, chunks, load_weights, pack, save_weights
from musnad.mentions.tagger_network import BUCKETS, Network, runs
from musnad.text.document import prepare
from musnad.text.folding import fold

LEXICON = shipped_lexicon()
GAZETTEER = Gazetteer(LEXICON)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The tagger that ships."""
    return Tagger(LEXICON)


def _look(word: str, places: dict[str, int] | None = None) -> Look:
    return WordFeatures(GAZETTEER, places or {}, frozenset(), frozenset()).look([word])[0]


def test_names_of_a_document_carry_their_tokens_and_kind(tagger: Tagger) -> None:
    """An official with his name, a country and a town are found where they stand, and how sure that is is told."""
    document = prepare("التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في موسكو أمس .")
    names = tagger.names(document)
    assert {("جون كيري", "PER"), ("سيرغي لافروف", "PER"), ("موسكو", "LOC")} <= {
        (document.words(n.first, n.after), n.kind) for n in names
    }  # fmt: skip
    assert all(0 < name.sure <= 1 for name in names)


def test_text_without_names_has_none(tagger: Tagger) -> None:
    """Everyday words are no names."""
    assert tagger.names(prepare("ارتفعت أسعار الخبز في الأسواق بعد أن نقص القمح .")) == ()


def test_nothing_to_read_gives_nothing(tagger: Tagger) -> None:
    """No sentences, and sentences of nothing, marks and digits alone, are read without complaint."""
    assert tagger.tag([]) == []
    assert tagger.tag([[], ["!", "12", "...", "", "\u2028"]]) == [[], ["O"] * 5]


def test_labels_do_not_hang_on_what_was_read_before(tagger: Tagger) -> None:
    """A tagger that has read other articles tags a sentence as a new one does."""
    words = ["قال", "سامر", "الحلوي", "إن", "شركة", "الأفق", "ستفتح", "مكتبا", "في", "طرابلس", "."]
    tagger.tag([["أخبار", "أخرى", "عن", "سامر"]])
    assert tagger.tag([words]) == Tagger(LEXICON).tag([words])


def test_labels_do_not_hang_on_what_was_forgotten(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three words, a text of more comes out the same."""
    text = [["زار", "جون", "كيري", "مدينة", "طرابلس"], ["قال", "كيري", "في", "طرابلس"]]
    whole = tagger.tag(text)
    monkeypatch.setattr("musnad.mentions.tagger._ROOM", 3)
    monkeypatch.setattr("musnad.mentions.tagger._BLOCK", 1)
    assert Tagger(LEXICON).tag(text) == whole


def test_inside_follows_its_own_kind(tagger: Tagger) -> None:
    """`I-PER` stands only behind `B-PER` or `I-PER`."""
    (labels,) = tagger.tag(
        [["زار", "أحمد", "بن", "خالد", "العمري", "مدينة", "صفاقس", "التونسية", "ومقر", "الاتحاد", "العام", "التونسي", "للشغل"]]
    )
    assert all(label[0] != "I" or before[2:] == label[2:] for before, label in pairwise(["O", *labels]))


def test_the_search_finds_the_likeliest_labels() -> None:
    """Against all label sequences of short sentences under random scores, the search leaves out none."""
    rnd = random.Random(7)
    for _ in range(20):
        scores = numpy.array([[rnd.uniform(-6, 0) for _ in LABELS] for _ in range(3)])

        def worth(path: tuple[int, ...], scores: numpy.ndarray = scores) -> float:
            steps = pairwise(["O", *(LABELS[label] for label in path)])
            broken = any(label[0] == "I" and before[2:] != label[2:] for before, label in steps)
            return -1e9 if broken else sum(line[label] for line, label in zip(scores, path, strict=True))

        found = decode(scores, numpy.ones(3, bool))
        assert worth(tuple(found)) == pytest.approx(max(map(worth, product(range(len(LABELS)), repeat=3))))


def test_where_nothing_is_doubtful_nothing_is_searched() -> None:
    """Words that are not marked as doubtful are O, and end the names beside them."""
    scores = numpy.full((3, len(LABELS)), -9.0)
    scores[:, LABELS.index("I-PER")] = -0.1
    scores[0, LABELS.index("B-PER")] = -0.05
    assert decode(scores, numpy.array([True, True, False])) == [LABELS.index("B-PER"), LABELS.index("I-PER"), OUTSIDE]


def test_chunks_as_conlleval_cuts_them() -> None:
    """An `I-` without its like before it begins a name."""
    assert list(chunks(["I-PER", "I-PER", "B-PER", "O", "B-LOC", "I-ORG"])) == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC"), (5, 6, "ORG")]


@pytest.mark.parametrize("halves", [False, True])
def test_a_packed_table_is_the_table_but_for_rounding(halves: bool) -> None:
    """Each cell comes back within half a step of its column; a column of one value exactly."""
    table = numpy.random.default_rng(3).normal(size=(50, 6)).astype(numpy.float32)
    table[:, 2] = 0.25
    found = pack(table, halves=halves).unpack()
    steps = (table.max(0) - table.min(0)) / (15 if halves else 255)
    assert found.shape == table.shape
    assert (numpy.abs(found - table) <= steps / 2 + 1e-6).all()


def test_runs_of_letters_are_the_same_whatever_stands_beside_them() -> None:
    """A word has its numbers alone and among longer ones; other words have others; nothing fills up with 0."""
    alone, among = runs(["سامر"]), runs(["سامر", "والمستشفيات", ""])
    assert set(alone[0]) - {0} == set(among[0]) - {0}
    assert len(set(among[0]) & set(among[1]) - {0}) < len(set(among[0])) / 2
    assert among.min() >= 0
    assert among.max() <= BUCKETS


def test_a_word_is_seen_without_what_is_attached_where_that_is_commoner() -> None:
    """`وبوش` is looked up as `بوش`, `للمدرسة` as `المدرسة`; `وزير` stays whole."""
    places = {"وزير": 1, "المدرسه": 2, "بوش": 3, "زير": 900, "وبوش": 40}
    assert [_look(word, places).key for word in ("وبوش", "للمدرسة", "وزير")] == ["بوش", "المدرسه", "وزير"]
    assert (_look("وبوش", places).whole, _look("وبوش", places).bare) == (40, 3)


def test_the_tables_tell_of_a_word_and_mark_what_stands_behind_attached_letters() -> None:
    """A title is one, with `و` before it too; a word of no table is told nothing."""
    assert "gz=role" in _look("رئيس").tags
    assert "gz=role'" in _look("ورئيس").tags
    assert not any(tag.startswith("gz=") for tag in _look("سقفنا").tags)


def test_a_foreign_name_is_heard_alike_however_spelt() -> None:
    """Letters that writers waver between give one sound."""
    assert sound("غوردون") == sound("جوردون")
    assert sound("طوني") == sound("توني")
    assert sound("عمر") != sound("مر")


def test_phrases_of_the_tables_are_found_behind_attached_letters() -> None:
    """`وبالأمم المتحدة` holds the United Nations."""
    found = matches([_look(word) for word in ("رحبت", "بالأمم", "المتحدة")], GAZETTEER)
    assert found[0] == ""
    assert [tag[:3] for tag in found[1:]] == ["m=B", "m=I"]


def test_known_names_are_told_with_their_kind() -> None:
    """A full name is a phrase and lends its words their places in names; a body and a place are no persons."""
    found = matches([_look(word) for word in ("قال", "لنعوم", "تشومسكي")], GAZETTEER)
    assert found == ["", "m=Bkp2", "m=Ikp2"]
    assert {"gz=pl", "gz=kf"} <= {*_look("تشومسكي").tags}
    assert matches([_look(word) for word in ("منظمة", "العفو", "الدولية")], GAZETTEER) == ["m=BO2", "m=IO2", "m=IO2"]
    assert matches([_look(word) for word in ("في", "تل", "الزعتر")], GAZETTEER) == ["", "m=Bkl2", "m=Ikl2"]


@pytest.mark.parametrize(("table", "kinds"), [("name_kinds", "fglmno"), ("known_names", "pgflom")])
def test_tables_of_names_hold_each_name_once_as_folded(table: str, kinds: str) -> None:
    """Each row is a folded name with the letters of its kinds, in the order of the letters, none twice."""
    rows = [row.split("\t") for row in LEXICON.rows(table)]
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert fold("\n".join(names)).folded.split("\n") == names
    assert all(told and list(told) == sorted(set(told), key=kinds.index) for _, told in rows)


@pytest.mark.parametrize("row", ["سامر", "سامر\t", "\tp", "سامر\tp\tl"])
def test_a_broken_row_of_known_names_is_named(tmp_path: Path, row: str) -> None:
    """The message names the table, the row, and what a row is."""
    for file in DATA.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "known_names.tsv").unlink()
    (tmp_path / "known_names.tsv").write_text(f"# columns: name, kinds\n# licence: Apache-2.0\n# source: our own\n{row}\n", "utf-8")
    with pytest.raises(LexiconError, match=r"known_names\.tsv: a row is a name, a tab"):
        Gazetteer(replace(LEXICON, folder=tmp_path))


@pytest.mark.parametrize("content", [None, b"", b"not a model", b"x\x9c"])
def test_a_model_that_cannot_be_read_says_what_mends_it(tmp_path: Path, content: bytes | None) -> None:
    """A missing, empty or broken file is named, with the command that makes it anew."""
    file = tmp_path / "names.model"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match=r"names\.model.*musnad train names"):
        load_weights(file)


def test_a_truncated_model_and_one_of_another_version_are_refused(tmp_path: Path) -> None:
    """Half a file and a file of a later version are named, not read."""
    half, later = tmp_path / "half", tmp_path / "later"
    weights = load_weights()
    save_weights(msgspec.structs.replace(weights, version=99), later)
    with pytest.raises(ModelError, match="version 99"):
        load_weights(later)
    half.write_bytes(later.read_bytes()[:-20])
    with pytest.raises(ModelError, match="broken"):
        load_weights(half)


def test_a_word_said_without_end_is_read_in_linear_time() -> None:
    """Twenty thousand times one name takes seconds, not hours."""
    assert len(Tagger(LEXICON).tag([["سامر"] * 20_000])[0]) == 20_000


def test_probabilities_are_those_of_the_labels(tagger: Tagger) -> None:
    """A row for each word, each of which sums to one; the likeliest are what the tagger tells where nothing is doubtful."""
    text = [["زار", "نيلسون", "مانديلا", "تونس", "."], ["انتهى"]]
    found = tagger.likely(text)
    assert found.shape == (6, len(LABELS))
    assert numpy.allclose(found.sum(1), 1, atol=1e-3)
    assert [LABELS[label] for label in found.argmax(1)] == [label for sentence in tagger.tag(text) for label in sentence]
    assert tagger.likely([]).shape == (0, len(LABELS))


def test_what_lies_far_away_changes_no_scores() -> None:
    """The scores of a word hang on its neighbours alone, so that long texts may be read in blocks."""
    network = Network(load_weights())
    rng = numpy.random.default_rng(5)
    inputs = rng.normal(size=(60, len(network.border))).astype(numpy.float32)
    changed = inputs.copy()
    changed[-1] += 5
    assert numpy.allclose(network.scores(inputs)[:40], network.scores(changed)[:40], atol=1e-4)
    assert not numpy.allclose(network.scores(inputs)[-3:], network.scores(changed)[-3:], atol=1e-2)
