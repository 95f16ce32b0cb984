"""Which places does the text put inside which others? For a reader that is not sure.

Most of what a reader gets wrong about `in` between places can be checked: a town named beside its province in one breath
("Kompiam, Enga", "X and Y in northern Iraq") lies in it, and the gazetteer knows that no province lies in one of its towns. So edges
that neither the words nor the gazetteer bear out are left out, and those that the words tell are added.
On the dev annotations a reader told .47 of these edges right (F1, mentions given, 2026-11-29).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract import place_phrase as say
from dateline.extract.graph import Graph, graph_of
from dateline.extract.grounding import Grounding
from dateline.extract.place_choice import lies_in
from dateline.extract.place_value import as_place
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Span
from dateline.model.values import PlaceValue
from dateline.reference.bundle import Reference
from dateline.reference.earth import distance_km

_WAY = r"(?:(?:far |deep |central |north\w*|south\w*|east\w*|west\w*|upper |lower |rural |nearby |neighbouring )[- ]?)*"
_WITHIN = re.compile(
    rf"^(?:,? ?\(|,? (?:(?:also|just|deep|all|both|further) )?(?:in|inside|within|of|on)(?: the)? {_WAY}(?:of )?(?:the )?|"
    r",? (?:a|an|the) (?:[\w'’-]+ ){1,4}(?:in|of|on|inside)(?: the)? )$",
    re.I,
)
_LISTED = re.compile(r"^(?:,|,? and|,? or|,? as well as|/| –| -)(?: (?:in|at|near|around|outside))?(?: the)? $", re.I)
_COMMA = re.compile(r"^, $")
_OWNING = re.compile(r"^['’]s? $")
_FORCES_FOLLOW = re.compile(r"\.?(?: and [\w-]+)? (?:forces|troops|personnel|soldiers|service members|positions|bases|outposts|warplanes|jets)\b")
LOOSEST = 2
"""Places at least this loose (`PlaceValue.precision`) hold others."""
SLACK_KM = 25.0


@dataclass(frozen=True, slots=True)
class _Mention:
    span: Span
    node: str


def contained(graph: Graph, reference: Reference) -> Graph:
    """The graph with the `in` edges between places that words or gazetteer bear out, and without what is no place."""
    graph = _without_owners(graph)
    places = graph.reading.of_kind(NodeKind.PLACE)
    if len(places) < 2:
        return graph
    bare = {n.node_id: _without_in(n) for n in places}
    alone = Grounding(graph_of(graph.document, Reading({**graph.reading.nodes, **bare})), reference, None, at_home=False)
    values = {n.node_id: alone.place(n.node_id) for n in places}
    told = _told_by_words(graph, places, values, reference)
    nodes = dict(graph.reading.nodes)
    for node in places:
        kept = [p for p in node.to("in") if p not in told.get(node.node_id, ()) and _borne_out(node, p, graph, values, reference)]
        parents = tuple(dict.fromkeys((*told.get(node.node_id, ()), *kept)))
        edges = {k: v for k, v in node.edges.items() if k != "in"} | ({"in": parents} if parents else {})
        nodes[node.node_id] = replace(node, edges=edges)
    return graph_of(graph.document, Reading(_without_circles(nodes, places), graph.reading.certain))


def _without_owners(graph: Graph) -> Graph:
    """The graph without places that only tell whose forces stand there ("near U.S. and Coalition forces")."""
    text = graph.document.text
    gone = {
        n.node_id
        for n in graph.reading.of_kind(NodeKind.PLACE)
        if all(not s.title and _FORCES_FOLLOW.match(text, s.end) is not None for s in n.spans)
    }
    if not gone:
        return graph
    nodes = {}
    for ident, node in graph.reading.nodes.items():
        if ident not in gone:
            edges = {edge: kept for edge, values in node.edges.items() if (kept := tuple(v for v in values if v not in gone))}
            nodes[ident] = replace(node, edges=edges)
    return graph_of(graph.document, Reading(nodes, graph.reading.certain))


def _without_in(node: Node) -> Node:
    return replace(node, edges={k: v for k, v in node.edges.items() if k != "in"})


def _told_by_words(graph: Graph, places: Iterable[Node], values: Mapping[str, object], reference: Reference) -> dict[str, list[str]]:
    """Child → parents, as the words between mentions of one sentence tell."""
    mentions = sorted((_Mention(s, n.node_id) for n in places for s in n.spans), key=lambda m: (m.span.title, m.span.start, -m.span.end))
    found: dict[str, list[str]] = {}

    def add(child: str, parent: str) -> None:
        if child != parent and parent not in found.setdefault(child, []):
            found[child].append(parent)

    waiting: list[_Mention] = []
    for left, right in pairwise(mentions):
        if left.span.title != right.span.title or right.span.end <= left.span.end:
            if left.span.holds(right.span):
                add(left.node, right.node)
            waiting = []
            continue
        gap = graph.document.words(Span(left.span.end, right.span.start, left.span.title)) if right.span.start > left.span.end else ""
        if _OWNING.match(gap):
            add(right.node, left.node)
            waiting = []
        elif _WITHIN.match(gap) or (_COMMA.match(gap) and _may_hold(right.node, graph.node(left.node), graph, values, reference)):
            for child in (*waiting, left):
                add(child.node, right.node)
            waiting = []
        elif _LISTED.match(gap):
            waiting.append(left)
        else:
            waiting = []
    return found


def _holds(parent: object, child: object) -> bool:
    """Is the one an area in which the other lies, or may lie?"""
    if not isinstance(parent, PlaceValue) or parent.precision < LOOSEST:
        return False
    return not isinstance(child, PlaceValue) or _inside(child, parent)


def _inside(child: PlaceValue, parent: PlaceValue) -> bool:
    if child.country is not None and parent.country is not None and child.country != parent.country:
        return False
    if parent.kind == "country":
        return child.country == parent.country and child.kind != "country"
    return child.radius_km <= parent.radius_km and distance_km((child.lat, child.lon), (parent.lat, parent.lon)) <= parent.radius_km + SLACK_KM


def _borne_out(node: Node, parent: str, graph: Graph, values: Mapping[str, object], reference: Reference) -> bool:
    """Does the gazetteer bear out an edge that only the reader tells?"""
    holder, child = values.get(parent), values.get(node.node_id)
    if not isinstance(holder, PlaceValue):
        return False
    if not isinstance(child, PlaceValue):
        return holder.precision >= LOOSEST
    return _inside(child, holder) or _namesake_inside(node, holder, graph, reference)


def _may_hold(parent: str, node: Node, graph: Graph, values: Mapping[str, object], reference: Reference) -> bool:
    """Is the one an area in which the other lies, or a namesake of the other? "Paris, Texas" is not in France."""
    holder = values.get(parent)
    if _holds(holder, values.get(node.node_id)):
        return True
    return isinstance(holder, PlaceValue) and holder.precision >= LOOSEST and _namesake_inside(node, holder, graph, reference)


def _namesake_inside(node: Node, holder: PlaceValue, graph: Graph, reference: Reference) -> bool:
    area = as_place(holder)
    return any(lies_in(bearer, area) for words in graph.words(node.node_id) for bearer in reference.gazetteer.find(say.tidy(words)))


def _without_circles(nodes: dict[str, Node], places: Iterable[Node]) -> dict[str, Node]:
    for place in places:
        for parent in nodes[place.node_id].to("in"):
            seen, queue = {parent}, [parent]
            while queue:
                queue = [h for p in queue for h in nodes[p].to("in") if h not in seen and not seen.add(h)]  # type: ignore[func-returns-value]
            if place.node_id in seen:
                node = nodes[place.node_id]
                kept = tuple(p for p in node.to("in") if p != parent)
                nodes[place.node_id] = replace(node, edges={**{k: v for k, v in node.edges.items() if k != "in"}, **({"in": kept} if kept else {})})
    return nodes
