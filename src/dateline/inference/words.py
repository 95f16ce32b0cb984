"""Into which words is a reading view cut, and what does each look like?

Words are runs of letters, runs of digits and single other characters, so that a possessive 's, a hyphen or a full stop
can stay outside a mention. The encoder reads lower case only; the shape of a word brings back what that loses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.extract.segment import ReadingView
from dateline.model.documents import Span

Ints = NDArray[np.int64]
_WORD = re.compile(r"[^\W\d_]{1,40}|\d{1,20}|\S")
_ABBREVIATIONS = frozenset(
    "gen brig maj col capt lt sgt mr mrs ms dr st no sen rep gov adm cpl pvt jan feb mar apr aug sep sept oct nov dec vs approx km u s".split()
)
_OPENING = frozenset("“\"'‘([«")
_CLOSING = frozenset("”\"'’)]»")
_QUOTES = frozenset("“”\"«»„‟‘’'`")
SHAPE_CLASSES = 9
SHAPE_COUNT = 1 + SHAPE_CLASSES * 8
"""Code 0 is padding and the tokens that the encoder adds itself."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its text, its block, and whether white space parts it from the word before."""

    text: str
    block: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a document with what the model and the pair features ask of them."""

    tokens: tuple[Token, ...]
    blocks: Ints
    sentences: Ints
    shapes: Ints
    title: NDArray[np.bool_]
    """Does the word stand in the title block?"""

    def __len__(self) -> int:
        return len(self.tokens)


def words_of_view(view: ReadingView) -> tuple[Words, tuple[Span, ...]]:
    """The words of a view and the span of each in the document (or its title)."""
    tokens: list[Token] = []
    spans: list[Span] = []
    for number, block in enumerate(view.blocks):
        text, last = view.words(block.span), -1
        for found in _WORD.finditer(text):
            tokens.append(Token(found.group(), number, found.start() > last))
            spans.append(Span(block.span.start + found.start(), block.span.start + found.end(), block.span.title))
            last = found.end()
    titled = bool(view.blocks) and view.blocks[0].span.title
    return words_of(tokens, titled=titled), tuple(spans)


def words_of(tokens: Sequence[Token], *, titled: bool) -> Words:
    """Words with their sentences and shapes; `titled` when block 0 is the document's title."""
    blocks = np.array([t.block for t in tokens], dtype=np.int64)
    title = (blocks == 0) & titled
    return Words(tuple(tokens), blocks, _sentences(tokens), _shapes(tokens, titled=titled), title)


def _sentences(tokens: Sequence[Token]) -> Ints:
    numbers: list[int] = []
    number = 0
    for k, token in enumerate(tokens):
        if k and (token.block != tokens[k - 1].block or _begins_sentence(tokens, k)):
            number += 1
        numbers.append(number)
    return np.array(numbers, dtype=np.int64)


def _begins_sentence(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if not token.spaced or not (token.text[0].isupper() or token.text[0].isdigit() or token.text in _OPENING):
        return False
    end = k - 1
    while end > 0 and tokens[end].text in _CLOSING:
        end -= 1
    if tokens[end].text not in ".!?…":
        return False
    before = tokens[end - 1].text.lower() if end else ""
    return not (tokens[end].text == "." and (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())))


def _shape_class(text: str) -> int:
    first = text[0]
    if first.isdigit():
        return 5
    if not first.isalpha():
        return 6 if first in _QUOTES else 7
    if text.islower():
        return 0
    if text.isupper():
        return 2 if len(text) > 1 else 3
    if first.isupper() and text[1:].islower():
        return 1
    return 4 if first.isupper() or any(c.isupper() for c in text) else 8


def _shapes(tokens: Sequence[Token], *, titled: bool) -> Ints:
    codes: list[int] = []
    quoted, block = False, -1
    for token in tokens:
        begins = token.block != block
        if begins:
            quoted, block = False, token.block
        opens = token.text in "“«" or (token.text == '"' and not quoted)
        quoted = quoted and token.text not in '”»"'
        codes.append(1 + _shape_class(token.text) * 8 + 4 * begins + 2 * (titled and token.block == 0) + quoted)
        quoted = quoted or opens
    return np.array(codes, dtype=np.int64)

