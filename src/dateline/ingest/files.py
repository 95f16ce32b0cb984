"""Which documents stand in these paths? Folders, .txt, .md, .html, .jsonl and standard input."""

from __future__ import annotations

import hashlib
import os.path
import re
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
STDIN_NAME = "standard input"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_SQLITE = b"SQLite format 3\0"
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intake:
    """What ingest needs to know: limits, the instant of capture (UTC) for inputs without one of their own, and the folder
    that names of files count from (the casebook's own; None: the root)."""

    max_bytes: int
    language_min_words: int
    captured_at: datetime
    stdin: BinaryIO | None = None
    base: Path | None = None


Result = Document | InputRefused


def read_paths(paths: Iterable[str], intake: Intake) -> Iterator[Result]:
    """Every document in `paths`, and a refusal for each input that is none. Never raises for a bad input."""
    for path in paths:
        if path == STDIN:
            yield from _guarded(STDIN_NAME, lambda: _read_stdin(intake))
        else:
            yield from _guarded(name_of(Path(path), intake.base), lambda p=Path(path): _read(p, intake))  # type: ignore[misc]


def count_inputs(paths: Iterable[str]) -> int:
    """How many files a run will look at (for the progress bar)."""
    return sum(1 if path == STDIN else _count(Path(path)) for path in paths)


def name_of(path: Path, base: Path | None) -> str:
    """A path as refusals and ids show it: from `base` on when it lies in there, else from the root.

    Neither the way the path was given (relative, absolute, through a linked folder) nor the current folder makes a
    difference, so that one file is one document and two files are two. A file keeps its own name also where that is a
    link: two names are two documents, whatever they hold. Bytes that are no UTF-8 are written as escapes.
    """
    whole = Path.cwd() / path
    try:
        whole = Path(os.path.realpath(whole)) if whole.name in ("", "..") else Path(os.path.realpath(whole.parent), whole.name)
    except ValueError:  # a NUL: no file has such a name, and the refusal shows it as it was given
        return str(path)
    root = Path(os.path.realpath(base)) if base is not None else whole
    shown = whole.relative_to(root) if whole != root and whole.is_relative_to(root) else whole
    return str(shown).encode("utf-8", "backslashreplace").decode()


def _count(path: Path) -> int:
    try:
        return len(_files(path)) if path.is_dir() else 1
    except OSError:
        return 1


def _files(folder: Path) -> list[Path]:
    """Files of a folder at any depth, in a fixed order; hidden ones and databases (the casebook lies there too) left out."""
    found = sorted(p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts))
    databases = {p for p in found if p.suffix.lower() not in KINDS and _is_database(p)}
    beside = {p.with_name(p.name + end) for p in databases for end in ("-wal", "-shm", "-journal")}
    return [p for p in found if p not in databases and p not in beside]


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _read(path: Path, intake: Intake) -> Iterator[Result]:
    if not path.is_dir():
        yield from _read_file(path, intake)
        return
    files = _files(path)
    if not files:
        raise InputRefused(name_of(path, intake.base), "the folder holds no files")
    for file in files:
        yield from _guarded(name_of(file, intake.base), lambda f=file: _read_file(f, intake))  # type: ignore[misc]


def _guarded(name: str, read: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    """One broken input must not stop a batch."""
    try:
        yield from read()
    except InputRefused as refusal:
        yield refusal
    except OSError as error:
        yield InputRefused(name, f"cannot be opened: {error.strerror or error}")


def _read_file(path: Path, intake: Intake) -> Iterator[Result]:
    name = name_of(path, intake.base)
    if not path.exists():
        raise InputRefused(name, "no such file or folder")
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputRefused(name, f"{path.suffix or 'no'} suffix is not read; wants {', '.join(sorted(KINDS))}")
    if kind != "jsonl":
        _within(path.stat().st_size, name, intake)
    yield from _documents(path.read_bytes(), name, kind, intake)


def _read_stdin(intake: Intake) -> Iterator[Result]:
    """What is piped in has no name of its own: its hash tells one input from the next."""
    raw = intake.stdin.read() if intake.stdin is not None else b""
    kind = "html" if _PAGE.match(raw) else "jsonl" if _RECORD.match(raw) else "text"
    if kind != "jsonl":
        _within(len(raw), STDIN_NAME, intake)
    yield from _documents(raw, f"{STDIN_NAME} {hashlib.sha256(raw).hexdigest()[:12]}" if raw.strip() else STDIN_NAME, kind, intake)


def _within(size: int, name: str, intake: Intake) -> None:
    if size > intake.max_bytes:
        raise InputRefused(name, f"{size:,} bytes, over the limit of {intake.max_bytes:,}; raise DATELINE_MAX_BYTES to read it")


def _documents(raw: bytes, path: str, kind: str, intake: Intake) -> Iterator[Result]:
    if not raw.strip():
        raise InputRefused(path, "there is nothing in it")
    if kind == "jsonl":
        found: Iterable[Result] = documents_of_jsonl(decoded(raw, path), path, intake.max_bytes, intake.captured_at)
    elif kind == "html":
        found = [document_of_html(raw, path, intake.captured_at)]
    else:
        found = [document_of_text(decoded(raw, path), path, intake.captured_at)]
    for result in found:
        yield result if isinstance(result, InputRefused) else _in_english(result, path, intake)


def _in_english(document: Document, path: str, intake: Intake) -> Result:
    ident = document.external_id
    try:
        return refuse_other_languages(document, ident if ident.startswith(path) else f"{path} ({ident})", intake.language_min_words)
    except InputRefused as refusal:
        return refusal
