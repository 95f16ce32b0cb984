"""Under which country, and by which name, is disputed ground shown?

Grounding files every place under one code so that places can be compared; the codes follow what ISO 3166-1 and GeoNames list and
are no statement about sovereignty. Whoever reads or passes on the casebook chooses what is shown: one claimant's code, several with
a slash, and a name. The choice changes what is shown and exported, nothing that is stored. Areas are boxes, rough at their edges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import ReferenceDataError, SettingsError
from dateline.reference.gazetteer import Box, number, read_table, split
from dateline.reference.place_names import fold_place

FILE = "disputed.csv"
SETTING = "disputed"


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """`shown` is the code that values carry; `claimants` are those that may be shown instead; without a box, the whole country."""

    key: str
    title: str
    shown: str
    claimants: tuple[str, ...]
    countries: tuple[str, ...]
    box: Box | None
    names: tuple[str, ...]

    def holds(self, country: str | None, lat: float, lon: float) -> bool:
        """Does a value filed under this country at this point lie in the area?"""
        if country not in self.countries:
            return False
        if self.box is None:
            return True
        south, west, north, east = self.box
        return south <= lat <= north and west <= lon <= east


@dataclass(frozen=True, slots=True)
class Naming:
    """What is shown for one area: codes joined by a slash, and a name for the area itself or None to leave it."""

    area: DisputedArea
    country: str
    name: str | None


@lru_cache(maxsize=1)
def disputed_areas() -> Mapping[str, DisputedArea]:
    """By key, in the order of the file, where finer areas stand first. Raises `ReferenceDataError`."""
    found: dict[str, DisputedArea] = {}
    for line, row in read_table(FILE):
        box: Box | None = None
        if row["south"]:
            box = (
                number(FILE, line, row, "south"),
                number(FILE, line, row, "west"),
                number(FILE, line, row, "north"),
                number(FILE, line, row, "east"),
            )
        area = DisputedArea(
            row["key"], row["title"], row["shown"], split(row["claimants"]), split(row["countries"]), box, split(row["alternative_names"])
        )
        if area.key in found or area.shown not in area.claimants:
            raise ReferenceDataError(FILE, line, "a key twice, or a shown code that is no claimant's")
        found[area.key] = area
    return found


def read_namings(setting: str) -> tuple[Naming, ...]:
    """ "crimea=UA/RU, western-sahara=MA:Moroccan Sahara". Raises `SettingsError` for an unknown area or a code of nobody who claims it."""
    areas, found = disputed_areas(), []
    for part in filter(None, (p.strip() for p in setting.split(","))):
        key, equals, told = part.partition("=")
        codes, _, name = told.partition(":")
        area = areas.get(key.strip())
        if not equals or area is None:
            raise SettingsError(SETTING, part, f"wants AREA=CODE[:NAME] with one of the areas {', '.join(areas)}")
        wrong = [code for code in codes.strip().split("/") if code not in area.claimants]
        if wrong:
            raise SettingsError(SETTING, part, f"{wrong[0]!r} is none of {', '.join(area.claimants)}, which {area.title} may be shown under")
        found.append(Naming(area, codes.strip(), name.strip() or None))
    return tuple(found)


def renamed(row: Mapping[str, object], namings: tuple[Naming, ...]) -> dict[str, object]:
    """A row with `country`, `place`, `lat` and `lon` as the namings show it; the row itself stays as it is."""
    changed = dict(row)
    country, lat, lon = row.get("country"), row.get("lat"), row.get("lon")
    if not isinstance(country, str) or not isinstance(lat, float | int) or not isinstance(lon, float | int):
        return changed
    for naming in namings:
        if naming.area.holds(country, lat, lon):
            changed["country"] = naming.country
            known = {fold_place(n) for n in (naming.area.title, *naming.area.names)}
            for field in ("place", "admin1"):
                told = changed.get(field)
                if naming.name is not None and isinstance(told, str) and fold_place(told) in known:
                    changed[field] = naming.name
            return changed
    return changed
