"""Do the scores of a run stand above their pinned floors? Floors only go up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


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
