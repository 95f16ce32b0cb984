"""Which places bear this name, and where and how large are they?

One immutable `Gazetteer` holds towns (GeoNames cities500), airports (airportsdata), second-level divisions, provinces,
countries, seas, hand-listed sites and regions. `find` answers with every bearer of a name; choosing among them is the
reader's work (`extract.places`).
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from math import sqrt

from dateline.errors import ReferenceDataError
from dateline.reference.earth import distance_km
from dateline.reference.place_names import fold_place, loosen, place_words
from dateline.reference.place_table import PlaceTable

DATA = files("dateline.reference") / "data"

Box = tuple[float, float, float, float]
"""South, west, north, east. West above east crosses the date line."""

ROW_KINDS = {"t": "town", "a": "airport", "b": "air base", "c": "district", "d": "district"}
ROW_SOURCES = {"t": "geonames", "a": "airportsdata", "b": "airportsdata", "c": "geonames", "d": "geonames"}
USUAL = "="
"""In place of a source: the name was chosen by hand."""

KIND_RADIUS = {
    "air base": 5.0, "airport": 5.0, "base": 5.0, "naval base": 5.0, "camp": 3.0, "refugee camp": 3.0, "checkpoint": 3.0, "crossing": 3.0,
    "dam": 3.0, "desert": 80.0, "district": 30.0, "facility": 2.0, "gas field": 15.0, "island": 10.0, "neighbourhood": 3.0,
    "nuclear site": 3.0, "oil field": 15.0, "plant": 3.0, "port": 5.0, "prison": 2.0, "refinery": 3.0, "region": 50.0, "sea": 30.0,
    "strait": 30.0, "town": 5.0, "valley": 20.0, "village": 3.0,
}  # fmt: skip
"""Kinds a user's own place may have, and the radius in kilometres where none is told."""

FIELD_RADIUS_KM = 5.0
DISTRICT_RADIUS_KM = 60.0
CAPITAL_POPULATION = 100_000
"""Smaller towns of a capital's name may be others; the smallest capitals need no more weight than they have."""

LOOSE_LENGTH = 4
"""Shorter loosened keys say too little."""


@dataclass(frozen=True, slots=True)
class Place:
    """One bearer of a name. `kind` is town, airport, air base, district, province, country, sea, region or a site's
    own kind; `alias` says that it was found by another name than the one it goes by."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    source: str
    population: int = 0
    box: Box | None = None
    alias: bool = False
    countries: tuple[str, ...] = ()
    """For a region over several countries: all of them."""
    listed: bool = False
    """Its name is the usual English one, chosen by hand."""
    capital: bool = False
    """A country's seat of government."""

    @property
    def is_area(self) -> bool:
        return self.kind in AREA_KINDS

    @property
    def countries_of(self) -> tuple[str, ...]:
        """Its country, or for a region over several all of them; empty at sea."""
        return self.countries or ((self.country,) if self.country is not None else ())

    @property
    def point(self) -> tuple[float, float]:
        return self.lat, self.lon


Named = tuple[Place, tuple[str, ...]]
"""A place and its aliases."""

AREA_KINDS = frozenset({"country", "province", "district", "region", "part", "sea"})


