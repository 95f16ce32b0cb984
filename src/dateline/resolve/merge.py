"""Which value of each field is chosen, by which rule, and which rivals stay beside it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.codes import Outcome, SubEventType, Toll, Weapon
from dateline.model.documents import Span
from dateline.model.report import ActorTold, Effect, PlaceTold, Statement, TollFigure
from dateline.model.resolution import LedgerField, Rival, TollRange
from dateline.model.values import ActorValue, Basis, Days, Figure, PlaceValue, Qualifier
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory
from dateline.resolve.scope import Candidate
from dateline.resolve.voices import Side

_RANK = {Side.VICTIM: 3, Side.INDEPENDENT: 2, Side.CLAIMANT: 0}
NARRATION_RANK = 1
_OPEN_TYPES = {SubEventType.ARMED_CLASH, SubEventType.ATTACK}
_ANYBODY = re.compile(r"\b(?:person|people|man|woman|civilian|civilians|one|body|member|resident|victim)\b")
EVERYBODY = {"people", "anyone", "anybody", "one", "person", "persons"}
LONGEST_NIGHT = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A value as one document gives it: how it is shown, the statement node that holds it, and where it stands."""

    shown: str
    holder: str | None
    span: Span
    basis: str = "stated"
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Which side each statement of the cluster is on, by statement node and document."""

    sides: dict[tuple[str, str], tuple[Side, Statement]]

    def side(self, document_id: str, holder: str | None) -> Side | None:
        found = self.sides.get((document_id, holder)) if holder is not None else None
        return None if found is None else found[0]

    def rank(self, document_id: str, holder: str | None) -> int:
        side = self.side(document_id, holder)
        return NARRATION_RANK if side is None else _RANK[side]

    def rival(self, c: Candidate, words: Words, *, chosen: bool) -> Rival:
        speaker = self.speaker(c.document_id, words.holder)
        return Rival(words.shown, c.document_id, c.account_id, words.holder, speaker, words.span, words.basis, words.trace, chosen)

    def speaker(self, document_id: str, holder: str | None) -> str | None:
        found = self.sides.get((document_id, holder)) if holder is not None else None
        return None if found is None else found[1].speaker.name


def merge_days(cluster: Sequence[Candidate], sources: Sources) -> tuple[Days, LedgerField]:
    """A sourced time before narration, one stated before one inferred; then the time most documents tell; then the narrowest."""

    def weight(c: Candidate) -> tuple[int, int, int, int]:
        when = c.account.when
        stated = int(when is not None and when.basis.value == "stated")
        held = max((sources.rank(c.document_id, s.node) for s in c.statements if s.aspect is None), default=NARRATION_RANK)
        return stated, int(held >= _RANK[Side.INDEPENDENT]), sum(o.days == c.days for o in cluster), -c.days.length

    best = max(sorted(cluster, key=lambda c: c.account_id), key=weight)
    nights = [c for c in cluster if c.days.length == LONGEST_NIGHT and c.days.common(best.days) == best.days and weight(c)[0] >= weight(best)[0]]
    best = nights[0] if nights and best.days.length < LONGEST_NIGHT else best
    rivals = tuple(
        sources.rival(
            c,
            Words(f"{show_days(c.days)} ({when.phrase})", None, c.account.triggers[0], when.basis.value, when.trace),
            chosen=c.days == best.days,
        )
        for c in cluster
        if (when := c.account.when) is not None
    )
    return best.days, LedgerField(
        "occurred",
        show_days(best.days),
        "stated before inferred, sourced before narrated, then most told, then narrowest; a night keeps both its days",
        rivals,
    )


def show_days(days: Days) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}..{days.last.isoformat()}"


def merge_place(cluster: Sequence[Candidate], sources: Sources) -> tuple[PlaceValue, LedgerField]:
    """The finest place; among equals one that is not only the claimant's word."""
    told = [(c, t) for c in cluster for t in c.account.places]

    def weight(item: tuple[Candidate, PlaceTold]) -> tuple[int, int, int, float]:
        c, t = item
        claimed = sources.side(c.document_id, t.statement) is Side.CLAIMANT
        value: PlaceValue = t.place
        alone = all(sources.side(o.document_id, x.statement) is Side.CLAIMANT for o, x in told if x.place.precision == value.precision)
        return (
            value.precision + 3 * int(value.basis is Basis.FALLBACK),
            int(claimed and not alone),
            _own_name(value, [x.place for _, x in told]),
            value.radius_km,
        )

    chosen = min(told, key=lambda item: (*weight(item), item[0].account_id))
    rivals = tuple(
        sources.rival(
            c,
            Words(f"{t.place.name} ({t.place.country or 'at sea'})", t.statement, t.span, t.place.basis.value, t.place.trace),
            chosen=t is chosen[1],
        )
        for c, t in told
    )
    value = chosen[1].place
    return value, LedgerField("place", value.name, "the finest place told, another voice before the claimant", rivals)


