"""Do the hand-listed sites lie in their countries, and how far off are they?

    python -m benchmarks.places.sites            every site against its country's outline (exit 1 when one lies outside)
    python -m benchmarks.places.sites --audit    every twentieth row against a second source as well

Outlines: Natural Earth 1:50m (they leave out islets and cut corners). A site may lie as far outside its country's outline as its own
radius and `BORDER_KM`; ports, terminals and naval bases `AT_SEA_KM`; islands only must not lie in another country. Ground that two
countries claim may lie in either.

The audit's second sources are ones that the row was not written from: airports of airportsdata and towns and divisions of GeoNames, in
the embedded table, that bear the site's name or alias (the words for its kind left out) within `SAME_NAME_KM`; else the nearest town's
province, which must be the row's. Rows taken from airportsdata are compared with towns only. A base lies beside the town it is
named after, so the distance is an upper bound of the error for such rows.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from statistics import median

from dateline.export.maps import outlines
from dateline.extract.country_words import country_of
from dateline.extract.place_choice import disputed
from dateline.reference.earth import KM_PER_DEGREE, distance_km
from dateline.reference.gazetteer import DATA, Gazetteer, Place, bare_key, load_gazetteer, split
from dateline.reference.place_names import fold_place

BORDER_KM, AT_SEA_KM = 5.0, 60.0
SEA_KINDS = frozenset({"island", "port", "oil terminal", "naval base", "bridge", "beach"})
SAME_NAME_KM = 25.0
"""Farther off, a town of that name is the one that the site was named after, or a namesake."""
EVERY = 20
Town = tuple[str, str, str, float, float]
"""Name, country, first-level code, latitude, longitude."""

HELD_BY = {"Somaliland": "SO", "N. Cyprus": "CY", "Macedonia": "MK", "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "S. Sudan": "SS",
           "Dem. Rep. Congo": "CD", "W. Sahara": "EH", "Dominican Rep.": "DO", "Falkland Is.": "FK", "Eq. Guinea": "GQ", "eSwatini": "SZ",
           "Côte d'Ivoire": "CI", "Solomon Is.": "SB", "Siachen Glacier": "IN"}  # fmt: skip
"""Outline names that are short for a country's, or an area within one."""


@dataclass(frozen=True, slots=True)
class Site:
    line: int
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_km: float
    aliases: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def rows() -> tuple[Site, ...]:
    found = []
    for line, r in enumerate(csv.DictReader((DATA / "sites.csv").read_text("utf-8").splitlines()), 2):
        place = float(r["lat"]), float(r["lon"]), float(r["radius_km"])
        found.append(Site(line, r["name"], r["kind"], r["country"], r["admin1"], *place, split(r["aliases"]), r["source"]))
    return tuple(found)


def shapes(gazetteer: Gazetteer) -> dict[str, list[tuple[float, ...]]]:
    """Rings (lon, lat, lon, lat, …) by country code."""
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for name, rings in outlines():
        iso = HELD_BY.get(name) or country_of(name, gazetteer)
        if iso is not None:
            found[iso] += [unrolled(ring) for ring in rings]
    return found


def unrolled(ring: tuple[float, ...]) -> tuple[float, ...]:
    """A ring over the date line goes on beyond 180 degrees."""
    flat: list[float] = []
    for x, y in zip(ring[0::2], ring[1::2], strict=True):
        turn = 360.0 * round((flat[-2] - x) / 360.0) if flat else 0.0
        flat += (x + turn, y)
    return tuple(flat)


def inside(ring: tuple[float, ...], lat: float, lon: float) -> bool:
    return any(crossed(ring, lat, lon + turn) for turn in (-360.0, 0.0, 360.0))


def crossed(ring: tuple[float, ...], lat: float, lon: float) -> bool:
    """Is the number of edges east of the point odd?"""
    xs, ys = ring[0::2], ring[1::2]
    odd = False
    for i in range(len(xs)):
        x1, y1, x2, y2 = xs[i - 1], ys[i - 1], xs[i], ys[i]
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def away_km(ring: tuple[float, ...], lat: float, lon: float) -> float:
    """Distance to a ring's edge, flat at the point's latitude."""
    scale = cos(radians(lat))
    points = [((ring[i] - lon) * scale * KM_PER_DEGREE, (ring[i + 1] - lat) * KM_PER_DEGREE) for i in range(0, len(ring), 2)]
    best = float("inf")
    for (x1, y1), (x2, y2) in zip([points[-1], *points[:-1]], points, strict=True):
        dx, dy = x2 - x1, y2 - y1
        along = 0.0 if dx == dy == 0.0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
        best = min(best, hypot(x1 + along * dx, y1 + along * dy))
    return best


