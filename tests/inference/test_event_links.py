"""Two event mentions are one event by what is told of each; nothing else is scored anew."""

import numpy as np
import pytest

from dateline.inference.columns import EDGE_COLUMN, EVENT_TYPES, LABEL_COLUMNS, LABEL_COUNT, LETTERS, PAIR_COUNT, SAME_AS
from dateline.inference.drafts import Limits, score_mentions
from dateline.inference.event_links import FEATURES, Told, event_pairs, link_features, linked
from dateline.inference.pairs import Mentions, mentions_of
from dateline.inference.words import Token, Words, words_of

E, A, P = (LETTERS.index(x) for x in "eap")
TEXT = "A blast hit Kano . The second explosion came in Jos , the army said . The army was late for this blast"
BLAST, KANO, EXPLOSION, JOS, ARMY, AGAIN, THIS_BLAST = (E, 1, 1), (P, 3, 3), (E, 7, 7), (P, 10, 10), (A, 12, 13), (A, 16, 17), (E, 22, 22)
SPANS = [BLAST, KANO, EXPLOSION, JOS, ARMY, AGAIN, THIS_BLAST]
SAME_PLACE, OTHER_PLACE, SAME_TYPE, SAME_FAMILY, BOTH_SETS, PART, KNOWN, FRESH, SAME_WORD, BETWEEN = 1 + 3 * 2, 2 + 3 * 2, 25, 26, 30, 32, 33, 34, 35, 36


def words() -> Words:
    return words_of([Token(text, 0, True) for text in TEXT.split()], titled=False)


def told(edges: dict[tuple[int, int, str], float], kinds: dict[int, str] | None = None) -> Told:
    """The three events with believed edges {(event, other, name): logit}; every mention its own node, but the army is one."""
    mentions = mentions_of(SPANS)
    pairs = np.array([[i, j] for i in range(len(SPANS)) for j in range(len(SPANS)) if i != j])
    joined = np.full((len(pairs), PAIR_COUNT), -9.0, np.float32)
    for (i, j, name), logit in edges.items():
        column = SAME_AS if name == "same" else EDGE_COLUMN["e", name]
        joined[(pairs[:, 0] == i) & (pairs[:, 1] == j), column] = logit
    labels = np.zeros((len(SPANS), LABEL_COUNT), np.float32)
    for k, kind in (kinds or {}).items():
        labels[k, LABEL_COLUMNS["type"].start + EVENT_TYPES.index(kind)] = 9.0
    cluster = np.array([0, 1, 2, 3, 4, 4, 6])
    return Told(mentions, pairs, joined, labels, cluster, Limits().edges, 0.0)


def row(given: Told, later: int, earlier: int) -> np.ndarray:
    features = link_features(words(), given)
    rows = given.pairs[event_pairs(given.mentions, given.pairs)]
    (at,) = np.flatnonzero((rows[:, 0] == later) & (rows[:, 1] == earlier))
    return features[at]


def test_only_a_later_event_and_an_earlier_one_are_asked_for() -> None:
    given = told({})
    rows = given.pairs[event_pairs(given.mentions, given.pairs)]
    assert sorted(map(tuple, rows.tolist())) == [(2, 0), (6, 0), (6, 2)]
    assert link_features(words(), given).shape == (3, FEATURES)


def test_the_pair_score_comes_first() -> None:
    assert row(told({(2, 0, "same"): 1.5}), 2, 0)[0] == pytest.approx(1.5)


@pytest.mark.parametrize(("place", "same", "other"), [(1, 1.0, 0.0), (3, 0.0, 1.0)])
def test_one_place_and_another_place(place: int, same: float, other: float) -> None:
    given = row(told({(0, 1, "in"): 2.0, (6, place, "in"): 2.0}), 6, 0)
    assert (given[SAME_PLACE], given[OTHER_PLACE]) == (same, other)


def test_two_mentions_of_one_doer_are_the_same_doer() -> None:
    given = row(told({(0, 4, "by"): 2.0, (6, 5, "by"): 2.0}), 6, 0)
    assert (given[1], given[2], given[3]) == (1.0, 0.0, 1.0)


def test_an_argument_that_is_hardly_believed_says_nothing() -> None:
    given = row(told({(0, 1, "in"): 2.0, (6, 3, "in"): -1.5}), 6, 0)
    assert (given[SAME_PLACE], given[OTHER_PLACE]) == (0.0, 0.0)


def test_the_best_argument_counts() -> None:
    given = row(told({(0, 1, "in"): 2.0, (6, 3, "in"): 0.5, (6, 1, "in"): 3.0}), 6, 0)
    assert (given[SAME_PLACE], given[OTHER_PLACE]) == (1.0, 0.0)


