"""The regression that says which events are one. Needs torch; skipped where only the runtime is installed."""

import numpy as np
import pytest

pytest.importorskip("torch")


def test_weights_give_back_the_chances_that_made_the_data() -> None:
    from training.links import fitted

    rng = np.random.default_rng(3)
    features = np.stack([rng.normal(4.0, 2.0, 20_000), rng.integers(0, 2, 20_000), np.full(20_000, 7.0)], axis=1)
    chance = 1 / (1 + np.exp(-(1.5 * features[:, 0] - 2.0 * features[:, 1] - 6.0)))
    weights = np.array(fitted(features, rng.random(20_000) < chance))
    told = weights[0] + features @ weights[1:]
    assert np.abs(1 / (1 + np.exp(-told)) - chance).mean() < 0.02
    assert weights[1] > 0 > weights[2] and abs(weights[3]) < 0.01


def test_found_events_belong_to_the_gold_event_under_them() -> None:
    from dateline.inference.columns import LETTERS
    from dateline.inference.drafts import Scored
    from dateline.inference.pairs import mentions_of
    from training.annotated import parse
    from training.data import example_of, targets_of
    from training.evaluate import Read
    from training.links import gold_events

    text = """id: a
synthetic: yes
---
<a1>Rebels</a1> <e1>opened fire</e1> and <e2>burned</e2> a mill.
---
e1 attack actual by=a1
e2 looting actual by=a1
"""
    example = example_of(parse(text, "a.ann"))
    words, event = example.words(), LETTERS.index("e")
    spans = mentions_of([(event, 1, 1), (event, 4, 4), (event, 6, 6), (LETTERS.index("a"), 0, 0)])
    read = Read(example, targets_of(example), words, np.zeros(0), np.zeros(0))
    nothing = np.zeros((0, 0), np.float32)
    own = Scored(spans, np.arange(len(spans)), np.zeros((0, 2), np.int64), nothing, nothing)
    node = gold_events(read, own)
    names = [read.targets.names[k] if k >= 0 else None for k in node.tolist()]
    assert names == ["e1", "e2", None, None]


def test_the_mean_of_two_tunings_keeps_the_first_ones_links() -> None:
    from training.train import mean_limits

    one, two = {"same": 1.0, "edges": [0.0, 2.0], "event_links": [3.0]}, {"same": 0.0, "edges": [1.0, 1.0], "event_links": []}
    assert mean_limits([one, two]) == {"same": 0.5, "edges": [0.5, 1.5], "event_links": [3.0]}
    assert mean_limits([two])["event_links"] == []
