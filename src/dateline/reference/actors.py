"""Who bears this name, and who belongs to whom?

One immutable `ActorDirectory` holds the rows of actors.csv, the bodies of every state (made by rule, see
`state_bodies`) and the office-holders of officeholders.csv as persons. `find` answers with all bearers of a name, the
likeliest first; choosing the best wording of an actor is the reader's work (`extract.actors`).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dateline.errors import ReferenceDataError
from dateline.reference.actor_names import MIN_SKELETON, MIN_SOUND, SHORT_ACRONYM, alike, is_acronym, key_of, plain, skeleton, sound
from dateline.reference.actor_rows import COLUMNS, listed, row_faults
from dateline.reference.officeholders import OFFICE_FILE, OfficeHolder, parse_officeholders
from dateline.reference.state_bodies import Nation, Role, StateBodies, load_state_bodies

ACTOR_FILE = "actors.csv"
PLURAL_ARTICLES = ("Los ", "Las ", "Les ")
"""Foreign articles that English leaves out: "the Choneros"."""
_WITH_COUNTRY = (re.compile(r"(.+) \(([^()]+)\)"), re.compile(r"(.+) in ([^()]+)"), re.compile(r"([A-Z]{2,6})[ -]([A-Z]\w+)"))
"""Names that tell the country of their bearer."""
_POSSESSIVE = re.compile(r"['’]s?(?= )")


@dataclass(frozen=True, slots=True)
class Actor:
    """One row. `inter` is ACLED's inter code; relations name other rows by id; years are None when open or unknown."""

    actor_id: str
    name: str
    kind: str
    country: str | None = None
    inter: int | None = None
    aliases: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    backed_by: tuple[str, ...] = ()
    front_name_of: tuple[str, ...] = ()
    speaks_for: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    source: str = "hand"
    local: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Aliases, folded, that mean this actor only where one of these countries is spoken of ("the coalition")."""

    def goes_by(self, name: str, context: Sequence[str]) -> bool:
        """May the name mean this actor in a document about these countries?"""
        area = self.local.get(key_of(name))
        return area is None or bool(set(area) & set(context))

    def lived_in(self, year: int) -> bool:
        """False only where the row's years leave this one out."""
        return (self.first_year is None or self.first_year <= year) and (self.last_year is None or year <= self.last_year)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """A bearer of a name. `how`: name, alias, spelling (another transliteration), surname or rule (a state body)."""

    actor: Actor
    how: str


