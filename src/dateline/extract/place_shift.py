"""Where is a part of an area, a point so far from a place, a coast, a border, a stretch between two places?"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, degrees, radians

from dateline.extract.place_choice import Scope, in_box
from dateline.extract.place_phrase import Offset
from dateline.extract.place_value import Found, changed, grounded
from dateline.model.values import Basis
from dateline.reference.earth import BEARINGS, Point, distance_km, midpoint, moved
from dateline.reference.gazetteer import Gazetteer, Place

PART_SHIFT = 0.55
"""How far from the middle of its box towards the edge the middle of an area's part lies."""

TOWN_SHIFT = 0.4
BESIDE_KM = 15.0
TERRITORIAL_KM = 22.2
"""Twelve nautical miles."""

UNKNOWN_WAY_SPREAD = 1.0
INLAND_KM = 60.0
OFF_COAST_KM = 30.0
WIDE_KM = 300.0


def direction_of(a: Point, b: Point) -> float:
    """The compass bearing from one point to another, flat-earth, enough to point to sea."""
    return degrees(atan2((b[1] - a[1]) * cos(radians(a[0])), b[0] - a[0])) % 360.0


def part(found: Found, way: str, phrase: str, gazetteer: Gazetteer) -> Found:
    """The `way` part of an area; of a town, the same town's side."""
    area = found.ground
    name = f"{way}ern {area.name}"
    line = f"{phrase!r}: the {way} of {area.name}"
    if not area.is_area:
        lat, lon = moved(area.point, BEARINGS[way], TOWN_SHIFT * area.radius_km)
        return changed(found, line=line, lat=round(lat, 4), lon=round(lon, 4))
    lat, lon = gazetteer.part(area, way) or shifted(area, way)
    precision = 3 if area.kind in ("country", "sea") or found.value.precision == 3 else 2
    return changed(
        found,
        line=line,
        name=name,
        kind="sea" if area.kind == "sea" else "region",
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(max(5.0, 0.5 * area.radius_km), 1),
        precision=precision,
    )


def shifted(area: Place, way: str) -> Point:
    """From the middle of the box, or of the circle, towards the edge."""
    bearing = BEARINGS[way]
    if area.box is None:
        return moved(area.point, bearing, PART_SHIFT * area.radius_km)
    south, west, north, east = area.box
    width = (east - west) % 360.0
    up = PART_SHIFT * (north - south) / 2 * (("north" in way) - ("south" in way))
    right = PART_SHIFT * width / 2 * (("east" in way) - ("west" in way))
    return (south + north) / 2 + up, (west + width / 2 + right + 540.0) % 360.0 - 180.0


def offset(found: Found, told: Offset, phrase: str, gazetteer: Gazetteer, scope: Scope) -> Found:
    """The point so many kilometres off; without a direction, the place itself with that radius."""
    start = found.ground.point
    if any(parent.kind == "sea" for parent in scope.parents):
        told = replace(told, at_sea=True)
    bearing = BEARINGS[told.way] if told.way is not None else None
    water = nearest_coast(found.ground, gazetteer) if told.at_sea else None
    if bearing is None and water is not None:
        bearing = direction_of(start, water.point)
    at_sea = told.at_sea and (told.km > TERRITORIAL_KM)
    where = found.ground.name if bearing is None else f"{found.ground.name}, bearing {bearing:.0f}°"
    lat, lon = start if bearing is None else moved(start, bearing, told.km)
    radius = max(told.km * UNKNOWN_WAY_SPREAD, 5.0) if bearing is None else max(5.0, 0.2 * told.km)
    outcome = changed(
        found,
        line=f"{phrase!r}: {told.km:g} km from {where}",
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(radius, 1),
        precision=max(2, found.value.precision if told.km < WIDE_KM else 3),
    )
    if not told.at_sea:
        return outcome
    name = f"off {found.ground.name.removeprefix('off ')}"
    value = replace(outcome.value, country=None if at_sea else found.value.country, admin1=None, kind="sea", name=name)
    return Found(value, replace(outcome.ground, country=value.country, kind="sea"), found.standing)


def beside(found: Found, way: str, phrase: str) -> Found:
    """ "North of X", no distance given."""
    place = found.ground
    reach = place.radius_km if place.is_area else 0.4 * place.radius_km + BESIDE_KM / 2
    lat, lon = moved(place.point, BEARINGS[way], reach)
    line = f"{phrase!r}: {way} of {place.name}, no distance told"
    return changed(
        found,
        line=line,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=max(BESIDE_KM, place.radius_km),
        precision=max(2, found.value.precision),
    )


