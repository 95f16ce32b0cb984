"""Which occurrences does a document tell of, and with which values? One account for each event node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.events import EFFECTS, settle_type, weapons_in, weapons_of_event
from dateline.extract.figures import parse_figure
from dateline.extract.graph import Graph
from dateline.extract.grounding import Grounding, combine_times
from dateline.extract.ports import Node, NodeKind
from dateline.model.codes import Realis, Stance, SubEventType, Toll, Weapon
from dateline.model.documents import Span, hash_id
from dateline.model.report import Account, ActorTold, Effect, PlaceTold, Statement, TollFigure, WeaponFigure
from dateline.model.values import ActorValue, Basis, Days, Figure, PlaceValue, TimePrecision, TimeValue

GENERIC_PEOPLE = {"civilians", "people", "persons", "residents", "victims"}


@dataclass
class Builder:
    """Builds the accounts of one reading; `notes` collects what could not be used, in plain words."""

    graph: Graph
    grounding: Grounding
    notes: list[str] = field(default_factory=list)
    account_ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        ident = self.graph.document.document_id
        self.account_ids = {e.node_id: hash_id("acc", ident, *_place_in_text(e)) for e in self.graph.events()}

    def accounts(self, statements: Sequence[Statement]) -> tuple[Account, ...]:
        return tuple(self._account(event, statements) for event in self.graph.events())

    def _account(self, event: Node, statements: Sequence[Statement]) -> Account:
        targets = self._targets(event)
        weapons, sub, how = self._weapons_and_type(event, targets)
        ident = self.account_ids[event.node_id]
        size = next((parse_figure(self.graph.longest(n)) for n in event.to("size")), None)
        members = tuple(self.account_ids[c] for c in self.graph.children.get(event.node_id, ()))
        parent = self.graph.parents.get(event.node_id)
        return Account(
            account_id=ident,
            node=event.node_id,
            sub_event_type=sub,
            realis=Realis(event.realis or "actual"),
            triggers=event.spans,
            is_set="set" in event.flags or bool(members),
            size=size,
            members=members,
            parent=self.account_ids[parent] if parent else None,
            when=self._when(event, statements),
            places=self._places(event),
            perpetrators=self._perpetrators(event, statements),
            targets=targets,
            weapons=weapons,
            effects=self._effects(event),
            tolls=self._tolls(event),
            replies_to=tuple(self.account_ids[e] for e in self._own_or_lent(event, "replies_to") if e in self.account_ids),
            after=tuple(self.account_ids[e] for e in event.to("after") if e in self.account_ids),
            type_basis=how,
        )

    def _own_or_lent(self, event: Node, edge: str) -> tuple[str, ...]:
        """The event's own arguments, else those of the nearest set that has some."""
        for node in (event, *self.graph.ancestors(event.node_id)):
            if node.to(edge):
                return node.to(edge)
        return ()

    def _holder(self, span: Span) -> str | None:
        return self.graph.innermost(span)

    def _first(self, node_id: str) -> Span:
        return self.graph.node(node_id).spans[0]

    # ---- when
    def _when(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        told = self.grounding.event_time(event.node_id)
        if told is not None and event.to("at"):
            return told
        after = self._after(event)
        if after is not None or told is not None:
            return after or told
        return self._day_of_claim(event, statements)

    def _after(self, event: Node) -> TimeValue | None:
        """A later stage with no time of its own happens on its event's days or after; the days stay those."""
        for source in event.to("after"):
            told = self.grounding.event_time(source)
            if told is not None and told.days is not None:
                return replace(told, basis=Basis.INFERRED, trace=(*told.trace, "a later stage of that event"))
        return None

    def _day_of_claim(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        """A claim with no day for the act is dated by the claim (GOLD.md, coding conventions)."""
        ident = self.account_ids[event.node_id]
        days = [
            s.said_on
            for s in statements
            if s.said_on is not None and s.stance in (Stance.CLAIMS, Stance.CONFIRMS, Stance.REPORTS, Stance.ATTRIBUTES)
            and ident in s.about and s.aspect is None
        ]
        claims = [s.said_on for s in statements if s.said_on is not None and s.stance is Stance.CLAIMS and ident in s.about]
        chosen = combine_times([d for d in claims if d]) or combine_times([d for d in days if d])
        if chosen is None or chosen.days is None:
            return None
        day = chosen.days.first
        return TimeValue(chosen.phrase, Days(day, day), TimePrecision.DAY, Basis.INFERRED, (*chosen.trace, "dated by the statement on it"))

    # ---- where
    def _places(self, event: Node) -> tuple[PlaceTold, ...]:
        """All places told of the event, the finest first; a set's place where it has none of its own."""
        found: list[PlaceTold] = []
        for node_id in self._own_or_lent(event, "in"):
            value = self.grounding.place(node_id)
            span = self._first(node_id)
            if isinstance(value, PlaceValue):
                if "near" in event.flags and value.precision == 1:
                    value = replace(value, precision=2)
                found.append(PlaceTold(value, self._holder(span), span))
            else:
                self.notes.append(f"place not found: {value.phrase!r} ({value.reason})")
        return tuple(sorted(found, key=lambda told: (told.place.precision, told.place.radius_km)))

    # ---- who
    def _perpetrators(self, event: Node, statements: Sequence[Statement]) -> tuple[ActorTold, ...]:
        own = tuple(a for a in event.to("by") if self.graph.node(a).kind is NodeKind.ACTOR)
        given = own or self._own_or_lent(event, "by")
        told = [ActorTold(self.grounding.actor(a), self._holder(self._first(a)), self._first(a), a not in own) for a in given]
        named = [t for t in told if not _faceless(t.actor)]
        if named:
            return tuple(named)
        claimants = self._claimants(event, statements)
        return claimants or tuple(told)

    def _claimants(self, event: Node, statements: Sequence[Statement]) -> tuple[ActorTold, ...]:
        """An unnamed doer folds into the claimant, or the actor blamed, of its event (ANNOTATION.md, rulings)."""
        ident = self.account_ids[event.node_id]
        claims = [s for s in statements if s.stance is Stance.CLAIMS and ident in (*s.about, *s.passes_to) and not s.speaker.unnamed]
        found = {s.speaker.name: ActorTold(self._body(s.speaker), s.statement_id, s.quote, shared=True) for s in claims}
        return tuple(found.values())

    def _body(self, speaker: ActorValue) -> ActorValue:
        """A spokesman claims for the body he speaks for."""
        if speaker.speaks_for is None:
            return speaker
        return replace(speaker, phrase=speaker.speaks_for, name=speaker.speaks_for, actor_id=None, kind="", speaks_for=None)

    def _targets(self, event: Node) -> tuple[ActorTold, ...]:
        own = event.to("on")
        found: dict[str, ActorTold] = {}
        for node_id in own or self._own_or_lent(event, "on"):
            node = self.graph.node(node_id)
            span = self._first(node_id)
            owners = node.to("of") if node.kind is NodeKind.OBJECT else (node_id,)
            for owner in owners:
                value = self.grounding.actor(owner)
                found.setdefault(value.name, ActorTold(value, self._holder(span), span, not own))
            if not owners:
                value = ActorValue(self.graph.longest(node_id), _bare(self.graph.longest(node_id)), None, "object", None, Basis.STATED)
                found.setdefault(value.name, ActorTold(value, self._holder(span), span, not own))
        people = [t for t in found.values() if t.actor.kind != "object"]
        return tuple(people or found.values())

    # ---- with what, and to what end
    def _weapons_and_type(
        self, event: Node, targets: Sequence[ActorTold]
    ) -> tuple[tuple[WeaponFigure, ...], SubEventType, str]:
        found: list[WeaponFigure] = []
        for node_id in event.to("with"):
            node, span = self.graph.node(node_id), self._first(node_id)
            figures = [parse_figure(self.graph.document.words(self._first(n))) for n in node.to("size")]
            holders = [self._holder(self._first(n)) for n in node.to("size")]
            kinds = tuple(dict.fromkeys(w for words in self.graph.words(node_id) for w in weapons_in(words))) or (Weapon.UNKNOWN,)
            counted: list[tuple[Figure | None, str | None]] = [*zip(figures, holders, strict=True)] or [(None, self._holder(span))]
            found += [WeaponFigure(kind, figure, holder, span) for kind in kinds for figure, holder in counted]
        names = [t.actor.phrase for t in targets]
        lent = [w for node in self.graph.ancestors(event.node_id) for n in node.to("with") for w in weapons_in(self.graph.longest(n))]
        told = [w.weapon for w in found if w.weapon is not Weapon.UNKNOWN]
        sub, how = settle_type(event.label or "", told or lent, names)
        if not told:
            kinds, _ = weapons_of_event((), self._trigger_words(event), sub)
            span = event.spans[0]
            found += [WeaponFigure(kind, None, self._holder(span), span, read_off=True) for kind in kinds]
        known = [w for w in found if w.weapon is not Weapon.UNKNOWN]
        return tuple(known or found), sub, how

    def _trigger_words(self, event: Node) -> tuple[str, ...]:
        return self.graph.words(event.node_id)

    def _effects(self, event: Node) -> tuple[Effect, ...]:
        found = []
        for node_id in event.to("effect"):
            outcome = EFFECTS.get(self.graph.node(node_id).label or "")
            if outcome is not None:
                span = self._first(node_id)
                found.append(Effect(outcome, self._holder(span), span))
        return tuple(found)

    def _tolls(self, event: Node) -> tuple[TollFigure, ...]:
        found = []
        for toll in Toll:
            for node_id in event.to(toll.value):
                node = self.graph.node(node_id)
                if node.to("part_of"):
                    continue
                span = node.spans[0]
                figure = parse_figure(self.graph.document.words(span))
                of = tuple(self.grounding.actor(a) for a in node.to("of") if self.graph.node(a).kind is NodeKind.ACTOR)
                found.append(TollFigure(toll, figure, of, self._holder(span), span))
        return tuple(found)


def _place_in_text(event: Node) -> tuple[str, str]:
    """What identifies an account in its document: where its first trigger stands, and its node."""
    return str(event.spans[0].start if event.spans else -1), event.node_id


def _faceless(actor: ActorValue) -> bool:
    return actor.unnamed


def _bare(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[1:]) if words and words[0].lower() in ("a", "an", "the", "its", "their") and len(words) > 1 else phrase
