"""What does this one document say? Nodes and edges of a reading become accounts, statements, tallies, presences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dateline.extract.accounts import Builder
from dateline.extract.containment import contained
from dateline.extract.dating import date_document
from dateline.extract.graph import Graph, graph_of
from dateline.extract.grounding import Grounding
from dateline.extract.interception import turned_back
from dateline.extract.one_utterance import joined_by_cue
from dateline.extract.ports import Reader, Reading
from dateline.extract.segment import reading_view
from dateline.extract.split import split_sets, without_strangers
from dateline.extract.statements import SetRules, statements_of
from dateline.extract.tallies import presences_of, tallies_of
from dateline.extract.unharmed import with_zeros
from dateline.model.documents import Document, Published
from dateline.model.report import Account, Report
from dateline.model.values import Days
from dateline.reference.bundle import Reference

ONE_NIGHT_DAYS = 2
"""A set within so many days, of one kind of attack, is a raid: what is confirmed of it is confirmed of its parts."""
OPEN_SET = "violence"


def extract(document: Document, reader: Reader, reference: Reference) -> Report:
    """Read one document. Pure: the same document, reader and reference give an equal report.

    A document without a date is dated from its own clues; when several days fit, the report carries one variant for
    each, and when none does, accounts whose times count from the unknown day stay undated.
    """
    return report_of(document, reader.read(reading_view(document)), reference)


def report_of(document: Document, reading: Reading, reference: Reference) -> Report:
    """The report of a document whose reading is already there."""
    graph = graph_of(document, reading)
    if not reading.certain:
        graph = with_zeros(joined_by_cue(turned_back(contained(graph, reference))))
    published = date_document(document, reading, reference.anchors)
    if published.day is not None or not published.candidates:
        return _grounded(graph, reference, published)
    variants = tuple((day, _grounded(graph, reference, _under(published, day))) for day in published.candidates)
    base = _grounded(graph, reference, published)
    return Report(document, published, base.accounts, base.statements, base.tallies, base.presences, variants, base.notes, base.certain)


def _under(published: Published, day: date) -> Published:
    return Published(day, published.basis, published.candidates, published.evidence, published.trace)


def _grounded(graph: Graph, reference: Reference, published: Published) -> Report:
    grounding = Grounding(graph, reference, published.day)
    parted = split_sets(graph if graph.reading.certain else without_strangers(graph, grounding), grounding)
    if parted is not graph:
        graph, grounding = parted, Grounding(parted, reference, published.day)
    builder = Builder(graph, grounding)
    rules = SetRules(builder.account_ids, lambda event: one_night(graph, grounding, event))
    statements = statements_of(graph, grounding, rules)
    accounts = builder.accounts(statements)
    return Report(
        document=graph.document,
        published=published,
        accounts=accounts,
        statements=statements,
        tallies=tallies_of(graph, grounding, accounts, statements),
        presences=presences_of(graph, grounding),
        notes=tuple(builder.notes),
        certain=graph.reading.certain,
    )


def one_night(graph: Graph, grounding: Grounding, event: str) -> bool:
    """Is this set one raid, so that what holds for it holds for its parts?"""
    if graph.node(event).label == OPEN_SET:
        return False
    when = grounding.event_time(event)
    return when is not None and when.days is not None and not when.open_end and when.days.length <= ONE_NIGHT_DAYS


def by_id(accounts: tuple[Account, ...]) -> Mapping[str, Account]:
    return {a.account_id: a for a in accounts}


def fallback_days(published: date) -> Days:
    """Where an account with no time at all is put when its document is news of the day: that day or the one before."""
    return Days(published - timedelta(days=1), published)
