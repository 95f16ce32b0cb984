"""Which places has the user added, and how are they kept?

One folder (`Settings.gazetteer`). `dateline gazetteer add` writes NAME.rows, NAME.keys and NAME.json beside each other, in the form
of `place_table`; the files are mapped, not read, so that millions of rows cost no memory. `add-sites` keeps the checked CSV as
NAME.sites.csv. A half-written addition is never seen: the .json comes last.
"""

from __future__ import annotations

import csv
import heapq
import io
import json
import mmap
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from dateline.errors import ReferenceDataError
from dateline.reference.gazetteer import KIND_RADIUS, Named, Place
from dateline.reference.geonames_dump import DumpRow, read_dump
from dateline.reference.place_table import PlaceTable

CHUNK = 400_000
"""Keys sorted in memory at a time."""
SITE_COLUMNS = ("name", "lat", "lon", "kind", "country", "radius", "aliases", "source")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Added:
    """One addition. `kind` is "geonames" or "sites"; `left_out` counts lines of kinds that are not kept."""

    name: str
    kind: str
    rows: int
    left_out: int
    digest: str


def added(folder: Path) -> list[Added]:
    """What is in the folder, by name; none when there is no folder. Raises `ReferenceDataError` for a broken record."""
    found = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            found.append(Added(**json.loads(path.read_text("utf-8"))))
        except (ValueError, TypeError) as error:
            raise ReferenceDataError(str(path), 1, "not a record of added places; remove the file") from error
    return found


def fingerprint(folder: Path) -> str:
    """Short and the same for the same additions; empty when there are none."""
    held = [item.digest for item in added(folder)]
    return sha256("".join(held).encode()).hexdigest()[:8] if held else ""


def name_of(file: Path, given: str | None) -> str:
    name = given or file.name.split(".")[0]
    if NAME.fullmatch(name) is None:
        raise ReferenceDataError(str(file), 1, f"{name!r} cannot name an addition: give --name with letters, digits, dot, dash or underscore")
    return name


@contextmanager
def opened(file: Path) -> Iterator[IO[str]]:
    """The dump as text, straight from GeoNames' zip (IQ.zip holds IQ.txt) or unpacked."""
    if file.suffix.lower() != ".zip":
        with file.open(encoding="utf-8", newline="\n") as text:
            yield text
        return
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise ReferenceDataError(str(file), 1, "not a zip archive") from error
    with archive:
        inside = next((n for n in archive.namelist() if n.lower() == f"{file.stem}.txt".lower()), None)
        if inside is None:
            raise ReferenceDataError(str(file), 1, f"holds no {file.stem}.txt, as GeoNames' archives do")
        with archive.open(inside) as raw, io.TextIOWrapper(raw, "utf-8", newline="\n") as text:
            yield text


def add_dump(file: Path, folder: Path, name: str | None = None) -> Added:
    """Stream a GeoNames dump into the folder; an addition of the same name is replaced, and stays where the new one is broken."""
    name = name_of(file, name)
    folder.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with tempfile.TemporaryDirectory(dir=folder) as scratch, opened(file) as lines:
        try:
            rows, left_out = write_rows(read_dump(lines, str(file)), Path(scratch), digest.update)
        except UnicodeDecodeError as error:
            raise ReferenceDataError(str(file), 1, f"not UTF-8: {error.reason}") from error
        if rows == 0:
            raise ReferenceDataError(str(file), 1, "holds no place that is kept (towns, divisions, airports, bases, dams …)")
        remove(name, folder)
        for part in ("rows", "keys"):
            (Path(scratch) / part).replace(folder / f"{name}.{part}")
    return record(Added(name, "geonames", rows, left_out, digest.hexdigest()), folder)


def write_rows(found: Iterable[DumpRow | None], scratch: Path, hashed: object) -> tuple[int, int]:
    """The table's two files; keys are sorted in chunks and merged."""
    rows = left_out = offset = 0
    chunks: list[Path] = []
    waiting: list[str] = []

    def spill() -> None:
        chunk = scratch / f"chunk{len(chunks)}"
        chunk.write_text("".join(f"{line}\n" for line in sorted(waiting)), "ascii")
        chunks.append(chunk)
        waiting.clear()

    with (scratch / "rows").open("wb") as out:
        for row in found:
            if row is None:
                left_out += 1
                continue
            raw = f"{row.line}\n".encode()
            hashed(raw)  # type: ignore[operator]
            out.write(raw)
            waiting += (f"{key}\t{base36(offset)}" for key in row.keys)
            offset += len(raw)
            rows += 1
            if len(waiting) >= CHUNK:
                spill()
    spill()
    with (scratch / "keys").open("w", encoding="ascii", newline="\n") as out_keys:
        out_keys.writelines(joined(chunks))
    return rows, left_out


