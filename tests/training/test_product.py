"""The casebook of a reader beside that of the annotations: the annotations read again lose nothing, an empty reader all."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.extract.ports import Reading
from dateline.extract.segment import ReadingView
from dateline.reference.bundle import load_reference
from tests.stories import ARMY, CLAIM
from training.annotated import AnnotatedReport, parse
from training.perfect import AnnotationReader
from training.product import scores, write_gold, write_read


def report(ident: str, day: str, told: tuple[str, str]) -> AnnotatedReport:
    body, table = told
    return parse(f"id: {ident}\npublisher: Test Wire\npublished_at: {day}\n---\n{body}\n---\n{table}\n", ident, None)


class Mute:
    name = "mute"

    def read(self, view: ReadingView) -> Reading:
        return Reading({})


def test_what_the_annotations_tell_is_the_measure(tmp_path: Path) -> None:
    reports = [report("claim", "2021-03-12", CLAIM), report("army", "2021-03-13", ARMY)]
    reference = load_reference()
    write_gold(reports, reference, tmp_path / "gold")
    row = json.loads((tmp_path / "gold" / "documents.jsonl").read_text("utf-8").splitlines()[0])
    assert row["text"] and row["publisher"] == "Test Wire"
    write_read(reports, AnnotationReader({r.text: r for r in reports}), reference, tmp_path / "same")
    write_read(reports, Mute(), reference, tmp_path / "mute")
    same, mute = (scores(tmp_path / "gold", tmp_path / name).splitlines() for name in ("same", "mute"))
    assert '"f1": 1.0' in same[0] and '"f1": 0.0' in mute[0]
    assert any(line.startswith("statements") and '"f1": 1.0' in line for line in same)
