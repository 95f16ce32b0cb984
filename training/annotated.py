"""What does an annotated report say, and is it well formed? Parser and validator of `ANNOTATION.md` files."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from training.scheme import ASPECTS, EDGES, EVENT_LABELS, FLAGS, HEADER_KEYS, REALIS, STANCES

TAG = re.compile(r"<(/?)([ecsaptwonfh]\d+)>")
REST = "@rest"


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """One `.ann` file. `spans` are `[start, end)` character offsets in `text`, in order of appearance."""

    path: str
    header: Mapping[str, str]
    text: str
    spans: Mapping[str, tuple[tuple[int, int], ...]]
    flags: Mapping[str, frozenset[str]]
    edges: Mapping[str, Mapping[str, tuple[str, ...]]]
    open_end: bool
    faults: tuple[str, ...]

    @property
    def ident(self) -> str:
        return self.header.get("id", "")

    def flag_in(self, node: str, allowed: frozenset[str]) -> str | None:
        """The node's one flag out of `allowed`, or None."""
        return next(iter(self.flags.get(node, frozenset()) & allowed), None)


def load(path: Path, documents: Mapping[str, str] | None = None) -> AnnotatedReport:
    """Parse one file. `documents` maps document ids to the texts that bodies must reproduce.

    Faults are listed in the result, never raised: one bad file must not stop a batch.
    """
    return parse(path.read_text("utf-8"), str(path), documents)


def parse(source: str, path: str, documents: Mapping[str, str] | None = None) -> AnnotatedReport:
    parts = source.split("\n---\n")
    if len(parts) != 3:
        return AnnotatedReport(path, {}, "", {}, {}, {}, False, (f"wants header, body and table parted by '---', found {len(parts)} parts",))
    header, faults = parse_header(parts[0])
    text, spans, more = parse_body(parts[1])
    flags, edges, table_faults = parse_table(parts[2])
    faults += more + table_faults
    open_end = text.rstrip("\n").endswith(REST)
    text = text.removesuffix("\n").removesuffix(REST)
    text = text.rstrip("\n") if open_end else text.strip("\n") if text.startswith("\n") else text
    if documents is not None:
        text, fault = against_document(header.get("id", ""), text, documents, open_end=open_end)
        faults += fault
    faults += check_rows(spans, flags, edges)
    return AnnotatedReport(path, header, text, spans, flags, edges, open_end, tuple(faults))


def parse_header(block: str) -> tuple[dict[str, str], list[str]]:
    header, faults = {}, []
    for line in filter(None, map(str.strip, block.splitlines())):
        key, colon, value = line.partition(":")
        if not colon:
            faults.append(f"header line without a colon: {line!r}")
        elif key not in HEADER_KEYS:
            faults.append(f"header: unknown key {key!r}")
        else:
            header[key] = value.strip()
    if not header.get("id"):
        faults.append("header: no id")
    return header, faults


def parse_body(body: str) -> tuple[str, dict[str, tuple[tuple[int, int], ...]], list[str]]:
    """(text without tags, spans by node, faults)"""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    faults: list[str] = []
    opened: list[tuple[str, int]] = []
    text, at = "", 0
    for tag in TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if not tag[1]:
            opened.append((tag[2], len(text)))
        elif not opened or opened[-1][0] != tag[2]:
            faults.append(f"</{tag[2]}> at {len(text)} closes nothing, or not the innermost tag: …{text[-40:]!r}")
        else:
            name, start = opened.pop()
            if start == len(text):
                faults.append(f"<{name}> is empty: …{text[-40:]!r}")
            elif text[start].isspace() or text[-1].isspace():
                faults.append(f"<{name}> begins or ends with white space: {text[start:]!r}")
            spans[name].append((start, len(text)))
    faults += [f"<{name}> is never closed: {text[start:start + 40]!r}" for name, start in opened]
    text += unescape(body[at:])
    faults += [f"something like a tag is left in the text: {m!r}" for m in re.findall(r"</?[a-z]\d*>", text)]
    return text, {name: tuple(sorted(found)) for name, found in spans.items()}, faults


def parse_table(table: str) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, tuple[str, ...]]], list[str]]:
    flags: dict[str, frozenset[str]] = {}
    edges: dict[str, dict[str, tuple[str, ...]]] = {}
    faults: list[str] = []
    for line in filter(None, map(str.strip, table.splitlines())):
        name, *words = line.split()
        if name in flags:
            faults.append(f"{name}: two rows")
        flags[name] = frozenset(w for w in words if "=" not in w)
        found: dict[str, tuple[str, ...]] = {}
        for key, value in (w.split("=", 1) for w in words if "=" in w):
            found[key] = (*found.get(key, ()), *value.split(","))
        edges[name] = found
    return flags, edges, faults


def against_document(ident: str, text: str, documents: Mapping[str, str], *, open_end: bool) -> tuple[str, list[str]]:
    """(the document's full text, faults where the body departs from it)"""
    known = documents.get(ident)
    if known is None:
        return text, [f"no document {ident}"]
    if known == text or (open_end and known.startswith(text)) or known.rstrip("\n") == text:
        return known, []
    same = next((i for i, (a, b) in enumerate(zip(known, text, strict=False)) if a != b), min(len(known), len(text)))
    return text, [f"text differs from the document at {same}: {known[same:same + 30]!r} / {text[same:same + 30]!r}"]


def check_rows(
    spans: Mapping[str, tuple[tuple[int, int], ...]],
    flags: Mapping[str, frozenset[str]],
    edges: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> list[str]:
    faults = [f"{name}: a row without a tag" for name in flags if name not in spans]
    for name, given in flags.items():
        letter = name[0]
        faults += [f"{name}: unknown label {f}" for f in sorted(given - FLAGS.get(letter, frozenset()))]
        if letter == "e" and (len(given & EVENT_LABELS) != 1 or len(given & REALIS) != 1):
            faults.append(f"{name}: wants one type and one realis")
        if letter == "s" and len(given & STANCES) != 1:
            faults.append(f"{name}: wants one stance")
        for key, values in edges[name].items():
            faults += check_edge(name, key, values, spans)
    faults += [f"{name}: a tag without a row" for name in spans if name[0] in "esf" and name not in flags]
    used = {v for row in edges.values() for values in row.values() for v in values} | set(flags)
    faults += [f"{name}: tagged, but no row uses it" for name in spans if name[0] in "cwnfh" and name not in used]
    return faults


def check_edge(name: str, key: str, values: tuple[str, ...], spans: Mapping[str, object]) -> list[str]:
    if name[0] == "s" and key == "aspect":
        return [f"{name}: unknown aspect {v}" for v in values if v not in ASPECTS]
    allowed = EDGES.get(name[0], {}).get(key)
    if allowed is None:
        return [f"{name}: unknown key {key}"]
    return [f"{name}: {key}={v} has no tag or the wrong kind" for v in values if v not in spans or v[0] not in allowed]


def read_documents(path: Path) -> dict[str, str]:
    """Texts by id from a gold `documents.jsonl`."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: row["text"] for row in rows}
