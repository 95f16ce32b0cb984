"""What kind of event is it, with what, and what came of it? Reader's labels and words turned into the codebook's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model.codes import Outcome, SubEventType, Weapon

LABELS: dict[str, SubEventType] = {
    "air_drone": SubEventType.AIR_DRONE, "suicide": SubEventType.SUICIDE, "shelling": SubEventType.SHELLING,
    "ied": SubEventType.IED, "grenade": SubEventType.GRENADE, "chemical": SubEventType.CHEMICAL,
    "clash": SubEventType.ARMED_CLASH, "regains": SubEventType.GOVERNMENT_REGAINS, "overtakes": SubEventType.OVERTAKES,
    "attack": SubEventType.ATTACK, "abduction": SubEventType.ABDUCTION, "sexual": SubEventType.SEXUAL,
    "protest": SubEventType.PEACEFUL_PROTEST, "intervention": SubEventType.INTERVENTION,
    "excessive_force": SubEventType.EXCESSIVE_FORCE, "violent_demo": SubEventType.VIOLENT_DEMONSTRATION,
    "mob": SubEventType.MOB_VIOLENCE, "agreement": SubEventType.AGREEMENT, "arrests": SubEventType.ARRESTS,
    "change": SubEventType.CHANGE, "disrupted": SubEventType.DISRUPTED, "base": SubEventType.BASE,
    "looting": SubEventType.LOOTING, "transfer": SubEventType.TRANSFER, "other": SubEventType.OTHER,
}  # fmt: skip
OPEN_LABEL = "violence"
EFFECTS: dict[str, Outcome] = {
    "hit": Outcome.HIT, "intercepted": Outcome.INTERCEPTED, "partly": Outcome.PARTLY, "missed": Outcome.MISSED,
    "unclear": Outcome.UNKNOWN,
}  # fmt: skip

_WEAPONS: tuple[tuple[Weapon, re.Pattern[str]], ...] = tuple(
    (weapon, re.compile(rf"\b(?:{pattern})\b", re.I))
    for weapon, pattern in (
        (Weapon.SUICIDE_VEST, r"bl(?:ew|own|ow(?:ing)?) (?:himself|herself|themselves|itself) up|suicide (?:vests?|belts?|jackets?|bombers?|attackers?|bombings?)|explosive (?:vests?|belts?)|vests? (?:packed|laden) with explosives|bomber"),
        (Weapon.CAR_BOMB, r"car[- ]bombs?|truck[- ]bombs?|vehicle[- ]bombs?|S?VBIEDs?|motorcycle[- ]bombs?|van[- ]bombs?|booby-trapped (?:car|vehicle|truck|van)s?|"
                          r"(?:car|truck|vehicle|van|lorry|pick-?up|minibus)s?,? (?:full of|packed with|laden with|loaded with|rigged with|filled with|carrying) (?:\w+ ){0,2}explosives?|"
                          r"explosives?-(?:laden|packed|filled) (?:car|truck|vehicle|van|lorry|pick-?up)s?"),
        (Weapon.BOAT, r"(?:explosive|bomb|suicide|unmanned|attack)[- ](?:laden )?(?:speed)?boats?|skiffs?|speedboats?|small boats?"),
        (Weapon.DRONE, r"(?:(?:explosives?|bomb)-(?:laden|packed|rigged) |naval |sea )?drones?(?:,? (?:packed|laden|loaded|rigged|filled) with (?:\w+ )?explosives?)?|UAVs?|UCAVs?|unmanned (?:aerial |combat aerial )?(?:vehicle|aircraft|surface vessel|system)s?|USVs?|quadcopters?|Shaheds?|loitering munitions?|FPVs?|Lancets?|Bayraktars?|Gerans?|kamikaze craft"),
        (Weapon.AIRCRAFT_BOMB, r"air[- ]?strikes?|air[- ]?raids?|air[- ]?force|war ?planes?|jets?|F-\d+s?|Su-\d+s?|MiG-\d+s?|fighter[- ]jets?|(?:glide|guided|aerial|aircraft|barrel|cluster) bombs?|bombers?|helicopter gunships?|gunships?|aircraft|from the air|bombed from|aerial"),
        (Weapon.ROCKET, r"rockets?|Katyushas?|Grads?|MLRS|rocket-propelled|RPGs?|Qassams?|multiple[- ]launch\w*|bazookas?"),
        (Weapon.MISSILE, r"(?:ballistic |cruise |guided |anti-ship |anti-tank |surface-to-air |air-to-surface )*missiles?|ATGMs?|Iskanders?|Kinzhals?|Kalibrs?|HIMARS|Storm Shadows?|ATACMS|Tomahawks?|Scuds?"),
        (Weapon.MORTAR, r"mortars?(?: (?:shell|round|bomb)s?)?"),
        (Weapon.ARTILLERY, r"artillery|howitzers?|shell(?:s|ing|ed|fire)?|tank fire|tanks?|cannons?|field guns?"),
        (Weapon.LANDMINE, r"land ?mines?|mines?|anti-(?:personnel|tank|vehicle) mines?|unexploded ordnance|UXO"),
        (Weapon.GRENADE, r"(?:hand )?grenades?"),
        (Weapon.IED, r"IEDs?|improvised explosive devices?|roadside bombs?|explosive devices?|bombs?|explosive charges?|explosives?|dynamite|magnetic bombs?|pipe bombs?|parcel bombs?|blown up|blew up|blast|explosions?|detonat\w+"),
        (Weapon.KNIFE, r"kni(?:fe|ves)|machetes?|stabb\w+|swords?|bladed? weapons?|blades?|axes?|hacked|pangas?|cutlass(?:es)?|daggers?|slit\w*|beheaded|decapitat\w+"),
        (Weapon.SMALL_ARMS, r"guns?|gun ?fire|gun ?battle|gun ?fight|fire ?fight|rifles?|assault rifles?|pistols?|firearms?|shot(?: dead| down)?|shots|shooting|shoot|opened fire|sniper\w*|machine[- ]guns?|Kalashnikovs?|AK-47s?|bullets?|gunshots?|gunmen|small[- ]arms|light weapons|handguns?|revolvers?|executed|submachine"),
        (Weapon.ARSON, r"set (?:\w+ ){0,3}(?:on fire|ablaze|alight)|torch\w*|arson|burn(?:ed|t|ing)?(?: down)?|petrol bombs?|molotovs?(?: cocktails?)?|fire-?bomb\w*|incendiary"),
        (Weapon.VEHICLE, r"ramm?(?:ed|ing)|drove (?:\w+ ){0,3}into|ploughed into|plowed into|(?:car|van|truck|lorry)[- ]ramming"),
    )
)  # fmt: skip
_VAGUE_DEVICES = {Weapon.IED}
_FROM_TYPE: dict[SubEventType, Weapon] = {
    SubEventType.IED: Weapon.IED, SubEventType.GRENADE: Weapon.GRENADE, SubEventType.SUICIDE: Weapon.SUICIDE_VEST,
    SubEventType.SHELLING: Weapon.ARTILLERY, SubEventType.AIR_DRONE: Weapon.AIRCRAFT_BOMB,
}  # fmt: skip
_TYPE_OF_WEAPON: tuple[tuple[SubEventType, frozenset[Weapon]], ...] = (
    (SubEventType.AIR_DRONE, frozenset({Weapon.DRONE, Weapon.AIRCRAFT_BOMB})),
    (SubEventType.SHELLING, frozenset({Weapon.ROCKET, Weapon.MISSILE, Weapon.ARTILLERY, Weapon.MORTAR})),
    (SubEventType.SUICIDE, frozenset({Weapon.SUICIDE_VEST})),
    (SubEventType.IED, frozenset({Weapon.IED, Weapon.CAR_BOMB, Weapon.LANDMINE})),
    (SubEventType.GRENADE, frozenset({Weapon.GRENADE})),
)
ARMED_TARGETS = re.compile(
    r"\b(troops?|forces?|soldiers?|army|military|police\w*|militia\w*|militants?|fighters?|rebels?|guards?|base|camp|convoy|"
    r"garrison|outpost|checkpoint|patrol|gendarmes?|insurgents?|gunmen|paramilitar\w+|officers?|personnel|recruits?|conscripts?)\b",
    re.I,
)
HARMLESS = re.compile(r"\bonly (?:\w+ ){0,2}(?:material|property|minor|slight) damage|without (?:harm|loss|casualties|injur\w+)|no (?:casualties|harm)", re.I)
_SHOT_DOWN = re.compile(r"\b(?:sho(?:t|oting|ot) (?:\w+ ){0,3}down|downed|intercept\w+|brought down)\b", re.I)
_IN_FLIGHT = re.compile(r"\b(?:drones?|UAVs?|missiles?|rockets?|aircraft|helicopters?|planes?|jets?|balloons?|quadcopters?)\b", re.I)
HIT_VERBS = re.compile(
    r"\b(?:hit|struck|bombed|destroyed|bl(?:ew|own) up|wrecked|sank|sunk|burn(?:ed|t)|set (?:\w+ )?(?:on fire|ablaze|alight)|torched|demolished|"
    r"flattened|ransacked|looted|gutted|razed)\b",
    re.I,
)
"""Verbs that say that the thing named was reached."""


def is_shoot_down(triggers: Iterable[str], struck: Iterable[str]) -> bool:
    """Is the act the downing of a weapon in flight, told of those who did it?"""
    return any(_SHOT_DOWN.search(t) for t in triggers) and any(_IN_FLIGHT.search(s) for s in struck)


def weapons_in(phrase: str) -> tuple[Weapon, ...]:
    """The codebook's weapons that a phrase names, most specific reading first; none when it names none.

    A stretch of text counts once: "car bomb" is no `ied`, "suicide drone" no vest.
    """
    taken: list[tuple[int, int]] = []
    found: list[Weapon] = []
    for weapon, pattern in _WEAPONS:
        for match in pattern.finditer(phrase):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if weapon not in found:
                found.append(weapon)
    return tuple(found)


def weapons_of_event(named: Iterable[str], triggers: Iterable[str], sub: SubEventType) -> tuple[tuple[Weapon, ...], bool]:
    """(weapons, read off the trigger or type) for an event whose own weapon words are `named`."""
    told = tuple(dict.fromkeys(w for phrase in named for w in weapons_in(phrase)))
    if sub is SubEventType.AIR_DRONE and told == (Weapon.ROCKET,):
        told = (Weapon.AIRCRAFT_BOMB,)
    if told:
        return told, False
    read = tuple(dict.fromkeys(w for phrase in triggers for w in weapons_in(phrase)))
    if sub is SubEventType.AIR_DRONE:
        read = tuple(w for w in read if w in (Weapon.DRONE, Weapon.AIRCRAFT_BOMB))
    elif sub in (SubEventType.ATTACK, SubEventType.ARMED_CLASH):
        read = tuple(w for w in read if w not in _VAGUE_DEVICES)
    if read:
        return read, True
    fixed = _FROM_TYPE.get(sub)
    return ((fixed,), True) if fixed is not None else ((), True)


def settle_type(label: str, weapons: Iterable[Weapon], targets: Iterable[str]) -> tuple[SubEventType, str]:
    """(sub-event type, how it was settled). The open label `violence` is settled by weapons, then by the target."""
    known = LABELS.get(label)
    if known is not None:
        return known, "reader"
    given = set(weapons)
    for sub, kinds in _TYPE_OF_WEAPON:
        if given & kinds:
            return sub, "weapon"
    armed = any(ARMED_TARGETS.search(t) for t in targets)
    return (SubEventType.ARMED_CLASH, "armed target") if armed else (SubEventType.ATTACK, "no armed target told")
