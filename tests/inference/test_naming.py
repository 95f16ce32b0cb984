"""Which mentions cannot be one thing, by their words alone."""

from __future__ import annotations

import pytest

from dateline.inference.naming import clash
from dateline.inference.words import Token

PAIRS = [  # letter, one, other, whether they clash
    ("p", "western Iraq", "Iraq", True),
    ("p", "Iraq", "south-eastern Iraq", True),
    ("p", "northern Syria", "the north of Syria", False),
    ("p", "south - eastern Iraq", "southeastern Iraq", False),
    ("p", "western Iraq", "the area", False),
    ("p", "Iraq", "Iraq", False),
    ("p", "Marib", "Hodeidah", True),
    ("a", "the Eastern Brigade", "the Brigade", False),
    ("a", "the Counter Terrorism Department", "the CTD", False),
    ("t", "Thursday", "Friday", True),
    ("e", "attack", "Friday", False),
]


def tokens(text: str) -> list[Token]:
    return [Token(word, 0, True) for word in text.split()]


@pytest.mark.parametrize(("letter", "one", "other", "wanted"), PAIRS)
def test_clash(letter: str, one: str, other: str, wanted: bool) -> None:
    assert clash(letter, tokens(one), tokens(other)) is wanted
    assert clash(letter, tokens(other), tokens(one)) is wanted
