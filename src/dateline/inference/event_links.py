"""Are two event mentions one event? What is told of each is weighed beside the pair score.

The pair score sees two triggers and the words around them. Whether "the blast" is this morning's or last week's often stands in
what hangs on them: the same place and day, another victim, the kind of event, "a second" before it. A logistic regression
over these, fitted on reports that the reader was not trained on (`training.links`), found 568 of 963 later mentions' events where
the pair score alone found 494, at the same number of false links (256 unseen reports, each scored by weights fitted on others,
2026-11-30).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.columns import (
    EDGE_COLUMN,
    EVENT_TYPES,
    FAMILIES,
    FLAGS,
    LABEL_COLUMNS,
    LETTERS,
    SAME_AS,
)
from dateline.inference.decode import ALLOWED, shares
from dateline.inference.pairs import Mentions
from dateline.inference.words import Ints, Words

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]
_EVENT = LETTERS.index("e")
_ARGUMENTS = tuple(EDGE_COLUMN["e", name] for name in ("by", "on", "in", "at", "with", "killed", "injured", "size"))
_APART = tuple(EDGE_COLUMN["e", name] for name in ("part_of", "after", "replies_to"))
"""Edges between two events that are not one."""
_BELIEVED = -1.0
"""An argument counts when its score comes so near (logits) to the edge's limit."""
_FAR_BELOW = -9.0
_FRESH = frozenset("another second other separate further new third fourth a an one two three several similar later next".split())
_KNOWN = frozenset("the this that these those its their his her both".split())
_STEM = 5
"""Letters of the trigger's last word that say that it is the same word ("attack", "attackers")."""
_MANY = 12
_SET = [flag[0] for flag in FLAGS].index("e")
FEATURES = 1 + 3 * len(_ARGUMENTS) + 6 + 2 + 2 + 1 + 4 + 1


@dataclass(frozen=True, slots=True)
class Told:
    """What the pair graph said of one document: `joined` are the pair logits, `labels` the label logits of the mentions, `cluster` the node
    of each mention that is no event, `limits` the cut of each edge column."""

    mentions: Mentions
    pairs: Ints
    joined: Floats
    labels: Floats
    cluster: Ints
    limits: Sequence[float]
    same_limit: float


def event_pairs(mentions: Mentions, pairs: Ints) -> Ints:
    """Rows of `pairs` that ask whether an event mention is an earlier one again."""
    return np.flatnonzero((mentions.letter[pairs] == _EVENT).all(axis=1) & (pairs[:, 1] < pairs[:, 0]))


def link_features(words: Words, told: Told) -> Numbers:
    """`[R, FEATURES]` for the rows of `event_pairs`."""
    rows = event_pairs(told.mentions, told.pairs)
    i, j = told.pairs[rows, 0], told.pairs[rows, 1]
    score = told.joined[rows, SAME_AS] - told.same_limit
    told_of_both = _arguments(told, i, j), _labels(told, i, j), _apart(told, i, j)
    return np.column_stack([score, *told_of_both, _words(words, told.mentions, i, j), _way(words, told, i, j)])


def _arguments(told: Told, i: Ints, j: Ints) -> Numbers:
    """For each kind of argument: both have the same, both have another, the later one has one."""
    limits = np.asarray(told.limits)
    columns: list[NDArray[np.bool_]] = []
    letter = told.mentions.letter
    of_event = letter[told.pairs[:, 0]] == _EVENT
    for column in _ARGUMENTS:
        may = np.flatnonzero(of_event & ALLOWED[column, letter[told.pairs[:, 0]], letter[told.pairs[:, 1]]])
        value = told.joined[may, column] - limits[column]
        order = np.argsort(value, kind="stable")
        best = np.full(len(letter), _FAR_BELOW)
        node = np.full(len(letter), -1)
        best[told.pairs[may[order], 0]] = value[order]
        node[told.pairs[may[order], 0]] = told.cluster[told.pairs[may[order], 1]]
        has = best > _BELIEVED
        both, one = has[i] & has[j], node[i] == node[j]
        columns += [both & one, both & ~one, has[i]]
    return np.stack(columns, axis=1).astype(np.float64)


def _labels(told: Told, i: Ints, j: Ints) -> Numbers:
    kind, real = shares(told.labels, "type"), shares(told.labels, "realis")
    family = kind @ _FAMILY
    whole = np.tanh(told.labels[:, LABEL_COLUMNS["flag"].start + _SET].astype(np.float64) / 3)
    alike = [(share[i] * share[j]).sum(axis=1) for share in (kind, family, real)]
    return np.stack([*alike, whole[i], whole[j], whole[i] * whole[j]], axis=1)


def _families() -> Numbers:
    """`[type, family]`, a type of no family being its own."""
    inside = {name: k for k, family in enumerate(FAMILIES) for name in family}
    table = np.zeros((len(EVENT_TYPES), len(FAMILIES) + len(EVENT_TYPES)))
    for k, name in enumerate(EVENT_TYPES):
        table[k, inside.get(name, len(FAMILIES) + k)] = 1.0
    return table


_FAMILY = _families()


def _apart(told: Told, i: Ints, j: Ints) -> Numbers:
    """How far one is believed to be a part of the other, or to follow it."""
    events = told.mentions.letter == _EVENT
    number, count = np.cumsum(events) - 1, int(events.sum())
    between = np.flatnonzero(events[told.pairs].all(axis=1))
    value = (told.joined[between][:, _APART] - np.asarray(told.limits)[list(_APART)]).max(axis=1)
    ends = number[told.pairs[between]]
    best = np.full((count, count), _FAR_BELOW)
    np.maximum.at(best, (ends.max(axis=1), ends.min(axis=1)), value)
    found = best[number[i], number[j]]
    return np.stack([np.clip(found, -6.0, 6.0) / 3, (found > 0).astype(np.float64)], axis=1)


def _words(words: Words, mentions: Mentions, i: Ints, j: Ints) -> Numbers:
    texts = [token.text.lower() for token in words.tokens]
    before = [{texts[k] for k in range(max(0, first - 2), first)} for first in mentions.first.tolist()]
    known = np.array([bool(_KNOWN & told) for told in before])
    fresh = np.array([bool(_FRESH & told) for told in before])
    stem = np.array([texts[last][:_STEM] for last in mentions.last.tolist()])
    return np.stack([known[i], fresh[i], stem[i] == stem[j]], axis=1).astype(np.float64)


def _way(words: Words, told: Told, i: Ints, j: Ints) -> Numbers:
    """How far apart the two stand, in event mentions and in sentences, and how many events were told before the later one."""
    events = told.mentions.letter == _EVENT
    before = np.concatenate([[0], np.cumsum(events)])
    between = before[i] - before[j + 1]
    sentence = words.sentences[told.mentions.first]
    far = np.abs(sentence[i] - sentence[j])
    told_before = np.log1p(before[i])
    return np.stack([np.minimum(between, _MANY) / 4, np.log1p(far), far == 0, between == 0, told_before], axis=1).astype(np.float64)


def linked(words: Words, told: Told, same: Floats, weights: Sequence[float]) -> Floats:
    """`same` (above zero: one thing) with the rows of events scored anew. `weights`: the constant, then one for each feature."""
    rows = event_pairs(told.mentions, told.pairs)
    if not len(rows):
        return same
    given = np.asarray(weights)
    found = same.copy()
    found[rows] = (given[0] + link_features(words, told) @ given[1:]).astype(same.dtype)
    return found


__all__ = ["FEATURES", "Told", "event_pairs", "link_features", "linked"]
