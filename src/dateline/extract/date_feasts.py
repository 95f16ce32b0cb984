"""On which days do the feasts fall that news reports date events by?

Fixed days, Easter and what hangs on it, and feasts of the Islamic and the Hebrew calendar. Islamic months start when
the moon is seen, so the tabular day is widened by one on either side. A day that several countries have (independence,
army days) is read only where the words name the country.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match

from dateline.extract.date_calendar import (
    easter,
    from_islamic,
    hebrew_new_year,
    islamic_year_of,
    month_of,
    orthodox_easter,
    shifted,
    weekday_back,
    weekday_on,
)
from dateline.extract.date_context import NO_ANCHOR, Answer, Found, Rule, TimeContext, capped
from dateline.extract.date_words import MONTH, WEEKDAY, YEAR
from dateline.model.values import Basis, Days, TimePrecision

MOON_SLACK_DAYS = 1
HEBREW_AHEAD = 3761
"""The Hebrew year that starts in the autumn of a Gregorian year is so much higher."""
DaysOf = Callable[[int], tuple[Days, ...]]
"""The days of a feast in one Gregorian year; an Islamic feast can come twice, or not at all."""


@dataclass(frozen=True, slots=True)
class Feast:
    name: str
    pattern: str
    days: DaysOf
    why: str = "a fixed day"


def _fixed(month: int, day: int, last: int = 0) -> DaysOf:
    return lambda year: (Days(date(year, month, day), shifted(date(year, month, day), last)),)


def _from_easter(step: int, reckoning: Callable[[int], date] = easter) -> DaysOf:
    return lambda year: (Days(shifted(reckoning(year), step), shifted(reckoning(year), step)),)


def _islamic(month: int, day: int, length: int = 1) -> DaysOf:
    def days(year: int) -> tuple[Days, ...]:
        first_year = islamic_year_of(date(year, 1, 1)) - 1
        found = [from_islamic(y, month, day) for y in range(first_year, first_year + 4)]
        return tuple(Days(shifted(d, -MOON_SLACK_DAYS), shifted(d, length - 1 + MOON_SLACK_DAYS)) for d in found if d.year == year)

    return days


def _hebrew(step: int, length: int = 1) -> DaysOf:
    """So many days after (or, in spring, before) the Hebrew new year of that autumn, with the evening before."""

    def days(year: int) -> tuple[Days, ...]:
        first = shifted(hebrew_new_year(year + HEBREW_AHEAD), step)
        return (Days(shifted(first, -1), shifted(first, length - 1)),)

    return days


def _nth_weekday(month: int, weekday: int, nth: int) -> DaysOf:
    """The nth such weekday of a month (Monday is 0), the last one for -1."""

    def days(year: int) -> tuple[Days, ...]:
        first, last = month_of(year, month)
        day = weekday_back(last, weekday) if nth < 0 else shifted(weekday_on(first, weekday), 7 * (nth - 1))
        return (Days(day, day),)

    return days


def _hanukkah(year: int) -> tuple[Days, ...]:
    """25 Kislev: the second month has 30 days only in a long year of the Hebrew calendar."""
    start, end = (hebrew_new_year(year + HEBREW_AHEAD + step) for step in (0, 1))
    first = shifted(start, 84 if (end - start).days % 10 == 5 else 83)
    return (Days(shifted(first, -1), shifted(first, 7)),)


def _first_night_of_hanukkah(year: int) -> tuple[Days, ...]:
    return tuple(Days(d.first, shifted(d.first, 1)) for d in _hanukkah(year))


_MOON = "tabular Islamic calendar, a day on either side for the moon"
_EVE = "Hebrew calendar, from the evening before"
_EASTER = "counted from Easter Sunday"

FEASTS: tuple[Feast, ...] = (
    Feast("Orthodox Good Friday", r"orthodox good friday", _from_easter(-2, orthodox_easter), _EASTER),
    Feast("Orthodox Easter Monday", r"orthodox easter monday", _from_easter(1, orthodox_easter), _EASTER),
    Feast("Orthodox Easter", r"orthodox easter(?: sunday)?", _from_easter(0, orthodox_easter), "Orthodox reckoning"),
    Feast("Orthodox Christmas", r"orthodox christmas(?: day)?", _fixed(1, 7)),
    Feast("Orthodox Christmas Eve", r"orthodox christmas eve", _fixed(1, 6)),
    Feast("Ash Wednesday", r"ash wednesday", _from_easter(-46), _EASTER),
    Feast("Palm Sunday", r"palm sunday", _from_easter(-7), _EASTER),
    Feast("Maundy Thursday", r"maundy thursday|holy thursday", _from_easter(-3), _EASTER),
    Feast("Good Friday", r"good friday", _from_easter(-2), _EASTER),
    Feast("Holy Saturday", r"holy saturday|easter saturday", _from_easter(-1), _EASTER),
    Feast("Easter Monday", r"easter monday", _from_easter(1), _EASTER),
    Feast("Easter", r"easter(?: sunday| day)?\b(?! rising| offensive)", _from_easter(0), "western reckoning"),
    Feast("Ascension", r"ascension day", _from_easter(39), _EASTER),
    Feast("Pentecost", r"pentecost|whit sunday", _from_easter(49), _EASTER),
    Feast("Christmas Eve", r"christmas eve", _fixed(12, 24)),
    Feast("Christmas Day", r"christmas(?: day)?(?! eve)", _fixed(12, 25)),
    Feast("Boxing Day", r"boxing day", _fixed(12, 26)),
    Feast("New Year's Eve", r"new year's eve", _fixed(12, 31)),
    Feast("New Year's Day", r"new year's day|new year(?!'s| offensive)", _fixed(1, 1)),
    Feast("Epiphany", r"epiphany", _fixed(1, 6)),
    Feast("Valentine's Day", r"valentine's day", _fixed(2, 14)),
    Feast("International Women's Day", r"(?:international )?women's day", _fixed(3, 8)),
    Feast("Nowruz", r"n[ao]w?ro[uo]?z|nowruz|newroz", _fixed(3, 20, last=1), "the spring equinox, 20 or 21 March"),
    Feast("May Day", r"may day", _fixed(5, 1)),
    Feast("Assumption", r"assumption day|feast of the assumption", _fixed(8, 15)),
    Feast("Halloween", r"hallowe'?en", _fixed(10, 31)),
    Feast("All Saints' Day", r"all saints'? day", _fixed(11, 1)),
    Feast("Eid al-Fitr", r"e?id[- ](?:al|ul|el)?-?fi[tl]t?re?", _islamic(10, 1, 3), _MOON),
    Feast("Eid al-Adha", r"e?id[- ](?:al|ul|el)?-?a[dz]h[ao]?|bakr-?id|kurban bayram\w*|tabaski", _islamic(12, 10, 4), _MOON),
    Feast("Arafat Day", r"arafa[ht]? day|day of arafa[ht]?", _islamic(12, 9), _MOON),
    Feast("Ashura", r"asho?ura", _islamic(1, 10), _MOON),
    Feast("Arbaeen", r"arba'?(?:ee|i|een)n|chehlum", _islamic(2, 20), _MOON),
    Feast("Mawlid", r"mawlid|eid milad\S*|maulid|prophet's birthday|prophet muhammad's birthday", _islamic(3, 12), _MOON),
    Feast("Islamic New Year", r"islamic new year|hijri new year", _islamic(1, 1), _MOON),
    Feast("first day of Ramadan", r"(?:1st day|start|beginning) of ramadan", _islamic(9, 1), _MOON),
    Feast("last day of Ramadan", r"(?:last day|end) of ramadan", _islamic(9, 29, 2), _MOON),
    Feast("Ramadan", r"ramadan|ramazan", _islamic(9, 1, 30), _MOON),
    Feast("Rosh Hashanah", r"rosh ha-?shanah?", _hebrew(0, 2), _EVE),
    Feast("Yom Kippur", r"yom kippur(?! war)", _hebrew(9), _EVE),
    Feast("Sukkot", r"sukkot", _hebrew(14, 7), _EVE),
    Feast("Simchat Torah", r"simchat torah", _hebrew(21), _EVE),
    Feast("second day of Passover", r"2nd day of (?:passover|pesach)", _hebrew(-162), _EVE),
    Feast("Passover", r"passover|pesach", _hebrew(-163, 7), _EVE),
    Feast("Purim", r"purim", _hebrew(-193), _EVE),
    Feast("first night of Hanukkah", r"1st night of [ck]?hann?ukk?ah", _first_night_of_hanukkah, _EVE),
    Feast("Hanukkah", r"[ck]?hann?ukk?ah", _hanukkah, _EVE),
    Feast("Thanksgiving", r"thanksgiving(?: day)?", _nth_weekday(11, 3, 4), "the fourth Thursday of November"),
    Feast("Labor Day", r"labor day", _nth_weekday(9, 0, 1), "the first Monday of September"),
    Feast("Memorial Day", r"memorial day", _nth_weekday(5, 0, -1), "the last Monday of May"),
    Feast(
        "Fourth of July",
        r"4th of july|(?:us|u\.s\.|american) independence day|independence day in (?:the united states|america|the us)",
        _fixed(7, 4),
    ),
    Feast("Armistice Day", r"armistice day|remembrance day|veterans'? day", _fixed(11, 11)),
    Feast("Bastille Day", r"bastille day", _fixed(7, 14)),
    Feast("Anzac Day", r"anzac day", _fixed(4, 25)),
    Feast("Victory Day in Russia", r"(?:russian |soviet )victory day|victory day (?:in (?:russia|moscow)|parade in (?:russia|moscow))", _fixed(5, 9)),
    Feast("Republic Day of India", r"(?:indian|india) republic day|republic day in india", _fixed(1, 26)),
    Feast("Independence Day of Ukraine", r"(?:ukrainian|ukraine'?s?) independence day|independence day in ukraine", _fixed(8, 24)),
    Feast("Independence Day of India", r"(?:indian|india'?s?) independence day|independence day in india", _fixed(8, 15)),
    Feast("Independence Day of Pakistan", r"(?:pakistani|pakistan'?s?) independence day|independence day in pakistan", _fixed(8, 14)),
    Feast("Shavuot", r"shavuot", _hebrew(-113), _EVE),
)


def _reading(feast: Feast) -> Callable[[Match[str], TimeContext], Answer]:
    def read(match: Match[str], context: TimeContext) -> Answer:
        if match["y"]:
            return _chosen(feast, feast.days(int(match["y"])), f"in {match['y']}", context)
        if match["last"]:
            if context.anchor is None:
                return NO_ANCHOR
            return _chosen(feast, feast.days(context.anchor.year - 1), "last year", context)
        start = context.anchor if context.future else context.latest
        if start is None:
            return NO_ANCHOR
        steps = (0, 1, 2) if context.future else (0, -1, -2)
        found = sorted(d for step in steps for d in feast.days(start.year + step))
        near = tuple(d for d in found if d.last >= start)[:1] if context.future else tuple(d for d in found if d.first <= start)[-1:]
        return _chosen(feast, near, f"the one nearest {start}", context)

    return read


def _chosen(feast: Feast, days: tuple[Days, ...], why: str, context: TimeContext) -> Answer:
    if not days:
        return None
    single = days[0].length == 1
    basis = Basis.INFERRED if feast.why == _MOON else Basis.STATED
    return capped(Found(days[0], TimePrecision.DAY if single else TimePrecision.RANGE, (f"{feast.name}: {feast.why}", why), basis), context)


# ---- days of Islamic months, as communiqués are dated
_FIRST = r"(?:aw+al|ula|oola|1st|1|i)"
_SECOND = r"(?:th?ani(?:ya)?|akhira?h?|2nd|2|ii)"
_THE = r"(?:['’]?l)?[- ]?(?:(?:al|ul|el|us|ath|eth|i)[- ]?)?"
_DHU = r"(?:dhu|dhi|zu|zi)[- ]?(?:al|ul|'?l)?[- ]?"
_ISLAMIC_MONTHS = (
    r"mu[hḥ]arr?am",
    r"safar",
    rf"rabi['’]?{_THE}{_FIRST}",
    rf"rabi['’]?{_THE}{_SECOND}",
    rf"jum?ad[ae]{_THE}{_FIRST}",
    rf"jum?ad[ae]{_THE}{_SECOND}",
    r"rajab",
    r"sha['’]?b[ae]n",
    r"rama[dz]h?an",
    r"sha[wv]+al",
    rf"{_DHU}qi?[ae]['’]?dah?",
    rf"{_DHU}hij+ah?",
)
_ISLAMIC_DATE = "|".join(f"(?P<i{number}>{name})" for number, name in enumerate(_ISLAMIC_MONTHS, start=1))


def _islamic_date(match: Match[str], context: TimeContext) -> Answer:
    month = next(n for n in range(1, len(_ISLAMIC_MONTHS) + 1) if match[f"i{n}"] is not None)
    day = int(match["d"])
    if match["y"]:
        told = from_islamic(int(match["y"]), month, day)
        return _around(told, "the year is told")
    start = context.anchor if context.future else context.latest
    if start is None:
        return NO_ANCHOR
    year = islamic_year_of(start)
    found = [from_islamic(y, month, day) for y in (year - 1, year, year + 1)]
    slack = timedelta(days=MOON_SLACK_DAYS)
    near = [d for d in found if d + slack >= start][:1] if context.future else [d for d in found if d - slack <= start][-1:]
    return _around(near[0], f"the one nearest {start}") if near else None


def _around(day: date, why: str) -> Found:
    days = Days(shifted(day, -MOON_SLACK_DAYS), shifted(day, MOON_SLACK_DAYS))
    return Found(days, TimePrecision.RANGE, (_MOON, why), Basis.INFERRED)


ISLAMIC_RULE = Rule(
    "Islamic date",
    re.compile(rf"\b(?P<d>30|[12]?\d)(?:st|nd|rd|th)?(?: of)? (?:{_ISLAMIC_DATE})\b(?:,? (?P<y>1[34]\d\d))?"),
    _islamic_date,
)
FEAST_RULES: tuple[Rule, ...] = (
    ISLAMIC_RULE,
    *(
        Rule("feast", re.compile(rf"\b(?:{feast.pattern})\b(?:,? (?:in |of )?(?:(?P<y>{YEAR})|(?P<last>last year)))?"), _reading(feast))
        for feast in FEASTS
    ),
)
_CALENDAR = re.compile(rf"(?:the )?(?:{'|'.join(feast.pattern for feast in FEASTS)}|{MONTH}|{WEEKDAY})", re.I)


def is_calendar(words: str) -> bool:
    """Are these words nothing but a month, a weekday or a feast?"""
    return _CALENDAR.fullmatch(words) is not None


FEAST_DAY = re.compile(r"\b(?:day|night) of (?:ramadan|ramazan|passover|pesach|e?id\b|[ck]?hann?ukk?ah)")
"""A day counted within a feast, not within a war."""
