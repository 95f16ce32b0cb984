"""Who are the parties to an incident, once it is known who claims it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.codes import Stance, SubEventType, event_type
from dateline.model.values import ActorValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory
from dateline.resolve.grade import Voice

ONE_PARTY = 0.85
"""From this likeness on two names are one actor, or an umbrella and its member."""
_FORCES = "forces"
_ITSELF = frozenset(("state", "government"))
_COMMANDING = frozenset(("presidency", "premiership", "mod"))
_PLAIN_BODY = re.compile(
    r"(?:the )?(?:government |national |local )?(?:police(?:men| officers?)?|army|soldiers?|troops|"
    r"military|security forces|armed forces|servicem[ae]n)",
    re.I,
)


def as_forces(
    actors: Sequence[ActorValue], sub: SubEventType, country: str | None, directory: ActorDirectory, *, doers: bool = False
) -> tuple[ActorValue, ...]:
    """In a violent event a state acts, and is hit, through its armed forces ("Washington bombed", "American positions");
    police and troops of no named state are those of the `country` it happened in. Of `doers`, those who command them stand
    for them too ("Biden bombed", "the defence ministry struck"); a minister or ministry that is hit is itself the target."""
    actors = [_of_the_country(a, country, directory) for a in actors]
    if event_type(sub) in ("Protests", "Riots", "Strategic developments") and sub is not SubEventType.DISRUPTED:
        return tuple(actors)
    found: dict[str, ActorValue] = {}
    for actor in actors:
        role = _role(actor.actor_id) or (_role_of_office(actor, directory) if doers else None)
        forces = directory.state_body(actor.country or "", _FORCES) if role in _ITSELF or (doers and role in _COMMANDING) else None
        party = actor
        if forces is not None:
            trace = (*actor.trace, "a state acts through its forces")
            party = replace(actor, actor_id=forces.actor_id, name=forces.name, kind=forces.kind, speaks_for=None, trace=trace)
        found.setdefault(party.actor_id or party.name, party)
    return tuple(found.values())


def _role(actor_id: str | None) -> str | None:
    """ "tr-mod" is a body of Turkey in the role of its defence ministry."""
    iso, _, role = (actor_id or "").partition("-")
    return role if len(iso) == 2 else None


def _role_of_office(actor: ActorValue, directory: ActorDirectory) -> str | None:
    """The role of the body that a known person speaks for."""
    if actor.kind != "person" or actor.speaks_for is None:
        return None
    body = next(iter(directory.find(actor.speaks_for, (actor.country,) if actor.country else ())), None)
    return _role(body.actor.actor_id) if body is not None and body.actor.country == actor.country else None


def _of_the_country(actor: ActorValue, country: str | None, directory: ActorDirectory) -> ActorValue:
    role = {"police": "police", "state_force": _FORCES}.get(actor.kind)
    if role is None or actor.country is not None or actor.actor_id is not None or _PLAIN_BODY.fullmatch(actor.name) is None:
        return actor
    body = directory.state_body(country or "", role)
    if body is None:
        return actor
    return replace(
        actor, actor_id=body.actor_id, name=body.name, country=body.country, trace=(*actor.trace, f"{actor.name!r} of the country it happened in")
    )


def those_claiming(perpetrators: Sequence[ActorValue], voices: Sequence[Voice], directory: ActorDirectory) -> tuple[ActorValue, ...]:
    """Where a claim stands, the doers are those who claim and those that belong to them; others merely blamed go."""
    denied = {v.statement.speaker.name for v in voices if v.statement.stance is Stance.DISCLAIMS}
    claimants = [v.statement.speaker for v in voices if v.statement.stance is Stance.CLAIMS and v.statement.speaker.name not in denied]
    if not claimants:
        return tuple(perpetrators)
    kept = [p for p in perpetrators if any(same_actor(p, c, directory) >= ONE_PARTY for c in claimants) or _of_one_body(p, claimants)]
    known = [p for p in kept if p.actor_id is not None]
    return tuple(known or kept or perpetrators)


def _of_one_body(actor: ActorValue, claimants: Sequence[ActorValue]) -> bool:
    """A minister or a spokesman claims for his state's forces."""
    state = actor.kind in ("state_force", "police", "agency", "ministry", "government", "international_force")
    return any(c.speaks_for == actor.name or (state and c.country is not None and c.country == actor.country) for c in claimants)
