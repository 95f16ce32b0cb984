"""How fast is the whole pipeline against its own encoder, in one run?

    python -m benchmarks.speed.run [--reports 200] [--words 550] [--cores 2]

Makes reports of the wanted length from the training reports' texts (read as they stand, cut and joined), reads them with
graph A alone (tokenise and encode: the bare encoder), then runs the whole pipeline over them (read, ground, assemble,
keep, resolve) as `dateline run` does, one document a core. The bare encoder is measured both ways, one document after another on all
cores and one a core, and the faster one counts. Prints tokens a second of both, their ratio, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.apps.pipeline import Tools, extracted, resolve_all
from dateline.errors import ReaderError
from dateline.export.rows import rows_of
from dateline.extract.segment import ReadingView, reading_view
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


def encoded(views: Sequence[ReadingView], threads: int, workers: int) -> tuple[int, float]:
    """(word pieces, seconds) of the encoder alone."""
    reader = shipped_reader(threads)
    with ThreadPoolExecutor(workers) as pool:
        reader.encode(views[0])
        start = time.perf_counter()
        return sum(pool.map(reader.encode, views)), time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--words", type=int, default=550)
    parser.add_argument("--cores", type=int, default=2)
    args = parser.parse_args()
    given = documents(args.reports, args.words)
    views = [reading_view(d) for d in given]
    tokens, bare = min(encoded(views, args.cores, 1), encoded(views, 1, args.cores), key=lambda told: told[1])
    reader, reference = shipped_reader(1), load_reference()
    with tempfile.TemporaryDirectory() as folder:
        book = open_casebook(str(Path(folder) / "speed.db"))
        now = datetime(2026, 1, 1, tzinfo=UTC)
        tools = Tools(reader, reference, now, workers=args.cores)
        start = time.perf_counter()
        for _, report in extracted(given, tools):
            if isinstance(report, ReaderError):
                raise report
            book.add(report, reader.name, now)
        resolution = resolve_all(book, reference)
        book.keep(rows_of(resolution, given), now)
        whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{args.reports} reports of {args.words} words, {tokens} word pieces, {args.cores} cores, {len(resolution.incidents)} incidents")
    print(f"bare encoder    {tokens / bare:8.0f} word pieces a second")
    print(f"whole pipeline  {tokens / whole:8.0f} word pieces a second")
    print(f"ratio           {bare / whole:8.2f}")
    print(f"peak memory     {peak:8.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
