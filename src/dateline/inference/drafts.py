"""Which nodes do the scores amount to? Mentions, clusters, labels and edges of one document, kept to what has meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.inference.columns import (
    ASPECTS,
    EDGE_COLUMN,
    EDGES,
    EFFECTS,
    EVENT_TYPES,
    FAMILIES,
    FLAGS,
    HINTED,
    HINTS,
    LABEL_COLUMNS,
    LAYERS,
    LETTERS,
    REALIS,
    SAME_AS,
    STANCES,
)  # fmt: skip
from dateline.inference.decode import ALLOWED, EdgeScores, Floats, best_tags, clusters_of, edge_scores, shares, spans_of_tags
from dateline.inference.event_links import Told, linked
from dateline.inference.naming import STRICTER, clash
from dateline.inference.pairs import Mentions, candidate_pairs, mentions_of, pair_features
from dateline.inference.windows import span_vectors
from dateline.inference.words import Ints, Words

PairScore = Callable[[Floats, Ints, Ints, Floats], tuple[Floats, Floats]]
"""(span vectors, letters, pairs, features) → (label logits, pair logits)"""
_SLOTS = tuple(EDGE_COLUMN["e", name] for name in ("killed", "injured", "abducted", "size"))
_ONE_TARGET = tuple(
    EDGE_COLUMN[edge] for edge in (("e", "part_of"), ("e", "replies_to"), ("e", "after"), ("s", "against"), ("n", "part_of"), ("t", "from"))
)
_NEAR_BEST = {
    EDGE_COLUMN[edge]: margin
    for edge, margin in ((("e", "by"), 1.5), (("e", "in"), 2.0), (("e", "at"), 2.0), (("s", "by"), 1.0), (("s", "said_on"), 1.0), (("p", "in"), 1.0))
}
"""Edges that mostly have one value: others are kept only this close (logits) to the best of the same node."""
_EITHER = (EDGE_COLUMN["e", "by"], EDGE_COLUMN["e", "on"])
"""Nobody is doer and target of one event: the surer edge stays."""
_ABOUT, _PART_OF = EDGE_COLUMN["s", "about"], EDGE_COLUMN["e", "part_of"]
_NEEDED = {EDGE_COLUMN[edge]: margin for edge, margin in ((("e", "in"), 1.5), (("e", "at"), 1.5), (("s", "by"), 1.5))}
"""Edges that a node can hardly do without: a node that has none takes its best one within so much (logits) of the limit."""
_USELESS_ALONE = frozenset("cfh")
_FLAGGED = frozenset(flag[0] for flag in FLAGS)
_STRICTER = np.array([STRICTER.get(letter, 0.0) for letter in LETTERS], dtype=np.float32)
HINT_FROM = 0.05
HINT_LETTERS = (LETTERS.index("e"), LETTERS.index("s"))


@dataclass(frozen=True)
class Limits:
    """Where the scores are cut, tuned on held-out reports. Logits, one for each layer, edge column and label column."""

    tag_bias: tuple[float, ...] = (0.0,) * len(LAYERS)
    edges: tuple[float, ...] = (0.0,) * SAME_AS
    flags: tuple[float, ...] = (0.0,) * len(FLAGS)
    aspects: tuple[float, ...] = (0.0,) * len(ASPECTS)
    same: float = 0.0
    real: float = -2.0
    last_resort: float = -3.0
    """A statement without any event takes its best one above this; so does one without cue and speaker."""
    event_links: tuple[float, ...] = ()
    """Weights of `event_links`; without them the pair score alone says which events are one."""


@dataclass
class Draft:
    """One node to be: its letter, its spans of words (inclusive), what it is and where its edges lead (draft numbers)."""

    letter: str
    spans: list[tuple[int, int]]
    label: str | None = None
    realis: str | None = None
    flags: frozenset[str] = frozenset()
    edges: dict[str, list[int]] = field(default_factory=dict)
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything the two graphs said of one document, before any cut but that of the mentions."""

    mentions: Mentions
    cluster: Ints
    pairs: Ints
    pair_logits: Floats
    label_logits: Floats

    def edges(self) -> Mapping[int, EdgeScores]:
        return edge_scores(self.mentions.letter, self.cluster, self.pairs, self.pair_logits)


