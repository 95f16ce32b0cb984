"""Do the scores of a run stand above their pinned floors? Floors only go up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SCORER = Path(__file__).resolve().parent / "score" / "score.py"


def score(gold: Path, found: Path, flags: Sequence[str] = (), floors: Path | None = None) -> int:
    """Print the scores of `found` against `gold`; with `floors`, also what fell below them, and return 1 then."""
    command = [sys.executable, str(SCORER), str(gold), str(found)]
    subprocess.run([*command, *flags], check=True)
    if floors is None:
        return 0
    scores = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)
    broken = check(scores, floors)
    print(*broken, sep="\n")
    return int(bool(broken))


def value_at(scores: dict[str, Any], path: str) -> float | None:
    """A score by its dotted path ("incidents.f1")."""
    found: Any = scores
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return None if found is None else float(found)


def check(scores: dict[str, Any], floors: Path) -> list[str]:
    """What fell below its floor (or, for names under `at_most`, rose above its ceiling), in words."""
    pinned = json.loads(floors.read_text("utf-8"))
    broken = []
    for path, floor in pinned["at_least"].items():
        value = value_at(scores, path)
        if value is None or value < floor:
            broken.append(f"{path} is {value}, floor {floor}")
    for path, ceiling in pinned.get("at_most", {}).items():
        value = value_at(scores, path)
        if value is not None and value > ceiling:
            broken.append(f"{path} is {value}, ceiling {ceiling}")
    return broken
