"""How do the nodes of a reading hang together? Look-ups over a `Reading` that every builder needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.ports import Node, NodeKind, Reading
from dateline.extract.segment import MIN_JOINED
from dateline.model.documents import Document, Span

_SENTENCE_END = re.compile(r"(?<=[.!?])['\"”’»)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Gen|Brig|Maj|Col|Capt|Lt|Sgt|Mr|Mrs|Ms|Dr|St|No|Sen|Rep|Gov|Adm|Cpl|Pvt|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|approx)\.$"
)
_LINE_ENDS = ".!?:;…。\"”’')]»"
MAX_SET_DEPTH = 8
"""Sets nest ("all of these attacks" holds "railway lines" holds a bridge); a reader's loop must not hang us."""


@dataclass(frozen=True)
class Graph:
    """A reading with the look-ups made once. Sets are walked child to parent and never in circles."""

    document: Document
    reading: Reading
    parents: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]

    def node(self, node_id: str) -> Node:
        return self.reading.nodes[node_id]

    def words(self, node_id: str) -> tuple[str, ...]:
        """All wordings of a node, in order of appearance, each once."""
        return tuple(dict.fromkeys(self.document.words(s) for s in self.node(node_id).spans))

    def first(self, node_id: str) -> Span:
        """Where a node is first told, in the text before in the headline."""
        spans = self.node(node_id).spans
        return next((s for s in spans if not s.title), spans[0])

    def longest(self, node_id: str) -> str:
        return max(self.words(node_id), key=len)

    def events(self) -> tuple[Node, ...]:
        return self.reading.of_kind(NodeKind.EVENT)

    def statements(self) -> tuple[Node, ...]:
        return self.reading.of_kind(NodeKind.STATEMENT)

    def ancestors(self, event: str) -> Iterator[Node]:
        """The sets that an event is part of, nearest first."""
        seen = {event}
        while (event := self.parents.get(event, "")) and event not in seen and len(seen) < MAX_SET_DEPTH:
            seen.add(event)
            yield self.node(event)

    def members(self, event: str) -> tuple[str, ...]:
        """The single events under a set, at any depth."""
        found: list[str] = []
        queue, seen = list(self.children.get(event, ())), {event}
        while queue:
            child = queue.pop(0)
            if child in seen:
                continue
            seen.add(child)
            below = self.children.get(child, ())
            found += [] if below else [child]
            queue += below
        return tuple(found)

    def innermost(self, span: Span, *, besides: Iterable[str] = ()) -> str | None:
        """The shortest statement stretch that holds `span`; None outside every statement."""
        skip = set(besides)
        holding = [
            (stretch.end - stretch.start, s.node_id) for s in self.statements() if s.node_id not in skip for stretch in s.spans if stretch.holds(span)
        ]
        return min(holding)[1] if holding else None

    def inside(self, statement: str, kind: NodeKind) -> tuple[Node, ...]:
        """Nodes of a kind with a stretch inside the statement's content."""
        stretches = self.node(statement).spans
        return tuple(n for n in self.reading.of_kind(kind) if any(st.holds(sp) for st in stretches for sp in n.spans))

    def sentence(self, span: Span) -> Span:
        """The sentence, or sentences, that `span` lies in. Never crosses a line break outside the span."""
        text = (self.document.title or "") if span.title else self.document.text
        start, end = 0, len(text)
        for left, right, shown in _cuts(text):
            if right <= span.start:
                start = right
            elif left >= span.end:
                end = shown
                break
        while end > span.end and text[end - 1].isspace():
            end -= 1
        return Span(start, end, span.title)


@lru_cache(maxsize=4)
def _cuts(text: str) -> tuple[tuple[int, int, int], ...]:
    """(start, end, end of what closes the sentence) of every gap between sentences; a document asks hundreds of times."""
    found = []
    for cut in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(0, cut.start() - 8) : cut.start()]) and "\n" not in cut.group():
            continue
        if not _wrapped(text, cut.start(), cut.group()):
            found.append((cut.start(), cut.end(), cut.start() + len(cut.group().rstrip())))
    return tuple(found)


def _wrapped(text: str, at: int, gap: str) -> bool:
    """Is the break at `at` one that hard-wrapped text puts inside a sentence: a single one, after a long line that
    does not end as sentences do?"""
    if gap.count("\n") != 1 or gap.strip():
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return len(line) >= MIN_JOINED and line[-1] not in _LINE_ENDS


def graph_of(document: Document, reading: Reading) -> Graph:
    parents: dict[str, str] = {}
    children: dict[str, list[str]] = defaultdict(list)
    for node in reading.of_kind(NodeKind.EVENT):
        for parent in node.to("part_of")[:1]:
            if parent != node.node_id:
                parents[node.node_id] = parent
                children[parent].append(node.node_id)
    return Graph(document, reading, parents, {k: tuple(v) for k, v in children.items()})
