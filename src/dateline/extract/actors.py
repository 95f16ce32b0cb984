"""Who is meant by the words for one actor?

Every wording of the actor is read by itself; the best reading wins: a name of the directory over a name nobody knows,
a name over a state body, a body over its state, anything over a description, a description over "the group". What is
not known is kept as it was named, with `actor_id=None`; nothing is ever looked up by a part of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.extract.actor_descriptions import Description, describe, nations_in
from dateline.extract.actor_peel import peeled
from dateline.extract.actor_phrases import (
    PersonWords,
    bare,
    cleaned,
    has_role,
    outside,
    parts_of,
    person_in,
    without_count,
    without_initials,
    without_kind,
    without_lead,
)  # fmt: skip
from dateline.extract.actor_surroundings import ActorQuery, Surroundings
from dateline.extract.actor_words import (
    ARTICLES,
    BARE_HEADS,
    NUMBERS,
    OF_STATE,
    OFFICIAL_HEADS,
    ORGANISATION_NOUNS,
    PRONOUNS,
    VOICE_HEADS,
)
from dateline.model.values import ActorValue, Basis
from dateline.reference.actor_likeness import backers_told, collective_of, is_collective, same_actor
from dateline.reference.actor_names import key_of, plain
from dateline.reference.actors import Actor, ActorDirectory, ActorMatch

# Ranks of readings, worst first: which wording of one actor names it best.
EMPTY, PRONOUN, BARE, DESCRIBED, GENERIC_BODY, COLLECTIVE, STATE, SURNAME, BODY, NAMED, PERSON, KNOWN_PERSON, KNOWN = range(13)


@dataclass(frozen=True, slots=True)
class _Reading:
    rank: int
    value: ActorValue


def ground_actor(query: ActorQuery, directory: ActorDirectory) -> ActorValue:
    """The actor behind the wordings. Always answers; the trace says which wording was read, and how."""
    reader = _Reader(Surroundings(query, directory))
    readings = [reader.read(phrase) for phrase in dict.fromkeys(query.phrases) if phrase.strip()]
    if not readings:
        return ActorValue("", "", None, "", None, Basis.FALLBACK, ("no words for the actor",), unnamed=True)
    best = max(readings, key=lambda r: (r.rank, _told_length(r)))
    return _settled(query, best, readings, directory)


def _told_length(reading: _Reading) -> int:
    return len(reading.value.name.split()) if reading.rank in (DESCRIBED, PERSON, NAMED) else 0


def _settled(query: ActorQuery, best: _Reading, readings: Sequence[_Reading], directory: ActorDirectory) -> ActorValue:
    """What the other wordings and the document's edges add to the best reading."""
    value = best.value
    told = next((r.value.speaks_for for r in readings if r.value.speaks_for), None)
    speaks_for = query.speaks_for or value.speaks_for or told
    if speaks_for is not None and speaks_for == value.name:
        speaks_for = None
    nameless = best.rank <= COLLECTIVE or best.rank == BODY
    unnamed = (query.unnamed and nameless) or value.unnamed
    kind = value.kind
    if not kind and (speaks_for is not None or any(_is_human(p) for p in query.phrases)):
        kind = "person"
    trace = value.trace
    if query.unnamed and not unnamed:
        trace = (*trace, "told as unnamed, but a wording names it")
    return replace(value, kind=kind, speaks_for=speaks_for, unnamed=unnamed, trace=trace)


def _is_human(phrase: str) -> bool:
    return phrase.strip().lower() in ("he", "she", "him", "her", "his")


