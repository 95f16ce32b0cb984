"""Which single day do the words name? Full and partial dates, weekdays, today and yesterday."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from re import Match

from dateline.extract.date_calendar import day_after, day_before, months_shifted, possible, shifted, week_of, weekday_back, weekday_on
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Missing, Rule, TimeContext, one_day, rule
from dateline.extract.date_words import DAY_NUMBER, MONTH, MONTHS, ORDINAL, WEEKDAY, WEEKDAYS, YEAR
from dateline.model.values import Basis, Days, TimePrecision

MISPRINT_DAYS = 60
"""So recent a day is kept although its weekday does not fit: one of the two is a slip; an older one is not known."""
YEAR_PART = rf"(?:,? ?(?:of |in )?(?P<y>{YEAR})\b|,? of (?P<that>that year)|,? (?:of )?(?P<last>last year)|,? (?:of )?(?P<this>this year))?"
LAST_WEEK = r"(?:(?:of |in )?(?:last|the previous) week|(?:a|1) week ago)"
_NOW_WORDS = (
    r"\b(?:now|so far|at present|presently|currently|to date|to this day|at this (?:point|hour|moment|time|stage)|at press time|by press time|"
    r"(?:at the time|as) of (?:writing|publication|publishing|press time))\b"
)


# ---- days of a month
def full_day(year: int, month: int, day: int, text: str) -> Answer:
    found = possible(year, month, day)
    if found is None:
        return Missing(f"no such day in the calendar: {year}-{month:02}-{day:02}")
    return _beside_weekday(found, text, "the year is told")


def partial_day(month: int, day: int, text: str, context: TimeContext) -> Answer:
    """A day of a month without a year: the nearest one before (or, in the future, after)."""
    if possible(2000, month, day) is None:
        return Missing(f"no such day in the calendar: {day} {MONTHS[month - 1].title()}")
    start = context.anchor if context.future else context.latest
    if start is None:
        return NO_ANCHOR
    found = day_after(month, day, start) if context.future else day_before(month, day, start)
    if found is None:
        return Missing(f"no such day near {start}")
    answer = _beside_weekday(found, text, f"the one nearest {'after' if context.future else 'before'} {start}")
    if answer.basis is Basis.INFERRED and abs((start - found).days) > MISPRINT_DAYS:
        return Missing(answer.why[-1])
    return answer


def _beside_weekday(found: date, text: str, why: str) -> Found:
    told = re.search(rf"\b{WEEKDAY}\b", text)
    if told is None or WEEKDAYS.index(told[0]) == found.weekday():
        return one_day(found, why)
    return one_day(found, why, f"but {found} is a {WEEKDAYS[found.weekday()].title()}, not a {told[0].title()}", basis=Basis.INFERRED)


def _iso(match: Match[str], _: TimeContext) -> Answer:
    return full_day(int(match["y"]), int(match["m"]), int(match["d"]), match.string)


def _numbers(match: Match[str], context: TimeContext) -> Answer:
    """Day first, unless only the other way round is a date."""
    first, second = int(match["d"]), int(match["m"])
    day, month = (first, second) if second <= 12 else (second, first)
    if not 1 <= month <= 12:
        return None
    year = match.groupdict().get("y")
    if year is None:
        return partial_day(month, day, match.string, context)
    number = int(year)
    return full_day(number if number >= 100 else 2000 + number if number < 70 else 1900 + number, month, day, match.string)


def _day_and_month(match: Match[str], context: TimeContext) -> Answer:
    month, day = MONTHS.index(match["m"]) + 1, int(match["d"])
    year = told_year(match, context)
    if isinstance(year, Missing):
        return year
    return partial_day(month, day, match.string, context) if year is None else full_day(year, month, day, match.string)


def told_year(match: Match[str], context: TimeContext) -> int | Missing | None:
    """The year beside a day or month, by number or by reference (groups of `YEAR_PART`)."""
    if match["y"]:
        return int(match["y"])
    if match["that"]:
        return Missing("which year is not known") if context.other is None else context.other.first.year
    if match["last"] or match["this"]:
        anchor = context.anchor or context.published
        return NO_ANCHOR if anchor is None else anchor.year - (1 if match["last"] else 0)
    return None


def _bare_day(match: Match[str], context: TimeContext) -> Answer:
    """ "the 26th": of this month, or of the nearest one that has it."""
    start, day = context.anchor if context.future else context.latest, int(match["d"])
    if start is None:
        return NO_ANCHOR
    for step in range(12):
        found = possible(*months_shifted(start.year, start.month, step if context.future else -step), day)
        if found is not None and (found >= start if context.future else found <= start):
            return _beside_weekday(found, match.string, f"the nearest such day of a month to {start}")
    return None


# ---- weekdays
WeekdayFrom = Callable[[date, int], date]


def _weekday(pick: WeekdayFrom, why: str) -> Callable[[Match[str], TimeContext], Answer]:
    """A rule that picks a weekday from the anchor."""

    def read(match: Match[str], context: TimeContext) -> Answer:
        if context.anchor is None:
            return NO_ANCHOR
        return one_day(pick(context.anchor, WEEKDAYS.index(match["w"])), f"{why} {context.anchor}")

    return read


def _plain_weekday(match: Match[str], context: TimeContext) -> Answer:
    if context.future:
        return _weekday(weekday_on, "the first one at or after")(match, context)
    return _weekday(weekday_back, "the last one at or before")(match, context)


def _next_weekday(match: Match[str], context: TimeContext) -> Answer:
    start = context.other.last if context.other is not None else context.anchor
    if start is None:
        return NO_ANCHOR
    if context.other is None and match["q"] == "following" and not context.future:
        return Missing("the weekday after which day is not known")
    return one_day(weekday_on(shifted(start, 1), WEEKDAYS.index(match["w"])), f"the first one after {start}")


def _previous_weekday(match: Match[str], context: TimeContext) -> Answer:
    start = context.other.first if context.other is not None else context.anchor
    return NO_ANCHOR if start is None else one_day(weekday_back(shifted(start, -1), WEEKDAYS.index(match["w"])), f"the last one before {start}")


def _that_weekday(match: Match[str], context: TimeContext) -> Answer:
    if context.other is None:
        return _plain_weekday(match, context)
    first = context.other.first
    return one_day(weekday_on(first, WEEKDAYS.index(match["w"])), f"the first one at or after {first}")


# ---- today and yesterday
def _from_anchor(first: int, last: int) -> Callable[[Match[str], TimeContext], Answer]:
    def read(_: Match[str], context: TimeContext) -> Answer:
        if context.anchor is None:
            return NO_ANCHOR
        days = Days(shifted(context.anchor, first), shifted(context.anchor, last))
        return Found(days, TimePrecision.DAY if first == last else TimePrecision.RANGE, ("counted from the anchor",))

    return read


def _this_day_in(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    year = int(match["y"]) if match["y"] else context.anchor.year - 1
    return full_day(year, context.anchor.month, context.anchor.day, "")


def _now(_: Match[str], context: TimeContext) -> Answer:
    day = context.published or context.anchor
    return NO_ANCHOR if day is None else one_day(day, "the document's own day")


_IN_LAST_WEEK = _weekday(lambda anchor, w: weekday_on(shifted(week_of(anchor)[0], -7), w), "in the week before that of")
_IN_THIS_WEEK = _weekday(lambda anchor, w: weekday_on(week_of(anchor)[0], w), "in the week of")
_BEFORE = _weekday(lambda anchor, w: weekday_back(shifted(anchor, -1), w), "the last one before")
_W = rf"(?P<w>{WEEKDAY})"

DATE_RULES: tuple[Rule, ...] = (
    rule("iso date", rf"(?<!\d)(?P<y>{YEAR})([-/.])(?P<m>0?[1-9]|1[0-2])\2(?P<d>\d{{1,2}})(?!\d)", _iso),
    rule("date in numbers", r"(?<![\d./-])(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d{2})(?!\d)", _numbers),
    rule("day/month in numbers", r"(?<![\d./-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])", _numbers),
    rule("day and month", rf"(?<![\d.:])(?P<d>{DAY_NUMBER}){ORDINAL}?(?: of |-| )(?P<m>{MONTH})\b-?{YEAR_PART}", _day_and_month),
    rule("month and day", rf"\b(?P<m>{MONTH}),? (?:the )?(?P<d>{DAY_NUMBER}){ORDINAL}?(?![\d:]){YEAR_PART}", _day_and_month),
    rule(
        "day of the month",
        rf"\bthe (?P<d>{DAY_NUMBER}){ORDINAL}(?=$|[,;)]| (?:at|in|and|of (?:this|the) month|around|shortly|local)\b)",
        _bare_day,
    ),
)
WEEKDAY_RULES: tuple[Rule, ...] = (
    rule("weekday of last week", rf"\b{_W},? (?:{LAST_WEEK})", _IN_LAST_WEEK),
    rule("weekday of last week", rf"\b{LAST_WEEK},? (?:on )?{_W}", _IN_LAST_WEEK),
    rule("weekday of this week", rf"\b{_W} (?:of |in )?this week", _IN_THIS_WEEK),
    rule("last weekday", rf"\b(?:last|this past) {_W}\b", _BEFORE),
    rule("next weekday", rf"\b(?P<q>next|following) {_W}\b", _next_weekday),
    rule("previous weekday", rf"\b(?:previous|preceding) {_W}\b", _previous_weekday),
    rule("that weekday", rf"\b(?:that|that same|the same) {_W}\b", _that_weekday),
    rule("weekday", rf"\b{_W}\b", _plain_weekday),
)
DEICTIC_RULES: tuple[Rule, ...] = (
    rule("day before yesterday", r"\bday before yesterday\b", _from_anchor(-2, -2)),
    rule("day after tomorrow", r"\bday after tomorrow\b", _from_anchor(2, 2)),
    rule("night before last", r"\bnight before last\b", _from_anchor(-2, -1)),
    rule("last night", r"\b(?:last night|yesterday night)\b", _from_anchor(-1, 0)),
    rule("yesterday", r"\b(?:yesterday|last evening)\b", _from_anchor(-1, -1)),
    rule("tomorrow", r"\btomorrow\b", _from_anchor(1, 1)),
    rule("this day in a year", rf"\b(?:this|same|on the same) (?:day|date|time) (?:in (?P<y>{YEAR})|(?:of )?last year)\b", _this_day_in),
    rule("today", r"\b(?:today|tonight|this (?:very )?(?:early |late )?(?:morning|afternoon|evening|day|noon))\b", _from_anchor(0, 0)),
    rule("now", _NOW_WORDS, _now),
)
