"""How does a brief draw where incidents happened? SVG maps with uncertainty as area, one for each region in the news."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

WIDTH = 720
"""Width of the drawing in SVG units."""
REGION_KM = 1500.0
"""Incidents nearer than this to another of a region share its map."""
KM_A_DEGREE = 111.2
LEAST_SPAN_KM = 300.0
MOST_MAPS = 6
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Disc:
    """One incident on a map: centre and radius in SVG units."""

    incident_id: str
    x: float
    y: float
    radius: float
    exact: bool
    label: str


@dataclass(frozen=True, slots=True)
class MapView:
    """One map, ready to be put into a template. `paths` are country outlines as SVG path data."""

    title: str
    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, float, float], ...]
    discs: tuple[Disc, ...]
    scale_km: int
    scale_px: float


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


def maps_of(incidents: Sequence[Row]) -> tuple[MapView, ...]:
    """Maps of the regions that incidents fall into, the fullest first."""
    groups = sorted(_regions(incidents), key=lambda g: -len(g))
    return tuple(_map(group) for group in groups[:MOST_MAPS])


def _regions(incidents: Sequence[Row]) -> list[list[Row]]:
    """Single linkage: a region is what can be walked in steps of `REGION_KM`."""
    left, groups = list(incidents), []
    while left:
        group, queue = [], [left.pop(0)]
        while queue:
            here = queue.pop()
            group.append(here)
            near = [i for i in left if _km(here, i) <= REGION_KM]
            left = [i for i in left if i not in near]
            queue += near
        groups.append(group)
    return groups


def _km(a: Row, b: Row) -> float:
    mid = math.radians((a["lat"] + b["lat"]) / 2)
    return KM_A_DEGREE * math.hypot(a["lat"] - b["lat"], (a["lon"] - b["lon"]) * math.cos(mid))


def _map(group: Sequence[Row]) -> MapView:
    south, north, west, east = _frame(group)
    middle = math.radians((south + north) / 2)
    per_x = WIDTH / (east - west)
    per_y = per_x / max(0.2, math.cos(middle))
    projection = _Projection(west, north, per_x, per_y)
    height = round((north - south) * per_y)
    px_per_km = per_y / KM_A_DEGREE
    paths, names = _land(projection, (south, north, west, east), height)
    discs = tuple(_disc(i, projection, px_per_km) for i in sorted(group, key=lambda i: -i["radius_km"]))
    step = next(s for s in (10, 25, 50, 100, 200, 500, 1000, 2000, 10_000) if s * px_per_km > 60 or s == 10_000)
    countries = sorted({i["country"] or "at sea" for i in group})
    return MapView(", ".join(countries), WIDTH, height, paths, names, discs, step, step * px_per_km)


def _frame(group: Sequence[Row]) -> tuple[float, float, float, float]:
    """South, north, west, east: everything with its radius, and some land round it, no flatter than 2:1."""
    lats = [v for i in group for v in (i["lat"] - i["radius_km"] / KM_A_DEGREE, i["lat"] + i["radius_km"] / KM_A_DEGREE)]
    squeeze = max(0.2, math.cos(math.radians(sum(lats) / len(lats))))
    lons = [v for i in group for v in (i["lon"] - i["radius_km"] / KM_A_DEGREE / squeeze, i["lon"] + i["radius_km"] / KM_A_DEGREE / squeeze)]
    half_y = max((max(lats) - min(lats)) / 2 * 1.25, LEAST_SPAN_KM / KM_A_DEGREE / 2)
    half_x = max((max(lons) - min(lons)) / 2 * 1.25, half_y / squeeze * 1.3)
    half_y = max(half_y, half_x * squeeze * 0.5)
    mid_y, mid_x = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    return max(-85.0, mid_y - half_y), min(85.0, mid_y + half_y), mid_x - half_x, mid_x + half_x


def _land(p: _Projection, frame: tuple[float, float, float, float], height: int) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, float, float], ...]]:
    south, north, west, east = frame
    paths, names = [], []
    for name, rings in outlines():
        seen = [r for r in rings if max(r[0::2]) >= west and min(r[0::2]) <= east and max(r[1::2]) >= south and min(r[1::2]) <= north]
        if not seen:
            continue
        paths.append((name, "".join(_path(r, p) for r in seen)))
        inside = [p.xy(lat, lon) for r in seen for lon, lat in zip(r[0::2], r[1::2], strict=True) if west < lon < east and south < lat < north]
        biggest = max(seen, key=len)
        x, y = p.xy(sum(biggest[1::2]) / len(biggest[1::2]), sum(biggest[0::2]) / len(biggest[0::2]))
        if 20 < x < WIDTH - 20 and 12 < y < height - 12:
            names.append((name, x, y))
        elif inside:
            names.append((name, min(max(sum(i[0] for i in inside) / len(inside), 30), WIDTH - 30), min(max(sum(i[1] for i in inside) / len(inside), 16), height - 10)))
    return tuple(paths), tuple(names)


def _path(ring: tuple[float, ...], p: _Projection) -> str:
    points: list[str] = []
    for lon, lat in zip(ring[0::2], ring[1::2], strict=True):
        x, y = p.xy(lat, lon)
        x, y = min(max(x, -400), WIDTH + 400), min(max(y, -400), 3000)
        here = f"{x:.1f} {y:.1f}"
        if not points or points[-1] != here:
            points.append(here)
    return "M" + "L".join(points) + "Z"


def _disc(row: Row, p: _Projection, px_per_km: float) -> Disc:
    x, y = p.xy(row["lat"], row["lon"])
    exact = row["place_precision"] == 1
    return Disc(row["incident_id"], x, y, 5.0 if exact else max(7.0, row["radius_km"] * px_per_km), exact, f"{row['place']}: {row['sub_event_type']}, {row['date_start']}")
