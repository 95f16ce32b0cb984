"""How good is the shipped product, reader and all? The two commands a user would give, scored against a gold set.

    python -m benchmarks.reader.run [--gold DIR] [--out DIR] [--misses] [--check] [--without STORY ...]

Without arguments: the dev set under benchmarks/gold/dev, which no shipped weights were trained on. `--check` compares
with the floors pinned beside this file. `--without` leaves out the documents of a story, in gold and run alike.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.floors import score

HERE = Path(__file__).resolve().parent


def without(gold: Path, stories: set[str]) -> Path:
    """A copy of the gold set, in a temporary folder, without the stories and every document that tells of them."""
    rows = {path.name: [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] for path in gold.glob("*.jsonl")}
    told = [row for name in ("incidents.jsonl", "tallies.jsonl") for row in rows.get(name, [])]
    unknown = stories - {row["story"] for row in told}
    if unknown:
        sys.exit(f"no story {', '.join(sorted(unknown))} in {gold}")
    gone = {ident for row in told if row["story"] in stories for ident in row.get("documents") or [row["document"]]}
    kept = Path(tempfile.mkdtemp(prefix="dateline-gold-"))
    for name, found in rows.items():
        left = [row for row in found if not gone & set(row.get("documents") or [row.get("document") or row.get("id")])]
        (kept / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in left), "utf-8")
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "gold" / "dev")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    parser.add_argument("--without", action="append", default=[], metavar="STORY")
    args = parser.parse_args()
    if args.without:
        args.gold = without(args.gold, set(args.without))
    out = args.out or Path(tempfile.mkdtemp(prefix="dateline-reader-"))
    out.mkdir(parents=True, exist_ok=True)
    book = out / "casebook.db"
    book.unlink(missing_ok=True)
    dateline = [sys.executable, "-m", "dateline.apps.cli"]
    subprocess.run([*dateline, "run", str(args.gold / "documents.jsonl"), "--casebook", str(book), "-q"], check=False)
    subprocess.run([*dateline, "export", "--casebook", str(book), "--format", "jsonl", "-o", str(out)], check=True, stdout=subprocess.DEVNULL)
    return score(args.gold, out, ["--misses"] if args.misses else [], HERE / "floors.json" if args.check else None)


if __name__ == "__main__":
    sys.exit(main())