def outside_km(site: Site, found: dict[str, list[tuple[float, ...]]]) -> float:
    """How far outside its country, or one that claims the same ground, a site lies; 0 when inside, and for an island that lies in
    no country's outline, however far out."""
    codes = [site.country, *(iso for iso in found if disputed(iso, site.country))]
    rings = [ring for iso in codes for ring in found.get(iso, ())]
    if not rings:
        return 0.0
    if any(inside(ring, site.lat, site.lon) for ring in rings):
        return 0.0
    if site.kind == "island" and not any(inside(ring, site.lat, site.lon) for others in found.values() for ring in others):
        return 0.0
    return min(away_km(ring, site.lat, site.lon) for ring in rings)


def strays(gazetteer: Gazetteer) -> Iterator[tuple[Site, float]]:
    """Sites farther outside their country than is allowed, with how far."""
    found = shapes(gazetteer)
    for site in rows():
        if not site.country:
            continue
        allowed = max(site.radius_km + BORDER_KM, AT_SEA_KM if site.kind in SEA_KINDS else 0.0)
        far = outside_km(site, found)
        if far > allowed:
            yield site, far


def second_source(site: Site, gazetteer: Gazetteer) -> tuple[Place, float] | None:
    """The nearest place of the table that bears one of the site's names, and how far it is."""
    keys = {k for name in (site.name, *site.aliases) for k in (fold_place(name), bare_key(name)) if len(k) > 2}
    own = site.source.startswith("airportsdata")
    bearers = [p for key in sorted(keys) for p in gazetteer.all_tables(key) if not (own and p.source.startswith("airportsdata"))]
    near = [(p, distance_km(p.point, (site.lat, site.lon))) for p in bearers if p.country == site.country or disputed(p.country, site.country)]
    near = [(p, far) for p, far in near if far <= SAME_NAME_KM]
    return min(near, key=lambda pair: pair[1], default=None)


def nearest_town(site: Site, gazetteer: Gazetteer, towns: dict[tuple[int, int], list[Town]]) -> tuple[str, str, float] | None:
    """Name, province and distance of the nearest town of the site's country."""
    around = [t for i in range(-2, 3) for j in range(-2, 3) for t in towns.get((int(site.lat) + i, int(site.lon) + j), ()) if t[1] == site.country]
    if not around:
        return None
    best = min(around, key=lambda t: distance_km((t[3], t[4]), (site.lat, site.lon)))
    province = gazetteer.provinces.get(f"{best[1]}.{best[2]}")
    return best[0], province.name if province is not None else "", distance_km((best[3], best[4]), (site.lat, site.lon))


def audit(gazetteer: Gazetteer) -> None:
    towns: dict[tuple[int, int], list[Town]] = defaultdict(list)
    for kind, name, country, admin1, _, lat, lon, *_ in gazetteer.towns:
        if kind == "t":
            towns[int(float(lat)), int(float(lon))].append((name, country, admin1, float(lat), float(lon)))
    chosen = rows()[EVERY - 1 :: EVERY]
    errors, over, same, other, alone = [], 0, 0, 0, 0
    for site in chosen:
        second = second_source(site, gazetteer)
        if second is not None:
            errors.append(second[1])
            over += second[1] > site.radius_km
            print(f"{site.line}\t{site.name}, {site.country}\t±{site.radius_km:g} km\t{second[1]:.1f} km from {second[0].name} ({second[0].source})")
            continue
        near = nearest_town(site, gazetteer, towns)
        agrees = near is not None and fold_place(near[1]) == fold_place(site.admin1)
        same, other, alone = same + agrees, other + (near is not None and not agrees), alone + (near is None)
        told = "no town of its country near" if near is None else f"nearest town {near[0]} ({near[1]}), {near[2]:.1f} km"
        verdict = "province agrees" if agrees else f"province {site.admin1} differs" if near is not None else "not checked"
        print(f"{site.line}\t{site.name}, {site.country}\t±{site.radius_km:g} km\t{verdict}; {told}")
    errors.sort()
    print(
        f"{len(chosen)} rows; second source for {len(errors)}: median {median(errors):.1f} km, 9 in 10 within "
        f"{errors[int(0.9 * (len(errors) - 1))]:.1f} km, {over} beyond the row's radius; by neighbours: province agrees {same}, differs {other}, "
        f"none near {alone}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--audit", action="store_true", help="every twentieth row against a second source")
    args = parser.parse_args()
    gazetteer = load_gazetteer()
    found = list(strays(gazetteer))
    for site, far in found:
        print(f"sites.csv:{site.line}: {site.name} lies {far:.0f} km outside {site.country}")
    print(f"{len(rows())} sites, {len({s.country for s in rows() if s.country})} countries, {len(found)} outside their country")
    if args.audit:
        audit(gazetteer)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
