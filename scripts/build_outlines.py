"""Build the brief's country outlines from the npm package world-atlas 2.0.2 (Natural Earth 1:50m, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package/countries-50m.json src/dateline/export/outlines.json.gz
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

DIGITS = 2
SMALLEST_RING = 4


def rings_of(topology: dict, arcs: list[list[tuple[float, float]]], geometry: dict) -> list[list[tuple[float, float]]]:
    polygons = geometry.get("arcs", [])
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    rings = []
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            rings.append(points)
    return rings


def decoded(topology: dict) -> list[list[tuple[float, float]]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for px, py in arc:
            x, y = x + px, y + py
            points.append((round(x * kx + dx, DIGITS), round(y * ky + dy, DIGITS)))
        arcs.append(points)
    return arcs


def main(source: str, target: str) -> None:
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = decoded(topology)
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = []
        for ring in rings_of(topology, arcs, geometry):
            thin = [p for i, p in enumerate(ring) if i == 0 or p != ring[i - 1]]
            if len(thin) >= SMALLEST_RING:
                rings.append([c for point in thin for c in point])
        countries.append({"name": geometry["properties"]["name"], "rings": rings})
    raw = json.dumps({"source": "Natural Earth 1:50m via world-atlas 2.0.2", "countries": countries}, separators=(",", ":")).encode()
    Path(target).write_bytes(gzip.compress(raw, 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:3])
