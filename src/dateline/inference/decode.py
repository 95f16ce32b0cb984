"""From numbers to mentions, clusters and edges: what the scores of the two graphs say, kept to what may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.columns import LABEL_COLUMNS, LETTER_OF_LAYER, LETTERS, SAME_AS, edge_allowed
from dateline.inference.pairs import Mentions, ordered
from dateline.inference.words import Ints, Words

Floats = NDArray[np.float32]
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
_NEVER = -1e9


def shares(logits: Floats, block: str) -> Floats:
    """The belief in each label of a block, of one row of label logits or of many."""
    given = logits[..., LABEL_COLUMNS[block]]
    powers = np.exp(given - given.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def best_tags(logits: Floats, blocks: Ints, bias: Floats) -> Ints:
    """`[W, K]` tags of `[W, K, 3]` logits: the best sequence of each layer in which I follows only B or I, and no
    span crosses a block. `bias[K]` is added to the outside score: above zero finds less."""
    count, layers, _ = logits.shape
    if not count:
        return np.zeros((0, layers), dtype=np.int64)
    scores = logits - logits.max(axis=2, keepdims=True)
    scores = scores.astype(np.float64) - np.log(np.exp(scores).sum(axis=2, keepdims=True))
    scores[:, :, OUTSIDE] += bias[None, :]
    starts = np.concatenate([[True], blocks[1:] != blocks[:-1]])
    scores[starts, :, INSIDE] += _NEVER
    state = np.ascontiguousarray(scores.transpose(2, 0, 1))
    outside, begin, inside = state
    in_span, top = np.empty(layers), np.empty(layers)
    for k in range(1, count):
        np.maximum(begin[k - 1], inside[k - 1], out=in_span)
        np.maximum(in_span, outside[k - 1], out=top)
        outside[k] += top
        begin[k] += top
        inside[k] += in_span
    before = state.argmax(axis=0)
    before_inside = BEGIN + (inside > begin)
    tags = np.zeros((count, layers), dtype=np.int64)
    for layer in range(layers):
        any_before, span_before = before[:, layer].tolist(), before_inside[:, layer].tolist()
        tag = any_before[-1]
        found = [tag]
        for k in range(count - 2, -1, -1):
            tag = span_before[k] if tag == INSIDE else any_before[k]
            found.append(tag)
        tags[:, layer] = found[::-1]
    return tags


def spans_of_tags(tags: Ints) -> list[tuple[int, int, int]]:
    """(letter, first, last) of every span, each once, in the order of `Mentions`."""
    found: set[tuple[int, int, int]] = set()
    for layer in range(tags.shape[1]):
        column = tags[:, layer]
        for first in np.flatnonzero(column == BEGIN):
            last = int(first)
            while last + 1 < len(column) and column[last + 1] == INSIDE:
                last += 1
            found.add((LETTER_OF_LAYER[layer], int(first), last))
    return ordered(list(found))


_TRIMMED = frozenset(".,;:!?-–—\"“”'’‘()[]")


def trimmed(words: Words, spans: Sequence[tuple[int, int, int]], letters: frozenset[int]) -> list[tuple[int, int, int]]:
    """Spans of `letters` without punctuation at their ends ("Ltd." and "(" stay the tagger's business elsewhere)."""
    found: set[tuple[int, int, int]] = set()
    for letter, first, last in spans:
        begin, end = first, last
        if letter in letters:
            while end > begin and words.tokens[end].text in _TRIMMED:
                end -= 1
            while begin < end and words.tokens[begin].text in _TRIMMED:
                begin += 1
        found.add((letter, begin, end))
    return ordered(list(found))


def clusters_of(mentions: Mentions, pairs: Ints, same: Floats, limit: float, clash: Callable[[int, int], bool] | None = None) -> Ints:
    """Cluster number of each mention: each joins its best earlier mention of its kind whose score passes `limit`, unless
    it clashes with one that is in that cluster already."""
    cluster = np.arange(len(mentions))
    earlier = (pairs[:, 1] < pairs[:, 0]) & (mentions.letter[pairs[:, 0]] == mentions.letter[pairs[:, 1]]) & (same > limit)
    chosen, scores = pairs[earlier], same[earlier]
    order = np.lexsort((-chosen[:, 1], -scores, chosen[:, 0]))
    done: set[int] = set()
    for k in order:
        later, before = int(chosen[k, 0]), int(chosen[k, 1])
        if later not in done:
            members = np.flatnonzero(cluster == cluster[before])
            if clash is not None and any(clash(later, int(m)) for m in members):
                continue
            done.add(later)
            cluster[later] = cluster[before]
    return cluster


def _allowed() -> NDArray[np.bool_]:
    size = len(LETTERS)
    return np.array([[[edge_allowed(c, s, t) for t in range(size)] for s in range(size)] for c in range(SAME_AS)])


HOPELESS = -6.0
"""Below every limit that training may set (-4) and what is given for want of better (1.5 below it): nine pairs in ten."""
ALLOWED = _allowed()
"""`[edge column, source letter, target letter]`"""


@dataclass(frozen=True, slots=True)
class EdgeScores:
    """Edges that may be, of one column: clusters at both ends and the best logit over their mention pairs."""

    source: Ints
    target: Ints
    logit: NDArray[np.float64]


def edge_scores(letters: Ints, cluster: Ints, pairs: Ints, logits: Floats) -> Mapping[int, EdgeScores]:
    """Candidates of each edge column between different clusters, types respected; none as unlikely as `HOPELESS`."""
    found: dict[int, EdgeScores] = {}
    source, target = cluster[pairs[:, 0]], cluster[pairs[:, 1]]
    from_letter, to_letter, width = letters[pairs[:, 0]], letters[pairs[:, 1]], len(cluster) + 1
    apart, likely = source != target, logits[:, :SAME_AS] > HOPELESS
    for column in range(SAME_AS):
        allowed = np.flatnonzero(likely[:, column] & apart)
        allowed = allowed[ALLOWED[column][from_letter[allowed], to_letter[allowed]]]
        if not len(allowed):
            continue
        keys, place = np.unique(source[allowed] * width + target[allowed], return_inverse=True)
        best = np.full(len(keys), -np.inf)
        np.maximum.at(best, place, logits[allowed, column].astype(np.float64))
        found[column] = EdgeScores(keys // width, keys % width, best)
    return found
