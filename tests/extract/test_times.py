"""Are time expressions found in running text, with the right type and value, and never outside the text?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.time_finder import FoundTime, TimeKind, find_times
from dateline.extract.time_tense import tense_around
from dateline.model.values import Days

CREATED = date(2024, 3, 13)
"""A Wednesday."""


def found(text: str, created: date | None = CREATED) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.kind.value, t.value) for t in find_times(text, created)]


ONE_EACH = [  # text with one expression, its words, type, value
    ("Shells fell on 9 March 2024.", "9 March 2024", "DATE", "2024-03-09"),
    ("Shells fell on March 9, 2024.", "March 9, 2024", "DATE", "2024-03-09"),
    ("Shells fell on Tuesday.", "Tuesday", "DATE", "2024-03-12"),
    ("Talks will resume on Friday.", "Friday", "DATE", "2024-03-15"),
    ("The convoy was hit late Sunday.", "late Sunday", "DATE", "2024-03-10"),
    ("They struck on Monday night.", "Monday night", "TIME", "2024-03-11TNI"),
    ("It began at 7:15 p.m. on Tuesday.", "7:15 p.m. on Tuesday", "TIME", "2024-03-12T19:15"),
    ("Yesterday's raid failed.", "Yesterday", "DATE", "2024-03-12"),
    ("He left last week.", "last week", "DATE", "2024-W10"),
    ("Two posts were lost last month.", "last month", "DATE", "2024-02"),
    ("Elections follow early next year.", "early next year", "DATE", "2025"),
    ("The siege lasted three days.", "three days", "DURATION", "P3D"),
    ("The six-hour battle ended.", "six-hour", "DURATION", "PT6H"),
    ("A two-and-a-half-year siege.", "two-and-a-half-year", "DURATION", "P2Y6M"),
    ("It lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("Nobody came for weeks.", "weeks", "DURATION", "PXW"),
    ("He fought for two decades.", "two decades", "DURATION", "P20Y"),
    ("It has grown in the past five months.", "the past five months", "DURATION", "P5M"),
    ("He fled two years ago.", "two years ago", "DATE", "2022"),
    ("She was killed six weeks ago.", "six weeks ago", "DATE", "2024-W05"),
    ("Sirens sound every day.", "every day", "SET", "P1D"),
    ("They pray each Friday.", "each Friday", "SET", "XXXX-WXX-5"),
    ("He called twice a week.", "twice a week", "SET", "P1W"),
    ("Raids have grown in recent weeks.", "recent weeks", "DATE", "PAST_REF"),
    ("They now hold the bridge.", "now", "DATE", "PRESENT_REF"),
    ("It matters for the future.", "the future", "DATE", "FUTURE_REF"),
    ("Output fell in the third quarter of 2023.", "the third quarter of 2023", "DATE", "2023-Q3"),
    ("It was built in the 1980s.", "the 1980s", "DATE", "198"),
    ("He was born in the 19th century.", "the 19th century", "DATE", "18"),
    ("They met in the summer of 2019.", "the summer of 2019", "DATE", "2019-SU"),
    ("The 30-year-old died.", "30-year-old", "DURATION", "P30Y"),
    ("Crowds gathered on Christmas Day.", "Christmas Day", "DATE", "2023-12-25"),
    ("A car bomb went off this morning.", "this morning", "TIME", "2024-03-13TMO"),
]



def test_of_two_that_overlap_the_longer_one_counts() -> None:
    assert found("It came down at about 7 a.m. on Tuesday.") == [("7 a.m. on Tuesday", "TIME", "2024-03-12T07:00")]


@pytest.mark.parametrize(("text", "words", "kind", "value"), ONE_EACH)
def test_one_expression(text: str, words: str, kind: str, value: str) -> None:
    assert found(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people fled.",
        "It may march on.",
        "He sat in the sun.",
        "About three-quarters of them left.",
        "A second man was held.",
        "They paid $1999 for it.",
        "Nothing of the kind.",
    ],
)
def test_words_that_only_look_like_a_time(text: str) -> None:
    assert found(text) == []


def test_times_count_from_the_one_told_before() -> None:
    assert found("He came on 3 March. Two days later he left.")[1] == ("Two days later", "DATE", "2024-03-05")
    assert found("They met on 3 March 2021. The following day they parted.")[1] == ("The following day", "DATE", "2021-03-04")


def test_a_year_earlier_is_the_quarter_told_before() -> None:
    text = "Output fell in the third quarter of 2023 from a year earlier."
    assert found(text)[1] == ("a year earlier", "DATE", "2022-Q3")


def test_without_a_day_of_its_own_a_text_gives_no_relative_days() -> None:
    assert found("It happened on Tuesday and on 3 May 2022.", None) == [("3 May 2022", "DATE", "2022-05-03")]


def test_days_stand_beside_the_value() -> None:
    (time,) = find_times("It happened last week.", CREATED)
    assert time == FoundTime(12, 21, TimeKind.DATE, "2024-W10", Days(date(2024, 3, 4), date(2024, 3, 10)))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The talks will be held on |Friday|.", "future"),
        ("Officials said on |Friday| that talks would follow.", "past"),
        ("The truce is expected to begin |Friday|.", "future"),
        ("He was killed on |Friday|.", "past"),
        ("|Friday|'s vote will matter.", "past"),
        ("Nothing on |Friday|.", None),
    ],
)
def test_tense_around(text: str, tense: str | None) -> None:
    before, words, after = text.split("|")
    assert tense_around(before + words + after, len(before), len(before) + len(words)) == tense


PIECES = [row[0] for row in ONE_EACH] + ["may", "the 31st", "every other", "9999", "00:00", "\n\n", "of last week", "99 centuries ago", "’90s"]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)),
    st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))),
)
def test_any_text_gives_spans_in_order_inside_it(text: str, created: date | None) -> None:
    end = 0
    for time in find_times(text, created):
        assert end <= time.start < time.end <= len(text)
        assert time.value
        assert text[time.start : time.end].strip()
        end = time.end
