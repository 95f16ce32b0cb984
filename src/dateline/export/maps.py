"""How does a brief draw where incidents happened? SVG maps with uncertainty as area, one for each region in the news."""

from __future__ import annotations

import gzip
import itertools
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.export.map_labels import Box, Label, Ring, label_countries, label_places

WIDTH = 600
"""Width of the drawing in SVG units."""
REGION_KM, LEAST_REGION_KM = 1200.0, 150.0
"""Incidents nearer than this to another of a region share its map; halved, down to the second, where a region grows too large."""
MOST_SPAN_KM = 3000.0
WIDE_KM = 250.0
"""A place known no better than this (a country, a sea) is named under the map; its disc would cover all the others."""
KM_A_DEGREE = 111.2
LEAST_SPAN_KM = 300.0
MOST_MAPS = 8
MOST_NAMES = 5
"""Countries named in a title."""
DOT = 7.0
APART = DOT * 1.9
"""Dots closer than this are moved aside, on a spiral."""
SAME_NAME = 3 * DOT
"""Places of one name nearer than this share it on the map."""
LEAST_AREA = 12.0
"""Radius of an uncertain place that would else be drawn smaller than a dot."""
ROOMY = 40.0
"""A disc of this radius has room for the name of its place."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_BEYOND = 10.0
"""Outlines are cut this far outside the frame, so that the cut edge is not seen."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Disc:
    """One incident on a map: centre and radius in SVG units. `label` tells what it is."""

    incident_id: str
    x: float
    y: float
    radius: float
    exact: bool
    confirmed: bool
    label: str


@dataclass(frozen=True, slots=True)
class MapView:
    """One map, ready to be put into a template. `paths` are country outlines as SVG path data."""

    title: str
    count: int
    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    countries: tuple[Label, ...]
    places: tuple[Label, ...]
    discs: tuple[Disc, ...]
    scale_km: int
    scale_px: float
    wide: tuple[tuple[str, tuple[str, ...]], ...]
    """(place, incident ids) of what is known only to lie somewhere in a large area, and not drawn."""


@dataclass(frozen=True, slots=True)
class _Projection:
    """Equirectangular, true to scale at the middle latitude."""

    west: float
    north: float
    per_degree_x: float
    per_degree_y: float

    def xy(self, lat: float, lon: float) -> tuple[float, float]:
        return (lon - self.west) * self.per_degree_x, (self.north - lat) * self.per_degree_y


@lru_cache(maxsize=1)
def outlines() -> tuple[tuple[str, tuple[tuple[float, ...], ...]], ...]:
    """Country names and rings (lon, lat, lon, lat, …), Natural Earth 1:50m, public domain."""
    raw = json.loads(gzip.decompress((files("dateline.export") / "outlines.json.gz").read_bytes()))
    return tuple((c["name"], tuple(tuple(r) for r in c["rings"])) for c in raw["countries"])


def maps_of(incidents: Sequence[Row], country_names: Mapping[str, str]) -> tuple[MapView, ...]:
    """Maps of the regions that incidents fall into, the fullest first; at most `MOST_MAPS` of them."""
    order = {row["incident_id"]: at for at, row in enumerate(incidents)}
    groups = sorted(_regions(incidents, REGION_KM), key=lambda g: -len(g))
    return tuple(_map(sorted(group, key=lambda i: order[i["incident_id"]]), country_names) for group in groups[:MOST_MAPS])


def _regions(incidents: Sequence[Row], step: float) -> list[list[Row]]:
    """Single linkage: a region is what can be walked in steps of so many kilometres, shorter ones where that leads too far."""
    left, groups = list(incidents), []
    while left:
        group, queue = [], [left.pop(0)]
        while queue:
            here = queue.pop()
            group.append(here)
            near = [i for i in left if _km(here, i) <= step]
            left = [i for i in left if i not in near]
            queue += near
        groups += _regions(group, step / 2) if step / 2 >= LEAST_REGION_KM and _span(group) > MOST_SPAN_KM else [group]
    return groups


def _span(group: Sequence[Row]) -> float:
    lats, lons = [i["lat"] for i in group], [i["lon"] for i in group]
    return _km({"lat": min(lats), "lon": min(lons)}, {"lat": max(lats), "lon": max(lons)})


def _km(a: Row, b: Row) -> float:
    mid = math.radians((a["lat"] + b["lat"]) / 2)
    return KM_A_DEGREE * math.hypot(a["lat"] - b["lat"], (a["lon"] - b["lon"]) * math.cos(mid))


def _map(group: Sequence[Row], country_names: Mapping[str, str]) -> MapView:
    drawn = [i for i in group if i["radius_km"] <= WIDE_KM] or list(group)
    wide: dict[str, list[str]] = {}
    for row in group:
        if row not in drawn:
            wide.setdefault(row["place"], []).append(row["incident_id"])
    south, north, west, east = _frame(drawn)
    middle = math.radians((south + north) / 2)
    per_x = WIDTH / (east - west)
    per_y = per_x / max(0.2, math.cos(middle))
    projection = _Projection(west, north, per_x, per_y)
    height = round((north - south) * per_y)
    px_per_km = per_y / KM_A_DEGREE
    discs, places = _discs(drawn, projection, px_per_km)
    step = next(s for s in (10, 25, 50, 100, 200, 500, 1000, 2000, 10_000) if s * px_per_km > 60 or s == 10_000)
    land = _land(projection, (south, north, west, east), height)
    frame = Box(0, 0, WIDTH, height)
    taken = [Box(0, height - 36, step * px_per_km + 24, height), *(Box.round(d.x, d.y, d.radius) for d in discs if d.radius < ROOMY)]
    named = label_places(places, frame, taken)
    return MapView(
        title=_title(group, country_names), count=len(group), width=WIDTH, height=height,
        paths=tuple((name, "".join(map(_path, rings))) for name, rings in land),
        countries=label_countries(land, frame, [*taken, *(n.box for n in named)]), places=named, discs=discs,
        scale_km=step, scale_px=step * px_per_km, wide=tuple((place, tuple(ids)) for place, ids in wide.items()),
    )  # fmt: skip


