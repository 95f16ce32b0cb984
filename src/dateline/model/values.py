"""What is a grounded value, and how does it say how it is known?

Every value carries its `basis` and a `trace`: short lines, in the order of reasoning, that name the phrase, the
anchor and the rule used. A value that could not be found is `None` beside a reason, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """Why a value is what it is."""

    STATED = "stated"
    INFERRED = "inferred"
    FALLBACK = "fallback"


class TimePrecision(StrEnum):
    HOUR = "hour"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A range of days, both inclusive, local to the place. `first <= last` always."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"days end before they start: {self.first} > {self.last}")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Do the two ranges share a day, or lie within `slack` days of each other?"""
        return (self.first - other.last).days <= slack and (other.first - self.last).days <= slack

    def common(self, other: Days) -> Days | None:
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first, last) if first <= last else None

    def hull(self, other: Days) -> Days:
        return Days(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression turned into days. `days` is None when the words fix none; the trace then says why."""

    phrase: str
    days: Days | None
    precision: TimePrecision
    basis: Basis
    trace: tuple[str, ...] = ()
    open_start: bool = False
    """True for "until X", where only the end is told."""
    open_end: bool = False
    """True for "since X" and "from X on": `days.last` is then the anchor's day."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A reading of a place name that was not chosen, and the reason."""

    name: str
    country: str | None
    lat: float
    lon: float
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where. WGS 84 decimal degrees; `radius_km` says how large or how well known it is.

    `precision` follows GOLD.md: 1 the named town, base or spot; 2 near it or part of a district or province; 3 a
    larger region or country. `country` is ISO 3166-1 alpha-2, None at sea.
    """

    phrase: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    precision: int
    kind: str
    basis: Basis
    source: str
    trace: tuple[str, ...] = ()
    rejected: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceUnknown:
    """No place could be found for the words, and why. Never a guess."""

    phrase: str
    reason: str
    trace: tuple[str, ...] = ()
    rejected: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorValue:
    """Who. `actor_id` is the directory's row, or None for an actor kept as it was named."""

    phrase: str
    name: str
    actor_id: str | None
    kind: str
    country: str | None
    basis: Basis
    trace: tuple[str, ...] = ()
    unnamed: bool = False
    speaks_for: str | None = None
    """The canonical name of the body that a named person speaks for."""


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    NONE = "none"
    """ "No", "without": a stated zero."""
    VAGUE = "vague"
    """ "several", "a number of": said, but not how many."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as stated. `low`/`high` are None when the words give none ("several"); `high` is None when open above."""

    phrase: str
    low: int | None
    high: int | None
    qualifier: Qualifier
