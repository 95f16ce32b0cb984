"""How is a report told again in other names? Consistent swaps at training time; nothing swapped is ever stored.

Names of places, actors and persons and demonyms change throughout a report, headings change case, quote marks change
style, datelines go: what is learned is how things are said, not who is usually meant.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from dateline.inference.columns import LAYERS
from dateline.inference.words import Token
from training.data import Example

_ORG = frozenset(
    "brigade brigades front army forces force command movement party union group council committee ministry police guard guards corps "
    "battalion division regiment agency association organisation organization coalition alliance resistance company hospital court "
    "office commission unit militia network watch press news front league federation state mission authority service centre center".split()
)
_RANKS = frozenset(
    "general colonel major captain lieutenant brigadier commander president minister governor mayor sergeant dr mr mrs ms sheikh col gen maj "
    "capt lt brig".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "the a an in on at he she it they we i his her its their this that these those by for from but and as no".split()
)
DATA = Path(__file__).resolve().parent.parent / "src" / "dateline" / "reference" / "data"


@dataclass(frozen=True)
class Pools:
    """What may be swapped in: word sequences by sort."""

    place: Sequence[tuple[str, ...]]
    org: Sequence[tuple[str, ...]]
    person: Sequence[tuple[str, ...]]
    country: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
    """(country, demonym) pairs."""
    demonyms: Mapping[str, str]
    """demonym → country, lower case"""
    countries: frozenset[str]
    common: frozenset[str]
    """Words that reports also write small: a capital at a sentence's head makes no name of them."""


def _split(name: str) -> tuple[str, ...]:
    from dateline.inference.words import _WORD

    return tuple(m.group() for m in _WORD.finditer(name))


def _rows(name: str) -> list[dict[str, str]]:
    path = DATA / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pools_of(examples: Iterable[Example]) -> Pools:
    """Names of the given reports and of the reference data."""
    place, org, person = set[tuple[str, ...]](), set[tuple[str, ...]](), set[tuple[str, ...]]()
    pairs, demonyms = [], {}
    for row in _rows("country_names.csv"):
        first = row["demonyms"].split("|")[0]
        if first:
            pairs.append((_split(row["name"]), _split(first)))
        for word in row["demonyms"].split("|"):
            demonyms[word.lower()] = row["name"]
    countries = frozenset(" ".join(n).lower() for n, _ in pairs)
    examples = list(examples)
    common = frozenset(t.text for e in examples for t in e.tokens if t.text.islower() and len(t.text) > 2)
    for example in examples:
        for sort, names in names_in(example, common).items():
            for name in names:
                text = " ".join(name).lower()
                if text not in countries and text not in demonyms:
                    (place if sort == "p" else org if _is_org(name) else person).add(name)
    for row in _rows("actors.csv"):
        org.add(_split(row["name"]))
    for file in ("sites.csv", "town_names.csv", "provinces.csv"):
        for row in _rows(file):
            if row["name"].isascii() or len(place) % 3:
                place.add(_split(row["name"]))
    return Pools(
        sorted(n for n in place if n and len(n) < 5), sorted(n for n in org if n and len(n) < 8),
        sorted(n for n in person if n and len(n) < 5), pairs, demonyms, countries, common,
    )  # fmt: skip


def names_in(example: Example, common: frozenset[str]) -> dict[str, set[tuple[str, ...]]]:
    """Capitalised sequences inside actor and place mentions."""
    found: dict[str, set[tuple[str, ...]]] = {"a": set(), "p": set()}
    for layer, first, last, _ in example.mentions:
        letter = LAYERS[layer][0]
        if letter not in found:
            continue
        run: list[str] = []
        for token in (*example.tokens[first : last + 1], Token(".", 0, False)):
            joins = run and token.text in "-'’" and not token.spaced
            if (token.text[0].isupper() and token.text.lower() not in _DAYS and not (letter == "a" and token.text.lower() in _RANKS)) or joins:
                run.append(token.text)
            elif run:
                while run and not run[-1][0].isalpha():
                    run.pop()
                if run and not (len(run) == 1 and run[0].lower() in common):
                    found[letter].add(tuple(run))
                run = []
    return found


def _is_org(name: tuple[str, ...]) -> bool:
    return any(w.lower() in _ORG for w in name) or (len(name) == 1 and name[0].isupper() and len(name[0]) > 2)


