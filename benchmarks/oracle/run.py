"""How much does our own code lose? Gold annotations in, resolved incidents out, scored against the gold.

    python -m benchmarks.oracle.run [--gold DIR] [--annotated DIR ...] [--out DIR] [--misses]

Without arguments: the dev set that stands in this folder. `--gold` may be any folder in GOLD.md's shape whose
documents have annotated reports in `--annotated`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.floors import score
from dateline.export.jsonl import write_jsonl
from dateline.export.rows import rows_of
from dateline.extract.assemble import report_of
from dateline.model.documents import Document
from dateline.reference.bundle import load_reference
from dateline.resolve.incidents import resolve
from training.annotated import AnnotatedReport, load, read_documents
from training.perfect import perfect_reading

HERE = Path(__file__).resolve().parent


def documents_of(gold: Path) -> list[Document]:
    rows = [json.loads(line) for line in (gold / "documents.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return [
        Document(
            external_id=row["id"], text=row["text"], title=row.get("title"), publisher=row.get("publisher"),
            published_on=date.fromisoformat(row["published_at"][:10]) if row.get("published_at") else None, url=row.get("url"), lang=row.get("lang"),
        )
        for row in rows
    ]  # fmt: skip


def annotations(gold: Path, folders: list[Path]) -> dict[str, AnnotatedReport]:
    texts = read_documents(gold / "documents.jsonl")
    found: dict[str, AnnotatedReport] = {}
    for path in (p for folder in folders for p in sorted(folder.glob("*.ann"))):
        report = load(path, texts)
        if report.ident in texts:
            if report.faults:
                sys.exit(f"{path}: {'; '.join(report.faults)}")
            found[report.ident] = report
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "gold" / "dev")
    parser.add_argument("--annotated", type=Path, action="append")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    args = parser.parse_args()
    reports = annotations(args.gold, args.annotated or [HERE / "dev"])
    documents = documents_of(args.gold)
    missing = [d.external_id for d in documents if d.external_id not in reports]
    if missing:
        print(f"no annotation of {', '.join(missing)}", file=sys.stderr)
    reference = load_reference()
    read = [report_of(d, perfect_reading(reports[d.external_id]), reference) for d in documents if d.external_id in reports]
    resolution = resolve(read, (), {}, reference)
    out = args.out or Path(tempfile.mkdtemp(prefix="oracle-"))
    write_jsonl(out, rows_of(resolution, documents))
    for note in resolution.notes if args.misses else ():
        print("note", note)
    flags = [f for f, on in (("--misses", args.misses), ("--json", args.json)) if on]
    return score(args.gold, out, flags, HERE / "floors.json" if args.check else None)


if __name__ == "__main__":
    sys.exit(main())
