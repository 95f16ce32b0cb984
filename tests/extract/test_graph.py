"""Where does a sentence begin and end?"""

from __future__ import annotations

import pytest

from dateline.extract.graph import graph_of
from dateline.extract.ports import Reading
from dateline.model.documents import Document, Span

WRAPPED = "A spokesman said on Friday that fighters of the brigade had hit\nan army camp near the dam with two drones. Nobody was hurt."


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One. Two of them fled. Three.", "fled", "Two of them fled."),
        ("Brig. Gen. Sami Hadid said so. Others did not.", "said", "Brig. Gen. Sami Hadid said so."),
        ("KEY POINTS\nA mill was hit.\nMore.", "mill", "A mill was hit."),
        (WRAPPED, "camp", WRAPPED.removesuffix(" Nobody was hurt.")),
        ("A quote: “It burned.” He left.", "burned", "A quote: “It burned.”"),
    ],
)
def test_sentence(text: str, word: str, sentence: str) -> None:
    graph = graph_of(Document("x", text), Reading({}))
    at = text.index(word)
    found = graph.sentence(Span(at, at + len(word)))
    assert text[found.start : found.end] == sentence