def augmented(example: Example, pools: Pools, rng: random.Random) -> Example:
    """The report with some of its names, quote marks, headings and datelines changed."""
    swaps = _swaps(example, pools, rng)
    if swaps:
        example = _replace(example, swaps)
    tokens = list(example.tokens)
    if rng.random() < 0.3:
        tokens = _quotes(tokens, rng)
    if rng.random() < 0.3:
        tokens = _heading_case(tokens, rng)
    example = replace(example, tokens=tuple(tokens))
    if example.titled and example.silent_title and rng.random() < 0.4:
        example = _without_block(example, 0)
    return example


def _swaps(example: Example, pools: Pools, rng: random.Random) -> dict[tuple[str, ...], tuple[str, ...]]:
    swaps: dict[tuple[str, ...], tuple[str, ...]] = {}
    if rng.random() < 0.25:
        return swaps
    share = rng.choice((0.4, 0.7, 1.0))
    countries: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for letter, names in names_in(example, pools.common).items():
        for name in sorted(names):
            text = " ".join(name).lower()
            land = pools.demonyms.get(text) or (" ".join(name) if text in pools.countries else None)
            if land is not None:
                other = countries.setdefault(land, rng.choice(pools.country) if rng.random() < share else ((), ()))
                new = other[1] if text in pools.demonyms else other[0]
                if new:
                    swaps[name] = new
            elif rng.random() < share:
                pool = pools.place if letter == "p" else pools.org if _is_org(name) else pools.person
                if pool:
                    swaps.setdefault(name, rng.choice(pool))
    for name, new in list(swaps.items()):
        if len(name) > 1 and name not in swaps.values() and not _is_org(name):
            swaps.setdefault(name[-1:], new[-1:])
    return swaps


def _replace(example: Example, swaps: Mapping[tuple[str, ...], tuple[str, ...]]) -> Example:
    """Swap every occurrence that no mention begins or ends within."""
    longest = max(len(name) for name in swaps)
    starts = {m[1] for m in example.mentions}
    ends = {m[2] for m in example.mentions}
    old, tokens, place, after = example.tokens, [], {}, {}
    k = 0
    while k < len(old):
        size = next((n for n in range(min(longest, len(old) - k), 0, -1) if _fits(example, swaps, k, n, starts, ends)), 0)
        place[k] = len(tokens)
        if size:
            new = swaps[tuple(t.text for t in old[k : k + size])]
            spaced = [old[k].spaced, *(b[0].isalnum() and a[0].isalnum() for a, b in pairwise(new))]
            tokens += [Token(text, old[k].block, gap) for text, gap in zip(new, spaced, strict=True)]
        else:
            tokens.append(old[k])
        last = k + max(size, 1) - 1
        after[last] = len(tokens) - 1
        k = last + 1
    mentions = tuple((layer, place[first], after[last], name) for layer, first, last, name in example.mentions)
    return replace(example, tokens=tuple(tokens), mentions=mentions)


def _fits(example: Example, swaps: Mapping[tuple[str, ...], tuple[str, ...]], k: int, size: int, starts: set[int], ends: set[int]) -> bool:
    run = example.tokens[k : k + size]
    if tuple(t.text for t in run) not in swaps or any(t.block != run[0].block for t in run):
        return False
    return not any(at in starts for at in range(k + 1, k + size)) and not any(at in ends for at in range(k, k + size - 1))


def _quotes(tokens: Sequence[Token], rng: random.Random) -> list[Token]:
    style = rng.choice(({"“": '"', "”": '"', "‘": "'", "’": "'"}, {"“": "«", "”": "»"}, {"’": "'"}))
    return [replace(t, text=style.get(t.text, t.text)) for t in tokens]


def _heading_case(tokens: Sequence[Token], rng: random.Random) -> list[Token]:
    """The first block in capitals, in lower case, or with every word capital."""
    change = rng.choice((str.upper, str.lower, str.title))
    short = sum(t.block == 0 for t in tokens) < 20
    return [replace(t, text=change(t.text)) if t.block == 0 and short and len(change(t.text)) == len(t.text) else t for t in tokens]


def _without_block(example: Example, block: int) -> Example:
    gone = sum(t.block == block for t in example.tokens)
    tokens = tuple(replace(t, block=t.block - 1) for t in example.tokens[gone:])
    mentions = tuple((layer, a - gone, b - gone, n) for layer, a, b, n in example.mentions if a >= gone)
    return replace(example, tokens=tokens, mentions=mentions, titled=False, silent_title=False)
