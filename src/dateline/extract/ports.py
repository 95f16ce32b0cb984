"""What must a reader offer, whatever it is made of?

A reader reads the reading view of a document and gives a `Reading`: nodes (mentions, events, statements) with spans
and labels, joined by typed edges. The letters, labels and edges are those of `training/ANNOTATION.md`; a perfect
reader's reading is what an annotated report says, so that everything after the reader can be measured without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from dateline.extract.segment import ReadingView
from dateline.model.documents import Span


class NodeKind(StrEnum):
    EVENT = "e"
    STATEMENT = "s"
    CUE = "c"
    ACTOR = "a"
    PLACE = "p"
    TIME = "t"
    WEAPON = "w"
    OBJECT = "o"
    FIGURE = "n"
    EFFECT = "f"
    CHANNEL = "h"


EDGE_TARGETS: Mapping[str, Mapping[str, str]] = {  # node letter -> edge -> letters that its values may have
    "e": {"by": "a", "on": "ao", "in": "p", "at": "t", "with": "w", "killed": "n", "injured": "n", "abducted": "n",
          "effect": "f", "size": "n", "part_of": "e", "replies_to": "e", "after": "e", "near": "poe"},
    "s": {"by": "a", "cue": "c", "said_on": "t", "via": "h", "about": "e", "except": "e", "against": "s"},
    "n": {"of": "ao", "in": "p", "part_of": "n"},
    "w": {"size": "n"},
    "p": {"in": "p", "near": "poe"},
    "t": {"from": "te"},
    "o": {"size": "n", "of": "a"},
    "a": {"member_of": "a", "speaks_for": "a", "in": "p"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """One thing the text speaks of. `label` is the event type, the stance or the effect; `flags` the rest.

    `spans` lie in `document.text` (or its title), the first copy of repeated text, ascending. `score` is the reader's
    certainty in 0..1.
    """

    node_id: str
    kind: NodeKind
    spans: tuple[Span, ...]
    label: str | None = None
    realis: str | None = None
    flags: frozenset[str] = frozenset()
    edges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    score: float = 1.0

    def to(self, edge: str) -> tuple[str, ...]:
        return self.edges.get(edge, ())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one document. Every edge joins nodes of this reading, as `EDGE_TARGETS` allows."""

    nodes: Mapping[str, Node]
    certain: bool = False
    """True when different ids surely mean different things (annotations); a model may tell one event twice."""
    _by_kind: dict[NodeKind, tuple[Node, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(n for n in self.nodes.values() if n.kind is kind)
        return self._by_kind[kind]


class Reader(Protocol):
    """Anything that reads: the ONNX model, another model behind an endpoint, or annotations."""

    @property
    def name(self) -> str:
        """Name and version, kept with every report."""
        ...

    def read(self, view: ReadingView) -> Reading:
        """Read the whole view, however long. Raises `ReaderError` when it cannot answer at all."""
        ...


class TokenScorer(Protocol):
    """Graph A of the trained reader: per word piece vectors and tag scores for one window of at most 512 pieces.

    In: ids, shapes `[1, T]` int64 (word-piece ids and word-shape codes). Out: vectors `[T, H]` float32; tag logits
    `[T, K, 3]` float32 (O, B, I for each node letter of `ecsaptwonfh`); label logits `[T, L]` float32.
    """

    def score(self, ids: object, shapes: object) -> tuple[object, object, object]: ...


class PairScorer(Protocol):
    """Graph B of the trained reader: scores for ordered pairs of spans of the whole document.

    In: span vectors `[N, D]`, span letters `[N]`, pairs `[P, 2]` int64, pair features `[P, F]` float32.
    Out: edge logits `[P, E]` float32, one column for each edge name and one for same-as.
    """

    def score(self, vectors: object, letters: object, pairs: object, features: object) -> object: ...
