"""How often does a place name lead to the right place, given the gold spans?

    python -m benchmarks.places.run [--data DIR] [--half dev|test] [--misses] [--check]

Two questions. The project's own phrases (`phrases.csv`): right place (within the row's tolerance), country and precision.
With `--data`, a folder with TR-News.xml, lgl.xml and GWN.xml of the public repository
milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation: accuracy within 161 km (100 miles) over all toponyms with coordinates
(GeoWebNews: with a GeoNames id), each span one answer, no answer counted as wrong. Mordecai 3's figures on the same
corpora, gold spans, are its authors' own (their test split and filter; not run here).

A document's spans become the place nodes of a reading, spans of the same words (capitals aside) one node, and the product does the rest:
`extract.containment` puts places into each other, `extract.grounding` grounds them with the document's context.

`same place`: within 161 km, or the same country, first-level division, region or sea by name: answering with GeoNames' own entry is right however
far GeoNames' middle of Canada lies from Natural Earth's, and Mordecai 3 answers so.
`held`: some bearer of the name in the gazetteer lies within 161 km of the gold point, or is the same area (else no ranking could
find it); `of held` is the share of the same place among those, `literal` among GeoWebNews' literal toponyms.
Intervals: 90 %, bootstrap over articles, 1,000 draws, seed 1. Country: the gold's country by name, in GeoWebNews that
of the nearest town; continents, seas and the like have none and do not count there. `--misses` prints errors of the dev half only.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.floors import check
from benchmarks.places.corpora import FILES, SOURCE, Article, Toponym, read_corpus
from benchmarks.places.phrases import faults, grounded, read_phrases
from dateline.extract import place_phrase as say
from dateline.extract.containment import contained
from dateline.extract.country_words import country_of
from dateline.extract.graph import graph_of
from dateline.extract.grounding import Grounding
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.model.documents import Span
from dateline.model.values import PlaceUnknown, PlaceValue
from dateline.reference.bundle import Reference, load_reference
from dateline.reference.earth import distance_km
from dateline.reference.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
WITHIN_KM = 161.0
MORDECAI_3 = {"TR-News": 0.873, "LGL": 0.827, "GeoWebNews": 0.941}
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One toponym's answer. `error_km` is None when there is no answer."""

    article: str
    phrase: str
    error_km: float | None
    held: bool
    country_right: bool | None
    literal: bool
    same_area: bool
    """The answer is the same country or province as the gold, whose middles may lie farther apart."""

    @property
    def right(self) -> bool:
        return self.error_km is not None and self.error_km <= WITHIN_KM


def answers(article: Article, reference: Reference) -> dict[Span, PlaceValue | PlaceUnknown]:
    """Every span's value, as the product grounds the places of a document."""
    by_words: dict[str, list[Span]] = defaultdict(list)
    for span in article.spans:
        by_words[article.document.words(span).casefold()].append(span)
    nodes = {f"p{i}": Node(f"p{i}", NodeKind.PLACE, tuple(sorted(spans, key=lambda s: s.start))) for i, spans in enumerate(by_words.values())}
    graph = contained(graph_of(article.document, Reading(nodes)), reference)
    grounding = Grounding(graph, reference, None)
    gone = PlaceUnknown("", "names whose forces stand there, no place")
    values = {ident: grounding.place(ident) if ident in graph.reading.nodes else gone for ident in nodes}
    return {span: values[ident] for ident, node in nodes.items() for span in node.spans}


