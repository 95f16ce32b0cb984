"""Which labels, flags and edges may stand in an annotated report? (the tables of ANNOTATION.md)"""

from __future__ import annotations

EVENT_LABELS = frozenset(
    "air_drone suicide shelling ied grenade chemical clash regains overtakes attack abduction sexual protest intervention "
    "excessive_force violent_demo mob agreement arrests change disrupted base looting transfer other violence".split()
)
REALIS = frozenset("actual negated planned hypothetical generic".split())
STANCES = frozenset("claims disclaims attributes confirms denies reports".split())
ASPECTS = frozenset("agency toll place target outcome".split())
EFFECTS = frozenset("hit intercepted partly missed unclear".split())
LETTERS = "ecsaptwonfh"

EDGES: dict[str, dict[str, str]] = {  # node letter -> key -> letters that its values may have
    "e": {"by": "a", "on": "ao", "in": "p", "at": "t", "with": "w", "killed": "n", "injured": "n", "abducted": "n",
          "effect": "f", "size": "n", "part_of": "e", "replies_to": "e", "after": "e", "near": "poe"},
    "s": {"by": "a", "cue": "c", "said_on": "t", "via": "h", "about": "e", "except": "e", "against": "s"},
    "n": {"of": "ao", "in": "p", "part_of": "n"},
    "w": {"size": "n"},
    "p": {"in": "p", "near": "poe"},
    "t": {"from": "te"},
    "o": {"size": "n", "of": "a"},
    "a": {"member_of": "a", "speaks_for": "a", "in": "p"},
}  # fmt: skip
FLAGS: dict[str, frozenset[str]] = {
    "e": EVENT_LABELS | REALIS | {"set"},
    "s": STANCES,
    "n": frozenset({"presence"}),
    "a": frozenset({"unnamed"}),
    "p": frozenset({"near"}),
    "t": frozenset({"now"}),
    "f": EFFECTS,
}
HEADER_KEYS = frozenset("id title publisher published_at country conflict story register synthetic copy_of".split())
