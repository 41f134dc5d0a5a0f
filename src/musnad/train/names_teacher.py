"""The large network that the small one learns from: a language model that has learned to tag names.

It reads whole windows of text, a thousand words a second, and so never ships: what ships are vectors of words as it sees them, and a small
network that has learned to say of text without labels what the large one says.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from musnad.evaluation.names import Labelled
from musnad.mentions.tagger_model import LABELS
from musnad.train.language_model import BEGIN, END, FILL, Encoder, Pieces, read_model

LAYERS, FROZEN = 10, 2  # of the language model: those kept, and the lowest, which stay as they are
ROUNDS = 5
_RATE, _RATE_OF_HEAD, _DECAY, _CLIP = 1e-4, 1e-3, 0.01, 1.0
_WARM = 0.1  # of all steps
_SMOOTHING = 0.05  # of labels
_BATCH, _READ = 8, 16  # windows a step, and at once in reading
_LEARNED, _LONGEST = 120, 200  # pieces of a window, at most, in learning and in reading
_LONGEST_WORD = 12  # pieces
_WORDS = 512  # looked at at once, each by itself
_NO_LABEL = -100

Array = numpy.ndarray[Any, Any]


class Part(NamedTuple):
    """Words of a sentence, from `first` on: their pieces."""

    sentence: int
    first: int
    pieces: list[tuple[int, ...]]


class Teacher(nn.Module):
    """Scores words for each label by their first pieces."""

    def __init__(self, seed: int = 0) -> None:
        """Raises `ModuleNotFoundError` where the package with the language model is not installed."""
        super().__init__()
        torch.set_num_threads(1)  # the same sums in the same order each time
        torch.manual_seed(seed)
        file = read_model()
        self._pieces = Pieces(file)
        self.encoder = Encoder(file, self._pieces.kept, LAYERS, FROZEN)
        self.head = nn.Linear(file.sizes.width, len(LABELS))
        nn.init.normal_(self.head.weight, 0, 0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, pieces: Tensor, filled: Tensor, firsts: Tensor) -> Tensor:
        """Scores. pieces, filled: windows × pieces; firsts: windows × words, where each word begins."""
        made = self.encoder(pieces, filled)
        words = torch.gather(made, 1, firsts[..., None].expand(-1, -1, made.shape[-1]))
        scores: Tensor = self.head(functional.dropout(words, 0.1, self.training))
        return scores

    def learn(self, gold: Sequence[Labelled], seed: int = 0) -> None:
        """Learn the labels of a text, in windows cut anew each round."""
        rnd = random.Random(seed)
        text = [sentence.words for sentence in gold]
        head = list(self.head.parameters())
        body = [weight for weight in self.encoder.parameters() if weight.requires_grad]
        groups = [{"params": body, "lr": _RATE}, {"params": head, "lr": _RATE_OF_HEAD}]
        optimizer = torch.optim.AdamW(groups, weight_decay=_DECAY)
        steps = ROUNDS * (sum(1 for _ in self._windows(text, _LEARNED, rnd)) // _BATCH)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (steps * _WARM), max(0.02, 1 - step / steps)))
        self.train()
        for _ in range(ROUNDS):
            windows = list(self._windows(text, _LEARNED, rnd))
            rnd.shuffle(windows)
            for first in range(0, len(windows) - _BATCH + 1, _BATCH):
                part = windows[first : first + _BATCH]
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    scores = self(*_batch(part))
                loss = functional.cross_entropy(
                    scores.float().flatten(0, 1), _labels(part, gold).flatten(), ignore_index=_NO_LABEL, label_smoothing=_SMOOTHING
                )
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.parameters(), _CLIP)
                optimizer.step()
                schedule.step()

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        """For each word of a text the probability of each label."""
        found = [numpy.zeros((len(sentence), len(LABELS)), numpy.float16) for sentence in sentences]
        windows = sorted(self._windows(sentences, _LONGEST), key=lambda window: sum(len(p) for part in window for p in part.pieces))
        self.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for first in range(0, len(windows), _READ):
                batch = windows[first : first + _READ]
                for window, told in zip(batch, self(*_batch(batch)).float().softmax(-1).numpy(), strict=True):
                    at = 0
                    for part in window:
                        many = len(part.pieces)
                        found[part.sentence][part.first : part.first + many] = told[at : at + many]
                        at += many
        return found

    def words(self, words: Sequence[str]) -> Array:
        """What the last layer makes of words by themselves, the mean of their pieces; then the probability of each label."""
        cut = [self._pieces.cut(word)[:_LONGEST_WORD] for word in words]
        order = sorted(range(len(words)), key=lambda i: len(cut[i]))
        found: Array = numpy.zeros((len(words), self.head.in_features + len(LABELS)), numpy.float32)
        self.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for first in range(0, len(order), _WORDS):
                batch = order[first : first + _WORDS]
                pieces, filled = _filled([[BEGIN, *cut[i], END] for i in batch])
                inner = filled.clone()
                inner[:, 0] = False
                inner[torch.arange(len(batch)), filled.sum(1) - 1] = False
                share = inner.float() / inner.sum(1, keepdim=True)
                made = self.encoder(pieces, filled).float()
                labels = self.head(made[:, 1]).float().softmax(-1)
                found[batch] = torch.cat(((made * share[..., None]).sum(1), labels), 1).numpy()
        return found

    def _windows(self, text: Sequence[Sequence[str]], longest: int, rnd: random.Random | None = None) -> Iterator[list[Part]]:
        """Neighbouring sentences together, as many as go into a window; of a length by chance, if `rnd` is given."""
        window: list[Part] = []
        size, room = 0, _room(longest, rnd)
        for number, sentence in enumerate(text):
            cut = [self._pieces.cut(word)[:longest] for word in sentence]
            first = 0
            while first < len(cut):
                after, many = first, 0
                while after < len(cut) and many + len(cut[after]) <= longest:
                    many += len(cut[after])
                    after += 1
                if window and size + many > room:
                    yield window
                    window, size, room = [], 0, _room(longest, rnd)
                window.append(Part(number, first, cut[first:after]))
                size += many
                first = after
        if window:
            yield window


def _room(longest: int, rnd: random.Random | None) -> int:
    return rnd.randint(longest // 3, longest) if rnd else longest


def _batch(windows: Sequence[Sequence[Part]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces of windows, which of them are there, and where words begin."""
    texts: list[list[int]] = []
    begins: list[list[int]] = []
    for window in windows:
        text, firsts = [BEGIN], []
        for part in window:
            for word in part.pieces:
                firsts.append(len(text))
                text += word
        texts.append([*text, END])
        begins.append(firsts)
    widest = max(map(len, begins))
    return *_filled(texts), torch.tensor([firsts + [0] * (widest - len(firsts)) for firsts in begins])


def _filled(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    widest = max(map(len, texts))
    pieces = torch.tensor([[*text, *[FILL] * (widest - len(text))] for text in texts])
    return pieces, torch.tensor([[True] * len(text) + [False] * (widest - len(text)) for text in texts])


def _labels(windows: Sequence[Sequence[Part]], gold: Sequence[Labelled]) -> Tensor:
    told = [
        [LABELS.index(gold[part.sentence].labels[part.first + i]) for part in window for i in range(len(part.pieces))] for window in windows
    ]
    widest = max(map(len, told))
    return torch.tensor([line + [_NO_LABEL] * (widest - len(line)) for line in told])