@dataclass(frozen=True, slots=True, eq=False)
class ActorDirectory:
    """All known actors. Build it with `load_directory`, or with `parse_directory` from other rows."""

    actors: Mapping[str, Actor]
    states: StateBodies
    by_key: Mapping[str, tuple[str, ...]]
    by_skeleton: Mapping[str, tuple[str, ...]]
    by_surname: Mapping[str, tuple[str, ...]]
    by_acronym: Mapping[str, tuple[str, ...]]
    by_surname_sound: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, tuple[OfficeHolder, ...]] = field(default_factory=dict)
    """Terms of office by the id of the person."""
    _above: Mapping[str, frozenset[str]] = field(repr=False, default_factory=dict)

    # ---- names
    def get(self, actor_id: str) -> Actor | None:
        return self.actors.get(actor_id)

    def find(self, name: str, context_countries: Sequence[str] = ()) -> tuple[ActorMatch, ...]:
        """Bearers of a whole name; those of the context's countries first, then in the order of the file."""
        if name.islower() and len(name.strip()) <= SHORT_ACRONYM:
            return ()
        found = self._exact(name) or self._exact(_without_possessive(name)) or self._spelled(name) or self._state_body(name)
        return self._ranked([m for m in found if m.actor.goes_by(name, context_countries)], context_countries)

    def find_person(
        self, surname: str, body: str | None = None, context_countries: Sequence[str] = (), on: date | None = None
    ) -> tuple[ActorMatch, ...]:
        """Persons of this surname; only those who speak for `body` (an id) when it is given, and of several only those
        who held an office on the day, when it is given."""
        idents = self.by_surname.get(key_of(surname)) or self.by_surname_sound.get(sound(surname), ())
        people = [self.actors[i] for i in idents]
        kept = [p for p in people if body is None or self.spoke_for(p, body, on)]
        if on is not None and len(kept) > 1:
            kept = [p for p in kept if any(t.held_on(on) for t in self.terms.get(p.actor_id, ()))]
        return self._ranked([ActorMatch(p, "surname") for p in kept], context_countries)

    def spoke_for(self, person: Actor, body: str, on: date | None = None) -> bool:
        """Does the person speak for the body, by the row or by a term of office (one that covers the day, if given)?"""
        if person.speaks_for is not None and self.agree(person.speaks_for, body):
            return True
        terms = self.terms.get(person.actor_id, ())
        return any(self.agree(t.body, body) for t in terms if on is None or t.held_on(on))

    def _exact(self, name: str) -> list[ActorMatch]:
        letters = name.replace(".", "").strip().removeprefix("the ").removeprefix("The ")
        initials = [self.actors[i] for i in self.by_acronym.get(letters, ())]
        if initials:
            return [ActorMatch(a, "alias") for a in initials]
        key = key_of(name)
        wording = plain(name)
        found = [self.actors[i] for i in self.by_key.get(key, ())]
        found.sort(key=lambda actor: all(plain(other) != wording for other in actor.names))
        return [ActorMatch(a, "name" if key_of(a.name) == key else "alias") for a in found]

    def _spelled(self, name: str) -> list[ActorMatch]:
        if name.islower():
            return []
        found = [self.actors[i] for i in self.by_skeleton.get(_spelling_key(name), ())]
        return [ActorMatch(a, "spelling") for a in found if any(alike(name, other) for other in a.names)]

    def _state_body(self, name: str) -> list[ActorMatch]:
        readings = self.states.read(key_of(name).split())
        return [ActorMatch(self.actors[body_id(iso, role)], "rule") for iso, role in readings]

    def state_body(self, iso: str, role: str) -> Actor | None:
        """The body of this state in this role ("TR", "interior")."""
        return self.actors.get(body_id(iso, role))

    def _ranked(self, found: Iterable[ActorMatch], context: Sequence[str]) -> tuple[ActorMatch, ...]:
        near = {iso: place for place, iso in enumerate(context)}
        ranked = sorted(enumerate(found), key=lambda pair: (near.get(pair[1].actor.country or "", len(near)), pair[0]))
        return tuple(match for _, match in ranked)

    # ---- relations
    def ancestors(self, actor_id: str) -> frozenset[str]:
        """Everything that the actor is a member, a part or a front name of, directly or through others."""
        return self._above.get(actor_id, frozenset())

    def agree(self, a: str, b: str) -> bool:
        """One actor under two names: the same row, an umbrella and its member, or a front name and its user."""
        return a == b or a in self.ancestors(b) or b in self.ancestors(a)

    def backers(self, actor_id: str) -> frozenset[str]:
        """Ids of those that back the actor, or that back what it is a member of."""
        line = (actor_id, *self.ancestors(actor_id))
        return frozenset(backer for i in line if i in self.actors for backer in self.actors[i].backed_by)


def body_id(iso: str, role: str) -> str:
    return f"{iso.lower()}-{role}"


def _without_possessive(name: str) -> str:
    """ "Puntland's government" is asked for as "Puntland government"."""
    return _POSSESSIVE.sub("", name)


def _spelling_key(name: str) -> str:
    bones = skeleton(name)
    return bones if len(bones) >= MIN_SKELETON else sound(name)


# ---- reading the files
@lru_cache(maxsize=1)
def load_directory() -> ActorDirectory:
    """The directory that comes with the package. Raises `ReferenceDataError` for a broken row."""
    data = files("dateline.reference") / "data"
    rows = (data / ACTOR_FILE).read_text(encoding="utf-8").splitlines()
    holders = parse_officeholders((data / OFFICE_FILE).read_text(encoding="utf-8").splitlines())
    return parse_directory(rows, load_state_bodies(), holders)


