"""Is each actor the right one? Pairs of wordings and mentions in context, through the product's own functions.

    python -m benchmarks.actors.run [--half dev|test] [--misses] [--check]

Pairs: `ground_actor` on both sides, then `same_actor`; one actor when the likeness reaches `ONE_ACTOR`. An umbrella and
its part ("related") are not one. Mentions: `ground_actor` names a row of the directory, a body spoken for, or keeps the
actor as it was named. Precision and recall count what was said to be one actor (pairs) or was given an id (mentions);
`kept` is the share of unknown actors that keep their name. Intervals are Wilson's, 95 %. `--misses` shows the dev half
only, so that nothing is tuned on the other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from benchmarks.actors.cases import HALVES, Mention, Pair, read_mentions, read_pairs
from benchmarks.floors import check
from dateline.extract.actors import ActorQuery, ground_actor, same_actor
from dateline.model.values import ActorValue
from dateline.reference.actor_names import key_of
from dateline.reference.actors import ActorDirectory, load_directory

HERE = Path(__file__).resolve().parent
ONE_ACTOR = 0.95
"""The likeness from which on `resolve.merge` takes two values for one actor."""
Z = 1.96


def interval(right: int, all_: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not all_:
        return 0.0, 1.0
    share, z2 = right / all_, Z * Z
    middle, spread = share + z2 / (2 * all_), Z * sqrt(share * (1 - share) / all_ + z2 / (4 * all_ * all_))
    return (middle - spread) / (1 + z2 / all_), (middle + spread) / (1 + z2 / all_)


def pair_value(words: str, countries: Sequence[str], directory: ActorDirectory) -> ActorValue:
    return ground_actor(ActorQuery((words,), context_countries=tuple(countries)), directory)


def told_one(pair: Pair, directory: ActorDirectory) -> bool:
    a, b = pair_value(pair.a, pair.a_countries, directory), pair_value(pair.b, pair.b_countries, directory)
    return same_actor(a, b, directory, seen_in=(pair.a_countries, pair.b_countries)) >= ONE_ACTOR


def answer(case: Mention, directory: ActorDirectory) -> str:
    """What grounding says, in the form of `expected`."""
    near = tuple(pair_value(words, case.countries, directory) for words in case.near)
    query = ActorQuery((case.mention,), speaks_for=case.serves or None, context_countries=case.countries, on=case.on, near=near)
    value = ground_actor(query, directory)
    if value.actor_id is not None:
        return value.actor_id
    if value.speaks_for is not None and value.kind == "official":
        found = directory.find(value.speaks_for, case.countries)
        return f"speaks:{found[0].actor.actor_id}" if found else f"speaks:{value.speaks_for}"
    return f"unknown:{value.name}"


def agrees(told: str, expected: str) -> bool:
    kind, _, name = expected.partition(":")
    return told == expected or (kind == "unknown" and told.startswith("unknown:") and key_of(told[8:]) == key_of(name))


def rates(said: int, right: int, wanted: int) -> dict[str, Any]:
    return {
        "precision": right / said if said else 1.0, "precision_interval": interval(right, said),
        "recall": right / wanted if wanted else 1.0, "recall_interval": interval(right, wanted), "said": said, "wanted": wanted,
    }  # fmt: skip


def score_pairs(pairs: Iterable[Pair], directory: ActorDirectory, misses: list[str]) -> dict[str, Any]:
    said = right = wanted = 0
    for pair in pairs:
        one, same = told_one(pair, directory), pair.label == "same"
        said, right, wanted = said + one, right + (one and same), wanted + same
        if one != same:
            misses.append(f"{'one' if one else 'two'}, is {pair.label}: {pair.a} {pair.a_countries} | {pair.b} {pair.b_countries}")
    return rates(said, right, wanted)


def score_mentions(cases: Iterable[Mention], directory: ActorDirectory, misses: list[str]) -> dict[str, Any]:
    said = right = wanted = unknown = kept = 0
    for case in cases:
        told = answer(case, directory)
        good, is_unknown = agrees(told, case.expected), case.expected.startswith("unknown:")
        named = not told.startswith("unknown:")
        said, wanted, unknown = said + named, wanted + (not is_unknown), unknown + is_unknown
        right, kept = right + (good and named), kept + (good and is_unknown)
        if not good:
            misses.append(f"{told}, is {case.expected}: {case.mention} {case.countries} {case.on or ''} {case.serves} {case.near}")
    return {**rates(said, right, wanted), "kept": kept / unknown if unknown else 1.0, "unknown": unknown}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("--misses", action="store_true", help="show what went wrong in the dev half")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    args = parser.parse_args()
    directory = load_directory()
    scores: dict[str, dict[str, dict[str, Any]]] = {}
    for half in (args.half,) if args.half else HALVES:
        misses: list[str] = []
        scores[half] = {
            "pairs": score_pairs((p for p in read_pairs() if p.half == half), directory, misses),
            "mentions": score_mentions((m for m in read_mentions() if m.half == half), directory, misses),
        }
        if args.misses and half == "dev":
            print(*misses, sep="\n")
    if args.json:
        print(json.dumps(scores, indent=1))
    else:
        _print(scores)
    broken = check(scores, HERE / "floors.json") if args.check and args.half is None else []
    print(*broken, sep="\n", end="\n" if broken else "")
    return int(bool(broken))


def _print(scores: dict[str, dict[str, dict[str, Any]]]) -> None:
    for half, tables in scores.items():
        for name, table in tables.items():
            words = []
            for rate, number in (("precision", "said"), ("recall", "wanted")):
                low, high = table[f"{rate}_interval"]
                words.append(f"{rate} {table[rate]:.3f} ({low:.3f}-{high:.3f}, n={table[number]})")
            words += [f"kept {table['kept']:.3f} (n={table['unknown']})"] if "kept" in table else []
            print(f"{half:4} {name:8} {'; '.join(words)}")


if __name__ == "__main__":
    sys.exit(main())
