"""Which accounts can be incidents, and which are background, sets or nothing that happened?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.codes import Realis, Stance, SubEventType, family
from dateline.model.report import Account, Report, Statement
from dateline.model.values import Basis, Days, PlaceValue

BACKGROUND_DAYS = 90
"""Older events are background at publication (GOLD.md, coding conventions)."""
RAID_DAYS = 3
"""A set without members inside so many days can stand for an incident of its own; a longer one is only a total."""
LEAST_TOLD = 1
"""Of time, place, parties and tolls, so many must be told of an account that an uncertain reader found."""
LEAST_SURE = 0.4
"""An event is left out when the reader is less sure than this that it is one, of its kind, and told as real
(255 unseen reports, 2026-11-30: incidents .739 with .4, .733 with .5, .735 with .3)."""
LONGEST_DAYS = 31
"""A time told more loosely than this does not give a day-to-month time."""


_RELEASE = re.compile(r"\b(?:releas\w+|freed?|freeing|let go|liberated?|handed over|turned loose|swapped|exchanged)\b", re.I)
"""Captives who go free are no incident (GOLD.md)."""


_WAR = re.compile(r"\b(?:wars?|conflicts?|insurgency|hostilities|uprising|unrest)$", re.I)
"""A set told by such words alone lasts longer than the day that its document puts it on."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that may be, or be part of, an incident. `whole_set` marks a set with nothing finer in its document."""

    account: Account
    report: Report
    days: Days
    place: PlaceValue
    statements: tuple[Statement, ...]
    whole_set: bool

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @property
    def document_id(self) -> str:
        return self.report.document_id


def candidates(reports: Iterable[Report], dropped: frozenset[str] = frozenset()) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """(accounts that may be incidents, notes on those that may not and why)"""
    found: list[Candidate] = []
    notes: list[str] = []
    for report in reports:
        by_id = {a.account_id: a for a in report.accounts}
        for account in report.accounts:
            why = "ruled out by a judgement" if account.account_id in dropped else _unfit(account, report, by_id)
            if why is not None:
                notes.append(f"{report.document.external_id} {account.node}: {why}")
                continue
            assert account.when is not None and account.when.days is not None and account.place is not None
            about = statements_on(report, account.account_id)
            found.append(Candidate(account, report, account.when.days, account.place.place, about, account.is_set))
    return tuple(found), tuple(notes)


def told_of_a_day(report: Report) -> tuple[Candidate, ...]:
    """Every occurrence, and every set of a few days, that the report itself puts on a day at a place: what other reports can bear out,
    be it an incident of its own or not."""
    return tuple(
        Candidate(account, report, when.days, place.place, (), account.is_set)
        for account in report.accounts
        if (when := account.when) is not None and (place := account.place) is not None and when.days is not None
        if account.realis is Realis.ACTUAL and when.days.length <= RAID_DAYS and not (when.open_end or when.open_start)
        if Basis.FALLBACK not in (when.basis, place.place.basis)
    )


def statements_on(report: Report, account_id: str) -> tuple[Statement, ...]:
    return tuple(s for s in report.statements if account_id in s.about or account_id in s.passes_to)


def _unfit(account: Account, report: Report, by_id: Mapping[str, Account]) -> str | None:
    if account.realis is not Realis.ACTUAL and not _disputed(account, report):
        return f"told as {account.realis}"
    when = account.when
    if when is None or when.days is None:
        return "no day, week or month told"
    about = any(account.account_id in s.about for s in report.statements)
    if account.place is None or (account.place.place.basis is Basis.FALLBACK and when.basis is not Basis.STATED and not about):
        return "no place told or found"
    if account.sub_event_type is SubEventType.OTHER and any(_RELEASE.search(report.document.words(t)) for t in account.triggers):
        return "a release of captives"
    if account.sub_event_type is SubEventType.OTHER and not report.certain:
        return "of no violent kind, by a reader that is not sure"
    if not report.certain and _thin(account):
        return "neither place nor time told, nor who did it or whom it hit, by a reader that is not sure"
    if account.sureness < LEAST_SURE:
        return f"an event only with a certainty of {account.sureness:.2f}"
    if account.share:
        return "a counted part of a set"
    if account.is_set and any(m in by_id and by_id[m].realis is Realis.ACTUAL for m in account.members):
        return "a set with members in its document"
    if when.days.length > LONGEST_DAYS:
        return f"told only within {when.days.length} days"
    if account.is_set and all(_WAR.search(report.document.words(t)) for t in account.triggers):
        return "a war or a part of one"
    if account.is_set and _finer_sibling(account, by_id):
        return "a counted part of a set whose other parts are told one by one"
    if account.is_set and (when.days.length > RAID_DAYS or when.open_end or when.open_start):
        return "a total over a longer time"
    return _background(when.days, report.published.day)


def _thin(account: Account) -> bool:
    """Is an account known by its trigger alone?"""
    when, place = account.when, account.place
    timed = when is not None and when.basis is Basis.STATED
    placed = place is not None and place.place.basis is Basis.STATED
    parties = any(not a.actor.unnamed for a in (*account.perpetrators, *account.targets))
    return timed + placed + parties + bool(account.tolls) < LEAST_TOLD


def _finer_sibling(account: Account, by_id: Mapping[str, Account]) -> bool:
    """Does the set that this set is part of, or one above it, also hold a single occurrence?"""
    seen: set[str] = set()
    parent = by_id.get(account.parent or "")
    while parent is not None and parent.account_id not in seen:
        seen.add(parent.account_id)
        others = [by_id[m] for m in parent.members if m in by_id and m != account.account_id and m not in seen]
        if any(not o.is_set and o.realis is Realis.ACTUAL for o in others):
            return True
        parent = by_id.get(parent.parent or "")
    return False


def _disputed(account: Account, report: Report) -> bool:
    """A negated event that somebody says happened is an incident that is denied."""
    if account.realis is not Realis.NEGATED:
        return False
    stances = {s.stance for s in statements_on(report, account.account_id) if s.aspect is None}
    return Stance.DENIES in stances and bool(stances - {Stance.DENIES})


def _background(days: Days, published: date | None) -> str | None:
    if published is None:
        return None
    if (published - days.first).days > BACKGROUND_DAYS:
        return f"background: {(published - days.first).days} days before publication"
    return "after publication" if days.first > published else None


def same_family(a: Candidate, b: Candidate) -> bool:
    return family(a.account.sub_event_type) is family(b.account.sub_event_type)
