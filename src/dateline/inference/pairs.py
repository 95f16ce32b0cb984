"""Which pairs of mentions are worth a question, and what speaks for or against them beside their vectors?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.between import COLUMNS, between
from dateline.inference.columns import EDGES, LETTERS, edge_allowed
from dateline.inference.words import Ints, Words

Floats = NDArray[np.float32]
REACH = 24
"""Sentences between the two ends of a pair; farther apart only mentions that share a word are asked for."""
FAR_SHARED = 12
"""Earlier mentions with a shared word that are asked for from afar."""
BITS = 1024
_PRONOUNS = frozenset(
    "he she it they him her them his its their who we i one which this that these those himself themselves both".split()
)
_SMALL = frozenset("the a an of in on at and or to by for from with s his her its their this that these those".split())
_SMALL |= frozenset(".,-–—'’\"“”()")
_STATEMENT, _EVENT, _CUE = LETTERS.index("s"), LETTERS.index("e"), LETTERS.index("c")
_WORD_CUTS = (0, 1, 2, 4, 7, 12, 20, 40, 80)
_FEW_CUTS = (0, 1, 2, 5, 10)
_COUNT_CUTS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Spans of words, `first..last` inclusive, in order of `first` (the longer one before), with their letters."""

    first: Ints
    last: Ints
    letter: Ints

    def __len__(self) -> int:
        return len(self.first)


