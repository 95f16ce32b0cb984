"""Words: exact offsets whatever the script, sentences, shapes."""

import pytest

from dateline.extract.segment import reading_view
from dateline.inference.words import words_of_view
from dateline.model.documents import Document


def _words(text: str, title: str | None = None):
    view = reading_view(Document("x", text, title))
    return view.document, *words_of_view(view)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali's army said", ["Mali", "'", "s", "army", "said"]),
        ("16 times, al-Tanf", ["16", "times", ",", "al", "-", "Tanf"]),
        ("🚨 Breaking: 3rd blast", ["🚨", "Breaking", ":", "3", "rd", "blast"]),
        ("قال الجيش إن 12 جنديا", ["قال", "الجيش", "إن", "12", "جنديا"]),
        ("Mékrou’s “calm”", ["Mékrou", "’", "s", "“", "calm", "”"]),
    ],
)
def test_words_and_offsets(text: str, expected: list[str]) -> None:
    document, words, spans = _words(text)
    assert [t.text for t in words.tokens] == expected
    assert [document.words(s) for s in spans] == expected


def test_the_title_is_the_first_block() -> None:
    document, words, spans = _words("Two men died.", "Blast in Aden")
    assert [document.words(s) for s in spans if s.title] == ["Blast", "in", "Aden"]
    assert words.title.tolist() == [True] * 3 + [False] * 4


def test_sentences_end_at_full_stops_but_not_at_ranks() -> None:
    _, words, _ = _words("Maj. Gen. Idris Oumarou spoke. “Nobody died.” He left at 3 p.m. on Friday.")
    firsts = [words.tokens[k].text for k in range(len(words)) if k == 0 or words.sentences[k] != words.sentences[k - 1]]
    assert firsts == ["Maj", "“", "He"]


def test_a_word_in_quotes_looks_otherwise() -> None:
    _, words, _ = _words('He said "nobody died" and left.')
    quoted = [t.text for t, shape in zip(words.tokens, words.shapes, strict=True) if (shape - 1) % 2]
    assert quoted == ["nobody", "died"]
