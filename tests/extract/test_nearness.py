"""What is told near a mention: headline and text are two places."""

from __future__ import annotations

from dateline.extract.graph import graph_of
from dateline.extract.nearness import before
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Document, Span


def test_what_the_headline_names_stands_before_nothing_in_the_text() -> None:
    places = {k: Node(k, NodeKind.PLACE, (span,)) for k, span in {"p1": Span(0, 3, True), "p2": Span(3, 8)}.items()}
    graph = graph_of(Document("d", "In Kidal shells fell.", title="Gao shelled"), Reading(places))
    assert list(before(graph, Span(16, 20), NodeKind.PLACE, 100)) == ["p2"]
