"""How good is the shipped product, reader and all? The two commands a user would give, scored against a gold set.

    python -m benchmarks.reader.run [--gold DIR] [--out DIR] [--misses] [--check]

Without arguments: the dev set under benchmarks/gold/dev, which no shipped weights were trained on. `--check` compares
with the floors pinned beside this file.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.floors import score

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "gold" / "dev")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    args = parser.parse_args()
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