def _title(group: Sequence[Row], country_names: Mapping[str, str]) -> str:
    counted = Counter(country_names.get(i["country"], i["country"]) if i["country"] else "at sea" for i in group).most_common()
    rest = len(counted) - MOST_NAMES
    return ", ".join(name for name, _ in counted[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _frame(group: Sequence[Row]) -> tuple[float, float, float, float]:
    """South, north, west, east: everything with its radius, and some land round it, no flatter than 2:1."""
    lats = [v for i in group for v in (i["lat"] - i["radius_km"] / KM_A_DEGREE, i["lat"] + i["radius_km"] / KM_A_DEGREE)]
    squeeze = max(0.2, math.cos(math.radians(max(map(abs, lats)))))
    lons = [v for i in group for v in (i["lon"] - i["radius_km"] / KM_A_DEGREE / squeeze, i["lon"] + i["radius_km"] / KM_A_DEGREE / squeeze)]
    half_y = max((max(lats) - min(lats)) / 2 * 1.25, LEAST_SPAN_KM / KM_A_DEGREE / 2)
    half_x = max((max(lons) - min(lons)) / 2 * 1.25, half_y / squeeze * 1.3)
    half_y = max(half_y, half_x * squeeze * 0.5)
    mid_y, mid_x = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    return max(-85.0, mid_y - half_y), min(85.0, mid_y + half_y), mid_x - half_x, mid_x + half_x


def _discs(group: Sequence[Row], p: _Projection, px_per_km: float) -> tuple[tuple[Disc, ...], list[tuple[str, float, float, float]]]:
    """(discs, the largest first; (name, x, y, radius) of every place). Dots that would cover each other stand side by side."""
    areas: list[Disc] = []
    dots: list[Disc] = []
    spots: list[_Spot] = []
    for row in sorted(group, key=lambda i: -i["radius_km"]):
        x, y = p.xy(row["lat"], row["lon"])
        if row["place_precision"] == 1:
            at_x, at_y = next(s for s in _spiral(x, y) if all(math.hypot(s[0] - d.x, s[1] - d.y) >= APART for d in dots))
            dots.append(_disc(row, at_x, at_y, DOT))
            _count(spots, row["place"], (x, y), math.hypot(at_x - x, at_y - y) + DOT)
        else:
            areas.append(_disc(row, x, y, max(LEAST_AREA, row["radius_km"] * px_per_km)))
            _count(spots, row["place"], (x, y), areas[-1].radius)
    places = [(s.name if s.count == 1 else f"{s.name} ({s.count})", s.x, s.y, s.radius if s.radius < ROOMY else 0.0) for s in spots]
    return (*areas, *dots), places


@dataclass
class _Spot:
    """One name on the map, with how many incidents it stands for and how far they reach."""

    name: str
    x: float
    y: float
    radius: float
    count: int = 1


def _count(spots: list[_Spot], name: str, at: tuple[float, float], radius: float) -> None:
    for spot in spots:
        if spot.name == name and math.hypot(spot.x - at[0], spot.y - at[1]) < SAME_NAME:
            spot.count, spot.radius = spot.count + 1, max(spot.radius, radius)
            return
    spots.append(_Spot(name, *at, radius))


def _spiral(x: float, y: float) -> Iterator[tuple[float, float]]:
    for at in itertools.count():
        away, angle = APART / 2 * math.sqrt(at), at * _GOLDEN_ANGLE
        yield x + away * math.cos(angle), y + away * math.sin(angle)


def _disc(row: Row, x: float, y: float, radius: float) -> Disc:
    told = f"{row['place']}: {row['sub_event_type']}, {row['date_start']}, {row['corroboration']}"
    return Disc(row["incident_id"], x, y, radius, row["place_precision"] == 1, row["corroboration"] == "confirmed", told)


def _land(p: _Projection, frame: tuple[float, float, float, float], height: int) -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Countries in the frame with their outlines in SVG units, cut at its edges."""
    south, north, west, east = frame
    found = []
    for name, rings in outlines():
        seen = [r for r in rings if max(r[0::2]) >= west and min(r[0::2]) <= east and max(r[1::2]) >= south and min(r[1::2]) <= north]
        cut = [c for c in (_cut([p.xy(lat, lon) for lon, lat in zip(r[0::2], r[1::2], strict=True)], height) for r in seen) if c]
        if cut:
            found.append((name, tuple(cut)))
    return tuple(found)


def _cut(ring: Sequence[tuple[float, float]], height: int) -> Ring:
    """A ring cut at the four edges in turn (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, -_BEYOND, 1), (0, WIDTH + _BEYOND, -1), (1, -_BEYOND, 1), (1, height + _BEYOND, -1)):
        inside: list[tuple[float, float]] = []
        for here, then in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            in_here, in_then = (here[axis] - edge) * sign >= 0, (then[axis] - edge) * sign >= 0
            if in_here:
                inside.append(here)
            if in_here != in_then:
                share = (edge - here[axis]) / (then[axis] - here[axis])
                inside.append((here[0] + share * (then[0] - here[0]), here[1] + share * (then[1] - here[1])))
        ring = inside
    return tuple(ring)


def _path(ring: Ring) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in ring]
    return "M" + "L".join(p for p, before in zip(points, ["", *points], strict=False) if p != before) + "Z"
