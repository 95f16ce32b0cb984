"""How does the torch model read with the runtime's own code? Graph A and B as plain functions of arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dateline.inference.drafts import PairScore
from dateline.inference.windows import PieceTable, windows_of
from dateline.inference.words import Words

if TYPE_CHECKING:
    from training.model import Reader

TokenScore = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Graphs:
    """Both graphs behind numpy, and the word pieces they want."""

    token: TokenScore
    pair: PairScore
    table: PieceTable

    def read_words(self, words: Words) -> tuple[np.ndarray, np.ndarray]:
        """(word vectors `[W, H]`, tag logits `[W, K, 3]`)"""
        win = windows_of(words, self.table)
        vectors, tags = self.token(win.ids, win.shapes)
        return vectors[win.window, win.column], tags[win.window, win.column]


def torch_graphs(model: Reader, table: PieceTable, device: str = "cpu") -> Graphs:
    import torch

    model.eval()

    def token(ids: np.ndarray, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=halved(device)):
            x, y = model.a(torch.from_numpy(ids).to(device), torch.from_numpy(shapes).to(device))
        return x.float().cpu().numpy(), y.float().cpu().numpy()

    def pair(vectors: np.ndarray, letters: np.ndarray, pairs: np.ndarray, features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.inference_mode():
            x, y = model.b(*(torch.from_numpy(np.ascontiguousarray(v)).to(device) for v in (vectors, letters, pairs, features)))
        return x.cpu().numpy(), y.cpu().numpy()

    return Graphs(token, pair, table)


def halved(device: str) -> bool:
    """Whether bfloat16 is a gain there: on a CPU without its instructions it is emulated, at a twentieth of the speed."""
    import torch

    return device != "cpu" or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
