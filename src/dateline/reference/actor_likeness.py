"""How sure is it that two actors, as two reports tell them, are one?

1 is one actor, 0.9 an umbrella and its member or a front name and its user, 0 certainly two; between them stand
descriptions that would fit a name ("Iran-backed militias" and a group that Iran backs, "gunmen" and anyone). Forces of
different nations are never one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dateline.model.values import ActorValue
from dateline.reference.actor_names import alike, key_of
from dateline.reference.actors import Actor, ActorDirectory

SAME, RELATED, SPELLED = 1.0, 0.9, 0.95
BODY_WITHOUT_NATION = 0.7
SUSPECTED = 0.7
"""A "suspected member" of a known group."""
FITS = 0.6
BACKED_BY_OTHER = 0.5
ANYONE = 0.4
SIBLINGS = 0.2
UNLIKELY = 0.1
DIFFERENT = 0.0

_BACKED = re.compile(r"\b([\w ]+?) (?:backed|aligned|linked|allied|supported|sponsored|affiliated|funded|friendly|proxy|proxies)\b")
_CLOSE_TO = re.compile(
    r"\b(?:close|loyal|linked|tied|allied|aligned|backed|supported|sponsored|funded|friendly|sympathetic) (?:to|by|with) (\w+)$"
)
_SUSPECTED = re.compile(r"(?:\d+ |two |three |several )?(?:suspected|alleged|presumed|suspects of) (.+)")
_PRO = re.compile(r"pro (\w+)\b")
ARMED_NOUNS = frozenset(
    "militia militias militants militant fighters fighter rebels rebel insurgents insurgent gunmen gunman group groups faction "
    "factions separatists separatist terrorists terrorist extremists jihadists jihadist guerrillas bandits forces militiamen attackers "
    "assailants proxies units paramilitaries gang gangs".split()
)
CIVIL_TRADES = frozenset(
    "farmer herder fisherman teacher student nurse doctor driver trader shopkeeper shop merchant baker tailor grocer worker engineer lawyer "
    "journalist reporter pastor priest imam monk nun resident villager carpenter builder cook mechanic pensioner housewife miner".split()
)
"""Trades by which reports tell private persons apart; two of them are seldom one man's."""
OFFICES = frozenset(
    "spokesperson spokespersons commander colonel general major captain lieutenant brigadier admiral sergeant minister governor mayor "
    "president secretary officer official chief leader ambassador envoy senator soldier policeman".split()
)
STATE_KINDS = frozenset(("state_force", "police", "ministry", "government", "agency"))
ANONYMOUS = re.compile(
    r"^(?:(?:the|a|an|some|several|two|three|four|five|six|seven|eight|nine|ten|dozens of|unidentified|unknown|suspected|masked|armed|heavily|"
    r"alleged|motorcycle borne|other)\s+)*(?:gunmen|gunman|attackers?|assailants?|armed men|men|militants?|bandits|insurgents|rebels|fighters|"
    r"terrorists?|perpetrators?|suspects|raiders|kidnappers|bombers?|assailant|individuals|unknown)$"
)


def is_collective(actor: Actor) -> bool:
    """A name for all that one state backs, not for one group."""
    return actor.kind == "umbrella" and bool(actor.backed_by) and " backed " in f" {key_of(actor.name)} "


def same_actor(
    a: ActorValue, b: ActorValue, directory: ActorDirectory, *, seen_in: tuple[Sequence[str], Sequence[str]] = ((), ())
) -> float:
    """How sure it is that `a` and `b` are one actor, 0 to 1; symmetric. `seen_in`: the countries (ISO 3166-1 alpha-2) of the
    two documents, where the caller knows them: what nobody knows is not one across documents that share no country."""
    known_a, known_b = _row(a, directory), _row(b, directory)
    if known_a is None and known_b is None and all(seen_in) and not set(seen_in[0]) & set(seen_in[1]):
        return UNLIKELY if alike(a.name, b.name) else DIFFERENT
    if known_a is not None and known_b is not None:
        return _both_known(a, known_a, b, known_b, directory)
    if known_a is not None:
        return _one_known(b, a, known_a, directory)
    if known_b is not None:
        return _one_known(a, b, known_b, directory)
    return _both_told(a, b, directory)


