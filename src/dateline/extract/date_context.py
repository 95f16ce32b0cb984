"""From which day does a time phrase count, and what does a rule of the grammar answer?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match, Pattern
from typing import Literal

from dateline.model.values import Basis, Days, TimePrecision

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What surrounds a phrase.

    `anchor` is the day that relative words count from, `published` the latest day of anything told as past, `other`
    the days of another event or time that the phrase counts from ("hours later"), and `began` the first day of the
    war or operation whose days are counted ("on the 81st day").
    """

    anchor: date | None = None
    published: date | None = None
    other: Days | None = None
    tense: Tense = "past"
    other_is_late: bool | None = None
    """Is `other` an evening or a night, so that "hours later" may be the next day? None when not known."""
    began: date | None = None

    @property
    def latest(self) -> date | None:
        """The last day that a past event can lie on."""
        given = [d for d in (self.anchor, self.published) if d is not None]
        return max(given, default=None)

    @property
    def future(self) -> bool:
        return self.tense == "future"


@dataclass(frozen=True, slots=True)
class Found:
    """Days that a rule read off the words, and how."""

    days: Days
    precision: TimePrecision = TimePrecision.DAY
    why: tuple[str, ...] = ()
    basis: Basis = Basis.STATED
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """The rule understood the words, and they fix no day."""

    why: str


Answer = Found | Missing | None
"""None: the rule does not apply, the next one is asked."""
NO_ANCHOR = Missing("no anchor: the day that the words count from is not known")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar. `pattern` is searched in the normalised phrase."""

    name: str
    pattern: Pattern[str]
    read: Callable[[Match[str], TimeContext], Answer]


def rule(name: str, pattern: str, read: Callable[[Match[str], TimeContext], Answer]) -> Rule:
    return Rule(name, re.compile(pattern), read)


def one_day(day: date, *why: str, basis: Basis = Basis.STATED) -> Found:
    return Found(Days(day, day), TimePrecision.DAY, why, basis)


def span(first: date, last: date, precision: TimePrecision, *why: str) -> Found:
    return Found(Days(first, last), precision, why)


def capped(found: Found, context: TimeContext) -> Found:
    """A past period that still runs ends on the latest day known."""
    latest = context.latest
    if context.future or latest is None or not found.days.first <= latest < found.days.last:
        return found
    why = (*found.why, f"ends on {latest}: still running then")
    return Found(Days(found.days.first, latest), found.precision, why, found.basis, found.open_start, found.open_end)
