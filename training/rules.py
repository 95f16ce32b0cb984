"""How far do plain rules get? Edges and labels from nearness and cue words on gold mentions, as a yardstick.

    python -m training.rules PATHS...
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dateline.inference.columns import EDGES, LETTERS
from dateline.inference.drafts import Draft
from dateline.inference.words import Words
from training.data import Example, Targets, load_examples, targets_of
from training.evaluate import Read, Scores, _score_drafts

KILLED = frozenset("killed kill killing dead died death deaths die dying slain martyred bodies shot lives fatalities".split())
INJURED = frozenset("injured wounded hurt injuries injuring wounding wounds casualties hospital treated".split())
TAKEN = frozenset("abducted kidnapped taken missing hostages hostage seized held captured abductees".split())
STANCE_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("denies", frozenset("denied denies deny rejected rejects dismissed refuted disputed".split())),
    ("claims", frozenset("claimed claims claim responsibility boasted".split())),
    ("attributes", frozenset("blamed blames blame accused accuses attributed accusing".split())),
    ("confirms", frozenset("confirmed confirms said says told announced stated reported acknowledged added".split())),
)


def rule_drafts(example: Example, words: Words, targets: Targets) -> dict[int, Draft]:
    """The gold nodes with edges by rule."""
    drafts: dict[int, Draft] = {}
    for k, name in enumerate(targets.names):
        rows = np.flatnonzero(targets.cluster == k)
        drafts[k] = Draft(name[0], [(int(targets.first[r]), int(targets.last[r])) for r in rows])
    for k, draft in drafts.items():
        if draft.letter == "e":
            draft.label, draft.realis = "attack", "actual"
        elif draft.letter == "f":
            draft.label = "hit"
        for (letter, edge), rule in RULES.items():
            if letter == draft.letter:
                found = rule(words, drafts, k)
                if found is not None:
                    draft.edges[edge] = [found]
        if draft.letter == "s":
            draft.label = _stance(words, drafts, draft)
    return drafts


Rule = Callable[[Words, dict[int, Draft], int], int | None]


def _nearest(letters: str, *, side: int = 0, inside: bool | None = None, words_near: frozenset[str] = frozenset(), reach: int = 0) -> Rule:
    """The nearest node of `letters` within `reach` sentences; `side` -1 before, 1 after; `inside` the source's span or not."""

    def rule(words: Words, drafts: dict[int, Draft], source: int) -> int | None:
        best: tuple[int, int] | None = None
        for a, b in drafts[source].spans:
            for k, other in drafts.items():
                if k == source or other.letter not in letters:
                    continue
                for x, y in other.spans:
                    if abs(int(words.sentences[x]) - int(words.sentences[a])) > reach:
                        continue
                    if (side < 0 and x > a) or (side > 0 and x < a) or (inside is not None and (a <= x and y <= b) != inside):
                        continue
                    if words_near and not any(t.text.lower() in words_near for t in words.tokens[max(0, x - 6) : y + 7]):
                        continue
                    gap = max(x - b, a - y, 0)
                    if best is None or gap < best[0]:
                        best = gap, k
        return None if best is None else best[1]

    return rule


def _stance(words: Words, drafts: dict[int, Draft], draft: Draft) -> str:
    cues = [t.text.lower() for c in draft.edges.get("cue", ()) for a, b in drafts[c].spans for t in words.tokens[a : b + 1]]
    return next((stance for stance, lexicon in STANCE_WORDS if any(c in lexicon for c in cues)), "confirms")


RULES: dict[tuple[str, str], Rule] = {
    ("e", "by"): _nearest("a", side=-1), ("e", "on"): _nearest("ao", side=1), ("e", "in"): _nearest("p"), ("e", "at"): _nearest("t"),
    ("e", "with"): _nearest("w"), ("e", "killed"): _nearest("n", words_near=KILLED), ("e", "injured"): _nearest("n", words_near=INJURED),
    ("e", "abducted"): _nearest("n", words_near=TAKEN), ("e", "effect"): _nearest("f"), ("s", "by"): _nearest("a", inside=False),
    ("s", "cue"): _nearest("c", inside=False), ("s", "said_on"): _nearest("t", inside=False), ("s", "via"): _nearest("h", inside=False),
    ("n", "of"): _nearest("ao", side=1), ("w", "size"): _nearest("n", side=-1), ("o", "size"): _nearest("n", side=-1),
    ("p", "in"): _nearest("p", side=1), ("a", "speaks_for"): _nearest("a", side=-1),
}  # fmt: skip


def rule_scores(examples: list[Example]) -> Scores:
    scores = Scores()
    for example in examples:
        words, targets = example.words(), targets_of(example)
        empty = np.zeros((0, 1))
        _score_drafts(scores, Read(example, targets, words, empty, empty), rule_drafts(example, words, targets), "|gold")
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    args = parser.parse_args()
    paths = [f for p in args.paths for f in (sorted(p.glob("*.ann")) if p.is_dir() else [p])]
    print("\n".join(line for line in rule_scores(load_examples(paths)).lines() if not line.startswith("flag")))


assert all(edge in EDGES and edge[0] in LETTERS for edge in RULES)

if __name__ == "__main__":
    main()