def _own_name(value: PlaceValue, others: Sequence[PlaceValue]) -> int:
    """0 for a name placed at what contains it, beside that container: it is the finer of the two; else 1 or 2."""
    inside = value.basis is Basis.INFERRED and any(o.basis is Basis.STATED and (o.lat, o.lon) == (value.lat, value.lon) for o in others)
    return 0 if inside else 1 + int(value.basis is not Basis.STATED)


def merge_type(cluster: Sequence[Candidate]) -> tuple[SubEventType, LedgerField]:
    """The type most accounts give, a settled one before the open ones; then the earliest account's."""
    votes: dict[SubEventType, list[int]] = {}
    for at, c in enumerate(cluster):
        entry = votes.setdefault(c.account.sub_event_type, [0, 0, -at])
        entry[0] += 1
        entry[1] += int(c.account.type_basis == "reader")
    best = max(votes, key=lambda t: (votes[t][1], t not in _OPEN_TYPES, *votes[t]))
    rivals = tuple(
        Rival(
            c.account.sub_event_type.value,
            c.document_id,
            c.account_id,
            None,
            None,
            c.account.triggers[0],
            "stated",
            (c.account.type_basis,),
            c.account.sub_event_type is best,
        )
        for c in cluster
    )
    return best, LedgerField("sub_event_type", best.value, "the type most accounts give", rivals)


def merge_actors(name: str, cluster: Sequence[Candidate], sources: Sources, directory: ActorDirectory) -> tuple[tuple[ActorValue, ...], LedgerField]:
    """Named actors before described ones; the same actor once, under its fullest name; a claimant before others blamed."""
    told: list[tuple[Candidate, ActorTold]] = [
        (c, t) for c in cluster for t in (c.account.perpetrators if name == "perpetrators" else c.account.targets)
    ]
    named = [pair for pair in told if not pair[1].actor.unnamed] or ([] if name == "perpetrators" and len(cluster) > 1 else told)
    if not named:
        named = told
    named = _told_before_known(named)
    chosen: list[ActorValue] = []
    for _, item in sorted(named, key=lambda p: (p[1].shared, p[1].actor.actor_id is None)):
        actor = item.actor
        twin = next((i for i, x in enumerate(chosen) if same_actor(x, actor, directory) >= 0.95 or _covers(x, actor, directory)), None)
        if twin is None:
            chosen.append(actor)
    rivals = tuple(
        sources.rival(
            c,
            Words(t.actor.name, t.statement, t.span, t.actor.basis.value, t.actor.trace),
            chosen=any(t.actor.name == x.name for x in chosen),
        )
        for c, t in told
    )
    return tuple(chosen), LedgerField(name, ", ".join(a.name for a in chosen), "named before described, each once", rivals)


def _told_before_known(named: list[tuple[Candidate, ActorTold]]) -> list[tuple[Candidate, ActorTold]]:
    """Who is known to hold the base that was hit stands for it where no report names anybody, and in place of the bare thing."""
    parties = [pair for pair in named if pair[1].actor.kind != "object"]
    known = [pair for pair in parties if pair[1].actor.basis is Basis.FALLBACK]
    if not known:
        return named
    return [pair for pair in named if pair not in known] if len(parties) > len(known) else known


def _covers(known: ActorValue, other: ActorValue, directory: ActorDirectory) -> bool:
    """A collective word ("Iran-backed militias") beside a group that it describes adds nothing."""
    return known.actor_id is not None and other.actor_id is None and same_actor(known, other, directory) >= 0.55


def merge_weapons(cluster: Sequence[Candidate], sources: Sources) -> tuple[tuple[Weapon, ...], int | None, LedgerField]:
    """Weapons told before those read off a verb; the number as the side attacked counts it."""
    told = [(c, w) for c in cluster for w in c.account.weapons if not w.read_off]
    used = told or [(c, w) for c in cluster for w in c.account.weapons]
    named: list[Weapon] = [w.weapon for _, w in used]
    known: list[Weapon] = [w for w in named if w.value != "unknown"]
    weapons: tuple[Weapon, ...] = tuple(dict.fromkeys(known or named))
    counted = [(c, w) for c, w in told if w.count is not None and w.count.low is not None and w.count.high == w.count.low]
    best = max(counted, key=lambda p: sources.rank(p[0].document_id, p[1].statement), default=None)
    count = None if best is None or best[1].count is None else best[1].count.low
    rivals = tuple(
        sources.rival(
            c,
            Words(w.weapon.value + (f" × {w.count.phrase}" if w.count else ""), w.statement, w.span, "inferred" if w.read_off else "stated"),
            chosen=w.weapon in weapons,
        )
        for c, w in [*told, *((c, w) for c in cluster for w in c.account.weapons if w.read_off)]
    )
    return weapons, count, LedgerField("weapons", ", ".join(weapons), "told before read off the verb; the attacked side's number", rivals)