def mentions_in(words: Words, tag_logits: Floats, limits: Limits) -> Mentions:
    tags = best_tags(tag_logits, words.blocks, np.array(limits.tag_bias, dtype=np.float32))
    return mentions_of(spans_of_tags(tags))


def score_mentions(words: Words, vectors: Floats, mentions: Mentions, score: PairScore, limits: Limits, cluster: Ints | None = None) -> Scored:
    """Ask graph B. `cluster` gives the nodes when they are known already (evaluation on gold mentions)."""
    pairs = candidate_pairs(words, mentions)
    spans = span_vectors(vectors, mentions.first, mentions.last)
    labels, joined = score(spans, mentions.letter, pairs, pair_features(words, mentions, pairs))
    told = hinted(mentions, pairs, joined, labels)
    if cluster is None:
        cluster = _nodes(words, mentions, pairs, joined, told, limits)
    return Scored(mentions, cluster, pairs, joined, told)


def _nodes(words: Words, mentions: Mentions, pairs: Ints, joined: Floats, labels: Floats, limits: Limits) -> Ints:
    """Which mentions are one thing. Events come last: whether two are one hangs on what the others are."""
    same = joined[:, SAME_AS] - limits.same - _STRICTER[mentions.letter[pairs[:, 0]]]

    def nodes() -> Ints:
        return clusters_of(mentions, pairs, same, 0.0, lambda i, j: _clash(words, mentions, i, j))

    cluster = nodes()
    if limits.event_links:
        told = Told(mentions, pairs, joined, labels, cluster, limits.edges, limits.same)
        same = linked(words, told, same, limits.event_links)
        cluster = nodes()
    return cluster


def hinted(mentions: Mentions, pairs: Ints, joined: Floats, labels: Floats) -> Floats:
    """The label scores with what the other ends of a mention's edges say of it, each as far as the edge is believed.

    What a statement does stands in its cue ("denied"), not in its content; what an event was, often in its weapon.
    """
    if not len(pairs):
        return labels
    may = ALLOWED[:, mentions.letter[pairs[:, 0]], mentions.letter[pairs[:, 1]]].T
    top = np.where(may, joined[:, :SAME_AS], -np.inf).max(axis=1)
    belief = 1.0 / (1.0 + np.exp(-np.clip(top, -60.0, 60.0)))
    rows = np.flatnonzero((belief > HINT_FROM) & np.isin(mentions.letter[pairs[:, 0]], HINT_LETTERS))
    total = np.zeros((len(mentions), 1 + len(HINTED)))
    np.add.at(total, pairs[rows, 0], np.concatenate([belief[rows, None], belief[rows, None] * joined[rows, HINTS:]], axis=1))
    told = labels.astype(np.float32, copy=True)
    told[:, HINTED] += (total[:, 1:] / np.maximum(total[:, :1], 1.0)).astype(np.float32)
    return told


def _clash(words: Words, mentions: Mentions, i: int, j: int) -> bool:
    one, two = (words.tokens[int(mentions.first[k]) : int(mentions.last[k]) + 1] for k in (i, j))
    return clash(LETTERS[int(mentions.letter[i])], one, two)


def drafts_of(scored: Scored, limits: Limits, *, tidy: bool = True) -> dict[int, Draft]:
    """Nodes by cluster number; `tidy` leaves out those that mean nothing."""
    drafts: dict[int, Draft] = {}
    members: dict[int, list[int]] = {}
    for mention, number in enumerate(scored.cluster.tolist()):
        members.setdefault(number, []).append(mention)
    for number, own in sorted(members.items()):
        logits = scored.label_logits[own].mean(axis=0) if len(own) > 1 else scored.label_logits[own[0]]
        if tidy and logits[LABEL_COLUMNS["real"].start] < limits.real:
            continue
        drafts[number] = _draft(scored.mentions, own, logits, limits)
    edges = scored.edges()
    chosen = _chosen(edges, limits)
    for column, source, target in chosen:
        if source in drafts and target in drafts:
            drafts[source].edges.setdefault(EDGES[column][1], []).append(target)
    if tidy:
        _give_needed(drafts, edges, limits)
        _mark_sets(drafts)
        _give_events(drafts, edges, limits)
        _drop_idle(drafts)
    return drafts


