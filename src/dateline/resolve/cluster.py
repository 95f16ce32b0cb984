"""Which accounts are one incident? Blocks, pair scores, and clustering under what must and must not be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from dateline.model.codes import family
from dateline.model.resolution import Judgement, Link
from dateline.model.values import Basis, PlaceValue
from dateline.reference.actors import ActorDirectory
from dateline.resolve.compare import NEAR_KM, compare, kilometres
from dateline.resolve.scope import Candidate

CELL_DEGREES = 2.0
"""Side of a block in degrees: pairs further apart than one cell and its neighbours are never compared."""
SAME_DOCUMENT = 3.0
"""An uncertain reader may tell one event under two ids, but seldom tells two events of one document so alike that they look like one:
the bar is that between documents (255 unseen reports, 2026-11-30: incidents .713, statements .397, told twice .051 at 1.5; .727, .405, .065 at
3; .733, .408, .085 at 4; .721, .389, .142 without joining)."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What judgements say of pairs of accounts; the latest on a pair holds."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()
    dropped: frozenset[str] = frozenset()
    values: tuple[tuple[str, str, str], ...] = ()
    """(account id, field, value as given)"""


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    pairs: dict[frozenset[str], str] = {}
    dropped: dict[str, bool] = {}
    values: dict[tuple[str, str], str] = {}
    given = sorted(judgements, key=lambda j: (j.recorded_at, j.judgement_id))
    undone = {ident for j in given if j.kind == "undo" for ident in j.subjects}
    for ruling in (j for j in given if j.judgement_id not in undone):
        if ruling.kind in ("same", "different"):
            pairs[frozenset(ruling.subjects)] = ruling.kind
        elif ruling.kind in ("not_incident", "incident"):
            dropped.update(dict.fromkeys(ruling.subjects, ruling.kind == "not_incident"))
        elif ruling.kind == "value" and ruling.field is not None and ruling.value is not None:
            values.update({(s, ruling.field): ruling.value for s in ruling.subjects})
    return Rulings(
        frozenset(p for p, kind in pairs.items() if kind == "same"),
        frozenset(p for p, kind in pairs.items() if kind == "different"),
        frozenset(a for a, out in dropped.items() if out),
        tuple((a, f, v) for (a, f), v in values.items()),
    )


@dataclass
class _Forest:
    """Clusters that grow; each knows its accounts and the documents they stand in."""

    root: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)

    def find(self, a: str) -> str:
        while self.root[a] != a:
            a = self.root[a]
        return a

    def union(self, a: str, b: str) -> None:
        left, right = sorted((self.find(a), self.find(b)))
        if left != right:
            self.root[right] = left
            self.members[left] |= self.members.pop(right)


def clusters(found: Sequence[Candidate], directory: ActorDirectory, said: Rulings) -> tuple[tuple[tuple[Candidate, ...], ...], tuple[Link, ...]]:
    """(clusters of candidates, the links that made or refused them). Greedy from the best pair down.

    A pair is joined when its score reaches `SAME` and no pair across the two clusters is ruled out: two accounts of
    one document (which keeps them apart), a judgement `different`, or a score of minus infinity.
    """
    by_id = {c.account_id: c for c in found}
    links = _links(found, directory, said)
    scores = {frozenset((link.left, link.right)): link for link in links}
    forest = _Forest({i: i for i in by_id}, {i: {i} for i in by_id})
    for pair in said.same:
        if pair <= by_id.keys():
            forest.union(*sorted(pair)) if len(pair) == 2 else None
    made: list[Link] = []
    for link in sorted(links, key=lambda li: (-li.score, li.left, li.right)):
        left, right = forest.find(link.left), forest.find(link.right)
        if not link.same or left == right:
            continue
        if _allowed(forest.members[left], forest.members[right], scores, by_id, said):
            forest.union(left, right)
            made.append(link)
    groups = sorted((tuple(sorted(m)) for m in forest.members.values()), key=lambda g: g[0])
    return tuple(tuple(by_id[i] for i in g) for g in groups), tuple(made)


def _links(found: Sequence[Candidate], directory: ActorDirectory, said: Rulings) -> list[Link]:
    blocks: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
    for c in found:
        for key in _keys(c):
            blocks[key].append(c)
    seen: set[frozenset[str]] = set()
    links: list[Link] = []
    for block in blocks.values():
        for at, a in enumerate(block):
            for b in block[at + 1 :]:
                pair = frozenset((a.account_id, b.account_id))
                if len(pair) < 2 or pair in seen or pair in said.different or _kept_apart(a, b):
                    continue
                seen.add(pair)
                left, right = sorted((a, b), key=lambda c: c.account_id)
                link = compare(left, right, directory)
                if link.score > -100 and a.document_id == b.document_id:
                    link = _within(link, left, right)
                links.append(link)
    return links


def _kept_apart(a: Candidate, b: Candidate) -> bool:
    """One document tells both, by a reader that is sure of telling events apart."""
    return a.document_id == b.document_id and a.report.certain


def _within(link: Link, a: Candidate, b: Candidate) -> Link:
    """Inside one document siblings in a set are two, and so are events at two areas that it names apart."""
    siblings = a.account.parent is not None and a.account.parent == b.account.parent
    apart = siblings or _areas_apart(a.place, b.place)
    same = link.score >= SAME_DOCUMENT and not apart
    return Link(link.left, link.right, link.score, same, (*link.why, "one document tells both"))


def _areas_apart(a: PlaceValue, b: PlaceValue) -> bool:
    """ "Western Iraq" and "northern Iraq", of one document: they touch, and yet they are two."""
    told = a.basis is Basis.STATED and b.basis is Basis.STATED and a.precision == b.precision
    return told and kilometres(a.lat, a.lon, b.lat, b.lon) > NEAR_KM


def _keys(c: Candidate) -> list[tuple[object, ...]]:
    """Block keys: type family, day (and a day either side), and cells that the place may lie in."""
    kind = family(c.account.sub_event_type)
    days = [c.days.first + timedelta(days=i) for i in range(-1, min(c.days.length, 10) + 1)]
    reach = 1 + int(c.place.radius_km / (CELL_DEGREES * 111))
    lat, lon = int(c.place.lat // CELL_DEGREES), int(c.place.lon // CELL_DEGREES)
    cells = [(lat + i, lon + j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    return [(kind, day, cell) for day in days for cell in cells]


def _allowed(left: set[str], right: set[str], scores: dict[frozenset[str], Link], by_id: dict[str, Candidate], said: Rulings) -> bool:
    for a in left:
        for b in right:
            pair = frozenset((a, b))
            if pair in said.different:
                return False
            if by_id[a].document_id == by_id[b].document_id and (_kept_apart(by_id[a], by_id[b]) or not (pair in scores and scores[pair].same)):
                return False
            link = scores.get(pair)
            if link is not None and link.score < -100:
                return False
    return True