@dataclass(frozen=True, slots=True)
class Country:
    iso: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Everything that has a name and a place. Build it with `load_gazetteer`."""

    towns: PlaceTable
    countries: Mapping[str, Country]
    """By ISO 3166-1 alpha-2 code."""
    provinces: Mapping[str, Place]
    """By GeoNames code ("IQ.11")."""
    areas: Mapping[str, tuple[Place, ...]]
    """Countries, provinces, regions and seas by folded name."""
    sites: Mapping[str, tuple[Place, ...]]
    """Hand-listed sites by folded name."""
    borders: Mapping[tuple[str, str], Place]
    """Middle of the land border of two countries, codes in alphabetical order."""
    country_keys: Mapping[str, str]
    """Folded names and demonyms of countries, to their codes."""
    coasts: Mapping[str, tuple[Place, ...]]
    """Waters before each country's coasts, by code, best known first."""
    parts: Mapping[tuple[str, str], tuple[float, float]]
    """Middle of each compass part of a country ("IQ", "west")."""
    short_forms: Mapping[str, str] = field(default_factory=dict)
    """Provinces as newspapers shorten them ("Ky."), to their names."""
    region_words: Mapping[str, str] = field(default_factory=dict)
    """Names of hand-listed regions that lie in one country, to its code."""
    added: tuple[PlaceTable, ...] = ()
    """The user's own tables (`user_places`)."""

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, areas first."""
        key = fold_place(name)
        if len(key) < 2:
            return ()
        fixed = (*self.areas.get(key, ()), *self.sites.get(key, ()))
        return (*(known_as(p, key) for p in fixed), *self.all_tables(key))

    def all_tables(self, key: str) -> tuple[Place, ...]:
        """Towns and airports of the embedded table, and what the user's tables have beside them."""
        return _from_tables(self, key)

    def find_sites(self, name: str, kinds: frozenset[str]) -> tuple[Place, ...]:
        """Listed sites of these kinds that share a name apart from the words that say what they are."""
        key = bare_key(name)
        return tuple(known_as(p, key) for p in self.sites.get(f"@{key}", ()) if p.kind in kinds) if key else ()

    def find_areas(self, name: str) -> tuple[Place, ...]:
        key = fold_place(name)
        return tuple(known_as(p, key) for p in self.areas.get(key, ()))

    def find_loosely(self, name: str) -> tuple[Place, ...]:
        """Places whose name is spelled alike once transliteration is ignored, for when `find` finds nothing."""
        key = loosen(fold_place(name))
        if len(key) < LOOSE_LENGTH:
            return ()
        fixed = (*self.areas.get(f"~{key}", ()), *self.sites.get(f"~{key}", ()))
        return (*(known_as(p, key) for p in fixed), *self.all_tables(f"~{key}"))

    def table_places(self, key: str, table: PlaceTable) -> Iterator[Place]:
        for kind, name, country, admin1, population, lat, lon, source, *reach in table.find(key):
            province = self.provinces.get(f"{country}.{admin1}")
            size = int(population or 0)
            yield Place(
                name=name,
                kind=ROW_KINDS.get(kind, kind),
                country=country,
                admin1=None if province is None else province.name,
                lat=float(lat),
                lon=float(lon),
                radius_km=float(reach[0]) if reach and reach[0] else radius_of(kind, size, province),
                source=source_of(kind, source),
                population=size,
                listed=source == USUAL,
                alias=fold_place(name) != key,
                capital=ROW_KINDS.get(kind, kind) == "town" and size >= CAPITAL_POPULATION and self.is_capital(name, country),
            )

    def is_capital(self, name: str, iso: str) -> bool:
        country = self.countries.get(iso)
        return country is not None and country.capital != "" and fold_place(country.capital) == fold_place(name)

    def part(self, place: Place, way: str) -> tuple[float, float] | None:
        """The middle of a compass part, known for whole countries only."""
        return self.parts.get((place.country or "", way)) if place.kind == "country" else None

    def border(self, a: str, b: str) -> Place | None:
        return self.borders.get((min(a, b), max(a, b)))


@lru_cache(maxsize=1 << 12)
def _from_tables(gazetteer: Gazetteer, key: str) -> tuple[Place, ...]:
    """Kept for the names read last: a report asks for each of its names many times."""
    found = list(gazetteer.table_places(key, gazetteer.towns))
    for table in gazetteer.added:
        found += [p for p in gazetteer.table_places(key, table) if not any(same_spot(p, known) for known in found)]
    return tuple(found)


SAME_SPOT_KM = 3.0


def same_spot(a: Place, b: Place) -> bool:
    """One place, held by two tables."""
    return a.kind == b.kind and a.country == b.country and distance_km(a.point, b.point) <= SAME_SPOT_KM


def source_of(kind: str, cell: str) -> str:
    """The embedded table leaves out what its letters tell; the user's tables say all."""
    if kind not in ROW_SOURCES:
        return cell
    return f"{ROW_SOURCES[kind]}:{cell}" if cell not in ("", USUAL) else ROW_SOURCES[kind]


def known_as(place: Place, key: str) -> Place:
    """The place, marked when it goes by another name than the one it was found by."""
    if fold_place(place.name) == key:
        return place
    return replace(place, alias=True)


KIND_PARTS = frozenset(
    "air base airbase airport airfield camp refugee displacement garrison military nuclear power plant oil gas field oilfield port of dam"
    " crossing border prison naval island refinery hospital zone landing facility site the".split()
)


def bare_key(name: str) -> str:
    """The folded name without the words that say what kind of place it is."""
    return fold_place(" ".join(word for word in place_words(name) if word not in KIND_PARTS))


def radius_of(kind: str, population: int, province: Place | None) -> float:
    """A town's reach grows with the root of its people; a division without a point may lie anywhere in its province."""
    if kind == "d":
        return province.radius_km if province is not None else DISTRICT_RADIUS_KM
    if kind in ("a", "b"):
        return FIELD_RADIUS_KM
    return round(min(25.0, max(2.0, sqrt(population) / 60)), 1)