class Places:
    """What the gazetteer knows, asked by name and by point."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.grid: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for kind, _, country, _, _, lat, lon, *_ in gazetteer.towns:
            if kind == "t":
                self.grid[int(float(lat)), int(float(lon))].append((float(lat), float(lon), country))

    def holds(self, phrase: str, toponym: Toponym) -> bool:
        name = say.tidy(phrase)
        named = say.kind_named(name)
        bearers = [*self.gazetteer.find(name), *self.gazetteer.find_loosely(name)]
        if named is not None:
            bearers += self.gazetteer.find(named[0])
        iso = country_of(name, self.gazetteer)
        if iso is not None:
            bearers.append(self.gazetteer.countries[iso].place)
        return any(distance_km(p.point, (toponym.lat, toponym.lon)) <= WITHIN_KM for p in bearers)

    def country_at(self, lat: float, lon: float) -> str | None:
        around = [t for i in range(int(lat) - 2, int(lat) + 3) for j in range(int(lon) - 2, int(lon) + 3) for t in self.grid.get((i, j), ())]
        return min(around, key=lambda t: distance_km((t[0], t[1]), (lat, lon)))[2] if around else None

    def same_area(self, toponym: Toponym, value: PlaceValue | PlaceUnknown) -> bool:
        """The country, first-level division, continent, region or sea that the gold names, whatever its middle is taken to be."""
        if not isinstance(value, PlaceValue) or value.kind not in ("country", "province", "region", "sea"):
            return False
        if value.kind == "country":
            return country_of(toponym.name, self.gazetteer) == value.country
        return any(p.kind == value.kind and p.name == value.name and p.country == value.country for p in self.gazetteer.find_areas(toponym.name))

    def country_right(self, toponym: Toponym, value: PlaceValue | PlaceUnknown) -> bool | None:
        gold = country_of(toponym.country, self.gazetteer) if toponym.country else None
        if gold is None and any(p.country is None and p.is_area for p in self.gazetteer.find_areas(toponym.name)):
            return None
        gold = gold or country_of(toponym.name, self.gazetteer) or self.country_at(toponym.lat, toponym.lon)
        return None if gold is None else isinstance(value, PlaceValue) and value.country == gold


def outcomes(article: Article, reference: Reference, places: Places) -> list[tuple[Outcome, Toponym, PlaceValue | PlaceUnknown]]:
    found = answers(article, reference)
    rows = []
    for toponym in article.toponyms:
        value, phrase = found[toponym.span], article.document.words(toponym.span)
        error = distance_km((value.lat, value.lon), (toponym.lat, toponym.lon)) if isinstance(value, PlaceValue) else None
        same = places.same_area(toponym, value)
        held = same or (error is not None and error <= WITHIN_KM) or places.holds(phrase, toponym)
        row = Outcome(article.ident, phrase, error, held, places.country_right(toponym, value), toponym.literal, same)
        rows.append((row, toponym, value))
    return rows


def interval(rows: list[Outcome]) -> tuple[float, float]:
    """90 % of the accuracies of articles drawn with replacement."""
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        groups[row.article][0] += row.right
        groups[row.article][1] += 1
    units, draw = list(groups.values()), random.Random(1)
    shares = []
    for _ in range(DRAWS):
        chosen = draw.choices(units, k=len(units))
        shares.append(sum(c[0] for c in chosen) / sum(c[1] for c in chosen))
    shares.sort()
    return shares[DRAWS // 20], shares[-DRAWS // 20]


def summary(rows: list[Outcome]) -> dict[str, Any]:
    errors = [r.error_km for r in rows if r.error_km is not None]
    held = [r for r in rows if r.held]
    known = [r.country_right for r in rows if r.country_right is not None]
    literal = [r for r in rows if r.literal]
    low, high = interval(rows)
    return {
        "toponyms": len(rows),
        "articles": len({r.article for r in rows}),
        "acc161": mean(r.right for r in rows),
        "same_place": mean(r.right or r.same_area for r in rows),
        "low": low,
        "high": high,
        "held": len(held) / len(rows),
        "same_place_held": mean(r.right or r.same_area for r in held),
        "same_place_literal": mean(r.right or r.same_area for r in literal),
        "country": mean(known),
        "mean_km": mean(errors),
        "median_km": median(errors),
        "unanswered": len(rows) - len(errors),
    }


def run_corpora(folder: Path, reference: Reference, halves: list[str], *, misses: bool) -> dict[str, Any]:
    places = Places(reference.gazetteer)
    scores: dict[str, Any] = {}
    print("corpus      half   number  acc161  90 %         same place  held   of held  literal  country  mean km  median km  no answer  Mordecai 3")
    for corpus in FILES:
        rows: dict[str, list[Outcome]] = defaultdict(list)
        for article in read_corpus(corpus, folder):
            if article.half not in halves:
                continue
            for row, toponym, value in outcomes(article, reference, places):
                rows[article.half].append(row)
                if misses and article.half == "dev" and not row.right and not row.same_area:
                    print(told(article, row, toponym, value))
        parts = {half: rows[half] for half in halves} | ({"all": [r for h in halves for r in rows[h]]} if len(halves) > 1 else {})
        for half, found in parts.items():
            s = scores.setdefault(corpus, {})[half] = summary(found)
            print(
                f"{corpus:<11} {half:<5} {s['toponyms']:>7}   {s['acc161']:.3f}  {s['low']:.3f}–{s['high']:.3f}       {s['same_place']:.3f}"
                f"  {s['held']:.3f}    {s['same_place_held']:.3f}    {s['same_place_literal']:.3f}    {s['country']:.3f}  {s['mean_km']:>7.0f}"
                f"  {s['median_km']:>9.1f}  {s['unanswered']:>9}       {MORDECAI_3[corpus]:.3f}"
            )
    return scores


def told(article: Article, row: Outcome, toponym: Toponym, value: PlaceValue | PlaceUnknown) -> str:
    gold = f"{toponym.lat:.2f},{toponym.lon:.2f}"
    said = f"{value.name}, {value.country} {value.kind} {value.lat:.2f},{value.lon:.2f}" if isinstance(value, PlaceValue) else value.reason
    error = "none" if row.error_km is None else f"{row.error_km:.0f} km"
    trace = " | ".join(value.trace)
    return f"miss\t{article.corpus}\t{article.ident}\t{'held' if row.held else 'lacking'}\t{row.phrase}\t{gold}\t{said}\t{error}\t{trace}"


def run_phrases(reference: Reference, *, misses: bool) -> dict[str, float]:
    rows = [(phrase, grounded(phrase, reference)) for phrase in read_phrases()]
    wrong = {phrase.ident: faults(phrase, value) for phrase, value in rows}
    groups: dict[str, list[bool]] = defaultdict(list)
    for phrase, value in rows:
        groups[phrase.group].append(not wrong[phrase.ident])
        if misses and wrong[phrase.ident]:
            got = (
                f"{value.name}, {value.country} {value.lat},{value.lon} ±{value.radius_km} p{value.precision}"
                if isinstance(value, PlaceValue)
                else value.reason
            )
            print(f"{phrase.ident}\t{phrase.said}\t{','.join(wrong[phrase.ident])}\t{got}\t{' | '.join(value.trace)}")
    scores = {name: mean(name not in w for w in wrong.values()) for name in ("place", "country", "precision")}
    scores["all"] = mean(not w for w in wrong.values())
    print(f"phrases: {len(rows)}; " + "; ".join(f"{name} {share:.3f}" for name, share in scores.items()))
    print("all right by group: " + ", ".join(f"{g} {sum(r)}/{len(r)}" for g, r in groups.items()))
    return scores


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help=f"folder with {', '.join(FILES.values())}")
    parser.add_argument("--half", choices=["dev", "test"], action="append", help="only this half; both and all together when left out")
    parser.add_argument("--misses", action="store_true", help="print what is wrong: phrases, and the dev half of the corpora")
    parser.add_argument("--check", action="store_true", help="exit 1 when a score is below its floor")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores there")
    args = parser.parse_args()
    reference = load_reference()
    scores: dict[str, Any] = {"phrases": run_phrases(reference, misses=args.misses)}
    if args.data is None or not all((args.data / name).is_file() for name in FILES.values()):
        print(f"corpora skipped: --data DIR wants {', '.join(FILES.values())} of the public repository {SOURCE}")
    else:
        scores["corpora"] = run_corpora(args.data, reference, args.half or ["dev", "test"], misses=args.misses)
    if args.json is not None:
        args.json.write_text(json.dumps(scores, indent=1), "utf-8")
    if not args.check:
        return 0
    broken = [fault for fault in check(scores, HERE / "floors.json") if not ("corpora" not in scores and fault.startswith("corpora."))]
    print(*broken, sep="\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
