"""Windows: nothing cut off, every word read where it stands most central."""

from itertools import pairwise

import numpy as np
import pytest

from dateline.inference.windows import INNER, MAX_PIECES, OVERLAP, PieceTable, span_vectors, starts_of, windows_of
from dateline.inference.words import Token, words_of


@pytest.mark.parametrize("total", [1, 100, INNER, INNER + 1, 800, 1_279, 5_000])
def test_windows_cover_every_piece(total: int) -> None:
    starts, width = starts_of(total)
    assert {k for s in starts for k in range(s, s + width)} == set(range(total))
    assert width <= INNER
    assert all(b - a <= width - OVERLAP for a, b in pairwise(starts))


def test_windows_are_no_wider_than_the_overlap_asks() -> None:
    assert starts_of(600) == ([0, 237], 363)


@pytest.mark.parametrize("count", [3, 400, 2_000])
def test_each_word_is_found_again_away_from_the_cut(count: int) -> None:
    words = words_of([Token(f"w{k}", k // 50, True) for k in range(count)], titled=False)
    table = PieceTable(lambda word: [1_000 + int(word[1:]), 7])
    win = windows_of(words, table)
    assert win.ids.shape[1] <= MAX_PIECES
    assert [int(win.ids[w, c]) for w, c in zip(win.window, win.column, strict=True)] == [1_000 + k for k in range(count)]
    if count > INNER:
        inner = np.arange(100, count - 100)
        width = (win.ids != 0).sum(axis=1)
        assert (win.column[inner] > 50).all() and (win.column[inner] < width[win.window[inner]] - 50).all()


def test_a_word_without_pieces_is_unknown_not_gone() -> None:
    assert PieceTable(lambda _: []).pieces("\u200b") == (100,)


def test_span_vectors_are_first_last_and_mean() -> None:
    vectors = np.arange(8, dtype=np.float32).reshape(4, 2)
    found = span_vectors(vectors, np.array([1]), np.array([3]))
    assert found.tolist() == [[2, 3, 6, 7, 4, 5]]
