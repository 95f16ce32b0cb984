"""What does each number of the trained reader stand for? Tag layers, label columns and edge columns, in their order.

Training and runtime share these tables; a change of any of them asks for new weights.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.ports import EDGE_TARGETS

LETTERS = "ecsaptwonfh"
LAYERS = ("e", "s", "s2", "c", "a", "a2", "p", "p2", "t", "w", "o", "n", "f", "h")
"""A second layer holds what is nested in a span of its own letter."""
LETTER_OF_LAYER = tuple(LETTERS.index(layer[0]) for layer in LAYERS)

EVENT_TYPES = (
    "air_drone", "suicide", "shelling", "ied", "grenade", "chemical", "clash", "regains", "overtakes", "attack", "abduction",
    "sexual", "protest", "intervention", "excessive_force", "violent_demo", "mob", "agreement", "arrests", "change", "disrupted",
    "base", "looting", "transfer", "other", "violence",
)  # fmt: skip
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("air_drone", "suicide", "shelling", "ied", "grenade", "chemical", "clash", "regains", "overtakes", "attack", "sexual", "disrupted", "violence"),
    ("protest", "intervention", "excessive_force", "violent_demo", "mob"),
)
"""Types that reports exchange freely; every other type is a family of its own."""
REALIS = ("actual", "negated", "planned", "hypothetical", "generic")
STANCES = ("claims", "disclaims", "attributes", "confirms", "denies", "reports")
ASPECTS = ("agency", "toll", "place", "target", "outcome")
EFFECTS = ("hit", "intercepted", "partly", "missed", "unclear")
FLAGS = ("e:set", "a:unnamed", "p:near", "t:now", "n:presence")
REAL = "real"
"""Is there a node at all where the tagger found one?"""


def _blocks() -> dict[str, slice]:
    sizes = {"type": EVENT_TYPES, "realis": REALIS, "stance": STANCES, "aspect": ASPECTS, "effect": EFFECTS, "flag": FLAGS, REAL: (REAL,)}
    found, at = {}, 0
    for name, values in sizes.items():
        found[name] = slice(at, at + len(values))
        at += len(values)
    return found


LABEL_COLUMNS: Mapping[str, slice] = _blocks()
LABEL_COUNT = LABEL_COLUMNS[REAL].stop

EDGES: tuple[tuple[str, str], ...] = tuple((letter, name) for letter, edges in EDGE_TARGETS.items() for name in edges)
"""(letter, edge name) of every edge column of the pair scores; after these come same-as and the hints."""
EDGE_COLUMN: Mapping[tuple[str, str], int] = {edge: k for k, edge in enumerate(EDGES)}
SAME_AS = len(EDGES)
HINTED = (*range(LABEL_COLUMNS["type"].start, LABEL_COLUMNS["type"].stop), *range(LABEL_COLUMNS["stance"].start, LABEL_COLUMNS["stance"].stop))
"""Label columns of which a pair's second mention says something about the first: the cue of a statement, the weapon of an event."""
HINTS = SAME_AS + 1
"""First of the pair columns that hold those hints, in the order of `HINTED`."""
PAIR_COUNT = HINTS + len(HINTED)


def edge_allowed(column: int, source: int, target: int) -> bool:
    """May the edge of `column` join a node of letter `source` to one of letter `target` (indices in LETTERS)?"""
    letter, name = EDGES[column]
    return LETTERS[source] == letter and LETTERS[target] in EDGE_TARGETS[letter][name]
