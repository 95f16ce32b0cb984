"""Does the date grammar give the days a careful reader gives, on phrases of conflict news?

    python -m benchmarks.dates.phrases [--held] [--misses] [--check]

`phrases.csv` is synthetic, written by hand before the grammar was asked; the grammar has grown on it since.
`phrases_held.csv` (`--held`) was written after that, and is measured only. A row holds a phrase, its context (day of
publication, day on which it was said, days of another event, first day of a war, tense) and the right days. `none` means
that the words fix no day; a missing first day that only the end is told. `slack` is by how many days either end may
differ, where words or the moon are vague. A phrase is right when both ends lie within its slack; what is not right is
either unanswered (no days, with a reason) or wrong. Weeks run from Monday; a night has two days only where the words
name both or count from the day after; what still runs ends on the day of publication.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from benchmarks.floors import check
from dateline.extract.dates import TimeContext, ground_time
from dateline.model.values import Days, TimeValue

HERE = Path(__file__).resolve().parent
RIGHT, UNANSWERED, WRONG = "right", "unanswered", "wrong"
Row = dict[str, str]


def rows(name: str = "phrases") -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def context_of(row: Row) -> TimeContext:
    published = date.fromisoformat(row["published"])
    other = _day(row["other"])
    return TimeContext(
        anchor=_day(row["said_on"]) or published,
        published=published,
        other=None if other is None else Days(other, other),
        tense="future" if row["tense"] == "future" else "past",
        began=_day(row["began"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def verdict(row: Row, value: TimeValue) -> str:
    """Right, unanswered or wrong."""
    if row["first"] == "none":
        return RIGHT if value.days is None else WRONG
    if value.days is None:
        return UNANSWERED
    slack = int(row["slack"])
    first, last = _day(row["first"]), date.fromisoformat(row["last"])
    starts = value.open_start if first is None else abs((value.days.first - first).days) <= slack
    return RIGHT if starts and abs((value.days.last - last).days) <= slack else WRONG


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="the set that is measured only")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    args = parser.parse_args()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    given = rows("phrases_held" if args.held else "phrases")
    for row in given:
        value = ground_time(row["phrase"], context_of(row))
        outcome = verdict(row, value)
        found[row["kind"]][outcome] += 1
        if args.misses and outcome != RIGHT:
            print(f"{outcome:10} {row['id']} {row['phrase']!r}: wanted {row['first']}..{row['last']}, got {value.days}; {value.trace[2:]}")
    total = sum(found.values(), Counter[str]())
    for kind, counts in [*found.items(), ("all", total)]:
        print(f"{kind:10} " + "  ".join(f"{name} {counts[name]}" for name in (RIGHT, UNANSWERED, WRONG)) + f"  of {counts.total()}")
    name = "held" if args.held else "phrases"
    scores = {name: {"right": total[RIGHT] / len(given), "wrong": total[WRONG] / len(given)}}
    print(f"right {scores[name]['right']:.3f}, wrong {scores[name]['wrong']:.3f}")
    broken = check(scores, HERE / ("floors_held.json" if args.held else "floors.json")) if args.check else []
    print(*broken, sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
