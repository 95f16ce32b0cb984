"""Annotated reports become examples whose words are exactly the annotated ones, in other names too."""

import random

from dateline.inference.columns import EDGES, LAYERS
from training.annotated import parse
from training.augment import augmented, pools_of
from training.data import example_of, targets_of

SOURCE = """id: x
title: {title}
country: ML
---
TALWEYN – <s1><a1>The <a2>Harun Brigade</a2> fighters</a1> 💥 <e1>attacked</e1> <p1>Talweyn</p1>’s <o1>bridge</o1></s1>, <a3>قائد Idris Oumarou</a3> <c1>said</c1>.
<a3>Oumarou</a3> spoke in Mali.
---
e1 attack actual by=a1 on=o1 in=p1
a1 member_of=a2
s1 confirms by=a3 cue=c1
"""  # synthetic


def _example(title: str = "Bridge attacked"):
    report = parse(SOURCE.format(title=title), "x")
    assert report.faults == ()
    return report, example_of(report)


def test_mentions_are_the_annotated_words() -> None:
    report, example = _example()
    assert example.lost == ()
    told = {(LAYERS[layer], name, " ".join(t.text for t in example.tokens[a : b + 1])) for layer, a, b, name in example.mentions}
    assert ("a2", "a2", "Harun Brigade") in told
    assert ("p", "p1", "Talweyn") in told
    assert ("a", "a3", "قائد Idris Oumarou") in told
    assert example.silent_title and len(example.mentions) == sum(map(len, report.spans.values()))


def test_targets_hold_every_edge() -> None:
    targets = targets_of(_example()[1])
    told = {(targets.names[s], EDGES[c][1], targets.names[t]) for s, t, c in targets.edges}
    assert told == {("e1", "by", "a1"), ("e1", "on", "o1"), ("e1", "in", "p1"), ("a1", "member_of", "a2"), ("s1", "by", "a3"), ("s1", "cue", "c1")}
    assert not targets.learn[0] and targets.learn[-1]


def test_other_names_keep_every_mention() -> None:
    _, example = _example()
    pools = pools_of([example])
    for seed in range(60):
        other = augmented(example, pools, random.Random(seed))
        assert {m[3] for m in other.mentions} == {m[3] for m in example.mentions}
        triggers = [" ".join(t.text for t in other.tokens[a : b + 1]).lower() for _, a, b, n in other.mentions if n == "e1"]
        assert triggers == ["attacked"]
