"""Which documents stand in these paths? Folders, .txt, .md, .html, .jsonl and standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputRefused
from dateline.ingest.html import document_of_html
from dateline.ingest.language import refuse_other_languages
from dateline.ingest.records import documents_of_jsonl
from dateline.ingest.text import decoded, document_of_text
from dateline.model.documents import Document

STDIN = "-"
KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intake:
    """What ingest needs to know: limits, and the instant of capture (UTC) for inputs without one of their own."""

    max_bytes: int
    language_min_words: int
    captured_at: datetime
    stdin: BinaryIO | None = None


Result = Document | InputRefused


def read_paths(paths: Iterable[str], intake: Intake) -> Iterator[Result]:
    """Every document in `paths`, and a refusal for each input that is none. Never raises for a bad input."""
    for path in paths:
        if path == STDIN:
            yield from _guarded("standard input", lambda: _read_stdin(intake))
            continue
        found = Path(path)
        if found.is_dir():
            yield from _folder(found, intake)
        else:
            yield from _guarded(path, lambda p=found: _read_file(p, intake))  # type: ignore[misc]


def count_inputs(paths: Iterable[str]) -> int:
    """How many files a run will look at (for the progress bar)."""
    return sum(len(_files(Path(p))) if p != STDIN and Path(p).is_dir() else 1 for p in paths)


def _files(folder: Path) -> list[Path]:
    """Files of a folder at any depth, in a fixed order; hidden ones left out."""
    return sorted(
        p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )


def _folder(folder: Path, intake: Intake) -> Iterator[Result]:
    files = _files(folder)
    if not files:
        yield InputRefused(str(folder), "the folder holds no files")
    for path in files:
        yield from _guarded(str(path), lambda p=path: _read_file(p, intake))  # type: ignore[misc]


def _guarded(name: str, read: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    """One broken input must not stop a batch."""
    try:
        yield from read()
    except InputRefused as refusal:
        yield refusal
    except OSError as error:
        yield InputRefused(name, f"cannot be opened: {error.strerror or error}")


def _read_file(path: Path, intake: Intake) -> Iterator[Result]:
    if not path.exists():
        raise InputRefused(str(path), "no such file or folder")
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputRefused(str(path), f"{path.suffix or 'no'} suffix is not read; wants {', '.join(sorted(KINDS))}")
    size = path.stat().st_size
    if size > intake.max_bytes and kind != "jsonl":
        raise InputRefused(str(path), f"{size:,} bytes, over the limit of {intake.max_bytes:,}; raise DATELINE_MAX_BYTES to read it")
    yield from _documents(path.read_bytes(), str(path), kind, intake)


def _read_stdin(intake: Intake) -> Iterator[Result]:
    raw = intake.stdin.read() if intake.stdin is not None else b""
    head = raw.lstrip()[:200].lower()
    kind = "html" if head.startswith((b"<!doctype html", b"<html")) else "jsonl" if head.startswith(b"{") else "text"
    yield from _documents(raw, "standard input", kind, intake)


def _documents(raw: bytes, path: str, kind: str, intake: Intake) -> Iterator[Result]:
    if not raw.strip():
        raise InputRefused(path, "the file is empty")
    if kind == "jsonl":
        found: Iterable[Result] = documents_of_jsonl(decoded(raw, path), path, intake.max_bytes, intake.captured_at)
    elif kind == "html":
        found = [document_of_html(raw, path, intake.captured_at)]
    else:
        found = [document_of_text(decoded(raw, path), path, intake.captured_at)]
    for result in found:
        yield result if isinstance(result, InputRefused) else _in_english(result, path, intake)


def _in_english(document: Document, path: str, intake: Intake) -> Result:
    try:
        return refuse_other_languages(document, path, intake.language_min_words)
    except InputRefused as refusal:
        return refusal
