"""Are these annotated reports well formed? `python -m training.check [--documents FILE] [--show] PATH...`"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.annotated import AnnotatedReport, load, read_documents


def show(report: AnnotatedReport) -> None:
    def words(name: str) -> str:
        start, end = max(report.spans.get(name, ((0, 0),)), key=lambda s: s[1] - s[0])
        return report.text[start:end]

    for name, flags in report.flags.items():
        told = (
            f"{key} {' + '.join(f'{words(v)} ({v})' if v in report.spans else v for v in values)}"
            for key, values in report.edges[name].items()
        )
        print(f"  {name:4} {' '.join(sorted(flags)):24} {words(name)[:60]!r}  {'; '.join(told)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", help=".ann files or folders of them")
    parser.add_argument("--documents", type=Path, action="append", default=[], help="documents.jsonl whose texts the bodies must equal")
    parser.add_argument("--show", action="store_true", help="print what each report says")
    args = parser.parse_args()
    documents = {k: v for path in args.documents for k, v in read_documents(path).items()} or None
    bad = False
    for path in (f for p in args.paths for f in (sorted(p.glob("*.ann")) if p.is_dir() else [p])):
        report = load(path, documents)
        bad = bad or bool(report.faults)
        print(f"{path}: {len(report.text.split())} words: {'; '.join(report.faults) or 'ok'}")
        if args.show:
            show(report)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
