"""What several folders of tests need. Synthetic: these events did not happen; forces, groups and people are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.assemble import report_of
from dateline.extract.ports import Reading
from dateline.model.documents import Document, Span
from dateline.model.report import Report
from dateline.reference.bundle import load_reference
from training.annotated import parse
from training.perfect import perfect_reading

HEADLINE = "<a1>Army spokesman</a1> <c1>blames</c1> <s1><a2>Sawt al-Jabal Brigades</a2> for <e1>drone attack</e1> near <p1>Marib</p1></s1>"
STORY = "Two <w1>drones</w1> <e1>hit</e1> a camp near <p1>Marib</p1> on <t1>Friday</t1>."
TABLE = "e1 air_drone actual by=a2 in=p1 at=t1 with=w1\np1 near\na1 unnamed\ns1 attributes by=a1 cue=c1"


@pytest.fixture(autouse=True)
def no_own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see the embedded gazetteer only, whatever whoever runs them has added."""
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path_factory.getbasetemp() / "own-places"))


@pytest.fixture
def headlined() -> Report:
    """A report whose only statement stands in its headline."""
    annotated = parse(f"id: headlined\n---\n{HEADLINE}\n\n{STORY}\n---\n{TABLE}\n", "headlined", None)
    assert annotated.faults == ()
    title, _, text = annotated.text.partition("\n\n")
    body = len(title) + 2

    def moved(span: Span) -> Span:
        return Span(span.start, span.end, title=True) if span.end <= len(title) else Span(span.start - body, span.end - body)

    read = perfect_reading(annotated)
    reading = Reading({k: replace(n, spans=tuple(map(moved, n.spans))) for k, n in read.nodes.items()}, certain=True)
    document = Document("headlined", text, title=title, publisher="Test Wire", published_on=date(2021, 3, 12))
    report = report_of(document, reading, load_reference())
    assert [s.quote.title for s in report.statements] == [True]
    return report
