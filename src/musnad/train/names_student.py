"""The small network that ships: learned from gold labels and from what a large one makes of text without labels.

The same computation as `mentions.tagger_network`, with what learning needs besides: dropout, and batch normalisation that is folded into
the weights of the layers when they are packed.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from musnad.mentions.tagger_features import Look, WordFeatures, matches
from musnad.mentions.tagger_model import LABELS, Packed, pack
from musnad.mentions.tagger_network import BUCKETS, DILATIONS, padded, runs

WIDTH = 96  # of the layers
_LETTERS = 48  # cells that runs of letters add up in
_WINDOW, _BATCH = 120, 32  # words looked at together; so many of those a step
_RATE, _DECAY, _CLIP = 2e-3, 0.02, 2.0
_DROP, _DROP_WORDS, _DROP_VECTORS = 0.3, 0.1, 0.15  # shares left out of layers, of words, of what is seen of a word
_WARM = 100  # steps

Array = numpy.ndarray[Any, Any]


class Stream(NamedTuple):
    """Text in one row, with a border (0) between sentences: numbers of words, of phrases' tags, and the probabilities of labels.

    weight: how much a word of it counts.
    """

    words: Array
    phrases: Array
    labels: Array
    weight: float


class Seen:
    """All words met, numbered from 1, and the tags told of them."""

    def __init__(self, features: WordFeatures) -> None:
        self._features = features
        self._numbers: dict[str, int] = {}
        self.looks: list[Look] = []
        self.tags: dict[str, int] = {}

    def stream(self, sentences: Iterable[Sequence[str]], labels: Iterable[Array], weight: float) -> Stream:
        """A stream of sentences, and for each word of them the probability of each label."""
        words, phrases, targets = [0], [0], [numpy.zeros((1, len(LABELS)), numpy.float32)]
        for sentence, told in zip(sentences, labels, strict=True):
            numbers = self._number(sentence)
            found = matches([self.looks[number - 1] for number in numbers], self._features.gazetteer)
            words += [*numbers, 0]
            phrases += [*(self._tag(tag) if tag else 0 for tag in found), 0]
            targets += [told, targets[0]]
        return Stream(numpy.array(words), numpy.array(phrases), numpy.concatenate(targets), weight)

    def _number(self, sentence: Sequence[str]) -> list[int]:
        new = list({word: None for word in sentence if word not in self._numbers})
        for word, look in zip(new, self._features.look(new), strict=True):
            self.looks.append(look)
            self._numbers[word] = len(self.looks)
        return [self._numbers[word] for word in sentence]

    def _tag(self, tag: str) -> int:
        return self.tags.setdefault(tag, len(self.tags) + 1)

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """For each word, with nothing first: the places of its vectors, its tags, its runs of letters."""
        told = [[], *([self._tag(tag) for tag in look.tags] for look in self.looks)]
        places = [(0, 0), *((look.whole, look.bare) for look in self.looks)]
        letters = runs(["", *(look.key for look in self.looks)])
        letters[0] = 0
        return torch.tensor(places), torch.tensor(padded(told)), torch.tensor(letters)


class Student(nn.Module):
    """Scores words for each label."""

    def __init__(self, seen: Seen, vectors: Packed, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self._places, self._told, self._runs = seen.tables()
        table = vectors.unpack()
        self._vectors = torch.tensor(numpy.concatenate((numpy.zeros((1, table.shape[1]), numpy.float32), table)))
        tags = len(seen.tags) + 1
        self.tags = nn.EmbeddingBag(tags, WIDTH, mode="sum", padding_idx=0)
        self.phrases = nn.Embedding(tags, WIDTH, padding_idx=0)
        self.runs = nn.EmbeddingBag(BUCKETS + 1, _LETTERS, mode="sum", padding_idx=0)
        for part, spread in ((self.tags, 0.1), (self.phrases, 0.1), (self.runs, 0.05)):
            nn.init.normal_(part.weight, 0, spread)
            part.weight.data[0] = 0
        self.input = nn.Linear(2 * table.shape[1] + _LETTERS, WIDTH)
        self.border = nn.Parameter(torch.zeros(WIDTH))
        self.norms = nn.ModuleList(nn.BatchNorm1d(WIDTH) for _ in range(len(DILATIONS) + 1))
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=apart, dilation=apart) for apart in DILATIONS)
        self.out = nn.Linear(WIDTH, len(LABELS))

    def forward(self, words: Tensor, phrases: Tensor) -> Tensor:
        """Scores; words and phrases: texts × words."""
        x = self._inputs(words) + self.phrases(phrases)
        if self.training:
            x = x * (torch.rand(*words.shape, 1) > _DROP_WORDS)
        x = functional.relu(self.norms[0](x.transpose(1, 2)))
        for layer, norm in zip(self.layers, list(self.norms)[1:], strict=True):
            x = x + functional.dropout(functional.relu(norm(layer(x))), _DROP, self.training)
        scores: Tensor = self.out(x.transpose(1, 2))
        return scores

    def _inputs(self, words: Tensor) -> Tensor:
        numbers, back = torch.unique(words, return_inverse=True)
        places = self._places[numbers]
        vectors = torch.cat((self._vectors[places[:, 0]], self._vectors[places[:, 1]]), 1)
        letters = self.runs(self._runs[numbers])
        if self.training:
            vectors = vectors * (torch.rand(len(numbers), 1) > _DROP_VECTORS)
            letters = letters * (torch.rand(len(numbers), 1) > _DROP_VECTORS)
        rows = self.input(torch.cat((vectors, letters), 1)) + self.tags(self._told[numbers])
        rows = torch.where((numbers == 0)[:, None], self.border + rows * 0, rows)
        inputs: Tensor = rows[back]
        return inputs

    def packed(self) -> dict[str, Packed]:
        """The weights as `mentions.tagger_network` reads them."""
        scale, shift = _affine(self.norms[0])
        bias = self.input.bias.data * scale + shift
        arrays = {
            "input": self.input.weight.data.T * scale, "bias": bias[None], "border": (self.border.data * scale + shift)[None],
            "tags": self.tags.weight.data[1:] * scale, "phrases": self.phrases.weight.data[1:] * scale, "runs": self.runs.weight.data[1:],
            "out": self.out.weight.data.T, "out_bias": self.out.bias.data[None],
        }  # fmt: skip
        for i, (layer, norm) in enumerate(zip(self.layers, list(self.norms)[1:], strict=True)):
            scale, shift = _affine(norm)
            arrays[f"layer{i}"] = layer.weight.data.permute(2, 1, 0).reshape(3 * WIDTH, WIDTH) * scale
            arrays[f"bias{i}"] = (layer.bias.data * scale + shift)[None]
        return {name: pack(table.numpy()) for name, table in arrays.items()}


def _affine(norm: nn.BatchNorm1d) -> tuple[Tensor, Tensor]:
    """What a normalisation multiplies with and adds once it is learned."""
    scale = norm.weight.data / torch.sqrt(norm.running_var + norm.eps)
    return scale, norm.bias.data - norm.running_mean * scale


def learn(student: Student, streams: Sequence[Stream], rounds: int, seed: int = 0) -> None:
    """Learn from the streams, each read `rounds` times in windows in new places and order."""
    torch.set_num_threads(1)  # the same sums in the same order each time
    torch.manual_seed(seed)
    rnd = random.Random(seed)
    optimizer = torch.optim.AdamW(student.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = rounds * (sum(len(stream.words) for stream in streams) // _WINDOW // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / _WARM, max(0.01, 1 - step / steps)))
    student.train()
    for _ in range(rounds):
        for batch in _batches(streams, rnd):
            words, phrases, labels = (torch.tensor(numpy.stack(part)) for part in list(zip(*batch, strict=True))[:3])
            weights = torch.tensor([window[3] for window in batch])[:, None] * (labels.sum(-1) > 0)
            told = (labels * functional.log_softmax(student(words, phrases), -1)).sum(-1)
            loss = -(told * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), _CLIP)
            optimizer.step()
            schedule.step()


def _batches(streams: Sequence[Stream], rnd: random.Random) -> Iterable[list[tuple[Array, Array, Array, float]]]:
    starts = [(stream, at) for stream in streams for at in range(rnd.randrange(_WINDOW), max(1, len(stream.words) - _WINDOW), _WINDOW)]
    rnd.shuffle(starts)
    for first in range(0, len(starts) - _BATCH + 1, _BATCH):
        yield [
            (s.words[at : at + _WINDOW], s.phrases[at : at + _WINDOW], s.labels[at : at + _WINDOW], s.weight)
            for s, at in starts[first : first + _BATCH]
        ]
