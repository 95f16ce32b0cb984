"""Which statements were made in one breath? For a reader that is not sure.

"In western Iraq, forces engaged two drones. Separately in northern Iraq they destroyed one," the command said: two contents, one cue. What
the reader tells of the speaker, the day and the channel of one of them holds for the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from dateline.extract.graph import Graph, graph_of
from dateline.extract.ports import Node, Reading

_LENT = ("by", "said_on", "via")


def joined_by_cue(graph: Graph) -> Graph:
    """The graph in which statements with one cue, or with one speaker and channel, share what is told of one; the same one if all do."""
    nodes = dict(graph.reading.nodes)
    for shared in (lambda s: s.to("cue"), lambda s: (*s.to("by"), *s.to("via")) if s.to("by") and s.to("via") else ()):
        groups: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in graph.statements():
            key = shared(nodes[node.node_id])
            if key:
                groups[key].append(nodes[node.node_id])
        for group in groups.values():
            for edge in _LENT:
                told = {s.to(edge) for s in group if s.to(edge)}
                if len(told) == 1:
                    (values,) = told
                    for s in group:
                        if not nodes[s.node_id].to(edge):
                            nodes[s.node_id] = replace(nodes[s.node_id], edges={**nodes[s.node_id].edges, edge: values})
    if all(nodes[k] is node for k, node in graph.reading.nodes.items()):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))
