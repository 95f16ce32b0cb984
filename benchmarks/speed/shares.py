"""How much of the time for a report goes into reading, how much into grounding, and how much into the rest?

    python -m benchmarks.speed.shares [--reports 60] [--words 550]

One thread, CPU seconds. Reading is the model with its decoding; grounding is every call that turns words into days, places and
actors, and the dating of the document; the rest assembles accounts and statements. Each report is read once, so that nothing is
kept from an earlier round.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.speed.run import documents
from dateline.extract import assemble, grounding
from dateline.extract.assemble import report_of
from dateline.extract.segment import reading_view
from dateline.inference.onnx_reader import shipped_reader
from dateline.reference.bundle import load_reference

GROUNDING = (
    (grounding, "ground_time"), (grounding, "ground_place"), (grounding, "ground_actor"), (grounding, "read_scene"),
    (assemble, "date_document"),
)  # fmt: skip


class Clock:
    """CPU seconds inside the wrapped functions; one inside another counts once."""

    def __init__(self) -> None:
        self.seconds, self.depth = 0.0, 0

    def wrapped(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            self.depth += 1
            try:
                return function(*given, **named)
            finally:
                self.depth -= 1
                if not self.depth:
                    self.seconds += time.process_time() - began

        return timed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--words", type=int, default=550)
    args = parser.parse_args()
    given, reference, reader = documents(args.reports, args.words), load_reference(), shipped_reader(1)
    first, *others = given
    report_of(first, reader.read(reading_view(first)), reference)
    clock = Clock()
    for module, name in GROUNDING:
        setattr(module, name, clock.wrapped(getattr(module, name)))
    start = time.process_time()
    readings = [reader.read(reading_view(d)) for d in others]
    reading = time.process_time() - start
    start = time.process_time()
    for document, told in zip(others, readings, strict=True):
        report_of(document, told, reference)
    after = time.process_time() - start
    each = 1000 / len(others)
    print(f"{len(others)} reports of {args.words} words, one thread, CPU milliseconds a report")
    print(f"reading          {reading * each:7.1f}")
    print(f"grounding        {clock.seconds * each:7.1f}   {clock.seconds / reading:.3f} of reading")
    print(f"assembling       {(after - clock.seconds) * each:7.1f}   {(after - clock.seconds) / reading:.3f} of reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
