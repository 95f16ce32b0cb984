"""How well does a reader read? Mentions, triggers, edges, labels, statements and same-as, against annotated reports.

    python -m training.evaluate [--weights DIR] [--documents FILE] PATHS...
    python -m training.evaluate [--weights DIR] --re3d RE3D_DIR [--split test]

The second form scores the annotated public statements of `training/re3d` whose texts stand in RE3D_DIR.

The decoding is the runtime's own (`dateline.inference`), so that what is measured is what is shipped.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dateline.inference.columns import LETTERS
from dateline.inference.decode import BEGIN, INSIDE, OUTSIDE
from dateline.inference.drafts import Draft, Limits, Scored, drafts_of, mentions_in, score_mentions
from dateline.inference.onnx_reader import OnnxReader
from dateline.inference.pairs import mentions_of
from dateline.inference.words import Words
from training.annotated import read_documents
from training.data import Example, Targets, example_of, load_examples, targets_of
from training.runtime import Graphs
from training.standoff import load_standoff


@dataclass
class Score:
    """Found and right, found at all, to be found."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        self.right, self.found, self.gold = self.right + right, self.found + found, self.gold + gold

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} (gold {self.gold})"


@dataclass
class Scores:
    """All figures by name: "mention:e", "edge:e:by", "edge|gold:e:by", "label:type", "same:a", …"""

    by_name: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))

    def total(self, prefix: str) -> Score:
        sum_ = Score()
        for name, score in self.by_name.items():
            if name.startswith(prefix):
                sum_.add(score.right, score.found, score.gold)
        return sum_

    def lines(self) -> list[str]:
        heads = ("mention:", "edge:", "edge|gold:", "label:", "label|gold:", "same:", "said:")
        found = [f"{head + 'ALL':28} {self.total(head)}" for head in heads if self.total(head).gold]
        return found + [f"{name:28} {score}" for name, score in sorted(self.by_name.items())]

    def brief(self) -> dict[str, float]:
        names = [
            "mention:", "mention:e", "mention:s", "edge:", "edge|gold:", "same:", "said:", "label:type", "label:realis", "label:stance",
            "label|gold:type", "label|gold:realis", "label|gold:stance",
        ]  # fmt: skip
        return {n: round(self.total(n).f1, 4) for n in names}


@dataclass(frozen=True)
class Read:
    """One document as the model read it, twice: with its own mentions and with the gold ones."""

    example: Example
    targets: Targets
    words: Words
    vectors: np.ndarray
    tags: np.ndarray


def silent(example: Example, words: Words, tags: np.ndarray) -> np.ndarray:
    tags = tags.copy()
    if example.silent_title:
        tags[words.title, :, OUTSIDE], tags[words.title, :, BEGIN : INSIDE + 1] = 0.0, -30.0
    return tags


def read_all(examples: Sequence[Example], graphs: Graphs) -> list[Read]:
    found = []
    for example in examples:
        words = example.words()
        vectors, tags = graphs.read_words(words)
        found.append(Read(example, targets_of(example), words, vectors, silent(example, words, tags)))
    return found


Score2 = Callable[[Read, Limits], tuple[Scored | None, Scored | None]]


def scored_twice(read: Read, graphs: Graphs, limits: Limits) -> tuple[Scored | None, Scored | None]:
    """(own mentions and clusters, gold mentions and clusters)"""
    t = read.targets
    mentions = mentions_in(read.words, read.tags, limits)
    own = score_mentions(read.words, read.vectors, mentions, graphs.pair, limits) if len(mentions) else None
    gold = mentions_of(list(zip(t.letter.tolist(), t.first.tolist(), t.last.tolist(), strict=True)))
    given = score_mentions(read.words, read.vectors, gold, graphs.pair, limits, t.cluster) if len(gold) else None
    return own, given


def evaluate(reads: Sequence[Read], graphs: Graphs, limits: Limits, *, tidy: bool = True) -> Scores:
    scores = Scores()
    for read in reads:
        own, given = scored_twice(read, graphs, limits)
        score_mentions_of(scores, read, own)
        if own is not None:
            _score_drafts(scores, read, drafts_of(own, limits, tidy=tidy), "")
        else:
            _score_drafts(scores, read, {}, "")
        if given is not None:
            _score_drafts(scores, read, drafts_of(given, limits, tidy=False), "|gold")
            _score_same(scores, read, graphs, limits)
    return scores


def score_mentions_of(scores: Scores, read: Read, own: Scored | None) -> None:
    t = read.targets
    gold = set(zip(t.letter.tolist(), t.first.tolist(), t.last.tolist(), strict=True))
    m = own.mentions if own is not None else None
    found = set(zip(m.letter.tolist(), m.first.tolist(), m.last.tolist(), strict=True)) if m is not None else set()
    for letter, name in enumerate(LETTERS):
        g, f = {x for x in gold if x[0] == letter}, {x for x in found if x[0] == letter}
        scores.by_name[f"mention:{name}"].add(len(g & f), len(f), len(g))


def gold_of(drafts: dict[int, Draft], targets: Targets) -> dict[int, int]:
    """Draft number → the gold node that most of its words belong to."""
    owner: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for letter, first, last, cluster in zip(targets.letter, targets.first, targets.last, targets.cluster, strict=True):
        for k in range(first, last + 1):
            owner[LETTERS[letter]][k].add(int(cluster))
    found: dict[int, int] = {}
    for number, draft in drafts.items():
        votes: Counter[int] = Counter(c for a, b in draft.spans for k in range(a, b + 1) for c in owner[draft.letter].get(k, ()))
        if votes:
            found[number] = min(votes, key=lambda c: (-votes[c], c))
    return found