def _draft(mentions: Mentions, members: Sequence[int], logits: Floats, limits: Limits) -> Draft:
    letter = LETTERS[int(mentions.letter[members[0]])]
    spans = [(int(mentions.first[m]), int(mentions.last[m])) for m in members]
    draft = Draft(letter, spans, score=_sigmoid(float(logits[LABEL_COLUMNS["real"].start])))
    if letter == "e":
        draft.label, of_family = _type(logits)
        draft.realis = _top(logits, "realis", REALIS)
        draft.score *= of_family * float(shares(logits, "realis").max())
    elif letter == "s":
        draft.label = _top(logits, "stance", STANCES)
        given = logits[LABEL_COLUMNS["aspect"]]
        draft.flags = frozenset(f"aspect:{a}" for a, v, cut in zip(ASPECTS, given, limits.aspects, strict=True) if v > cut)
    elif letter == "f":
        draft.label = _top(logits, "effect", EFFECTS)
    if letter in _FLAGGED:
        flags = zip(FLAGS, logits[LABEL_COLUMNS["flag"]].tolist(), limits.flags, strict=True)
        draft.flags |= {flag[2:] for flag, value, cut in flags if flag[0] == letter and value > cut}
    return draft


def _type(logits: Floats) -> tuple[str, float]:
    """(type, certainty of its family). The family that has most of the belief, then the type in it that has most: many
    kinds of attack that share the belief still outweigh one riot."""
    belief = dict(zip(EVENT_TYPES, shares(logits, "type").tolist(), strict=True))
    grouped = {name for family in FAMILIES for name in family}
    families = (*FAMILIES, *((name,) for name in EVENT_TYPES if name not in grouped))
    best = max(families, key=lambda family: sum(belief[name] for name in family))
    return max(best, key=belief.__getitem__), sum(belief[name] for name in best)


def _top(logits: Floats, block: str, names: tuple[str, ...]) -> str:
    return names[int(logits[LABEL_COLUMNS[block]].argmax())]


def _sigmoid(x: float) -> float:
    return float(1.0 / (1.0 + np.exp(-x)))


def _chosen(edges: Mapping[int, EdgeScores], limits: Limits) -> list[tuple[int, int, int]]:
    """(column, source, target) above the limits; a figure fills one slot of one event, a part has one whole."""
    found: list[tuple[int, int, int]] = []
    slots: dict[int, tuple[float, int, int]] = {}
    for column, given in edges.items():
        over = given.logit > limits.edges[column]
        rows = sorted(zip(given.logit[over], given.source[over], given.target[over], strict=True), key=lambda r: (-r[0], r[1], r[2]))
        taken: set[int] = set()
        top: dict[int, float] = {}
        for logit, source, target in rows:
            margin = float(logit) - limits.edges[column]
            if column in _NEAR_BEST and float(logit) < top.setdefault(int(source), float(logit)) - _NEAR_BEST[column]:
                continue
            if column in _SLOTS:
                if margin > slots.get(int(target), (-np.inf, 0, 0))[0]:
                    slots[int(target)] = (margin, column, int(source))
                continue
            if column in _ONE_TARGET:
                if int(source) in taken:
                    continue
                taken.add(int(source))
            found.append((column, int(source), int(target)))
    found += [(column, source, target) for target, (_, column, source) in sorted(slots.items())]
    return _without_circles(_one_part(found, edges, limits))


