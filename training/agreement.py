"""How well do two annotators of the same texts agree, by label?

    python -m training.agreement FIRST_DIR SECOND_DIR

Files are matched by name. Mentions agree when letter and span are equal; nodes are matched when they share a mention;
an edge agrees when both its ends match; a statement agrees when stance and one content stretch are equal. F1 is symmetric.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from training.annotated import AnnotatedReport, load
from training.scheme import EVENT_LABELS, REALIS, STANCES


def matched(a: AnnotatedReport, b: AnnotatedReport) -> dict[str, str]:
    """Nodes of `a` to the node of `b` that shares most mentions with it."""
    owner: dict[tuple[str, tuple[int, int]], str] = {(n[0], s): n for n, spans in b.spans.items() for s in spans}
    found = {}
    for name, spans in a.spans.items():
        votes = Counter(owner[name[0], s] for s in spans if (name[0], s) in owner)
        if votes:
            found[name] = votes.most_common(1)[0][0]
    return found


def compare(a: AnnotatedReport, b: AnnotatedReport) -> dict[str, tuple[int, int, int]]:
    """(agreeing, of the first, of the second) by name."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(name: str, one: set[object], two: set[object]) -> None:
        for key in (name, name.split(":", maxsplit=1)[0] + ": all"):
            counts[key][0] += len(one & two)
            counts[key][1] += len(one)
            counts[key][2] += len(two)

    for letter in "ecsaptwonfh":
        add(f"mention:{letter}", *({(n[0], s) for n, spans in r.spans.items() if n[0] == letter for s in spans} for r in (a, b)))
    to_b = matched(a, b)
    names = {k for r in (a, b) for row in r.edges.values() for k in row} - {"aspect"}
    for key in sorted(names):
        one = {(to_b.get(n, f"?{n}"), to_b.get(v, f"?{v}")) for n, row in a.edges.items() for v in row.get(key, ())}
        two = {(n, v) for n, row in b.edges.items() for v in row.get(key, ())}
        add(f"edge:{key}", one, two)
    for name, labels in (("type", EVENT_LABELS), ("realis", REALIS)):
        one = {(to_b[n], a.flag_in(n, labels)) for n in a.flags if n[0] == "e" and n in to_b}
        two = {(m, b.flag_in(m, labels)) for m in set(to_b.values()) if m[0] == "e"}
        add(f"label:{name}", one, two)
    add("said:stance with content", *({(s, r.flag_in(n, STANCES)) for n, spans in r.spans.items() if n[0] == "s" for s in spans} for r in (a, b)))
    return {k: (v[0], v[1], v[2]) for k, v in counts.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    args = parser.parse_args()
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    files = 0
    for path in sorted(args.second.glob("*.ann")):
        other = args.first / path.name
        if not other.exists():
            continue
        one, two = load(other), load(path)
        if one.faults or two.faults or one.text != two.text:
            print(f"left out {path.name}: {'; '.join((*one.faults, *two.faults)) or 'other text'}")
            continue
        files += 1
        for name, counts in compare(one, two).items():
            total[name] = [x + y for x, y in zip(total[name], counts, strict=True)]
    print(f"{files} reports")
    for name, (same, left, right) in sorted(total.items()):
        if left + right:
            print(f"{name:26} F1 {2 * same / (left + right):.3f}  ({left} / {right})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
