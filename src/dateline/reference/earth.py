"""How far apart are two points, and what lies so many kilometres that way?"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.19

BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}

Point = tuple[float, float]
"""Latitude, longitude."""


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def moved(start: Point, bearing: float, km: float) -> Point:
    """The point `km` along the great circle that leaves `start` at `bearing` degrees."""
    lat, lon, turn, angle = radians(start[0]), radians(start[1]), radians(bearing), km / EARTH_KM
    new_lat = asin(max(-1.0, min(1.0, sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn))))
    new_lon = lon + atan2(sin(turn) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(new_lat))
    return degrees(new_lat), (degrees(new_lon) + 540.0) % 360.0 - 180.0


def midpoint(a: Point, b: Point) -> Point:
    """Half way along the great circle."""
    lat_a, lat_b, across = radians(a[0]), radians(b[0]), radians(b[1] - a[1])
    x, y = cos(lat_b) * cos(across), cos(lat_b) * sin(across)
    lat = atan2(sin(lat_a) + sin(lat_b), hypot(cos(lat_a) + x, y))
    return degrees(lat), (a[1] + degrees(atan2(y, cos(lat_a) + x)) + 540.0) % 360.0 - 180.0
