"""How does a document of any length pass through an encoder of 512 pieces? Overlapping windows.

Each word's vector comes from the window in which its first piece stands most central, so no word is read at an edge
while another window has it in its middle, and nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.words import Ints, Words

MAX_PIECES = 512
INNER = MAX_PIECES - 2
OVERLAP = 126
CLS, SEP, UNK, PAD = 101, 102, 100, 0
Encode = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Windows:
    """Model input and the way back: word `k` is row `window[k]`, column `column[k]` of the outputs."""

    ids: Ints
    shapes: Ints
    window: Ints
    column: Ints


class PieceTable:
    """Word pieces of words, each word looked up once."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """At least one piece: a word that the vocabulary can't spell is unknown, never gone."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._encode(word)) or (UNK,)
            self._known[word] = found
        return found


def starts_of(total: int) -> tuple[list[int], int]:
    """(first piece of each window, pieces in each) over `total` pieces.

    As few windows as go, all of one width and no wider than an overlap of OVERLAP asks for: a text of 600 pieces is read as
    two windows of 363, not of 510.
    """
    if total <= INNER:
        return [0], total
    count = -(-(total - OVERLAP) // (INNER - OVERLAP))
    width = min(INNER, -(-(total + (count - 1) * OVERLAP) // count))
    return [*range(0, (count - 1) * (width - OVERLAP), width - OVERLAP), total - width], width


def windows_of(words: Words, table: PieceTable) -> Windows:
    pieces: list[int] = []
    owner: list[int] = []
    first: list[int] = []
    for k, token in enumerate(words.tokens):
        first.append(len(pieces))
        found = table.pieces(token.text)
        pieces.extend(found)
        owner.extend([k] * len(found))
    total = len(pieces)
    starts, inner = starts_of(total)
    ids = np.full((len(starts), inner + 2), PAD, dtype=np.int64)
    shapes = np.zeros((len(starts), inner + 2), dtype=np.int64)
    flat, looks = np.array(pieces, dtype=np.int64), words.shapes[np.array(owner, dtype=np.int64)] if pieces else np.zeros(0, np.int64)
    for row, start in enumerate(starts):
        end = start + inner
        ids[row, 0] = CLS
        ids[row, 1 : end - start + 1] = flat[start:end]
        ids[row, end - start + 1] = SEP
        shapes[row, 1 : end - start + 1] = looks[start:end]
    window, column = _central(np.array(first, dtype=np.int64), np.array(starts, dtype=np.int64), inner, total)
    return Windows(ids, shapes, window, column)


def _central(first: Ints, starts: Ints, inner: int, total: int) -> tuple[Ints, Ints]:
    """(window, column) of each first piece, from the window where it is farthest from a cut."""
    before = first[:, None] - starts[None, :]
    after = starts[None, :] + inner - 1 - first[:, None]
    far = np.int64(1 << 40)
    margin = np.minimum(np.where(starts[None, :] == 0, far, before), np.where(starts[None, :] + inner >= total, far, after))
    margin = np.where((before < 0) | (after < 0), -1, margin)
    window = margin.argmax(axis=1).astype(np.int64)
    return window, first - starts[window] + 1


def span_vectors(vectors: NDArray[np.float32], first: Ints, last: Ints) -> NDArray[np.float32]:
    """`[N, 3H]`: first, last and mean word vector of the spans `first..last` (inclusive) over word vectors `[W, H]`."""
    if not len(first):
        return np.zeros((0, 3 * vectors.shape[1]), dtype=np.float32)
    width = vectors.shape[1]
    spans = np.empty((len(first), 3 * width), dtype=np.float32)
    spans[:, :width], spans[:, width : 2 * width] = vectors[first], vectors[last]
    means = spans[:, 2 * width :]
    for k, (a, b) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):  # most spans are a word or two: sums over all words cost more
        np.add.reduce(vectors[a : b + 1], axis=0, out=means[k])
    means /= (last + 1 - first)[:, None].astype(np.float32)
    return spans
