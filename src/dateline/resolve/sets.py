"""Which incidents does an account of several occurrences cover? A set is never clustered as if it were one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model.codes import Realis, Stance, family
from dateline.model.report import Account, Report, Statement
from dateline.model.values import ActorValue, Basis, Days, PlaceValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory
from dateline.resolve.compare import kilometres
from dateline.resolve.scope import RAID_DAYS, Candidate, statements_on
from dateline.resolve.voices import AGREE

LEAST_PARTS, LOOSE = 2, 3
"""So many parts told one by one make a coarser account (`PlaceValue.precision`) of the same days their sum."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A set with the accounts of other documents that fall into it; it lends them its document and its claims."""

    account: Account
    report: Report
    covered: frozenset[str]
    statements: tuple[Statement, ...]


def cover_sets(found: Sequence[Candidate], reports: Sequence[Report], directory: ActorDirectory) -> tuple[tuple[Cover, ...], tuple[Candidate, ...]]:
    """(sets with what they cover elsewhere, accounts to be clustered).

    A raid told as a whole covers the places that another document tells one by one; where nothing finer is told
    anywhere, it stays as an account of its own.
    """
    found = _without_sums(found)
    single = [c for c in found if not c.whole_set]
    covers: list[Cover] = []
    kept = list(single)
    for c in found:
        if not c.whole_set:
            continue
        inside = [s for s in single if s.document_id != c.document_id and _falls_into(s, c.account, c.days, c.place, directory)]
        if len(inside) > 1 or (inside and c.account.size is not None):
            covers.append(_cover(c.account, c.report, inside))
        else:
            kept.append(c)
    for report in reports:
        for account in report.accounts:
            if account.is_set and account.members and account.realis is Realis.ACTUAL and _short(account):
                covers += _of_others(account, report, single, directory)
    return tuple(covers), tuple(kept)


def _without_sums(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """For a reader that is not sure: without what is only the sum of what its document tells one by one. Its statements are theirs."""
    of: dict[str, list[Candidate]] = {}
    for c in found:
        of.setdefault(c.document_id, []).append(c)
    gone: set[str] = set()
    lent: dict[str, tuple[Statement, ...]] = {}
    for c in found:
        if c.report.certain:
            continue
        parts = [p for p in of[c.document_id] if p is not c and p.account_id not in gone and _is_part(p, c)]
        if len(parts) >= LEAST_PARTS:
            gone.add(c.account_id)
            for p in parts:
                lent[p.account_id] = (*lent.get(p.account_id, ()), *c.statements)
    if not gone:
        return found
    kept = (c for c in found if c.account_id not in gone)
    return [replace(c, statements=tuple(dict.fromkeys((*c.statements, *lent[c.account_id])))) if c.account_id in lent else c for c in kept]


def _is_part(part: Candidate, whole: Candidate) -> bool:
    if part.account.sub_event_type is not whole.account.sub_event_type or part.whole_set:
        return False
    if not (whole.days.first <= part.days.first and part.days.last <= whole.days.last):
        return False
    if whole.place.precision < LOOSE or whole.place.basis is not Basis.STATED or part.place.basis is Basis.FALLBACK:
        return False
    if part.place.radius_km >= whole.place.radius_km:
        return False
    if whole.place.kind == "country":
        return part.place.country == whole.place.country
    return kilometres(part.place.lat, part.place.lon, whole.place.lat, whole.place.lon) <= whole.place.radius_km


def _short(account: Account) -> bool:
    when = account.when
    return when is not None and when.days is not None and when.days.length <= RAID_DAYS and not when.open_end


def _of_others(account: Account, report: Report, single: Sequence[Candidate], directory: ActorDirectory) -> list[Cover]:
    """What a raid with members of its own covers in other documents."""
    place = account.place
    if place is None or account.when is None or account.when.days is None:
        return []
    inside = [
        s for s in single
        if s.document_id != report.document_id and _falls_into(s, account, account.when.days, place.place, directory)
    ]  # fmt: skip
    return [_cover(account, report, inside)] if inside else []


def _cover(account: Account, report: Report, inside: Sequence[Candidate]) -> Cover:
    lent = tuple(
        s for s in statements_on(report, account.account_id) if s.stance in (Stance.CLAIMS, Stance.DISCLAIMS, Stance.ATTRIBUTES) and s.aspect is None
    )
    return Cover(account, report, frozenset(s.account_id for s in inside), lent)


def _falls_into(c: Candidate, whole: Account, days: Days, place: PlaceValue, directory: ActorDirectory) -> bool:
    if family(c.account.sub_event_type) is not family(whole.sub_event_type) or not c.days.meets(days):
        return False
    if place.country is not None and c.place.country is not None and place.country != c.place.country:
        return False
    if kilometres(c.place.lat, c.place.lon, place.lat, place.lon) > place.radius_km + c.place.radius_km:
        return False
    return _doers_agree([p.actor for p in c.account.perpetrators], [p.actor for p in whole.perpetrators], directory)


def _doers_agree(a: Sequence[ActorValue], b: Sequence[ActorValue], directory: ActorDirectory) -> bool:
    """Both sides must name a doer: a set that names nobody covers nothing in another document."""
    known_a, known_b = [x for x in a if not x.unnamed], [x for x in b if not x.unnamed]
    return any(same_actor(x, y, directory) >= AGREE for x in known_a for y in known_b)


def with_members(reports: Sequence[Report]) -> Mapping[str, tuple[str, ...]]:
    """The single accounts under each set, at any depth."""
    found: dict[str, tuple[str, ...]] = {}
    for report in reports:
        by_id = {a.account_id: a for a in report.accounts}
        for account in report.accounts:
            if account.members:
                found[account.account_id] = _leaves(account, by_id, 8)
    return found


def _leaves(account: Account, by_id: Mapping[str, Account], depth: int) -> tuple[str, ...]:
    leaves: list[str] = []
    for member in account.members:
        child = by_id.get(member)
        if child is None:
            continue
        leaves += list(_leaves(child, by_id, depth - 1)) if child.members and depth > 0 else [member]
    return tuple(dict.fromkeys(leaves))
