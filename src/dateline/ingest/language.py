"""Is this text English, as far as can be told?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from dateline.errors import InputRefused
from dateline.model.documents import Document

SURE = 0.90
SAMPLE = 5_000


def refuse_other_languages(document: Document, path: str, min_words: int) -> Document:
    """The document with `lang` filled. Refuses other languages by py3langid, on enough text only; a short text
    in Latin script passes, because the guess would be worth nothing."""
    words = document.text[:SAMPLE].split()
    letters = [c for c in document.text[:SAMPLE] if c.isalpha()]
    latin = sum(c < "ɐ" for c in letters)
    if letters and latin < 0.5 * len(letters):
        raise InputRefused(path, "not in Latin script; only English is read")
    if len(words) < min_words:
        return document
    code, sure = _identifier().classify(" ".join(words))
    if code != "en" and sure >= SURE:
        raise InputRefused(path, f"reads as {code!r} ({sure:.0%} sure); only English is read")
    return replace(document, lang=document.lang or ("en" if code == "en" else None))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """py3langid's model, loaded once and with probabilities that add up to one."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier  # heavy: only when a text is long enough

    return LanguageIdentifier.from_model_file(MODEL_DIR / MODEL_FILE, norm_probs=True)
