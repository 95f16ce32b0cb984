"""Which day does an undated document's set of possible days come down to, when other documents tell?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.model.documents import Published
from dateline.model.report import Report
from dateline.model.values import Basis
from dateline.reference.actors import ActorDirectory
from dateline.resolve.compare import SAME, compare
from dateline.resolve.scope import Candidate, candidates, told_of_a_day

CLEARLY = 1.0
"""A day is taken when its best match leads the next day's by so many points."""
NEAR_IN_TIME = 90
"""Reports published more days apart than this do not date each other."""
FAR_APART = 60
FAR_SAME = 2.0
"""Where the possible days lie so many days apart, as when only the year is open, a link of fewer points than `SAME` tells, and
one without its parties: what happened at one place within a day, of one kind, is hardly the event of another year."""


def date_by_others(reports: Sequence[Report], directory: ActorDirectory) -> tuple[Report, ...]:
    """Replace undated reports by their variant that shares an incident with a dated one; others stay undated.

    Runs until nothing changes: a report dated here may date another one.
    """
    current = list(reports)
    for _ in range(len(current)):
        dated, _notes = candidates([r for r in current if r.published.day is not None])
        changed = False
        for at, report in enumerate(current):
            if report.published.day is None and report.variants:
                chosen = _variant(report, dated, directory)
                if chosen is not None:
                    current[at], changed = chosen, True
        if not changed:
            break
    return tuple(current)


def _variant(report: Report, dated: Sequence[Candidate], directory: ActorDirectory) -> Report | None:
    scored: list[tuple[float, int, Report, str]] = []
    far = all((b - a).days > FAR_APART for a, b in pairwise(sorted(day for day, _ in report.variants)))
    least = FAR_SAME if far else SAME
    for at, (day, variant) in enumerate(report.variants):
        own = {c.account_id: c for c in (*told_of_a_day(variant), *candidates([variant])[0])}.values()
        near = [b for b in dated if abs((day - (b.report.published.day or day)).days) <= NEAR_IN_TIME]
        pairs = [(compare(a, b, directory, parties=not far), b) for a in own for b in near]
        good = [(link.score, b.report.document.external_id) for link, b in pairs if link.score >= least]
        scored.append((sum(s for s, _ in good), -at, variant, ", ".join(sorted({d for _, d in good}))))
    scored.sort(key=lambda s: s[:2], reverse=True)
    if not scored or scored[0][0] < least or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEARLY):
        return None
    variant, sources = scored[0][2], scored[0][3]
    published: Published = variant.published
    told = replace(
        published,
        basis=Basis.INFERRED,
        trace=(*published.trace, f"{len(report.variants)} days fit the text; this one shares incidents with {sources}"),
    )
    return replace(variant, published=told)
