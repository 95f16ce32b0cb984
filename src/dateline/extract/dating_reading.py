"""What do the nodes and edges of a reading add to the dating of a document?

Words of one time node mean one time, an event's times are one time, what a statement tells as past lies before the day
it was made, and a time that counts from an event takes that event's date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.extract.dating_clues import Clues, Fresh, not_before, own_day, same_time, weekday_of_date, window_closes
from dateline.extract.dating_mentions import DaysAt, Kind, Mention
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Span

TOLD = ("actual", "negated")
_SINGLE = (Kind.WEEKDAY, Kind.DATE, Kind.COUNTED, Kind.FEAST, Kind.DEICTIC)


def reading_clues(reading: Reading, mentions: Sequence[Mention], found: Clues) -> None:
    """Adds to `found`. Clues of an uncertain reading are soft: they never contradict the text."""
    hard = reading.certain
    for node in reading.of_kind(NodeKind.TIME):
        told = list(_told(node, mentions))
        _one_time(told, found, hard=hard)
        if "now" in node.flags:
            found.add(*(own_day(m, hard=hard, why="now") for m in told[:1] if not m.future and m.kind is not Kind.DEICTIC))
    for event in reading.of_kind(NodeKind.EVENT):
        if "set" not in event.flags and event.realis in TOLD:
            firsts = [m for t in event.to("at") for m in list(_told(reading.nodes[t], mentions))[:1] if not _counts_from_a_statement(reading, m)]
            _one_time(firsts, found, hard=hard)
    for statement in reading.of_kind(NodeKind.STATEMENT):
        _said_after(reading, statement, mentions, found)


def counted_from(reading: Reading, head: Mention, mentions: Sequence[Mention]) -> DaysAt | None:
    """The days of what "two days after" counts from, when the reading joins the two."""
    for node in reading.of_kind(NodeKind.TIME):
        if any(span.meets(head.span) for span in node.spans):
            for ident in node.to("from"):
                source = reading.nodes[ident]
                times = [source] if source.kind is NodeKind.TIME else [reading.nodes[t] for t in source.to("at")]
                dated = (m for time in times for span in time.spans for m in mentions if span.holds(m.span))
                found = next((m for m in dated if m.kind in (Kind.DATE, Kind.FEAST)), None)
                if found is not None:
                    return found.at
    return None


def _told(node: Node, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The day-telling mentions of a time node, one for each stretch that has one."""
    for span in node.spans:
        inside = [m for m in mentions if span.holds(m.span) and m.kind not in (Kind.YEAR, Kind.HEAD)]
        for kind in (Kind.COUNTED, Kind.DATE):
            inside = [m for m in inside if m.kind is kind] or inside
        yield from inside[:1]


def _one_time(told: Sequence[Mention], found: Clues, *, hard: bool) -> None:
    """Different wordings of one time. A weekday that repeats a full "Sunday, 1 June" is no weekday of the last week."""
    single = [m for m in told if m.kind in _SINGLE]
    if any(m.kind is Kind.DATE and found.is_paired(m) for m in single):
        single = [m for m in single if m.kind is not Kind.WEEKDAY]
    for left, right in pairwise(single):
        if left.kind is not right.kind:
            found.add(weekday_of_date(left, right, hard=hard) or same_time(left, right, hard=hard, why="one time in the reading"))
    weekday = next((m for m in single if m.plain_weekday), None)
    dated = next((m for m in single if m.kind in (Kind.DATE, Kind.COUNTED, Kind.FEAST) and not m.future), None)
    if weekday is not None and dated is not None:
        found.fresh.append(Fresh(dated.at, (weekday.span, dated.span), f"{weekday.words}, {dated.words}", weak=True))


def _counts_from_a_statement(reading: Reading, mention: Mention) -> bool:
    """ "this morning" inside a statement of another day counts from that day."""
    return mention.kind is Kind.DEICTIC and any(
        s.to("said_on") and any(span.holds(mention.span) for span in s.spans) for s in reading.of_kind(NodeKind.STATEMENT)
    )


def _said_after(reading: Reading, statement: Node, mentions: Sequence[Mention], found: Clues) -> None:
    said = next((m for t in statement.to("said_on") for m in _told(reading.nodes[t], mentions)), None)
    if said is None or said.kind is Kind.DEICTIC:
        return
    for node, direct in _times_told(reading, statement):
        for told in _told(node, mentions):
            if told.future or told.kind in (Kind.DEICTIC, Kind.WEEKDAY) or told.span == said.span:
                continue
            spans: tuple[Span, ...] = (said.span, told.span)
            why = f"{told.words!r} was past when told on {said.words!r}"
            found.add(not_before(told.at, said.at, spans, why, hard=reading.certain))
            if told.kind is Kind.WINDOW and direct:
                found.add(*window_closes(told, said))


def _times_told(reading: Reading, statement: Node) -> Iterator[tuple[Node, bool]]:
    """(time nodes that the statement tells as past, whether they stand in its own words)"""
    inside = [n for n in reading.nodes.values() if any(st.holds(sp) for st in statement.spans for sp in n.spans)]
    events = [n for n in inside if n.kind is NodeKind.EVENT and n.realis in TOLD]
    events += [reading.nodes[i] for i in statement.to("about") if reading.nodes[i].realis in TOLD]
    seen: set[str] = set()
    for event in events:
        for ident in event.to("at"):
            if ident not in seen:
                seen.add(ident)
                node = reading.nodes[ident]
                yield node, node in inside

