"""Which bearers of a document's place names lie together?

A report's places keep company: of forty Springfields it means the one beside its other towns. Each name's bearers share
one unit of belief, first by how well known they are and which countries the text names; then each bearer gains from the
believed bearers of the other names that lie near it, and the shares are made anew, three times over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dateline.extract.place_choice import own_weight
from dateline.reference.earth import EARTH_KM, Point
from dateline.reference.gazetteer import Place

ROUNDS = 3
MOST_BEARERS = 40
REACH_KM = 70.0
SAME_COUNTRY = 0.1
"""What a believed place anywhere in the same country adds, beside one for a place next door."""

WIDE_KM = 200.0
FULL = 2.0
"""Two neighbours believed without doubt are company enough."""

KNOWN, NAMED, NEAR = 1.2, 2.0, 4.0
"""Weights of log belief: per factor of ten in people, the country named most, full company. Set on the dev halves of
`benchmarks.places`, 2026-11-30."""

Company = tuple[tuple[Point, float], ...]
"""Points of bearers with how much company they keep, 0..1."""


def company_of(bearers_of: Mapping[str, Sequence[Place]], countries: Mapping[str, float]) -> dict[str, Company]:
    """For each name, the company that its bearers keep among those of the other names. `countries`: weights 0..1."""
    names = [name for name, bearers in bearers_of.items() if bearers]
    kept = {name: sorted(bearers_of[name], key=lambda p: -own_weight(p, bearers_of[name]))[:MOST_BEARERS] for name in names}
    places = [(place, index, own_weight(place, kept[name])) for index, name in enumerate(names) for place in kept[name]]
    if len(names) < 2:
        return {}
    owner = np.array([index for _, index, _ in places])
    prior = np.array([KNOWN * weight + NAMED * max((countries.get(c, 0.0) for c in p.countries_of), default=0.0) for p, _, weight in places])
    near = closeness([p for p, _, _ in places], owner)
    gained = np.zeros(len(places))
    for _ in range(ROUNDS):
        gained = np.minimum(near @ shares(prior + NEAR * gained, owner), FULL) / FULL
    found: dict[str, dict[Point, float]] = {name: {} for name in names}
    for (place, index, _), share in zip(places, gained, strict=True):
        mine = found[names[index]]
        mine[place.point] = max(round(float(share), 3), mine.get(place.point, 0.0))
    return {name: tuple(points.items()) for name, points in found.items()}


def shares(weight: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Weights of each owner's bearers as shares of one."""
    raw = np.exp(weight - weight.max())
    return np.asarray(raw / np.maximum(np.bincount(owner, raw)[owner], 1e-12))


def closeness(places: Sequence[Place], owner: np.ndarray) -> np.ndarray:
    """How much each place (column) supports each other (row), 0..1; none for the same name or the same point."""
    lat, lon = np.radians([p.lat for p in places]), np.radians([p.lon for p in places])
    radius = np.array([min(p.radius_km, 1000.0) for p in places])
    half = np.sin((lat[:, None] - lat) / 2) ** 2 + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    apart = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    widest = np.maximum(radius[:, None], radius)
    near = np.exp(-np.maximum(0.0, apart - widest) / REACH_KM) / (1.0 + np.maximum(0.0, widest - REACH_KM) / WIDE_KM)
    codes = {iso: i for i, iso in enumerate(dict.fromkeys(p.country for p in places))}
    home = np.array([codes[p.country] if p.country is not None else -1 - i for i, p in enumerate(places)])
    near = np.maximum(near, SAME_COUNTRY * (home[:, None] == home))
    return np.where((owner[:, None] == owner) | (apart < 1.0), 0.0, near)