def _one_part(found: list[tuple[int, int, int]], edges: Mapping[int, EdgeScores], limits: Limits) -> list[tuple[int, int, int]]:
    """Of two edges that make one actor the doer and the target of an event, the one further above its limit."""
    told = {edge for edge in found if edge[0] in _EITHER}
    twice = {(s, t) for c, s, t in told if all((column, s, t) in told for column in _EITHER)}
    if not twice:
        return found
    margins = {
        (column, int(s), int(t)): float(logit) - limits.edges[column]
        for column in _EITHER
        for s, t, logit in zip(edges[column].source, edges[column].target, edges[column].logit, strict=True)
    }
    weaker = {min(((c, s, t) for c in _EITHER), key=margins.__getitem__) for s, t in twice}
    return [edge for edge in found if edge not in weaker]


def _without_circles(edges: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Part-of edges that would lead back to their own start are dropped."""
    parent: dict[int, int] = {}
    kept: list[tuple[int, int, int]] = []
    for column, source, target in edges:
        if column == _PART_OF:
            at: int | None = target
            while at is not None and at != source:
                at = parent.get(at)
            if at == source:
                continue
            parent[source] = target
        kept.append((column, source, target))
    return kept


def _mark_sets(drafts: dict[int, Draft]) -> None:
    for draft in list(drafts.values()):
        for whole in draft.edges.get("part_of", ()) if draft.letter == "e" else ():
            drafts[whole].flags |= {"set"}


def _give_needed(drafts: dict[int, Draft], edges: Mapping[int, EdgeScores], limits: Limits) -> None:
    """An event without place or time, and a statement without speaker, take the likeliest one."""
    for column, margin in _NEEDED.items():
        letter, name = EDGES[column]
        given = edges.get(column)
        if given is None:
            continue
        best: dict[int, tuple[float, int]] = {}
        for source, target, logit in zip(given.source.tolist(), given.target.tolist(), given.logit.tolist(), strict=True):
            if target in drafts and logit > best.get(source, (limits.edges[column] - margin, 0))[0]:
                best[source] = (logit, target)
        for number, (_, target) in best.items():
            if number in drafts and drafts[number].letter == letter and not drafts[number].edges.get(name):
                drafts[number].edges[name] = [target]


def _give_events(drafts: dict[int, Draft], edges: Mapping[int, EdgeScores], limits: Limits) -> None:
    """A statement that holds no event and is about none takes its likeliest one."""
    inside = [(d.spans, n) for n, d in drafts.items() if d.letter == "e"]
    candidates = edges.get(_ABOUT)
    for number, draft in drafts.items():
        if draft.letter != "s" or draft.edges.get("about") or _holds_any(draft, inside) or candidates is None:
            continue
        own = [(v, int(t)) for s, t, v in zip(candidates.source, candidates.target, candidates.logit, strict=True) if s == number and t in drafts]
        best = max(own, default=(-np.inf, 0))
        if best[0] > limits.last_resort:
            draft.edges["about"] = [best[1]]


def _holds_any(draft: Draft, events: list[tuple[list[tuple[int, int]], int]]) -> bool:
    return any(a <= x and y <= b for a, b in draft.spans for spans, _ in events for x, y in spans)


def _drop_idle(drafts: dict[int, Draft]) -> None:
    """Leave out statements without event or without cue and speaker, then what nothing refers to."""
    events = [(d.spans, n) for n, d in drafts.items() if d.letter == "e"]
    for number, draft in list(drafts.items()):
        if draft.letter != "s":
            continue
        told = draft.edges.get("about") or _holds_any(draft, events)
        if not told or not (draft.edges.get("cue") or draft.edges.get("by")):
            del drafts[number]
    for _ in range(2):
        used = {t for d in drafts.values() for targets in d.edges.values() for t in targets}
        for number, draft in list(drafts.items()):
            speaks = bool(draft.edges) and draft.letter == "n" and "presence" in draft.flags
            if draft.letter in _USELESS_ALONE and number not in used and not speaks:
                del drafts[number]
    for draft in drafts.values():
        draft.edges = {name: kept for name, targets in draft.edges.items() if (kept := [t for t in targets if t in drafts])}
