"""Which days are counted from the first day of a war or an operation ("the second week of the offensive")?

The first day comes with the context; without it the words fix no day, and the trace says so.
"""

from __future__ import annotations

import re
from re import Match

from dateline.extract.date_calendar import same_day_shifted, shifted
from dateline.extract.date_context import Answer, Found, Missing, Rule, TimeContext, capped, one_day, rule, span
from dateline.model.values import Days, TimePrecision

BEGINNING = re.compile(
    r"\b(?:war|conflict|offensive|invasion|operation|siege|campaign|uprising|fighting|began|beginning|start(?:ed)?|outbreak|ceasefire|truce)\b"
)
"""Words for what has a first day, when they stand in "since the ..." and the like."""
_NO_BEGINNING = Missing("the day on which the count began is not known")


def _nth_of_war(match: Match[str], context: TimeContext) -> Answer:
    start, number, unit = context.began, int(match["n"]), match["u"]
    if start is None:
        return _NO_BEGINNING
    why = f"counted from {start} as day 1"
    if unit == "night":
        return span(shifted(start, number - 1), shifted(start, number), TimePrecision.RANGE, why, "a night has two days")
    if unit == "week":
        first = shifted(start, 7 * (number - 1))
        return capped(span(first, shifted(first, 6), TimePrecision.WEEK, why), context)
    months = (1 if unit == "month" else 12) * (number - 1)
    first = same_day_shifted(start, months)
    last = shifted(same_day_shifted(start, months + (1 if unit == "month" else 12)), -1)
    return capped(span(first, last, TimePrecision.RANGE, why), context)


def _first_day_of_war(_: Match[str], context: TimeContext) -> Answer:
    return None if context.began is None else one_day(context.began, "the day on which it began")


def _since_first_day(_: Match[str], context: TimeContext) -> Answer:
    if context.began is None or context.anchor is None or context.began > context.anchor:
        return _NO_BEGINNING
    return Found(Days(context.began, context.anchor), TimePrecision.RANGE, (f"from {context.began} to the anchor's day",), open_end=True)


def _days_of_war(match: Match[str], context: TimeContext) -> Answer:
    if context.began is None:
        return _NO_BEGINNING
    last = shifted(context.began, int(match["n"]) * (7 if match["u"] == "week" else 1))
    return span(
        shifted(last, -1 if match["u"] == "day" else -3), last, TimePrecision.RANGE, f"counted from {context.began}, with or without that day"
    )


_OF_WAR = (
    r"(?:of|into|since) (?:the |this )?(?:\w+ ){0,3}?(?:war|conflict|offensive|invasion|operation|siege|campaign|uprising|fighting|"
    r"bombardment|assault|blockade)\b"
)
WAR_RULES: tuple[Rule, ...] = (
    rule("nth week of a war", rf"\b(?P<n>\d+)(?:st|nd|rd|th) (?P<u>week|month|year|night) {_OF_WAR}", _nth_of_war),
    rule(
        "nth week of a war",
        r"^(?:now )?(?:in|on|for|entered|entering) (?:its|the|their) (?P<n>\d+)(?:st|nd|rd|th) (?P<u>week|month|year|night)$",
        _nth_of_war,
    ),
    rule("first day of a war", rf"\b(?:opening|1st|very 1st) day {_OF_WAR}", _first_day_of_war),
    rule("from the first day", r"^(?:from|since) (?:day 1|the (?:very )?1st day)$", _since_first_day),
    rule("so long a war", rf"\bafter (?P<n>\d+) (?P<u>day|week)s {_OF_WAR}", _days_of_war),
)
