"""How fast is the whole pipeline against its own encoder, in one run?

    python -m benchmarks.speed.run [--reports 200] [--words 550] [--threads 2]

Makes reports of the wanted length from the training reports' texts (read as they stand, cut and joined), reads them with
graph A alone (tokenise and encode: the bare encoder), then runs the whole pipeline over them (read, ground, assemble,
keep, resolve). Prints tokens a second of both, their ratio, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.apps.pipeline import Tools, resolve_all
from dateline.export.rows import rows_of
from dateline.extract.assemble import extract
from dateline.extract.segment import reading_view
from dateline.inference.onnx_reader import shipped_reader
from dateline.model.documents import Document
from dateline.reference.bundle import load_reference
from dateline.store.casebook import open_casebook
from training.annotated import load

REPORTS = Path(__file__).resolve().parents[2] / "training" / "reports"


def documents(count: int, words: int) -> list[Document]:
    texts = [load(p).text for p in sorted(REPORTS.glob("*.ann"))]
    found: list[Document] = []
    at = 0
    for number in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < words:
            parts.append(texts[at % len(texts)])
            at += 1
        text = " ".join(" ".join(parts).split(" ")[:words])
        found.append(Document(f"speed-{number}", text, published_on=date(2022, 1, 1) + timedelta(days=number)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--words", type=int, default=550)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    reader, reference = shipped_reader(args.threads), load_reference()
    given = documents(args.reports, args.words)
    views = [reading_view(d) for d in given]
    reader.encode(views[0])
    start = time.perf_counter()
    tokens = sum(reader.encode(view) for view in views)
    bare = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        book = open_casebook(str(Path(folder) / "speed.db"))
        now = datetime(2026, 1, 1, tzinfo=UTC)
        tools = Tools(reader, reference, now)
        start = time.perf_counter()
        for document in given:
            book.add(extract(document, tools.reader, tools.reference), reader.name, now)
        resolution = resolve_all(book, reference)
        book.keep(rows_of(resolution, given), now)
        whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{args.reports} reports of {args.words} words, {tokens} word pieces, {args.threads} threads, {len(resolution.incidents)} incidents")
    print(f"bare encoder    {tokens / bare:8.0f} word pieces a second")
    print(f"whole pipeline  {tokens / whole:8.0f} word pieces a second")
    print(f"ratio           {bare / whole:8.2f}")
    print(f"peak memory     {peak:8.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
