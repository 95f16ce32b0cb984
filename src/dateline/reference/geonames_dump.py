"""What does a line of a GeoNames country dump say?

The real format: tab-separated UTF-8, 19 columns, no header (download.geonames.org/export/dump/readme.txt). Lines become rows of
the gazetteer's table or None where they hold nothing that reports name (streams, hotels, farms …).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.errors import ReferenceDataError
from dateline.reference.place_names import fold_place, loosen

COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code", "country code", "cc2",
    "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation", "dem", "timezone", "modification date",
)  # fmt: skip

DISTRICT_KM = {"ADM2": 40, "ADM3": 20, "ADM4": 10, "ADM5": 5, "ADMD": 20}
SITES = {
    "AIRP": ("airport", 5), "AIRF": ("airport", 5), "AIRB": ("air base", 5), "AIRQ": ("airport", 5), "MILB": ("base", 5), "INSM": ("base", 5),
    "NVB": ("naval base", 5), "CMPRF": ("refugee camp", 3), "CMP": ("camp", 3), "DAM": ("dam", 3), "RSV": ("dam", 10), "PRN": ("prison", 2),
    "OILF": ("oil field", 15), "GASF": ("gas field", 15), "OILR": ("refinery", 3), "PS": ("plant", 3), "PSN": ("nuclear site", 3),
    "PSTB": ("crossing", 3), "CSTM": ("crossing", 3), "PRT": ("port", 5), "HBR": ("port", 5), "ISL": ("island", 10), "ISLS": ("island", 30),
    "PASS": ("valley", 10), "VAL": ("valley", 20), "MTS": ("valley", 40), "DSRT": ("desert", 80), "OAS": ("town", 10),
}  # fmt: skip
"""Feature codes other than towns and divisions that are kept: the kind they become, and how far a point may be off, in kilometres."""
LEFT_OUT = frozenset({"PPLH", "PPLCH"})
"""Historical towns: their names are of the past."""
ALPHABETIC = re.compile(r"[A-Z]{2}")
MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A row as the table keeps it, and the folded keys it is found by."""

    line: str
    keys: frozenset[str]


def read_dump(lines: Iterable[str], file: str) -> Iterator[DumpRow | None]:
    """Every line as a row, or None where it is left out. Raises `ReferenceDataError` naming line and column."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_line(line.rstrip("\r\n").removeprefix("\ufeff"), file, number)


def read_line(line: str, file: str, number: int) -> DumpRow | None:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ReferenceDataError(file, number, f"{len(cells)} columns, a GeoNames dump has {len(COLUMNS)} (tab-separated)")
    row = dict(zip(COLUMNS, cells, strict=True))
    lat, lon = degrees(row, "latitude", 90.0, file, number), degrees(row, "longitude", 180.0, file, number)
    population = whole(row, "population", file, number)
    if not row["geonameid"].isdecimal():
        raise ReferenceDataError(file, number, f"column 1 (geonameid): {row['geonameid']!r} is not a number")
    if not row["name"]:
        raise ReferenceDataError(file, number, "column 2 (name) is empty")
    country = row["country code"]
    if country and ALPHABETIC.fullmatch(country) is None:
        raise ReferenceDataError(file, number, f"column 9 (country code): {country!r} is not an ISO 3166-1 alpha-2 code")
    told = kind_of(row["feature class"], row["feature code"])
    if told is None or not country:
        return None
    kind, radius = told
    name = plain(row["name"])
    names = [name, row["name"], row["asciiname"], *row["alternatenames"].split(",")[:MOST_NAMES]]
    exact = {key for key in map(fold_place, filter(usable, names)) if len(key) > 1}
    keys = frozenset(exact | {f"~{loose}" for key in exact if len(loose := loosen(key)) > 3})
    kept = (kind, name, country, row["admin1 code"], str(population or ""), f"{lat:.4f}", f"{lon:.4f}", f"geonames:{row['geonameid']}", radius)
    return DumpRow("\t".join(cell.replace("\t", " ") for cell in kept), keys) if keys else None


def kind_of(feature_class: str, code: str) -> tuple[str, str] | None:
    """The gazetteer's kind and the radius (empty: by population), None for what is left out."""
    if feature_class == "P":
        return None if code in LEFT_OUT else ("town", "")
    if feature_class == "A":
        return ("district", str(DISTRICT_KM[code])) if code in DISTRICT_KM else None
    if code in SITES:
        kind, radius = SITES[code]
        return kind, str(radius)
    return None


def degrees(row: dict[str, str], column: str, most: float, file: str, number: int) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        raise ReferenceDataError(
            file, number, f"column {COLUMNS.index(column) + 1} ({column}): {row[column]!r} is no number from -{most:g} to {most:g}"
        )
    return value


def whole(row: dict[str, str], column: str, file: str, number: int) -> int:
    if row[column] and not row[column].isdecimal():
        raise ReferenceDataError(file, number, f"column {COLUMNS.index(column) + 1} ({column}): {row[column]!r} is not a whole number")
    return int(row[column] or 0)


def plain(name: str) -> str:
    """Without the marks of a scholarly transliteration."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[ʻʼʿʾ`‘’]", "'", text).strip("' ") or name


def usable(alias: str) -> bool:
    """In Latin letters, written as a name, and no airport code."""
    return any(c.isupper() for c in alias) and re.fullmatch(r"[A-Z]{2,4}", alias) is None and all(ord(c) < 0x370 or ord(c) >= 0x1E00 for c in alias)
