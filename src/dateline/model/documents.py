"""What is a document: one captured text, with how each fact about it was found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dateline.model.values import Basis


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` character offsets in `document.text`, or in `document.title` when `title` is true."""

    start: int
    end: int
    title: bool = False

    def holds(self, other: Span) -> bool:
        return self.title == other.title and self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.title == other.title and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """How one fact about a document was found: `field` ("title"), `how` ("meta og:title"), `value` as it stood."""

    field: str
    how: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One captured text. `captured_at` is a UTC instant; `published_on` the publisher's day, if the source gives one."""

    external_id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    path: str | None = None
    lang: str | None = None
    captured_at: datetime | None = None
    provenance: tuple[Provenance, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of what was read (title and text), in hex."""
        return _content_hash(self.title or "", self.text)

    @property
    def document_id(self) -> str:
        """Hash id of the external id and the content: changed text under one external id is a new version."""
        return _document_id(self.external_id, self.title or "", self.text)

    def words(self, span: Span) -> str:
        return ((self.title or "") if span.title else self.text)[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out.

    `day` is None while several days fit (`candidates`, ascending) or nothing tells. `evidence` are the words that
    decided, as spans of the document.
    """

    day: date | None
    basis: Basis
    candidates: tuple[date, ...] = ()
    evidence: tuple[Span, ...] = ()
    trace: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 12)
def _content_hash(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\x00{text}".encode()).hexdigest()


@lru_cache(maxsize=1 << 12)
def _document_id(external_id: str, title: str, text: str) -> str:
    """Kept: resolve asks for it some hundred times for each document."""
    return hash_id("doc", external_id, _content_hash(title, text))


def hash_id(prefix: str, *fields: str) -> str:
    """A short stable id of the identifying fields (80 bits of SHA-256)."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(fields).encode()).hexdigest()[:20]}"
