"""Which accounts are one incident, and who agrees? From reports to the resolution, purely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model.codes import Aspect, Corroboration, Outcome, Stance, SubEventType, Toll, event_type
from dateline.model.documents import Span, hash_id
from dateline.model.report import Report, Statement
from dateline.model.resolution import Incident, Judgement, Resolution, ResolvedPresence, SourcedStatement
from dateline.model.values import ActorValue
from dateline.reference.actors import ActorDirectory
from dateline.reference.bundle import Reference
from dateline.resolve.cluster import clusters, rulings
from dateline.resolve.dating import date_by_others
from dateline.resolve.grade import Voice, corroboration, outcome, responsibility
from dateline.resolve.judged import apply_values
from dateline.resolve.merge import (
    Sources,
    effects_of,
    merge_actors,
    merge_days,
    merge_place,
    merge_toll,
    merge_type,
    merge_weapons,
    outcome_field,
)  # fmt: skip
from dateline.resolve.parties import as_forces, those_claiming
from dateline.resolve.scope import Candidate, candidates
from dateline.resolve.sets import Cover, cover_sets, with_members
from dateline.resolve.tallies import resolve_tallies
from dateline.resolve.voices import STATE_KINDS, Side, is_authority, side_of

_ACT_IS_THE_AIM = {
    SubEventType.ABDUCTION, SubEventType.LOOTING, SubEventType.DISRUPTED, SubEventType.OVERTAKES,
    SubEventType.GOVERNMENT_REGAINS, SubEventType.SEXUAL,
}  # fmt: skip
_SET_CLAIM_STANCES = {Stance.CLAIMS, Stance.DISCLAIMS, Stance.ATTRIBUTES}


def resolve(reports: Iterable[Report], judgements: Iterable[Judgement], previous: Mapping[str, str], reference: Reference) -> Resolution:
    """Resolve reports into incidents. Pure, and independent of the order of `reports`.

    `previous` maps account ids to the incident ids they had; an incident keeps the id that the largest share of its
    accounts had, ties to the smallest id.
    """
    said = rulings(judgements)
    directory = reference.directory
    once = {r.document_id: r for r in reports}
    ordered = date_by_others(sorted(once.values(), key=lambda r: (r.document.external_id, r.document_id)), directory)
    found, notes = candidates(ordered, said.dropped)
    covers, single = cover_sets(found, ordered, directory)
    groups, links = clusters(single, directory, said)
    ids = _incident_ids(groups, previous)
    made = [_incident(i, g, _lent_by(g, covers), directory) for i, g in zip(ids, groups, strict=True)]
    made = [apply_values(incident, said) for incident in made]
    of_account = _by_account(ordered, made, covers)
    made = [_responding(i, g, of_account, ordered) for i, g in zip(made, groups, strict=True)]
    tallies = resolve_tallies(ordered, made, of_account, directory)
    presences = tuple(ResolvedPresence(p, r.document_id) for r in ordered for p in r.presences)
    told_at = {c.account_id: (c.report.document.external_id, c.account.triggers[0].start, c.account.triggers[-1].start) for c in single}
    in_time = sorted(made, key=lambda i: (i.days.first, i.days.last, min(told_at[a] for a in i.accounts)))
    return Resolution(tuple(in_time), tallies, presences, {r.document_id: r.published for r in ordered}, links, notes)


def _incident_ids(groups: Sequence[Sequence[Candidate]], previous: Mapping[str, str]) -> list[str]:
    """Old ids to the group with the largest share of their accounts; new groups get a hash of their first account."""
    wishes = [
        (-count, ident, at)
        for at, group in enumerate(groups)
        for ident, count in Counter(previous[c.account_id] for c in group if c.account_id in previous).items()
    ]
    given: dict[int, str] = {}
    for _, ident, at in sorted(wishes):
        if at not in given and ident not in given.values():
            given[at] = ident
    return [given.get(at) or hash_id("inc", min(c.account_id for c in group)) for at, group in enumerate(groups)]


def _lent_by(group: Sequence[Candidate], covers: Sequence[Cover]) -> tuple[Cover, ...]:
    accounts = {c.account_id for c in group}
    return tuple(cover for cover in covers if accounts & cover.covered)


# ---- one incident
def _incident(ident: str, group: Sequence[Candidate], covers: Sequence[Cover], directory: ActorDirectory) -> Incident:
    nobody = Sources({})
    sub, type_field = merge_type(group)
    place, _ = merge_place(group, nobody)
    perpetrators, targets = (
        as_forces(merge_actors(name, group, nobody, directory)[0], sub, place.country, directory, doers=name == "perpetrators")
        for name in ("perpetrators", "targets")
    )
    voices = _voices(group, covers, (perpetrators, targets), sub, place.country, directory)
    sources = Sources({(v.document_id, v.statement.node): (v.side, v.statement) for v in voices})
    days, days_field = merge_days(group, sources)
    place, place_field = merge_place(group, sources)
    (_, by_field), (_, on_field) = (merge_actors(name, group, sources, directory) for name in ("perpetrators", "targets"))
    perpetrators = those_claiming(perpetrators, voices, directory)
    by_field, on_field = replace(by_field, chosen=_names(perpetrators)), replace(on_field, chosen=_names(targets))
    weapons, count, weapon_field = merge_weapons(group, sources)
    tolls = {toll: merge_toll(toll, group, perpetrators, sources, directory) for toll in Toll}
    known = {toll: value for toll, (value, _) in tolls.items() if value is not None}
    effects = effects_of(group, sources)
    agreed, why_agreed = corroboration(voices, effects)
    came_of, rule = outcome(effects, harmed=any(v.high > 0 for v in known.values()), unarmed=sub in _ACT_IS_THE_AIM)
    grade, basis, why = responsibility(voices, perpetrators)
    if agreed is Corroboration.DENIED:
        came_of, rule = Outcome.UNKNOWN, "the supposed victim side says it did not happen"
    fields = (type_field, days_field, place_field, by_field, on_field, weapon_field, outcome_field(came_of, rule, group, sources))
    return Incident(
        incident_id=ident,
        accounts=tuple(c.account_id for c in group),
        documents=tuple(dict.fromkeys([*(c.document_id for c in group), *(c.report.document_id for c in covers)])),
        sub_event_type=sub,
        days=days,
        place=place,
        perpetrators=perpetrators,
        targets=targets,
        responsibility=grade,
        responsibility_basis=basis,
        corroboration=agreed,
        weapons=weapons if event_type(sub) != "Strategic developments" or sub is SubEventType.DISRUPTED else (),
        weapon_count=count,
        outcome=came_of,
        tolls=known,
        statements=_shown(voices, group, directory),
        responds_to=None,
        ledger=(*fields, *(f for _, f in tolls.values() if f is not None)),
        trace=(*(f"responsibility: {w}" for w in why), *(f"corroboration: {w}" for w in why_agreed)),
    )


def _names(actors: Sequence[ActorValue]) -> str:
    return ", ".join(a.name for a in actors)


def _voices(
    group: Sequence[Candidate], covers: Sequence[Cover], actors: tuple[Sequence[ActorValue], Sequence[ActorValue]],
    sub: SubEventType, country: str | None, directory: ActorDirectory,
) -> tuple[Voice, ...]:  # fmt: skip
    """Everybody who speaks of the incident: on its accounts, or on a set that holds it."""
    told: list[tuple[Statement, str, bool]] = [(s, c.document_id, c.account_id in s.about) for c in group for s in c.statements]
    told += [(s, cover.report.document_id, False) for cover in covers for s in cover.statements]
    seen: dict[str, Voice] = {}
    for given, document_id, direct in told:
        statement = _own_act(given, sub, actors[0], country, directory)
        side = side_of(statement, actors[0], actors[1], country, directory)
        voice = Voice(statement, side, direct, document_id)
        if statement.statement_id not in seen or direct:
            seen[statement.statement_id] = voice
    return tuple(seen.values())


def _own_act(
    statement: Statement, sub: SubEventType, doers: Sequence[ActorValue], country: str | None, directory: ActorDirectory
) -> Statement:
    """An arrest told by those who made it, or by an authority of their state, is announced by its own side: a claim (GOLD.md)."""
    if sub is not SubEventType.ARRESTS or statement.stance is not Stance.CONFIRMS or statement.aspect is not None:
        return statement
    own = side_of(statement, doers, (), None, directory) is Side.CLAIMANT
    state = statement.speaker.country
    of_state = is_authority(statement.speaker) and (state == country or state is None) and all(d.kind in STATE_KINDS or d.unnamed for d in doers)
    return replace(statement, stance=Stance.CLAIMS) if own or of_state else statement


def _shown(voices: Sequence[Voice], group: Sequence[Candidate], directory: ActorDirectory) -> tuple[SourcedStatement, ...]:
    """One for each document, speaker and stance, the fullest; a body and the person who speaks for it are one voice.

    Of claims, one for each aspect. The inner half of a chain is not shown, nor what a set of another document lends.
    """
    best: dict[tuple[object, ...], Voice] = {}
    for voice in voices:
        s = voice.statement
        if s.chain or s.quote.title or _lent(voice, group):
            continue
        key = (voice.document_id, s.speaker.name, *_kept_apart(s))
        if key not in best or _fullness(voice) > _fullness(best[key]):
            best[key] = voice
    kept = [v for v in best.values() if not any(_spoken_for(v, o, directory) for o in best.values())]
    accounts = {c.account_id for c in group}
    return tuple(SourcedStatement(v.document_id, v.statement, _quote(v.statement, accounts), v.side.value) for v in kept)


def _kept_apart(s: Statement) -> tuple[object, ...]:
    """What keeps two statements of one speaker apart: the stance and, of claims, the aspect; a denial of part of
    something is the same voice as its confirmation in other terms."""
    if s.stance is Stance.CLAIMS:
        return s.stance, s.aspect
    if s.stance is Stance.DENIES and s.aspect is Aspect.TOLL:
        return (Stance.CONFIRMS,)
    if s.stance is Stance.DENIES and s.aspect is Aspect.AGENCY:
        return (Stance.DISCLAIMS,)
    return (s.stance,)


def _fullness(voice: Voice) -> tuple[bool, bool, bool, int]:
    s = voice.statement
    return voice.direct, s.stance is not Stance.DENIES, s.aspect is None or s.aspect is Aspect.TOLL, s.weight


def _spoken_for(body: Voice, other: Voice, directory: ActorDirectory) -> bool:
    """Is the one a body ("the ministry"), or a whole state ("Israel"), that the other speaks for or is an organ of ("the army's
    headquarters"), in the same document and to the same effect? The one who spoke is shown."""
    if body is other or body.document_id != other.document_id or body.side != other.side:
        return False
    one, two = body.statement.speaker, other.statement.speaker
    organ = directory.get(two.actor_id) if two.actor_id and one.kind == two.kind and two.kind in STATE_KINDS else None
    if one.name == two.speaks_for or (organ is not None and one.actor_id in organ.member_of):
        return _kept_apart(body.statement) == _kept_apart(other.statement)
    whole_state = (one.actor_id or "").endswith("-state") and not (two.actor_id or "").endswith("-state")
    return whole_state and one.country == two.country and _effect(body.statement) == _effect(other.statement)


def _effect(s: Statement) -> object:
    return Stance.CONFIRMS if s.stance in (Stance.ATTRIBUTES, Stance.REPORTS) else s.stance


def _lent(voice: Voice, group: Sequence[Candidate]) -> bool:
    """Is the statement lent by a set of another document? It counts for the grade and is shown with its set."""
    own = {s.statement_id for c in group for s in c.statements}
    return voice.statement.statement_id not in own


def _quote(statement: Statement, accounts: set[str]) -> Span:
    about = next((a for a in statement.about if a in accounts), None)
    return statement.quote if about is None else statement.quote_for(about)


# ---- links between incidents
def _by_account(reports: Sequence[Report], incidents: Sequence[Incident], covers: Sequence[Cover]) -> Mapping[str, tuple[str, ...]]:
    """Incident ids by account; for a set, those of its members and of what it covers."""
    own = {account: incident.incident_id for incident in incidents for account in incident.accounts}
    found: dict[str, tuple[str, ...]] = {account: (ident,) for account, ident in own.items()}
    for whole, leaves in with_members(reports).items():
        ids = [own[leaf] for leaf in leaves if leaf in own]
        found[whole] = tuple(dict.fromkeys([*found.get(whole, ()), *ids]))
    for cover in covers:
        ids = [own[a] for a in sorted(cover.covered) if a in own]
        ident = cover.account.account_id
        found[ident] = tuple(dict.fromkeys([*found.get(ident, ()), *ids]))
    return found


def _responding(incident: Incident, group: Sequence[Candidate], of_account: Mapping[str, tuple[str, ...]], reports: Sequence[Report]) -> Incident:
    """What the incident is described as a response to: an incident, or the total over the set it answers."""
    by_account = {a.account_id: a for r in reports for a in r.accounts}
    totals = {t.account: t.tally_id for r in reports for t in reversed(r.tallies)}
    for c in sorted(group, key=lambda c: (str(c.report.published.day), c.document_id)):
        reaction = c.account.after if c.account.sub_event_type is SubEventType.ARRESTS else ()
        for cause in (*c.account.replies_to, *reaction):
            account = by_account.get(cause)
            answered = [i for i in of_account.get(cause, ()) if i != incident.incident_id]
            if account is not None and not account.is_set and answered:
                return replace(incident, responds_to=answered[0])
            if cause in totals:
                return replace(incident, responds_to=totals[cause])
            if len(answered) == 1:
                return replace(incident, responds_to=answered[0])
    return incident
