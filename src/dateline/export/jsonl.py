"""Write rows as JSON Lines or CSV into a folder, each file whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def write_jsonl(folder: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[Path, ...]:
    """One `NAME.jsonl` for each name, UTF-8, one row a line; returns the paths."""
    lines = {name: "".join(json.dumps(quoted(row), ensure_ascii=False) + "\n" for row in found) for name, found in rows.items()}
    return tuple(write_whole(folder / f"{name}.jsonl", text) for name, text in lines.items())


def write_csv(folder: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[Path, ...]:
    """One `NAME.csv` for each name; lists joined by `; `, ranges as `low` and `high` columns, nested records as JSON."""
    return tuple(write_whole(folder / f"{name}.csv", _csv([flat(quoted(r)) for r in found])) for name, found in rows.items())


def quoted(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row without statements whose words stand in a headline: a quote is a stretch of the document's text (GOLD.md)."""
    if "statements" not in row:
        return row
    return {**row, "statements": [s for s in row["statements"] if not s["in_title"]]}


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """One level deep: what a spreadsheet can show."""
    out: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping) and value.keys() == {"low", "high"}:
            out[f"{key}_low"], out[f"{key}_high"] = value["low"], value["high"]
        elif key in ("killed", "injured", "abducted"):
            out[f"{key}_low"] = out[f"{key}_high"] = None
        elif isinstance(value, list) and all(isinstance(v, str) for v in value):
            out[key] = _harmless("; ".join(value))
        elif isinstance(value, (list, Mapping)):
            out[key] = json.dumps(value, ensure_ascii=False)
        else:
            out[key] = _harmless(value)
    return out


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return ""
    names: Iterable[str] = dict.fromkeys(k for r in rows for k in r)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(names))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_whole(path: Path, text: str) -> Path:
    """Write a file whole or not at all; folders on the way to it are made. Raises `OSError` that names `path`."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder, not a file to write", str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "is a file, not a folder to write into", str(path.parent)) from error
    except OSError as error:
        raise OSError(error.errno, f"cannot be made: {error.strerror}", str(path.parent)) from error
    try:
        _replace(path, text)
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(path)) from error
    return path


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
