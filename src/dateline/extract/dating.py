"""On which day did an undated document come out, as far as its own words tell?

Every clue is a test on the day of publication. The days that pass them all are the answer: one day, the candidates
when up to forty are left, or nothing. Only the choice within a week is a rule of thumb, and its trace says so: news
comes out on a weekday that it names, close behind the newest dated thing that it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.extract.date_calendar import possible
from dateline.extract.dating_clues import Clue, Clues, exact, text_clues, with_counted
from dateline.extract.dating_mentions import FIRST_YEAR, LAST_YEAR, DaysAt, Mention, mentions_of
from dateline.extract.dating_reading import counted_from, reading_clues
from dateline.extract.dating_reference import anchor_clues, days_named_in, left_office_clues, loosely, named_anchors, office_clues
from dateline.extract.ports import Reading
from dateline.extract.segment import reading_view
from dateline.model.documents import Document, Published, Span
from dateline.model.values import Basis
from dateline.reference.anchors import Anchors

MAX_CANDIDATES = 40
FRESH_DAYS = 6
"""A weekday without a date is one of the last seven days, and so is the news it belongs to."""
CLEAR_BY = 2
"""By so much (in days of age, summed) the best day of a week must beat the next one, or both are kept."""
CAPTURE_SLACK_DAYS = 1
"""A capture is a UTC instant; the publisher's calendar can be a day ahead of it."""
_DATE_IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


def date_document(document: Document, reading: Reading, anchors: Anchors) -> Published:
    """When a document came out: as given with it, else as its clues tell. Never a day that a clue speaks against.

    Where the text alone gives the day, a reader that is not sure has no say in it.
    """
    if document.published_on is not None:
        return Published(document.published_on, Basis.STATED, trace=(f"given with the document: {document.published_on}",))
    if not reading.certain and reading.nodes:
        alone = date_document(document, Reading({}), anchors)
        if alone.day is not None:
            return alone
    clues = gather(document, reading, anchors)
    days, trace, used = _filtered(document, clues.clues)
    if not days:
        return Published(None, Basis.INFERRED, (), used, (*trace, *_contradiction(document, clues.clues)))
    loose = False
    if len(days) > 1 and not _pinned(days, clues.clues):
        days, more, spans, loose = _freshest(days, clues)
        trace, used = (*trace, *more), (*used, *spans)
    evidence = tuple(sorted(set(used)))
    if len(days) == 1 and not loose:
        return Published(date.fromordinal(days[0]), Basis.INFERRED, (), evidence, (*trace, "one day fits"))
    if len(days) > MAX_CANDIDATES:
        return Published(None, Basis.INFERRED, (), evidence, (*trace, f"nothing fixes the day: {len(days)} days fit"))
    return Published(None, Basis.INFERRED, tuple(date.fromordinal(d) for d in days), evidence, (*trace, _fitting(days)))


def _fitting(days: Sequence[int]) -> str:
    return f"{len(days)} days fit" if len(days) > 1 else "one day fits, if its dated news is of this week: another document has to tell"


def gather(document: Document, reading: Reading, anchors: Anchors) -> Clues:
    """All clues of the text, the reading and the reference data."""
    view = reading_view(document)
    named = named_anchors(view, anchors)
    single = mentions_of(view)
    loose = loosely(view, single, anchors)

    def source(head: Mention) -> DaysAt | None:
        rest = Span(head.span.end, head.sentence.end, head.span.title)
        return counted_from(reading, head, single) or days_named_in(view, rest, named, loose, ahead=head.offset < 0 or head.months < 0)

    mentions = with_counted(view, single, source)
    found = text_clues(view, mentions)
    reading_clues(reading, mentions, found)
    anchor_clues(view, named, mentions, (loose, found))
    found.add(*office_clues(view, anchors), *left_office_clues(view, mentions, anchors))
    address = _DATE_IN_ADDRESS.search(document.url or "")
    if address is not None:
        day = possible(int(address[1]), int(address[2]), int(address[3]))
        if day is not None:
            found.add(exact(day, f"the address tells {day}"))
    return found


