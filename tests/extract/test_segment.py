"""The reading view: blocks, joined lines, repeats once, offsets that lead back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.segment import reading_view
from dateline.model.documents import Document


def blocks(text: str, title: str | None = None) -> list[str]:
    document = Document("x", text, title=title)
    return [document.words(b.span) for b in reading_view(document).blocks]


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    text = "The army said its aircraft hit camps in the east of the country in\n“response to a series of raids”, and that all came home.\nA second line."
    assert blocks(text) == [text.split("\nA second", maxsplit=1)[0], "A second line."]


def test_headings_stay_alone() -> None:
    assert blocks("KEY POINTS\nthree people were killed near the river on Monday") == ["KEY POINTS", "three people were killed near the river on Monday"]


def test_repeats_are_read_once_and_point_to_the_first_copy() -> None:
    text = "A shell hit the mill at noon.\nNobody was hurt.\nA shell  hit the mill at noon.\nMore later."
    view = reading_view(Document("x", text))
    assert [view.words(b.span) for b in view.blocks] == ["A shell hit the mill at noon.", "Nobody was hurt.", "More later."]
    assert [(view.words(a), view.words(b)) for a, b in view.repeats] == [("A shell  hit the mill at noon.", "A shell hit the mill at noon.")]


def test_a_title_is_the_first_block_and_marked() -> None:
    view = reading_view(Document("x", "Mill shelled\nThe rest.", title="Mill shelled"))
    assert [(b.span.title, view.words(b.span)) for b in view.blocks] == [(True, "Mill shelled"), (False, "The rest.")]


@given(st.text(alphabet="ab .\n\t“”é🙂", max_size=200))
def test_no_text_is_lost(text: str) -> None:
    document = Document("x", text)
    view = reading_view(document)
    covered = [b.span for b in view.blocks] + [a for a, _ in view.repeats]
    assert sum(len(document.words(s).split()) for s in covered) == len(text.split())
    assert all(a.end <= b.start for a, b in zip(sorted(covered), sorted(covered)[1:], strict=False))
