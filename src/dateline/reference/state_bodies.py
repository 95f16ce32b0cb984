"""Which body of which state does a generic phrase name? ("Iraqi troops", "the Turkish interior ministry", "Kyiv")

Bodies of states are made by rule for every country, so that nobody has to list two hundred armies. Each has the id
`<iso>-<role>` ("tr-interior"); a row of actors.csv with such an id gives it a better name ("tr-forces" is "Turkish
Armed Forces"). A phrase is a nation and a role, in either order ("government of Iraq", "Iraq's government"), or a
nation or capital alone.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from dateline.errors import ReferenceDataError
from dateline.reference.actor_names import key_of

COUNTRY_FILE = "countries.csv"
ROLE_FILE = "state_roles.csv"


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of state body. `name` is a pattern with the nation's adjective; `words` are all phrases that mean it."""

    role: str
    kind: str
    inter: int | None
    name: str
    member_of: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    iso: str
    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class StateBodies:
    """Nations by name, adjective and capital, and roles by their words; all keys as `key_of` makes them."""

    bodies: Mapping[str, Role]
    nations: Mapping[str, Nation]
    named: Mapping[str, tuple[str, ...]]
    capitals: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, str]

    def nations_at(self, words: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """The nations that the first words name, and how many words that takes; the longest name wins."""
        for length in range(min(len(words), MAX_NATION_WORDS), 0, -1):
            for found in (self.nation(" ".join(words[:length])), self.nation(_bare(words[:length]))):
                if found:
                    return found, length
        return (), 0

    def nation(self, key: str) -> tuple[str, ...]:
        return self.named.get(key, ())

    def role_of(self, words: Sequence[str]) -> str | None:
        return self.roles.get(" ".join(words))

    def read(self, words: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(iso, role) readings of the words of a phrase: "iraqi troops", "ministry of defense of ukraine", "baghdad"."""
        kept = [w for w in words if w not in FILLERS]
        return self._nation_first(kept) or self._role_first(kept) or self._alone(kept)

    def _nation_first(self, words: Sequence[str]) -> tuple[tuple[str, str], ...]:
        found, length = self.nations_at(words)
        role = self.role_of([w for w in words[length:] if w not in RANKS_OF_ROLE]) if found else None
        return tuple((iso, role) for iso in found) if role else ()

    def _role_first(self, words: Sequence[str]) -> tuple[tuple[str, str], ...]:
        for at in range(len(words) - 1, 0, -1):
            if words[at] not in ("of", "in", "from"):
                continue
            found, length = self.nations_at(words[at + 1 :])
            if not found:
                found, length = self.capitals.get(" ".join(words[at + 1 :]), ()), len(words) - at - 1
            role = self.role_of(words[:at])
            if found and role and at + 1 + length == len(words):
                return tuple((iso, role) for iso in found)
        return ()

    def _alone(self, words: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """A nation or its capital; not a people ("Israelis"), which no state body speaks for."""
        key = " ".join(words)
        return tuple((iso, "state") for iso in self.nation(key) or self.capitals.get(key, ()))


ADJECTIVES = {"PH": "Philippine", "US": "US", "XK": "Kosovo", "NZ": "New Zealand", "DM": "Dominica", "CD": "Congolese"}
"""Where the first demonym is a person's and not an institution's."""
COMMON_WORDS = frozenset(("", "states"))
MAX_NATION_WORDS = 6
FILLERS = frozenset(("the", "a", "an", "some", "several", "many", "its"))
RANKS_OF_ROLE = frozenset(("regular", "regime", "uniformed", "own", "official"))


def _bare(words: Sequence[str]) -> str:
    """The words with the possessive of the last one taken off ("irans")."""
    return " ".join(words)[:-1] if words and words[-1].endswith("s") else ""


def load_state_bodies() -> StateBodies:
    """Reads countries.csv and state_roles.csv. Raises `ReferenceDataError` for a broken row."""
    data = files("dateline.reference") / "data"
    countries = (data / COUNTRY_FILE).read_text(encoding="utf-8").splitlines()
    return parse_state_bodies(countries, parse_roles((data / ROLE_FILE).read_text(encoding="utf-8").splitlines()))


def parse_roles(lines: Iterable[str]) -> tuple[Role, ...]:
    roles: list[Role] = []
    for number, row in enumerate(csv.DictReader(lines, strict=True), start=2):
        if any(row.get(c) is None for c in ("role", "kind", "inter", "name", "member_of", "words")):
            raise ReferenceDataError(ROLE_FILE, number, "needs role, kind, inter, name, member_of and words")
        if not row["words"] and row["role"] != "state":
            raise ReferenceDataError(ROLE_FILE, number, f"no words for {row['role']!r}")
        above = tuple(filter(None, row["member_of"].split("|")))
        if unknown := [r for r in above if r not in {role.role for role in roles}]:
            raise ReferenceDataError(ROLE_FILE, number, f"member of {unknown[0]!r}, which stands in no row above")
        inter = int(row["inter"]) if row["inter"].isdecimal() else None
        roles.append(Role(row["role"], row["kind"], inter, row["name"], above, tuple(filter(None, row["words"].split("|")))))
    return tuple(roles)


def parse_state_bodies(lines: Iterable[str], roles: Sequence[Role]) -> StateBodies:
    nations: dict[str, Nation] = {}
    named: dict[str, list[str]] = defaultdict(list)
    capitals: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(csv.DictReader(lines), start=2):
        missing = {"iso", "name", "aliases", "demonyms", "capital"} - {k for k, v in row.items() if v is not None}
        if missing:
            raise ReferenceDataError(COUNTRY_FILE, number, f"no value for {', '.join(sorted(missing))}")
        iso = row["iso"]
        if len(iso) != 2 or not iso.isupper():
            raise ReferenceDataError(COUNTRY_FILE, number, f"not a country code: {iso!r}")
        demonyms = [d for d in row["demonyms"].split("|") if d]
        adjective = ADJECTIVES.get(iso) or (demonyms[0] if demonyms else row["name"])
        nations[iso] = Nation(iso, row["name"], adjective)
        for name in (row["name"], *row["aliases"].split("|"), *demonyms):
            if key_of(name) not in COMMON_WORDS and iso not in named[key_of(name)]:
                named[key_of(name)].append(iso)
        if key_of(row["capital"]):
            capitals[key_of(row["capital"])].append(iso)
    words = {key_of(phrase): role.role for role in roles for phrase in role.words}
    return StateBodies(
        bodies=MappingProxyType({role.role: role for role in roles}),
        nations=MappingProxyType(nations),
        named=_frozen(named),
        capitals=_frozen(capitals),
        roles=MappingProxyType(words),
    )


def _frozen(found: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(codes) for key, codes in found.items() if codes})


__all__ = ["Nation", "Role", "StateBodies", "load_state_bodies", "parse_roles", "parse_state_bodies"]