@dataclass(frozen=True, slots=True)
class _Reader:
    near: Surroundings

    def read(self, phrase: str) -> _Reading:
        text = cleaned(phrase)
        steps: tuple[Callable[[str, str], _Reading | None], ...] = (
            self._pronoun, self._known, self._referring, self._office, self._person, self._apposed, self._around_known, self._generic_body,
            self._described, self._unknown_name,
        )  # fmt: skip
        for step in steps:
            reading = step(phrase, text)
            if reading is not None:
                return reading
        name = without_lead(text) or phrase.strip()
        return _Reading(DESCRIBED, self._value(phrase, name, "", None, "kept as named"))

    # ---- single readings, the surest first
    def _pronoun(self, phrase: str, text: str) -> _Reading | None:
        words = plain(text).split()
        if text.strip(".").isupper() and words:
            return None
        if not words or all(w in PRONOUNS for w in words):
            return _Reading(PRONOUN if words else EMPTY, self._value(phrase, text or phrase.strip(), "", None, "a pronoun"))
        articles = [w for w in words if w in ARTICLES or w in ("same", "s")]
        heads = [w for w in words if w in BARE_HEADS]
        if articles and heads and len(articles) + len(heads) == len(words) and not self._capitals_inside(text):
            body = self.near.own_body(without_lead(text))
            if body is not None:
                value = self._of_actor(phrase, ActorMatch(body, "rule"), "the nation is told by its superior or the document")
                return _Reading(GENERIC_BODY, replace(value, basis=Basis.INFERRED))
            local = self.near.find(text)
            if local is not None and key_of(text) in local.actor.local:
                return self._of_match(phrase, local)
            if self.near.referred(text) is not None:
                return None
            if self.near.directory.states.role_of(key_of(text).split()) is None:
                return _Reading(BARE, self._value(phrase, without_lead(text), "", None, "a bare noun"))
        return None

    @staticmethod
    def _capitals_inside(text: str) -> bool:
        return any(w[:1].isupper() for w in text.split()[1:])

    def _known(self, phrase: str, text: str) -> _Reading | None:
        outer, inner = outside(text)
        if _one_of_a_nation(outer, self.near.directory):
            return None
        for wording in dict.fromkeys((text, outer, without_count(outer), without_initials(outer))):
            found = self.near.find(wording)
            if found is not None:
                return self._of_match(phrase, found)
        for wording in inner:
            found = self.near.find(wording)
            if found is not None and self._may_stand_for(outer, found.actor):
                return self._of_match(phrase, found)
        return None

    def _referring(self, phrase: str, text: str) -> _Reading | None:
        told = self.near.referred(text)
        if told is None:
            return None
        value = self._of_actor(phrase, ActorMatch(told, "name"), "the only one told before whom the words fit")
        return _Reading(GENERIC_BODY, replace(value, basis=Basis.INFERRED))

    def _may_stand_for(self, outer: str, actor: Actor) -> bool:
        """Is the acronym in parentheses that of the known actor, and not of a namesake ("River Security Force (RSF)")?"""
        if not _is_proper(without_lead(outer)):
            return True
        nation = self.near.nation_in(outer)
        return nation is not None and nation == actor.country

    def _office(self, phrase: str, text: str) -> _Reading | None:
        """ "The office of Prime Minister Benjamin Netanyahu", "the prime minister's office"."""
        words = plain(text).split()
        if "office" not in words[:3] and not (words and words[-1] == "office"):
            return None
        role = "premiership" if "prime" in words or "premier" in words else "presidency" if "president" in words or "presidents" in words else None
        if role is None:
            return None
        country = self._country_of_office(text) or self.near.member_country() or self.near.only_context()
        body = self.near.directory.state_body(country, role) if country else None
        if body is not None:
            return _Reading(BODY, self._of_actor(phrase, ActorMatch(body, "rule"), f"the office of {country}"))
        return _Reading(DESCRIBED, self._value(phrase, without_lead(text), "government", None, "an office without its nation"))

    def _country_of_office(self, text: str) -> str | None:
        told = person_in(text.split(" of ", 1)[-1])
        match = self.near.find(told.name) if told else None
        if match is not None:
            return match.actor.country
        found, _ = self.near.directory.states.nations_at([w for w in key_of(text).split() if w not in ("office", "of")])
        return self.near.nearest(found)

    def _person(self, phrase: str, text: str) -> _Reading | None:
        told = person_in(outside(text)[0])
        if told is None or (not told.role and not self._is_human_name(told.name)):
            return None
        if " " not in told.name and text.startswith(f"{told.name},") and self.near.find(told.name) is not None:
            return None
        body = self.near.body(told.body)
        known = self._known_person(told, body)
        if known is not None:
            basis = Basis.INFERRED if known.how == "surname" else Basis.STATED
            value = self._of_actor(phrase, known, f"person {told.name!r}")
            return _Reading(KNOWN_PERSON, replace(value, speaks_for=self.near.closer_body(known.actor, body), basis=basis))
        rank = PERSON if len(told.name.split()) > 1 else SURNAME
        how = f"name after the title {told.role!r}" if told.role else "a person's name"
        value = self._value(phrase, told.name, "person", body.country if body else None, how)
        return _Reading(rank, replace(value, speaks_for=body.name if body else None))

    def _is_human_name(self, name: str) -> bool:
        """A bare name of two words is a person's when the directory knows it so or other wordings speak of one."""
        match = self.near.find(name)
        if match is not None:
            return match.actor.kind == "person"
        others = [p for p in self.near.query.phrases if p.strip() != name]
        surname = plain(name).split()[-1]
        return self.near.query.speaks_for is not None or any(_is_human(p) or has_role(p) or plain(p) == surname for p in others)

    def _known_person(self, told: PersonWords, body: Actor | None) -> ActorMatch | None:
        match = self.near.find(told.name) or self.near.find(without_initials(told.name))
        if match is not None and match.actor.kind == "person":
            return match
        if " " in told.name:
            return None
        ident = body.actor_id if body else self.near.spoken_body()
        if ident is None and not any(bare(w) in OF_STATE for w in told.role.split()):
            served = self.near.known_by(told.name, (*told.role.split(), *told.body.split()))
            return None if served is None else ActorMatch(served, "surname")
        found = self.near.directory.find_person(told.name, ident, self.near.query.context_countries, self.near.query.on)
        near = [m for m in found if m.actor.country in self.near.query.context_countries]
        return found[0] if len(found) == 1 else near[0] if len(near) == 1 else None

    def _apposed(self, phrase: str, text: str) -> _Reading | None:
        """ "The operator, Nippon Yusen": the part that is a name."""
        parts = parts_of(text)
        if len(parts) < 2:
            return None
        if any(part.lower().startswith("and ") or " and " in part for part in parts):
            return None
        for part in parts:
            found = self.near.find(part)
            if found is not None and found.actor.kind != "government":
                return self._of_match(phrase, found)
        names = [part for part in parts if part[:1].isupper() and _is_proper(without_lead(part))]
        return _Reading(NAMED, self._value(phrase, without_lead(names[-1]), "", None, "the name in apposition")) if names else None

    def _around_known(self, phrase: str, text: str) -> _Reading | None:
        """A known name inside describing words: "the Iran-backed Houthi rebels", "fighters of Boko Haram"."""
        match = peeled(without_count(outside(text)[0]), self.near.directory, self.near.query.context_countries)
        if match is None:
            return None
        reading = self._of_match(phrase, match)
        if is_collective(match.actor):
            country = self.near.nearest(nations_in(text.split(), self.near.directory.states))
            reading = replace(reading, value=replace(reading.value, country=country))
        return reading

    def _generic_body(self, phrase: str, text: str) -> _Reading | None:
        """ "Police", "the army": a state body whose nation the words do not tell."""
        wording = without_count(text)
        role = self.near.directory.states.role_of(key_of(wording).split())
        if role is None or bare(wording.split()[-1]) in VOICE_HEADS:
            return None
        body = self.near.own_body(wording)
        if body is not None:
            value = self._of_actor(phrase, ActorMatch(body, "rule"), "the nation is told by its superior or the document")
            return _Reading(GENERIC_BODY, replace(value, basis=Basis.INFERRED))
        kind = self.near.directory.states.bodies[role].kind
        return _Reading(GENERIC_BODY, self._value(phrase, wording, kind, None, "a state body without its nation"))

    def _described(self, phrase: str, text: str) -> _Reading | None:
        told = describe(outside(text)[0], self.near.directory.states)
        if told is None and _one_of_a_nation(text, self.near.directory):
            found = self.near.directory.states.nation(key_of(" ".join(text.split()[1:])))
            told = Description(without_lead(text), "civilians", found, "one of a nation")
        if told is None:
            return None
        country = self.near.nearest(told.countries)
        if told.kind == "armed_group":
            backed = collective_of(backers_told(told.name, self.near.directory), self.near.directory)
            if backed is not None:
                value = self._of_actor(phrase, ActorMatch(backed, "rule"), "an armed group told by its backer alone")
                return _Reading(COLLECTIVE, replace(value, country=country))
        value = self._value(phrase, told.name, told.kind, country, told.rule)
        body = (self.near.referred(f"the {without_lead(cleaned(told.body))}") or self.near.body(told.body)) if told.body else None
        if body is not None and body.kind == "government" and (not told.speaks or " in " in text):
            body = None
        value = replace(value, unnamed=told.faceless, speaks_for=body.name if body else None)
        if body is not None and country is None:
            value = replace(value, country=body.country)
        return _Reading(BARE if told.kind == "civilians" and told.plain else DESCRIBED, value)

    def _unknown_name(self, phrase: str, text: str) -> _Reading | None:
        name = without_kind(without_lead(outside(text)[0]))
        if not _is_proper(name):
            return None
        if " " not in name and not name.isupper():
            return self._surname(phrase, name)
        return _Reading(NAMED, self._value(phrase, name, "", self.near.nation_in(name), "a name that the directory does not hold"))

    def _surname(self, phrase: str, name: str) -> _Reading:
        ident = self.near.spoken_body()
        found = self.near.directory.find_person(name, ident, self.near.query.context_countries, self.near.query.on)
        sure = [m for m in found if ident is not None or m.actor.country in self.near.query.context_countries]
        if len(sure) == 1:
            value = self._of_actor(phrase, sure[0], f"the only {name} of the directory who fits")
            return _Reading(SURNAME, replace(value, basis=Basis.INFERRED))
        return _Reading(SURNAME, self._value(phrase, name, "", None, "a name that the directory does not hold"))

    # ---- values
    def _of_match(self, phrase: str, match: ActorMatch) -> _Reading:
        actor = match.actor
        value = self._of_actor(phrase, match, f"{match.how} in the actor directory")
        if actor.kind == "person":
            return _Reading(KNOWN_PERSON, value)
        if is_collective(actor):
            return _Reading(COLLECTIVE, value)
        if actor.country is not None and actor.actor_id == f"{actor.country.lower()}-state":
            return _Reading(STATE, value)
        return _Reading(BODY if match.how == "rule" else KNOWN, value)

    def _of_actor(self, phrase: str, match: ActorMatch, how: str) -> ActorValue:
        actor = match.actor
        spoken = self.near.directory.get(actor.speaks_for) if actor.speaks_for else None
        value = ActorValue(phrase, actor.name, actor.actor_id, actor.kind, actor.country, Basis.STATED, (f"{phrase!r}: {how}",))
        return replace(value, speaks_for=spoken.name if spoken and actor.kind == "person" else None)

    def _value(self, phrase: str, name: str, kind: str, country: str | None, how: str) -> ActorValue:
        return ActorValue(phrase, name, None, kind, country, Basis.STATED, (f"{phrase!r}: {how}",))


def _one_of_a_nation(phrase: str, directory: ActorDirectory) -> bool:
    """ "A Palestinian", "two Syrians": persons, not their state."""
    words = phrase.split()
    return len(words) > 1 and words[0].lower() in ("a", "an", *NUMBERS) and bool(directory.states.nation(key_of(" ".join(words[1:]))))


def _is_proper(name: str) -> bool:
    """Written as a name: capitals on all words but the small ones, and more than a role or a bare noun."""
    words = [w for w in name.split() if w.lower() not in ("of", "for", "the", "and", "in", "de", "la", "el", "al", "du", "des", "&")]
    if not words or not all(any(c.isupper() for c in w) for w in words):
        return False
    return any(bare(w) not in ORGANISATION_NOUNS and bare(w) not in OFFICIAL_HEADS for w in words)


__all__ = ["ActorQuery", "ground_actor", "same_actor"]