def merge_toll(
    toll: Toll, cluster: Sequence[Candidate], perpetrators: Sequence[ActorValue], sources: Sources, directory: ActorDirectory
) -> tuple[TollRange | None, LedgerField | None]:
    """Everybody dead or hurt on either side, as a range over the sources (GOLD.md, coding conventions).

    A source's figures for parted groups add up; "No" of a subgroup is not the event's zero; sides add up.
    """
    told = [(c, t) for c in cluster for t in c.account.tolls if t.toll is toll]
    counted = [(c, t) for c, t in told if t.figure.low is not None and not _partial_zero(t, c)]
    if not told:
        return None, None
    doers = [(c, t) for c, t in counted if t.of_doers or _of_doers(t, perpetrators, directory)]
    others = [(c, t) for c, t in counted if (c, t) not in doers]
    ranges = [r for r in (_individuals(others) or _range(others), _range(doers)) if r is not None]
    value = TollRange(sum(r.low for r in ranges), sum(r.high for r in ranges)) if ranges else None
    rivals = tuple(
        sources.rival(c, Words(t.figure.phrase + (f" ({t.of[0].name})" if t.of else ""), t.statement, t.span), chosen=(c, t) in counted)
        for c, t in told
    )
    shown = "" if value is None else str(value.low) if value.low == value.high else f"{value.low}-{value.high}"
    return value, LedgerField(toll.value, shown, "range over sources; parted groups of one source add up", rivals)


def _partial_zero(told: TollFigure, c: Candidate) -> bool:
    if told.figure.qualifier is not Qualifier.NONE or not told.of:
        return False
    targets = {t.actor.name for t in c.account.targets}
    if any(a.name in targets for a in told.of):
        return False
    others = [t for t in c.account.tolls if t.figure.qualifier is not Qualifier.NONE]
    armed = any(t.actor.kind not in ("civilians", "", "object") for t in c.account.targets)
    return bool(others) or (armed and all(a.kind == "civilians" and a.phrase.casefold() not in EVERYBODY for a in told.of))


def _of_doers(told: TollFigure, perpetrators: Sequence[ActorValue], directory: ActorDirectory) -> bool:
    if not told.of:
        return False
    names = {p.name for p in perpetrators}
    return any(a.name in names or any(same_actor(a, p, directory) >= 0.55 for p in perpetrators if not a.unnamed) for a in told.of)


def _individuals(told: Sequence[tuple[Candidate, TollFigure]]) -> TollRange | None:
    """People told one at a time ("a guard", later "a pupil") add up: at least those of one document, at most all."""
    if len(told) < 2 or not all(t.figure.low == 1 == t.figure.high and t.of for _, t in told):
        return None
    by_document: dict[str, set[str]] = {}
    for c, t in told:
        by_document.setdefault(c.document_id, set()).add(t.of[0].phrase.casefold())
    known = [{p for p in people if not _ANYBODY.search(p)} for people in by_document.values()]
    low = max(len(people) for people in by_document.values())
    return TollRange(low, max(low, len(set().union(*known))))


def _range(told: Sequence[tuple[Candidate, TollFigure]]) -> TollRange | None:
    by_source: dict[tuple[str, str | None], list[TollFigure]] = {}
    for c, t in told:
        by_source.setdefault((c.document_id, t.statement), []).append(t)
    spans = [_source_total(figures) for figures in by_source.values()]
    if len(spans) > 1 and any(low > 0 for low, _ in spans):
        spans = [s for s in spans if s[1] > 0] or spans
    return TollRange(min(low for low, _ in spans), max(high for _, high in spans)) if spans else None


def _source_total(figures: Sequence[TollFigure]) -> tuple[int, int]:
    """One source's figures: of parted groups they add up; of the same people they are versions."""
    groups: dict[str, list[Figure]] = {}
    for t in figures:
        groups.setdefault(t.of[0].name if t.of else "", []).append(t.figure)
    ranges = [(min(f.low or 0 for f in fs), max(f.high if f.high is not None else f.low or 0 for f in fs)) for fs in groups.values()]
    whole = [r for name, r in zip(groups, ranges, strict=True) if name in ("", "people")]
    parts = [r for name, r in zip(groups, ranges, strict=True) if name not in ("", "people")]
    total = (sum(r[0] for r in parts), sum(r[1] for r in parts))
    if whole:
        top = (min(r[0] for r in whole), max(r[1] for r in whole))
        return top if top[0] >= total[0] else (total[0] + top[0], total[1] + top[1])
    return total


def effects_of(cluster: Sequence[Candidate], sources: Sources) -> list[tuple[Effect, Side]]:
    """Effects told, each with its side; the narrator's count as another's word."""
    return [(e, sources.side(c.document_id, e.statement) or Side.INDEPENDENT) for c in cluster for e in c.account.effects]


def outcome_field(value: Outcome, rule: str, cluster: Sequence[Candidate], sources: Sources) -> LedgerField:
    rivals = tuple(
        sources.rival(c, Words(e.outcome.value, e.statement, e.span), chosen=e.outcome is value) for c in cluster for e in c.account.effects
    )
    return LedgerField("outcome", value.value, rule, rivals)
