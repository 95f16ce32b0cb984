"""On which day did the things begin that reports count from? Wars, attacks, coups, elections, foundings, disasters.

"In its 17th day", "two years after the coup", "since the earthquake": an `Anchor` gives such words their day. Terms of
office stand beside them: who spoke for the Pentagon tells in which years a text can have been written.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dateline.errors import ReferenceDataError
from dateline.model.values import Days
from dateline.reference.actor_names import key_of, skeleton
from dateline.reference.anchor_words import LooseNames, NationsAt, loose_names
from dateline.reference.officeholders import OFFICE_FILE, OfficeHolder, parse_officeholders, read_days
from dateline.reference.state_bodies import load_state_bodies

ANCHOR_FILE = "anchors.csv"
COLUMNS = ("kind", "name", "country", "start", "end", "phrases", "source")
MAX_PHRASE_WORDS = 12


class AnchorKind(StrEnum):
    WAR_START = "war_start"
    ATTACK = "attack"
    COUP = "coup"
    ELECTION = "election"
    FOUNDING = "founding"
    DISASTER = "disaster"
    OTHER = "other"


OF_COUNTRY = (AnchorKind.COUP, AnchorKind.ELECTION)
"""A country has few of them: it and the kind tell them apart, with the other clues of a report."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One dated thing. `start` spans as many days as its start is uncertain; `end` is None when open or not known."""

    kind: AnchorKind
    name: str
    countries: tuple[str, ...]
    start: Days
    end: Days | None
    phrases: tuple[str, ...]
    source: str

    @property
    def day(self) -> date | None:
        """The day it began, when that is known to the day."""
        return self.start.first if self.start.length == 1 else None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.phrases)

    def ran_on(self, day: date) -> bool:
        """False only where the thing had certainly not begun, or was certainly over."""
        return self.start.first <= day and (self.end is None or day <= self.end.last)


@dataclass(frozen=True, slots=True)
class Named:
    """An anchor named in a text, with the offsets of its words."""

    anchor: Anchor
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """All anchors and terms of office. Build it with `load_anchors`, or with `parse_anchors` from other rows."""

    anchors: tuple[Anchor, ...]
    holders: tuple[OfficeHolder, ...]
    by_key: Mapping[str, tuple[Anchor, ...]]
    by_person: Mapping[str, tuple[OfficeHolder, ...]]
    openings: frozenset[str]
    loose: LooseNames
    """The first words of the keys in `by_key`: few words of a text open a name, and only those are looked up at all lengths."""

    def find(self, phrase: str, context_countries: Sequence[str] = ()) -> tuple[Anchor, ...]:
        """Anchors that bear this name; those of the context's countries first, then the latest first."""
        near = set(context_countries)
        found = self.by_key.get(key_of(phrase), ())
        return tuple(sorted(found, key=lambda a: (not near & set(a.countries), -a.start.first.toordinal())))

    def named_in(self, text: str, context_countries: Sequence[str] = ()) -> tuple[Named, ...]:
        """Anchors whose words stand in the text, by offset; the longest name wins, one anchor for each stretch."""
        words = list(_WORD.finditer(text))
        found: list[Named] = []
        at = 0
        while at < len(words):
            named = self._named_at(text, words[at : at + MAX_PHRASE_WORDS], context_countries)
            if named is not None:
                found.append(named)
            at += 1 if named is None else sum(1 for w in words[at:] if w.start() < named.end)
        return tuple(found)

    def spoken_of(self, text: str, nations: Iterable[str] = ()) -> tuple[Anchor, ...]:
        """Anchors known to the day that the words of a sentence speak of without their full name (`anchor_words`)."""
        return tuple(self.anchors[k] for k in self.loose.named_in(text, nations) if self.anchors[k].start.length == 1)

    def _named_at(self, text: str, words: Sequence[re.Match[str]], context: Sequence[str]) -> Named | None:
        opening = key_of(words[0].group()).partition(" ")[0]
        if opening not in self.openings:
            return None
        for last in range(len(words), 0, -1):
            start, end = words[0].start(), words[last - 1].end()
            end -= text[start:end].endswith(".")
            anchors = self.find(text[start:end], context)
            if anchors and text[start:end].split(maxsplit=1)[0].lower() != "the":
                return Named(anchors[0], start, end)
        return None

    def terms_of(self, person: str, country: str | None = None) -> tuple[OfficeHolder, ...]:
        """Terms of office of a person by full name, in any transliteration, earliest first."""
        found = self.by_person.get(key_of(person)) or self.by_person.get(skeleton(person), ())
        return tuple(sorted((h for h in found if country in (None, h.country)), key=lambda h: h.first))

    def wars(self, country: str) -> tuple[Anchor, ...]:
        """Wars that began in or with this country, the latest first."""
        found = [a for a in self.anchors if a.kind is AnchorKind.WAR_START and country in a.countries]
        return tuple(sorted(found, key=lambda a: -a.start.first.toordinal()))


