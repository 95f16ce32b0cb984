"""What does a stated total account for, and how much of it is missing?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.model.codes import Corroboration, SubEventType, TallyKind, Toll, Weapon
from dateline.model.report import Report, Tally
from dateline.model.resolution import Incident, ResolvedTally
from dateline.model.values import ActorValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory
from dateline.resolve.voices import AGREE, is_authority

SLACK_DAYS = 0
_STATE = {"state_force", "police", "agency", "ministry", "government", "official", "person"}
_CROWD = {SubEventType.PEACEFUL_PROTEST, SubEventType.VIOLENT_DEMONSTRATION, SubEventType.ARRESTS, SubEventType.AGREEMENT}


def resolve_tallies(
    reports: Sequence[Report], incidents: Sequence[Incident], of_account: Mapping[str, tuple[str, ...]], directory: ActorDirectory
) -> tuple[ResolvedTally, ...]:
    """`of_account` gives the incidents that an account, or the members of a set, became."""
    found: list[ResolvedTally] = []
    for report in reports:
        for tally in report.tallies:
            found.append(_resolved(report, tally, incidents, of_account, directory))
    return tuple(found)


def _resolved(
    report: Report, tally: Tally, incidents: Sequence[Incident], of_account: Mapping[str, tuple[str, ...]], directory: ActorDirectory
) -> ResolvedTally:
    own = of_account.get(tally.account, ())
    window = window_of(tally, report, [i for i in incidents if i.incident_id in own])
    inside = [i for i in incidents if i.incident_id in own or _in_scope(i, tally, window, directory)]
    ids = tuple(dict.fromkeys(i.incident_id for i in inside))
    missing = max(0, tally.count - len(ids)) if tally.kind is TallyKind.INCIDENTS else None
    trace = (f"window {window[0] or '…'} to {window[1] or '…'}", f"{len(own)} by its own members, {len(ids) - len(set(own) & set(ids))} by scope")
    return ResolvedTally(tally, report.document_id, ids, window, missing, trace)


def window_of(tally: Tally, report: Report, members: Sequence[Incident]) -> tuple[date | None, date | None]:
    """The window as stated; an open end is the speaker's day; without words, the days of the members."""
    when = tally.window
    if when is not None and when.days is not None:
        start = None if when.open_start else when.days.first
        return start, when.days.last
    if members:
        return min(i.days.first for i in members), max(i.days.last for i in members)
    return None, report.published.day


def _in_scope(incident: Incident, tally: Tally, window: tuple[date | None, date | None], directory: ActorDirectory) -> bool:
    start, end = window
    if start is None and end is None:
        return False
    if (start is not None and incident.days.last < start) or (end is not None and incident.days.first > end):
        return False
    if tally.countries and incident.place.country not in tally.countries:
        return False
    if tally.weapons and not _weapons_agree(tally.weapons, incident.weapons):
        return False
    if incident.sub_event_type in _CROWD:
        return False
    if tally.kind is TallyKind.CASUALTIES and not _can_hold(incident, tally):
        return False
    if _unacknowledged(incident, tally, directory):
        return False
    if not tally.targets and not tally.perpetrators:
        return bool(tally.countries)
    by = _agree(tally.perpetrators, incident.perpetrators, directory)
    on = _agree(tally.targets, incident.targets, directory)
    return by is not False and on is not False and (by is True or on is True)


def _can_hold(incident: Incident, tally: Tally) -> bool:
    told = incident.tolls.get(tally.toll or Toll.KILLED)
    return tally.toll is Toll.INJURED or (told is not None and told.high > 0)


def _unacknowledged(incident: Incident, tally: Tally, directory: ActorDirectory) -> bool:
    """An official count holds what its side acknowledges, not what only the enemy claims."""
    if incident.corroboration is not Corroboration.CLAIM_ONLY or tally.speaker is None or not is_authority(tally.speaker):
        return False
    return not any(same_actor(tally.speaker, p, directory) >= AGREE or _one_country(tally.speaker, p) for p in incident.perpetrators)


def _weapons_agree(told: Sequence[Weapon], used: Sequence[Weapon]) -> bool:
    return not used or bool(set(told) & set(used)) or Weapon.UNKNOWN in used


def _agree(told: Sequence[ActorValue], known: Sequence[ActorValue], directory: ActorDirectory) -> bool | None:
    """True or False; None where one side names nobody."""
    if not told or not known:
        return None
    if all(t.unnamed and not re.search(r"[A-Z]", t.name) for t in told):
        return None
    return any(same_actor(a, b, directory) >= AGREE or _one_country(a, b) for a in told for b in known)


def _one_country(a: ActorValue, b: ActorValue) -> bool:
    """Forces of one state, or unarmed people on both sides."""
    if "civilians" in (a.kind, b.kind):
        return a.kind == b.kind
    return a.country is not None and a.country == b.country and _STATE.issuperset((a.kind, b.kind))
