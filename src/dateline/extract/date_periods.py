"""Which weeks, months, seasons and years do the words name, and how long is "the past week"?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from re import Match

from dateline.extract.date_calendar import month_of, months_shifted, same_day_shifted, shifted, week_of, weekday_back
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Missing, Rule, TimeContext, capped, one_day, rule, span
from dateline.extract.date_days import YEAR_PART, told_year
from dateline.extract.date_words import MONTH, MONTHS, SEASON, YEAR
from dateline.model.values import Basis, Days, TimePrecision

RECENT_DAYS = {"hour": 1, "day": 7, "week": 42}
RECENT_MONTHS = {"month": 6, "year": 60}
"""How far back "recent days" may reach: no words say it, so such a value is inferred and open at its start."""
PART_OF = (
    r"(?:the )?(?P<part>earlier|later|early|late|mid-|beginning of|start of|opening days of|middle of|end of|"
    r"(?:final|last|closing) days of|late in|early in)"
)
_DECADES = ("noughts", "tens", *"twenties thirties forties fifties sixties seventies eighties nineties".split())
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NORTHERN = "seasons as in the northern half of the earth"


def part_of(days: Days, words: str, *, by_year: bool = False) -> Days:
    """The early, middle or late part: ten days of a month, four months of a year, two or three days of a week."""
    which = 0 if re.match(r"early|beginning|start|opening", words) else 1 if words.startswith("mid") else 2
    if by_year:
        year = days.first.year
        return Days(date(year, (1, 5, 9)[which], 1), month_of(year, (4, 8, 12)[which])[1])
    if days.length <= 7:
        first, last = ((0, 1), (2, 3), (4, 6))[which]
        return Days(shifted(days.first, first), shifted(days.first, last))
    first, last = ((1, 10), (11, 20), (21, days.last.day))[which]
    return Days(days.first.replace(day=first), days.first.replace(day=last))


def _cut(found: Found, part: str | None, *, by_year: bool = False) -> Found:
    if not part:
        return found
    return Found(part_of(found.days, part, by_year=by_year), TimePrecision.RANGE, (*found.why, f"the part told: {part.strip('-')}"))


# ---- stretches that end at the anchor
def _past_stretch(match: Match[str], context: TimeContext) -> Answer:
    """ "the past week", "the last 24 hours": from so long ago to the anchor's day, both included."""
    if context.anchor is None:
        return NO_ANCHOR
    count, unit = int(match["n"] or 1), match["u"]
    first = _back(context.anchor, count, unit)
    precision = {"week": TimePrecision.WEEK, "month": TimePrecision.MONTH, "year": TimePrecision.YEAR}.get(unit, TimePrecision.RANGE)
    return span(first, context.anchor, precision if count == 1 else TimePrecision.RANGE, "ends on the anchor's day")


