"""Whose dead or hurt does a figure count, by the words right beside it?

For a reader that is not sure: "killed at least 12", "12 people were wounded", "three soldiers dead". A figure goes to the
event whose trigger stands nearest in its sentence, else to the last one before. Used for figures that the reader left without an edge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from dateline.extract.graph import Graph
from dateline.extract.ports import NodeKind
from dateline.model.codes import Toll
from dateline.model.documents import Span

REACH = 70
"""Characters on either side of a figure that can say what it counts."""
_KILLED, _HURT, _TAKEN = (
    r"(?:killed|dead|died|slain|murdered|shot dead|lost their lives|deaths|fatalities|bodies)",
    r"(?:wounded|injured|hurt|injuries)",
    r"(?:abducted|kidnapped|taken|carried off|seized|captured|missing|hostages?)",
)
_GAP = r"^(?:[ ,]+(?!and\b|but\b|while\b)[\w’'-]+){0,5}?,? +(?:(?:were|was|are|is|had been|have been|has been|been|left|others?) +)*"
_LEAD = r"(?: +[\w’'-]+){0,2} *$"
_AFTER = {
    toll: re.compile(rf"{_GAP}{words}\b", re.I) for toll, words in ((Toll.KILLED, _KILLED), (Toll.INJURED, _HURT), (Toll.ABDUCTED, _TAKEN))
}
_BEFORE = {
    toll: re.compile(rf"\b(?:{words}){_LEAD}", re.I)
    for toll, words in (
        (Toll.KILLED, r"kill(?:ed|ing|s)|death toll (?:to|at|of|from)|claimed the lives of|murder(?:ed|ing)|shot dead"),
        (Toll.INJURED, r"wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?"),
        (Toll.ABDUCTED, r"abduct(?:ed|ing)|kidnap(?:ped|ping)|carried off|seized|took"),
    )
}


def tolls_by_words(graph: Graph) -> Mapping[str, Mapping[Toll, tuple[str, ...]]]:
    """Figures by event and toll, as the words beside each figure tell."""
    found: dict[str, dict[Toll, list[str]]] = defaultdict(lambda: defaultdict(list))
    events = [(s, e.node_id) for e in graph.events() for s in e.spans if e.realis == "actual"]
    for node in graph.reading.of_kind(NodeKind.FIGURE):
        span = graph.first(node.node_id)
        toll = _toll_beside(graph, span)
        event = _event_of(graph, span, events) if toll is not None else None
        if toll is not None and event is not None:
            found[event][toll].append(node.node_id)
    return {event: {toll: tuple(ids) for toll, ids in told.items()} for event, told in found.items()}


def _toll_beside(graph: Graph, span: Span) -> Toll | None:
    sentence = graph.sentence(span)
    document = graph.document
    before = document.words(Span(max(sentence.start, span.start - REACH), span.start, span.title))
    after = document.words(Span(span.end, min(sentence.end, span.end + REACH), span.title))
    told = [t for t, pattern in _BEFORE.items() if pattern.search(before)]
    if told:
        return told[0]
    ahead = [(match.end(), t) for t, pattern in _AFTER.items() if (match := pattern.search(after))]
    return min(ahead)[1] if ahead else None


def _event_of(graph: Graph, span: Span, events: list[tuple[Span, str]]) -> str | None:
    sentence = graph.sentence(span)
    inside = [(abs(s.start - span.start), e) for s, e in events if sentence.holds(s)]
    if inside:
        return min(inside)[1]
    before = [(s.start, e) for s, e in events if s.title == span.title and s.start < span.start]
    return max(before)[1] if before else None