def read_table(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a data file with their line numbers."""
    for line, row in enumerate(csv.DictReader((DATA / name).read_text("utf-8").splitlines()), 2):
        if None in row or None in row.values():
            raise ReferenceDataError(name, line, "wrong number of columns")
        yield line, row


def split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def number(name: str, line: int, row: Mapping[str, str], column: str) -> float:
    try:
        return float(row[column])
    except (KeyError, ValueError) as error:
        raise ReferenceDataError(name, line, f"{column} is not a number") from error


def area(name: str, line: int, row: Mapping[str, str], kind: str, source: str) -> Place:
    """A row with lat, lon, radius_km and perhaps a box."""
    lat, lon, radius = (number(name, line, row, c) for c in ("lat", "lon", "radius_km"))
    box: Box | None = None
    if row.get("south"):
        south, west, north, east = (number(name, line, row, c) for c in ("south", "west", "north", "east"))
        box = (south, west, north, east)
    named = split(row.get("country", ""))
    country = named[0] if len(named) == 1 else None
    return Place(
        name=row["name"],
        kind=kind,
        country=country,
        admin1=row.get("admin1") or None,
        lat=lat,
        lon=lon,
        radius_km=radius,
        source=source,
        box=box,
        countries=named,
    )


def index(places: Iterable[tuple[Place, Iterable[str]]]) -> Mapping[str, tuple[Place, ...]]:
    """By folded name and, behind a tilde, by loosened name."""
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for place, aliases in places:
        for name in (place.name, *aliases):
            key = fold_place(name)
            if place.listed and not place.is_area and len(bare := bare_key(name)) > 2:
                found[f"@{bare}"].setdefault(place)
            if len(key) > 1:
                found[key].setdefault(place)
                if len(loose := loosen(key)) >= LOOSE_LENGTH:
                    found[f"~{loose}"].setdefault(place)
    return {key: tuple(bearers) for key, bearers in found.items()}


def load_countries() -> dict[str, Country]:
    loaded: dict[str, Country] = {}
    for line, row in read_table("countries.csv"):
        iso = row["iso"]
        place = area("countries.csv", line, {**row, "country": iso}, "country", "naturalearth")
        loaded[iso] = Country(iso, row["name"], split(row["aliases"]), split(row["demonyms"]), row["capital"], place)
    return loaded


def merged(regions: Iterable[Named], provinces: Iterable[Named]) -> Iterator[Named]:
    """Regions and provinces; a listed region that is a province takes that province's place and aliases."""
    own = {(place.country, fold_place(place.name)): (place, aliases) for place, aliases in provinces}
    for place, aliases in regions:
        province = own.pop((place.country, fold_place(place.name)), None)
        if province is None:
            yield place, aliases
        else:
            yield replace(place, kind="province", admin1=province[0].name), (*aliases, *province[1])
    yield from own.values()


def country_keys(countries: Mapping[str, Country]) -> dict[str, str]:
    """Names before demonyms before plurals, the first country to claim a word keeps it."""
    keys: dict[str, str] = {}
    for wordings in (lambda c: (c.name, *c.aliases), lambda c: c.demonyms, lambda c: (f"{d}s" for d in c.demonyms)):
        for iso, country in countries.items():
            for wording in wordings(country):
                keys.setdefault(fold_place(wording), iso)
    return keys


def load_provinces() -> dict[str, Named]:
    loaded: dict[str, Named] = {}
    for line, row in read_table("provinces.csv"):
        full = {**row, "country": row["code"].split(".")[0], "admin1": row["name"]}
        loaded[row["code"]] = area("provinces.csv", line, full, "province", "geonames"), split(row["aliases"])
    return loaded


def load_listed(name: str, kind: str | None, source: str | None) -> Iterator[Named]:
    """Rows of a hand-made list; kind and source stand in the row where they are not given."""
    for line, row in read_table(name):
        place = replace(area(name, line, row, kind or row["kind"], source or row["source"]), listed=source is None)
        yield place, split(row.get("aliases", ""))


def load_coasts() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for line, row in read_table("coasts.csv"):
        place = replace(area("coasts.csv", line, row, "coast", "hand"), country=None)
        found[row["country"]] = (*found.get(row["country"], ()), place)
    return found


def load_gazetteer(own_sites: Iterable[Named] = (), added: tuple[PlaceTable, ...] = ()) -> Gazetteer:
    """Parse the data files; the user's own sites and tables come in as they are.

    Takes a few tenths of a second: do it once and hand the object on."""
    countries, provinces = load_countries(), load_provinces()
    seas = list(load_listed("seas.csv", "sea", None))
    drawn = load_listed("natural_earth_seas.csv", "sea", "naturalearth")
    listed = {fold_place(place.name) for place, _ in seas}
    areas = [
        *((c.place, c.aliases) for c in countries.values()),
        *merged(load_listed("regions.csv", None, None), provinces.values()),
        *seas,
        *((place, aliases) for place, aliases in drawn if fold_place(place.name) not in listed),
    ]
    borders = {
        (row["a"], row["b"]): area("borders.csv", line, {**row, "name": f"{row['a']}-{row['b']} border"}, "border", "naturalearth")
        for line, row in read_table("borders.csv")
    }
    regions = list(load_listed("regions.csv", None, None))
    return Gazetteer(
        towns=PlaceTable(unpacked("towns.txt.gz"), unpacked("town_keys.txt.gz")),
        countries=countries,
        provinces={code: place for code, (place, _) in provinces.items()},
        areas=index(areas),
        sites=index((*load_listed("sites.csv", None, None), *own_sites)),
        added=added,
        borders=borders,
        country_keys=country_keys(countries),
        coasts=load_coasts(),
        parts={
            (row["iso"], row["part"]): (number("parts.csv", line, row, "lat"), number("parts.csv", line, row, "lon"))
            for line, row in read_table("parts.csv")
        },
        short_forms={row["short"]: provinces[row["code"]][0].name for _, row in read_table("short_forms.csv")},
        region_words={name: place.country for place, aliases in regions if place.country for name in (place.name, *aliases)},
    )


def unpacked(name: str) -> bytes:
    return gzip.decompress((DATA / name).read_bytes())
