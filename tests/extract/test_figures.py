"""Figures as news English writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.figures import parse_figure
from dateline.model.values import Qualifier

E, A, L, M, N, V, R = (
    Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.NONE, Qualifier.VAGUE, Qualifier.RANGE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "low", "high", "qualifier"),
    [
        ("about two dozen", 24, 24, A),
        ("at least 2,500", 2500, None, L),
        ("No", 0, 0, N),
        ("no one", 0, 0, N),
        ("Nobody", 0, 0, N),
        ("without", 0, 0, N),
        ("no fewer than 12", 12, None, L),
        ("ten to 15", 10, 15, R),
        ("between 20 and 30", 20, 30, R),
        ("two or three", 2, 3, R),
        ("several", None, None, V),
        ("dozens of", None, None, V),
        ("a number of", None, None, V),
        ("minor injuries", None, None, V),
        ("a", 1, 1, E),
        ("the only", 1, 1, E),
        ("twice", 2, 2, E),
        ("Fifty-six", 56, 56, E),
        ("one hundred and five", 105, 105, E),
        ("a hundred", 100, 100, E),
        ("half a dozen", 6, 6, E),
        ("1.5 million", 1_500_000, 1_500_000, E),
        ("16 times", 16, 16, E),
        ("more than 100 times", 100, None, M),
        ("more than three dozen", 36, None, M),
        ("up to 40", 40, 40, Qualifier.AT_MOST),
        ("fewer than ten", 10, 10, Qualifier.FEWER_THAN),
        ("some 200", 200, 200, A),
        ("nearly 2 000", 2000, 2000, A),
        ("27 of them", 27, 27, E),
        ("twenty-one thousand", 21_000, 21_000, E),
    ],
)
def test_figure(phrase: str, low: int | None, high: int | None, qualifier: Qualifier) -> None:
    figure = parse_figure(phrase)
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


@given(st.text(max_size=60))
def test_any_text_gives_an_ordered_figure(text: str) -> None:
    figure = parse_figure(text)
    assert figure.phrase == text
    if figure.low is not None and figure.high is not None:
        assert 0 <= figure.low <= figure.high


@given(st.integers(min_value=0, max_value=10_000_000))
def test_plain_numbers_come_back(number: int) -> None:
    assert parse_figure(f"{number:,}").low == number
    assert parse_figure(str(number)).low == number
