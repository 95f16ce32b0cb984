"""How well are time expressions of English news found and read? Scored as TempEval-3 scores (see `timeml`).

    python -m benchmarks.dates.run --data DIR [--check] [--misses]

DIR holds .tml files, for instance those of TempEval-3 in the public repository qiangning/StructTempRel-EMNLP17
(`data/TempEval3`): TimeBank and AQUAINT to tune on, te3-platinum only to measure (158 TIMEX3, of which 20 are the dates
of the documents, which the official tool leaves out: 138 count). Nothing of them is kept in the project. `--misses`
shows what went wrong and is refused for a folder named *platinum*. The interval is a bootstrap over documents, 90 %.
Published value F1 on te3-platinum, by the official tool: HeidelTime .776, UWTime .824.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from benchmarks.dates.timeml import Tally, TimedText, Timex, interval, pairs, read_tml, scores_of, tally
from benchmarks.floors import check
from dateline.extract.time_finder import find_times

HERE = Path(__file__).resolve().parent


def found_in(text: TimedText) -> list[Timex]:
    return [Timex(t.start, t.end, t.kind.value, t.value) for t in find_times(text.text, text.created)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, action="append", required=True, help="a folder of .tml files; may be given again")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor; the floors are those of te3-platinum")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    paths = [p for folder in args.data for p in sorted(folder.glob("*.tml"))]
    if not paths:
        print("skipped: no .tml files there; see the docstring for the public source", file=sys.stderr)
        return 0
    if args.misses and any("platinum" in str(p) for p in paths):
        parser.error("the test set's mistakes are not looked at")
    texts = [read_tml(p) for p in paths]
    tallies = []
    for text in texts:
        found = found_in(text)
        tallies.append(tally(text.text, text.timexes, found))
        if args.misses:
            show_misses(text, found)
    total = sum(tallies, Tally())
    scores = scores_of(total)
    print(f"{len(texts)} documents, {total.gold} expressions, {total.found} found")
    for name in ("strict", "relaxed"):
        print(f"{name:8} P {scores[f'{name}_p']:.3f}  R {scores[f'{name}_r']:.3f}  F1 {scores[f'{name}_f1']:.3f}")
    for name in ("type_f1", "value_f1"):
        low, high = interval(tallies, name)
        print(f"{name:8} {scores[name]:.3f}  ({low:.3f} to {high:.3f})")
    broken = check({"te3": scores}, HERE / "floors_te3.json") if args.check else []
    print(*broken, sep="\n")
    return int(bool(broken))


def show_misses(text: TimedText, found: list[Timex]) -> None:
    made = pairs(text.timexes, found)
    for mark, mate in made:
        if mark.value != mate.value:
            here = " ".join(text.text[max(0, mate.start - 40) : mate.end + 30].split())
            words = f"{text.text[mark.start : mark.end]!r} {mark.value} | {text.text[mate.start : mate.end]!r} {mate.value}"
            print(f"value    {words} @{text.created} | {here}")
    used = Counter(id(f) for _, f in made)
    marked = Counter(id(g) for g, _ in made)
    for spurious in (f for f in found if not used[id(f)]):
        here = " ".join(text.text[max(0, spurious.start - 30) : spurious.end + 30].split())
        print(f"spurious {text.text[spurious.start : spurious.end]!r} {spurious.value} | {here}")
    for missed in (g for g in text.timexes if not marked[id(g)]):
        here = " ".join(text.text[max(0, missed.start - 30) : missed.end + 30].split())
        print(f"missed   {text.text[missed.start : missed.end]!r} {missed.value} | {here}")


if __name__ == "__main__":
    sys.exit(main())
