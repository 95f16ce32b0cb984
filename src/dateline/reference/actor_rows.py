"""Is this row of an actor file well formed, and if not: where is the fault and what mends it?

The plain file format: CSV with a header line, one actor a line, lists inside a cell parted by `|`. The same rules read the
directory that comes with the package (the first fault is raised) and check anybody's own file (all faults are told).
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.reference.state_bodies import StateBodies

KINDS = frozenset(
    "armed_group umbrella state_force police ministry government agency international_force organisation party monitor "
    "media company person civilians".split()
)
COLUMNS = (
    "actor_id", "name", "kind", "country", "inter", "aliases", "member_of", "backed_by", "front_name_of", "speaks_for",
    "from", "to", "source",
)  # fmt: skip
RELATIONS = ("member_of", "backed_by", "front_name_of", "speaks_for")
MAX_INTER = 8
FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class RowFault:
    """One fault. `line` counts from 1, the header's; `column` is a column's name, or empty when the whole line is meant."""

    line: int
    column: str
    reason: str
    advice: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.reason}. {self.advice}"


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def row_faults(line: int, row: Mapping[str, object]) -> tuple[RowFault, ...]:
    """What is wrong with this row by itself (`csv.DictReader` gave it); relations need the other rows, see `check_file`."""
    missing = [c for c in COLUMNS if row.get(c) is None]
    if missing:
        return (RowFault(line, "", f"no value for {', '.join(missing)}", f"A row has {len(COLUMNS)} cells: {','.join(COLUMNS)}"),)
    if any(c is None for c in row):
        return (RowFault(line, "", "too many values", "Put a cell that holds a comma into quotation marks"),)
    cells = {c: str(row[c]).strip() for c in COLUMNS}
    return (*_names(line, cells), *_codes(line, cells), *_years(line, cells))


def _names(line: int, cells: Mapping[str, str]) -> list[RowFault]:
    faults = []
    if empty := [c for c in ("actor_id", "name", "source") if not cells[c]]:
        advice = "Give `hand` or the public data set's name as the source" if empty[0] == "source" else "Fill in the cell"
        faults.append(RowFault(line, empty[0], "actor_id, name and source must be given", advice))
    if cells["actor_id"] and not all(c.islower() or c.isdigit() or c == "-" for c in cells["actor_id"]):
        faults.append(RowFault(line, "actor_id", f"not an id: {cells['actor_id']!r}", "Use small letters, digits and hyphens, such as my-group"))
    if cells["kind"] not in KINDS:
        faults.append(RowFault(line, "kind", f"unknown kind {cells['kind']!r}", f"One of {', '.join(sorted(KINDS))}"))
    return faults


def _codes(line: int, cells: Mapping[str, str]) -> list[RowFault]:
    faults = []
    if cells["country"] and not _is_code(cells["country"]):
        faults.append(RowFault(line, "country", f"not a country code: {cells['country']!r}", "Use ISO 3166-1 alpha-2, such as YE, or leave it empty"))
    for alias in listed(cells["aliases"]):
        name, _, area = alias.partition("@")
        if not name or ("@" in alias and not all(map(_is_code, area.split("+")))):
            faults.append(RowFault(line, "aliases", f"not an alias: {alias!r}", "A name, or NAME@CC+CC where it holds in some countries only"))
    inter = cells["inter"]
    if inter and not inter.isdecimal():
        faults.append(RowFault(line, "inter", f"inter is not a whole number: {inter!r}", f"ACLED's inter code, 1 to {MAX_INTER}, or empty"))
    elif inter and not 1 <= int(inter) <= MAX_INTER:
        faults.append(RowFault(line, "inter", f"inter must be 1 to {MAX_INTER}: {inter}", "See ACLED's codebook, or leave it empty"))
    return faults


def _years(line: int, cells: Mapping[str, str]) -> list[RowFault]:
    faults = []
    for column in ("from", "to"):
        year = cells[column]
        if year and not year.isdecimal():
            faults.append(RowFault(line, column, f"{column} is not a whole number: {year!r}", "A year, such as 2014, or empty"))
        elif year and not FIRST_YEAR <= int(year) <= LAST_YEAR:
            faults.append(RowFault(line, column, f"not a year: {year}", f"A year from {FIRST_YEAR} to {LAST_YEAR}, or empty"))
    first, last = cells["from"], cells["to"]
    if not faults and first and last and int(first) > int(last):
        faults.append(RowFault(line, "to", f"ends ({last}) before it starts ({first})", "Swap the years, or empty one"))
    return faults


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper()


def check_file(lines: Iterable[str], known: Collection[str], states: StateBodies) -> tuple[RowFault, ...]:
    """All faults of an actor file, by line. `known`: ids of the directory that relations may name as well."""
    reader = csv.DictReader(lines, strict=True)
    try:
        header = reader.fieldnames or ()
        if absent := [c for c in COLUMNS if c not in header]:
            return (RowFault(1, absent[0], f"the header lacks {', '.join(absent)}", f"Start the file with {','.join(COLUMNS)}"),)
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as fault:
        return (RowFault(reader.line_num, "", f"not CSV: {fault}", "Close quotation marks, and double those inside a cell"),)
    faults = [fault for number, row in rows for fault in row_faults(number, row)]
    told: dict[str, int] = {}
    for number, row in rows:
        ident = (row.get("actor_id") or "").strip()
        if ident in told:
            faults.append(
                RowFault(number, "actor_id", f"second row for {ident}", f"Line {told[ident]} has it too: merge the two, or take another id")
            )
        told.setdefault(ident, number)
    for number, row in rows:
        faults += _relations(number, row, told.keys() | set(known))
        if (code := (row.get("country") or "").strip()) and _is_code(code) and code not in states.nations:
            faults.append(RowFault(number, "country", f"no such country: {code}", "Use ISO 3166-1 alpha-2, such as YE, or leave it empty"))
    return tuple(sorted(faults, key=lambda f: (f.line, COLUMNS.index(f.column) if f.column else -1)))


def _relations(line: int, row: Mapping[str, str | None], known: Collection[str]) -> list[RowFault]:
    faults = []
    for column in RELATIONS:
        for ident in listed(row.get(column) or ""):
            if ident == (row.get("actor_id") or "").strip():
                faults.append(RowFault(line, column, f"{ident} names itself", "Take it out"))
            elif ident not in known:
                faults.append(RowFault(line, column, f"{ident!r} has no row", "Add one, or find the id with `dateline actors find`"))
    return faults


__all__ = ["COLUMNS", "KINDS", "RELATIONS", "RowFault", "check_file", "listed", "row_faults"]