def _back(anchor: date, count: int, unit: str) -> date:
    if unit in ("hour", "minute"):
        return shifted(anchor, -max(1, -(-count // 24)) if unit == "hour" else -1)
    if unit in ("day", "night", "week", "weekend"):
        return shifted(anchor, -count * (7 if unit.startswith("week") else 1))
    return same_day_shifted(anchor, -count * {"month": 1, "year": 12, "decade": 120}[unit])


def _recent(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    unit = match["u"]
    back = RECENT_DAYS.get(unit)
    first = shifted(context.anchor, -back) if back is not None else same_day_shifted(context.anchor, -RECENT_MONTHS[unit])
    why = (f"how far back is not told: at most to {first}",)
    return Found(Days(first, context.anchor), TimePrecision.RANGE, why, Basis.INFERRED, open_start=True)


# ---- weeks and weekends
def _week(match: Match[str], context: TimeContext) -> Answer:
    which = match["q"].replace("the prev", "prev")
    anchor = context.other.first if context.other is not None and which in ("week before", "previous", "the following", "that") else context.anchor
    if anchor is None:
        return NO_ANCHOR
    step = {"last": -1, "previous": -1, "week before": -1, "next": 1, "the following": 1, "this": 0, "that": 0}[which]
    if which == "the following" and context.other is None:
        return Missing("the week after which day is not known")
    first, last = week_of(shifted(anchor, 7 * step))
    part = match.groupdict().get("part")
    if part == "earlier":
        end = max(first, shifted(anchor, -1)) if step == 0 else last
        return span(first, end, TimePrecision.WEEK, "before the anchor, in its week (Monday first)")
    if part == "later":
        return span(anchor, last, TimePrecision.WEEK, "in the anchor's week (Monday first)")
    return capped(_cut(span(first, last, TimePrecision.WEEK, "Monday to Sunday"), part), context)


def _weekend(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    if context.future or match["q"] == "next":
        saturday = shifted(week_of(context.anchor)[0], 5)
        saturday = shifted(saturday, 7) if match["q"] == "next" and context.anchor.weekday() >= 5 else saturday
    else:
        saturday = weekday_back(context.anchor, 5)
        if match["q"] == "last" and context.anchor.weekday() >= 5:
            saturday = shifted(saturday, -7)
    return capped(span(saturday, shifted(saturday, 1), TimePrecision.RANGE, "Saturday and Sunday"), context)


# ---- months
def _month_from_anchor(match: Match[str], context: TimeContext) -> Answer:
    if context.anchor is None:
        return NO_ANCHOR
    step = {"last": -1, "the previous": -1, "this": 0, "next": 1}[match["q"]]
    days = month_of(*months_shifted(context.anchor.year, context.anchor.month, step))
    part = match["part"]
    if part == "later" and step == 0:
        return span(max(days[0], context.anchor), days[1], TimePrecision.MONTH, "in the anchor's month, after it")
    if part in ("earlier", "later"):
        part = None
    return capped(_cut(span(*days, TimePrecision.MONTH, "the calendar month"), part), context)


def _named_month(match: Match[str], context: TimeContext) -> Answer:
    month = MONTHS.index(match["m"]) + 1
    year = told_year(match, context)
    if isinstance(year, Missing):
        return year
    if year is None:
        latest = context.anchor if context.future else context.latest
        if latest is None:
            return NO_ANCHOR
        if context.future:
            year = latest.year + (1 if month < latest.month else 0)
        else:
            year = latest.year - (1 if month > latest.month or (match["q"] == "last" and month == latest.month) else 0)
    return capped(_cut(span(*month_of(year, month), TimePrecision.MONTH, f"the month of {year}"), match["part"]), context)


def _week_of_month(match: Match[str], context: TimeContext) -> Answer:
    found = _named_month(match, context)
    if not isinstance(found, Found):
        return found
    start = {"1": 1, "2": 8, "3": 15, "4": 22}.get(match["nth"])
    length = monthrange(found.days.first.year, found.days.first.month)[1]
    first = length - 6 if start is None else start
    days = Days(found.days.first.replace(day=first), found.days.first.replace(day=first + 6))
    return capped(Found(days, TimePrecision.WEEK, (*found.why, "a seventh-day count from the first")), context)


# ---- seasons, quarters, years
def _season(match: Match[str], context: TimeContext) -> Answer:
    season, year = match["s"], match["y"]
    if year is None and context.latest is None:
        return NO_ANCHOR
    if season == "winter" and year is not None and match["y2"] is None:
        return Missing("the winter of one year: its start or its end is not told")
    if year is not None:
        return capped(_season_of(int(year), season), context)
    latest = context.anchor if context.future and context.anchor is not None else context.latest
    if latest is None:
        return NO_ANCHOR
    candidates = [_season_of(latest.year + step, season) for step in ((0, 1) if context.future else (0, -1, -2))]
    wanted = next((f for f in candidates if (f.days.last >= latest if context.future else f.days.first <= latest)), None)
    if wanted is not None and match["q"] == "last" and latest in wanted.days:
        wanted = _season_of(wanted.days.first.year - 1, season)
    return None if wanted is None else capped(wanted, context)


def _season_of(year: int, season: str) -> Found:
    month = _SEASON_MONTHS[season]
    end = months_shifted(year, month, 2)
    return Found(Days(date(year, month, 1), month_of(*end)[1]), TimePrecision.RANGE, (_NORTHERN,), Basis.INFERRED)


def _fraction_of_year(match: Match[str], context: TimeContext) -> Answer:
    year = _year_told(match, context)
    if not isinstance(year, int):
        return year
    months = {"half": 6, "quarter": 3}[match["u"]]
    start = (int(match["nth"]) - 1) * months + 1
    if start + months > 13:
        return None
    if match["y"] is None and match["q"] != "last" and context.anchor is not None and not context.future and start > context.anchor.month:
        year -= 1
    return capped(span(date(year, start, 1), month_of(year, start + months - 1)[1], TimePrecision.RANGE, "calendar year"), context)


def _year_told(match: Match[str], context: TimeContext) -> int | Missing:
    if match["y"]:
        return int(match["y"])
    if context.anchor is None:
        return NO_ANCHOR
    return context.anchor.year - (1 if match["q"] == "last" else 0)


def _year_from_anchor(match: Match[str], context: TimeContext) -> Answer:
    which = match["q"]
    start = context.other.first if context.other is not None and which not in ("last", "this", "next") else context.anchor
    if start is None or (which == "that" and context.other is None):
        return NO_ANCHOR if start is None else Missing("which year is not known")
    step = {"this": 0, "the": 0, "that": 0, "the same": 0, "last": -1, "the previous": -1, "next": 1, "the following": 1}[which]
    part = match["part"]
    found = _whole_year(start.year + step)
    return capped(_cut(found, None if part in ("earlier", "later") else part, by_year=True), context)


def _year_before(_: Match[str], context: TimeContext) -> Answer:
    start = context.other.first if context.other is not None else context.anchor
    return NO_ANCHOR if start is None else _whole_year(start.year - 1)


def _whole_year(year: int) -> Found:
    return span(date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR, "the calendar year")


def _year(match: Match[str], context: TimeContext) -> Answer:
    return capped(_cut(_whole_year(int(match["y"])), match["part"], by_year=True), context)


def _years(match: Match[str], context: TimeContext) -> Answer:
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first - first % 100 + int(match["y2"])
    if last < first:
        return None
    return capped(span(date(first, 1, 1), date(last, 12, 31), TimePrecision.YEAR, "calendar years"), context)


def _decade(match: Match[str], context: TimeContext) -> Answer:
    first = int(match["y"]) if match["y"] else 1900 + 10 * _DECADES.index(match["w"])
    if match["part"]:
        low, high = {"early": (0, 3), "mid-": (3, 6), "late": (6, 9)}[match["part"]]
        why = f"the part told: {match['part'].strip('-')}"
        return capped(span(date(first + low, 1, 1), date(first + high, 12, 31), TimePrecision.RANGE, why), context)
    return capped(span(date(first, 1, 1), date(first + 9, 12, 31), TimePrecision.YEAR, "ten calendar years"), context)


def _first_of(match: Match[str], context: TimeContext) -> Answer:
    """ "the start of the year", "since the beginning of the month": its first day."""
    if context.latest is None:
        return NO_ANCHOR
    latest = context.latest
    first = {"year": latest.replace(month=1, day=1), "month": latest.replace(day=1), "week": week_of(latest)[0]}[match["u"]]
    return one_day(first, f"the first day of the {match['u']}")


_PART = rf"(?:{PART_OF} ?)?(?:in )?"
_FIRST_TO_FOURTH = r"(?P<nth>[1-4])(?:st|nd|rd|th)"
_OF_YEAR = rf"(?:(?: of)? (?:(?P<y>{YEAR})|(?P<q>last|this|the) year)\b)?"
_NAMED = rf"(?:(?P<q>last|this|next) )?\b(?P<m>{MONTH})\b{YEAR_PART}"

PERIOD_RULES: tuple[Rule, ...] = (
    rule("recent stretch", r"\b(?:recent|the past few|the last few|the past several|the last several) (?P<u>hour|day|week|month|year)s\b", _recent),
    rule(
        "stretch up to the anchor",
        r"\b(?:the (?:past|last)|(?:last|past|previous|preceding)(?= \d)) (?:(?P<n>\d+) )?(?P<u>hour|day|night|week|month|year|decade)s?\b",
        _past_stretch,
    ),
    rule("week", rf"\b(?:{PART_OF} )?(?P<q>last|this|next|that|(?:the )?previous|the following) week\b", _week),
    rule("week before", r"\bthe (?P<q>week before)$", _week),
    rule("weekend", r"\b(?:(?P<q>last|this|next|past|the) )?weekend\b", _weekend),
    rule("first day of", r"\b(?:start|beginning) of (?:the|this) (?P<u>year|month|week)\b", _first_of),
    rule(
        "month",
        r"\b(?:towards? )?the (?P<part>end of|beginning of|start of|middle of) (?P<q>last|this|next|the previous) month\b",
        _month_from_anchor,
    ),
    rule("month", r"\b(?:(?P<part>earlier|later|early|late|mid-) ?)?(?P<q>last|this|next|the previous) month\b", _month_from_anchor),
    rule("week of a month", rf"\b(?:{_FIRST_TO_FOURTH}|last|final) week (?:of|in) (?P<part>)?{_NAMED}", _week_of_month),
    rule("named month", rf"{_PART}{_NAMED}", _named_month),
    rule("season", rf"\b(?:(?P<q>last|this|next) )?(?P<s>{SEASON})\b(?: of)?(?:,? (?P<y>{YEAR})(?:[-/](?P<y2>\d{{2,4}}))?)?", _season),
    rule("half or quarter", rf"\b{_FIRST_TO_FOURTH} (?P<u>half|quarter)\b{_OF_YEAR}", _fraction_of_year),
    rule("year before", r"\bthe year before$", _year_before),
    rule("year from the anchor", rf"(?:{PART_OF} ?)?\b(?P<q>last|this|next|that|the same|the previous|the following) year\b", _year_from_anchor),
    rule("years", rf"\b(?P<y>{YEAR})[-/](?P<y2>{YEAR}|\d\d)\b", _years),
    rule("decade", rf"\b(?:(?P<part>early|late|mid-) ?)?(?:the )?(?:(?P<y>(?:1[89]|20)\d0)s|(?P<w>{'|'.join(_DECADES[2:])}))\b", _decade),
    rule("year", rf"{_PART}(?<![\d.,])\b(?P<y>{YEAR})\b(?![.,]\d)", _year),
)
