"""The trained weights of the tagger of names: the file they lie in, and how they are laid out to be added quickly.

All weights of one feature, for every label and every place the feature may stand from the word it tells of, are fields of one integer;
adding such integers adds all fields at once. Weights are in thousandths of a nat and count from the label O, whose own are 0.
"""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from musnad.errors import ModelError
from musnad.mentions.tagger_features import WIDTH, Counted

VERSION = 2
LABELS = ("B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC", "O")
OUTSIDE = len(LABELS) - 1
FIELDS = OUTSIDE  # labels with a field of their own
PLACES = 2 * WIDTH + 1
SCALE = 1000
BITS = 32
ROW = BITS * FIELDS
FILE = Path(__file__).parent.parent / "models" / "names" / "names.model"
_ROW_MASK = (1 << ROW) - 1
_HALF = 1 << (BITS - 1)
ROW_BIAS = sum(_HALF << (BITS * i) for i in range(FIELDS))
_BIAS = sum(ROW_BIAS << (ROW * i) for i in range(PLACES))
_CELL = 3  # bytes of one weight: its field, then the weight, signed


class Layer(msgspec.Struct, frozen=True):
    """Weights of one reading of a text.

    features: for each feature its weights, three bytes each. transitions: from label to label, in thousandths of a nat.
    """

    features: dict[str, bytes]
    transitions: tuple[tuple[int, ...], ...]


class Weights(msgspec.Struct, frozen=True):
    """What the file holds.

    first: reads each sentence by itself. second: reads it again, knowing what the first made of the same names elsewhere.
    words, company, given, family, arabic: see `Counted`. met: what the first layer made of each name in ANT, as features.
    lexicon: digest of the lexicon trained with. figures: what training printed.
    """

    version: int
    lexicon: str
    first: Layer
    second: Layer
    words: dict[str, str]
    company: dict[str, str]
    met: dict[str, str]
    given: tuple[str, ...]
    family: tuple[str, ...]
    arabic: tuple[str, ...]
    figures: str = ""

    def counted(self) -> Counted:
        """What the features need of it."""
        return Counted(self.words, self.company, frozenset(self.given), frozenset(self.family), frozenset(self.arabic))


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


def cells(weights: Mapping[tuple[int, int], float]) -> bytes:
    """Weights of one feature by place (`-WIDTH` to `WIDTH`) and label, in nats, as the file keeps them."""
    packed = b""
    for (place, label), weight in sorted(weights.items()):
        if value := max(-32768, min(32767, round(weight * SCALE))):
            packed += bytes(((place + WIDTH) * FIELDS + label,)) + value.to_bytes(2, "little", signed=True)
    return packed


def spread(packed: bytes) -> int:
    """The integer whose fields are those weights."""
    return sum(int.from_bytes(packed[i + 1 : i + _CELL], "little", signed=True) << (BITS * packed[i]) for i in range(0, len(packed), _CELL))


def rows(total: int) -> tuple[int, ...]:
    """A sum of such integers, cut into one for each place, from the word two after to the word two before; still to be added."""
    biased = total + _BIAS
    return tuple(((biased >> (ROW * i)) & _ROW_MASK) - ROW_BIAS for i in range(PLACES))


def fields(row: int) -> list[int]:
    """The weights of one row by label, O last."""
    raw = (row + ROW_BIAS).to_bytes(ROW // 8, "little")
    return [value - _HALF for value in memoryview(raw).cast("I")] + [0]


def threshold(nats: float) -> tuple[int, int]:
    """`(add, mask)`: `(row + add) & mask` is 0 where no label of a row comes within `nats` below O."""
    above = round(nats * SCALE)
    return ROW_BIAS + sum(above << (BITS * i) for i in range(FIELDS)), ROW_BIAS


def total(features: Iterable[str], spread_out: Mapping[str, int]) -> int:
    """The sum over features; unknown ones weigh nothing."""
    get = spread_out.get
    return sum(get(feature, 0) for feature in features)
