"""What the places benchmark asks, and what of it the product may leave out. Synthetic texts."""

from __future__ import annotations

from benchmarks.places.corpora import Article
from benchmarks.places.run import answers
from dateline.model.documents import Document, Span
from dateline.model.values import PlaceUnknown, PlaceValue
from dateline.reference.bundle import load_reference


def test_a_span_that_tells_whose_forces_stand_there_is_one_without_an_answer() -> None:
    text = "Rockets fell near Iraqi forces and in Gao, Mali."
    at = {word: Span(text.index(word), text.index(word) + len(word)) for word in ("Iraqi", "Gao", "Mali")}
    found = answers(Article("LGL", "x", Document("x", text), (), tuple(at.values())), load_reference())
    assert isinstance(found[at["Iraqi"]], PlaceUnknown)
    assert [v.country for w in ("Gao", "Mali") if isinstance(v := found[at[w]], PlaceValue)] == ["ML", "ML"]
