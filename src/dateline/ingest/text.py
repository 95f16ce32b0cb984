"""How does a plain text file become a document?"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from dateline.errors import InputRefused
from dateline.model.documents import Document, Provenance

_BINARY_SHARE = 0.05
_HEADING = re.compile(r"^#\s+(.+)$")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(raw: bytes, path: str) -> str:
    """UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1252. Refuses what is no text."""
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    if encoding is None and b"\x00" in raw[:8192]:
        raise InputRefused(path, "binary data, not text")
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    odd = sum(c == "�" or (unicodedata.category(c) == "Cc" and c not in "\n\r\t\f") for c in text[:20_000])
    if odd > _BINARY_SHARE * max(1, min(len(text), 20_000)):
        raise InputRefused(path, "binary data, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def document_of_text(text: str, path: str, captured_at: datetime) -> Document:
    """The text as it stands. A Markdown `# heading` on the first line is its title and stays in the text."""
    if not text.strip():
        raise InputRefused(path, "the file holds no text")
    heading = _HEADING.match(text.lstrip().split("\n", 1)[0]) if path.endswith((".md", ".markdown")) else None
    found = (Provenance("title", "markdown heading", heading[1].strip()),) if heading else ()
    return Document(external_id=path, text=text, path=path, captured_at=captured_at, provenance=found)
