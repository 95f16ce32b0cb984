"""Decoding: tags that can be, clusters of nearest antecedents, edges of the right types, nothing that means nothing."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.inference.columns import (
    EDGE_COLUMN,
    EDGES,
    EVENT_TYPES,
    HINTED,
    HINTS,
    LABEL_COLUMNS,
    LABEL_COUNT,
    LAYERS,
    LETTERS,
    PAIR_COUNT,
    SAME_AS,
    STANCES,
    edge_allowed,
)
from dateline.inference.decode import best_tags, clusters_of, edge_scores, spans_of_tags
from dateline.inference.drafts import Limits, Scored, drafts_of, hinted
from dateline.inference.pairs import FEATURES, Mentions, candidate_pairs, mentions_of, pair_features
from dateline.inference.words import Token, words_of

E, S, C, A, N = (LETTERS.index(x) for x in "escan")


def _logits(rows: list[list[float]]) -> np.ndarray:
    full = np.zeros((len(rows), len(LAYERS), 3), dtype=np.float32)
    full[:, :, 0] = 9.0
    full[:, 0] = rows
    return full


def test_inside_follows_only_begin_or_inside_and_no_block_is_crossed() -> None:
    logits = _logits([[0, 0, 5], [0, 4, 0], [0, 0, 4], [0, 0, 4]])
    tags = best_tags(logits, np.array([0, 0, 0, 1]), np.zeros(len(LAYERS), np.float32))[:, 0].tolist()
    assert tags[1:3] == [1, 2] and tags[0] != 2 and tags[3] != 2


@given(st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_the_best_sequence_of_tags_is_found(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=(length, len(LAYERS), 3)).astype(np.float32) * 3
    blocks, bias = np.sort(rng.integers(0, 3, length)), rng.normal(size=len(LAYERS)).astype(np.float32)
    scores = logits.astype(np.float64)
    scores[:, :, 0] += bias
    found = best_tags(logits, blocks, bias)
    for layer in (0, len(LAYERS) - 1):
        may = [
            tags
            for tags in product(range(3), repeat=length)
            if all(t != 2 or (k and tags[k - 1] != 0 and blocks[k] == blocks[k - 1]) for k, t in enumerate(tags))
        ]
        best = max(may, key=lambda tags: sum(scores[k, layer, t] for k, t in enumerate(tags)))
        assert found[:, layer].tolist() == list(best)


def test_nested_layers_become_spans_of_one_letter() -> None:
    tags = np.zeros((4, len(LAYERS)), dtype=np.int64)
    tags[:, LAYERS.index("a")] = [1, 2, 2, 2]
    tags[2, LAYERS.index("a2")] = 1
    assert spans_of_tags(tags) == [(A, 0, 3), (A, 2, 2)]


def test_a_mention_joins_its_best_earlier_one() -> None:
    mentions = mentions_of([(A, 0, 0), (A, 2, 2), (A, 4, 4)])
    pairs = np.array([[1, 0], [2, 0], [2, 1]])
    assert clusters_of(mentions, pairs, np.array([-1.0, 0.5, 2.0], np.float32), 0.0).tolist() == [0, 1, 1]
    assert clusters_of(mentions, pairs, np.array([-1.0, 0.5, 0.2], np.float32), 0.0).tolist() == [0, 1, 0]


def test_edges_join_only_what_they_may() -> None:
    letters = np.array([E, A, N])
    pairs = np.array([[i, j] for i in range(3) for j in range(3) if i != j])
    found = edge_scores(letters, np.arange(3), pairs, np.ones((6, PAIR_COUNT), np.float32))
    for column, scores in found.items():
        for source, target in zip(scores.source, scores.target, strict=True):
            assert edge_allowed(column, int(letters[source]), int(letters[target]))
    assert EDGE_COLUMN["e", "by"] in found and EDGE_COLUMN["s", "cue"] not in found


def _scored(spans: list[tuple[int, int, int]], edges: list[tuple[int, int, str, str]]) -> Scored:
    mentions = mentions_of(spans)
    pairs = np.array([[i, j] for i in range(len(spans)) for j in range(len(spans)) if i != j], dtype=np.int64)
    logits = np.full((len(pairs), PAIR_COUNT), -9.0, np.float32)
    for i, j, letter, name in edges:
        logits[(pairs[:, 0] == i) & (pairs[:, 1] == j), EDGE_COLUMN[letter, name]] = 3.0
    labels = np.zeros((len(spans), LABEL_COUNT), np.float32)
    labels[:, LABEL_COLUMNS["real"]] = 5.0
    return Scored(mentions, np.arange(len(spans)), pairs, logits, labels)


def test_a_statement_without_event_or_voice_is_left_out_and_idle_channels_too() -> None:
    spans = [(S, 0, 4), (E, 2, 2), (C, 6, 6), (LETTERS.index("h"), 8, 8)]
    assert {d.letter for d in drafts_of(_scored(spans, [(0, 2, "s", "cue")]), Limits()).values()} == {"s", "e", "c"}
    assert {d.letter for d in drafts_of(_scored(spans, []), Limits()).values()} == {"e"}


def test_a_figure_fills_one_slot() -> None:
    spans = [(E, 0, 0), (N, 2, 2)]
    scored = _scored(spans, [(0, 1, "e", "killed")])
    scored.pair_logits[0, EDGE_COLUMN["e", "injured"]] = 2.0
    assert drafts_of(scored, Limits())[0].edges == {"killed": [1]}


def test_sets_are_marked_and_never_their_own_part() -> None:
    drafts = drafts_of(_scored([(E, 0, 0), (E, 2, 2)], [(0, 1, "e", "part_of"), (1, 0, "e", "part_of")]), Limits())
    parts = [n for n, d in drafts.items() if d.edges.get("part_of")]
    assert len(parts) == 1 and "set" in drafts[1 - parts[0]].flags
    assert drafts[0].label is not None and drafts[0].realis is not None


def test_features_have_the_width_that_weights_are_made_for() -> None:
    words = words_of([Token(w, 0, True) for w in "The army said rebels attacked the Army base".split()], titled=False)
    mentions = mentions_of([(A, 0, 1), (C, 2, 2), (A, 3, 3), (E, 4, 4), (A, 6, 6)])
    pairs = candidate_pairs(words, mentions)
    features = pair_features(words, mentions, pairs)
    assert features.shape == (len(pairs), FEATURES) and np.isfinite(features).all()
    assert len({tuple(p) for p in pairs.tolist()}) == len(pairs)
    assert len(EDGES) == SAME_AS


def test_a_family_outweighs_its_parts() -> None:
    scored = _scored([(E, 0, 0), (A, 2, 2)], [])
    start = LABEL_COLUMNS["type"].start
    scored.label_logits[:, LABEL_COLUMNS["type"]] = -5.0
    for name, logit in (("excessive_force", 1.2), ("attack", 1.0), ("clash", 0.9), ("shelling", 0.8)):
        scored.label_logits[:, start + EVENT_TYPES.index(name)] = logit
    torn = drafts_of(scored, Limits())[0]
    scored.label_logits[:, start + EVENT_TYPES.index("excessive_force")] = 4.0
    sure = drafts_of(scored, Limits())[0]
    assert (torn.label, sure.label) == ("attack", "excessive_force")
    assert torn.score < sure.score < 1.0


def test_nobody_is_doer_and_target_of_one_event() -> None:
    scored = _scored([(E, 0, 0), (A, 2, 2)], [(0, 1, "e", "by"), (0, 1, "e", "on")])
    scored.pair_logits[0, EDGE_COLUMN["e", "on"]] = 4.0
    assert drafts_of(scored, Limits())[0].edges == {"on": [1]}
    scored.pair_logits[0, EDGE_COLUMN["e", "by"]] = 5.0
    assert drafts_of(scored, Limits())[0].edges == {"by": [1]}


def test_a_cue_hints_at_what_the_statement_does() -> None:
    letters = np.array([LETTERS.index(x) for x in "sce"], dtype=np.int64)
    mentions = Mentions(np.arange(3), np.arange(3), letters)
    pairs = np.array([(0, 1), (0, 2), (2, 1)], dtype=np.int64)
    logits = np.full((3, PAIR_COUNT), -9.0, np.float32)
    logits[:, HINTS:] = 0.0
    denies = LABEL_COLUMNS["stance"].start + STANCES.index("denies")
    logits[:, HINTS + HINTED.index(denies)] = 4.0
    labels = np.zeros((3, LABEL_COUNT), np.float32)
    assert np.array_equal(hinted(mentions, pairs, logits, labels), labels), "no edge is believed"
    logits[0, EDGE_COLUMN["s", "cue"]] = 9.0
    logits[2, EDGE_COLUMN["e", "by"]] = 9.0  # an event has no doer that is a cue
    told = hinted(mentions, pairs, logits, labels)
    assert told[0].argmax() == denies
    assert told[0, denies] == pytest.approx(4.0, abs=0.01)
    assert np.array_equal(told[1:], labels[1:])


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [(-1.0, -1.2, [1]), (-9.0, -1.2, [2]), (-2.0, -9.0, None), (3.0, -1.0, [1])],
    ids=["the likelier", "the only one near", "none is near", "one above the limit is enough"],
)
def test_an_event_without_place_takes_its_likeliest(first: float, second: float, taken: list[int] | None) -> None:
    place = LETTERS.index("p")
    scored = _scored([(E, 0, 0), (place, 2, 2), (place, 4, 4)], [])
    for target, logit in ((1, first), (2, second)):
        scored.pair_logits[(scored.pairs[:, 0] == 0) & (scored.pairs[:, 1] == target), EDGE_COLUMN["e", "in"]] = logit
    assert drafts_of(scored, Limits())[0].edges.get("in") == taken