def test_kinds_of_event_agree_or_not() -> None:
    assert row(told({}, {0: "ied", 2: "ied"}), 2, 0)[SAME_TYPE] > 0.9
    assert row(told({}, {0: "ied", 2: "arrests"}), 2, 0)[SAME_TYPE] < 0.1


def test_kinds_that_reports_exchange_are_one_family() -> None:
    assert row(told({}, {0: "ied", 2: "air_drone"}), 2, 0)[SAME_FAMILY] > 0.9
    assert row(told({}, {0: "ied", 2: "arrests"}), 2, 0)[SAME_FAMILY] < 0.1
    assert row(told({}, {0: "arrests", 2: "arrests"}), 2, 0)[SAME_FAMILY] > 0.9


def test_events_told_between_are_counted() -> None:
    assert [row(told({}), later, earlier)[BETWEEN] for later, earlier in ((2, 0), (6, 2), (6, 0))] == [0.0, 0.0, 0.25]


@pytest.mark.parametrize("edge", [(2, 0, "part_of"), (0, 2, "part_of"), (2, 0, "after"), (0, 2, "replies_to")])
def test_a_part_or_a_reply_tells_two_apart_either_way(edge: tuple[int, int, str]) -> None:
    assert row(told({edge: 1.0}), 2, 0)[PART] == 1.0
    assert row(told({edge: 1.0}), 6, 0)[PART] == 0.0


def test_two_of_a_sort_and_a_set_with_a_single_event_differ() -> None:
    given = told({})
    given.labels[0, LABEL_COLUMNS["flag"].start] = 9.0
    given.labels[[2, 6], LABEL_COLUMNS["flag"].start] = -9.0
    assert row(given, 6, 2)[BOTH_SETS] > 0.9
    assert row(given, 6, 0)[BOTH_SETS] < -0.9


def test_words_before_and_the_word_itself() -> None:
    assert (row(told({}), 6, 0)[KNOWN], row(told({}), 6, 2)[KNOWN]) == (1.0, 1.0)
    assert row(told({}), 2, 0)[FRESH] == 1.0
    assert row(told({}), 6, 0)[FRESH] == 0.0
    assert (row(told({}), 6, 0)[SAME_WORD], row(told({}), 6, 2)[SAME_WORD]) == (1.0, 0.0)


def test_only_pairs_of_events_are_scored_anew() -> None:
    given = told({(2, 0, "same"): 1.0})
    same = np.arange(len(given.pairs), dtype=np.float32)
    found = linked(words(), given, same, (0.5, *([2.0] + [0.0] * (FEATURES - 1))))
    rows = event_pairs(given.mentions, given.pairs)
    others = np.setdiff1d(np.arange(len(same)), rows)
    assert (found[others] == same[others]).all() and (same == np.arange(len(same))).all()
    assert found[rows].tolist() == [pytest.approx(0.5 + 2.0 * v) for v in (1.0, -9.0, -9.0)]


def clusters(weights: tuple[float, ...], edges: dict[tuple[int, int, str], float]) -> list[int]:
    given = told(edges)

    def score(vectors: object, letters: object, pairs: np.ndarray, features: object) -> tuple[np.ndarray, np.ndarray]:
        at = {tuple(p): k for k, p in enumerate(given.pairs.tolist())}
        return given.labels, given.joined[[at[tuple(p)] for p in pairs.tolist()]]

    mentions: Mentions = given.mentions
    vectors = np.zeros((len(words()), 4), np.float32)
    return score_mentions(words(), vectors, mentions, score, Limits(event_links=weights)).cluster.tolist()


def test_events_become_one_by_the_weights_and_actors_by_the_pair_score() -> None:
    edges = {(5, 4, "same"): 3.0, (0, 1, "in"): 2.0, (6, 1, "in"): 2.0, (2, 3, "in"): 2.0, (2, 0, "same"): 9.0}
    by_place = [0.0] * FEATURES
    by_place[SAME_PLACE - 0] = 2.0
    weights = (-1.0, *by_place)
    assert clusters((), edges) == [0, 1, 0, 3, 4, 4, 6]
    assert clusters(weights, edges) == [0, 1, 2, 3, 4, 4, 0]


def test_a_report_of_one_event_is_no_trouble() -> None:
    mentions = mentions_of([BLAST, KANO])
    pairs = np.array([[0, 1], [1, 0]])
    given = Told(mentions, pairs, np.zeros((2, PAIR_COUNT), np.float32), np.zeros((2, LABEL_COUNT), np.float32), np.arange(2), Limits().edges, 0.0)
    same = np.ones(2, np.float32)
    assert linked(words(), given, same, (1.0,) * (1 + FEATURES)) is same
