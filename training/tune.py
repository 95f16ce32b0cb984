"""Where are the scores best cut? Limits from held-out reports: never from those trained on, never from dev."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace

import numpy as np

from dateline.inference.columns import ASPECTS, EDGES, FLAGS, LABEL_COLUMNS, LAYERS, LETTERS, SAME_AS
from dateline.inference.decode import best_tags, clusters_of
from dateline.inference.drafts import Draft, Limits, Scored
from training.evaluate import Read, gold_of, scored_twice
from training.links import event_link_weights
from training.runtime import Graphs

FEW = 12
"""Edges and flags with fewer gold cases than this keep the cut of all of them together."""
Held = Sequence[tuple[Sequence[Read], Graphs]]


def tuned(held: Held) -> Limits:
    """Limits that serve the held-out reports of all folds best."""
    limits = replace(Limits(), tag_bias=tag_biases(held))
    limits = replace(limits, same=same_limit(held, limits))
    limits = label_and_edge_limits(held, limits)
    return replace(limits, event_links=event_link_weights(held, limits))


def tag_biases(held: Held) -> tuple[float, ...]:
    """For each layer the outside bias with the best exact-span F1."""
    grid = np.arange(-2.0, 2.01, 0.25)
    counts = np.zeros((len(grid), len(LAYERS), 3))
    for reads, _ in held:
        for read in reads:
            for at, bias in enumerate(grid):
                tags = best_tags(read.tags, read.words.blocks, np.full(len(LAYERS), bias, np.float32))
                for layer in range(len(LAYERS)):
                    found, gold = _spans(tags[:, layer]), _spans(read.targets.tags[:, layer])
                    counts[at, layer] += len(found & gold), len(found), len(gold)
    f1 = 2 * counts[:, :, 0] / np.maximum(counts[:, :, 1] + counts[:, :, 2], 1)
    f1 -= 0.0005 * np.abs(grid)[:, None]
    return tuple(float(grid[k]) for k in f1.argmax(axis=0))


def _spans(column: np.ndarray) -> set[tuple[int, int]]:
    found = set()
    for first in np.flatnonzero(column == 1):
        last = int(first)
        while last + 1 < len(column) and column[last + 1] == 2:
            last += 1
        found.add((int(first), last))
    return found


def same_limit(held: Held, limits: Limits) -> float:
    grid = np.arange(-2.0, 3.01, 0.25)
    counts = np.zeros((len(grid), 3))
    for reads, graphs in held:
        for read in reads:
            given = scored_twice(read, graphs, limits)[1]
            if given is None:
                continue
            gold = read.targets.cluster
            same = np.triu(gold[:, None] == gold[None, :], 1)
            for at, cut in enumerate(grid):
                cluster = clusters_of(given.mentions, given.pairs, given.pair_logits[:, SAME_AS], float(cut))
                found = np.triu(cluster[:, None] == cluster[None, :], 1)
                counts[at] += (same & found).sum(), found.sum(), same.sum()
    return float(grid[(2 * counts[:, 0] / np.maximum(counts[:, 1] + counts[:, 2], 1)).argmax()])


def best_cut(rows: Sequence[tuple[float, bool]], gold: int) -> float:
    """The logit above which F1 is best."""
    if not rows:
        return 0.0
    logits, right = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    order = np.argsort(-logits, kind="stable")
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(rows) + 1) + gold)
    k = int(f1.argmax())
    below = logits[order[k + 1]] if k + 1 < len(rows) else logits[order[k]] - 1.0
    return float(np.clip((logits[order[k]] + below) / 2, -4.0, 4.0))


def label_and_edge_limits(held: Held, limits: Limits) -> Limits:
    edges: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    flags: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    gold_edges, gold_flags = defaultdict[int, int](int), defaultdict[tuple[str, int], int](int)
    for reads, graphs in held:
        for read in reads:
            own, given = scored_twice(read, graphs, limits)
            for _, _, column in read.targets.edges:
                gold_edges[column] += 1
            if own is not None:
                _gather_edges(read, own, edges)
            if given is not None:
                _gather_flags(read, given, flags, gold_flags)
    pooled = best_cut([r for rows in edges.values() for r in rows], sum(gold_edges.values()))
    cuts = [best_cut(edges[c], gold_edges[c]) if gold_edges[c] >= FEW else pooled for c in range(len(EDGES))]
    flag_cuts = [_flag_cut(flags, gold_flags, ("flag", k)) for k in range(len(FLAGS))]
    aspect_cuts = [_flag_cut(flags, gold_flags, ("aspect", k)) for k in range(len(ASPECTS))]
    return replace(
        limits, edges=tuple(round(c, 3) for c in cuts), flags=tuple(flag_cuts), aspects=tuple(aspect_cuts), real=real_limit(held, limits)
    )


def _flag_cut(flags: dict[tuple[str, int], list[tuple[float, bool]]], gold: dict[tuple[str, int], int], key: tuple[str, int]) -> float:
    return round(best_cut(flags[key], gold[key]), 3) if gold[key] >= FEW else 0.0


def _gather_edges(read: Read, own: Scored, edges: dict[int, list[tuple[float, bool]]]) -> None:
    letters = {int(c): LETTERS[int(lt)] for c, lt in zip(own.cluster, own.mentions.letter, strict=True)}
    drafts = {c: Draft(letter, []) for c, letter in letters.items()}
    for c, first, last in zip(own.cluster, own.mentions.first, own.mentions.last, strict=True):
        drafts[int(c)].spans.append((int(first), int(last)))
    node = gold_of(drafts, read.targets)
    gold = set(read.targets.edges)
    for column, found in own.edges().items():
        for source, target, logit in zip(found.source, found.target, found.logit, strict=True):
            if logit > -6:
                edges[column].append((float(logit), (node.get(int(source), -1), node.get(int(target), -1), column) in gold))


def _gather_flags(read: Read, given: Scored, flags: dict[tuple[str, int], list[tuple[float, bool]]], gold: dict[tuple[str, int], int]) -> None:
    t = read.targets
    for k in range(len(t.names)):
        logits = given.label_logits[t.cluster == k].mean(axis=0)
        for block in ("flag", "aspect"):
            columns = LABEL_COLUMNS[block]
            for at in range(columns.start, columns.stop):
                if t.known[k, at]:
                    right = bool(t.labels[k, at])
                    flags[block, at - columns.start].append((float(logits[at]), right))
                    gold[block, at - columns.start] += right


def real_limit(held: Held, limits: Limits) -> float:
    """Below which certainty is a found mention better left out? Exact-span F1 over all letters."""
    rows: list[tuple[float, bool]] = []
    total = 0
    for reads, graphs in held:
        for read in reads:
            t = read.targets
            gold = set(zip(t.letter.tolist(), t.first.tolist(), t.last.tolist(), strict=True))
            total += len(gold)
            own = scored_twice(read, graphs, limits)[0]
            if own is None:
                continue
            m = own.mentions
            for k, span in enumerate(zip(m.letter.tolist(), m.first.tolist(), m.last.tolist(), strict=True)):
                logit = own.label_logits[own.cluster == own.cluster[k], LABEL_COLUMNS["real"].start].mean()
                rows.append((float(logit), span in gold))
    return round(min(best_cut(rows, total), 0.0), 3)


def as_json(limits: Limits) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(limits).items()}


