"""Annotated reports: parsing, faults that name the node, and the reading of a perfect reader."""

from __future__ import annotations

import pytest

from dateline.extract.ports import EDGE_TARGETS, NodeKind
from training.annotated import parse
from training.perfect import perfect_reading
from training.scheme import EDGES

GOOD = """id: t1
title: A test
synthetic: yes
---
<a1>The Sawt Brigade</a1> <c1>said</c1> <s1><a1>it</a1> had <e1>shelled</e1> the <p1>Tal R&amp;D mill</p1> 🙂</s1>.
---
e1 shelling actual by=a1 in=p1
s1 claims by=a1 cue=c1 aspect=target
"""


def test_text_and_spans() -> None:
    report = parse(GOOD, "t1.ann", None)
    assert report.faults == ()
    assert report.text == "The Sawt Brigade said it had shelled the Tal R&D mill 🙂."
    assert [report.text[a:b] for a, b in report.spans["a1"]] == ["The Sawt Brigade", "it"]
    assert report.text[slice(*report.spans["s1"][0])] == "it had shelled the Tal R&D mill 🙂"


def test_perfect_reading() -> None:
    reading = perfect_reading(parse(GOOD, "t1.ann", None))
    event, statement = reading.nodes["e1"], reading.nodes["s1"]
    assert (event.kind, event.label, event.realis, event.to("by")) == (NodeKind.EVENT, "shelling", "actual", ("a1",))
    assert (statement.label, statement.flags, statement.to("aspect")) == ("claims", frozenset({"aspect:target"}), ())
    assert reading.certain


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("shelling actual", "shelling", "e1: wants one type and one realis"),
        ("by=a1 in=p1", "by=a9 in=p1", "e1: by=a9 has no tag or the wrong kind"),
        ("by=a1 in=p1", "by=p1 in=p1", "e1: by=p1 has no tag or the wrong kind"),
        ("s1 claims", "s1 boasts", "s1: unknown label boasts"),
        ("</c1> <s1>", " <s1>", "<c1> is never closed"),
        ("<e1>shelled</e1>", "<e1> shelled</e1>", "begins or ends with white space"),
        ("synthetic: yes", "mood: grim", "header: unknown key 'mood'"),
        ("s1 claims by=a1 cue=c1 aspect=target", "", "s1: a tag without a row"),
    ],
)
def test_faults(old: str, new: str, fault: str) -> None:
    assert any(fault in f for f in parse(GOOD.replace(old, new, 1), "t1.ann", None).faults)


def test_a_body_must_be_its_document() -> None:
    text = "The Sawt Brigade said it had shelled the Tal R&D mill 🙂."
    assert parse(GOOD, "t1.ann", {"t1": text}).faults == ()
    assert "text differs from the document at 4" in parse(GOOD, "t1.ann", {"t1": text.replace("Sawt", "Nur")}).faults[0]
    assert parse(GOOD, "t1.ann", {}).faults == ("no document t1",)


def test_the_scheme_of_annotations_is_the_readers() -> None:
    assert EDGES == EDGE_TARGETS