def joined(chunks: Iterable[Path]) -> Iterator[str]:
    """One line for each key, its rows behind it."""
    sources = [chunk.open(encoding="ascii") for chunk in chunks]
    try:
        current, refs = "", [""]
        for line in heapq.merge(*sources):
            key, _, ref = line.rstrip("\n").partition("\t")
            if key != current and current:
                yield f"{current}\t{','.join(refs)}\n"
            refs = [*refs, ref] if key == current else [ref]
            current = key
        if current:
            yield f"{current}\t{','.join(refs)}\n"
    finally:
        for source in sources:
            source.close()


def base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"


def add_sites(file: Path, folder: Path, countries: Iterable[str], name: str | None = None) -> Added:
    """Check a CSV of own places and keep it. Raises `ReferenceDataError` naming line and column."""
    name = name_of(file, name)
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceDataError(str(file), 1, f"not UTF-8: {error.reason}") from error
    sites = read_sites(text, str(file), frozenset(countries))
    if not sites:
        raise ReferenceDataError(str(file), 1, "holds no row")
    folder.mkdir(parents=True, exist_ok=True)
    remove(name, folder)
    (folder / f"{name}.sites.csv").write_text(text, "utf-8")
    return record(Added(name, "sites", len(sites), 0, sha256(text.encode()).hexdigest()), folder)


def read_sites(text: str, file: str, countries: frozenset[str]) -> list[Named]:
    """Rows of name, lat, lon, kind, country, radius (km), aliases ("|" between), source; the last four may be empty."""
    reader = csv.DictReader(text.splitlines())
    given = tuple(reader.fieldnames or ())
    missing = [c for c in SITE_COLUMNS[:4] if c not in given]
    unknown = [c for c in given if c not in SITE_COLUMNS]
    if missing or unknown:
        said = f"no column {missing[0]!r}" if missing else f"unknown column {unknown[0]!r}"
        raise ReferenceDataError(file, 1, f"{said}: wants {', '.join(SITE_COLUMNS)}")
    return [read_site(row, file, reader.line_num, countries) for row in reader if any(row.values())]


def read_site(row: Mapping[str, str | None], file: str, line: int, countries: frozenset[str]) -> Named:
    if None in row:
        raise ReferenceDataError(file, line, "more cells than columns")
    cells = {column: (row.get(column) or "").strip() for column in SITE_COLUMNS}
    for column in ("name", "kind"):
        if not cells[column]:
            raise ReferenceDataError(file, line, f"column {column} is empty")
    if cells["kind"] not in KIND_RADIUS:
        raise ReferenceDataError(file, line, f"column kind: {cells['kind']!r} is none of {', '.join(sorted(KIND_RADIUS))}")
    if cells["country"] and cells["country"] not in countries:
        raise ReferenceDataError(file, line, f"column country: {cells['country']!r} is no ISO 3166-1 alpha-2 code (empty at sea)")
    lat, lon = number(cells, "lat", (-90.0, 90.0), file, line), number(cells, "lon", (-180.0, 180.0), file, line)
    radius = number(cells, "radius", (0.0, 5000.0), file, line) if cells["radius"] else KIND_RADIUS[cells["kind"]]
    place = Place(
        name=cells["name"], kind=cells["kind"], country=cells["country"] or None, admin1=None, lat=lat, lon=lon, radius_km=radius,
        source=cells["source"] or "own", countries=(cells["country"],) if cells["country"] else (), listed=True,
    )  # fmt: skip
    return place, tuple(alias.strip() for alias in cells["aliases"].split("|") if alias.strip())


def number(cells: Mapping[str, str], column: str, bounds: tuple[float, float], file: str, line: int) -> float:
    try:
        value = float(cells[column])
    except ValueError:
        value = bounds[1] + 1.0
    if not bounds[0] <= value <= bounds[1]:
        raise ReferenceDataError(file, line, f"column {column}: {cells[column]!r} is no number from {bounds[0]:g} to {bounds[1]:g}")
    return value


def record(item: Added, folder: Path) -> Added:
    (folder / f"{item.name}.json").write_text(json.dumps(asdict(item)) + "\n", "utf-8")
    return item


def remove(name: str, folder: Path) -> bool:
    """Forget an addition; false when there is none of this name."""
    known = any(item.name == name for item in added(folder))
    for suffix in ("json", "rows", "keys", "sites.csv"):
        if NAME.fullmatch(name) is not None:
            (folder / f"{name}.{suffix}").unlink(missing_ok=True)
    return known


def tables(folder: Path) -> tuple[PlaceTable, ...]:
    """The added dumps, mapped."""
    return tuple(PlaceTable(mapped(folder / f"{i.name}.rows"), mapped(folder / f"{i.name}.keys")) for i in added(folder) if i.kind == "geonames")


def mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as source:
        return mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)


def sites(folder: Path, countries: Iterable[str]) -> list[Named]:
    """The added sites of all files."""
    known = frozenset(countries)
    paths = [folder / f"{item.name}.sites.csv" for item in added(folder) if item.kind == "sites"]
    return [site for path in paths for site in read_sites(path.read_text("utf-8"), str(path), known)]
