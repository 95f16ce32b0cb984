"""What do a document's edges and countries tell of an actor, apart from its words?

The bodies that the words of an office name ("Pentagon", "Iraqi army", "US defense", "Interior"), the nation of a body
that is told without one, and the likeliest bearer of a name in these countries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.actor_peel import peeled
from dateline.extract.actor_phrases import bare, cleaned, without_lead
from dateline.extract.actor_words import PEELED, PORTFOLIOS, RANKS, VOICE_HEADS
from dateline.model.values import ActorValue
from dateline.reference.actor_names import key_of
from dateline.reference.actors import Actor, ActorDirectory, ActorMatch

_POINTING = frozenset(("the", "this", "that", "its", "their"))
_ARMED = frozenset(("armed_group", "umbrella"))
_FORCE = frozenset(("state_force", "police", "international_force"))
REFERRED = {
    **dict.fromkeys(("group", "movement", "militia", "faction", "organisation", "organization", "paramilitary", "alliance"), _ARMED),
    **dict.fromkeys(("rebels", "militants", "insurgents", "jihadists", "separatists", "cartel", "gang"), _ARMED),
    **dict.fromkeys(("ministry", "department"), frozenset(("ministry",))), "party": _ARMED | {"party"},
    **dict.fromkeys(("army", "military", "force", "forces", "guards", "corps", "command"), _FORCE), "agency": frozenset(("agency",)),
}  # fmt: skip
"""The kinds of actor that a bare noun may refer back to."""


def is_collective_voice(actor: Actor) -> bool:
    """A row that is known by its officials ("Russian-installed officials"), and not a body that has some."""
    return actor.kind == "government" and not actor.actor_id.endswith(("-state", "-government"))


@dataclass(frozen=True, slots=True)
class ActorQuery:
    """One actor of a document. `phrases` are all its wordings; `context_countries` the document's, heaviest first; `on` the
    day it is dated to; `near` the actors told before this one, nearest last, to which "the group" or "the ministry" may refer."""

    phrases: tuple[str, ...]
    unnamed: bool = False
    member_of: tuple[ActorValue, ...] = ()
    speaks_for: str | None = None
    context_countries: tuple[str, ...] = ()
    on: date | None = None
    near: tuple[ActorValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The directory as this document's actor sees it."""

    query: ActorQuery
    directory: ActorDirectory

    def find(self, wording: str) -> ActorMatch | None:
        """The likeliest bearer; none for officials ("Iranian officials"), who are voices and not their government."""
        words = wording.split()
        if not words:
            return None
        found = self.directory.find(wording, self.query.context_countries)
        if words[-1].islower() and bare(words[-1]) in VOICE_HEADS:
            found = tuple(m for m in found if m.how in ("name", "alias") and m.actor.source != "rule" and is_collective_voice(m.actor))
        if found and without_lead(wording).islower() and len(words) > 1:
            found = tuple(m for m in found if m.actor.country in (None, *self.query.context_countries))
        living = tuple(m for m in found if self.query.on is None or m.actor.lived_in(self.query.on.year))
        found = living or found
        return found[0] if found else None

    def closer_body(self, person: Actor, told: Actor | None) -> str | None:
        """The body told, or the one on file where that is a part of it."""
        filed = self.directory.get(person.speaks_for) if person.speaks_for else None
        if told is None or (filed is not None and told.actor_id in self.directory.ancestors(filed.actor_id)):
            return filed.name if filed else None
        return told.name

    def told_before(self, noun: str) -> Actor | None:
        """The one actor told before whom "the group", "the ministry", "the movement" can mean; none when two could be. A
        capital ("the Guards") wants the word in the name."""
        kinds = REFERRED.get(bare(noun))
        rows = (self.directory.get(v.actor_id) for v in self.query.near if v.actor_id is not None)
        fitting = {row.actor_id: row for row in rows if row is not None and kinds is not None and row.kind in kinds}
        if noun[:1].isupper():
            stem = bare(noun).removesuffix("s")
            fitting = {i: row for i, row in fitting.items() if any(w.startswith(stem) for name in row.names for w in key_of(name).split())}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def referred(self, phrase: str) -> Actor | None:
        """Whom "the group", "the paramilitary group" or "the Guards" means: an article, describing words and a bare noun."""
        article, *words = phrase.split() or [""]
        if not self.query.near or not words or article.lower() not in _POINTING:
            return None
        if any(w[:1].isupper() for w in words[:-1]) or not all(bare(w) in PEELED for w in words[:-1]):
            return None
        return self.told_before(words[-1])

    def known_by(self, surname: str, words: Sequence[str]) -> Actor | None:
        """The one bearer of the surname who serves a body of the document's countries in the field that the words of the
        office tell ("the military spokesman")."""
        told = [key_of(w) for w in words]
        roles = {PORTFOLIOS[w] for w in told if w in PORTFOLIOS} | ({"forces"} if RANKS & set(told) else set())
        bodies = [body for iso in self.query.context_countries for r in roles if (body := self.directory.state_body(iso, r)) is not None]
        found = self.directory.find_person(surname, None, self.query.context_countries, self.query.on)
        kept = [m.actor for m in found if any(self.directory.spoke_for(m.actor, b.actor_id, self.query.on) for b in bodies)]
        return kept[0] if len(kept) == 1 else None

    def spoken_body(self) -> str | None:
        match = self.find(self.query.speaks_for) if self.query.speaks_for else None
        return match.actor.actor_id if match else None

    def own_body(self, wording: str) -> Actor | None:
        role = self.directory.states.role_of(key_of(wording).split())
        country = self.member_country() or self.only_context()
        return self.directory.state_body(country, role) if role and country else None

    def member_country(self) -> str | None:
        """The nation of what the actor belongs to or speaks for."""
        above = next((m.country for m in self.query.member_of if m.country), None)
        spoken = self.find(self.query.speaks_for) if above is None and self.query.speaks_for else None
        return spoken.actor.country if spoken is not None else above

    def only_context(self) -> str | None:
        return self.query.context_countries[0] if len(self.query.context_countries) == 1 else None

    def body(self, words: str) -> Actor | None:
        """The known body that these words name: "Pentagon", "Iraqi army", "US defense", "Interior"."""
        words = cleaned(words)
        if not key_of(words):
            return None
        match = self.find(words) or peeled(words, self.directory, self.query.context_countries)
        if match is not None:
            return self.government_of(match.actor)
        *nation, portfolio = key_of(words).split()
        role = PORTFOLIOS.get(portfolio)
        country = self.nearest(self.directory.states.nation(" ".join(nation)) or self.directory.states.nations_at(nation)[0]) if nation else None
        country = country or (self.member_country() or self.only_context() if not nation else None)
        return self.directory.state_body(country, role) if role and country else None

    def government_of(self, actor: Actor) -> Actor:
        """A state speaks through its government."""
        if actor.country is not None and actor.actor_id == f"{actor.country.lower()}-state":
            return self.directory.state_body(actor.country, "government") or actor
        return actor

    def nearest(self, countries: Sequence[str]) -> str | None:
        context = self.query.context_countries
        return min(countries, key=lambda iso: (context.index(iso) if iso in context else len(context), countries.index(iso)), default=None)

    def nation_in(self, name: str) -> str | None:
        found, length = self.directory.states.nations_at(key_of(name).split())
        return self.nearest(found) if length else None


__all__ = ["ActorQuery", "Surroundings"]
