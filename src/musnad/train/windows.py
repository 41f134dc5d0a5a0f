"""Windows of text for the language model: neighbouring sentences together, as pieces of words in rows of one length."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from musnad.train.language_model import BEGIN, DEVICE, END, FILL, Pieces


class Part(NamedTuple):
    """Words of a sentence, from `first` on: their pieces."""

    sentence: int
    first: int
    pieces: list[tuple[int, ...]]


def windows(pieces: Pieces, text: Sequence[Sequence[str]], longest: int, rnd: random.Random | None = None) -> Iterator[list[Part]]:
    """Neighbouring sentences together, as many as go into a window; of a length by chance, if `rnd` is given."""
    window: list[Part] = []
    size, room = 0, _room(longest, rnd)
    for number, sentence in enumerate(text):
        cut = [pieces.cut(word)[:longest] for word in sentence]
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


def rows(batch: Sequence[Sequence[Part]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces of windows, which of them are there, and where words begin."""
    texts: list[list[int]] = []
    begins: list[list[int]] = []
    for window in batch:
        text, firsts = [BEGIN], []
        for part in window:
            for word in part.pieces:
                firsts.append(len(text))
                text += word
        texts.append([*text, END])
        begins.append(firsts)
    widest = max(map(len, begins))
    return *filled(texts), torch.tensor([firsts + [0] * (widest - len(firsts)) for firsts in begins], device=DEVICE)


def filled(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Rows of pieces, filled up to one length, and which of them are there."""
    widest = max(map(len, texts))
    numbers = torch.tensor([[*text, *[FILL] * (widest - len(text))] for text in texts], device=DEVICE)
    there = torch.tensor([[True] * len(text) + [False] * (widest - len(text)) for text in texts], device=DEVICE)
    return numbers, there
