"""Which event mentions are one event? Weights of `dateline.inference.event_links`, from reports that the reader was not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from dateline.inference.columns import LETTERS
from dateline.inference.drafts import Limits, Scored
from dateline.inference.event_links import FEATURES, Told, event_pairs, link_features
from training.evaluate import Read, scored_twice
from training.runtime import Graphs

RIDGE = 2e-3
"""Weight of the squares of the standardised weights beside the mean loss."""


def event_link_weights(held: Sequence[tuple[Sequence[Read], Graphs]], limits: Limits) -> tuple[float, ...]:
    """The constant and a weight for each feature, by logistic regression over the pairs of found event mentions."""
    given = [pairs_of(read, own, limits) for reads, graphs in held for read in reads if (own := scored_twice(read, graphs, limits)[0]) is not None]
    features = np.concatenate([g[0] for g in given] or [np.zeros((0, FEATURES))])
    right = np.concatenate([g[1] for g in given] or [np.zeros(0, bool)])
    return fitted(features, right) if right.any() and not right.all() else ()


def pairs_of(read: Read, own: Scored, limits: Limits) -> tuple[np.ndarray, np.ndarray]:
    """(features `[R, FEATURES]`, is it the same event `[R]`) of the pairs of which both ends are mentions of some gold event."""
    told = Told(own.mentions, own.pairs, own.pair_logits, own.label_logits, own.cluster, limits.edges, limits.same)
    rows = event_pairs(own.mentions, own.pairs)
    if not len(rows):
        return np.zeros((0, FEATURES)), np.zeros(0, bool)
    node = gold_events(read, own)
    ends = node[own.pairs[rows]]
    kept = (ends >= 0).all(axis=1)
    return link_features(read.words, told)[kept], (ends[:, 0] == ends[:, 1])[kept]


def gold_events(read: Read, own: Scored) -> np.ndarray:
    """The gold event that most words of each found event mention belong to, or -1."""
    t, event = read.targets, LETTERS.index("e")
    owner: dict[int, int] = {}
    for letter, first, last, cluster in zip(t.letter, t.first, t.last, t.cluster, strict=True):
        if letter == event:
            owner.update(dict.fromkeys(range(int(first), int(last) + 1), int(cluster)))
    node = np.full(len(own.mentions), -1)
    for k in np.flatnonzero(own.mentions.letter == event):
        words = range(int(own.mentions.first[k]), int(own.mentions.last[k]) + 1)
        votes = Counter(owner[w] for w in words if w in owner)
        node[k] = max(votes, key=votes.__getitem__, default=-1)
    return node


def fitted(features: np.ndarray, right: np.ndarray) -> tuple[float, ...]:
    """Weights of a ridge logistic regression, the constant first, for features as they come."""
    middle, width = features.mean(axis=0), features.std(axis=0)
    width[width < 1e-6] = 1.0
    x, y = torch.from_numpy((features - middle) / width), torch.from_numpy(right.astype(np.float64))
    weights = torch.zeros(1 + features.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        told = torch.nn.functional.binary_cross_entropy_with_logits(weights[0] + x @ weights[1:], y) + RIDGE * weights[1:].square().sum()
        told.backward()
        return told

    optimizer.step(loss)  # type: ignore[arg-type]
    found = weights.detach().numpy()
    plain = found[1:] / width
    return tuple(round(float(v), 5) for v in (found[0] - plain @ middle, *plain))


__all__ = ["event_link_weights", "fitted", "gold_events", "pairs_of"]
