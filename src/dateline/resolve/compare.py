"""How likely are two accounts one incident, and why?

The weights are log-odds-like points; `SAME` is the sum at which two accounts of different documents are merged. They
were set by hand and checked by the oracle run (`benchmarks/oracle`); they are not fitted to anything yet.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from dateline.model.codes import SubEventType, Weapon, family
from dateline.model.report import Account
from dateline.model.resolution import Link
from dateline.model.values import ActorValue, Basis, Days, PlaceValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory
from dateline.resolve.scope import Candidate

SAME = 3.0
NEAR_KM = 12.0
EARTH_KM = 6371.0
_OPEN_TYPES = {SubEventType.ARMED_CLASH, SubEventType.ATTACK}
_ARTICLES = re.compile(r"\b(?:the|al|el|of|in|at|near|a)\b")


@dataclass(frozen=True, slots=True)
class Points:
    value: float
    why: str


def compare(a: Candidate, b: Candidate, directory: ActorDirectory, *, parties: bool = True) -> Link:
    """Score one pair, without its `parties` where these do not count. Symmetric; a score of minus infinity means they cannot be one."""
    parts = [_types(a.account, b.account), _days(a.days, b.days), _places(a.place, b.place)]
    if parties:
        parts += [_actors(edge, _names(a, edge), _names(b, edge), directory) for edge in ("by", "on")]
    parts += [_weapons(a.account, b.account), _tolls(a.account, b.account)]
    score = sum(p.value for p in parts)
    return Link(a.account_id, b.account_id, score, score >= SAME, tuple(f"{p.value:+.1f} {p.why}" for p in parts if p.why))


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine, mean radius 6371 km)."""
    a1, o1, a2, o2 = (math.radians(v) for v in (lat1, lon1, lat2, lon2))
    h = math.sin((a2 - a1) / 2) ** 2 + math.cos(a1) * math.cos(a2) * math.sin((o2 - o1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def _types(a: Account, b: Account) -> Points:
    if a.sub_event_type is b.sub_event_type:
        return Points(1.0, f"both {a.sub_event_type}")
    if family(a.sub_event_type) is not family(b.sub_event_type):
        return Points(-math.inf, f"{a.sub_event_type} is no {b.sub_event_type}")
    if _OPEN_TYPES & {a.sub_event_type, b.sub_event_type}:
        return Points(0.0, "types that reports exchange")
    return Points(-1.0, f"{a.sub_event_type} / {b.sub_event_type}")


def _days(a: Days, b: Days) -> Points:
    common = a.common(b)
    if common is not None:
        share = common.length / max(a.length, b.length)
        return Points(0.5 + 1.5 * share, f"days share {share:.0%}")
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    return Points(-0.5, "one day apart") if gap == 1 else Points(-math.inf, f"{gap} days apart")


def _places(a: PlaceValue, b: PlaceValue) -> Points:
    if Basis.FALLBACK in (a.basis, b.basis):
        return Points(0.0, "one tells no place")
    if a.country is not None and b.country is not None and a.country != b.country and min(a.precision, b.precision) < 3:
        close = kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM
        if not close:
            return Points(-math.inf, f"{a.country} / {b.country}")
    km = kilometres(a.lat, a.lon, b.lat, b.lon)
    if _same_name(a.name, b.name) and km < 100:
        return Points(2.0, f"same place name {a.name!r}")
    reach = a.radius_km + b.radius_km
    if km <= NEAR_KM:
        return Points(1.5, f"{km:.0f} km apart")
    if km <= reach:
        return Points(0.8 if max(a.precision, b.precision) == 2 else 0.3, f"{km:.0f} km apart within {reach:.0f} km")
    if km <= max(3 * NEAR_KM, 1.5 * reach) and max(a.precision, b.precision) > 1:
        return Points(-0.5, f"{km:.0f} km apart, loosely told")
    return Points(-math.inf, f"{km:.0f} km apart")


def _same_name(a: str, b: str) -> bool:
    left, right = (set(_ARTICLES.sub(" ", re.sub(r"[^\w\s]", " ", n.casefold())).split()) for n in (a, b))
    return bool(left) and bool(right) and (left <= right or right <= left)


def _names(c: Candidate, edge: str) -> tuple[ActorValue, ...]:
    told = c.account.perpetrators if edge == "by" else c.account.targets
    return tuple(t.actor for t in told)


def _actors(edge: str, a: tuple[ActorValue, ...], b: tuple[ActorValue, ...], directory: ActorDirectory) -> Points:
    word = "doer" if edge == "by" else "target"
    known_a, known_b = [x for x in a if not x.unnamed], [x for x in b if not x.unnamed]
    if not known_a or not known_b:
        return Points(0.0, "")
    best = max(same_actor(x, y, directory) for x in known_a for y in known_b)
    if best >= 0.85:
        return Points(1.0, f"same {word}")
    if best >= 0.3:
        return Points(0.3, f"{word}s agree")
    return Points(-2.0 if edge == "by" else -0.7, f"other {word}")


def _weapons(a: Account, b: Account) -> Points:
    left = {w.weapon for w in a.weapons if not w.read_off} - {Weapon.UNKNOWN}
    right = {w.weapon for w in b.weapons if not w.read_off} - {Weapon.UNKNOWN}
    if not left or not right:
        return Points(0.0, "")
    return Points(0.5, "same weapon") if left & right else Points(-1.0, "other weapons")


def _tolls(a: Account, b: Account) -> Points:
    total = 0.0
    for one in a.tolls:
        for two in b.tolls:
            if one.toll is not two.toll or one.figure.low is None or two.figure.low is None:
                continue
            low, high = sorted((one.figure.low, two.figure.low))
            if low == high and low > 1:
                total = max(total, 1.0)
            elif high > 4 * max(low, 1) + 3:
                total = min(total, -0.5) if total <= 0 else total
    return Points(total, "tolls agree" if total > 0 else "tolls far apart" if total < 0 else "")
