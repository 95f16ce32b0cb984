"""Where do names stand on a map? Beside their dots and inside their countries, never on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
PLACE_SIZE, COUNTRY_SIZE = 17.0, 16.0
"""Font sizes in SVG units; the template's style sheet has the same."""
LETTER = 0.56
"""Mean width of a letter, in font sizes."""
SPACED = 0.7
"""The same for country names, whose letters stand apart."""
LONGEST = 26
GRID = 30.0
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in SVG units; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def round(cls, x: float, y: float, radius: float) -> Box:
        return cls(x - radius, y - radius, x + radius, y + radius)

    def meets(self, other: Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A name at the middle of its base line."""

    text: str
    x: float
    y: float
    box: Box


def label_places(places: Iterable[tuple[str, float, float, float]], frame: Box, taken: Sequence[Box]) -> tuple[Label, ...]:
    """Names of (name, x, y, radius): right of the place, else left, below or above; left out where there is no room.

    A place without a dot (radius 0) has its name in its middle.
    """
    found: list[Label] = []
    for name, x, y, radius in places:
        text = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
        half = len(text) * PLACE_SIZE * LETTER / 2
        aside, above = half + radius + GAP, PLACE_SIZE / 2 + radius + GAP
        ways = ((aside, 0.0), (-aside, 0.0), (0.0, above), (0.0, -above)) if radius else ((0.0, 0.0), (0.0, PLACE_SIZE), (0.0, -PLACE_SIZE))
        tried = (_label(text, x + dx, y + dy, half, PLACE_SIZE) for dx, dy in ways)
        fitting = next((w for w in tried if _fits(w.box, frame, [*taken, *(f.box for f in found)])), None)
        if fitting is not None:
            found.append(fitting)
    return tuple(found)


def label_countries(land: Iterable[tuple[str, tuple[Ring, ...]]], frame: Box, taken: Sequence[Box]) -> tuple[Label, ...]:
    """Each country's name where most of it lies inside, as near its visible middle as may be; left out where none does."""
    found: list[Label] = []
    for name, rings in land:
        half = len(name) * COUNTRY_SIZE * SPACED / 2
        ring = max(rings, key=area)
        mid_x, mid_y = middle(ring)
        best: tuple[float, Label] | None = None
        for x, y in _spots(frame, (mid_x, mid_y)):
            label = _label(name, x, y, half, COUNTRY_SIZE)
            if not _fits(label.box, frame, [*taken, *(f.box for f in found)]):
                continue
            ends = sum(within(ring, px, y) for px in (x - half, x - half / 2, x + half / 2, x + half))
            if not within(ring, x, y) or ends < 2:
                continue
            cost = abs(x - mid_x) + abs(y - mid_y) + 60 * (4 - ends)
            if best is None or cost < best[0]:
                best = (cost, label)
        if best is not None:
            found.append(best[1])
    return tuple(found)


def _label(text: str, x: float, y: float, half: float, size: float) -> Label:
    return Label(text, x, y + size * 0.35, Box(x - half, y - size / 2, x + half, y + size / 2))


def _fits(box: Box, frame: Box, taken: Iterable[Box]) -> bool:
    return frame.holds(box) and not any(box.meets(t) for t in taken)


def _spots(frame: Box, first: tuple[float, float]) -> Iterator[tuple[float, float]]:
    yield first
    rows, columns = int((frame.bottom - frame.top) / GRID), int((frame.right - frame.left) / GRID)
    for row in range(1, rows):
        for column in range(1, columns):
            yield frame.left + column * GRID, frame.top + row * GRID


def area(ring: Ring) -> float:
    return abs(_signed(ring))


def _signed(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def middle(ring: Ring) -> tuple[float, float]:
    """Centre of gravity; of a ring without an area, its first point."""
    signed = _signed(ring)
    if abs(signed) < 1e-9:
        return ring[0]
    x = y = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * signed), y / (6 * signed)


def within(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            inside = not inside
    return inside
