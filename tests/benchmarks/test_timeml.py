"""Do the scores of time expressions follow those of the official TempEval-3 tool? The texts are made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.dates.timeml import Tally, Timex, interval, pairs, read_tml, scores_of, tally

TEXT = "He came on Sunday morning and left last week."
SUNDAY = Timex(11, 17, "DATE", "2024-03-10")
SUNDAY_MORNING = Timex(11, 25, "TIME", "2024-03-10TMO")
LAST_WEEK = Timex(35, 44, "DATE", "2024-W10")


def test_part_of_an_expression_counts_in_the_relaxed_match_alone() -> None:
    counts = tally(TEXT, [SUNDAY_MORNING, LAST_WEEK], [SUNDAY, LAST_WEEK])
    assert counts == Tally(gold=2, found=2, relaxed=2, strict=1, kind=1, value=1)
    scores = scores_of(counts)
    assert (scores["strict_f1"], scores["relaxed_f1"], scores["type_f1"], scores["value_f1"]) == (0.5, 1.0, 0.5, 0.5)


def test_value_f1_is_the_share_of_right_values_times_the_relaxed_f1() -> None:
    scores = scores_of(Tally(gold=10, found=8, relaxed=6, strict=5, kind=5, value=3))
    relaxed = 2 * (6 / 8) * (6 / 10) / (6 / 8 + 6 / 10)
    assert scores["relaxed_f1"] == pytest.approx(relaxed)
    assert scores["value_f1"] == pytest.approx(3 / 6 * relaxed)


def test_an_expression_is_matched_once() -> None:
    whole = Timex(11, 44, "DATE", "x")
    assert pairs([SUNDAY, LAST_WEEK], [whole]) == [(SUNDAY, whole)]


def test_what_lies_outside_the_text_cannot_be_found_and_counts() -> None:
    counts = tally(TEXT, [SUNDAY, Timex(-1, -1, "DATE", "2024")], [SUNDAY])
    assert (counts.gold, counts.relaxed) == (2, 1)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert scores_of(tally("Nothing.", [], []))["value_f1"] == 1.0


def test_a_file_gives_its_text_with_spans(tmp_path: Path) -> None:
    path = tmp_path / "made_up.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-13" functionInDocument="CREATION_TIME">13 March</TIMEX3></DCT>'
        '<TEXT>He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2024-W10">last week</TIMEX3>.</TEXT></TimeML>',
        "utf-8",
    )
    text = read_tml(path)
    assert (text.text, text.created) == ("He left last week.", date(2024, 3, 13))
    assert text.timexes == (Timex(8, 17, "DATE", "2024-W10"),)


def test_the_interval_holds_the_score() -> None:
    tallies = [tally(TEXT, [SUNDAY, LAST_WEEK], [SUNDAY]), tally(TEXT, [SUNDAY], [SUNDAY]), tally(TEXT, [LAST_WEEK], [])] * 4
    low, high = interval(tallies, "value_f1", rounds=200)
    assert low < scores_of(sum(tallies, Tally()))["value_f1"] < high