def nearest_coast(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The stretch of coast of the same country that lies nearest."""
    stretches = gazetteer.coasts.get(place.country or "", ())
    return min(stretches, key=lambda c: distance_km(c.point, place.point), default=None)


def coast(found: Found, way: str | None, phrase: str, gazetteer: Gazetteer, scope: Scope) -> Found | None:
    """The waters before a country or town. None when no coast is known."""
    place = found.ground
    stretches = gazetteer.coasts.get(place.country or "", ())
    if not stretches:
        return None
    if place.kind != "country":
        water = nearest_coast(place, gazetteer) or stretches[0]
        if distance_km(place.point, water.point) > water.radius_km + INLAND_KM:
            return None
        lat, lon = moved(place.point, direction_of(place.point, water.point), min(OFF_COAST_KM, distance_km(place.point, water.point)))
        values = {"lat": round(lat, 4), "lon": round(lon, 4), "radius_km": OFF_COAST_KM, "precision": 2}
        return at_sea(found, f"off {place.name}", f"{phrase!r}: off {place.name}, {OFF_COAST_KM:g} km towards {water.name}", values)
    water = pick_coast(stretches, place, way, scope)
    values = {"lat": water.lat, "lon": water.lon, "radius_km": water.radius_km, "precision": 3}
    return at_sea(found, f"off {place.name}", f"{phrase!r}: {water.name}", values)


def at_sea(found: Found, name: str, line: str, values: dict[str, float | int]) -> Found:
    return changed(found, line=line, name=name, country=None, admin1=None, kind="sea", **values)


def before_told_coast(found: Found, gazetteer: Gazetteer, scope: Scope) -> Found:
    """A wide sea is told for the water before the country that the document speaks of most; the ground stays the whole sea."""
    sea = found.ground
    if sea.kind != "sea" or sea.radius_km < WIDE_KM:
        return found
    for iso, _ in sorted(scope.context, key=lambda pair: -pair[1]):
        water = next((c for c in gazetteer.coasts.get(iso, ()) if in_box(c, sea) and c.radius_km < sea.radius_km), None)
        if water is not None:
            line = f"the document speaks of {iso}: taken before its coast"
            value = replace(found.value, lat=water.lat, lon=water.lon, basis=Basis.INFERRED, trace=(*found.value.trace, line))
            return replace(found, value=value)
    return found


def pick_coast(stretches: tuple[Place, ...], place: Place, way: str | None, scope: Scope) -> Place:
    """By direction, else by the document's other places, else the first listed."""
    if way is not None:
        wanted = BEARINGS[way]
        return min(stretches, key=lambda c: abs((direction_of(place.point, c.point) - wanted + 180.0) % 360.0 - 180.0))
    if scope.neighbours:
        return min(stretches, key=lambda c: min(distance_km(c.point, other) for other in scope.neighbours))
    return stretches[0]


def between(a: Found, b: Found, phrase: str) -> Found:
    """Half way, with half the distance as radius."""
    apart = distance_km(a.ground.point, b.ground.point)
    lat, lon = midpoint(a.ground.point, b.ground.point)
    same = a.value.country == b.value.country
    return changed(
        a,
        line=f"{phrase!r}: between {a.ground.name} and {b.ground.name}, {apart:.0f} km apart",
        name=f"between {a.ground.name} and {b.ground.name}",
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(max(5.0, apart / 2), 1),
        precision=3 if apart > WIDE_KM or max(a.value.precision, b.value.precision) == 3 else 2,
        country=a.value.country if same else None,
        admin1=a.value.admin1 if a.value.admin1 == b.value.admin1 else None,
        kind="region",
    )


def border(a: Place, b: Place, phrase: str, gazetteer: Gazetteer, scope: Scope) -> Found | None:
    """The land border of two countries, on the side of the country the document speaks of more."""
    if a.country is None or b.country is None or (line := gazetteer.border(a.country, b.country)) is None:
        return None
    side = a if scope.weight(a.country) >= scope.weight(b.country) else b
    known = next((p for p in scope.parents if p.country in (a.country, b.country)), None)
    name = f"{gazetteer.countries[a.country].name}–{gazetteer.countries[b.country].name} border"
    place = replace(line, name=name, country=side.country if known is None else known.country)
    trace = (f"{phrase!r}: the border of {a.name} and {b.name}",)
    if known is None or known.kind == "country" or in_box(line, known):
        return grounded(place, phrase, Basis.STATED, trace)
    stretch = replace(place, admin1=known.admin1, lat=known.lat, lon=known.lon, radius_km=known.radius_km)
    found = grounded(stretch, phrase, Basis.STATED, (*trace, f"its stretch in {known.name}"))
    return replace(found, value=replace(found.value, precision=2))
