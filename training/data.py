"""How does an annotated report become a training example? Words, mentions, nodes and edges; exact to the character."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from dateline.extract.segment import reading_view
from dateline.inference.columns import (
    ASPECTS,
    EDGE_COLUMN,
    EFFECTS,
    EVENT_TYPES,
    FLAGS,
    LABEL_COLUMNS,
    LABEL_COUNT,
    LAYERS,
    LETTERS,
    REALIS,
    STANCES,
)  # fmt: skip
from dateline.inference.words import Token, Words, words_of, words_of_view
from dateline.model.documents import Document
from training.annotated import AnnotatedReport, load
from training.perfect import document_of

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
NO_TARGET = -100


@dataclass(frozen=True, slots=True)
class Node:
    """One annotated node: its letter, its flags (labels among them) and its edges, values by node name."""

    letter: str
    flags: frozenset[str]
    edges: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """One report as words. `mentions` are (layer, first word, last word, node name), sorted as `pairs.Mentions` wants."""

    ident: str
    country: str
    tokens: tuple[Token, ...]
    titled: bool
    silent_title: bool
    """The title was not annotated: no loss on its words."""
    mentions: tuple[tuple[int, int, int, str], ...]
    nodes: Mapping[str, Node]
    lost: tuple[str, ...] = ()

    def words(self) -> Words:
        return words_of(self.tokens, titled=self.titled)


@dataclass
class Targets:
    """What the heads should answer for one example."""

    tags: np.ndarray
    learn: np.ndarray
    first: np.ndarray
    last: np.ndarray
    letter: np.ndarray
    cluster: np.ndarray
    names: list[str]
    labels: np.ndarray = field(default_factory=lambda: np.zeros((0, LABEL_COUNT), np.float32))
    known: np.ndarray = field(default_factory=lambda: np.zeros((0, LABEL_COUNT), bool))
    edges: list[tuple[int, int, int]] = field(default_factory=list)
    """(cluster, cluster, edge column)"""


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over the reports, names and contents, in name order."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def load_examples(paths: Iterable[Path], documents: Mapping[str, str] | None = None) -> list[Example]:
    """Well-formed reports as examples; the others are named on the way and left out."""
    found = []
    for path in sorted(paths, key=lambda p: p.name):
        report = load(path, documents)
        if report.faults:
            print(f"left out {path.name}: {report.faults[0]}")
            continue
        found.append(example_of(report))
    return found


def example_of(report: AnnotatedReport, document: Document | None = None) -> Example:
    document = document or document_of(report)
    view = reading_view(document)
    words, spans = words_of_view(view)
    titled = bool(view.blocks) and view.blocks[0].span.title
    repeat = next((span for span, first in view.repeats if first.title), None)
    shift: int | None = None
    if repeat is not None and titled and document.words(repeat) == document.words(view.blocks[0].span):
        shift = repeat.start
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for k, span in enumerate(spans):
        if span.title and shift is None:
            continue
        move = (shift or 0) if span.title else 0
        starts[span.start + move] = k
        ends[span.end + move] = k
    mentions, lost = _mentions(report, words, starts, ends)
    nodes = {name: Node(name[0], report.flags.get(name, frozenset()), dict(report.edges.get(name, {}))) for name in report.spans}
    return Example(
        report.ident, report.header.get("country", ""), words.tokens, titled, titled and shift is None, mentions, nodes, tuple(lost)
    )


def _mentions(
    report: AnnotatedReport, words: Words, starts: Mapping[int, int], ends: Mapping[int, int]
) -> tuple[tuple[tuple[int, int, int, str], ...], list[str]]:
    lost: list[str] = []
    found: list[tuple[str, int, int, str]] = []
    for name, spans in report.spans.items():
        for a, b in spans:
            if a not in starts or b not in ends:
                lost.append(f"{name} {report.text[a:b]!r}")
                continue
            first, last = starts[a], ends[b]
            cuts = [first, *[k for k in range(first + 1, last + 1) if words.blocks[k] != words.blocks[k - 1]], last + 1]
            found += [(name[0], x, y - 1, name) for x, y in pairwise(cuts)]
    layered, dropped = layers_of(found)
    return layered, lost + dropped


def layers_of(found: Iterable[tuple[str, int, int, str]]) -> tuple[tuple[tuple[int, int, int, str], ...], list[str]]:
    """(mentions with layers, those that no layer can hold)"""
    kept: list[tuple[int, int, int, str]] = []
    dropped: list[str] = []
    taken: dict[str, list[tuple[int, int]]] = {layer: [] for layer in LAYERS}
    for letter, first, last, name in sorted(set(found), key=lambda m: (m[1], -m[2], m[0], m[3])):
        for layer in (letter, letter + "2"):
            if layer in taken and not any(a <= last and first <= b for a, b in taken[layer]):
                taken[layer].append((first, last))
                kept.append((LAYERS.index(layer), first, last, name))
                break
        else:
            dropped.append(f"{name} nested too deep")
    return tuple(kept), dropped


def targets_of(example: Example, words: Words | None = None) -> Targets:
    """Tag, label and edge targets; nodes whose every mention was lost are left out with their edges."""
    count = len(example.tokens)
    tags = np.zeros((count, len(LAYERS)), dtype=np.int64)
    for layer, first, last, _ in example.mentions:
        tags[first, layer] = 1
        tags[first + 1 : last + 1, layer] = 2
    learn = np.array([not (example.silent_title and t.block == 0) for t in example.tokens], dtype=bool)
    mentions = sorted(example.mentions, key=lambda m: (m[1], -m[2], LETTERS.index(LAYERS[m[0]][0])))
    names = list(dict.fromkeys(m[3] for m in mentions))
    number = {name: k for k, name in enumerate(names)}
    labels = np.zeros((len(names), LABEL_COUNT), dtype=np.float32)
    known = np.zeros((len(names), LABEL_COUNT), dtype=bool)
    edges: list[tuple[int, int, int]] = []
    for k, name in enumerate(names):
        node = example.nodes[name]
        label_row(node, labels[k], known[k])
        for edge, values in node.edges.items():
            column = EDGE_COLUMN.get((node.letter, edge))
            if column is not None:
                edges += [(k, number[v], column) for v in values if v in number and v != name]
    return Targets(
        tags, learn,
        np.array([m[1] for m in mentions], dtype=np.int64), np.array([m[2] for m in mentions], dtype=np.int64),
        np.array([LETTERS.index(LAYERS[m[0]][0]) for m in mentions], dtype=np.int64),
        np.array([number[m[3]] for m in mentions], dtype=np.int64), names, labels, known, edges,
    )  # fmt: skip


def label_row(node: Node, row: np.ndarray, known: np.ndarray) -> None:
    """One-hot labels of a node and which label columns ask something of it."""
    for block, values, letter in (("type", EVENT_TYPES, "e"), ("realis", REALIS, "e"), ("stance", STANCES, "s"), ("effect", EFFECTS, "f")):
        if node.letter == letter:
            known[LABEL_COLUMNS[block]] = True
            row[LABEL_COLUMNS[block]] = [v in node.flags for v in values]
    if node.letter == "s":
        known[LABEL_COLUMNS["aspect"]] = True
        row[LABEL_COLUMNS["aspect"]] = [a in node.edges.get("aspect", ()) for a in ASPECTS]
    for k, flag in enumerate(FLAGS):
        letter, _, word = flag.partition(":")
        if node.letter == letter:
            known[LABEL_COLUMNS["flag"].start + k] = True
            row[LABEL_COLUMNS["flag"].start + k] = word in node.flags
    known[LABEL_COLUMNS["real"]] = True
    row[LABEL_COLUMNS["real"]] = 1.0


def folds_by_country(examples: Sequence[Example], count: int) -> list[list[int]]:
    """Example numbers of `count` folds of about equal size; a country (a conflict) is never in two."""
    groups: dict[str, list[int]] = {}
    for k, example in enumerate(examples):
        groups.setdefault(example.country or "?", []).append(k)
    folds: list[list[int]] = [[] for _ in range(count)]
    for _, members in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        min(folds, key=len).extend(members)
    return folds
