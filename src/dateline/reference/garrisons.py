"""Whose base is it? The forces that hold, or are guests at, the listed military sites, by year.

An attack on a base is an attack on those who are there (GOLD.md: a target is a force, people, an organisation). Reports often name the base
alone. A base with guests is told under the guests' name, for they are what such attacks are aimed at; where ground changes hands, no row
speaks for the years in dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dateline.errors import ReferenceDataError
from dateline.reference.gazetteer import read_table

FILE = "garrisons.csv"
EVER = 9999


@dataclass(frozen=True, slots=True)
class Garrison:
    """The years, both inclusive, in which a site is known as that force's; `forces` is an id of the actor directory."""

    site: str
    country: str
    forces: str
    first: int
    last: int
    source: str


Garrisons = Mapping[tuple[str, str], tuple[Garrison, ...]]
"""By the site's country (ISO 3166-1 alpha-2) and name, as `sites.csv` has them."""


@lru_cache(maxsize=1)
def load_garrisons() -> Garrisons:
    """Raises `ReferenceDataError` for a row without forces or source, or with years that are none."""
    found: dict[tuple[str, str], list[Garrison]] = defaultdict(list)
    for line, row in read_table(FILE):
        first, last = _year(row["from"], 0, line), _year(row["to"], EVER, line)
        if not row["forces"] or not row["source"] or first > last:
            raise ReferenceDataError(FILE, line, "forces, source, and years in order are needed")
        found[row["country"], row["site"]].append(Garrison(row["site"], row["country"], row["forces"], first, last, row["source"]))
    return MappingProxyType({site: tuple(rows) for site, rows in found.items()})


def _year(cell: str, otherwise: int, line: int) -> int:
    if cell and not (cell.isdigit() and len(cell) == len("2000")):
        raise ReferenceDataError(FILE, line, f"{cell!r} is not a year")
    return int(cell) if cell else otherwise


def forces_at(garrisons: Garrisons, country: str | None, site: str, year: int, besides: Container[str | None] = ()) -> tuple[str, ...]:
    """Actor ids of the forces at a listed site in a year, without those in `besides`."""
    rows = garrisons.get((country or "", site), ())
    return tuple(r.forces for r in rows if r.first <= year <= r.last and r.forces not in besides)
