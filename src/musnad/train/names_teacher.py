"""The large networks that the small one learns from: a language model that has learned to tag names, several times from other beginnings.

They read whole windows of text, and so never ship: what ships are vectors of words as they see them together, and a small network that has
learned to say of text without labels what they say together.
"""

import random
from collections.abc import Sequence
from typing import Any

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from musnad.evaluation.names import Labelled
from musnad.mentions.tagger_model import LABELS
from musnad.train.language_model import BEGIN, DEVICE, END, Encoder, Pieces, read_model
from musnad.train.windows import Part, filled, rows, windows

_RATE, _RATE_OF_HEAD, _DECAY, _CLIP = 5e-5, 1e-3, 0.01, 1.0
_WARM = 0.1  # of all steps
_SMOOTHING = 0.05  # of labels
_BATCH, _READ = 16, 128  # windows a step, and at once in reading
_SORTED = 20  # steps whose windows are sorted by length, so that those of one step are alike
_LEARNED, _LONGEST = 120, 200  # pieces of a window, at most, in learning and in reading
_LONGEST_WORD = 12  # pieces
_WORDS = 2048  # looked at at once, each by itself
_NO_LABEL = -100

Array = numpy.ndarray[Any, Any]


class Teacher(nn.Module):
    """Scores words for each label by their first pieces."""

    def __init__(self, seed: int = 0) -> None:
        """seed: what it begins from.

        Raises `ModuleNotFoundError` where the package with the language model is not installed.
        """
        super().__init__()
        if DEVICE.type == "cpu":
            torch.set_num_threads(1)  # the same sums in the same order each time
        torch.manual_seed(seed)
        self._seed = seed
        file = read_model()
        self._pieces = Pieces(file)
        self.encoder = Encoder(file, self._pieces.kept)
        self.head = nn.Linear(file.sizes.width, len(LABELS))
        nn.init.normal_(self.head.weight, 0, 0.02)
        nn.init.zeros_(self.head.bias)
        self.to(DEVICE)

    def forward(self, pieces: Tensor, there: Tensor, firsts: Tensor) -> Tensor:
        """Scores. pieces, there: windows × pieces; firsts: windows × words, where each word begins."""
        made = self.encoder(pieces, there)
        words = torch.gather(made, 1, firsts[..., None].expand(-1, -1, made.shape[-1]))
        scores: Tensor = self.head(functional.dropout(words, 0.1, self.training))
        return scores

    def learn(self, gold: Sequence[Labelled], rounds: int) -> None:
        """Learn the labels of a text, in windows cut anew each round."""
        rnd = random.Random(self._seed)
        text = [sentence.words for sentence in gold]
        groups = [
            {"params": [weight for weight in part.parameters() if weight.requires_grad], "lr": rate}
            for part, rate in ((self.encoder, _RATE), (self.head, _RATE_OF_HEAD))
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=_DECAY, fused=True)
        steps = max(1, rounds * (sum(1 for _ in windows(self._pieces, text, _LEARNED, rnd)) // _BATCH))
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (steps * _WARM), max(0.02, 1 - step / steps)))
        self.train()
        for _ in range(rounds):
            for part in _batches(list(windows(self._pieces, text, _LEARNED, rnd)), rnd):
                with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
                    scores = self(*rows(part))
                loss = functional.cross_entropy(
                    scores.float().flatten(0, 1), _labels(part, gold).flatten(), ignore_index=_NO_LABEL, label_smoothing=_SMOOTHING
                )
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.parameters(), _CLIP)
                optimizer.step()
                schedule.step()

    def read(self, sentences: Sequence[Sequence[str]]) -> Array:
        """The probabilities of the labels of all words of a text, in a row."""
        ends = numpy.cumsum([0, *map(len, sentences)])
        found = numpy.zeros((ends[-1], len(LABELS)), numpy.float16)
        cut = sorted(windows(self._pieces, sentences, _LONGEST), key=lambda window: sum(len(p) for part in window for p in part.pieces))
        self.eval()
        with torch.no_grad(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            for first in range(0, len(cut), _READ):
                batch = cut[first : first + _READ]
                for window, told in zip(batch, self(*rows(batch)).float().softmax(-1).cpu().numpy(), strict=True):
                    at = 0
                    for part in window:
                        many, begin = len(part.pieces), ends[part.sentence] + part.first
                        found[begin : begin + many] = told[at : at + many]
                        at += many
        return found

    def words(self, words: Sequence[str]) -> tuple[Array, Array]:
        """What the last layer makes of words by themselves, the mean of their pieces, and the probability of each label."""
        cut = [self._pieces.cut(word)[:_LONGEST_WORD] for word in words]
        order = sorted(range(len(words)), key=lambda i: len(cut[i]))
        vectors = numpy.zeros((len(words), self.head.in_features), numpy.float32)
        likely = numpy.zeros((len(words), len(LABELS)), numpy.float32)
        self.eval()
        with torch.no_grad(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            for first in range(0, len(order), _WORDS):
                batch = order[first : first + _WORDS]
                pieces, there = filled([[BEGIN, *cut[i], END] for i in batch])
                inner = there.clone()
                inner[:, 0] = False
                inner[torch.arange(len(batch), device=DEVICE), there.sum(1) - 1] = False
                share = inner.float() / inner.sum(1, keepdim=True)
                made = self.encoder(pieces, there).float()
                vectors[batch] = (made * share[..., None]).sum(1).cpu().numpy()
                likely[batch] = self.head(made[:, 1]).float().softmax(-1).cpu().numpy()
        return vectors, likely


def _batches(cut: list[list[Part]], rnd: random.Random) -> list[list[list[Part]]]:
    """Windows of like length together, in any order; what is left over is dropped."""
    rnd.shuffle(cut)
    found: list[list[list[Part]]] = []
    for first in range(0, len(cut), _BATCH * _SORTED):
        alike = sorted(cut[first : first + _BATCH * _SORTED], key=lambda window: sum(len(p) for part in window for p in part.pieces))
        found += [alike[at : at + _BATCH] for at in range(0, len(alike) - _BATCH + 1, _BATCH)]
    rnd.shuffle(found)
    return found


def _labels(cut: Sequence[Sequence[Part]], gold: Sequence[Labelled]) -> Tensor:
    told = [
        [LABELS.index(gold[part.sentence].labels[part.first + i]) for part in window for i in range(len(part.pieces))] for window in cut
    ]
    widest = max(map(len, told))
    return torch.tensor([line + [_NO_LABEL] * (widest - len(line)) for line in told], device=DEVICE)
