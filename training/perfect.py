"""What would a perfect reader give? From an annotated report to a `Reading`."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.ports import Node, NodeKind, Reading
from dateline.extract.segment import ReadingView
from dateline.model.documents import Document, Span
from training.annotated import AnnotatedReport
from training.scheme import EFFECTS, EVENT_LABELS, REALIS, STANCES

LABELS = {"e": EVENT_LABELS, "s": STANCES, "f": EFFECTS}


def perfect_reading(report: AnnotatedReport) -> Reading:
    """The report's annotations as a reading; every node is certain."""
    nodes: dict[str, Node] = {}
    for name, spans in report.spans.items():
        flags = report.flags.get(name, frozenset())
        label = report.flag_in(name, LABELS.get(name[0], frozenset()))
        realis = report.flag_in(name, REALIS) if name[0] == "e" else None
        edges = dict(report.edges.get(name, {}))
        aspects = edges.pop("aspect", ())
        rest = flags - {label, realis} | {f"aspect:{a}" for a in aspects}
        nodes[name] = Node(
            name, NodeKind(name[0]), tuple(Span(*s) for s in spans), label, realis, frozenset(f for f in rest if f), edges
        )
    return Reading(nodes, certain=True)


class AnnotationReader:
    """A reader that looks its answers up in annotated reports, by the document's text."""

    name = "annotations"

    def __init__(self, reports: Mapping[str, AnnotatedReport]) -> None:
        """`reports` by document text."""
        self._reports = reports

    def read(self, view: ReadingView) -> Reading:
        report = self._reports.get(view.document.text)
        return Reading({}, certain=True) if report is None else perfect_reading(report)


def document_of(report: AnnotatedReport) -> Document:
    """The annotated text as a document, for training."""
    return Document(external_id=report.ident, text=report.text, title=report.header.get("title") or None)
