"""The tagger of names: what its labels mean, how it searches, and what a broken model says."""

import random
from itertools import pairwise, product
from pathlib import Path

import msgspec
import pytest

from musnad.errors import ModelError
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import tagger_model
from musnad.mentions.tagger import Tagger, chunks, consistency, elsewhere, matches
from musnad.mentions.tagger_features import Counted, WordFeatures, sound
from musnad.mentions.tagger_model import (
    FIELDS,
    LABELS,
    OUTSIDE,
    PLACES,
    Layer,
    Weights,
    cells,
    fields,
    load_weights,
    rows,
    save_weights,
    spread,
    threshold,
)  # fmt: skip
from musnad.text.analysis import Analyser
from musnad.text.document import prepare

LEXICON = shipped_lexicon()
ANALYSER = Analyser(LEXICON)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The tagger that ships."""
    return Tagger(LEXICON, ANALYSER)


def _weights(features: dict[str, bytes], transitions: tuple[tuple[int, ...], ...] | None = None) -> Weights:
    flat = tuple(tuple(-50_000 if b[0] == "I" and a[2:] != b[2:] else 0 for b in LABELS) for a in LABELS)
    layer = Layer(features, transitions or flat)
    return Weights(tagger_model.VERSION, "", layer, layer, {}, {}, {}, (), (), ())


def test_names_of_a_document_carry_their_tokens_and_kind(tagger: Tagger) -> None:
    """An official with his name, a country and a town are found where they stand."""
    document = prepare("التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في موسكو أمس .")
    found = {(document.words(n.first, n.after), n.kind) for n in tagger.names(document)}
    assert {("جون كيري", "PER"), ("سيرغي لافروف", "PER"), ("موسكو", "LOC")} <= found


def test_text_without_names_has_none(tagger: Tagger) -> None:
    """Everyday words are no names."""
    assert tagger.names(prepare("ارتفعت أسعار الخبز في الأسواق بعد أن نقص القمح .")) == ()


def test_nothing_to_read_gives_nothing(tagger: Tagger) -> None:
    """No sentences, and sentences of marks and digits alone, are read without complaint."""
    assert tagger.tag([]) == []
    assert tagger.tag([[], ["!", "12", "...", ""]]) == [[], ["O"] * 4]


def test_labels_do_not_hang_on_what_was_read_before(tagger: Tagger) -> None:
    """A tagger that has read other articles tags a sentence as a new one does."""
    words = ["قال", "سامر", "الحلوي", "إن", "شركة", "الأفق", "ستفتح", "مكتبا", "في", "طرابلس", "."]
    tagger.tag([["أخبار", "أخرى", "عن", "سامر"]])
    assert tagger.tag([words]) == Tagger(LEXICON, ANALYSER).tag([words])


def test_inside_follows_its_own_kind(tagger: Tagger) -> None:
    """`I-PER` stands only behind `B-PER` or `I-PER`."""
    (labels,) = tagger.tag(
        [["زار", "أحمد", "بن", "خالد", "العمري", "مدينة", "صفاقس", "التونسية", "ومقر", "الاتحاد", "العام", "التونسي", "للشغل"]]
    )
    assert all(label[0] != "I" or before[2:] == label[2:] for before, label in pairwise(["O", *labels]))


def test_the_search_finds_the_likeliest_labels() -> None:
    """Against all label sequences of short sentences under random weights, the search leaves out none."""
    rnd = random.Random(7)
    words = ["كتب", "درس", "قلم"]
    for _ in range(20):
        features = {f"w={w}": cells({(0, k): rnd.uniform(-3, 3) for k in range(FIELDS)}) for w in words}
        moves = tuple(tuple(-50_000 if b[0] == "I" and a[2:] != b[2:] else rnd.randint(-2000, 2000) for b in LABELS) for a in LABELS)
        read = Tagger(LEXICON, ANALYSER, _weights(features, moves))
        scores = [[*fields(rows(spread(features[f"w={w}"]))[PLACES // 2])] for w in words]

        def worth(path: tuple[int, ...], scores: list[list[int]] = scores, moves: tuple[tuple[int, ...], ...] = moves) -> int:
            start = -(10**9) if LABELS[path[0]][0] == "I" else 0
            return start + sum(s[k] for s, k in zip(scores, path, strict=True)) + sum(moves[a][b] for a, b in pairwise(path))

        likeliest = max(product(range(len(LABELS)), repeat=3), key=worth)
        labels = read.tag([words])[0]
        assert worth(tuple(LABELS.index(label) for label in labels)) == worth(likeliest)


def test_chunks_as_conlleval_cuts_them() -> None:
    """An `I-` without its like before it begins a name."""
    assert list(chunks(["I-PER", "I-PER", "B-PER", "O", "B-LOC", "I-ORG"])) == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC"), (5, 6, "ORG")]


def test_packed_weights_add_up_like_numbers() -> None:
    """Sums of packed weights, cut into rows and fields, are the sums of the weights."""
    one, two = {(-2, 0): 1.5, (0, 7): -2.25, (2, 3): 0.001}, {(-2, 0): -3.0, (0, 0): 4.0, (0, 7): -1.0}
    summed = rows(spread(cells(one)) + spread(cells(two)))
    assert fields(summed[0])[0] == -1500
    assert fields(summed[2]) == [4000, 0, 0, 0, 0, 0, 0, -3250, 0]
    assert fields(summed[4])[3] == 1


def test_threshold_tells_where_a_label_comes_near() -> None:
    """Only rows with a label within so many nats of O are searched."""
    add, mask = threshold(2.0)
    assert not rows(spread(cells({(0, k): -2.5 for k in range(FIELDS)})))[2] + add & mask
    assert rows(spread(cells({(0, k): -1.5 if k == 3 else -9.0 for k in range(FIELDS)})))[2] + add & mask
    assert OUTSIDE == FIELDS


def test_a_foreign_name_is_heard_alike_however_spelt() -> None:
    """Letters that writers waver between give one sound."""
    assert sound("غوردون") == sound("جوردون")
    assert sound("طوني") == sound("توني")
    assert sound("عمر") != sound("مر")


def test_phrases_of_the_tables_are_found_behind_attached_letters() -> None:
    """`وبالأمم المتحدة` holds the United Nations."""
    features = WordFeatures(LEXICON, ANALYSER, Counted({}, {}, frozenset(), frozenset(), frozenset()))
    found = matches([features.look(word) for word in ("رحبت", "بالأمم", "المتحدة")], features)
    assert found[0] == ""
    assert [feature[:3] for feature in found[1:]] == ["m=B", "m=I"]


@pytest.mark.parametrize("content", [None, b"", b"not a model", b"x\x9c"])
def test_a_model_that_cannot_be_read_says_what_mends_it(tmp_path: Path, content: bytes | None) -> None:
    """A missing, empty or broken file is named, with the command that makes it anew and the way to go on without."""
    file = tmp_path / "names.model"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match=r"names\.model.*musnad train names"):
        load_weights(file)


def test_a_truncated_model_and_one_of_another_version_are_refused(tmp_path: Path) -> None:
    """Half a file and a file of a later version are named, not read."""
    whole, half, later = tmp_path / "whole", tmp_path / "half", tmp_path / "later"
    save_weights(_weights({"w=x": cells({(0, 0): 1.0})}), whole)
    assert load_weights(whole).first.features
    half.write_bytes(whole.read_bytes()[:-20])
    with pytest.raises(ModelError, match="broken"):
        load_weights(half)
    save_weights(msgspec.structs.replace(load_weights(whole), version=99), later)
    with pytest.raises(ModelError, match="version 99"):
        load_weights(later)


def test_what_a_name_is_elsewhere_in_the_text_is_told() -> None:
    """A word that is a person twice and nothing once tells so of its third place; a word that stands once tells nothing."""
    features = WordFeatures(LEXICON, ANALYSER, Counted({}, {}, frozenset(), frozenset(), frozenset()))
    looks = [[features.look(word) for word in line] for line in (["الحلوي"], ["والحلوي", "رحل"], ["الحلوي"])]
    person = LABELS.index("B-PER")
    told = consistency(looks, [[person], [person, OUTSIDE], [OUTSIDE]], {})
    assert told[2][0] == elsewhere([person, person])
    assert told[0][0] == elsewhere([person, OUTSIDE]) != told[2][0]
    assert told[1][1] == ""


def test_a_word_said_without_end_is_read_in_linear_time() -> None:
    """Twenty thousand times one name takes seconds, not hours."""
    layer = Layer({"w=سامر": cells({(0, 0): 2.0})}, _weights({}).first.transitions)
    read = Tagger(LEXICON, ANALYSER, msgspec.structs.replace(_weights({}), first=layer, second=layer))
    assert len(read.tag([["سامر"] * 20_000])[0]) == 20_000