def _all_days(document: Document) -> range:
    captured = document.captured_at
    last = date(LAST_YEAR, 12, 31).toordinal() if captured is None else captured.date().toordinal() + CAPTURE_SLACK_DAYS
    return range(date(FIRST_YEAR, 1, 1).toordinal(), last + 1)


def _passing(days: Sequence[int], clue: Clue) -> list[int]:
    fits = clue.fits
    return [d for d in days if clue.first <= d <= clue.last and (fits is None or fits(d))]


def _filtered(document: Document, clues: Sequence[Clue]) -> tuple[list[int], tuple[str, ...], tuple[Span, ...]]:
    """(days left, trace, words that mattered): the hard clues, bounds first, then each soft one that leaves a day."""
    days = list(_all_days(document))
    trace = [] if document.captured_at is None else [f"captured on {document.captured_at.date()}"]
    used: list[Span] = []
    hard = sorted((c for c in clues if c.hard), key=lambda c: c.fits is not None)
    for clue in (*hard, *(c for c in clues if not c.hard)):
        left = _passing(days, clue)
        if not left and not clue.hard:
            trace.append(f"left out, no day would fit: {clue.why}")
            continue
        if len(left) < len(days) or clue.pins:
            trace.append(f"{clue.why}: {len(left)} days left")
            used += clue.spans
        days = left
        if not days:
            break
    return days, tuple(trace), tuple(used)


def _contradiction(document: Document, clues: Sequence[Clue]) -> tuple[str, ...]:
    """Which clues speak against each other: each one without which some day would be left."""
    hard = [c for c in clues if c.hard]
    lines = []
    for clue in dict.fromkeys(hard):
        days: Sequence[int] = _all_days(document)
        for other in hard:
            if other.why != clue.why and days:
                days = _passing(days, other)
        if days:
            lines.append(f"clues contradict each other; without this one {len(days)} days fit: {clue.why}")
    return tuple(lines) or ("clues contradict each other, more than two of them",)


def _pinned(days: Sequence[int], clues: Sequence[Clue]) -> bool:
    return len(days) <= MAX_CANDIDATES and any(c.pins for c in clues)


def _freshest(days: list[int], clues: Clues) -> tuple[list[int], tuple[str, ...], tuple[Span, ...], bool]:
    """Choose the day within its week: on a weekday that is named, close behind the newest dated news.

    (days left, trace, spans used, whether these are days that only another document may decide on)
    """
    weekdays = tuple(dict.fromkeys(w for w, _ in clues.weekdays))
    own_weekday = any(c.own_weekday for c in clues.clues)
    fresh = [f for f in clues.fresh if own_weekday or not f.weak]
    if not weekdays or not fresh:
        return days, ("no bare weekday beside dated news: the day within the week stays open",), (), False
    costs: list[tuple[int, int]] = []
    for day in days:
        told = [t[1] for t in (f.at(day) for f in fresh) if t is not None and t[1] <= day]
        if not told or (day - 1) % 7 not in weekdays or day - max(told) > FRESH_DAYS:
            continue
        ages = sum((day - 1 - w) % 7 for w in weekdays)
        lead = (day - 1 - clues.lead) % 7 if clues.lead is not None else 0
        costs.append((day, ages + lead + day - max(told)))
    chosen = [day for day, cost in costs if all(abs(other - day) > FRESH_DAYS or cost < than + CLEAR_BY for other, than in costs)]
    if not chosen:
        return days, ("no named weekday lies close behind the dated news: the day within the week stays open",), (), False
    words = "; ".join(dict.fromkeys(f.words for f in fresh))
    spans = tuple(s for f in fresh for s in f.spans)
    why = f"published on a weekday that it names, close behind its newest dated news ({words})"
    return sorted(chosen), (why,), spans, all(f.loose for f in fresh)
