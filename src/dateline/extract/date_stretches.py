"""Which days are meant by a count within, up to or from other days ("the first ten days of March", "every night since Friday")?

The rules read the other days with the whole grammar, which is handed in as `read`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from re import Match

from dateline.extract.date_calendar import same_day_shifted, shifted, week_of, weekday_back, weekday_on
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Missing, Rule, TimeContext, capped, one_day, rule, span
from dateline.extract.date_other import NO_OTHER
from dateline.extract.date_wars import BEGINNING, WAR_RULES
from dateline.extract.date_words import DAY_NUMBER, DAY_PART, MONTH, MONTHS, ORDINAL, WEEKDAY, WEEKDAYS, YEAR
from dateline.model.values import Basis, Days, TimePrecision

Read = Callable[[str, TimeContext], Found | None]
FEW = (2, 7)
"""How many "a few" or "several" are at least and at most: days counted with them are inferred."""
LATELY_DAYS = 30


def days_of(count: int, unit: str) -> int:
    """So many days are touched by a length that starts with a day."""
    return {"hour": max(1, -(-count // 24)), "day": count, "night": count + 1, "week": 7 * count}.get(unit, count)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 1


# ---- what comes back within some days
def _within_days(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        found = read(match["x"] or match["y"], context)
        if found is None or found.days.length < 2:
            return None
        return Found(
            found.days, TimePrecision.RANGE, (*found.why, "again and again within these days"), found.basis, found.open_start, found.open_end
        )

    return answer


def _in_a_row(match: Match[str], context: TimeContext) -> Answer:
    """ "for a third straight day": so many days that end on the day it is told of."""
    last = context.other.last if context.other is not None else context.anchor
    if last is None:
        return NO_ANCHOR
    count = int(match["n"] or 2) * (7 if match["u"] == "week" else 1)
    return span(shifted(last, 1 - count), last, TimePrecision.RANGE, f"{count} days in a row up to {last}")


def _in_a_row_with_days(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        found = read(match["x"], context)
        if found is None or match["last"] is None:
            return found
        return span(shifted(found.days.last, 1 - int(match["n"])), found.days.last, TimePrecision.RANGE, *found.why, "the last of so many in a row")

    return answer


# ---- so long from a day on, and up to a day
def _from_a_day(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        found = read(match["x"], context)
        if found is None:
            return None
        first, count, unit = found.days.first, _number(match["n"]), match["u"]
        last = same_day_shifted(first, count) if unit == "month" else shifted(first, days_of(count, unit) - 1)
        return capped(span(first, last, TimePrecision.RANGE, *found.why, f"{count} {unit}s from then on"), context)

    return answer


def _up_to_a_day(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        found = read(match["x"], context)
        if found is None:
            return None
        last, count, unit = found.days.last, _number(match["n"]), match["u"]
        first = same_day_shifted(last, -count) if unit == "month" else shifted(last, 1 - days_of(count, unit))
        return span(first, last, TimePrecision.RANGE, *found.why, f"{count} {unit}s up to then")

    return answer


# ---- parts of other days
def _part(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "the first ten days of March", "the last week of July", "the first three days of the war"."""

    def answer(match: Match[str], context: TimeContext) -> Answer:
        start = match["w"] in ("1st", "opening")
        count, unit = _number(match["n"]), match["u"]
        whole = read(match["x"], context)
        if whole is None and context.began is not None and BEGINNING.search(match["x"]) and start:
            whole = one_day(context.began, f"counted from {context.began}")
        elif whole is None or whole.days.length < days_of(count, unit):
            return None
        if start:
            first = whole.days.first
            last = shifted(same_day_shifted(first, count), -1) if unit == "month" else shifted(first, days_of(count, unit) - 1)
        else:
            last = whole.days.last
            first = shifted(same_day_shifted(last, -count), 1) if unit == "month" else shifted(last, 1 - days_of(count, unit))
        return capped(Found(Days(first, last), TimePrecision.RANGE, (*whole.why, f"its {match['w']} {count} {unit}s"), whole.basis), context)

    return answer


