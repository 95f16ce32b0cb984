"""What is resolved from many reports? Incidents with chosen and rival values, tallies with what they account for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.codes import Corroboration, Outcome, Responsibility, SubEventType, Toll, Weapon
from dateline.model.documents import Published, Span
from dateline.model.report import Presence, Statement, Tally
from dateline.model.values import ActorValue, Days, PlaceValue


@dataclass(frozen=True, slots=True)
class Rival:
    """One value that a document gives for a field, with who says so (None: the outlet itself) and where it stands."""

    shown: str
    document_id: str
    account_id: str
    statement_id: str | None
    speaker: str | None
    span: Span
    basis: str
    trace: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class LedgerField:
    """A field of an incident: the chosen value as shown, the rule that chose it, and every rival."""

    name: str
    chosen: str
    rule: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class TollRange:
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"toll range ends before it starts: {self.low} > {self.high}")


@dataclass(frozen=True, slots=True)
class SourcedStatement:
    """A statement as it bears on one incident."""

    document_id: str
    statement: Statement
    quote: Span
    side: str
    """`claimant`, `victim` or `independent`: whose voice it is for corroboration."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world occurrence, resolved over all reports."""

    incident_id: str
    accounts: tuple[str, ...]
    documents: tuple[str, ...]
    sub_event_type: SubEventType
    days: Days
    place: PlaceValue
    perpetrators: tuple[ActorValue, ...]
    targets: tuple[ActorValue, ...]
    responsibility: Responsibility
    responsibility_basis: str
    corroboration: Corroboration
    weapons: tuple[Weapon, ...]
    weapon_count: int | None
    outcome: Outcome
    tolls: Mapping[Toll, TollRange]
    statements: tuple[SourcedStatement, ...]
    responds_to: str | None
    ledger: tuple[LedgerField, ...] = ()
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedTally:
    tally: Tally
    document_id: str
    accounted_for: tuple[str, ...]
    window: tuple[date | None, date | None]
    missing: int | None
    """How many of the stated number no known incident explains; None where the count is of casualties or munitions."""
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedPresence:
    presence: Presence
    document_id: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two accounts are held to be one incident, or to be two."""

    left: str
    right: str
    score: float
    same: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A ruling by a person: kept for ever, superseded by a later one on the same things.

    `kind`: `same` / `different` (two account ids), `value` (an account id, a field and a value), `not_incident`.
    """

    judgement_id: str
    kind: str
    subjects: tuple[str, ...]
    field: str | None
    value: str | None
    why: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Resolution:
    incidents: tuple[Incident, ...]
    tallies: tuple[ResolvedTally, ...]
    presences: tuple[ResolvedPresence, ...]
    published: Mapping[str, Published]
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
