"""How does a chosen place become a value: its precision, its radius, what falls back on what?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from dateline.extract.place_choice import Choice, Scope
from dateline.extract.place_phrase import DETERMINER, FIELDS, KIND_WORDS, LOOSE_KINDS, OF_KIND
from dateline.model.values import Basis, PlaceCandidate, PlaceValue
from dateline.reference.gazetteer import Place
from dateline.reference.place_names import fold_place

NEAR_KM = 15.0
SMALL_REGION_KM = 130.0
"""Regions within this radius are as fine as a province (Gaza Strip, Golan Heights); larger ones as a country."""

AROUND_KM = {"province": 60.0, "district": 30.0, "area": 15.0, "valley": 30.0}
AIRPORT_TOWN_KM = 10.0
ROAD_KM = 25.0
FIELD_WORD = re.compile(r"air|aero|field|base|strip", re.I)
SAME_NAME = 0.6
ONE_SPELLING = frozenset({"UA", "BY", "MD", "GE", "AM", "AZ"})
"""Countries where an older spelling is another language's, not another transliteration."""

SHOUTED = 3
"""Longer names in capitals only are headline style; shorter ones may be abbreviations."""

NARROW_WATER_KM = 60.0
SMALL_COUNTRY_KM = 20.0


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the ground it stands on, which may contain or anchor further places."""

    value: PlaceValue
    ground: Place
    standing: int = 0
    """0 for a place that a list holds, 1 for a name placed by what contains it, 2 for words that name nothing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that lead to no place."""

    reason: str
    trace: tuple[str, ...] = ()
    rejected: tuple[PlaceCandidate, ...] = ()


def whole_precision(place: Place) -> int:
    """GOLD.md's precision of a place as a whole."""
    match place.kind:
        case "country":
            return 2 if place.radius_km <= SMALL_COUNTRY_KM else 3
        case "region":
            return 2 if place.radius_km <= SMALL_REGION_KM else 3
        case "sea":
            return 2 if place.radius_km <= NARROW_WATER_KM else 3
        case "border" | "coast" | "part":
            return 3
        case "province" | "district":
            return 2
        case _:
            return 1


def grounded(place: Place, phrase: str, basis: Basis, trace: tuple[str, ...]) -> Found:
    """The place itself as the value."""
    value = PlaceValue(
        phrase=phrase,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=round(place.lat, 4),
        lon=round(place.lon, 4),
        radius_km=round(place.radius_km, 1),
        precision=whole_precision(place),
        kind=place.kind,
        basis=basis,
        source=place.source,
        trace=trace,
    )
    return Found(value, place)


def as_place(value: PlaceValue) -> Place:
    """A value as the ground that others may lie in, or beside."""
    within = (value.country,) if value.country else ()
    return Place(value.name, value.kind, value.country, value.admin1, value.lat, value.lon, value.radius_km, value.source, countries=within)


def from_choice(choice: Choice, phrase: str, wanted: frozenset[str]) -> Found:
    """Chosen among bearers of the name: stated when the words alone decide, inferred when the context does."""
    if choice.place.source.startswith("airportsdata") and not choice.place.listed and not wanted & FIELDS and not FIELD_WORD.search(phrase):
        return by_its_airport(choice, phrase)
    basis = Basis.INFERRED if choice.contested and not choice.reason.startswith("in ") else Basis.STATED
    known = f", known here as {choice.place.name}" if choice.place.alias else ""
    line = f"{phrase!r}: {choice.place.kind} in {choice.place.country or 'no single country'}{known}; {choice.reason}"
    found = grounded(choice.place, phrase, basis, (line,))
    name = as_worded(choice.place, phrase)
    return Found(replace(found.value, name=name, rejected=choice.rejected), found.ground)


def as_worded(place: Place, phrase: str) -> str:
    """Where no usual English name is listed, a document's own spelling of the same name is nearer to it."""
    if place.listed or not place.alias or place.kind not in ("town", "district") or place.country in ONE_SPELLING:
        return place.name
    alike = SequenceMatcher(None, fold_place(place.name), fold_place(phrase)).ratio() >= SAME_NAME
    return own_name(phrase) if alike else place.name


def by_its_airport(choice: Choice, phrase: str) -> Found:
    """A town that only the airport list knows."""
    town = replace(choice.place, name=own_name(phrase), kind="town", radius_km=AIRPORT_TOWN_KM)
    found = grounded(town, phrase, Basis.INFERRED, (f"{phrase!r}: placed by its airport, {choice.place.name}; {choice.reason}",))
    return Found(replace(found.value, rejected=choice.rejected), found.ground)


