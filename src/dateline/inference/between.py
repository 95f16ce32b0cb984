"""Which small words stand between two mentions, and right before each?

"in", "by", "against" or a comma say much of how two mentions hang together. With these columns the pair scorer, trained for
4 epochs over frozen word vectors, gave edges .796 instead of .788 (F1, mentions given, 145 unseen reports, 2026-11-29).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dateline.inference.words import Ints, Words

MOST_WORDS = 4
"""A longer gap is told by its length alone."""
_CLASSES = (
    "in inside within", "of", "at on", "near outside beside around", "from", "to into towards", "by", "and or as", ",", "' ’ 's ’s s", "with using",
    "after before since", "( )", "that which who whom whose where", "for", "against", "between", "over under through across along", "said told",
    ". ; : – —",
)  # fmt: skip
_CLASS = {word: k for k, words in enumerate(_CLASSES) for word in words.split()}
_OTHER = len(_CLASSES)
COLUMNS = 4 * (_OTHER + 1)


def between(words: Words, first: Ints, last: Ints, pairs: Ints) -> NDArray[np.float32]:
    """`[P, COLUMNS]`: what stands between when the second mention follows, when it goes before, and right before each."""
    told = np.array([_CLASS.get(t.text.lower(), _OTHER) for t in words.tokens], dtype=np.int64)
    i, j = pairs[:, 0], pairs[:, 1]
    follows, precedes = first[j] > last[i], first[i] > last[j]
    start = np.where(follows, last[i], last[j]) + 1
    gap = np.where(follows, first[j] - start, np.where(precedes, first[i] - start, 0))
    near = (gap > 0) & (gap <= MOST_WORDS) & (words.blocks[first[i]] == words.blocks[first[j]])
    found = np.zeros((len(pairs), 2 * (_OTHER + 1)), dtype=np.float32)
    for step in range(MOST_WORDS):
        rows = np.flatnonzero(near & (gap > step))
        found[rows, told[start[rows] + step] + np.where(follows[rows], 0, _OTHER + 1)] = 1.0
    before = np.eye(_OTHER + 1, dtype=np.float32)[np.where(first > 0, told[np.maximum(first - 1, 0)], _OTHER)]
    return np.concatenate([found, before[i], before[j]], axis=1)
