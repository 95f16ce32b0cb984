"""Small words between two mentions, and before each."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.inference.between import COLUMNS, between
from dateline.inference.words import Token, words_of

TEXT = "Shots at Gao in Mali , fired by gunmen from the far north of Kidal region"


def columns(left: int, right: int) -> np.ndarray:
    words = words_of([Token(w, 0, True) for w in TEXT.split()], titled=False)
    first = last = np.array([left, right])
    return between(words, first, last, np.array([[0, 1], [1, 0]]))


def test_the_word_between_tells_and_the_order_too() -> None:
    in_between, and_back = columns(2, 4)
    other = columns(4, 8)[0]
    half = COLUMNS // 4
    assert in_between[:half].sum() == 1 and in_between[half : 2 * half].sum() == 0
    assert and_back[:half].sum() == 0 and and_back[half : 2 * half].sum() == 1
    assert not np.array_equal(in_between[:half], other[:half])


@pytest.mark.parametrize(("left", "right"), [(2, 3), (2, 12)])
def test_neighbours_and_far_mentions_have_nothing_between(left: int, right: int) -> None:
    assert columns(left, right)[:, : COLUMNS // 2].sum() == 0


def test_the_word_before_each_is_told_even_at_the_start() -> None:
    table = columns(0, 8)[:, COLUMNS // 2 :]
    assert (table.sum(axis=1) == 2).all()
    assert np.array_equal(table[0], np.roll(table[1], COLUMNS // 4))
