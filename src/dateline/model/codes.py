"""Which closed word lists do records use? (ACLED's event types, and GOLD's stances, statuses and weapons)"""

from __future__ import annotations

from enum import StrEnum


class SubEventType(StrEnum):
    """ACLED's sub-event types, with the label names of the casebook's export."""

    GOVERNMENT_REGAINS = "Government regains territory"
    OVERTAKES = "Non-state actor overtakes territory"
    ARMED_CLASH = "Armed clash"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    INTERVENTION = "Protest with intervention"
    PEACEFUL_PROTEST = "Peaceful protest"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    CHEMICAL = "Chemical weapon"
    AIR_DRONE = "Air/drone strike"
    SUICIDE = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    IED = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE = "Change to group/activity"
    DISRUPTED = "Disrupted weapons use"
    BASE = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"


_TYPES = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
}  # fmt: skip
EVENT_TYPE: dict[SubEventType, str] = {SubEventType(sub): kind for kind, subs in _TYPES.items() for sub in subs}


def event_type(sub: SubEventType) -> str:
    """ACLED's event type of a sub-event type."""
    return EVENT_TYPE.get(sub, "Strategic developments")


class Family(StrEnum):
    """Types that two reports of one incident may exchange."""

    VIOLENCE = "violence"
    CROWD = "crowd"
    ABDUCTION = "abduction"
    OTHER = "other"


_VIOLENT_EXTRA = {SubEventType.DISRUPTED, SubEventType.SEXUAL, SubEventType.ATTACK}


def is_violent(sub: SubEventType) -> bool:
    """Is it of a type in which somebody uses force against somebody?"""
    return event_type(sub) in ("Battles", "Explosions/Remote violence", "Violence against civilians")


def family(sub: SubEventType) -> Family:
    kind = event_type(sub)
    if kind in ("Battles", "Explosions/Remote violence") or sub in _VIOLENT_EXTRA:
        return Family.VIOLENCE
    if kind in ("Protests", "Riots"):
        return Family.CROWD
    return Family.ABDUCTION if sub is SubEventType.ABDUCTION else Family.OTHER


class Realis(StrEnum):
    ACTUAL = "actual"
    NEGATED = "negated"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    GENERIC = "generic"


class Stance(StrEnum):
    CLAIMS = "claims_responsibility"
    DISCLAIMS = "denies_responsibility"
    ATTRIBUTES = "attributes"
    CONFIRMS = "confirms"
    DENIES = "denies"
    REPORTS = "reports"


class Aspect(StrEnum):
    AGENCY = "agency"
    TOLL = "toll"
    PLACE = "place"
    TARGET = "target"
    OUTCOME = "outcome"


class Channel(StrEnum):
    TELEGRAM = "telegram"
    STATEMENT = "statement"
    PRESS_BRIEFING = "press_briefing"
    INTERVIEW = "interview"
    SOCIAL_MEDIA = "social_media"
    STATE_MEDIA = "state_media"
    COURT = "court"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    HIT = "hit"
    INTERCEPTED = "intercepted"
    PARTLY = "partly_intercepted"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Responsibility(StrEnum):
    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    DENIED = "denied"
    UNKNOWN = "unknown"


class Corroboration(StrEnum):
    CLAIM_ONLY = "claim-only"
    SINGLE_SOURCE = "single-source"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    DENIED = "denied"


class Weapon(StrEnum):
    DRONE = "drone"
    ROCKET = "rocket"
    MISSILE = "missile"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    AIRCRAFT_BOMB = "aircraft_bomb"
    IED = "ied"
    CAR_BOMB = "car_bomb"
    SUICIDE_VEST = "suicide_vest"
    LANDMINE = "landmine"
    GRENADE = "grenade"
    SMALL_ARMS = "small_arms"
    KNIFE = "knife"
    VEHICLE = "vehicle"
    BOAT = "boat"
    ARSON = "arson"
    UNKNOWN = "unknown"


class TallyKind(StrEnum):
    INCIDENTS = "incidents"
    MUNITIONS = "munitions"
    CASUALTIES = "casualties"


class Toll(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
