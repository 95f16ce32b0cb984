"""Small annotated reports for tests. Synthetic: these events did not happen; forces, groups and people are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.assemble import report_of
from dateline.model.documents import Document
from dateline.model.report import Report
from dateline.model.resolution import Judgement, Resolution
from dateline.reference.bundle import load_reference
from dateline.resolve.incidents import resolve
from training.annotated import parse
from training.perfect import perfect_reading


def told(ident: str, published: str, body: str, table: str, publisher: str = "Test Wire", *, certain: bool = True) -> Report:
    """A report read by a perfect reader; `published` is an ISO day or empty. `certain=False`: as if a model had read it."""
    annotated = parse(f"id: {ident}\n---\n{body.strip()}\n---\n{table.strip()}\n", ident, None)
    assert annotated.faults == (), annotated.faults
    day = date.fromisoformat(published) if published else None
    document = Document(ident, annotated.text, publisher=publisher, published_on=day)
    return report_of(document, replace(perfect_reading(annotated), certain=certain), load_reference())


def resolved(*reports: Report, judgements: tuple[Judgement, ...] = (), previous: dict[str, str] | None = None) -> Resolution:
    return resolve(reports, judgements, previous or {}, load_reference())


CLAIM = (
    """<a1>The Sawt al-Jabal Brigades</a1> <c1>said</c1> <h1>on Telegram</h1> on <t1>Friday</t1> <s1><a1>their</a1> fighters had <e1><f1>hit</f1></e1>
an <o1><a2>army</a2> camp</o1> near <p1>Marib</p1> with <n1>two</n1> <w1>drones</w1></s1>.""",
    "e1 air_drone actual by=a1 on=a2 in=p1 at=t1 with=w1 effect=f1\nf1 hit\nw1 size=n1\np1 near\ns1 claims by=a1 cue=c1 said_on=t1 via=h1\no1 of=a2",
)
ARMY = (
    """<a1>A military spokesman</a1> <c1>confirmed</c1> <s1>the <e1>attack</e1> near <p1>Marib</p1> on <t1>Friday</t1> but said both
<w1>drones</w1> were <f1>shot down</f1> and <n1>no one</n1> was hurt</s1>. <a2>The Sawt al-Jabal Brigades</a2> <c2>claimed</c2> <s2><e1>it</e1></s2>.""",
    "e1 air_drone actual by=a2 in=p1 at=t1 with=w1 injured=n1 effect=f1\nf1 intercepted\np1 near\na1 unnamed\n"
    "s1 confirms by=a1 cue=c1\ns2 claims by=a2 cue=c2",
)
