"""How does a plain text file become a document?"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from dateline.errors import InputRefused
from dateline.model.documents import Document, Provenance

_BINARY_SHARE = 0.05
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t#]*(?:\n|$)")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(raw: bytes, path: str, declared: str = "cp1252") -> str:
    """UTF-8 (with or without a mark), UTF-16 with a mark, else as declared. Refuses what is no text."""
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    if encoding is None and b"\x00" in raw[:8192]:
        raise InputRefused(path, "binary data, not text")
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = raw.decode(declared, errors="replace")
    odd = sum(c == "�" or (unicodedata.category(c) == "Cc" and c not in "\n\r\t\f") for c in text[:20_000])
    if odd > _BINARY_SHARE * max(1, min(len(text), 20_000)):
        raise InputRefused(path, "binary data, not text")
    return whole(text.replace("\r\n", "\n").replace("\r", "\n"))


def whole(text: str) -> str:
    """NULs and halves of characters, which no database keeps, as U+FFFD; every offset stays."""
    return _NO_TEXT.sub("\ufffd", text)


def document_of_text(text: str, path: str, captured_at: datetime) -> Document:
    """The text as it stands. A Markdown `# heading` on the first line is its title and read as that, not twice."""
    if not text.strip():
        raise InputRefused(path, "the file holds no text")
    heading = _HEADING.match(text) if path.lower().endswith((".md", ".markdown")) else None
    if heading is None or not text[heading.end() :].strip():
        return Document(external_id=path, text=text, path=path, captured_at=captured_at)
    title = heading["title"]
    found = (Provenance("title", "markdown heading", title),)
    return Document(external_id=path, text=text[heading.end() :].lstrip("\n"), title=title, path=path, captured_at=captured_at, provenance=found)
