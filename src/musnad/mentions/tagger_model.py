"""The labels of the tagger of names, its trained weights, and the file they lie in."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from musnad.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

VERSION = 3
LABELS = ("B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC", "O")
OUTSIDE = len(LABELS) - 1
FILE = Path(__file__).parent.parent / "models" / "names" / "names.model"
_LEVELS = 15  # of a weight kept in half a byte, or 255 in a whole one


class Packed(msgspec.Struct, frozen=True):
    """A matrix. Each column is `low` + `step` × its cells; a cell is a byte, or half a byte where two lie in one (`halves`)."""

    columns: int
    halves: bool
    low: bytes
    step: bytes
    cells: bytes

    def unpack(self) -> "NDArray[Any]":
        """The matrix in single precision."""
        return self.rows(slice(None))

    def rows(self, numbers: Any) -> "NDArray[Any]":
        """Some of its rows in single precision."""
        import numpy

        cells = numpy.frombuffer(self.cells, numpy.uint8).reshape(-1, self.columns // (1 + self.halves))[numbers]
        table = numpy.empty((len(cells), self.columns), numpy.float32)
        if self.halves:
            table[:, ::2], table[:, 1::2] = cells & 15, cells >> 4
        else:
            table[:] = cells
        table *= numpy.frombuffer(self.step, numpy.float32)
        table += numpy.frombuffer(self.low, numpy.float32)
        return table


class Weights(msgspec.Struct, frozen=True):
    """What the file holds.

    words: those with vectors, folded, the commonest first, one a line; vectors: theirs, in the same order. tags: what is told of words;
    arrays: the weights of the network by name (see `tagger_network`). given, family, arabic: sounds of foreign names, and Arabic names.
    lexicon: digest of the lexicon trained with. figures: what training printed.
    """

    version: int
    lexicon: str
    words: str
    vectors: Packed
    tags: tuple[str, ...]
    arrays: dict[str, Packed]
    given: tuple[str, ...]
    family: tuple[str, ...]
    arabic: tuple[str, ...]
    figures: str = ""


def pack(table: "NDArray[Any]", *, halves: bool = False) -> Packed:
    """A matrix, each cell rounded to a byte or half a byte of its column's range; `halves` wants an even number of columns."""
    import numpy

    levels = _LEVELS if halves else 255
    low, high = table.min(0), table.max(0)
    step = numpy.maximum((high - low) / levels, 1e-12).astype(numpy.float32)
    cells = numpy.clip(numpy.rint((table - low) / step), 0, levels).astype(numpy.uint8).ravel()
    if halves:
        cells = cells[::2] | cells[1::2] << 4
    return Packed(table.shape[1], halves, low.astype(numpy.float32).tobytes(), step.tobytes(), cells.tobytes())


def load_weights(file: Path = FILE) -> Weights:
    """The weights in `file`. Raises `ModelError`, which says what mends it."""
    mend = "run `musnad train names SHARED` or reinstall musnad"
    try:
        weights = msgspec.msgpack.decode(zlib.decompress(file.read_bytes()), type=Weights)
    except OSError as error:
        raise ModelError(f"{file}: the model of names cannot be read ({error.strerror}); {mend}") from error
    except (zlib.error, msgspec.DecodeError) as error:
        raise ModelError(f"{file}: the model of names is broken ({error}); {mend}") from error
    if weights.version != VERSION:
        raise ModelError(f"{file}: the model of names is of version {weights.version}, this musnad reads version {VERSION}; {mend}")
    return weights


def save_weights(weights: Weights, file: Path = FILE) -> None:
    """Write the file whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(zlib.compress(msgspec.msgpack.encode(weights), 9))


def chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name; an `I-` that nothing of its kind precedes begins one, as in conlleval."""
    first, kind = 0, ""
    for i, label in enumerate((*labels, "O")):
        if kind and label != "I-" + kind:
            yield first, i, kind
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            first, kind = i, label[2:]