def parse_directory(
    lines: Iterable[str], states: StateBodies, holders: Sequence[OfficeHolder] = ()
) -> ActorDirectory:
    """Reads rows of actors.csv; the bodies of states stand behind them, office-holders that have no row come last."""
    rows: dict[str, tuple[int, Actor]] = {}
    for number, row in enumerate(csv.DictReader(lines, strict=True), start=2):
        actor = _actor(number, row)
        if actor.actor_id in rows:
            raise _fault(number, f"second row for {actor.actor_id}")
        rows[actor.actor_id] = (number, actor)
    actors = {ident: actor for ident, (_, actor) in rows.items()}
    for nation in states.nations.values():
        for role in states.bodies.values():
            made = _made_body(nation, role)
            given = actors.get(made.actor_id)
            actors[made.actor_id] = made if given is None else _completed(given, made)
    ancestors = {ident: _line_above(ident, actors) for ident in rows}
    for ident in rows:
        actors[ident] = _known_locally(actors[ident], states, {key_of(n) for i in ancestors[ident] for n in actors[i].names})
    terms = _add_holders(actors, holders)
    _check_relations(rows, actors)
    return _directory(actors, states, terms)


def _actor(number: int, row: Mapping[str, str | None]) -> Actor:
    faults = row_faults(number, row)
    if faults:
        raise _fault(number, faults[0].reason)
    cells = {c: (row[c] or "").strip() for c in COLUMNS}
    inter, first, last = (int(cells[c]) if cells[c] else None for c in ("inter", "from", "to"))
    aliases, local = _aliases(cells["aliases"])
    return Actor(
        cells["actor_id"], cells["name"], cells["kind"], cells["country"] or None, inter, aliases,
        listed(cells["member_of"]), listed(cells["backed_by"]), listed(cells["front_name_of"]),
        cells["speaks_for"] or None, first, last, cells["source"], local,
    )  # fmt: skip


def _aliases(cell: str) -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """(aliases, where those hold that are words of many): `coalition@IQ+SY` holds where Iraq or Syria is spoken of."""
    aliases, local = [], {}
    for part in listed(cell):
        alias, _, area = part.partition("@")
        aliases.append(alias)
        if area:
            local[key_of(alias)] = tuple(area.split("+"))
    return tuple(aliases), MappingProxyType(local)


def _known_locally(actor: Actor, states: StateBodies, above: Set[str]) -> Actor:
    """In documents about its country an actor goes by its name without the country ("the UN mission in Mali", "ASWJ Pakistan",
    "National Liberation Army (Macedonia)"); not by the name of what it is a branch of ("Islamic State in Libya")."""
    if actor.kind == "person" or actor.country is None:
        return actor
    own = {key_of(name) for name in actor.names}
    told = (m for name in actor.names for pattern in _WITH_COUNTRY if (m := pattern.fullmatch(name)) is not None)
    short = [m[1] for m in told if actor.country in states.nation(key_of(m[2])) and key_of(m[1]) not in own | above]
    short = [name for name in dict.fromkeys(short) if not name.islower() or " " in name]
    area = {key_of(name): (actor.country,) for name in short}
    return replace(actor, aliases=(*actor.aliases, *short), local=MappingProxyType({**area, **actor.local})) if short else actor


def _fault(number: int, reason: str) -> ReferenceDataError:
    return ReferenceDataError(ACTOR_FILE, number, reason)


def _made_body(nation: Nation, role: Role) -> Actor:
    name = role.name.format(nation=nation.adjective, country=nation.name)
    above = tuple(body_id(nation.iso, r) for r in role.member_of)
    return Actor(body_id(nation.iso, role.role), name, role.kind, nation.iso, role.inter, (), above, source="rule")


