"""Where does the text say that nobody came to harm? For a reader that is not sure.

"Nobody was hurt" is a toll of the event told before it. A reader finds such zeros less often than figures, and English has few ways of
saying them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.graph import Graph, graph_of
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Span

_KILLED = r"(?:killed|dead|died|slain)"
_HURT = r"(?:hurt|injured|wounded|harmed)"
_LIVES = r"(?:deaths?|fatalit(?:y|ies)|loss of life|lives lost)"
_HARM = r"(?:casualt(?:y|ies)|injur(?:y|ies)|wounded|victims?|harm to (?:people|personnel|anyone|civilians))"
_BE = r"(?:was|were|is|are|(?:has|have|had) been|being)"
_ZERO = re.compile(
    rf"\b(?:(?P<nobody>nobody|no[- ]one|none)(?: of (?:them|those|the [\w ]{{1,30}}?))?(?: [\w-]+){{0,3}}? {_BE} (?:\w+ly )?"
    rf"(?:(?P<k1>{_KILLED})|{_HURT})|"
    rf"(?P<no>no|without|neither|nor)(?: causing)?(?: any)?(?: (?:known|human|serious|civilian|military|other|further|new))?"
    rf" (?:(?P<k2>{_LIVES})|{_HARM}))\b",
    re.I,
)
_UNKNOWN = re.compile(
    r"\b(?:no|without|any|nor) (?:\w+ ){0,2}(?:word|reports?|details?|information|news|figures?|count|mention|confirmation)\b|\bwhether\b|\bif\b",
    re.I,
)
_FURTHER = re.compile(r"\b(?:other|further|new|serious) ", re.I)


def with_zeros(graph: Graph) -> Graph:
    """The graph with a figure for each such phrase that has none, on the event told last before it in its paragraph, unless that has a toll."""
    nodes = dict(graph.reading.nodes)
    text = graph.document.text
    tolls = [s for e in graph.events() for edge in ("killed", "injured") for n in e.to(edge) for s in graph.node(n).spans]
    for number, match in enumerate(_ZERO.finditer(text), 1):
        word = "nobody" if match["nobody"] else "no"
        span = Span(match.start(word), match.end(word))
        sentence = graph.sentence(span)
        if any(span.meets(told) for told in tolls):
            continue
        if _UNKNOWN.search(text, sentence.start, match.end()) or _FURTHER.search(match[0]):
            continue
        event = _told_before(span, graph, nodes)
        if event is None or event.to("killed") or event.to("injured"):
            continue
        ident = f"zero{number}"
        edge = "killed" if match["k1"] or match["k2"] else "injured"
        nodes[ident] = Node(ident, NodeKind.FIGURE, (span,))
        nodes[event.node_id] = replace(event, edges={**event.edges, edge: (ident,)})
    if len(nodes) == len(graph.reading.nodes):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def _told_before(span: Span, graph: Graph, nodes: dict[str, Node]) -> Node | None:
    """The event whose last mention before the words, or whose first behind them in their sentence, stands nearest in the paragraph."""
    start = graph.document.text.rfind("\n", 0, span.start) + 1
    mentions = [(s, e.node_id) for e in graph.events() for s in e.spans if not s.title]
    before = [(s.start, ident) for s, ident in mentions if start <= s.start < span.start]
    if before:
        return nodes[max(before)[1]]
    sentence = graph.sentence(span)
    behind = [(s.start, ident) for s, ident in mentions if span.start < s.start < sentence.end]
    return nodes[min(behind)[1]] if behind else None
