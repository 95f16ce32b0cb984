"""Which set, or which event of a reader that is not sure, is really several? "Near Abu Kamal and Mayadin" are two strikes.

A set without members that names several small places apart is given one member for each, before anything is assembled:
then claims pass to them, times are lent and figures stay with the set by the rules that hold for every set.

One event that one side claims on two days for two places is two ("on Friday claimed a drone attack at A … on Thursday claimed a drone
attack near B"): like words make a reader take them for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.figures import parse_figure
from dateline.extract.graph import Graph, graph_of
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, Reading
from dateline.model.documents import Span
from dateline.model.values import PlaceValue
from dateline.reference.earth import distance_km

SMALL_PRECISION = 2
"""Larger areas ("in Iraq and Syria") say where a total holds, not where its parts happened."""
APART_KM = 20.0
"""Two places this far apart, beyond what each may be off, are not one told twice."""
_SHARED = frozenset(("by", "on", "with", "part_of"))
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
    return apart if len(apart) > 1 else ()


def split_claims(graph: Graph, grounding: Grounding) -> Graph:
    """The graph with an event for each of the days and places that it is claimed for; the same graph when there are none."""
    nodes = dict(graph.reading.nodes)
    for event in graph.events():
        claims = [] if "set" in event.flags else _claims_apart(event, graph, grounding)
        for number, (claim, places) in enumerate(claims):
            first = number == 0
            ident = event.node_id if first else f"{event.node_id}.{number + 1}"
            others = [c for c, _ in claims if c is not claim]
            spans = tuple(s for s in event.spans if (not first and _holds(claim, s)) or (first and not any(_holds(c, s) for c in others)))
            near = [graph.sentence(s) for s in spans]
            edges = {
                edge: kept
                for edge, values in event.edges.items()
                if (kept := places if edge == "in" else values if edge in _SHARED else tuple(v for v in values if _told_in(v, near, graph)))
            }
            nodes[ident] = replace(event, node_id=ident, spans=spans, edges=edges)
        parts = [event.node_id, *(f"{event.node_id}.{n + 1}" for n in range(1, len(claims)))] if claims else []
        for statement in graph.statements() if parts else ():
            if event.node_id in statement.to("about"):
                own = _last_before(graph.first(statement.node_id), parts, nodes)
                about = tuple(own if a == event.node_id else a for a in statement.to("about"))
                nodes[statement.node_id] = replace(nodes[statement.node_id], edges={**nodes[statement.node_id].edges, "about": about})
    if len(nodes) == len(graph.reading.nodes):
        return graph
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def _claims_apart(event: Node, graph: Graph, grounding: Grounding) -> list[tuple[Node, tuple[str, ...]]]:
    """(claim, its places of this event), when several claims of several days hold the event at places far from each other."""
    found: list[tuple[Node, tuple[str, ...]]] = []
    days: set[tuple[str, ...]] = set()
    for claim in graph.statements():
        places = tuple(p for p in event.to("in") if any(_holds(claim, s) for s in graph.node(p).spans))
        if claim.label != "claims" or not claim.to("said_on") or not places or not any(_holds(claim, s) for s in event.spans):
            continue
        if claim.to("said_on") not in days and all(_far(places, others, grounding) for _, others in found):
            days.add(claim.to("said_on"))
            found.append((claim, places))
    return found if len(found) > 1 else []


def _far(some: Sequence[str], others: Sequence[str], grounding: Grounding) -> bool:
    values = [(grounding.place(a), grounding.place(b)) for a in some for b in others]
    return all(
        isinstance(a, PlaceValue) and isinstance(b, PlaceValue) and distance_km((a.lat, a.lon), (b.lat, b.lon)) > a.radius_km + b.radius_km + APART_KM
        for a, b in values
    )


def _holds(statement: Node, span: Span) -> bool:
    return any(s.holds(span) for s in statement.spans)


def _told_in(node_id: str, sentences: Sequence[Span], graph: Graph) -> bool:
    return any(sentence.holds(s) for sentence in sentences for s in graph.node(node_id).spans)


def _last_before(span: Span, parts: Sequence[str], nodes: Mapping[str, Node]) -> str:
    """The part whose trigger stands last before the span."""
    told = [(s.start, ident) for ident in parts for s in nodes[ident].spans if s.title == span.title and s.start <= span.start]
    return max(told, default=(0, parts[0]))[1]
