"""Are the project's own place phrases grounded where they lie? The set was written and locked before it was asked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.extract.graph import graph_of
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Document, Span
from dateline.model.values import PlaceUnknown, PlaceValue
from dateline.reference.bundle import Reference
from dateline.reference.earth import distance_km

PHRASES = Path(__file__).resolve().parent / "phrases.csv"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, what its report says around it, and where it lies. `countries` holds every code that is right, "-" at sea."""

    ident: str
    group: str
    said: str
    context: str
    countries: frozenset[str]
    lat: float
    lon: float
    km: float
    precisions: frozenset[int]


def read_phrases(path: Path = PHRASES) -> Iterator[Phrase]:
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            yield Phrase(
                row["id"],
                row["group"],
                row["said"],
                row["context"],
                frozenset(row["country"].split("/")),
                float(row["lat"]),
                float(row["lon"]),
                float(row["km"]),
                frozenset(int(p) for p in row["precision"].split("/")),
            )


def grounded(phrase: Phrase, reference: Reference) -> PlaceValue | PlaceUnknown:
    """As a report says it that has just its context and the phrase."""
    text = f"{phrase.context} It was {phrase.said}."
    start = text.rindex(phrase.said)
    node = Node("p1", NodeKind.PLACE, (Span(start, start + len(phrase.said)),))
    return Grounding(graph_of(Document(phrase.ident, text), Reading({"p1": node})), reference, None).place("p1")


def faults(phrase: Phrase, value: PlaceValue | PlaceUnknown) -> tuple[str, ...]:
    """What is wrong with an answer: place, country, precision; all three when there is none."""
    if isinstance(value, PlaceUnknown):
        return ("place", "country", "precision")
    away = distance_km((value.lat, value.lon), (phrase.lat, phrase.lon))
    checks = (
        ("place", away <= phrase.km),
        ("country", (value.country or "-") in phrase.countries),
        ("precision", value.precision in phrase.precisions),
    )
    return tuple(name for name, right in checks if not right)
