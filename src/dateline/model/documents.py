"""What is a document: one captured text, with how each fact about it was found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

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
        return hashlib.sha256(f"{self.title or ''}\x00{self.text}".encode()).hexdigest()

    @property
    def document_id(self) -> str:
        """Hash id of the external id and the content: changed text under one external id is a new version."""
        return hash_id("doc", self.external_id, self.content_hash)

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


def hash_id(prefix: str, *fields: str) -> str:
    """A short stable id of the identifying fields (80 bits of SHA-256)."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(fields).encode()).hexdigest()[:20]}"
