"""Which occurrences does a document tell of, and with which values? One account for each event node."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from dateline.extract.events import EFFECTS, HARMLESS, HIT_VERBS, is_shoot_down, settle_type, weapons_in, weapons_of_event
from dateline.extract.figures import parse_figure
from dateline.extract.graph import Graph
from dateline.extract.grounding import Grounding, combine_times
from dateline.extract.nearness import in_sentence
from dateline.extract.place_phrase import is_vessel
from dateline.extract.ports import Node, NodeKind
from dateline.extract.split import JOINT_PLACES
from dateline.extract.whereabouts import only_flown_over, place_nearby
from dateline.model.codes import Realis, Stance, SubEventType, Toll, Weapon, is_violent
from dateline.model.documents import Span, hash_id
from dateline.model.report import Account, ActorTold, Effect, PlaceTold, Statement, TollFigure, WeaponFigure
from dateline.model.values import ActorValue, Basis, Days, Figure, PlaceValue, Qualifier, TimePrecision, TimeValue

TELLERS = frozenset(("media", "monitor"))
"""Kinds of actors that tell of violence and do none: a reader that is not sure may take who counts the strikes for who flew them."""
NEWS_DAYS = 3
"""A time told more loosely than this dates no other account."""
_COMMON_PEOPLE = re.compile(
    r"\b(?:civilians?|people|persons?|residents?|villagers?|men|man|women|woman|boys?|girls?|child(?:ren)?|babies|baby|pupils?|students?|"
    r"passengers?|travellers?|travelers?|worshippers?|shoppers?|farmers?|workers?|labourers?|laborers?|drivers?|crowds?|mourners?|patients?|"
    r"fishermen|herders?|traders?|families|family|teachers?|crew|seafarers?|sailors?|miners?|pilgrims?|vendors?|bystanders?|refugees?|"
    r"congregation|toddler|teenagers?|youths?|elders?|guests?|commuters?|citizens?|couple|infants?|newborns?|mothers?|fathers?|sons?|daughters?|"
    r"husbands?|wife|wives|brothers?|sisters?|(?:grand|god)(?:mothers?|fathers?|sons?|daughters?|child(?:ren)?)|relatives|neighbou?rs?|"
    r"doctors?|nurses?|midwi(?:fe|ves)|veterinarians?|lawyers?|engineers?|electricians?|mechanics?|carpenters?|bakers?|butchers?|tailors?|"
    r"barbers?|shepherds?|peasants?|growers?|merchants?|shopkeepers?|businessm[ae]n|housewi(?:fe|ves)|pensioners?|hunters?|cyclists?|"
    r"motorists?|pedestrians?|hostages?|captives?|holidaymakers?|tourists?|picnickers|diners|patrons|onlookers|cleaners?|cooks?|waiters?)\b"
)
_KIND_AND_NAME = re.compile(
    r"^(?:(?!(?:of|in|at|near|from|and|on|to|for|with|by|off) )[a-z][a-z'’-]* ){1,4}(?P<name>[A-Z0-9][\w'’.-]*(?: [A-Z0-9][\w'’.-]*)*)$"
)
"""A thing told by its kind and a name of its own: "the container vessel MSC Clara"."""
_WHENCE = re.compile(r" (?:from|in|at|near|on board|aboard|who|whose) ")
CLOCK = re.compile(r"\b(?:noon|midday|midnight|dawn|dusk|morning|afternoon|evening|o'clock|[ap]\.?m\.?|\d{1,2}[:.]\d{2}|half past|quarter)\b", re.I)
_NOT_CIVIL = re.compile(
    r"\b(?:arm(?:y|ed)|soldiers?|troops|polic\w+|officers?|fighters?|militants?|gunmen|rebels?|guards?|suspect\w*|officials?|forces?|"
    r"members? of|commander|lawmakers?|deputies|minister|bandits?|attackers?)\b",
    re.I,
)


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
        made = [self._account(event, statements) for event in self.graph.events()]
        placed = [a if a.places else self._placed(a, made) for a in made]
        timed = (a if a.when is not None or a.is_set else self._timed(a, placed) for a in placed)
        return tuple(self._garrisoned(a) for a in timed)

    def _timed(self, account: Account, others: Sequence[Account]) -> Account:
        """An account that tells no time, in a dated document, is put on the days of the account told before it, else on
        the document's day or the one before: a fallback. A reader that is not sure may have missed a time in the sentence."""
        day = self.grounding.published
        if day is None:
            return account
        near = None if self.graph.reading.certain else next(in_sentence(self.graph, account.triggers[0], NodeKind.TIME), None)
        told = self.grounding.time(near) if near is not None else None
        if told is not None and told.days is not None and told.days.length <= NEWS_DAYS:
            return replace(account, when=replace(told, basis=Basis.INFERRED, trace=(*told.trace, "the time told in the same sentence")))
        start = account.triggers[0].start
        before = [
            (a.triggers[0].start, a.when.days)
            for a in others
            if a.when is not None and a.when.days is not None and a.when.days.length <= NEWS_DAYS and a.triggers[0].start < start and not a.is_set
        ]
        days = max(before, key=lambda pair: pair[0])[1] if before else Days(day - timedelta(days=1), day)
        why = "no time told; the days of what is told before it" if before else "no time told; the document's day or the one before"
        return replace(account, when=TimeValue("", days, TimePrecision.RANGE, Basis.FALLBACK, (why,)))

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
            triggers=tuple(sorted(event.spans, key=lambda s: (s.title, s.start))) if event.flags.isdisjoint({"split"}) else event.spans,
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
            share=self._is_share(event),
            sureness=event.score,
        )

    def _is_share(self, event: Node) -> bool:
        """Is the trigger itself a number of the set's members or weapons, at no place of its own?"""
        figures = [s for n in self.graph.reading.of_kind(NodeKind.FIGURE) for s in n.spans]
        counted = all(any(f.holds(s) or s.holds(f) for f in figures) for s in event.spans)
        return counted and event.node_id in self.graph.parents and not event.to("in")

    def _own_or_lent(self, event: Node, edge: str) -> tuple[str, ...]:
        """The event's own arguments, else those of the nearest set that has some."""
        for node in (event, *self.graph.ancestors(event.node_id)):
            if node.to(edge):
                return node.to(edge)
        return ()

    def _holder(self, span: Span) -> str | None:
        return self.graph.innermost(span)

    def _first(self, node_id: str) -> Span:
        return self.graph.first(node_id)

    # ---- when
    def _when(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        told = self.grounding.event_time(event.node_id)
        if told is not None and event.to("at"):
            return told
        lent_long = told is not None and told.days is not None and told.days.length > NEWS_DAYS
        if lent_long and not self.graph.reading.certain and (claimed := self._day_of_claim(event, statements)) is not None:
            return claimed
        after = self._after(event, statements)
        if after is not None or told is not None:
            return after or told
        return self._day_of_claim(event, statements) or self._hour_only(event, statements)

    def _hour_only(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        """An hour without a day ("around noon") is an hour of the document's day."""
        ident = self.account_ids[event.node_id]
        nodes = [*event.to("at"), *(t for s in statements if ident in s.about for t in self.graph.node(s.node).to("said_on"))]
        day = self.grounding.published
        for node_id in nodes:
            if day is not None and CLOCK.search(self.graph.longest(node_id)):
                phrase = self.graph.longest(node_id)
                return TimeValue(phrase, Days(day, day), TimePrecision.DAY, Basis.INFERRED, (f"phrase {phrase!r}", "an hour of the document's day"))
        return None

    def _after(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        """A later stage with no time of its own happened between its event and the day somebody told of it."""
        ident = self.account_ids[event.node_id]
        said = [s.said_on.days.last for s in statements if ident in s.about and s.said_on is not None and s.said_on.days is not None]
        until = min(said) if said else self.grounding.published
        for source in event.to("after"):
            told = self.grounding.event_time(source)
            if told is None or told.days is None:
                continue
            days = Days(told.days.first, max(until, told.days.last)) if until is not None else told.days
            return replace(told, days=days, basis=Basis.INFERRED, trace=(*told.trace, "between that event and the telling of this one"))
        return None

    def _day_of_claim(self, event: Node, statements: Sequence[Statement]) -> TimeValue | None:
        """A claim with no day for the act is dated by the claim (GOLD.md, coding conventions)."""
        ident = self.account_ids[event.node_id]
        days = [
            s.said_on
            for s in statements
            if s.said_on is not None
            and s.stance in (Stance.CLAIMS, Stance.CONFIRMS, Stance.REPORTS, Stance.ATTRIBUTES)
            and ident in s.about
            and s.aspect is None
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
        if not self.graph.reading.certain:
            found = [t for t in found if not only_flown_over(self.graph, t)] + self._sites_hit(event)
        ranked = sorted(found, key=lambda told: (told.place.precision, told.place.radius_km))
        return tuple(self._joint_first(event, ranked))

    def _sites_hit(self, event: Node) -> list[PlaceTold]:
        """What was hit, where that is a site with a place of its own ("an attack on the Tanf garrison") that a reader took
        for a thing."""
        found = []
        for node_id in event.to("on"):
            if self.graph.node(node_id).kind is NodeKind.OBJECT:
                value, span = self.grounding.place(node_id), self._first(node_id)
                if (
                    isinstance(value, PlaceValue)
                    and value.precision == 1
                    and value.basis is Basis.STATED
                    and not is_vessel(self.graph.words(node_id))
                ):
                    found.append(PlaceTold(value, self._holder(span), span))
        return found

    def _joint_first(self, event: Node, ranked: list[PlaceTold]) -> list[PlaceTold]:
        """One act over several places at once ("in Metina, Hakurk and Gara, northern Iraq") is where they all lie."""
        named = self._own_or_lent(event, "in")
        holders = {h for p in named for h in self.graph.node(p).to("in")}
        finest = [p for p in named if p not in holders]
        shared = [h for h in holders if all(h in self.graph.node(p).to("in") for p in finest)]
        if len(finest) < JOINT_PLACES or not shared:
            return ranked
        whole = self.grounding.place(shared[0])
        if not isinstance(whole, PlaceValue):
            return ranked
        span = self._first(shared[0])
        return [PlaceTold(whole, self._holder(span), span)]

    def _placed(self, account: Account, others: Sequence[Account]) -> Account:
        """An account that names no place of its own is put in the country, or the sea, of the account told nearest to
        it, as a fallback; without another account, in the country that the document names most."""
        value = None if self.graph.reading.certain else place_nearby(self.graph, self.grounding, account)
        if value is not None:
            return replace(account, places=(PlaceTold(value, None, account.triggers[0]),))
        start = account.triggers[0].start
        near = [a for a in others if a.places and a.realis is Realis.ACTUAL]
        if near:
            told = min(near, key=lambda a: abs(a.triggers[0].start - start)).places[0].place
            wide = told if told.country is None else self.grounding.country(told.country)
        else:
            wide = self._nearest_country(start)
        if wide is None:
            return account
        value = replace(wide, precision=3, basis=Basis.FALLBACK, trace=(*wide.trace, "no place told; the country or sea told nearest"))
        return replace(account, places=(PlaceTold(value, None, account.triggers[0]),))

    def _nearest_country(self, start: int) -> PlaceValue | None:
        """The country of the place mention nearest to `start`; without one, the country that the text names most."""
        found = [(abs(s.start - start), n.node_id) for n in self.graph.reading.of_kind(NodeKind.PLACE) for s in n.spans if not s.title]
        for _, node_id in sorted(found):
            value = self.grounding.place(node_id)
            if isinstance(value, PlaceValue) and value.country is not None:
                return self.grounding.country(value.country)
        named = self.grounding.countries()
        return self.grounding.country(named[0][0]) if named else None

    # ---- who
    def _perpetrators(self, event: Node, statements: Sequence[Statement]) -> tuple[ActorTold, ...]:
        own = tuple(a for a in event.to("by") if self.graph.node(a).kind is NodeKind.ACTOR)
        given = own or self._own_or_lent(event, "by")
        told = [ActorTold(self.grounding.actor(a), self._holder(self._first(a)), self._first(a), a not in own) for a in given]
        if not self.graph.reading.certain:
            told = [t for t in told if t.actor.kind not in TELLERS]
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
        lent = next((a.to("on") for a in self.graph.ancestors(event.node_id) if a.to("on")), ())
        if own and set(own) < set(lent):
            own = lent
        found: dict[str, ActorTold] = {}
        for node_id in own or self._own_or_lent(event, "on"):
            node = self.graph.node(node_id)
            span = self._first(node_id)
            owners = (node_id,) if node.kind is not NodeKind.OBJECT else self._owners(node)
            for owner in owners:
                value = _plain_people(self.grounding.actor(owner))
                found.setdefault(value.name, ActorTold(value, self._holder(span), span, not own))
            if not owners:
                words = next((w for w in self.graph.words(node_id) if _is_proper((w,))), self.graph.longest(node_id))
                value = ActorValue(words, _bare(words), None, "object", None, Basis.STATED)
                found.setdefault(value.name, ActorTold(value, self._holder(span), span, not own))
        people = [t for t in found.values() if t.actor.kind != "object" or _has_a_name(t.actor.name)]
        return tuple(people or found.values())

    def _garrisoned(self, account: Account) -> Account:
        """An attack on a listed base of which no holder is told hits those who are known to be there in that year."""
        if not is_violent(account.sub_event_type) or any(t.actor.kind != "object" for t in account.targets):
            return account
        site = next((p for p in account.places if p.place.precision == 1 and p.place.basis is Basis.STATED), None)
        day = account.when.days.first if account.when is not None and account.when.days is not None else self.grounding.published
        if site is None or day is None:
            return account
        doers = {told.actor.actor_id for told in account.perpetrators}
        forces = self.grounding.garrison(site.place, day.year, doers)
        itself = {site.place.name.lower(), site.place.phrase.lower()}
        things = [t for t in account.targets if t.actor.name.lower() not in itself and not _within(t.span, site.span)]
        if not forces or any(_has_a_name(t.actor.name) for t in things):
            return account
        return replace(account, targets=tuple(ActorTold(f, self._holder(site.span), site.span, shared=True) for f in forces))

    def _owners(self, node: Node) -> tuple[str, ...]:
        """Whose a thing is: named inside its own words, or told; a thing with a name of its own stands for itself."""
        named = [a.node_id for a in self.graph.reading.of_kind(NodeKind.ACTOR) if any(o.holds(s) and o != s for o in node.spans for s in a.spans)]
        if named:
            return tuple(dict.fromkeys(named))
        return () if _is_proper(self.graph.words(node.node_id)) else tuple(a for a in node.to("of") if self.graph.node(a).kind is NodeKind.ACTOR)

    # ---- with what, and to what end
    def _weapons_and_type(self, event: Node, targets: Sequence[ActorTold]) -> tuple[tuple[WeaponFigure, ...], SubEventType, str]:
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
        struck = [self.graph.longest(o) for o in event.to("on") if self.graph.node(o).kind is NodeKind.OBJECT]
        if event.to("by") and is_shoot_down(self._trigger_words(event), struck):
            sub, how = SubEventType.DISRUPTED, "what was hit is a weapon in flight"
        if not told and sub is not SubEventType.DISRUPTED:
            kinds, _ = weapons_of_event((), self._trigger_words(event), sub)
            span = self.graph.first(event.node_id)
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
        if not found and event.to("on") and event.realis == "actual":
            done = [s for s in event.spans if HIT_VERBS.search(self.graph.document.words(s))]
            objects = [o for o in event.to("on") if self.graph.node(o).kind is NodeKind.OBJECT]
            if done and objects:
                found.append(Effect(EFFECTS["hit"], self._holder(done[0]), done[0]))
        return tuple(found)

    def _tolls(self, event: Node) -> tuple[TollFigure, ...]:
        own = self._own_tolls(event)
        return (*own, *self._none_in_all(event, own))

    def _own_tolls(self, event: Node) -> tuple[TollFigure, ...]:
        found = []
        for toll in Toll:
            for node_id in event.to(toll.value):
                node = self.graph.node(node_id)
                if set(node.to("part_of")) & {n for t in Toll for n in event.to(t.value)}:
                    continue
                span = self.graph.first(node_id)
                figure = parse_figure(self.graph.document.words(span))
                of = tuple(self.grounding.actor(a) for a in node.to("of") if self.graph.node(a).kind is NodeKind.ACTOR)
                doers = set(self._own_or_lent(event, "by"))
                found.append(TollFigure(toll, figure, of, self._holder(span), span, bool(doers & set(node.to("of")))))
        return (*found, *self._implied_zeros(event, found))

    def _none_in_all(self, event: Node, told: Sequence[TollFigure]) -> list[TollFigure]:
        """Figures of a set stay with it, save one: where nobody was hurt in all of them, nobody was in each."""
        known = {t.toll for t in told}
        for whole in self.graph.ancestors(event.node_id):
            of_all = [t for t in self._own_tolls(whole) if t.toll not in known and t.figure.qualifier is Qualifier.NONE]
            if of_all:
                return of_all
        return []

    def _implied_zeros(self, event: Node, told: Sequence[TollFigure]) -> list[TollFigure]:
        """ "No one was hurt" leaves nobody dead; "only material damage" leaves nobody hurt (GOLD.md, figures)."""
        zeros: list[TollFigure] = []
        tolls = {t.toll for t in told}
        unhurt = [t for t in told if t.toll is Toll.INJURED and t.figure.qualifier is Qualifier.NONE]
        if unhurt and Toll.KILLED not in tolls:
            zeros += [replace(t, toll=Toll.KILLED) for t in unhurt]
        for effect in event.to("effect"):
            span = self._first(effect)
            words = self.graph.document.words(span)
            if HARMLESS.search(words):
                zero = Figure(words, 0, 0, Qualifier.NONE)
                zeros += [TollFigure(t, zero, (), self._holder(span), span) for t in (Toll.KILLED, Toll.INJURED) if t not in tolls]
        return zeros


def _place_in_text(event: Node) -> tuple[str, str]:
    """What identifies an account in its document: where its first trigger stands, and its node."""
    return str(event.spans[0].start if event.spans else -1), event.node_id


def _is_proper(words: Sequence[str]) -> bool:
    """Does one of the wordings carry a name of its own, as ships do ("the tanker Swan Atlantic")?"""
    return any(re.search(r"(?<!^)\b[A-Z][a-z]+\b|^[A-Z][a-z]+ [A-Z]", w) for w in words)


def _has_a_name(thing: str) -> bool:
    """ "Blue Heron" and "SYL Hotel" are names of things; "gathering in memory of Rahimi" is none."""
    return _is_proper((thing,)) and thing[:1].isupper()


def _plain_people(actor: ActorValue) -> ActorValue:
    """Unarmed people told by a common noun ("a teacher of 24", "23 passengers", "a farmer from Gao") are civilians."""
    name = actor.name
    who = _WHENCE.split(name, maxsplit=1)[0]
    if actor.actor_id is not None or _is_proper((who,)) or _NOT_CIVIL.search(name) or not _COMMON_PEOPLE.search(who):
        return actor
    return replace(actor, name="civilians", kind="civilians", trace=(*actor.trace, f"unarmed people told as {name!r}"))


def _within(one: Span, other: Span) -> bool:
    return one.holds(other) or other.holds(one)


def _faceless(actor: ActorValue) -> bool:
    return actor.unnamed


def _bare(phrase: str) -> str:
    named = _KIND_AND_NAME.match(phrase)
    if named is not None:
        return named["name"]
    words = phrase.split()
    return " ".join(words[1:]) if words and words[0].lower() in ("a", "an", "the", "its", "their") and len(words) > 1 else phrase