def ordered(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """(letter, first, last) in the order that `Mentions` wants."""
    return sorted(spans, key=lambda m: (m[1], -m[2], m[0]))


def mentions_of(spans: list[tuple[int, int, int]]) -> Mentions:
    columns = np.array(spans, dtype=np.int64).reshape(-1, 3)
    return Mentions(columns[:, 1], columns[:, 2], columns[:, 0])


def _joinable() -> NDArray[np.bool_]:
    table = np.eye(len(LETTERS), dtype=bool)
    for column in range(len(EDGES)):
        for source in range(len(LETTERS)):
            for target in range(len(LETTERS)):
                table[source, target] |= edge_allowed(column, source, target)
    return table


JOINABLE = _joinable()


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is looked up once for each mention."""

    sentence: Ints
    block: Ints
    inside: Ints
    content: NDArray[np.uint64]
    size: Ints
    head: Ints
    whole: Ints
    acronym: Ints
    pronoun: NDArray[np.bool_]
    named: NDArray[np.bool_]
    title: NDArray[np.bool_]


def candidate_pairs(words: Words, mentions: Mentions) -> Ints:
    """Ordered pairs `[P, 2]` of different mentions that an edge or same-as may join."""
    count = len(mentions)
    if count < 2:
        return np.zeros((0, 2), dtype=np.int64)
    sentence = words.sentences[mentions.first]
    low = np.searchsorted(sentence, sentence - REACH, side="left")
    high = np.searchsorted(sentence, sentence + REACH, side="right")
    found: list[Ints] = []
    for i in range(count):
        others = np.arange(low[i], high[i])
        others = others[JOINABLE[mentions.letter[i], mentions.letter[others]] & (others != i)]
        found.append(np.stack([np.full(len(others), i), others], axis=1))
    found.append(_far_pairs(words, mentions, low))
    return np.concatenate(found).astype(np.int64)


def _far_pairs(words: Words, mentions: Mentions, low: Ints) -> Ints:
    """Pairs of one kind beyond `REACH` that share a word of weight, later one first."""
    seen: dict[tuple[int, str], list[int]] = defaultdict(list)
    found: list[tuple[int, int]] = []
    for i in range(len(mentions)):
        letter = int(mentions.letter[i])
        if letter == _STATEMENT:
            continue
        near: set[int] = set()
        content = _content(words, int(mentions.first[i]), int(mentions.last[i]))
        for word in content:
            near.update(j for j in seen[letter, word][-FAR_SHARED:] if j < low[i])
        for word in content:
            seen[letter, word].append(i)
        found += [(i, j) for j in sorted(near)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _content(words: Words, first: int, last: int) -> list[str]:
    return list(dict.fromkeys(w for w in (t.text.lower() for t in words.tokens[first : last + 1]) if w not in _SMALL))


def _looks(words: Words, mentions: Mentions) -> _Looks:
    count = len(mentions)
    content = np.zeros((count, BITS // 64), dtype=np.uint64)
    size, head, whole, acronym = (np.zeros(count, dtype=np.int64) for _ in range(4))
    pronoun, named = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    known: dict[str, int] = {}

    def number(text: str) -> int:
        return known.setdefault(text, len(known) + 1)

    for k in range(count):
        first, last = int(mentions.first[k]), int(mentions.last[k])
        tokens = [t.text for t in words.tokens[first : last + 1]]
        kept = _content(words, first, last)
        for word in kept:
            bit = number(word) % BITS
            content[k, bit // 64] |= np.uint64(1 << (bit % 64))
        size[k] = len(kept)
        head[k] = number(kept[-1]) if kept else -1 - k
        whole[k] = number("\x1f".join(kept)) if kept else -1 - k
        capitals = [t for t in tokens if t[0].isupper()]
        named[k] = bool(capitals[1:]) or (bool(capitals) and tokens[0] not in capitals)
        pronoun[k] = len(tokens) == 1 and tokens[0].lower() in _PRONOUNS
        letters = "".join(t[0] for t in capitals) if len(capitals) > 2 else tokens[0] if len(tokens) == 1 and tokens[0].isupper() else ""
        acronym[k] = number("\x1e" + letters.lower()) if len(letters) > 1 else -1 - k
    sentence, block = words.sentences[mentions.first], words.blocks[mentions.first]
    return _Looks(sentence, block, _innermost(mentions), content, size, head, whole, acronym, pronoun, named, words.title[mentions.first])


def _innermost(mentions: Mentions) -> Ints:
    """Index of the smallest statement stretch that holds each mention, itself left out; -1 for none."""
    inside = np.full(len(mentions), -1, dtype=np.int64)
    best = np.full(len(mentions), 1 << 40, dtype=np.int64)
    for k in np.flatnonzero(mentions.letter == _STATEMENT):
        length = mentions.last[k] - mentions.first[k]
        held = (mentions.first >= mentions.first[k]) & (mentions.last <= mentions.last[k])
        held &= (length < best) & ~((mentions.letter == _STATEMENT) & (mentions.last - mentions.first >= length))
        inside[held], best[held] = k, length
    return inside


def _buckets(values: Ints, cuts: tuple[int, ...]) -> Floats:
    """One-hot over `v <= cut` for rising cuts, and one more for the rest."""
    return np.eye(len(cuts) + 1, dtype=np.float32)[np.searchsorted(np.array(cuts), values, side="left")]


def _between(letter: Ints, wanted: Ints, low: Ints, high: Ints) -> Ints:
    """How many mentions of letter `wanted` stand strictly between mentions `low` and `high` in order."""
    table = np.zeros((len(LETTERS), len(letter) + 1), dtype=np.int64)
    np.cumsum(letter[None, :] == np.arange(len(LETTERS))[:, None], axis=1, out=table[:, 1:])
    return np.asarray(np.maximum(table[wanted, high] - table[wanted, low + 1], 0))


def pair_features(words: Words, mentions: Mentions, pairs: Ints) -> Floats:
    """`[P, FEATURES]` of ordered pairs."""
    if not len(pairs):
        return np.zeros((0, FEATURES), dtype=np.float32)
    looks = _looks(words, mentions)
    small = between(words, mentions.first, mentions.last, pairs)
    return np.concatenate([_places(mentions, looks, pairs), _counts(mentions, looks, pairs), _strings(looks, pairs), small], axis=1)


def _places(mentions: Mentions, looks: _Looks, pairs: Ints) -> Floats:
    i, j = pairs[:, 0], pairs[:, 1]
    first, last = mentions.first, mentions.last
    gap = np.maximum(np.maximum(first[j] - last[i], first[i] - last[j]) - 1, 0)
    i_holds, j_holds = (first[i] <= first[j]) & (last[j] <= last[i]), (first[j] <= first[i]) & (last[i] <= last[j])
    inner_i, inner_j = looks.inside[i], looks.inside[j]
    flags = [
        first[i] < first[j], i_holds, j_holds, inner_i == inner_j, (inner_i == inner_j) & (inner_i >= 0), inner_i == j, inner_j == i,
        inner_i >= 0, inner_j >= 0, looks.title[i], looks.title[j], looks.block[i] == looks.block[j],
    ]  # fmt: skip
    return np.concatenate(
        [
            _buckets(gap, _WORD_CUTS),
            _buckets(np.abs(looks.sentence[i] - looks.sentence[j]), _FEW_CUTS),
            _buckets(np.abs(looks.block[i] - looks.block[j]), _COUNT_CUTS),
            np.stack(flags, axis=1).astype(np.float32),
        ],
        axis=1,
    )


def _counts(mentions: Mentions, looks: _Looks, pairs: Ints) -> Floats:
    i, j = pairs[:, 0], pairs[:, 1]
    low, high, letter = np.minimum(i, j), np.maximum(i, j), mentions.letter
    like_j, like_i = _between(letter, letter[j], low, high), _between(letter, letter[i], low, high)
    events = _between(letter, np.full(len(i), _EVENT), low, high)
    cues = _between(letter, np.full(len(i), _CUE), low, high)
    same = looks.sentence[i] == looks.sentence[j]
    flags = [same & (like_j == 0), same & (like_i == 0), same & (like_i == 0) & (like_j == 0), same & (events == 0)]
    return np.concatenate(
        [
            _buckets(like_j, _COUNT_CUTS), _buckets(like_i, _COUNT_CUTS), _buckets(events, _COUNT_CUTS), _buckets(cues, _COUNT_CUTS),
            _at_cue(mentions)[i], _at_cue(mentions)[j], np.stack(flags, axis=1).astype(np.float32),
        ],
        axis=1,
    )  # fmt: skip


def _at_cue(mentions: Mentions) -> Floats:
    """Does a cue follow the mention within three words, or end within three words before it?"""
    cues = mentions.letter == _CUE
    begins, ends = np.sort(mentions.first[cues]), np.sort(mentions.last[cues])
    after = np.searchsorted(begins, mentions.last + 4) > np.searchsorted(begins, mentions.last + 1)
    before = np.searchsorted(ends, mentions.first) > np.searchsorted(ends, mentions.first - 3)
    return np.stack([after, before], axis=1).astype(np.float32)


def _strings(looks: _Looks, pairs: Ints) -> Floats:
    i, j = pairs[:, 0], pairs[:, 1]
    shared = np.bitwise_count(looks.content[i] & looks.content[j]).sum(axis=1).astype(np.float32)
    either = np.maximum(looks.size[i] + looks.size[j] - shared, 1)
    smaller = np.maximum(np.minimum(looks.size[i], looks.size[j]), 1)
    columns = [
        looks.whole[i] == looks.whole[j], looks.head[i] == looks.head[j], shared / either, shared / smaller, shared > 0,
        looks.acronym[i] == looks.acronym[j], looks.pronoun[i], looks.pronoun[j], looks.named[i], looks.named[j],
        looks.named[i] & looks.named[j] & (shared == 0),
    ]  # fmt: skip
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


FEATURES = (len(_WORD_CUTS) + 1) + (len(_FEW_CUTS) + 1) + (len(_COUNT_CUTS) + 1) + 12 + 4 * (len(_COUNT_CUTS) + 1) + 4 + 4 + 11 + COLUMNS
