"""Is the labelled set of actors large, well formed, and split in two halves that stay?"""

from __future__ import annotations

import pytest

from benchmarks.actors.cases import HALVES, read_mentions, read_pairs
from benchmarks.actors.run import agrees, interval
from dateline.reference.actors import load_directory

PAIRS, MENTIONS, DIRECTORY = read_pairs(), read_mentions(), load_directory()


def test_the_set_is_as_large_as_it_says() -> None:
    assert len(PAIRS) >= 400
    assert len(MENTIONS) >= 300
    assert len({p.conflict for p in PAIRS} | {m.conflict for m in MENTIONS}) >= 40
    assert all(sum(c.half == half for c in cases) >= 150 for cases in (PAIRS, MENTIONS) for half in HALVES)


def test_every_row_is_well_formed() -> None:
    assert {p.label for p in PAIRS} == {"same", "different", "related"}
    for case in MENTIONS:
        kind, _, rest = case.expected.partition(":")
        assert kind == "unknown" or (rest or kind) in DIRECTORY.actors, case
        assert case.mention.lower() in case.context.lower(), case
    nations = DIRECTORY.states.nations
    assert all(iso in nations for p in PAIRS for iso in (*p.a_countries, *p.b_countries))
    assert all(iso in nations for m in MENTIONS for iso in m.countries)


def test_no_row_stands_twice() -> None:
    pairs = [(p.a, p.a_countries, p.b, p.b_countries) for p in PAIRS]
    mentions = [(m.mention, m.countries, m.on, m.context) for m in MENTIONS]
    assert len(set(pairs)) == len(pairs)
    assert len(set(mentions)) == len(mentions)


@pytest.mark.parametrize(
    ("told", "expected", "right"),
    [
        ("hamas", "hamas", True), ("hamas", "fatah", False), ("unknown:the Amber Column", "unknown:Amber Column", True),
        ("hamas", "unknown:Hamas Creek", False), ("speaks:hamas", "speaks:hamas", True), ("unknown:x", "speaks:hamas", False),
    ],
)  # fmt: skip
def test_agrees(told: str, expected: str, right: bool) -> None:
    assert agrees(told, expected) is right


def test_interval_is_wilsons() -> None:
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert interval(0, 0) == (0.0, 1.0)
