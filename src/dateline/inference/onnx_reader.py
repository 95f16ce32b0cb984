"""How does the shipped model read? Two ONNX graphs behind the `Reader` port, with numpy and tokenizers only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.errors import ReaderError
from dateline.extract.ports import Node, NodeKind, Reading
from dateline.extract.segment import ReadingView
from dateline.inference.columns import EDGES, LABEL_COUNT, LAYERS, PAIR_COUNT
from dateline.inference.decode import BEGIN, INSIDE, OUTSIDE, Floats
from dateline.inference.drafts import Draft, Limits, drafts_of, mentions_in, score_mentions
from dateline.inference.event_links import FEATURES as LINK_FEATURES
from dateline.inference.naming import tidied
from dateline.inference.pairs import FEATURES
from dateline.inference.windows import PieceTable, windows_of
from dateline.inference.words import Ints, Words, words_of_view
from dateline.model.documents import Span

WEIGHTS = Path(__file__).resolve().parent / "weights"
FILES = ("a.onnx", "b.onnx", "tokenizer.json", "reader.json")
WINDOWS_AT_ONCE = 4
PAIRS_AT_ONCE = 5_000
"""What lies between the layers of graph B for so many pairs stays in a core's cache."""
_FAR_BELOW = -30.0


class OnnxReader:
    """Reads with the weights in `folder` (the shipped ones by default). Deterministic for one machine and `threads`."""

    def __init__(self, folder: Path | None = None, *, threads: int = 2) -> None:
        """Raises `ReaderError` when files are missing or were made for other columns."""
        self._folder = WEIGHTS if folder is None else folder
        missing = [name for name in FILES if not (self._folder / name).is_file()]
        if missing:
            raise ReaderError(str(self._folder), f"no {', '.join(missing)}: make weights with `python -m training.train` or name another folder")
        about = json.loads((self._folder / "reader.json").read_text("utf-8"))
        _check_columns(about, str(self._folder))
        self._name = f"onnx:{about['name']}"
        self._limits = limits_from(about["limits"])
        if len(self._limits.event_links) not in (0, 1 + LINK_FEATURES):
            raise ReaderError(str(self._folder), "weights made for other event links: train again with this version")
        self._a = _session(self._folder / "a.onnx", threads)
        self._b = _session(self._folder / "b.onnx", threads)
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._table = PieceTable(lambda word: tokenizer.encode(word, add_special_tokens=False).ids)

    @property
    def name(self) -> str:
        """Kind, version and data of the weights."""
        return self._name

    def read(self, view: ReadingView) -> Reading:
        """Read the whole view, however long."""
        words, spans = words_of_view(view)
        if not len(words):
            return Reading({})
        spans, silent = _in_text(view, words, spans)
        vectors, tags = self.score_words(words)
        tags[silent, :, OUTSIDE], tags[silent, :, BEGIN : INSIDE + 1] = 0.0, _FAR_BELOW
        mentions = mentions_in(words, tags, self._limits)
        if not len(mentions):
            return Reading({})
        scored = score_mentions(words, vectors, mentions, self.score_pairs, self._limits)
        return reading_of(drafts_of(scored, self._limits), words, spans)

    def encode(self, view: ReadingView) -> int:
        """Run graph A alone over a view, for timing; returns the number of word pieces read."""
        words, _ = words_of_view(view)
        if not len(words):
            return 0
        self.score_words(words)
        return sum(len(self._table.pieces(t.text)) for t in words.tokens)

    def score_words(self, words: Words) -> tuple[Floats, Floats]:
        """(word vectors `[W, H]`, tag logits `[W, K, 3]`)"""
        win = windows_of(words, self._table)
        vectors: list[Floats] = []
        tags: list[Floats] = []
        for at in range(0, len(win.ids), WINDOWS_AT_ONCE):
            rows = slice(at, at + WINDOWS_AT_ONCE)
            x, y = self._run(self._a, {"ids": win.ids[rows], "shapes": win.shapes[rows]})
            vectors.append(x)
            tags.append(y)
        return np.concatenate(vectors)[win.window, win.column], np.concatenate(tags)[win.window, win.column]

    def score_pairs(self, vectors: Floats, letters: Ints, pairs: Ints, features: Floats) -> tuple[Floats, Floats]:
        """(label logits of mentions, logits of pairs)"""
        labels: Floats | None = None
        logits: list[Floats] = []
        for at in range(0, max(len(pairs), 1), PAIRS_AT_ONCE):
            rows = slice(at, at + PAIRS_AT_ONCE)
            given = {"vectors": vectors, "letters": letters, "pairs": pairs[rows], "features": features[rows]}
            labels, part = self._run(self._b, given)
            logits.append(part)
        assert labels is not None
        return labels, np.concatenate(logits)

    def _run(self, session: Any, given: Mapping[str, object]) -> tuple[Floats, Floats]:
        try:
            first, second = session.run(["vectors_out", "tags"] if session is self._a else ["labels", "logits"], dict(given))
        except Exception as error:  # onnxruntime raises classes of its own, without a common root
            raise ReaderError(self._name, f"the model failed: {error}") from error
        return first, second


