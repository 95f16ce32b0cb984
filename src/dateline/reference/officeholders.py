"""Who held which office, and when? Heads of state and government, ministers, commanders and spokespeople.

A term is known to the day, the month or the year; `first` and `last` are then the widest days it may have lasted, so
that a date outside them is certainly outside the term.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.errors import ReferenceDataError

OFFICE_FILE = "officeholders.csv"
COLUMNS = ("person", "office", "body", "country", "from", "to", "aliases", "source")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One term. `body` is the id of the actor spoken for; `last` is None while the term ran on when the data were made."""

    person: str
    office: str
    body: str
    country: str | None
    first: date
    last: date | None
    aliases: tuple[str, ...] = ()
    source: str = "hand"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.person, *self.aliases)

    def held_on(self, day: date) -> bool:
        """False only where the person certainly did not hold the office on this day."""
        return self.first <= day and (self.last is None or day <= self.last)


def parse_officeholders(lines: Iterable[str]) -> tuple[OfficeHolder, ...]:
    """Reads rows of officeholders.csv. Raises `ReferenceDataError` with the line of the first broken one."""
    return tuple(_holder(number, row) for number, row in enumerate(csv.DictReader(lines, strict=True), start=2))


def _holder(number: int, row: Mapping[str, str | None]) -> OfficeHolder:
    if any(row.get(column) is None for column in COLUMNS) or None in row:
        raise ReferenceDataError(OFFICE_FILE, number, f"must have the columns {', '.join(COLUMNS)}")
    cells = {column: (row[column] or "").strip() for column in COLUMNS}
    if not all(cells[c] for c in ("person", "office", "body", "from", "source")):
        raise ReferenceDataError(OFFICE_FILE, number, "person, office, body, from and source must be given")
    first = read_days(cells["from"], OFFICE_FILE, number)[0]
    last = read_days(cells["to"], OFFICE_FILE, number)[1] if cells["to"] else None
    if last is not None and last < first:
        raise ReferenceDataError(OFFICE_FILE, number, f"ends ({last}) before it starts ({first})")
    aliases = tuple(a.strip() for a in cells["aliases"].split("|") if a.strip())
    return OfficeHolder(
        cells["person"], cells["office"], cells["body"], cells["country"] or None, first, last, aliases, cells["source"]
    )


def read_days(cell: str, file: str, number: int) -> tuple[date, date]:
    """First and last day of "2023-10-07", "2023-10" or "2023"."""
    found = _DAY.fullmatch(cell)
    if found is None:
        raise ReferenceDataError(file, number, f"not a day, month or year: {cell!r}")
    year, month, day = int(found[1]), found[2], found[3]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        return (one := date(year, int(month), int(day))), one
    except ValueError as fault:
        raise ReferenceDataError(file, number, f"no such day: {cell!r}") from fault


__all__ = ["OFFICE_FILE", "OfficeHolder", "parse_officeholders", "read_days"]
