"""Does the date grammar turn isolated phrases into the right days, and say so when it cannot?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.dates import TimeContext, ground_time
from dateline.model.values import Basis, Days, TimePrecision

FRIDAY = date(2023, 10, 27)


def day(text: str) -> date:
    """ "10-26" is a day of 2023, "2022-10-26" any day."""
    return date.fromisoformat(text if len(text) > 5 else f"2023-{text}")


def days(text: str | None) -> Days | None:
    if text is None:
        return None
    first, _, last = text.partition("..")
    return Days(day(first), day(last or first))


FROM_FRIDAY = [  # phrase, days; counted from Friday 27 October 2023
    # absolute days in every order
    ("26 October 2023", "10-26"),
    ("October 26, 2023", "10-26"),
    ("Oct. 26, 2023", "10-26"),
    ("Oct 26 2023", "10-26"),
    ("26 Oct. 2023", "10-26"),
    ("26-Oct-2023", "10-26"),
    ("26th October 2023", "10-26"),
    ("the 26th of October 2023", "10-26"),
    ("the 26th of October, 2023", "10-26"),
    ("October 26th", "10-26"),
    ("Oct. 26", "10-26"),
    ("26 October", "10-26"),
    ("on 26 October", "10-26"),
    ("Sept. 3", "09-03"),
    ("Sep 3", "09-03"),
    ("3 May", "05-03"),
    ("1 April", "04-01"),
    ("Jan 17", "01-17"),
    ("the first of May", "05-01"),
    ("2023-10-26", "10-26"),
    ("26/10/2023", "10-26"),
    ("10/26/2023", "10-26"),
    ("03/04/2023", "04-03"),
    ("26.10.2023", "10-26"),
    ("26.10.23", "10-26"),
    ("26/10", "10-26"),
    ("17/08/2023 at 0620 hrs", "08-17"),
    ("12.01.2021 at about 1620 hrs", "2021-01-12"),
    ("20 October 2008", "2008-10-20"),
    ("30 November", "2022-11-30"),
    ("28 October", "10-28"),  # a time zone apart
    ("29 October", "2022-10-29"),
    ("29 February", "2020-02-29"),
    ("29 February 2023", None),
    ("31 June", None),
    ("the 26th", "10-26"),
    ("the 30th", "09-30"),
    ("the 31st", "08-31"),
    ("the evening of the 9th", "10-09"),
    ("Thursday, October 26", "10-26"),
    ("Thursday 26 October 2023", "10-26"),
    ("Thursday the 26th", "10-26"),
    ("Monday, 26 August", None),  # a Saturday in 2023, and no slip of these weeks
    ("Thursday, 25 October", "10-25"),
    ("late on Sunday 22 October", "10-22"),
    ("the night of 4 October", "10-04"),
    ("on the night of 4 October", "10-04"),
    ("shortly before midnight on 8 October", "10-08"),
    ("0515 UTC on 11 February", "02-11"),
    ("about 03:10 on Monday, 23 October", "10-23"),
    ("14 September at 0150 local time", "09-14"),
    # weekdays
    ("Friday", "10-27"),
    ("on Friday", "10-27"),
    ("Thursday", "10-26"),
    ("Thurs.", "10-26"),
    ("Monday", "10-23"),
    ("Saturday", "10-21"),
    ("Thursday night", "10-26"),
    ("late Thursday", "10-26"),
    ("late on Thursday", "10-26"),
    ("Tuesday's", "10-24"),
    ("Tuesday’s", "10-24"),
    ("early on Monday", "10-23"),
    ("early Monday", "10-23"),
    ("Friday morning", "10-27"),
    ("last Friday", "10-20"),
    ("last Monday", "10-23"),
    ("Friday evening", "10-27"),
    ("earlier on Friday", "10-27"),
    ("the early hours of Thursday", "10-26"),
    ("before dawn on Tuesday", "10-24"),
    ("first light on Thursday", "10-26"),
    ("at dawn on Friday", "10-27"),
    ("around noon on Tuesday", "10-24"),
    ("a quarter to ten on Tuesday evening", "10-24"),
    ("about 2:40 a.m. on Sunday", "10-22"),
    ("at 11:35 pm on Thursday", "10-26"),
    ("by Monday evening", "10-23"),
    ("as of Wednesday", "10-25"),
    ("as of Saturday noon", "10-21"),
    ("on the Sunday", "10-22"),
    ("this Wednesday", "10-25"),
    ("Friday last week", "10-20"),
    ("Monday of last week", "10-16"),
    ("on Tuesday last week", "10-17"),
    ("last week on Tuesday", "10-17"),
    ("Tuesday of this week", "10-24"),
    ("a week ago on Friday", "10-20"),
    # nights and other pairs of days
    ("the night of Thursday to Friday", "10-26..10-27"),
    ("the night from Wednesday to Thursday", "10-25..10-26"),
    ("in the night from Wednesday to Thursday", "10-25..10-26"),
    ("in the night to Sunday", "10-21..10-22"),
    ("the last hours of the night before Tuesday", "10-23..10-24"),
    ("overnight into Sunday", "10-21..10-22"),
    ("Saturday night into Sunday", "10-21..10-22"),
    ("overnight from Saturday to Sunday", "10-21..10-22"),
    ("overnight Wednesday", "10-25..10-26"),
    ("overnight", "10-26..10-27"),
    ("last night", "10-26..10-27"),
    ("about 11 last night", "10-26"),
    ("half past one last night", "10-27"),
    ("11 pm last night", "10-26"),
    ("overnight on 4-5 October", "10-04..10-05"),
    ("the night of 5 to 6 August", "08-05..08-06"),
    ("the night of 31 July to 1 August", "07-31..08-01"),
    ("between Sunday night and Monday", "10-22..10-23"),
    ("between Sunday evening and Monday morning", "10-22..10-23"),
    ("Friday and Saturday", "10-20..10-21"),
    ("Monday and Sunday", "10-22..10-23"),
    ("on Monday and Tuesday", "10-23..10-24"),
    ("between Thursday and Friday", "10-26..10-27"),
    ("from Monday to Wednesday", "10-23..10-25"),
    ("Monday through Thursday", "10-23..10-26"),
    ("from Saturday until Monday", "10-21..10-23"),
    # deictic
    ("today", "10-27"),
    ("earlier today", "10-27"),
    ("09:15 today", "10-27"),
    ("this morning", "10-27"),
    ("10:25 this morning", "10-27"),
    ("this afternoon", "10-27"),
    ("this evening", "10-27"),
    ("tonight", "10-27"),
    ("yesterday", "10-26"),
    ("16:30 yesterday", "10-26"),
    ("yesterday evening", "10-26"),
    ("the day before yesterday", "10-25"),
    ("now", "10-27"),
    ("so far", "10-27"),
    ("at this point", "10-27"),
    ("the past day", "10-26..10-27"),
    ("over the past 24 hours", "10-26..10-27"),
    ("in the last 24 hours", "10-26..10-27"),
    ("the last 48 hours", "10-25..10-27"),
    ("in the past three days", "10-24..10-27"),
    ("the past two weeks", "10-13..10-27"),
    ("the past week", "10-20..10-27"),
    ("over the last month", "09-27..10-27"),
    ("in the past three years", "2020-10-27..10-27"),
    ("the past two decades", "2003-10-27..10-27"),
    # weeks, months, seasons, years
    ("last week", "10-16..10-22"),
    ("this week", "10-23..10-27"),
    ("earlier this week", "10-23..10-26"),
    ("the week before", "10-16..10-22"),
    ("at the weekend", "10-21..10-22"),
    ("over the weekend", "10-21..10-22"),
    ("last weekend", "10-21..10-22"),
    ("last month", "09-01..09-30"),
    ("this month", "10-01..10-27"),
    ("this month alone", "10-01..10-27"),
    ("earlier this month", "10-01..10-27"),
    ("late last month", "09-21..09-30"),
    ("early last week", "10-16..10-17"),
    ("in April", "04-01..04-30"),
    ("April", "04-01..04-30"),
    ("October", "10-01..10-27"),
    ("November", "2022-11-01..2022-11-30"),
    ("last May", "05-01..05-31"),
    ("last October", "2022-10-01..2022-10-31"),
    ("April 2020", "2020-04-01..2020-04-30"),
    ("in April of 2020", "2020-04-01..2020-04-30"),
    ("July last year", "2022-07-01..2022-07-31"),
    ("April this year", "04-01..04-30"),
    ("the month of March", "03-01..03-31"),
    ("early October", "10-01..10-10"),
    ("mid-March", "03-11..03-20"),
    ("in the middle of March", "03-11..03-20"),
    ("late September", "09-21..09-30"),
    ("the end of September", "09-21..09-30"),
    ("the first week of March", "03-01..03-07"),
    ("late 2022", "2022-09-01..2022-12-31"),
    ("early 2022", "2022-01-01..2022-04-30"),
    ("mid-2022", "2022-05-01..2022-08-31"),
    ("the first half of 2022", "2022-01-01..2022-06-30"),
    ("the second quarter of 2022", "2022-04-01..2022-06-30"),
    ("the spring of 2015", "2015-03-01..2015-05-31"),
    ("in the autumn of 2015", "2015-09-01..2015-11-30"),
    ("the winter of 2015-16", "2015-12-01..2016-02-29"),
    ("last summer", "06-01..08-31"),
    ("2017", "2017-01-01..2017-12-31"),
    ("in 2020", "2020-01-01..2020-12-31"),
    ("2023", "01-01..10-27"),
    ("this year", "01-01..10-27"),
    ("last year", "2022-01-01..2022-12-31"),
    ("the 1990s", "1990-01-01..1999-12-31"),
    ("between 2014 and 2018", "2014-01-01..2018-12-31"),
    ("between November and January", "2022-11-01..01-31"),
    ("from March to May", "03-01..05-31"),
    # ranges of days
    ("between October 17 and 26", "10-17..10-26"),
    ("October 17-26", "10-17..10-26"),
    ("October 17–26, 2022", "2022-10-17..2022-10-26"),
    ("from 3 to 5 May", "05-03..05-05"),
    ("3-5 May 2021", "2021-05-03..2021-05-05"),
    ("8 and 9 September", "09-08..09-09"),
    ("on 8 September and again on the 9th", "09-08..09-09"),
    ("from 28 September to 2 October", "09-28..10-02"),
    ("28 December to 2 January", "2022-12-28..01-02"),
    ("28 December 2021 to 2 January", "2021-12-28..2022-01-02"),
    ("between 14 and 16 July", "07-14..07-16"),
    # ago, earlier
    ("two days ago", "10-25"),
    ("2 days ago", "10-25"),
    ("nine days ago", "10-18"),
    ("a day earlier", "10-26"),
    ("two days earlier", "10-25"),
    ("ten days earlier", "10-17"),
    ("three weeks ago", "10-03..10-09"),
    ("a week ago", "10-19..10-21"),
    ("a month ago", "09-13..10-11"),
    ("two years ago", "2021-01-01..2021-12-31"),
    ("a year ago today", "2022-10-27"),
    ("three nights earlier", "10-24..10-25"),
    # days counted from a day in the phrase
    ("the day after the 9 September fire", "09-10"),
    ("the day before 9 September", "09-08"),
    ("five days after two men attacked the ministry on 1 October", "10-06"),
    ("two days after the killings of Monday, 16 October", "10-18"),
    ("two days after Monday's raid", "10-25"),
    ("18 days after the raid of 7 March", "03-25"),
    ("a week after 3 October", "10-10"),
    ("the eve of 3 October", "10-02"),
    ("within 20 days of 1 October", "10-01..10-21"),
    ("on Friday, the day after the 26 October fire", "10-27"),
    ("in its 17th day as of Monday", "10-23"),
    ("entered its 81st day on Tuesday", "10-24"),
    # clocks of two places
    ("8:45 pm Washington time, before dawn on Tuesday in Iraq", "10-24"),
    ("8:45 pm on Monday Washington time, before dawn on Tuesday in Iraq", "10-24"),
    # feasts
    ("Christmas Day", "2022-12-25"),
    ("Christmas Eve", "2022-12-24"),
    ("New Year's Eve", "2022-12-31"),
    ("New Year's Day", "01-01"),
    ("Easter Sunday", "04-09"),
    ("Good Friday", "04-07"),
    ("Easter Monday", "04-10"),
    ("Orthodox Easter", "04-16"),
    ("Nowruz", "03-20..03-21"),
    ("Eid al-Fitr 2022", "2022-05-02..2022-05-06"),
    ("Ashura", "07-27..07-29"),
    ("Ramadan", "03-22..04-22"),
    ("Yom Kippur", "09-24..09-25"),
    # Islamic dates: the tabular day and one on either side
    ("13 Dhu al-Hijja", "07-01..07-03"),
    ("12 Rabi al-Awwal 1445", "09-26..09-28"),
    ("10 Muharram 1445", "07-27..07-29"),
    ("3 Shawwal", "04-23..04-25"),
    ("27 Rajab 1444 AH", "02-17..02-19"),
    ("1 Jumada al-Thani 1445", "12-13..12-15"),
    ("15 Sha'ban 1444", "03-07..03-09"),
    # days of the same name in other years
    ("this day in 2004", "2004-10-27"),
    ("March of last year", "2022-03-01..2022-03-31"),
    ("the night before last", "10-25..10-26"),
    ("previous week", "10-16..10-22"),
    ("the first quarter", "01-01..03-31"),
    ("before sunrise yesterday, Thursday", "10-26"),
    # nothing to hold on to
    ("at about nine in the morning", None),
    ("9:45 in the evening", None),
    ("0530 hours", None),
    ("at dawn", None),
    ("at noon", None),
    ("half past eleven", None),
    ("hours later", None),
    ("two days later", None),
    ("the next day", None),
    ("that evening", None),
    ("on two days", None),
    ("two days", None),
    ("for 20 hours", None),
    ("for decades", None),
    ("every Friday", None),
    ("four Fridays running", None),
    ("on the 81st day of the war", None),
    ("fifth day", None),
    ("on the way to hospital", None),
    ("", None),
]


@pytest.mark.parametrize(("phrase", "wanted"), FROM_FRIDAY)
def test_from_friday(phrase: str, wanted: str | None) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY))
    assert value.days == days(wanted), value.trace
    assert value.phrase == phrase
    assert value.trace


OTHER = "10-26"
FROM_OTHER = [  # phrase, days of what it counts from, is that late in the day, wanted
    ("hours later", OTHER, True, "10-26..10-27"),
    ("hours later", OTHER, False, "10-26"),
    ("hours later", OTHER, None, "10-26..10-27"),
    ("a few hours afterwards", OTHER, False, "10-26"),
    ("hours after the raid", OTHER, True, "10-26..10-27"),
    ("hours after the raid", OTHER, False, "10-26"),
    ("hours before the raid", OTHER, None, "10-25..10-26"),
    ("an hour later", OTHER, False, "10-26"),
    ("an hour and a half later", OTHER, False, "10-26"),
    ("more than an hour later", "10-25..10-26", True, "10-25..10-26"),
    ("an hour earlier", OTHER, False, "10-26"),
    ("hours before", OTHER, False, "10-25..10-26"),
    ("minutes later", OTHER, False, "10-26"),
    ("within hours", OTHER, True, "10-26..10-27"),
    ("within the hour", OTHER, False, "10-26"),
    ("two days after", OTHER, None, "10-28"),
    ("two days later", OTHER, None, "10-28"),
    ("four days later", OTHER, None, "10-30"),
    ("three nights earlier", "10-10", None, "10-07..10-08"),
    ("a day earlier", OTHER, None, "10-25"),
    ("the day before", OTHER, None, "10-25"),
    ("the previous day", OTHER, None, "10-25"),
    ("the night before", OTHER, None, "10-25..10-26"),
    ("the next day", OTHER, None, "10-27"),
    ("the next morning", OTHER, None, "10-27"),
    ("the following day", OTHER, None, "10-27"),
    ("the day after", OTHER, None, "10-27"),
    ("a week later", OTHER, None, "11-01..11-03"),
    ("the following week", OTHER, None, "10-30..11-05"),
    ("two days after the boarding", "10-19", None, "10-21"),
    ("two days after the boarding of 19 October", "10-01", None, "10-21"),
    ("that evening", OTHER, None, "10-26"),
    ("that night", OTHER, None, "10-26"),
    ("the same night", OTHER, None, "10-26"),
    ("that same night", OTHER, None, "10-26"),
    ("on the evening itself", OTHER, None, "10-26"),
    ("the day itself", OTHER, None, "10-26"),
    ("the evening of the attack", OTHER, None, "10-26"),
    ("at dawn that day", OTHER, None, "10-26"),
    ("later that day", OTHER, None, "10-26"),
    ("later in the day", OTHER, None, "10-26"),
    ("at noon", OTHER, None, "10-26"),
    ("at 18:30", OTHER, None, "10-26"),
    ("at night", OTHER, None, "10-26"),
    ("about half past ten", OTHER, None, "10-26"),
    ("shortly after six", OTHER, None, "10-26"),
    ("roughly the same hour", OTHER, None, "10-26"),
    ("all night", OTHER, None, "10-26..10-27"),
    ("that Saturday", "10-19", None, "10-21"),
    ("the following Monday", "10-19", None, "10-23"),
    ("the second of those days", "10-17..10-18", None, "10-18"),
    ("that year", "2021-05-03", None, "2021-01-01..2021-12-31"),
    ("18 August of that year", "2021-05-03", None, "2021-08-18"),
    ("the year before", "2021-05-03", None, "2020-01-01..2020-12-31"),
    ("within 20 days", "10-01", None, "10-01..10-21"),
    ("in less than 24 hours", OTHER, None, "10-25..10-26"),
    ("that period", "10-17..10-26", None, "10-17..10-26"),
    ("since then", "10-17", None, "10-17..10-27"),
    ("at once", OTHER, None, "10-26"),
]


@pytest.mark.parametrize(("phrase", "other", "late", "wanted"), FROM_OTHER)
def test_from_another_time(phrase: str, other: str, late: bool | None, wanted: str) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY, other=days(other), other_is_late=late))
    assert value.days == days(wanted), value.trace


FUTURE = [
    ("tomorrow", "10-28"),
    ("on Saturday", "10-28"),
    ("on Friday", "10-27"),
    ("next Friday", "11-03"),
    ("next week", "10-30..11-05"),
    ("next month", "11-01..11-30"),
    ("5 November", "11-05"),
    ("1 October", "2024-10-01"),
    ("in April", "2024-04-01..2024-04-30"),
    ("in two days", "10-29"),
    ("next year", "2024-01-01..2024-12-31"),
]


@pytest.mark.parametrize(("phrase", "wanted"), FUTURE)
def test_future(phrase: str, wanted: str) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY, tense="future"))
    assert value.days == days(wanted), value.trace


OPEN = [  # phrase, days, open start, open end
    ("since 17 October", "10-17..10-27", False, True),
    ("since Tuesday", "10-24..10-27", False, True),
    ("since January", "01-01..10-27", False, True),
    ("since last May", "05-01..10-27", False, True),
    ("since the beginning of the year", "01-01..10-27", False, True),
    ("since the start of 2018", "2018-01-01..10-27", False, True),
    ("since New Year's Day", "01-01..10-27", False, True),
    ("since the spring", "03-01..10-27", False, True),
    ("since the offensive began in February", "02-01..10-27", False, True),
    ("since 2014", "2014-01-01..10-27", False, True),
    ("from 17 October on", "10-17..10-27", False, True),
    ("until 20 October", "10-20", True, False),
    ("up to Monday", "10-23", True, False),
    ("in recent weeks", "09-15..10-27", True, False),
    ("in recent days", "10-20..10-27", True, False),
    ("in recent months", "04-27..10-27", True, False),
    ("between October 17 and 26", "10-17..10-26", False, False),
]


@pytest.mark.parametrize(("phrase", "wanted", "open_start", "open_end"), OPEN)
def test_open_ends(phrase: str, wanted: str, open_start: bool, open_end: bool) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY))
    assert (value.days, value.open_start, value.open_end) == (days(wanted), open_start, open_end), value.trace


COUNTED = [  # phrase, days, with a war that began on 7 October 2023
    ("on the 17th day of the war", "10-23"),
    ("the fifth day", "10-11"),
    ("day 17 of the war", "10-23"),
    ("12 days into the offensive", "10-18..10-19"),
    ("since the war began", "10-07..10-27"),
    ("since the start of the offensive", "10-07..10-27"),
]


@pytest.mark.parametrize(("phrase", "wanted"), COUNTED)
def test_days_counted_from_a_beginning(phrase: str, wanted: str) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY, began=date(2023, 10, 7)))
    assert value.days == days(wanted), value.trace


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Thursday night", TimePrecision.DAY),
        ("11:35 pm on Thursday", TimePrecision.HOUR),
        ("26 October", TimePrecision.DAY),
        ("between October 17 and 26", TimePrecision.RANGE),
        ("overnight", TimePrecision.RANGE),
        ("last week", TimePrecision.WEEK),
        ("in April", TimePrecision.MONTH),
        ("2017", TimePrecision.YEAR),
        ("early October", TimePrecision.RANGE),
    ],
)
def test_precision(phrase: str, wanted: TimePrecision) -> None:
    assert ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY)).precision is wanted


def test_without_an_anchor_relative_words_have_no_days() -> None:
    for phrase in ("Thursday", "yesterday", "last week", "two days ago", "26 October", "since May", "overnight", "in recent weeks", "Easter Sunday"):
        value = ground_time(phrase, TimeContext(anchor=None, published=None))
        assert value.days is None, phrase
        assert any("no anchor" in line for line in value.trace), value.trace


def test_full_dates_need_no_anchor() -> None:
    value = ground_time("26 October 2023", TimeContext(anchor=None, published=None))
    assert value.days == days("10-26")
    assert value.basis is Basis.STATED


def test_year_follows_the_publication_day_where_the_statement_has_none() -> None:
    assert ground_time("26 October", TimeContext(anchor=None, published=FRIDAY)).days == days("10-26")
    assert ground_time("Thursday", TimeContext(anchor=None, published=FRIDAY)).days is None


def test_a_statement_of_thursday_counts_from_thursday() -> None:
    thursday = TimeContext(anchor=date(2023, 10, 19), published=date(2023, 10, 23))
    assert ground_time("In the last 24 hours", thursday).days == days("10-18..10-19")
    assert ground_time("Monday", thursday).days == days("10-16")
    assert ground_time("now", thursday).days == days("10-23")


def test_weekday_against_date_is_told() -> None:
    value = ground_time("Monday, 26 October 2023", TimeContext(anchor=FRIDAY, published=FRIDAY))
    assert value.days == days("10-26")
    assert any("Thursday" in line for line in value.trace)


def test_trace_names_phrase_anchor_and_rule() -> None:
    trace = " ".join(ground_time("late Thursday", TimeContext(anchor=FRIDAY, published=FRIDAY)).trace)
    assert "late Thursday" in trace
    assert "2023-10-27" in trace
    assert "weekday" in trace


STRETCHES = [  # phrase, days; counted from Friday 27 October 2023, a war began on the 7th, another event was on the 18th
    ("every night this week", "10-23..10-27"),
    ("each day from 16 to 20 October", "10-16..10-20"),
    ("nightly since Sunday", "10-22..10-27"),
    ("every Friday in Gaza", None),
    ("for a third straight day", "10-16..10-18"),
    ("for the fourth night in a row", "10-15..10-18"),
    ("on two consecutive days, Monday and Tuesday", "10-23..10-24"),
    ("on three successive nights, the last on Thursday", "10-24..10-26"),
    ("so far this month", "10-01..10-27"),
    ("for three days from 20 October", "10-20..10-22"),
    ("a 48-hour truce starting on Sunday", "10-22..10-23"),
    ("in the five days to Wednesday", "10-21..10-25"),
    ("for two days until Sunday", "10-21..10-22"),
    ("the first ten days of October", "10-01..10-10"),
    ("the last week of September", "09-24..09-30"),
    ("the first three days of the war", "10-07..10-09"),
    ("the first half of September", "09-01..09-15"),
    ("the second half of September", "09-16..09-30"),
    ("the first Friday of Ramadan", "03-24"),
    ("the last Monday in September", "09-25"),
    ("the fifth Monday in September", None),
    ("the Monday before Christmas", "2022-12-19"),
    ("the Monday after the vote", "10-23"),
    ("Monday before sunset", "10-23"),
    ("on Friday after prayers", "10-27"),
    ("the second week of the war", "10-14..10-20"),
    ("in its third week", "10-21..10-27"),
    ("the third night of the bombardment", "10-09..10-10"),
    ("the first month of the war", "10-07..10-27"),
    ("on the opening day of the offensive", "10-07"),
    ("from day one", "10-07..10-27"),
    ("after 12 days of war", "10-18..10-19"),
    ("the eve of the war", "10-17"),  # another event is given, and counts first
    ("the week before the vote", "10-11..10-17"),
    ("in the days after the raid", "10-18..10-25"),
    ("the third day after the raid", "10-21"),
    ("less than 48 hours later", "10-18..10-20"),
    ("within 24 hours of the raid", "10-18..10-19"),
    ("exactly a week earlier", "10-11"),
    ("half an hour after the raid", "10-18"),
    ("a few days ago", "10-20..10-25"),
    ("days later", "10-19..10-25"),
    ("weeks later", None),
    ("recently", "09-27..10-27"),
    ("Saturday before last", "10-14"),
    ("midweek", "10-24..10-26"),
    ("the end of last month", "09-21..09-30"),
    ("the early 1990s", "1990-01-01..1993-12-31"),
    ("the nineties", "1990-01-01..1999-12-31"),
    ("October 12, 14 and 17", "10-12..10-17"),
    ("12, 14 and 17 October", "10-12..10-17"),
    ("30 September-2 October", "09-30..10-02"),
    ("September 30 - October 2", "09-30..10-02"),
    ("31 December-1 January", "2022-12-31..2023-01-01"),
    ("30/9-2/10", "09-30..10-02"),
    ("0215 last night", "10-27"),
    ("Thanksgiving", "2022-11-24"),
    ("Memorial Day", "05-29"),
    ("the first night of Hanukkah", "2022-12-18..2022-12-19"),
    ("Ukraine's Independence Day", "08-24"),
    ("Independence Day", None),  # whose is not told
]


@pytest.mark.parametrize(("phrase", "wanted"), STRETCHES)
def test_counts_within_up_to_and_from_other_days(phrase: str, wanted: str | None) -> None:
    context = TimeContext(anchor=FRIDAY, published=FRIDAY, other=days("10-18"), began=date(2023, 10, 7))
    value = ground_time(phrase, context)
    assert value.days == days(wanted), value.trace


@pytest.mark.parametrize("phrase", ["a few days ago", "recently", "in the days after the raid"])
def test_a_number_that_is_not_told_is_inferred(phrase: str) -> None:
    value = ground_time(phrase, TimeContext(anchor=FRIDAY, published=FRIDAY, other=days("10-18")))
    assert value.basis is Basis.INFERRED
    assert any("not told" in line for line in value.trace)


WORDS = [p for p, _ in FROM_FRIDAY] + [row[0] for row in FROM_OTHER] + [row[0] for row in STRETCHES] + ["of", "the", "to", "and", "2023", "31", "99", "before", "after", "since"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    st.sampled_from(["past", "future"]),
)
def test_any_words_give_a_value(phrase: str, anchor: date | None, published: date | None, tense: str) -> None:
    other = Days(anchor, anchor) if anchor is not None else None
    value = ground_time(phrase, TimeContext(anchor=anchor, published=published, other=other, tense=tense))
    assert value.trace
    assert value.phrase == phrase
    if value.days is not None:
        assert value.days.first <= value.days.last


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(WORDS), st.sampled_from(["past", "future"]))
@settings(max_examples=200, deadline=None)
def test_calendar_edges_do_not_raise(anchor: date, phrase: str, tense: str) -> None:
    value = ground_time(phrase, TimeContext(anchor=anchor, published=anchor, other=Days(anchor, anchor), tense=tense))
    assert value.trace