def _part_unless_named(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "the first week of May" without a number is a rule of the months."""
    part = _part(read)

    def answer(match: Match[str], context: TimeContext) -> Answer:
        return None if match["n"] is None and match["u"] in ("day", "night", "hour") else part(match, context)

    return answer


def _half_of_month(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        whole = read(match["x"], context)
        if whole is None or (whole.precision is not TimePrecision.MONTH and whole.days.first.month != whole.days.last.month):
            return None
        first, middle, last = whole.days.first, whole.days.first.replace(day=15), whole.days.last
        if match["n"] == "1":
            return span(first, min(middle, last), TimePrecision.RANGE, *whole.why, "its first half")
        return None if last <= middle else span(shifted(middle, 1), last, TimePrecision.RANGE, *whole.why, "its second half")

    return answer


def _weekday_of(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "the first Friday of Ramadan", "the last Monday in May"."""

    def answer(match: Match[str], context: TimeContext) -> Answer:
        whole = read(match["x"], context)
        if whole is None or whole.days.length < 7:
            return None
        weekday = WEEKDAYS.index(match["w"])
        day = (
            weekday_back(whole.days.last, weekday)
            if match["n"] is None
            else shifted(weekday_on(whole.days.first, weekday), 7 * (int(match["n"]) - 1))
        )
        return one_day(day, *whole.why, "counted within", basis=whole.basis) if day in whole.days else Missing("there are fewer of that weekday")

    return answer


def _weekday_beside(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "the Friday before Christmas", "the Monday after the vote"."""

    def answer(match: Match[str], context: TimeContext) -> Answer:
        base = read(match["x"], context)
        days = base.days if base is not None else context.other if match["the"] is not None else None
        if days is None:
            return None  # "Friday after prayers" is a Friday like any other
        weekday = WEEKDAYS.index(match["w"])
        if match["way"] == "before":
            return one_day(weekday_back(shifted(days.first, -1), weekday), f"the last one before {days.first}")
        return one_day(weekday_on(shifted(days.last, 1), weekday), f"the first one after {days.last}")

    return answer


# ---- around another event
def _days_around(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "in the days after the raid" (how many is not told), "the week before the vote"."""

    def answer(match: Match[str], context: TimeContext) -> Answer:
        base = read(match["x"], context)
        days = base.days if base is not None else context.other
        if days is None:
            return NO_OTHER
        vague = match["u"] in ("days", "weeks", "nights")
        reach = FEW[1] * (7 if match["u"] == "weeks" else 1)
        before = match["way"] in ("before", "preceding", "leading up to", "ahead of", "prior to")
        found = (
            Days(shifted(days.first, -reach), shifted(days.first, 0 if vague else -1))
            if before
            else Days(shifted(days.last, 0 if vague else 1), shifted(days.last, reach))
        )
        if not vague:
            return Found(found, TimePrecision.WEEK, (f"the seven days {'before' if before else 'after'}",))
        why = f"how many is not told: at most {reach} days"
        return Found(found, TimePrecision.RANGE, (why,), Basis.INFERRED, open_start=before, open_end=not before)

    return answer


def _nth_after(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        base = read(match["x"], context)
        days = base.days if base is not None else context.other
        if days is None:
            return NO_OTHER
        day = shifted(days.last, int(match["n"]))
        return one_day(day, f"counted from {days.last}")

    return answer


def _few(match: Match[str], context: TimeContext) -> Answer:
    """ "a few days ago", "days later": how many is not told, so the days are inferred."""
    back = match["way"] in ("ago", "earlier", "before", "previously")
    base = Days(context.anchor, context.anchor) if match["way"] == "ago" and context.anchor is not None else context.other
    if base is None:
        return NO_ANCHOR if match["way"] == "ago" else NO_OTHER
    scale = 7 if match["u"] == "week" else 1
    low, high = (FEW[0] if match["n"] else 1) * scale, FEW[1] * scale
    days = Days(shifted(base.first, -high), shifted(base.last, -low)) if back else Days(shifted(base.first, low), shifted(base.last, high))
    return Found(days, TimePrecision.RANGE, (f"how many is not told: taken as {low} to {high} days",), Basis.INFERRED)


def _lately(_: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    first = shifted(context.anchor, -LATELY_DAYS)
    return Found(
        Days(first, context.anchor), TimePrecision.RANGE, (f"how far back is not told: at most to {first}",), Basis.INFERRED, open_start=True
    )


# ---- weekdays at a distance
def _before_last(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    return one_day(shifted(weekday_back(shifted(context.anchor, -1), WEEKDAYS.index(match["w"])), -7), "a week before the last one")


def _week_on(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None or not context.future:
        return None
    return one_day(shifted(weekday_on(context.anchor, WEEKDAYS.index(match["w"])), 7), "a week after the next one")


def _midweek(_: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    monday = week_of(context.anchor)[0]
    if not context.future and shifted(monday, 1) > context.anchor:
        monday = shifted(monday, -7)
    return capped(span(shifted(monday, 1), shifted(monday, 3), TimePrecision.RANGE, "Tuesday to Thursday"), context)


# ---- days of months, several at once
def _several_days(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    def answer(match: Match[str], context: TimeContext) -> Answer:
        month = match["m"] or match["m2"]
        numbers = [int(n) for n in re.findall(DAY_NUMBER, match["list"] or match["list2"])]
        found = read(f"{min(numbers)} {month} {match['y'] or ''}", context)
        last = read(f"{max(numbers)} {month} {match['y'] or ''}", context)
        if found is None or last is None or found.days.first > last.days.last:
            return None
        return span(found.days.first, last.days.last, TimePrecision.RANGE, *found.why, "from the first to the last of the days told")

    return answer


def _two_days(read: Read) -> Callable[[Match[str], TimeContext], Answer]:
    """ "31 July-1 August", "31/7-1/8"."""

    def answer(match: Match[str], context: TimeContext) -> Answer:
        end = read(match["y"], context)
        if end is None:
            return None
        start = read(_with_year_of(match["x"], end.days.last), context)
        if start is None or start.days.first > end.days.last:
            return None
        return span(start.days.first, end.days.last, TimePrecision.RANGE, *start.why, *end.why)

    return answer


def _with_year_of(text: str, last: date) -> str:
    """The first of two days lies in the year of the second, or in the one before."""
    numbers = re.fullmatch(rf"({DAY_NUMBER})/(\d\d?)", text)
    named = re.search(rf"\b{MONTH}\b", text)
    month = int(numbers[2]) if numbers is not None else MONTHS.index(named[0]) + 1 if named is not None else last.month
    year = last.year - (month > last.month)
    return f"{numbers[1]} {MONTHS[month - 1]} {year}" if numbers is not None and 1 <= month <= 12 else f"{text} {year}"


_TIMES = r"(?:second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|year|season|summer|winter|spring|autumn)"
_EVERY = (
    rf"(?:\b(?:every|each)(?: (?:other|single|\d+(?:st|nd|rd|th)?))? (?:{_TIMES}|{WEEKDAY})s?|^(?:almost |nearly )?(?:daily|nightly|hourly|weekly))"
)
_UNITS = r"(?P<u>hour|day|night|week|month)"
_LENGTH = rf"(?P<n>\d+|an?|1)[- ]{_UNITS}s?"
_NTH = r"(?P<n>\d+)(?:st|nd|rd|th)"
_D_LIST = rf"(?:{DAY_NUMBER}{ORDINAL}?, )+{DAY_NUMBER}{ORDINAL}?,? (?:and|or|&) {DAY_NUMBER}{ORDINAL}?"


def _again_rules(read: Read) -> tuple[Rule, ...]:
    return (
        rule(
            "recurring within days",
            rf"{_EVERY},? (?:(?P<x>(?:this|last|next|since|from|between|over|throughout|during|yesterday) .+)|(?:in|for|of|on|through) (?P<y>.+))",
            _within_days(read),
        ),
        rule(
            "in a row, with days",
            r"\b(?P<n>\d+) (?:straight|consecutive|successive) (?:day|night)s?, (?:(?P<last>the last) )?(?:on )?(?P<x>.+)",
            _in_a_row_with_days(read),
        ),
        rule("in a row", r"\b(?:(?P<n>\d+)(?:st|nd|rd|th)|a second) (?:straight|consecutive|successive) (?P<u>day|night|week)\b", _in_a_row),
        rule("in a row", r"\b(?:(?P<n>\d+)(?:st|nd|rd|th)|a second) (?P<u>day|night|week) (?:running|in a row)\b", _in_a_row),
        rule("in a row", r"^(?:for )?(?P<n>\d+) (?P<u>day|night|week)s (?:running|in a row)$", _in_a_row),
    )


def _length_rules(read: Read) -> tuple[Rule, ...]:
    return (
        rule("so far", r"\bso far,? (?P<x>this (?:week|month|year|season|spring|summer|autumn|winter))\b", lambda m, c: read(m["x"], c)),
        rule("so long from a day", rf"^for {_LENGTH} (?:from|starting|beginning)(?: on)? (?P<x>.+)", _from_a_day(read)),
        rule("so long from a day", rf"\b{_LENGTH}(?: \w+){{0,2}} (?:starting|beginning)(?: on)? (?P<x>.+)", _from_a_day(read)),
        rule("so long from a day", rf"\b(?P<n>\d+)-{_UNITS} \w+ from (?P<x>.+)", _from_a_day(read)),
        rule("so long up to a day", rf"^for {_LENGTH} (?:until|till|to|up to|ending)(?: on)? (?P<x>.+)", _up_to_a_day(read)),
        rule("so long up to a day", rf"\bthe (?:(?P<n>\d+) )?{_UNITS}s? (?:to|up to|ending)(?: on)? (?P<x>.+)", _up_to_a_day(read)),
    )


def _part_rules(read: Read) -> tuple[Rule, ...]:
    return (
        rule("half of a month", rf"\b(?P<n>[12])(?:st|nd) half of (?P<x>(?:last month|this month|{MONTH}\b).*)", _half_of_month(read)),
        rule(
            "part of days",
            rf"\b(?P<w>1st|last|final|opening|closing) (?:(?P<n>\d+) )?{_UNITS}s? (?:of|in) (?P<x>(?!(?:1st|the) \w+$).+|the (?:war|"
            rf"fighting|year|month|offensive)\b.*)",
            _part_unless_named(read),
        ),
        rule("weekday of days", rf"\b(?:(?P<n>[1-5])(?:st|nd|rd|th)|last|final) (?P<w>{WEEKDAY}) (?:of|in) (?P<x>.+)", _weekday_of(read)),
        rule(
            "weekday before or after",
            rf"(?:\b(?P<the>the) |\b)(?P<w>{WEEKDAY}) (?P<way>before|after) (?P<x>(?!(?:last|that|dark)\b|{DAY_PART}).+)",
            _weekday_beside(read),
        ),
    )


def _event_rules(read: Read) -> tuple[Rule, ...]:
    return (
        rule(
            "days around",
            r"\b(?:in |over |during )?the (?P<u>days|weeks|nights|week) (?P<way>before|after|following|preceding|leading up to|ahead of|prior to) "
            r"(?P<x>(?!(?:that|last|next)$).+)",
            _days_around(read),
        ),
        rule("nth day after", rf"\b{_NTH} days? after (?P<x>.+)", _nth_after(read)),
        rule("some time ago", r"(?:^|\b)(?P<n>a few|several|some) (?P<u>day|week)s (?P<way>ago|later|earlier|before|afterwards?|previously)$", _few),
        rule("days later", r"^(?:just |only )?(?P<n>)(?P<u>day)s (?P<way>ago|later|earlier|before|afterwards?)$", _few),
        rule("lately", r"^(?:just |only |more |most |very )?(?:recently|lately)$", _lately),
    )


_FAR_WEEKDAY_RULES: tuple[Rule, ...] = (
    rule("weekday before last", rf"\b(?P<w>{WEEKDAY}) before last\b", _before_last),
    rule("a week on a weekday", rf"\b(?:a|1) week (?:on|from) (?P<w>{WEEKDAY})\b", _week_on),
    rule("midweek", r"\bmid-?week\b", _midweek),
)


def _month_rules(read: Read) -> tuple[Rule, ...]:
    return (
        rule(
            "several days of a month",
            rf"(?:\b(?P<m>{MONTH}) (?P<list>{_D_LIST})|(?<!\d)(?P<list2>{_D_LIST})(?: of)? (?P<m2>{MONTH})\b)(?:,? (?P<y>{YEAR}))?",
            _several_days(read),
        ),
        rule("days of two months", rf"\b(?P<x>{DAY_NUMBER} {MONTH}) ?- ?(?P<y>{DAY_NUMBER} {MONTH}\b.*)", _two_days(read)),
        rule("days of two months", rf"\b(?P<x>{MONTH} {DAY_NUMBER}) ?- ?(?P<y>{MONTH} {DAY_NUMBER}\b.*)", _two_days(read)),
        rule("days of two months", rf"(?<![\d/])(?P<x>{DAY_NUMBER}/\d\d?) ?- ?(?P<y>{DAY_NUMBER}/\d\d?)(?![\d/])", _two_days(read)),
    )


def stretch_rules(read: Read) -> tuple[Rule, ...]:
    """The rules, with the grammar that reads their parts; asked before all others."""
    return (
        *_again_rules(read),
        *_length_rules(read),
        *_part_rules(read),
        *WAR_RULES,
        *_event_rules(read),
        *_FAR_WEEKDAY_RULES,
        *_month_rules(read),
    )
