"""Weapons, types and outcomes read off words."""

from __future__ import annotations

import pytest

from dateline.extract.events import settle_type, weapons_in, weapons_of_event
from dateline.model.codes import SubEventType, Weapon


@pytest.mark.parametrize(
    ("phrase", "weapons"),
    [
        ("suicide drones", (Weapon.DRONE,)),
        ("two vehicles full of explosives", (Weapon.CAR_BOMB,)),
        ("a car bomb", (Weapon.CAR_BOMB,)),
        ("an explosives-laden truck", (Weapon.CAR_BOMB,)),
        ("roadside bomb", (Weapon.IED,)),
        ("Katyusha rockets", (Weapon.ROCKET,)),
        ("an anti-ship ballistic missile", (Weapon.MISSILE,)),
        ("mortar shells", (Weapon.MORTAR,)),
        ("machetes", (Weapon.KNIFE,)),
        ("hand grenades", (Weapon.GRENADE,)),
        ("anti-personnel mines", (Weapon.LANDMINE,)),
        ("automatic rifles and grenades", (Weapon.GRENADE, Weapon.SMALL_ARMS)),
        ("fighter jets", (Weapon.AIRCRAFT_BOMB,)),
        ("set on fire", (Weapon.ARSON,)),
        ("a statement", ()),
    ],
)
def test_weapons(phrase: str, weapons: tuple[Weapon, ...]) -> None:
    assert weapons_in(phrase) == weapons


@pytest.mark.parametrize(
    ("label", "weapons", "targets", "expected"),
    [
        ("air_drone", (), (), SubEventType.AIR_DRONE),
        ("violence", (Weapon.DRONE,), ("a base",), SubEventType.AIR_DRONE),
        ("violence", (Weapon.ROCKET,), (), SubEventType.SHELLING),
        ("violence", (), ("soldiers",), SubEventType.ARMED_CLASH),
        ("violence", (), ("villagers",), SubEventType.ATTACK),
        ("violence", (Weapon.SMALL_ARMS,), ("an army convoy",), SubEventType.ARMED_CLASH),
    ],
)
def test_the_open_label_is_settled(label: str, weapons: tuple[Weapon, ...], targets: tuple[str, ...], expected: SubEventType) -> None:
    assert settle_type(label, weapons, targets)[0] is expected


def test_a_told_weapon_is_not_read_off_the_verb() -> None:
    assert weapons_of_event(["drones"], ["shelled"], SubEventType.AIR_DRONE) == ((Weapon.DRONE,), False)
    assert weapons_of_event([], ["shot dead"], SubEventType.ATTACK) == ((Weapon.SMALL_ARMS,), True)
    assert weapons_of_event([], ["attack"], SubEventType.ATTACK) == ((), True)
