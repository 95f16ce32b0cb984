"""How fast is the date grammar beside dateparser, in one run over the same phrases?

    python -m benchmarks.dates.speed [--rounds 5]

The phrases are those of `phrases.csv`. dateparser gives one moment where the grammar gives a range, so its answers are
compared only on phrases whose right answer is one day; languages are set to English, and the day of publication (or the
day on which it was said) is its base. It is installed with the development tools; without it the run says so and ends.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from datetime import UTC, date, datetime
from datetime import time as clock

from benchmarks.dates.phrases import RIGHT, Row, context_of, rows, verdict
from dateline.extract.dates import ground_time


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    try:
        import dateparser
    except ImportError:
        print("skipped: dateparser is not installed", file=sys.stderr)
        return 0
    warnings.simplefilter("ignore")
    given = rows()

    def theirs(row: Row) -> date | None:
        context = context_of(row)
        base = datetime.combine(context.anchor or date(2000, 1, 1), clock(12), tzinfo=UTC).replace(tzinfo=None)
        prefer = "future" if context.future else "past"
        moment = dateparser.parse(row["phrase"], languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer})
        return None if moment is None else moment.date()

    theirs(given[0])  # loads its language data
    start = time.perf_counter()
    for _ in range(args.rounds):
        ours = [ground_time(row["phrase"], context_of(row)) for row in given]
    own_seconds = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(args.rounds):
        others = [theirs(row) for row in given]
    their_seconds = time.perf_counter() - start
    read = len(given) * args.rounds
    print(
        f"grammar {read / own_seconds:.0f} phrases a second, dateparser {read / their_seconds:.0f}: {their_seconds / own_seconds:.1f} times as fast"
    )
    single = [i for i, row in enumerate(given) if row["first"] == row["last"] != "none"]
    right = sum(verdict(given[i], ours[i]) == RIGHT for i in single)
    near = 0
    for i in single:
        found = others[i]
        near += found is not None and abs((found - date.fromisoformat(given[i]["first"])).days) <= int(given[i]["slack"])
    print(f"of {len(single)} phrases for one day: grammar {right} right, dateparser {near}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
