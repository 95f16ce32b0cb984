"""How far is the casebook of the reader from the one that annotations give, on the same reports?

    python -m training.product [--weights DIR | --second DIR] [--names FILE] [--out DIR] [--misses] PATHS...

The annotated reports go through the same code twice: with their annotations (that casebook stands in as the gold) and
with the reader alone. Scored by `benchmarks/score/score.py`, so the figures read like those of a gold set, but what our
own code gets wrong in both is not seen. `--second` takes a second annotation of the same reports for the reader: how well people
do by this measure. For choosing limits and rules on held-out training reports; `--names` lists
those to use (one report id a line, or a `reader.json` whose `held_out.reports` names them).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.export.jsonl import write_jsonl
from dateline.export.rows import rows_of
from dateline.extract.assemble import extract, report_of
from dateline.extract.ports import Reader
from dateline.inference.onnx_reader import OnnxReader
from dateline.model.documents import Document
from dateline.reference.bundle import Reference, load_reference
from dateline.resolve.incidents import resolve
from training.annotated import AnnotatedReport, load
from training.perfect import AnnotationReader, document_of, perfect_reading

SCORER = Path(__file__).resolve().parent.parent / "benchmarks" / "score" / "score.py"


def dated(report: AnnotatedReport) -> Document:
    day = report.header.get("published_at") or ""
    publisher = report.header.get("publisher") or None
    return replace(document_of(report), publisher=publisher, published_on=date.fromisoformat(day[:10]) if day else None)


def write_gold(reports: Sequence[AnnotatedReport], reference: Reference, out: Path) -> None:
    """The casebook of the annotations, in a gold set's shape."""
    documents = [dated(r) for r in reports]
    read = [report_of(d, perfect_reading(r), reference) for d, r in zip(documents, reports, strict=True)]
    rows = dict(rows_of(resolve(read, (), {}, reference), documents))
    told = {d.external_id: d for d in documents}
    rows["incidents"] = [dict(row) | {"story": row["documents"][0]} for row in rows["incidents"]]
    rows["documents"] = [dict(row) | _words_of(told[row["id"]]) for row in rows["documents"]]
    undated = [r for r in rows["documents"] if told[r["id"]].published_on is None and r["published_on"]]
    rows["dates"] = [{"document": r["id"], "published_on": r["published_on"]} for r in undated]
    write_jsonl(out, rows)


def _words_of(document: Document) -> dict[str, str | None]:
    return {"title": document.title, "publisher": document.publisher, "text": document.text}


def second_reader(reports: Sequence[AnnotatedReport], folder: Path) -> tuple[list[AnnotatedReport], Reader]:
    """The reports that `folder` holds annotated again, and a reader that reads them so."""
    others = {r.ident: r for r in (load(folder / f"{r.ident}.ann") for r in reports if (folder / f"{r.ident}.ann").exists()) if not r.faults}
    twice = [r for r in reports if r.ident in others and others[r.ident].text == r.text]
    return twice, AnnotationReader({r.text: others[r.ident] for r in twice})


def write_read(reports: Sequence[AnnotatedReport], reader: Reader, reference: Reference, out: Path) -> None:
    documents = [dated(r) for r in reports]
    write_jsonl(out, rows_of(resolve([extract(d, reader, reference) for d in documents], (), {}, reference), documents))


def scores(gold: Path, found: Path, *, misses: bool = False) -> str:
    command = [sys.executable, str(SCORER), str(gold), str(found), *(["--misses"] if misses else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def chosen(paths: Sequence[Path], names: Path | None) -> list[AnnotatedReport]:
    files = [f for p in paths for f in (sorted(p.glob("*.ann")) if p.is_dir() else [p])]
    wanted: set[str] | None = None
    if names is not None:
        text = names.read_text("utf-8")
        wanted = set(json.loads(text)["held_out"]["reports"]) if names.suffix == ".json" else set(text.split())
    return [r for r in map(load, files) if not r.faults and (wanted is None or r.ident in wanted)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help=".ann files or folders of them")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--second", type=Path, help="folder of second annotations")
    parser.add_argument("--names", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    reports = chosen(args.paths, args.names)
    reader: Reader
    if args.second is not None:
        reports, reader = second_reader(reports, args.second)
    else:
        reader = OnnxReader(args.weights)
    out = args.out or Path(tempfile.mkdtemp(prefix="dateline-product-"))
    reference = load_reference()
    write_gold(reports, reference, out / "gold")
    write_read(reports, reader, reference, out / "read")
    print(f"{len(reports)} reports")
    print(scores(out / "gold", out / "read", misses=args.misses))


if __name__ == "__main__":
    main()
