"""Does the shipped reader find the day on which an undated report came out, where a careful reader can?

    python -m benchmarks.dates.undated [--held] [--misses] [--check]

`undated/documents.jsonl` are synthetic reports without any day of publication, `undated/dates.csv` what is true of them, written
before the program was asked: the day, or nothing where the text leaves it open, with the clue. The rules have grown on that set since;
`undated_held` (`--held`), by another writer on other events, was written after that and is measured only. A second reader, with text, calendar and
encyclopaedia alone, found the day again where `agreed` is yes; the others are counted apart. Each report is dated by itself. Right is
the very day; silent is no day; wrong is another day, or any day where the text leaves it open.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.floors import check
from dateline.extract.assemble import extract
from dateline.inference.onnx_reader import shipped_reader
from dateline.model.documents import Document
from dateline.reference.bundle import load_reference

HERE = Path(__file__).resolve().parent
RIGHT, SILENT, WRONG = "right", "silent", "wrong"


def verdict(wanted: date | None, found: date | None) -> str:
    if found == wanted:
        return RIGHT
    return SILENT if found is None else WRONG


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="the set that is measured only")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    args = parser.parse_args()
    name = "undated_held" if args.held else "undated"
    with (HERE / name / "dates.csv").open(encoding="utf-8", newline="") as lines:
        truth = {row["id"]: row for row in csv.DictReader(lines)}
    reader, reference = shipped_reader(), load_reference()
    counts: dict[str, Counter[str]] = {"told": Counter(), "disputed": Counter(), "open": Counter()}
    for line in (HERE / name / "documents.jsonl").read_text("utf-8").splitlines():
        given = json.loads(line)
        row = truth[given["id"]]
        wanted = date.fromisoformat(row["published_on"]) if row["published_on"] else None
        published = extract(Document(given["id"], given["text"], given["title"], given["publisher"]), reader, reference).published
        outcome = verdict(wanted, published.day)
        group = "disputed" if row["agreed"] != "yes" else "told" if wanted is not None else "open"
        counts[group][outcome] += 1
        if args.misses and outcome != RIGHT:
            fit = ", ".join(map(str, published.candidates[:4]))
            print(f"{outcome:6} {given['id']} wanted {wanted}, got {published.day}; candidates: {fit or 'none'}; {row['clue']}")
    for group, told in counts.items():
        print(f"{group:9} {told.total():3}  right {told[RIGHT]}  silent {told[SILENT]}  wrong {told[WRONG]}")
    scores = {g: {"right": t[RIGHT] / max(t.total(), 1), "wrong": t[WRONG]} for g, t in counts.items()}
    broken = check(scores, HERE / f"floors_{name}.json") if args.check else []
    print(*broken, sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
