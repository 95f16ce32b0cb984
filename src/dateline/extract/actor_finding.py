"""Why does a name mean this actor, and why not another?

Every bearer of the name that the directory holds, and every actor that shares words with it, each with a score and the
reasons for it; then what grounding says of the name. For people who look a match up: grounding itself is `extract.actors`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.actor_surroundings import ActorQuery
from dateline.extract.actors import ground_actor
from dateline.model.values import ActorValue
from dateline.reference.actor_names import GENERIC, alike, is_acronym, key_of
from dateline.reference.actors import Actor, ActorDirectory

SCORES = {"name": 1.0, "alias": 0.98, "rule": 0.95, "spelling": 0.9, "surname": 0.6}
"""How near each way of matching is to the name itself; the order is that of `ActorDirectory.find`."""
ELSEWHERE, OUTSIDE_YEARS = 0.7, 0.5
"""What a bearer keeps of its score whose country is not spoken of, or whose years leave the day out."""
MAX_REJECTED = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """One actor considered. `wording` is the name of it that was met; `score` is in 0..1 and 0 for a rejected one."""

    actor: Actor
    how: str
    wording: str
    score: float
    reasons: tuple[str, ...]

    @property
    def rejected(self) -> bool:
        return self.score <= 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What grounding says of the name (`value`), and all candidates, the best first."""

    value: ActorValue
    candidates: tuple[Candidate, ...]


def find_actor(name: str, directory: ActorDirectory, countries: Sequence[str] = (), on: date | None = None) -> Finding:
    """The actor behind a name in a document about `countries` (ISO 3166-1 alpha-2), dated to `on`."""
    value = ground_actor(ActorQuery((name,), context_countries=tuple(countries), on=on), directory)
    bearers = {c.actor.actor_id: c for c in _bearers(name, directory, countries, on)}
    if value.actor_id is not None and value.actor_id not in bearers:
        found = directory.actors[value.actor_id]
        bearers[found.actor_id] = _weighed(found, "rule", found.name, "read out of the wording", countries, on)
    rejected = [c for c in _sharing_words(name, directory) if c.actor.actor_id not in bearers]
    rejected.sort(key=lambda c: (-len(set(key_of(c.wording).split()) & set(key_of(name).split())), len(c.wording), c.actor.actor_id))
    order = sorted(bearers.values(), key=lambda c: (c.actor.actor_id != value.actor_id, -c.score, c.actor.actor_id))
    return Finding(value, (*order, *rejected[:MAX_REJECTED]))


def relations_of(actor: Actor, directory: ActorDirectory) -> tuple[str, ...]:
    """The actor's relations in words, each with the id of the other row."""
    told = [("part of", actor.member_of), ("backed by", actor.backed_by), ("front name of", actor.front_name_of)]
    told.append(("speaks for", (actor.speaks_for,) if actor.speaks_for else ()))
    lines = [f"{word} {directory.actors[i].name} ({i})" for word, idents in told for i in idents if i in directory.actors]
    terms = sorted(directory.terms.get(actor.actor_id, ()), key=lambda t: t.first)
    return (*lines, *(f"{t.office} of {t.body}, {t.first.isoformat()} to {t.last.isoformat() if t.last else 'today'}" for t in terms))


def _bearers(name: str, directory: ActorDirectory, countries: Sequence[str], on: date | None) -> Iterator[Candidate]:
    everywhere = (*countries, *(iso for iso in directory.states.nations if iso not in countries))
    for match in directory.find(name, everywhere):
        wording = next((n for n in match.actor.names if key_of(n) == key_of(name)), None)
        wording = wording or next((n for n in match.actor.names if alike(n, name)), match.actor.name)
        area = match.actor.local.get(key_of(name))
        if area is not None and countries and not set(area) & set(countries):
            yield Candidate(match.actor, match.how, wording, 0.0, (f"goes by this name only where {' or '.join(area)} is spoken of",))
            continue
        where = f"; holds where {' or '.join(area)} is spoken of" if area is not None else ""
        yield _weighed(match.actor, match.how, wording, f"{HOW[match.how]}{where}", countries, on)
    if " " not in name.strip():
        for match in directory.find_person(name, None, countries):
            yield _in_office(_weighed(match.actor, "surname", match.actor.name, HOW["surname"], countries, on), directory, on)


HOW = {
    "name": "its name", "alias": "one of its other names", "rule": "a nation and a kind of body",
    "spelling": "another spelling of its name", "surname": "its surname",
}  # fmt: skip


def _in_office(found: Candidate, directory: ActorDirectory, on: date | None) -> Candidate:
    """A person's score by the offices of the day."""
    terms = directory.terms.get(found.actor.actor_id, ())
    if on is None or not terms:
        return found
    held = [t.office for t in terms if t.held_on(on)]
    why = f"{', '.join(held)} on that day" if held else "held no office on that day"
    return replace(found, score=found.score if held else round(found.score * OUTSIDE_YEARS, 2), reasons=(*found.reasons, why))


def _weighed(actor: Actor, how: str, wording: str, why: str, countries: Sequence[str], on: date | None) -> Candidate:
    score, reasons = SCORES[how], [why]
    if countries and actor.country is not None:
        here = actor.country in countries
        reasons.append(f"{actor.country} is {'' if here else 'not '}spoken of")
        score *= 1.0 if here else ELSEWHERE
    if on is not None and (actor.first_year, actor.last_year) != (None, None):
        alive = actor.lived_in(on.year)
        reasons.append(f"known from {actor.first_year or '?'} to {actor.last_year or 'today'}{'' if alive else f', not in {on.year}'}")
        score *= 1.0 if alive else OUTSIDE_YEARS
    return Candidate(actor, how, wording, round(score, 2), tuple(reasons))


def _sharing_words(name: str, directory: ActorDirectory) -> Iterator[Candidate]:
    """Actors whose name is a part of this one or holds it: names are compared whole, so none of them is meant."""
    words = set(key_of(name).split()) - GENERIC
    if not words:
        return
    for actor in directory.actors.values():
        if actor.source == "rule" or actor.kind == "person":
            continue
        for other in actor.names:
            mine = set(key_of(other).split())
            if is_acronym(other) or mine == words or not (words < mine or (mine - GENERIC and mine - GENERIC < words)):
                continue
            yield Candidate(actor, "part", other, 0.0, (f"only shares words: {other!r} is another name",))
            break


__all__ = ["Candidate", "Finding", "find_actor", "relations_of"]