def _completed(given: Actor, made: Actor) -> Actor:
    """A row for a state body keeps the rule's place among the other bodies."""
    above = tuple(dict.fromkeys((*given.member_of, *made.member_of)))
    return replace(given, member_of=above, aliases=tuple(dict.fromkeys((*given.aliases, made.name))))


def _add_holders(actors: dict[str, Actor], holders: Sequence[OfficeHolder]) -> Mapping[str, tuple[OfficeHolder, ...]]:
    """Adds a row for every holder who has none; all terms of office, by the person's id."""
    known = {key_of(name): actor.actor_id for actor in actors.values() if actor.kind == "person" for name in actor.names}
    bodies: dict[str, list[OfficeHolder]] = defaultdict(list)
    held: dict[str, list[OfficeHolder]] = defaultdict(list)
    for holder in holders:
        ident = known.get(key_of(holder.person))
        if ident is None:
            bodies[holder.person].append(holder)
        else:
            held[ident].append(holder)
    for person, terms in bodies.items():
        last = max(terms, key=lambda t: t.first)
        aliases = tuple(dict.fromkeys(alias for term in terms for alias in term.aliases))
        ident = "-".join(("person", *key_of(person).split()))
        actors[ident] = Actor(ident, person, "person", last.country, None, aliases, speaks_for=last.body, source=last.source)
        held[ident] = terms
    return MappingProxyType({ident: tuple(terms) for ident, terms in held.items()})


def _check_relations(rows: Mapping[str, tuple[int, Actor]], actors: Mapping[str, Actor]) -> None:
    for number, actor in rows.values():
        named = (*actor.member_of, *actor.backed_by, *actor.front_name_of, *filter(None, (actor.speaks_for,)))
        for ident in named:
            if ident not in actors or ident == actor.actor_id:
                raise _fault(number, f"{actor.actor_id} names {ident!r}, which has no row")


def _directory(actors: Mapping[str, Actor], states: StateBodies, terms: Mapping[str, tuple[OfficeHolder, ...]]) -> ActorDirectory:
    keys: dict[str, list[str]] = defaultdict(list)
    acronyms: dict[str, list[str]] = defaultdict(list)
    bones: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    sounds: dict[str, list[str]] = defaultdict(list)
    for ident, actor in actors.items():
        for name in actor.names:
            if is_acronym(name):
                _enter(acronyms, name.replace(".", ""), ident)
                continue
            _enter(keys, key_of(name), ident)
            if name.startswith(PLURAL_ARTICLES):
                _enter(keys, key_of(name.split(" ", 1)[1]), ident)
            if actor.source != "rule":
                _enter(bones, _spelling_key(name), ident)
        if actor.kind == "person":
            for name in actor.names:
                _enter(surnames, key_of(name.split()[-1]), ident)
                if len(sound(name.split()[-1])) >= MIN_SOUND:
                    _enter(sounds, sound(name.split()[-1]), ident)
    above = {ident: _line_above(ident, actors) for ident in actors}
    return ActorDirectory(
        actors=MappingProxyType(dict(actors)),
        states=states,
        by_key=_frozen(keys),
        by_skeleton=_frozen(bones),
        by_surname=_frozen(surnames),
        by_acronym=_frozen(acronyms),
        by_surname_sound=_frozen(sounds),
        terms=terms,
        _above=MappingProxyType(above),
    )


def _frozen(table: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(idents) for key, idents in table.items()})


def _enter(table: dict[str, list[str]], key: str, ident: str) -> None:
    if key and ident not in table[key]:
        table[key].append(ident)


def _line_above(ident: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    found: set[str] = set()
    queue = [ident]
    while queue:
        actor = actors[queue.pop()]
        fresh = [i for i in (*actor.member_of, *actor.front_name_of) if i not in found and i in actors]
        found.update(fresh)
        queue += fresh
    return frozenset(found - {ident})


__all__ = ["Actor", "ActorDirectory", "ActorMatch", "body_id", "load_directory", "parse_directory"]