def shipped_reader(threads: int = 2) -> OnnxReader:
    """The reader whose weights come with the package."""
    return OnnxReader(threads=threads)


def _session(path: Path, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def columns() -> dict[str, object]:
    """What weights must have been made for; kept in `reader.json`."""
    edges = [f"{letter}:{name}" for letter, name in EDGES]
    return {"layers": list(LAYERS), "edges": edges, "labels": LABEL_COUNT, "pairs": PAIR_COUNT, "features": FEATURES}


def _check_columns(about: Mapping[str, Any], folder: str) -> None:
    for key, value in columns().items():
        if about.get("columns", {}).get(key) != value:
            raise ReaderError(folder, f"weights made for other {key}: train again with this version")


def limits_from(given: Mapping[str, Any]) -> Limits:
    """The cuts that stand in `reader.json`; those not named keep their defaults."""
    names = {f.name for f in fields(Limits)}
    kept: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if k in names}
    return Limits(**kept)


def _in_text(view: ReadingView, words: Words, spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], np.ndarray[Any, np.dtype[np.bool_]]]:
    """(spans, words to be silent on). A title that the text repeats is read there; one given apart is only context."""
    if not words.title.any():
        return spans, words.title
    title = view.blocks[0].span
    copy = next((span for span, first in view.repeats if first.title and view.words(span) == view.words(title)), None)
    if copy is None:
        return spans, words.title
    moved = tuple(Span(s.start + copy.start, s.end + copy.start) if s.title else s for s in spans)
    return moved, np.zeros(len(words), dtype=bool)


def reading_of(drafts: Mapping[int, Draft], words: Words, spans: tuple[Span, ...]) -> Reading:
    """Drafts as nodes with ids like annotations have: letter and number in order of appearance."""
    ids: dict[int, str] = {}
    count: Counter[str] = Counter()
    for number, draft in sorted(drafts.items(), key=lambda d: (min(d[1].spans), d[0])):
        count[draft.letter] += 1
        ids[number] = f"{draft.letter}{count[draft.letter]}"
    nodes = {ids[number]: _node(ids[number], _tidy(drafts[number], words), ids, spans) for number in ids}
    return Reading(nodes)


def _tidy(draft: Draft, words: Words) -> Draft:
    return replace(draft, spans=[tidied(words, draft.letter, a, b) for a, b in draft.spans])


def _node(node_id: str, draft: Draft, ids: Mapping[int, str], spans: tuple[Span, ...]) -> Node:
    stretches = sorted({Span(spans[a].start, spans[b].end, spans[a].title) for a, b in draft.spans})
    edges = {name: tuple(sorted({ids[t] for t in targets}, key=_in_order)) for name, targets in sorted(draft.edges.items())}
    return Node(
        node_id, NodeKind(draft.letter), tuple(stretches), draft.label, draft.realis, draft.flags, edges, round(draft.score, 3)
    )


def _in_order(node_id: str) -> tuple[str, int]:
    return node_id[0], int(node_id[1:])
