"""For which names does a text give letters? In a text on "the River Security Force (RSF)", RSF is that, whoever else is called so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_NAME = r"(?:al-|el-|d['’]|l['’])?[A-Z][\w'’-]*+"
_BETWEEN = r"(?:(?:of|for|the|and|in|on|to|de|la|las|los|el|al|du|des|del|do|da|dos|y|e|et|&) ){0,3}"
_LETTERS = r"[A-Z]{2,7}(?:-[A-Z]{1,3})?"
_DEFINED = re.compile(rf"(?<![\w'’-])(?P<name>{_NAME}(?: {_BETWEEN}{_NAME}){{1,9}}),? ?[(\[](?:the |or |known as )?(?P<letters>{_LETTERS})[)\],;]")
LEAST_SHARED = 0.5
"""Of the letters, what must begin words of the name: they are often those of its name in another language, in another order."""


@lru_cache(maxsize=16)
def acronyms_in(text: str) -> Mapping[str, str]:
    """Letters → the name before the parenthesis that tells them. Kept for the last texts: every actor of a report asks."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        name = _abbreviated(match["letters"].split("-")[0], match["name"].split())
        if name is not None:
            found.setdefault(match["letters"], name)
    return found


def _abbreviated(letters: str, words: list[str]) -> str | None:
    """The last words of a stretch, about as many of them names as there are letters, of which most letters are the first ones."""
    names = [k for k, word in enumerate(words) if word != word.lower()]
    fits: list[tuple[int, int, int]] = []
    for count in range(max(2, len(letters) - 1), min(len(names), len(letters) + 1) + 1):
        initials = [next(c for c in words[k] if c.isupper()) for k in names[-count:]]
        shared = sum(min(initials.count(c), letters.count(c)) for c in set(letters))
        fits.append((shared, -abs(count - len(letters)), names[-count]))
    shared, _, start = max(fits, default=(0, 0, 0))
    return " ".join(words[start:]) if shared >= LEAST_SHARED * len(letters) else None