def nearby(found: Found, line: str, radius_km: float = NEAR_KM) -> Found:
    """Told as near the place, not in it."""
    value = found.value
    changed = replace(
        value,
        precision=max(2, value.precision),
        radius_km=max(radius_km, value.radius_km),
        trace=(*value.trace, line),
    )
    return Found(changed, found.ground, found.standing)


def fall_back(name: str, phrase: str, parent: Place, *, in_town: bool = False, rejected: tuple[PlaceCandidate, ...] = ()) -> Found:
    """A name no list holds, or whose bearers (`rejected`) do not fit, placed in the middle of what contains it. A village told as in a town
    may lie about as far from it as one told as near it."""
    coarse = whole_precision(parent)
    precision = 1 if in_town and coarse == 1 else max(2, coarse)
    line = f"{phrase!r}: {'no place of that name fits' if rejected else 'in no list'}; placed in the middle of {parent.name}"
    found = grounded(parent, phrase, Basis.INFERRED, (line,))
    radius = found.value.radius_km if precision == coarse else max(found.value.radius_km, NEAR_KM)
    value = replace(found.value, name=name, precision=precision, radius_km=radius, kind="place", rejected=rejected)
    return Found(value, parent, 1)


def described(phrase: str, parent: Place) -> Found:
    """Words that name nothing stand for the finest place told."""
    line = f"{phrase!r}: names no place; the finest told is {parent.name}"
    return replace(grounded(parent, phrase, Basis.STATED, (line,)), standing=2)


def changed(found: Found, *, line: str, **values: object) -> Found:
    """The value with some fields replaced and one more line of reasoning; the ground moves with it."""
    value = replace(found.value, trace=(*found.value.trace, line), **values)  # type: ignore[arg-type]
    ground = replace(
        found.ground,
        name=value.name,
        kind=value.kind if value.kind in ("region", "sea", "district", "province") else found.ground.kind,
        country=value.country,
        lat=value.lat,
        lon=value.lon,
        radius_km=value.radius_km,
        box=None,
    )
    return Found(value, ground, found.standing)


def of_kind(found: Found, kind: str, wanted: frozenset[str], phrase: str, scope: Scope) -> Found:
    """What "X <kind>" is when X is known: X itself when it is of that kind, else the ground around or in X."""
    place = found.ground
    if place.kind in wanted:
        return found
    name = own_name(phrase)
    match kind:
        case "town" | "strait" | "island" | "refugee camp" | "oil field":
            return found
        case "valley" if place.kind != "town":
            return found
        case "province" | "district" | "area" | "valley":
            if place.is_area:
                return found
            around = {"radius_km": max(found.value.radius_km, AROUND_KM[kind]), "precision": max(2, found.value.precision)}
            return changed(found, line=f"{phrase!r}: the {kind} around {place.name}", kind="district", **around)
        case "neighbourhood":
            return changed(found, line=f"{phrase!r}: a quarter of that name", kind="neighbourhood")
        case "road":
            town = other_town(place, scope)
            return nearby(found, f"{phrase!r}: along it", ROAD_KM) if town is None else fall_back(name, phrase, town, in_town=True)
        case _ if kind in LOOSE_KINDS and (town := other_town(place, scope)) is not None:
            return fall_back(name, phrase, town, in_town=True)
        case "airport" | "air base":
            line = f"{phrase!r}: not listed; placed at {place.name}"
            return changed(found, line=line, name=name, kind=kind, precision=max(2, found.value.precision))
        case _:
            line = f"{phrase!r}: not listed; placed at {place.name}"
            return changed(found, line=line, name=name, kind=kind)


def other_town(place: Place, scope: Scope) -> Place | None:
    """The town that a street or market is told to stand in, when its own name is that of another place."""
    return next((p for p in scope.parents if p.kind == "town" and p.point != place.point), None)


def own_name(text: str) -> str:
    """The phrase as a name: no article, no quotes, no shouting, "Lasu" for "the village of Lasu"."""
    name = DETERMINER.sub("", text).strip(" \"“”'‘’") or text
    of_kind = OF_KIND.match(name)
    if of_kind is not None and KIND_WORDS[of_kind["word"].lower().replace("-", " ")][0] in ("town", "district", "province", "area"):
        name = of_kind["rest"]
    return name.title() if name.isupper() and len(name) > SHOUTED else name
