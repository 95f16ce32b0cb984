"""Which time expressions does a TimeML file mark, where in its text, and how well were they found?

The scores are those of the official TempEval-3 tool (`evaluate_entities.py` after `TimeML-Normalizer`): every TIMEX3
that holds plain words counts, but the one of the document's own date (`t0`); a found expression is matched with a marked
one that it shares a character with, one to one; strict asks for equal words; `value` and `type` F1 are the share of
matched pairs with an equal attribute times the relaxed F1. The official tool matches by equal ids, which the normalizer
gives by overlap; here the overlap is asked directly. Checked on 2026-11-30: over what `time_finder` found in TimeBank
and AQUAINT, given to the official script (Python 2.7) with ids by overlap, all figures are equal to two digits.
"""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timex:
    """`[start, end)` in characters of the text; `start` is -1 for one outside the text, which nobody can find."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimedText:
    name: str
    text: str
    created: date | None
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document or of many."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    kind: int = 0
    value: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))


def read_tml(path: Path) -> TimedText:
    root = ET.fromstring(path.read_text("utf-8"))
    body = root.find(".//TEXT")
    if body is None:
        raise ValueError(f"{path}: no TEXT")
    pieces: list[str] = []
    inside: list[Timex] = []
    _walk(body, pieces, inside)
    text = "".join(pieces)
    in_text = {id(e) for e in body.iter("TIMEX3")}
    outside = [
        Timex(-1, -1, e.get("type", ""), e.get("value", ""))
        for e in root.iter("TIMEX3")
        if id(e) not in in_text and e.get("tid") != "t0" and not len(e)
    ]
    return TimedText(path.stem, text, _created(root), (*inside, *outside))


def _walk(element: ET.Element, pieces: list[str], found: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, found)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and not len(element) and element.get("tid") != "t0":
        found.append(Timex(start, sum(map(len, pieces)), element.get("type", ""), element.get("value", "")))


def _created(root: ET.Element) -> date | None:
    for element in root.iter("TIMEX3"):
        if element.get("functionInDocument") == "CREATION_TIME" or element.get("tid") == "t0":
            try:
                return date.fromisoformat(element.get("value", "")[:10])
            except ValueError:
                return None
    return None


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """(marked, found) that share a character, each used once, in the order of the text."""
    left = sorted((f for f in found if f.end > f.start), key=lambda f: f.start)
    made: list[tuple[Timex, Timex]] = []
    for mark in sorted((g for g in gold if g.end > g.start), key=lambda g: g.start):
        mate = next((f for f in left if f.start < mark.end and mark.start < f.end), None)
        if mate is not None:
            left.remove(mate)
            made.append((mark, mate))
    return made


def tally(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Tally:
    made = pairs(gold, found)
    return Tally(
        len(gold),
        len(found),
        len(made),
        sum(text[g.start : g.end] == text[f.start : f.end] for g, f in made),
        sum(g.kind == f.kind for g, f in made),
        sum(g.value == f.value for g, f in made),
    )


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 1.0


def scores_of(total: Tally) -> dict[str, float]:
    """Shares of one: P, R and F1 of both matches, F1 of type and value."""
    named = {}
    for name, right in (("strict", total.strict), ("relaxed", total.relaxed)):
        named[f"{name}_p"] = right / total.found if total.found else 0.0
        named[f"{name}_r"] = right / total.gold if total.gold else 0.0
        named[f"{name}_f1"] = f1(right, total.found, total.gold)
    return named | {"type_f1": f1(total.kind, total.found, total.gold), "value_f1": f1(total.value, total.found, total.gold)}


def interval(tallies: Sequence[Tally], name: str, *, rounds: int = 2000, seed: int = 7) -> tuple[float, float]:
    """90 % bootstrap interval of a score, drawing whole documents."""
    draw = random.Random(seed)
    drawn = sorted(scores_of(sum(draw.choices(tallies, k=len(tallies)), Tally()))[name] for _ in range(rounds))
    return drawn[int(0.05 * rounds)], drawn[int(0.95 * rounds) - 1]