_WORD = re.compile(r"[^\W_](?:[\w'’.\-/]*[^\W_])?\.?", re.UNICODE)


@lru_cache(maxsize=1)
def load_anchors() -> Anchors:
    """The anchors that come with the package. Raises `ReferenceDataError` for a broken row."""
    data = files("dateline.reference") / "data"
    holders = parse_officeholders((data / OFFICE_FILE).read_text(encoding="utf-8").splitlines())
    return parse_anchors((data / ANCHOR_FILE).read_text(encoding="utf-8").splitlines(), holders, load_state_bodies().nations_at)


def parse_anchors(lines: Iterable[str], holders: Sequence[OfficeHolder] = (), nations: NationsAt = lambda _words: ((), 0)) -> Anchors:
    anchors = tuple(_anchor(number, row) for number, row in enumerate(csv.DictReader(lines, strict=True), start=2))
    keys: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        for key in dict.fromkeys(key_of(name) for name in anchor.names):
            keys[key].append(anchor)
    people: dict[str, list[OfficeHolder]] = defaultdict(list)
    spellings: dict[str, set[str]] = defaultdict(set)
    for holder in holders:
        spellings[holder.person].update(k for name in holder.names for k in (key_of(name), skeleton(name)))
    for holder in holders:
        for key in sorted(spellings[holder.person]):
            people[key].append(holder)
    return Anchors(
        anchors,
        tuple(holders),
        MappingProxyType({key: tuple(found) for key, found in keys.items() if key}),
        MappingProxyType({key: tuple(found) for key, found in people.items() if key}),
        frozenset(key.partition(" ")[0] for key in keys if key),
        loose_names(((a.names, a.countries, a.kind in OF_COUNTRY) for a in anchors), nations),
    )


def _anchor(number: int, row: Mapping[str, str | None]) -> Anchor:
    if any(row.get(column) is None for column in COLUMNS) or None in row:
        raise ReferenceDataError(ANCHOR_FILE, number, f"must have the columns {', '.join(COLUMNS)}")
    cells = {column: (row[column] or "").strip() for column in COLUMNS}
    if not all(cells[c] for c in ("kind", "name", "start", "source")):
        raise ReferenceDataError(ANCHOR_FILE, number, "kind, name, start and source must be given")
    if cells["kind"] not in {kind.value for kind in AnchorKind}:
        raise ReferenceDataError(ANCHOR_FILE, number, f"unknown kind {cells['kind']!r}")
    start = Days(*read_days(cells["start"], ANCHOR_FILE, number))
    end = Days(*read_days(cells["end"], ANCHOR_FILE, number)) if cells["end"] else None
    if end is not None and end.last < start.first:
        raise ReferenceDataError(ANCHOR_FILE, number, f"ends ({end.last}) before it starts ({start.first})")
    countries = tuple(c.strip() for c in cells["country"].split("|") if c.strip())
    if any(len(c) != 2 or not c.isupper() for c in countries):
        raise ReferenceDataError(ANCHOR_FILE, number, f"not country codes: {cells['country']!r}")
    phrases = tuple(p.strip() for p in cells["phrases"].split("|") if p.strip())
    return Anchor(AnchorKind(cells["kind"]), cells["name"], countries, start, end, phrases, cells["source"])


__all__ = ["Anchor", "AnchorKind", "Anchors", "Named", "load_anchors", "parse_anchors"]