def _score_drafts(scores: Scores, read: Read, drafts: dict[int, Draft], mark: str) -> None:
    t = read.targets
    node = gold_of(drafts, t)
    gold: dict[str, set[tuple[int, int]]] = defaultdict(set)
    letters = {int(c): LETTERS[int(lt)] for c, lt in zip(t.cluster, t.letter, strict=True)}
    from dateline.inference.columns import EDGES

    for source, target, column in t.edges:
        gold["{}:{}".format(*EDGES[column])].add((source, target))
    found: dict[str, set[tuple[object, object]]] = defaultdict(set)
    for number, draft in drafts.items():
        for name, targets in draft.edges.items():
            for other in targets:
                found[f"{draft.letter}:{name}"].add((node.get(number, f"?{number}"), node.get(other, f"?{other}")))
    for name in set(gold) | set(found):
        scores.by_name[f"edge{mark}:{name}"].add(len(gold[name] & found[name]), len(found[name]), len(gold[name]))  # type: ignore[operator]
    _score_labels(scores, read, drafts, node, letters, mark)


def _score_labels(scores: Scores, read: Read, drafts: dict[int, Draft], node: dict[int, int], letters: dict[int, str], mark: str) -> None:
    t, nodes = read.targets, read.example.nodes
    best: dict[int, Draft] = {}
    for number, draft in drafts.items():
        if number in node:
            best.setdefault(node[number], draft)
    count = Counter(d.letter for d in drafts.values())
    for name, letter in (("type", "e"), ("realis", "e"), ("stance", "s"), ("effect", "f")):
        golds = [k for k, v in letters.items() if v == letter]
        right = sum(k in best and (best[k].realis if name == "realis" else best[k].label) in nodes[t.names[k]].flags for k in golds)
        scores.by_name[f"label{mark}:{name}"].add(right, count[letter], len(golds))
    for letter, flag in (("e", "set"), ("a", "unnamed"), ("p", "near"), ("t", "now"), ("n", "presence")):
        want = {k for k, v in letters.items() if v == letter and flag in nodes[t.names[k]].flags}
        have = {node.get(n, -n - 1) for n, d in drafts.items() if d.letter == letter and flag in d.flags}
        scores.by_name[f"flag{mark}:{flag}"].add(len(want & have), len(have), len(want))
    wants = {(k, a) for k, v in letters.items() if v == "s" for a in nodes[t.names[k]].edges.get("aspect", ())}
    has = {(node.get(n, -n - 1), f[7:]) for n, d in drafts.items() if d.letter == "s" for f in d.flags if f.startswith("aspect:")}
    scores.by_name[f"flag{mark}:aspect"].add(len(wants & has), len(has), len(wants))
    if not mark:
        _score_said(scores, read, drafts)


def _score_said(scores: Scores, read: Read, drafts: dict[int, Draft]) -> None:
    """Statements right in content span and stance at once."""
    t = read.targets
    gold = {
        (int(f), int(la), next(iter(read.example.nodes[t.names[int(c)]].flags), ""))
        for f, la, c, lt in zip(t.first, t.last, t.cluster, t.letter, strict=True)
        if LETTERS[int(lt)] == "s"
    }
    found = {(a, b, d.label or "") for d in drafts.values() if d.letter == "s" for a, b in d.spans}
    scores.by_name["said:span+stance"].add(len(gold & found), len(found), len(gold))


def _score_same(scores: Scores, read: Read, graphs: Graphs, limits: Limits) -> None:
    """Pairs of gold mentions in one node, as the runtime joins them."""
    t = read.targets
    gold = mentions_of(list(zip(t.letter.tolist(), t.first.tolist(), t.last.tolist(), strict=True)))
    joined = score_mentions(read.words, read.vectors, gold, graphs.pair, limits).cluster
    same = t.cluster[:, None] == t.cluster[None, :]
    found = joined[:, None] == joined[None, :]
    upper = np.triu(np.ones_like(same), 1).astype(bool)
    for letter, name in enumerate(LETTERS):
        mask = upper & (t.letter[:, None] == letter) & (t.letter[None, :] == letter)
        scores.by_name[f"same:{name}"].add(int((same & found & mask).sum()), int((found & mask).sum()), int((same & mask).sum()))


def onnx_graphs(folder: Path | None, threads: int = 2) -> tuple[Graphs, Limits]:
    reader = OnnxReader(folder, threads=threads)

    class _Graphs:
        pair = staticmethod(reader.score_pairs)
        read_words = staticmethod(reader.score_words)

    return _Graphs, reader._limits  # type: ignore[return-value]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="*", help=".ann files or folders of them")
    parser.add_argument("--re3d", type=Path, help="folder of re3d, with the texts of the stand-off annotations")
    parser.add_argument("--split", default="test", choices=("train", "test"))
    parser.add_argument("--documents", type=Path, action="append", default=[])
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    documents = {k: v for path in args.documents for k, v in read_documents(path).items()} or None
    paths = [f for p in args.paths for f in (sorted(p.glob("*.ann")) if p.is_dir() else [p])]
    graphs, limits = onnx_graphs(args.weights)
    examples = load_examples(paths, documents)
    if args.re3d is not None:
        examples += [example_of(r) for r in load_standoff(args.re3d, args.split)]
    print("\n".join(evaluate(read_all(examples, graphs), graphs, limits).lines()))


if __name__ == "__main__":
    main()
