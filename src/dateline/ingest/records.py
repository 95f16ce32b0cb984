"""How does a JSON Lines file become documents? The fields of the casebook's own export and of gold sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from dateline.errors import InputRefused
from dateline.ingest.text import whole
from dateline.model.documents import Document, Provenance


def documents_of_jsonl(text: str, path: str, max_bytes: int, captured_at: datetime) -> Iterator[Document | InputRefused]:
    """One document a line: `id`, `text`, and if given `title`, `publisher`, `published_at`, `url`, `lang`,
    `captured_at`; other fields are ignored. A bad line is refused by its number, the others are read."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            yield _document(_object(line, where), where, path, max_bytes, captured_at)
        except InputRefused as refusal:
            yield refusal


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # also numbers with too many digits
        raise InputRefused(where, f"not JSON: {getattr(error, 'msg', error)}") from error
    if not isinstance(row, dict):
        raise InputRefused(where, "wants one JSON object a line")
    return {key: whole(value) if isinstance(value, str) else value for key, value in row.items()}


def _document(row: dict[str, Any], where: str, path: str, max_bytes: int, captured_at: datetime) -> Document:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputRefused(where, "`text` is missing or empty")
    if len(text.encode()) > max_bytes:
        raise InputRefused(where, f"text of {len(text.encode()):,} bytes, over the limit of {max_bytes:,}")
    ident = row.get("id")
    if ident is not None and (not isinstance(ident, (str, int)) or isinstance(ident, bool)):
        raise InputRefused(where, "`id` wants a string")
    published = _day(row.get("published_at"), where)
    given = ("title", "publisher", "url", "lang")
    found = tuple(Provenance(k, f"field {k}", str(row[k])) for k in given if row.get(k))
    if published is not None:
        found = (*found, Provenance("published_on", "field published_at", str(row["published_at"])))
    return Document(
        external_id=str(ident) if ident not in (None, "") else where,
        text=text,
        title=_text(row.get("title")),
        publisher=_text(row.get("publisher")),
        published_on=published,
        url=_text(row.get("url")),
        path=path,
        lang=_text(row.get("lang")),
        captured_at=_instant(row.get("captured_at"), where) or captured_at,
        provenance=found,
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _day(value: Any, where: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputRefused(where, f"`published_at` wants an ISO date, not {value!r}") from None


def _instant(value: Any, where: str) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        told = datetime.fromisoformat(str(value))
    except ValueError:
        raise InputRefused(where, f"`captured_at` wants an ISO instant, not {value!r}") from None
    return told if told.tzinfo is not None else told.replace(tzinfo=UTC)
