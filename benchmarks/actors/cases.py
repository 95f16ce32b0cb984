"""Which pairs of wordings and which mentions in context are the labelled set, and which half does each belong to?

The half is a property of the wording, so that a row keeps its half when others come and go. Tune on "dev" only.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
HALVES = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings, each in a document about some countries (ISO 3166-1 alpha-2, heaviest first)."""

    conflict: str
    a: str
    a_countries: tuple[str, ...]
    b: str
    b_countries: tuple[str, ...]
    label: str
    """same | different | related"""
    sort: str

    @property
    def half(self) -> str:
        return half_of(self.conflict, self.a, self.b)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention and what its document tells. `expected`: an actor id, `speaks:ID`, or `unknown:NAME`."""

    conflict: str
    context: str
    mention: str
    countries: tuple[str, ...]
    on: date | None
    serves: str
    near: tuple[str, ...]
    expected: str
    sort: str

    @property
    def half(self) -> str:
        return half_of(self.conflict, self.mention, self.expected)


def half_of(*words: str) -> str:
    return HALVES[hashlib.sha256("|".join(words).encode()).digest()[0] % 2]


def read_pairs(path: Path = HERE / "pairs.csv") -> tuple[Pair, ...]:
    return tuple(
        Pair(r["conflict"], r["a"], tuple(r["a_countries"].split()), r["b"], tuple(r["b_countries"].split()), r["label"], r["sort"])
        for r in _rows(path)
    )


def read_mentions(path: Path = HERE / "in_context.csv") -> tuple[Mention, ...]:
    return tuple(
        Mention(
            r["conflict"], r["context"], r["mention"], tuple(r["countries"].split()), date.fromisoformat(r["on"]) if r["on"] else None,
            r["serves"], tuple(filter(None, r["near"].split("+"))), r["expected"], r["sort"],
        )
        for r in _rows(path)
    )  # fmt: skip


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return csv.DictReader((line for line in lines if not line.startswith("#")), strict=True)
