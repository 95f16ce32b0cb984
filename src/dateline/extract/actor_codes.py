"""Which country and PLOVER sector, and which ACLED inter code, does a short phrase for an actor have?

For exports and comparison with event coders: grounding says who is meant, `reference.plover` what such an actor is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.extract.actor_phrases import cleaned
from dateline.extract.actor_surroundings import ActorQuery
from dateline.extract.actors import ground_actor
from dateline.extract.country_words import countries_in
from dateline.model.values import ActorValue
from dateline.reference.actor_names import key_of
from dateline.reference.bundle import Reference
from dateline.reference.plover import BY_KIND, FORMER, WEAK, inter_of, sector_of, sector_of_words


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """`country` is ISO 3166-1 alpha-2 or None; `sector` a PLOVER sector or empty; `inter` ACLED's code or None."""

    country: str | None
    sector: str
    inter: int | None
    value: ActorValue


def codes_of(phrase: str, reference: Reference, on: date | None = None) -> ActorCodes:
    """The codes of a phrase by itself, as on the day when it is given."""
    directory = reference.directory
    value = ground_actor(ActorQuery((phrase,), on=on), directory)
    country = value.country or next(iter(countries_in(cleaned(phrase), reference.gazetteer)), None)
    row = directory.get(value.actor_id) if value.actor_id is not None else None
    told = sector_of_words(phrase)
    if row is None:
        body = directory.find(value.speaks_for) if value.speaks_for is not None else ()
        known = sector_of(body[0].actor, directory) if body and not told else ""
        faceless = "UAF" if value.unnamed and value.kind == "armed_group" and told in ("", *WEAK) else ""
        return ActorCodes(country, faceless or told or known or BY_KIND.get(value.kind, ""), inter_of(body[0].actor) if body else None, value)
    sector = sector_of(row, directory)
    if row.kind == "person":
        terms = directory.terms.get(row.actor_id, ())
        over = bool(FORMER & set(key_of(phrase).split())) or (on is not None and bool(terms) and not any(t.held_on(on) for t in terms))
        sector = "ELI" if over and sector in ("GOV", "ELI") else sector
    elif value.trace and row.kind in ("government", "ministry") and told == "ELI":
        sector = told
    return ActorCodes(country, sector, inter_of(row), value)


__all__ = ["ActorCodes", "codes_of"]
