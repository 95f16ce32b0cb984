"""Which days does an isolated time phrase mean?

A phrase is brought into one spelling, its time of day is set aside, and the rules below are asked in order; the first
that applies answers. Rules for pairs of days and for "two days after X" read their parts with the same rules. What
the words do not fix stays open: `days` is None and the trace says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from re import Match

from dateline.extract.date_calendar import months_shifted, shifted
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Missing, Rule, Tense, TimeContext, rule, span
from dateline.extract.date_days import DATE_RULES, DEICTIC_RULES, WEEKDAY_RULES, full_day, partial_day
from dateline.extract.date_feasts import FEAST_DAY, FEAST_RULES
from dateline.extract.date_other import NO_DAY, NO_OTHER, OTHER_RULES, SO_LONG_RULES, stepped, whole_days
from dateline.extract.date_periods import PERIOD_RULES
from dateline.extract.date_stretches import stretch_rules
from dateline.extract.date_wars import BEGINNING
from dateline.extract.date_words import (
    DAY_NUMBER,
    LATE_WORDS,
    MONTH,
    MONTHS,
    ORDINAL,
    UNIT,
    WEEKDAY,
    YEAR,
    Clock,
    plain,
    without_clock,
    without_foreign_clock,
)
from dateline.model.values import Basis, Days, TimePrecision, TimeValue

__all__ = ["Tense", "TimeContext", "ground_time", "is_late"]
MAX_PHRASE = 400
"""Longer stretches are no time phrase; reading them by rule would only be slow."""


def ground_time(phrase: str, context: TimeContext) -> TimeValue:
    """Turn a phrase into days. Never raises and never guesses: no days comes with a reason in the trace."""
    lines = (f"phrase {phrase.strip()[:80]!r}", f"anchor {context.anchor}")
    if len(phrase) > MAX_PHRASE:
        return _unknown(phrase, (*lines, f"longer than {MAX_PHRASE} characters"))
    text, clock = without_clock(without_foreign_clock(plain(phrase)))
    try:
        name, answer = _first_answer(text, context)
    except (OverflowError, ValueError):
        return _unknown(phrase, (*lines, "outside the calendar"))
    if isinstance(answer, Found):
        answer = _at_clock(answer, clock, text, context)
        why = (*lines, f"rule {name}", *answer.why, *((f"clock {clock.words!r}",) if clock is not None else ()))
        return TimeValue(phrase, answer.days, answer.precision, answer.basis, why, answer.open_start, answer.open_end)
    if answer is None and clock is not None:
        return _at_no_day(phrase, clock, context, lines)
    return _unknown(phrase, (*lines, f"rule {name}", answer.why) if answer is not None else (*lines, "no rule knows these words"))


def is_late(phrase: str) -> bool:
    """Do the words mean an evening or a night, so that "hours later" may be the next day?"""
    return LATE_WORDS.search(plain(phrase)) is not None


def _unknown(phrase: str, trace: tuple[str, ...]) -> TimeValue:
    return TimeValue(phrase, None, TimePrecision.RANGE, Basis.STATED, trace)


def _at_no_day(phrase: str, clock: Clock, context: TimeContext, lines: tuple[str, ...]) -> TimeValue:
    why = (*lines, f"clock {clock.words!r}")
    if context.other is None:
        return _unknown(phrase, (*why, NO_DAY.why))
    precision = TimePrecision.HOUR if context.other.length == 1 else TimePrecision.RANGE
    return TimeValue(phrase, context.other, precision, Basis.STATED, (*why, "on the days of what it counts from"))


def _at_clock(found: Found, clock: Clock | None, text: str, context: TimeContext) -> Found:
    """With a time of day, a day is known to the hour, and of a night that has two days just one is left."""
    if clock is None:
        return found
    if found.days.length == 2 and clock.hour is not None and re.search(r"\blast night\b|\bovernight\b", text) and context.anchor is not None:
        day = found.days.first if clock.hour >= 12 else found.days.last
        return replace(found, days=Days(day, day), precision=TimePrecision.HOUR)
    return replace(found, precision=TimePrecision.HOUR) if found.precision is TimePrecision.DAY else found


def _first_answer(text: str, context: TimeContext) -> tuple[str, Answer]:
    """(name of the rule that answered, its answer). A rule that found nothing leaves the word to the later ones."""
    for line in RULES:
        match = line.pattern.search(text)
        if match is None:
            continue
        answer = line.read(match, context)
        if answer is not None:
            return line.name, answer
    return "", None


def _read(text: str, context: TimeContext) -> Found | None:
    """The days of a part of a phrase, or None."""
    answer = _first_answer(text.strip(" ,"), context)[1] if text.strip(" ,") else None
    return answer if isinstance(answer, Found) else None


# ---- words that fix no day
def _says(why: str) -> Callable[[Match[str], TimeContext], Answer]:
    return lambda _match, _context: Missing(why)


def _length(match: Match[str], context: TimeContext) -> Answer:
    del context
    return Missing(f"a length of time, not a time: {match[0].strip()}")


# ---- one end
def _as_of(match: Match[str], context: TimeContext) -> Answer:
    return _read(match["x"], context)


def _since(match: Match[str], context: TimeContext) -> Answer:
    anchor = context.anchor or context.published
    if anchor is None:
        return NO_ANCHOR
    start = _start_of(match["x"], context)
    if isinstance(start, Missing):
        return start
    if start > anchor:
        return Missing(f"starts on {start}, after the anchor")
    return Found(Days(start, anchor), TimePrecision.RANGE, (f"from {start} to the anchor's day",), open_end=True)


def _start_of(text: str, context: TimeContext) -> date | Missing:
    found = _read(text, context)
    if found is not None:
        return found.days.first
    if context.began is not None and BEGINNING.search(text):
        return context.began
    if context.other is not None:
        return context.other.first
    return Missing("since when is not known")


def _until(match: Match[str], context: TimeContext) -> Answer:
    found = _read(match["x"], context)
    if found is None:
        return None
    return Found(Days(found.days.last, found.days.last), found.precision, (*found.why, "only the end is told"), found.basis, open_start=True)


# ---- so long before and after something
def _after_that(match: Match[str], context: TimeContext) -> Answer:
    base = _read(match["x"], context)
    days = base.days if base is not None else context.other
    if days is None:
        return NO_OTHER
    sign = -1 if match["way"].startswith(("before", "ahead")) else 1
    number = match["n"]
    unit = match["u"]
    why = base.why if base is not None else ("counted from the other time",)
    if unit in ("hour", "minute"):
        reach = 1 if unit == "hour" and "half an hour" not in match.string and context.other_is_late is not False else 0
        found = span(shifted(days.first, min(0, sign * reach)), shifted(days.last, max(0, sign * reach)), TimePrecision.RANGE)
        return replace(found, why=(*why, f"{unit}s {'after' if sign > 0 else 'before'}"))
    count = int(number) if number is not None and number.isdigit() else 1 if number in ("a", "an", "the") else None
    if count is None:
        return Missing("how long is not told")
    found = stepped(days, sign * count, unit, exact=True)
    return replace(found, why=(*why, *found.why), basis=base.basis if base is not None else found.basis)


def _eve_of(match: Match[str], context: TimeContext) -> Answer:
    base = _read(match["x"], context)
    days = base.days if base is not None else context.other
    if days is None and context.began is not None and BEGINNING.search(match["x"]):
        days = Days(context.began, context.began)
    if days is None:
        return NO_OTHER
    day = shifted(days.first, -1)
    return span(day, day, TimePrecision.DAY, "the day before")


def _within_of(match: Match[str], context: TimeContext) -> Answer:
    base = _read(match["x"], context)
    days = base.days if base is not None else context.other
    if days is None:
        return NO_OTHER
    reach = stepped(Days(days.last, days.last), *whole_days(match["n"], match["u"]), exact=True)
    return span(days.first, reach.days.last, TimePrecision.RANGE, "from that day on, so long")


def _nth_day(match: Match[str], context: TimeContext) -> Answer:
    if FEAST_DAY.search(match.string):
        return None
    start = context.began or (context.other.first if context.other is not None else None)
    if start is None:
        return Missing("the day on which the count began is not known")
    day = shifted(start, int(match["n"]) - 1)
    return span(day, day, TimePrecision.DAY, f"counted from {start} as day 1")


def _days_into(match: Match[str], context: TimeContext) -> Answer:
    start = context.began or (context.other.first if context.other is not None else None)
    if start is None:
        return Missing("the day on which the count began is not known")
    scale = 7 if match["u"] == "week" else 1
    last = shifted(start, int(match["n"]) * scale)
    return span(shifted(last, -1 if scale == 1 else -3), last, TimePrecision.RANGE, f"counted from {start}, with or without that day")


# ---- two ends
def _days_of_month(match: Match[str], context: TimeContext) -> Answer:
    """ "3 to 5 May", "October 17 and 26"."""
    month = MONTHS.index(match["m"]) + 1
    ends: list[Found] = []
    for day in (int(match["d1"]), int(match["d2"])):
        answer = full_day(int(match["y"]), month, day, "") if match["y"] else partial_day(month, day, "", context)
        if not isinstance(answer, Found):
            return answer
        ends.append(answer)
    first, last = (e.days.first for e in ends)
    if first > last and not match["y"] and not context.future and first.year == last.year + 1:
        first = first.replace(year=last.year)
    if first > last and not match["y"] and last.year == first.year - 1:
        last = last.replace(year=first.year)
    if first < last and first.year == last.year - 1 and not match["y"]:
        first = first.replace(year=last.year)
    if first > last:
        return Missing("ends before it starts")
    return span(first, last, TimePrecision.RANGE, "both days told")


def _from_to(match: Match[str], context: TimeContext) -> Answer:
    x, y = match["x"], match["y"]
    if re.search(rf"\b{YEAR}\b", x) and not re.search(rf"\b{YEAR}\b", y):
        start = _read(x, context)
        end = _read(y, replace(context, anchor=start.days.last, tense="future")) if start is not None else None
    else:
        end = _read(y, context)
        start = _start_before(x, end, context) if end is not None else None
    if start is None or end is None or start.days.first > end.days.last:
        return None
    return _joined(start, end)


def _start_before(text: str, end: Found, context: TimeContext) -> Found | None:
    """The first end of a range: the nearest one at or before the last."""
    bare = re.fullmatch(rf"(?:\D* )?(?:the )?({DAY_NUMBER})(?:{ORDINAL})?", text.strip()) if not re.search(rf"\b{MONTH}\b", text) else None
    if bare is not None:
        answer = full_day(end.days.last.year, end.days.last.month, int(bare[1]), "")
        return answer if isinstance(answer, Found) and answer.days.first <= end.days.last else None
    day = end.days.first
    return _read(text, replace(context, anchor=day, published=day, tense="past"))


def _joined(start: Found, end: Found) -> Found:
    units = (TimePrecision.YEAR, TimePrecision.MONTH)
    precision = start.precision if start.precision == end.precision and start.precision in units else TimePrecision.RANGE
    return Found(Days(start.days.first, end.days.last), precision, (*start.why, *end.why))


def _list(match: Match[str], context: TimeContext) -> Answer:
    """ "Friday and Saturday": each by itself, or the first before the last, whichever lies closer together."""
    again = re.fullmatch(rf"(?:again )?(?:on )?the ({DAY_NUMBER}){ORDINAL}", match["y"].strip())
    start = _read(match["x"], context)
    if again is not None and start is not None:
        number, first = int(again[1]), start.days.first
        answer = full_day(*months_shifted(first.year, first.month, int(number < first.day)), number, "")
        return _joined(start, answer) if isinstance(answer, Found) else None
    end = _read(match["y"], context)
    if start is None or end is None:
        return None
    choices = [start.days.hull(end.days)]
    before = _start_before(match["x"], end, context)
    if before is not None:
        choices.append(before.days.hull(end.days))
    days = min(choices, key=lambda d: d.length)
    return Found(days, TimePrecision.DAY if days.length == 1 else TimePrecision.RANGE, (*start.why, *end.why))


def _overnight_on(match: Match[str], context: TimeContext) -> Answer:
    found = _read(match["x"], context)
    if found is None:
        return None
    if found.days.length > 1:
        return found
    if match["to"] is not None or (context.latest is not None and found.days.first >= context.latest):
        return span(shifted(found.days.first, -1), found.days.first, TimePrecision.RANGE, *found.why, "the night that ends on it")
    return span(found.days.first, shifted(found.days.first, 1), TimePrecision.RANGE, *found.why, "the night that starts on it")


def _night_to(match: Match[str], context: TimeContext) -> Answer:
    found = _read(match["x"], context)
    if found is None:
        return None
    return span(shifted(found.days.first, -1), found.days.last, TimePrecision.RANGE, *found.why, "the night that ends on it")


def _overnight(_: Match[str], context: TimeContext) -> Answer:
    if context.other is not None:
        return span(context.other.first, shifted(context.other.last, 1), TimePrecision.RANGE, "the night after that day")
    if context.anchor is None:
        return NO_ANCHOR
    return span(shifted(context.anchor, -1), context.anchor, TimePrecision.RANGE, "the night that ended on the anchor's day")


_ENTERED = r"(?:in (?:its|the|their|his)|entered (?:its|the|their)|for (?:its|the)) \d+(?:st|nd|rd|th)? (?:day|week|month|year)\b"
_HOUR_NAME = r"(?:dawn|midnight|noon|midday|sunrise|sunset|dusk|daybreak|nightfall)"
_TO = r"(?:to|until|till|through|into|-)"
_AND_OR_TO = r"(?:and|&|to|-|until|till|through|/|or)"
_D1_D2 = rf"(?P<d1>{DAY_NUMBER}){ORDINAL}? ?{_AND_OR_TO} ?(?:on )?(?:the )?(?P<d2>{DAY_NUMBER}){ORDINAL}?"
_MULTI = r"(?:for |over |about |around |some |nearly |almost |more than |at least |up to |in |on |during |a total of |after )*"
_RECURRING = (
    rf"\b(?:every|each|daily|nightly|weekly|annual|most) \w+|\b(?:{WEEKDAY}|day|night|week)s (?:running|in a row)"
    rf"|\b{WEEKDAY}s\b|\bin an average\b"
)

COMPOSITE_RULES: tuple[Rule, ...] = (
    *stretch_rules(_read),
    rule("recurring", _RECURRING, _says("comes back again and again: no one day")),
    rule("as of", r"\bas of (?P<x>.+)", _as_of),
    rule("in its nth day", rf"\b{_ENTERED}.*? (?:on|by|as of|this) (?P<x>.+)", _as_of),
    rule("from on", r"\bfrom (?P<x>.+?) (?:on|onwards?)$", _since),
    rule("since", r"\b(?:ever )?since (?P<x>.+)", _since),
    rule("less than so long after", rf"\b(?:less than|under) (?P<n>\d+|an?) (?P<u>{UNIT})s? (?:after|of) (?P<x>.+)", _within_of),
    rule(
        "so long after",
        rf"\b(?:(?P<n>\d+|an?|the|several|a few|some) |(?=\w+s ))(?P<u>{UNIT})s? "
        rf"(?P<way>after|following|since|before|ahead of|from(?! {WEEKDAY}))\b (?P<x>(?!(?:{_HOUR_NAME}\b|last$)).+)",
        _after_that,
    ),
    rule("eve of", r"\beve of (?P<x>.+)", _eve_of),
    rule("within so long of", rf"\bwithin (?P<n>\d+) (?P<u>{UNIT})s? (?:of|after|from) (?P<x>.+)", _within_of),
    rule("days of a month", rf"(?<!\d){_D1_D2}(?: of)? (?P<m>{MONTH})\b(?:,? (?P<y>{YEAR}))?", _days_of_month),
    rule("days of a month", rf"\b(?P<m>{MONTH}) {_D1_D2}(?![\d:]| {MONTH})(?:,? (?P<y>{YEAR}))?", _days_of_month),
    rule("from to", rf"\b(?:from|between|of) (?P<x>.+?) (?:and|{_TO}) (?P<y>.+)", _from_to),
    rule("to", rf"(?P<x>.+?)(?: {_TO} |(?<=[a-z])-(?=[a-z]))(?P<y>.+)", _from_to),
    rule("overnight on", r"\bovernight,? (?:(?P<to>to|into) )?(?:on )?(?P<x>.+)", _overnight_on),
    rule("night to", r"\bnight (?:in)?to (?P<x>.+)", _night_to),
    rule("until", r"\b(?:until|till|up to|through) (?P<x>.+)", _until),
    rule("list", rf"(?P<x>.+?)(?:,? and |,? & |, (?=(?:on )?{WEEKDAY}\b))(?P<y>.+)", _list),
    rule("overnight", r"\bovernight\b", _overnight),
    rule("days into", r"\b(?P<n>\d+) (?P<u>day|week)s into\b", _days_into),
    rule("nth day", r"^(?:on |in |for |by )?(?:the |its )?(?P<n>\d+)(?:st|nd|rd|th) day\b(?! of (?:the )?\w+ ?\d| of (?:those|these))", _nth_day),
    rule("day n", r"^(?:on )?day (?P<n>\d+)\b", _nth_day),
)
"""Rules whose parts are read with all the rules again."""
LENGTH_RULES: tuple[Rule, ...] = (
    rule("length", rf"^{_MULTI}(?:\d+|an?|several|many|a few|some|)\s?(?:{UNIT}s?)(?: or (?:more|so|\d+))?$", _length),
    rule("length", rf"\bfor (?:\d+|an?|several|many|a few|some|the first|) ?{UNIT}s?\b", _length),
    rule("length", rf"\bin the 1st {UNIT}s?$", _length),
)
RULES: tuple[Rule, ...] = (
    *COMPOSITE_RULES,
    *FEAST_RULES,
    *DATE_RULES,
    *WEEKDAY_RULES,
    *SO_LONG_RULES,
    *DEICTIC_RULES,
    *PERIOD_RULES,
    *OTHER_RULES,
    *LENGTH_RULES,
)
