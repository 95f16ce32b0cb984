"""Calendar sums: weekdays back and forth, the year that a day without one lies in, movable feasts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

ZONE_SLACK_DAYS = 1
"""An outlet half a world away may tell of a day that its own calendar has not reached."""
YEARS_BACK = 12
"""29 February comes at most eight years after the last one (1896, 1904); weekdays repeat within eleven."""


def shifted(day: date, days: int) -> date:
    return day + timedelta(days=days)


def weekday_back(day: date, weekday: int) -> date:
    """The last such weekday at or before `day` (Monday is 0)."""
    return shifted(day, -((day.weekday() - weekday) % 7))


def weekday_on(day: date, weekday: int) -> date:
    """The first such weekday at or after `day`."""
    return shifted(day, (weekday - day.weekday()) % 7)


def week_of(day: date) -> tuple[date, date]:
    """Monday to Sunday."""
    monday = weekday_back(day, 0)
    return monday, shifted(monday, 6)


def month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def same_day_shifted(day: date, months: int) -> date:
    """So many months on or back, on the last day where the month is too short."""
    year, month = months_shifted(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def possible(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yearly(month: int, day: int, years: range) -> Iterator[date]:
    """The day in each of these years that has it."""
    for year in years:
        found = possible(year, month, day)
        if found is not None:
            yield found


def day_before(month: int, day: int, latest: date) -> date | None:
    """The day without a year, at or nearest before `latest`."""
    bound = min(latest.toordinal() + ZONE_SLACK_DAYS, date.max.toordinal())
    years = range(min(latest.year + 1, date.max.year), max(latest.year - YEARS_BACK, 0), -1)
    return next((d for d in yearly(month, day, years) if d.toordinal() <= bound), None)


def day_after(month: int, day: int, earliest: date) -> date | None:
    """The day without a year, at or nearest after `earliest`."""
    years = range(earliest.year, min(earliest.year + YEARS_BACK, date.max.year) + 1)
    return next((d for d in yearly(month, day, years) if d >= earliest), None)


# ---- movable feasts
def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    step = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * step) // 451
    month, day = divmod(h + step - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return shifted(date(year, month, day + 1), behind)


_ISLAMIC_EPOCH = 227015
"""Ordinal of 1 Muharram of year 1 (16 July 622, Julian), civil reckoning."""


def from_islamic(year: int, month: int, day: int) -> date:
    """Tabular Islamic calendar, civil reckoning: within a day or so of what is seen in the sky."""
    days = day - 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def islamic_year_of(day: date) -> int:
    return (30 * (day.toordinal() - _ISLAMIC_EPOCH) + 10646) // 10631


_HEBREW_EPOCH = -1373428


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if (3 * (days + 1)) % 7 < 3 else days


def hebrew_new_year(year: int) -> date:
    """1 Tishri of a Hebrew year (Dershowitz and Reingold)."""
    before, here, after = (_hebrew_elapsed(y) for y in (year - 1, year, year + 1))
    correction = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + correction + 1)
