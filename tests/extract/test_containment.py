"""Which places lie in which, for a reader that is not sure: words and gazetteer decide. Synthetic texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.containment import contained
from dateline.extract.graph import graph_of
from dateline.model.documents import Document
from dateline.reference.bundle import load_reference
from tests.stories import told
from training.annotated import parse
from training.perfect import perfect_reading

CASES = [
    ("Shots at <p1>Gao</p1> in <p2>Mali</p2>.", "", {"p1": ("p2",)}),
    ("Shots at <p1>Ikotos</p1>, <p2>Eastern Equatoria</p2>.", "", {"p1": ("p2",)}),
    ("Shots at <p1>Paris</p1>, <p2>Texas</p2>.", "", {"p1": ("p2",)}),
    ("Shots in <p1>Metelen</p1>, a village in the <p2>Kharkiv region</p2>.", "", {"p1": ("p2",)}),
    ("Raids on <p1>Vel</p1>, <p2>Hest</p2> and <p3>Gorn</p3> in <p4>northern Iraq</p4>.", "", {"p1": ("p4",), "p2": ("p4",), "p3": ("p4",)}),
    ("Shots at <p1>Gao</p1>, <p2>Kidal</p2> and <p3>Menaka</p3>.", "", {}),
    ("Shots at <p1>Gao</p1> and in <p2>Mali</p2>'s <p3>Kidal</p3>.", "", {"p3": ("p2",)}),
    ("<p1>Gao</p1> was quiet. In <p2>Mali</p2> as a whole it was not.", "p1 in=p2", {"p1": ("p2",)}),
    ("<p1>Gao</p1> was quiet. In <p2>Iraq</p2> it was not.", "p1 in=p2", {}),
    ("<p1>Gao</p1> was quiet. <p2>Kidal</p2> was not.", "p1 in=p2", {}),
    ("<p1>Vel</p1> was quiet. <p2>Mali</p2> was not.", "p1 in=p2", {"p1": ("p2",)}),
    ("<p1>Vel</p1> was quiet. <p2>Gao</p2> was not.", "p1 in=p2", {}),
    ("<p1>Vel</p1> was quiet, <p2>Hest</p2> too.", "p1 in=p2", {}),
]


@pytest.mark.parametrize(("body", "table", "edges"), CASES)
def test_edges_that_words_or_gazetteer_bear_out(body: str, table: str, edges: dict[str, tuple[str, ...]]) -> None:
    report = parse(f"id: x\nsynthetic: yes\n---\n{body}\n---\n{table}\n", "x")
    graph = graph_of(Document("x", report.text), replace(perfect_reading(report), certain=False))
    found = contained(graph, load_reference())
    assert {n.node_id: n.to("in") for n in found.reading.nodes.values() if n.to("in")} == edges


def test_circles_are_cut() -> None:
    body = "Shots at <p1>Vel</p1> in <p2>Hest</p2>. One map shows <p2>Hest</p2> in <p1>Vel</p1>."
    report = parse(f"id: x\nsynthetic: yes\n---\n{body}\n---\n\n", "x")
    graph = graph_of(Document("x", report.text), replace(perfect_reading(report), certain=False))
    found = contained(graph, load_reference())
    assert (found.node("p1").to("in"), found.node("p2").to("in")) == ((), ("p1",))


def test_a_place_that_no_list_holds_is_found_by_the_area_beside_it() -> None:
    body = "<a1>Gunmen</a1> <e1>raided</e1> <p1>Zelhest</p1> in <p2>Eastern Equatoria</p2> on <t1>Tuesday</t1>."
    table = "e1 attack actual by=a1 in=p1 at=t1\na1 unnamed"
    assert told("area", "2024-03-05", body, table, certain=False).accounts[0].places[0].place.country == "SS"
    assert not told("area", "2024-03-05", body, table).accounts[0].places[0].place.admin1
