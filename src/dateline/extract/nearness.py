"""What does a text tell near a mention? For guesses about what a reader may have missed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.graph import Graph
from dateline.extract.ports import Node, NodeKind
from dateline.model.documents import Span


def in_sentence(graph: Graph, span: Span, kind: NodeKind) -> Iterator[str]:
    """Nodes of a kind told in the span's sentence, the nearest first."""
    sentence = graph.sentence(span)
    found = sorted((abs(s.start - span.start), n.node_id) for n in graph.reading.of_kind(kind) for s in n.spans if sentence.holds(s))
    return (node_id for _, node_id in found)


def before(graph: Graph, span: Span, kind: NodeKind, reach: int) -> Iterator[str]:
    """Nodes of a kind told at most so many characters before the span, the last first."""
    told = sorted((s.start, n.node_id) for n in graph.reading.of_kind(kind) for s in n.spans if s.title == span.title)
    return (node_id for at, node_id in reversed(told) if 0 < span.start - at < reach)


def before_in_paragraph(graph: Graph, span: Span, kind: NodeKind, reach: int) -> Iterator[str]:
    """Those of them in the span's paragraph."""
    text = (graph.document.title or "") if span.title else graph.document.text
    return before(graph, span, kind, min(reach, span.start - text.rfind("\n", 0, span.start)))


def most_told(graph: Graph, kind: NodeKind) -> Iterator[str]:
    """Nodes of a kind from the most to the least often told, the first told first."""

    def rank(node: Node) -> tuple[int, int]:
        return -len(node.spans), graph.first(node.node_id).start

    return (n.node_id for n in sorted(graph.reading.of_kind(kind), key=rank))
