"""Which set is really one event for each of its places? "Near Abu Kamal and Mayadin" are two strikes.

A set without members that names several small places apart is given one member for each, before anything is assembled:
then claims pass to them, times are lent and figures stay with the set by the rules that hold for every set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.extract.figures import parse_figure
from dateline.extract.graph import Graph, graph_of
from dateline.extract.grounding import Grounding, combine_times
from dateline.extract.ports import Node, Reading
from dateline.model.documents import Span
from dateline.model.values import PlaceValue

SMALL_PRECISION = 2
"""Larger areas ("in Iraq and Syria") say where a total holds, not where its parts happened."""
JOINT_PLACES = 3
"""From so many places on, none inside another and uncounted, one event's places are parts of a whole: a raid told with one result for all
of them is one incident (GOLD.md, coding conventions)."""
SLACK_DAYS = 1
"""Zones, nights and "the day before" put a set and its parts so far apart."""
_LENT = ("by", "on", "at", "with", "replies_to", "near")


def split_sets(graph: Graph, grounding: Grounding) -> Graph:
    """The graph with one member for each place of such sets; the same graph when there are none."""
    nodes = dict(graph.reading.nodes)
    for event in graph.events():
        places = _apart(event, graph, grounding)
        for number, place in enumerate(places, 1):
            ident = f"{event.node_id}.{number}"
            span = graph.first(place)
            edges = {"in": (place,), "part_of": (event.node_id,), **{k: event.to(k) for k in _LENT if event.to(k)}}
            nodes[ident] = Node(
                ident, event.kind, (_near(event, span.start), span), event.label, event.realis, event.flags - {"set"} | {"split"}, edges, event.score
            )
    if len(nodes) == len(graph.reading.nodes):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def without_strangers(graph: Graph, grounding: Grounding) -> Graph:
    """For a reader that is not sure: the graph without events in sets of other days. "The bombs went off on the anniversary of his death" tells
    no death among the bombings."""
    nodes = dict(graph.reading.nodes)
    for event in graph.events():
        parent = graph.parents.get(event.node_id)
        if parent is not None and _on_other_days(event, graph.node(parent), grounding):
            nodes[event.node_id] = replace(event, edges={k: v for k, v in event.edges.items() if k != "part_of"})
    if all(nodes[k] is node for k, node in graph.reading.nodes.items()):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def _on_other_days(event: Node, whole: Node, grounding: Grounding) -> bool:
    own, its = (combine_times([v for t in node.to("at") if (v := grounding.time(t)).days is not None]) for node in (event, whole))
    if own is None or its is None or own.days is None or its.days is None:
        return False
    slack = timedelta(days=SLACK_DAYS)
    late = not its.open_end and own.days.first > its.days.last + slack
    return late or (not its.open_start and own.days.last < its.days.first - slack)


def _near(event: Node, start: int) -> Span:
    return min(event.spans, key=lambda s: abs(s.start - start))


def _apart(event: Node, graph: Graph, grounding: Grounding) -> Sequence[str]:
    """Places of a memberless set that stand beside, not inside, each other."""
    if "set" not in event.flags or graph.children.get(event.node_id):
        return ()
    places = event.to("in")
    size = next((parse_figure(graph.longest(n)).low for n in event.to("size")), None)
    if len(places) < 2 or (size is not None and size > len(places)):
        return ()
    values = {p: grounding.place(p) for p in places}
    small = [p for p, v in values.items() if isinstance(v, PlaceValue) and v.precision <= SMALL_PRECISION]
    holders = {holder for p in places for holder in graph.node(p).to("in")}
    apart = [p for p in small if p not in holders]
    if len(apart) >= JOINT_PLACES and size != len(places):
        return ()
    return apart if len(apart) > 1 else ()
