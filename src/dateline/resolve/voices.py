"""Whose voice is a statement: the claimant's, the victim side's, or an independent one?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from dateline.model.codes import Stance
from dateline.model.report import Statement
from dateline.model.values import ActorValue
from dateline.reference.actor_likeness import same_actor
from dateline.reference.actors import ActorDirectory

AGREE = 0.55
"""From this likeness on two actors are on one side (an umbrella and its member, a force and its ministry)."""
STATE_KINDS = {"state_force", "police", "ministry", "government", "agency", "official"}
_AUTHORITY = re.compile(
    r"\b(police|officials?|authorit\w+|ministry|minister|governor|mayor|hospital|medics?|health|military|army|security|"
    r"government|spokes\w+|administration|officer|commander|emergency|rescue|prosecutor\w*|coast ?guard|directorate|president\w*|troops)\b",
    re.I,
)


class Side(StrEnum):
    CLAIMANT = "claimant"
    VICTIM = "victim"
    INDEPENDENT = "independent"


def side_of(
    statement: Statement,
    perpetrators: Sequence[ActorValue],
    targets: Sequence[ActorValue],
    country: str | None,
    directory: ActorDirectory,
) -> Side:
    """The side a speaker is on. The host state's authority counts as the victim side (GOLD.md)."""
    speaker = statement.speaker
    if statement.stance is Stance.CLAIMS or _with(speaker, perpetrators, directory):
        return Side.CLAIMANT
    if _with(speaker, targets, directory):
        return Side.VICTIM
    if is_authority(speaker) and speaker.country is not None and speaker.country == country:
        return Side.VICTIM
    if is_authority(speaker) and speaker.country is None and speaker.kind not in ("monitor", "organisation"):
        return Side.VICTIM
    return Side.INDEPENDENT


def is_authority(speaker: ActorValue) -> bool:
    words = f"{speaker.phrase} {speaker.name} {speaker.speaks_for or ''}"
    return speaker.kind in STATE_KINDS or _AUTHORITY.search(words) is not None


def _with(speaker: ActorValue, others: Sequence[ActorValue], directory: ActorDirectory) -> bool:
    for other in others:
        if same_actor(speaker, other, directory) >= AGREE:
            return True
        if speaker.country is not None and speaker.country == other.country and _official(speaker) and _official(other):
            return True
    return False


def _official(actor: ActorValue) -> bool:
    return actor.kind in STATE_KINDS or (actor.kind in ("person", "people", "") and is_authority(actor))


def voice_key(speaker: ActorValue) -> str:
    """One voice: the body a person speaks for, else the speaker; unnamed officials of one country are one body."""
    body = speaker.speaks_for or speaker.name
    return re.sub(r"[^\w]+", " ", body.casefold()).strip()
