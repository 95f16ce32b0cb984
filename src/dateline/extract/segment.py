"""In which order, and how often, is a captured text read? The reading view.

Blocks are lines, joined where a line breaks inside a sentence. A block that repeats an earlier one (equal after
folding white space) is read once, so that evidence points to the first copy. Offsets lead back to `document.text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.documents import Document, Span

_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。]['\"”’»)\]]*\s*$")
_STARTS_LOWER = re.compile(r"\s*[a-z]")
_OPEN_QUOTE = re.compile(r"^\s*[“\"‘']")
MIN_JOINED = 40
"""Lines shorter than this are headings, bullets or furniture and stay blocks of their own."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the document that is read as a paragraph; `span` in the document's own offsets."""

    span: Span


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The document as it is read: the blocks in order, without repeats. `repeats` maps a skipped block to its first copy."""

    document: Document
    blocks: tuple[Block, ...]
    repeats: tuple[tuple[Span, Span], ...] = ()

    def words(self, span: Span) -> str:
        return self.document.words(span)


def reading_view(document: Document) -> ReadingView:
    """Cut a document into blocks. Never loses text: every non-blank line is in one block or is a repeat of one."""
    spans: list[Span] = []
    if document.title and document.title.strip():
        spans.append(Span(0, len(document.title), title=True))
    spans += _paragraphs(document.text)
    seen: dict[str, Span] = {}
    blocks: list[Block] = []
    repeats: list[tuple[Span, Span]] = []
    for span in spans:
        key = " ".join(document.words(span).split()).casefold()
        first = seen.get(key)
        if first is not None:
            repeats.append((span, first))
            continue
        seen[key] = span
        blocks.append(Block(span))
    return ReadingView(document, tuple(blocks), tuple(repeats))


def _paragraphs(text: str) -> list[Span]:
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    found: list[Span] = []
    for start, end in lines:
        if found and _continues(text, found[-1], start, end):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return [_stripped(text, span) for span in found]


def _continues(text: str, before: Span, start: int, end: int) -> bool:
    """Does the line `[start, end)` go on with the sentence that `before` leaves open?"""
    if text[before.end : start].count("\n") != 1 or before.end - before.start < MIN_JOINED:
        return False
    head, tail = text[before.start : before.end], text[start:end]
    if _ENDS_SENTENCE.search(head):
        return False
    return bool(_STARTS_LOWER.match(tail) or _OPEN_QUOTE.match(tail) or head.rstrip()[-1:] in ",–-")


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + len(words.rstrip()))
