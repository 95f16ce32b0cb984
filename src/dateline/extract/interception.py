"""Whose attack was it that the defenders shot down? For a reader that is not sure.

"US forces engaged two drones" tells an attack on US forces by whoever sent the drones: the doers of an event are its attackers. A
reader that takes the subject of such a verb for the doer turns the attack around.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.graph import Graph, graph_of
from dateline.extract.ports import Node, Reading
from dateline.model.documents import Span

_STOPPED = re.compile(
    r"(?:shot|shoots?|shooting|brought|brings?|bringing|took|takes?|knocked)(?: [\w’']+){0,3} (?:down|out)|(?:shot|brought|knocked) down|"
    r"(?:intercept|down|engag|repel|repuls|thwart|foil|neutrali[sz])(?:e?s|l?ed|l?ing|e)?|defend(?:s|ed|ing)?(?: against)?|destroy(?:s|ed|ing)?",
    re.I,
)
_FLYING = re.compile(r"\b(?:drones?|uavs?|missiles?|rockets?|projectiles?|unmanned|quadcopters?|shells|mortars?)\b", re.I)
OBJECT_REACH = 50
"""Characters behind the verb in which its object is looked for."""
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+)?$", re.I)


def turned_back(graph: Graph) -> Graph:
    """The graph with those taken off `by` who in active voice stop something that flies at them; the same one when there are none."""
    nodes = dict(graph.reading.nodes)
    for event in graph.events():
        stoppers = [a for a in event.to("by") if _stops(event, a, graph)]
        if stoppers:
            doers = tuple(a for a in event.to("by") if a not in stoppers)
            edges = {k: v for k, v in event.edges.items() if k != "by"} | ({"by": doers} if doers else {})
            nodes[event.node_id] = replace(event, edges=edges)
    if all(nodes[k] is node for k, node in graph.reading.nodes.items()):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def _stops(event: Node, actor: str, graph: Graph) -> bool:
    """Is the actor the subject of the event's only verb, and what it stops the object?"""
    if not all(_STOPPED.fullmatch(w) for w in graph.words(event.node_id)):
        return False
    return any(
        not _PASSIVE.search(graph.document.text[graph.sentence(verb).start : verb.start])
        and any(_between(s, verb, graph) for s in graph.node(actor).spans)
        and _FLYING.search(graph.document.text[verb.end : min(graph.sentence(verb).end, verb.end + OBJECT_REACH)])
        for verb in event.spans
        if not verb.title
    )


def _between(left: Span, right: Span, graph: Graph) -> bool:
    """Do the two stand in one sentence, in this order?"""
    sentence = graph.sentence(left)
    return not right.title and left.end <= right.start and sentence.holds(right)
