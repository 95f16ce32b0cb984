"""What does one document say? Accounts, statements, tallies and presences, each traced to its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.codes import Aspect, Channel, Outcome, Realis, Stance, SubEventType, TallyKind, Toll, Weapon
from dateline.model.documents import Document, Published, Span
from dateline.model.values import ActorValue, Figure, PlaceValue, TimeValue


@dataclass(frozen=True, slots=True)
class TollFigure:
    """A stated number of dead, hurt or taken. `statement` is the innermost one that holds it; None is the outlet."""

    toll: Toll
    figure: Figure
    of: tuple[ActorValue, ...]
    statement: str | None
    span: Span
    of_doers: bool = False
    """Told of the doers themselves ("all five gunmen"), who count beside the victims."""


@dataclass(frozen=True, slots=True)
class WeaponFigure:
    """A weapon as told, with its number if one is told. `read_off` names the trigger when only the verb tells."""

    weapon: Weapon
    count: Figure | None
    statement: str | None
    span: Span
    read_off: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    outcome: Outcome
    statement: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class PlaceTold:
    place: PlaceValue
    statement: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ActorTold:
    """`shared` is true for an actor lent by the set that the account belongs to."""

    actor: ActorValue
    statement: str | None
    span: Span
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of one occurrence, or of a set of them.

    `size` is the stated number of occurrences of a set. `members` are ids of accounts inside it. `place` is the
    finest place told; `places` all of them. Times are grounded under the report's publication day.
    """

    account_id: str
    node: str
    sub_event_type: SubEventType
    realis: Realis
    triggers: tuple[Span, ...]
    is_set: bool = False
    size: Figure | None = None
    members: tuple[str, ...] = ()
    parent: str | None = None
    when: TimeValue | None = None
    places: tuple[PlaceTold, ...] = ()
    perpetrators: tuple[ActorTold, ...] = ()
    targets: tuple[ActorTold, ...] = ()
    weapons: tuple[WeaponFigure, ...] = ()
    effects: tuple[Effect, ...] = ()
    tolls: tuple[TollFigure, ...] = ()
    replies_to: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    type_basis: str = "reader"
    share: bool = False
    """A counted part of a set ("seven were shot down"), not an occurrence of its own."""
    sureness: float = 1.0
    """How sure the reader is, in 0..1, that this is an event, of this kind, told as real or unreal as it says."""

    @property
    def place(self) -> PlaceTold | None:
        return self.places[0] if self.places else None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance. `quote` is the stretch of text that shows it; `about` the accounts it speaks of directly.

    `passes_to` are members of a set it speaks of that it also holds for. `chain` is true when another statement of
    the document reports this one ("Watson said the group had claimed").
    """

    statement_id: str
    node: str
    speaker: ActorValue
    stance: Stance
    aspect: Aspect | None
    channel: Channel
    quote: Span
    content: tuple[Span, ...]
    about: tuple[str, ...]
    passes_to: tuple[str, ...] = ()
    quotes: tuple[tuple[str, Span], ...] = ()
    """The sentence that shows it for one account, where that is another than `quote`."""
    said_on: TimeValue | None = None
    inside: str | None = None
    against: tuple[str, ...] = ()
    chain: bool = False
    weight: int = 0
    """How many value mentions its content holds: of two copies in one document the fuller one is shown."""

    def quote_for(self, account_id: str) -> Span:
        return next((span for ident, span in self.quotes if ident == account_id), self.quote)


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure on a set, as stated. `speaker` is None for the outlet itself."""

    tally_id: str
    kind: TallyKind
    count: int
    count_max: int | None
    what: str
    account: str
    speaker: ActorValue | None
    weapons: tuple[Weapon, ...]
    window: TimeValue | None
    countries: tuple[str, ...]
    perpetrators: tuple[ActorValue, ...]
    targets: tuple[ActorValue, ...]
    quote: Span
    statement: str | None = None
    toll: Toll | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """A stated size of a force in a place."""

    presence_id: str
    force: ActorValue
    count: int
    approximate: bool
    country: str | None
    place: str
    quote: Span
    speaker: ActorValue | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one document says.

    An undated document whose clues leave several publication days has no dated accounts of its own; `variants` then
    holds the report as it reads under each of those days, and `resolve` picks one when another document decides.
    """

    document: Document
    published: Published
    accounts: tuple[Account, ...] = ()
    statements: tuple[Statement, ...] = ()
    tallies: tuple[Tally, ...] = ()
    presences: tuple[Presence, ...] = ()
    variants: tuple[tuple[date, Report], ...] = ()
    notes: tuple[str, ...] = ()
    certain: bool = False
    """True when different accounts surely are different occurrences (read by people, not by a model)."""

    @property
    def document_id(self) -> str:
        return self.document.document_id
