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


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of state body. `name` is a pattern with the nation's adjective."""

    role: str
    kind: str
    inter: int | None
    name: str
    member_of: tuple[str, ...]
    words: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(w.strip() for w in text.split(","))


_TROOPS = (
    "forces, force, armed forces, military, army, troops, troop, soldiers, soldier, service members, service member, "
    "servicemembers, servicemember, servicemen, serviceman, personnel, military personnel, military forces, marines, "
    "defense forces, defense force, regular army, army forces, army troops, army soldiers, ground forces, ground troops, "
    "commandos, paratroopers, infantry, reservists, conscripts, jets, fighter jets, warplanes, warplane, war planes, "
    "fighter jet, aircraft, helicopters, helicopter, gunships, bombers, tanks, artillery, snipers, sniper, gunners, "
    "drones, regular forces, occupation forces, occupation army, invasion forces, invading forces, special forces, "
    "special operations forces, army units, units, military units, occupying forces, armored forces, state forces, "
    "government troops, government soldiers, government forces, army patrol, military jets, army personnel, army unit, "
    "military aircraft, armed forces personnel, land forces, airmen, army officers and soldiers"
)
_LAW = "police, police force, police forces, police officers, policemen, police officer, policeman, riot police, cops"

ROLES: tuple[Role, ...] = (
    Role("state", "government", 1, "{country}", (), ()),
    Role("government", "government", 1, "{nation} government", ("state",), _words(
        "government, authorities, regime, administration, state, leadership, cabinet, federal government, "
        "central government, officials, government officials, rulers, junta, military junta, ruling junta, "
        "military government, transitional government, state authorities, government authorities, side")),
    Role("security", "state_force", 1, "{nation} security forces", ("state",), _words(
        "security forces, security force, security personnel, law enforcement, law enforcement agencies, security services, "
        "security agencies, security agents, security officers, security troops, security")),
    Role("mod", "ministry", 1, "{nation} Ministry of Defence", ("state",), _words(
        "ministry of defense, defense ministry, ministry of national defense, national defense ministry, mod, "
        "department of defense, defense department, military command, defense ministers office")),
    Role("forces", "state_force", 1, "{nation} Armed Forces", ("mod", "security"), _words(_TROOPS)),
    Role("navy", "state_force", 1, "{nation} Navy", ("forces",), _words(
        "navy, naval forces, naval force, naval vessels, warships, warship, frigate, destroyer, gunboats, naval ships, "
        "naval ship, navy ships, navy ship, sailors, maritime forces, naval vessel")),
    Role("airforce", "state_force", 1, "{nation} Air Force", ("forces",), _words("air force, airforce, air forces, air defense, air defenses, air defense forces")),
    Role("police", "police", 1, "{nation} police", ("security",), _words(f"{_LAW}, national police, federal police, state police")),
    Role("border", "police", 1, "{nation} border guards", ("security",), _words(
        "border guards, border guard, border police, border patrol, border forces, border guard service, state border guard service, frontier guards, border service")),
    Role("coastguard", "police", 1, "{nation} Coast Guard", ("security",), _words("coast guard, coastguard, coast guards")),
    Role("gendarmerie", "police", 1, "{nation} Gendarmerie", ("security",), _words("gendarmerie, gendarmes, gendarme, national gendarmerie")),
    Role("nationalguard", "state_force", 1, "{nation} National Guard", ("security",), _words("national guard, national guardsmen, republican guard")),
    Role("intelligence", "agency", 1, "{nation} intelligence service", ("state",), _words(
        "intelligence service, intelligence services, intelligence agency, intelligence agencies, intelligence, secret service, "
        "secret services, spy agency, intelligence ministry, ministry of intelligence, military intelligence, security service")),
    Role("interior", "ministry", 1, "{nation} Ministry of Interior", ("state",), _words(
        "ministry of interior, interior ministry, ministry of internal affairs, internal affairs ministry, home ministry, "
        "ministry of home affairs, home affairs ministry, home office, interior department, security ministry, ministry of security, "
        "public security ministry, ministry of public security")),
    Role("mfa", "ministry", None, "{nation} Ministry of Foreign Affairs", ("state",), _words(
        "ministry of foreign affairs, foreign ministry, foreign affairs ministry, ministry of external affairs, "
        "external affairs ministry, foreign office, ministry of external relations, department of foreign affairs")),
    Role("health", "ministry", None, "{nation} Ministry of Health", ("state",), _words(
        "ministry of health, health ministry, ministry of public health, public health ministry, health department, "
        "department of health, health authorities, health officials")),
    Role("justice", "ministry", None, "{nation} Ministry of Justice", ("state",), _words("ministry of justice, justice ministry, justice department, department of justice")),
    Role("information", "ministry", None, "{nation} Ministry of Information", ("state",), _words(
        "ministry of information, information ministry, ministry of information and broadcasting, ministry of culture and information, ministry of communication")),
    Role("emergency", "agency", None, "{nation} emergency services", ("state",), _words(
        "emergency services, emergency service, ministry of emergency situations, emergencies ministry, emergency ministry, "
        "ministry of emergencies, civil defense, civil protection, rescue services, state emergency service, rescuers, firefighters")),
    Role("presidency", "government", None, "Office of the {nation} President", ("state",), _words(
        "presidency, presidents office, presidential office, president s office, office of president, presidential administration, "
        "presidential palace")),
    Role("premiership", "government", None, "Office of the {nation} Prime Minister", ("state",), _words(
        "prime ministers office, prime minister s office, office of prime minister, premiers office, pms office, pmo")),
    Role("embassy", "government", None, "{nation} embassy", ("mfa",), _words("embassy, consulate, diplomatic mission, consulate general")),
    Role("parliament", "government", None, "{nation} parliament", ("state",), _words("parliament, national assembly, lawmakers, congress, legislature, senate")),
    Role("prosecutor", "agency", None, "{nation} prosecutors", ("state",), _words(
        "prosecutors, prosecutor, prosecutors office, prosecutor generals office, prosecutor general, attorney generals office, "
        "attorney general, public prosecutor, public prosecutors office, state prosecutor")),
    Role("media", "media", None, "{nation} state media", ("state",), _words(
        "state media, state television, state tv, state news agency, official media, state run media, state broadcaster, "
        "national television, official news agency, state radio, state run television, state run news agency")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nation:
    iso: str
    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class StateBodies:
    """Nations by name, adjective and capital, and roles by their words; all keys as `key_of` makes them."""

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
    """Reads countries.csv. Raises `ReferenceDataError` when a column is missing or a code is not two letters."""
    text = (files("dateline.reference") / "data" / COUNTRY_FILE).read_text(encoding="utf-8")
    return parse_state_bodies(text.splitlines())


def parse_state_bodies(lines: Iterable[str]) -> StateBodies:
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
    roles = {key_of(words): role.role for role in ROLES for words in role.words}
    return StateBodies(MappingProxyType(nations), _frozen(named), _frozen(capitals), MappingProxyType(roles))


def _frozen(found: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(codes) for key, codes in found.items() if codes})


__all__ = ["ROLES", "Nation", "Role", "StateBodies", "load_state_bodies", "parse_state_bodies"]