def _row(value: ActorValue, directory: ActorDirectory) -> Actor | None:
    return directory.get(value.actor_id) if value.actor_id is not None else None


def _both_known(a: ActorValue, known_a: Actor, b: ActorValue, known_b: Actor, directory: ActorDirectory) -> float:
    if known_a.actor_id == known_b.actor_id:
        return DIFFERENT if _apart(a.country, b.country) else SAME
    if is_collective(known_a) or is_collective(known_b):
        return _collective_fits(a, known_a, b, known_b, directory)
    if directory.agree(known_a.actor_id, known_b.actor_id):
        return RELATED
    if "person" in (known_a.kind, known_b.kind):
        return BACKED_BY_OTHER if _speaks_for(a, b) or _speaks_for(b, a) else DIFFERENT
    if _backs(known_a, known_b, directory) or _backs(known_b, known_a, directory):
        return BACKED_BY_OTHER
    shared = directory.ancestors(known_a.actor_id) & directory.ancestors(known_b.actor_id)
    return SIBLINGS if shared else DIFFERENT


def _apart(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _speaks_for(person: ActorValue, body: ActorValue) -> bool:
    return person.speaks_for is not None and key_of(person.speaks_for) == key_of(body.name)


def _collective_fits(a: ActorValue, known_a: Actor, b: ActorValue, known_b: Actor, directory: ActorDirectory) -> float:
    if _apart(a.country, b.country) or "person" in (known_a.kind, known_b.kind):
        return DIFFERENT
    shared = directory.backers(known_a.actor_id) & directory.backers(known_b.actor_id)
    return FITS if shared else DIFFERENT


def _backs(backer: Actor, group: Actor, directory: ActorDirectory) -> bool:
    """A state, or a body of it, that stands behind a group or leads a coalition."""
    line = {backer.actor_id, *directory.ancestors(backer.actor_id)}
    return group.kind not in STATE_KINDS and bool(line & directory.backers(group.actor_id))


# ---- a description against a known actor
def _one_known(told: ActorValue, value: ActorValue, known: Actor, directory: ActorDirectory) -> float:
    if any(alike(told.name, name) for name in known.names) and not _apart(told.country, known.country):
        return SPELLED
    if _apart(told.country, value.country):
        return DIFFERENT
    backers = backers_told(told.name, directory)
    if backers:
        behind = {directory.actors[i].country for i in directory.backers(known.actor_id) if i in directory.actors}
        return FITS if behind & set(backers) else DIFFERENT
    return _kind_fits(told, value, known, directory)


def backers_told(name: str, directory: ActorDirectory) -> tuple[str, ...]:
    """The nations behind "Iran-backed militias", "pro-Turkish fighters" or "groups close to Tehran"; empty when none is
    told."""
    key, states = key_of(name), directory.states
    before = _BACKED.search(key)
    words = before.group(1).split() if before else []
    for start in range(len(words)):
        found = states.nation(" ".join(words[start:])) or states.capitals.get(" ".join(words[start:]), ())
        if found:
            return found
    after = _CLOSE_TO.search(key) or _PRO.match(key)
    return states.nation(after.group(1)) or states.capitals.get(after.group(1), ()) if after else ()


def collective_of(backers: Sequence[str], directory: ActorDirectory) -> Actor | None:
    """The row for all that these nations back ("Iran-backed militias"), when the directory has one."""
    return next((found for iso in backers if (found := _collectives(directory).get(iso)) is not None), None)


@lru_cache(maxsize=8)
def _collectives(directory: ActorDirectory) -> Mapping[str, Actor]:
    states = {f"{iso.lower()}-state": iso for iso in directory.states.nations}
    rows = [a for a in directory.actors.values() if is_collective(a)]
    return {states[backer]: row for row in rows for backer in row.backed_by if backer in states}


def _kind_fits(told: ActorValue, value: ActorValue, known: Actor, directory: ActorDirectory) -> float:
    suspected = _SUSPECTED.match(key_of(told.name))
    if suspected is not None and any(f" {key_of(name)} " in f" {suspected.group(1)} " for name in known.names):
        return SUSPECTED
    if ANONYMOUS.match(told.name.lower()):
        return UNLIKELY if known.kind in ("civilians", "person") else ANYONE
    if told.kind == "armed_group":
        return _armed_fits(told, known)
    if told.kind == "official":
        return BACKED_BY_OTHER if _speaks_for(told, value) else UNLIKELY
    if told.kind == "civilians":
        return FITS if known.kind == "civilians" else DIFFERENT
    if told.kind in STATE_KINDS:
        return _body_fits(told, known, directory)
    return BODY_WITHOUT_NATION if _is_surname(told, value) else DIFFERENT


def _armed_fits(told: ActorValue, known: Actor) -> float:
    if known.kind in ("armed_group", "umbrella"):
        return FITS if told.country is not None and told.country == known.country else BACKED_BY_OTHER
    return UNLIKELY if known.kind in STATE_KINDS else DIFFERENT


def _body_fits(told: ActorValue, known: Actor, directory: ActorDirectory) -> float:
    """ "The army" against a nation's army, "security forces" against its police."""
    role = directory.states.role_of(key_of(told.name).split())
    if role is None or known.country is None or known.kind not in STATE_KINDS:
        return DIFFERENT
    body = directory.state_body(known.country, role)
    if body is not None and directory.agree(body.actor_id, known.actor_id):
        return BODY_WITHOUT_NATION
    return SIBLINGS


def _is_surname(a: ActorValue, b: ActorValue) -> bool:
    """ "Rasoul" against "Yahya Rasoul"."""
    short, long = sorted((a.name.split(), b.name.split()), key=len)
    return len(short) == 1 and len(long) > 1 and alike(short[0], long[-1]) and "person" in (a.kind, b.kind)


# ---- two descriptions, or names that nobody knows
def _both_told(a: ActorValue, b: ActorValue, directory: ActorDirectory) -> float:
    if _apart(a.country, b.country):
        return DIFFERENT
    if alike(a.name, b.name):
        if _two_trades(a, b):
            return UNLIKELY
        return SAME if key_of(a.name) == key_of(b.name) else SPELLED
    if _is_surname(a, b):
        return BODY_WITHOUT_NATION
    if ANONYMOUS.match(a.name.lower()) or ANONYMOUS.match(b.name.lower()):
        return UNLIKELY if "civilians" in (a.kind, b.kind) else ANYONE
    if a.kind != b.kind or a.kind in ("person", ""):
        return DIFFERENT
    if _apart_backers(a, b, directory):
        return DIFFERENT
    if a.kind == "civilians" and "civilians" in (a.name, b.name):
        return FITS
    mine, other = set(key_of(a.name).split()), set(key_of(b.name).split())
    return ANYONE + ANYONE * len(mine & other) / max(1, len(mine | other)) if a.kind != "organisation" else DIFFERENT


def _two_trades(a: ActorValue, b: ActorValue) -> bool:
    """Two men of one name: told as a nurse and as a colonel, or as a farmer and as a driver."""
    mine, other = _trades(a), _trades(b)
    return bool(mine and other) and not mine & other and bool((mine | other) & CIVIL_TRADES)


def _trades(value: ActorValue) -> frozenset[str]:
    if value.kind != "person":
        return frozenset()
    told = key_of(value.phrase).split()
    name = key_of(value.name).split()
    found = {w for w in told if w not in name and w in CIVIL_TRADES}
    return frozenset(found | {"office" for w in told if w not in name and w in OFFICES})


def _apart_backers(a: ActorValue, b: ActorValue, directory: ActorDirectory) -> bool:
    mine, other = backers_told(a.name, directory), backers_told(b.name, directory)
    return bool(mine and other) and not set(mine) & set(other)


__all__ = ["ARMED_NOUNS", "backers_told", "collective_of", "is_collective", "same_actor"]
