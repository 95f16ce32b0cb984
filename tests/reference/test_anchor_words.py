"""Dated things that a sentence speaks of without their name."""

import pytest

from dateline.reference.anchor_words import LooseNames, loose_names
from dateline.reference.state_bodies import load_state_bodies

NAMES = (
    (("Fall of Ardan to the Veled Front", "Veled capture of Ardan"), ("IQ",), False),
    (("Malian coup of 2020", "coup in Mali"), ("ML",), True),
    (("Malian presidential election of 2018",), ("ML",), True),
    (("Ceasefire of the Long Summer",), ("SS",), False),
    (("South African general election of 1994",), ("ZA",), True),
)


@pytest.fixture(scope="module")
def loose() -> LooseNames:
    return loose_names(NAMES, load_state_bodies().nations_at)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("since Veled fighters took Ardan", (0,)),
        ("since fighters took Ardan", ()),
        ("Veled's chief came to Ardan by train", ()),
        ("Mali's president was overthrown", (1,)),
        ("after the coup in Mali and before its election", (1, 2)),
        ("after the coup", ()),
        ("an attack in Mali", ()),
        ("South Africa's first election open to all", (4,)),
        ("an election in the south of the continent of Africa", ()),
    ],
)
def test_all_names_and_a_word_of_the_kind(loose: LooseNames, text: str, found: tuple[int, ...]) -> None:
    assert loose.named_in(text) == found


def test_a_nation_may_be_told_elsewhere(loose: LooseNames) -> None:
    assert loose.named_in("after the coup", ["ML"]) == (1,)
    assert loose.named_in("after the coup", ["NE"]) == ()


def test_nations_are_counted_by_name_and_people(loose: LooseNames) -> None:
    assert loose.nations_in("Malian troops and South African pilots in Mali") == ["ML", "ZA", "ML"]
