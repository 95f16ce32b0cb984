"""Which days do words name that count from another event or time ("hours later", "that evening", "the next day")?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from re import Match

from dateline.extract.date_calendar import month_of, months_shifted, same_day_shifted, shifted
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Missing, Rule, TimeContext, one_day, rule, span
from dateline.extract.date_words import DAY_PART, UNIT
from dateline.model.values import Days, TimePrecision

COUNT = r"(?P<n>\d+|an?|several|a few|some)"
WEEK_SLACK_DAYS = 3
"""Whole weeks are said of anything nearest to them; of one week, a day either way."""
MONTH_SLACK_DAYS = 14
NO_OTHER = Missing("nothing to count from: which event or time is meant is not told")
VAGUE = Missing("how long is not told")
NO_DAY = Missing("no day: only a time of day, and nothing that tells which day")


def stepped(days: Days, count: int, unit: str, *, exact: bool = False) -> Found:
    """`days` moved on (or back, for a negative count) by whole units."""
    if unit in ("day", "weekend"):
        return _moved(days, count, 0, TimePrecision.DAY)
    if unit == "night":
        first, last = shifted(days.first, count), shifted(days.last, count + 1)
        return span(first, last, TimePrecision.RANGE, "a night has two days")
    if unit == "week":
        slack = 0 if exact else 1 if abs(count) == 1 else WEEK_SLACK_DAYS
        return _moved(days, 7 * count, slack, TimePrecision.DAY if exact else TimePrecision.WEEK)
    if unit == "month":
        moved = Days(same_day_shifted(days.first, count), same_day_shifted(days.last, count))
        return _moved(moved, 0, 0 if exact else MONTH_SLACK_DAYS, TimePrecision.DAY if exact else TimePrecision.MONTH)
    years = count * (10 if unit == "decade" else 1)
    if exact:
        return _moved(Days(same_day_shifted(days.first, 12 * years), same_day_shifted(days.last, 12 * years)), 0, 0, TimePrecision.DAY)
    return span(date(days.first.year + years, 1, 1), date(days.last.year + years, 12, 31), TimePrecision.YEAR, "the calendar year")


def _moved(days: Days, by: int, slack: int, precision: TimePrecision) -> Found:
    moved = Days(shifted(days.first, by - slack), shifted(days.last, by + slack))
    if precision is TimePrecision.DAY and moved.length > 1:
        precision = TimePrecision.RANGE
    return Found(moved, precision, (f"{by:+d} days" + (f", give or take {slack}" if slack else ""),) if by or slack else ())


def hours_on(context: TimeContext, sign: int, why: str) -> Answer:
    """Some hours from another time: its own day, or over midnight where that may be."""
    other = context.other
    if other is None:
        return NO_OTHER
    if sign > 0:
        if context.other_is_late is False:
            return Found(other, _precision(other), (why, "that was not late in the day"))
        told = "may be past midnight" if context.other_is_late else "how late that was is not known"
        return span(other.first, shifted(other.first, 1) if other.length == 1 else other.last, TimePrecision.RANGE, why, told)
    return span(shifted(other.first, -1), other.last, TimePrecision.RANGE, why, "may be before midnight")


def _precision(days: Days) -> TimePrecision:
    return TimePrecision.DAY if days.length == 1 else TimePrecision.RANGE


_AN_HOUR = re.compile(r"(?:more than |less than |about |around )*(?:an|1|half an) hour")


def _hours(match: Match[str], context: TimeContext) -> Answer:
    if match["way"] in ("ago",):
        return _ago_hours(context)
    sign = -1 if match["way"] in ("before", "earlier", "previously") else 1
    single = match["u"].startswith(("minute", "second", "moment")) or _AN_HOUR.match(match[0]) is not None
    if single and context.other is not None:
        return Found(context.other, _precision(context.other), ("within an hour or so: the same day",))
    return hours_on(context, sign, "hours from that time")


def _ago_hours(context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    return span(shifted(context.anchor, -1), context.anchor, TimePrecision.RANGE, "hours before the anchor, which may be before midnight")


def _ago(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    count = _count(match)
    return VAGUE if count is None else stepped(Days(context.anchor, context.anchor), -count, match["u"], exact=bool(match["exact"] or match["today"]))


def _earlier(match: Match[str], context: TimeContext) -> Answer:
    count = _count(match)
    if count is None:
        return VAGUE
    if context.other is not None:
        return stepped(context.other, -count, match["u"], exact=bool(match["exact"]))
    if context.anchor is None:
        return NO_ANCHOR
    return stepped(Days(context.anchor, context.anchor), -count, match["u"])


def _later(match: Match[str], context: TimeContext) -> Answer:
    count = _count(match)
    start = context.other
    if start is None and context.future and context.anchor is not None:
        start = Days(context.anchor, context.anchor)
    if start is None:
        return NO_OTHER
    return VAGUE if count is None else stepped(start, count, match["u"], exact=bool(match["exact"]))


def _count(match: Match[str]) -> int | None:
    number = match["n"]
    return int(number) if number.isdigit() else 1 if number in ("a", "an") else None


def _in_future(match: Match[str], context: TimeContext) -> Answer:
    if not context.future or context.anchor is None:
        return None
    count = _count(match)
    return VAGUE if count is None else stepped(Days(context.anchor, context.anchor), count, match["u"])


def _neighbour_day(step: int) -> Callable[[Match[str], TimeContext], Answer]:
    def read(match: Match[str], context: TimeContext) -> Answer:
        if context.other is None:
            return NO_OTHER
        if step < 0:
            day = shifted(context.other.first, step)
            if "night" in match[0]:
                return span(day, shifted(day, 1), TimePrecision.RANGE, "the night before: two days")
            return one_day(day, "the day before that")
        return one_day(shifted(context.other.last, step), "the day after that")

    return read


def _neighbour_period(match: Match[str], context: TimeContext) -> Answer:
    if context.other is None:
        return NO_OTHER
    step = -1 if match["q"] == "previous" else 1
    year, month = months_shifted(context.other.first.year, context.other.first.month, step)
    return span(*month_of(year, month), TimePrecision.MONTH, "the calendar month beside that")


def _within(match: Match[str], context: TimeContext) -> Answer:
    """ "within 20 days", "within hours": from the other time on."""
    if context.other is None:
        return NO_OTHER
    number, unit = match["n"], match["u"]
    if unit in ("minute", "hour") and number not in ("an", "a", "the") and not (number or "").isdigit():
        return hours_on(context, 1, "within hours")
    if unit in ("minute", "hour") and number in ("an", "a", "the"):
        return Found(context.other, _precision(context.other), ("the same day",))
    count, whole = whole_days(number, unit)
    reach = stepped(context.other, count, whole, exact=True)
    return span(context.other.first, reach.days.last, TimePrecision.RANGE, "from that time on, so long")


def _less_than(match: Match[str], context: TimeContext) -> Answer:
    """ "the second in less than 24 hours": up to the other time."""
    if context.other is None:
        return NO_OTHER
    count, whole = whole_days(match["n"], match["u"])
    back = stepped(context.other, -count, whole, exact=True)
    return span(back.days.first, context.other.last, TimePrecision.RANGE, "so long up to that time")


def _less_than_later(match: Match[str], context: TimeContext) -> Answer:
    """ "less than 48 hours later": from the other time on."""
    if context.other is None:
        return NO_OTHER
    reach = stepped(context.other, *whole_days(match["n"], match["u"]), exact=True)
    return span(context.other.first, reach.days.last, TimePrecision.RANGE, "from that time on, at most so long")


def whole_days(number: str | None, unit: str) -> tuple[int, str]:
    """(count, unit) of a length, hours as the days that they reach."""
    count = int(number) if number is not None and number.isdigit() else 1
    if unit == "minute":
        return 0, "day"
    return (-(-count // 24), "day") if unit == "hour" else (count, unit)


def _nth_of_those(match: Match[str], context: TimeContext) -> Answer:
    if context.other is None:
        return NO_OTHER
    day = context.other.last if match["n"] == "last" else shifted(context.other.first, int(match["n"]) - 1)
    return one_day(day, "counted within those days") if day in context.other else Missing("there are fewer such days")


def _same(match: Match[str], context: TimeContext) -> Answer:
    if context.other is None:
        return NO_OTHER if not re.search(DAY_PART, match[0]) else NO_DAY
    return Found(context.other, _precision(context.other), ("the days of what it counts from",))


def _all_night(_: Match[str], context: TimeContext) -> Answer:
    if context.other is None:
        return NO_DAY
    return span(context.other.first, shifted(context.other.last, 1), TimePrecision.RANGE, "through the night that follows")


_HOURS = (
    r"(?:(?:more than |less than |about |around |some )?(?:\d+|an|a few|several|a|half an|1) (?:and a half )?)?"
    r"(?P<u>seconds?|moments?|minutes?|hours?)(?: and a half)?"
)
_PART = r"(?:day|night|morning|afternoon|evening)"
_STRETCH = r"(?:day|days|night|morning|afternoon|evening|dawn|noon|midday|period|time|hour|week|window|weekend|raid|month)"
_THEN = r"\b(?:then|at once|immediately|simultaneously|in the meantime)\b"
_THAT = r"(?:that(?: same| very)?|the same|this same|the very same|those)"

SO_LONG_RULES: tuple[Rule, ...] = (
    rule("less than so long", rf"\b(?:less than|under) {COUNT} (?P<u>{UNIT})s? (?:later|afterwards?)\b", _less_than_later),
    rule("hours from another time", rf"\b{_HOURS} (?P<way>later|afterwards?|after|before|earlier|previously|ago)\b", _hours),
    rule("following hours", r"\bin the (?P<u>hours?|minutes?) (?:that )?(?P<way>after|following|followed|since|before)\b", _hours),
    rule("ago", rf"\b(?P<exact>exactly )?{COUNT} (?P<u>{UNIT})s? ago\b(?P<today> today| to the day)?", _ago),
    rule("earlier", rf"\b(?P<exact>exactly )?{COUNT} (?P<u>{UNIT})s? (?:earlier|before|previously|prior)\b", _earlier),
    rule("later", rf"\b(?P<exact>exactly )?{COUNT} (?P<u>{UNIT})s? (?:later|after|afterwards?|on|thereafter)\b", _later),
)
OTHER_RULES: tuple[Rule, ...] = (
    rule("next day", r"\bthe (?:next|following) (?:day|night|morning|afternoon|evening|dawn)\b|\b(?:day|morning) after\b", _neighbour_day(1)),
    rule("day before", rf"\bthe (?:previous|preceding) {_PART}\b|\b(?:{_PART} before|eve of)\b", _neighbour_day(-1)),
    rule("month beside", r"\bthe (?P<q>following|previous) month\b", _neighbour_period),
    rule("nth of those days", r"\b(?:(?P<n>\d|last)(?:st|nd|rd|th)?) of (?:those|these|the) (?:\d )?days\b", _nth_of_those),
    rule("less than so long", rf"\b(?:in )?(?:less than|under) {COUNT} (?P<u>{UNIT})s?\b", _less_than),
    rule("within", rf"\bwithin (?:(?P<n>\d+|an?|the|a few|several) )?(?P<u>{UNIT})s?\b", _within),
    rule("from now", rf"\bin (?:about |around )?{COUNT} (?P<u>{UNIT})s?(?: time)?\b", _in_future),
    rule("through the night", r"\b(?:all night|through(?:out)? the night|during the night|in the night|that night and)\b", _all_night),
    rule("same time", rf"\b{_THAT} (?:\w+ )?{_STRETCH}\b", _same),
    rule("the time itself", rf"\b{_PART} itself\b|\bsince then$|^(?:on |before |by )?the (?:very )?day\b|{_THEN}", _same),
    rule("later in the day", r"\b(?:later|earlier) (?:in|on|during) the (?:day|night|morning|afternoon|evening)\b|\blater the same\b", _same),
    rule("day part of something", rf"\b{DAY_PART}\b", _same),
)
