"""How long is "two and a half years", and which day is "six weeks ago"?

Lengths are written as ISO 8601 durations (`P2Y6M`, `PT30M`); X stands for a number that is not told (`PXW`).
"""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.date_calendar import months_shifted, same_day_shifted, shifted
from dateline.model.values import Days

LENGTH_UNIT = r"(?:second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century|centurie)"
_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H", "month": "15D"}
_NUMBER = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d|st\b|nd\b|rd\b|th\b)(?: (hundred|thousand))?( 1/2| and a half)?")
_AWAY = re.compile(r"\b(?P<way>ago|earlier|before|previously|later|hence|from now|after)\b")
_FEW = re.compile(r"\b(?:few|several|some|many|dozens|number|hundreds|thousands|couple)\b")


def length_of(text: str) -> str | None:
    """The length told in a phrase brought into one spelling by `date_words.plain`."""
    unit = re.search(rf"\b{LENGTH_UNIT}s?(?:\b|(?=long))", text)
    if unit is None:
        return None
    name = "century" if unit[0].startswith("centur") else unit[0].removesuffix("s")
    if re.search(r"\bquarter[- ](?:century|decade)", text):
        return "P25Y"
    if name == "weekend":
        return "P2D"
    text = text.replace("-and-a-half", " and a half")
    unit = re.search(rf"\b{LENGTH_UNIT}s?(?:\b|(?=long))", text) or unit
    number, half = _count(text[: unit.start()], plural=unit[0].endswith("s"))
    half = half or "and a half" in text[unit.end() :]
    if number == "half":
        return {"hour": "PT30M", "year": "P6M", "day": "PT12H", "decade": "P5Y", "century": "P50Y", "minute": "PT30S", "month": "P15D"}.get(name)
    if name in ("decade", "century"):
        scale = 10 if name == "decade" else 100
        return f"P{_times(number, scale)}Y" if number != "X" else f"PX{'E' if scale == 10 else 'C'}"
    code = _CODES[name]
    if half and name in _HALVES and "." not in number:
        number = number or "0"
        return f"P{'T' if code[0] == 'T' else ''}{number}{code[-1]}{_HALVES[name]}" if name != "day" else f"P{number}DT12H"
    return f"PT{number}{code[-1]}" if code[0] == "T" and len(code) == 2 else f"P{number}{code}"


def _times(number: str, scale: int) -> str:
    return f"{float(number) * scale:g}"


def _count(before: str, *, plural: bool) -> tuple[str, bool]:
    """(digits, X or half; with a half more)"""
    if re.search(r"\bhalf\b(?! dozen)", before) and "and a half" not in before:
        return "half", False
    before = re.sub(r"\ban? (?=hundred\b|thousand\b)", "1 ", before)
    found = _NUMBER.search(before)
    if found is not None:
        scale = {"hundred": 100, "thousand": 1000}.get(found[2] or "", 1)
        return f"{float(found[1].replace(',', '')) * scale:g}" if scale > 1 else found[1].replace(",", ""), found[3] is not None
    if _FEW.search(before) or plural:
        return "X", False
    return "1", "and a half" in before


def so_far_away(text: str, created: date | None, last: Days | None) -> tuple[str, Days | None] | None:
    """("1998-W02", its days) of "six weeks ago"; None where the phrase only tells a length."""
    away = _AWAY.search(text)
    unit = re.search(rf"\b{LENGTH_UNIT}s?\b", text)
    if away is None or unit is None:
        return None
    back = away["way"] in ("ago", "earlier", "before", "previously")
    anchor = created if away["way"] in ("ago", "hence", "from now") or last is None else last.first
    name = "century" if unit[0].startswith("centur") else unit[0].removesuffix("s")
    number, _ = _count(text[: unit.start()], plural=unit[0].endswith("s"))
    part = re.search(r"\b(half|quarter)[- ](century|decade)", text)
    if part is not None:
        years = {"half": 50, "quarter": 25}[part[1]] // (1 if part[2] == "century" else 10)
        number, name = str(years), "year"
    if anchor is None or not re.fullmatch(r"\d+", number):
        return ("PAST_REF", None) if away["way"] == "ago" else None
    steps = -int(number) if back else int(number)
    try:
        return _stepped(anchor, steps, name)
    except (ValueError, OverflowError):
        return None


def _stepped(anchor: date, steps: int, name: str) -> tuple[str, Days | None] | None:
    if name in ("day", "night"):
        day = shifted(anchor, steps)
        return day.isoformat(), Days(day, day)
    if name == "week":
        day = shifted(anchor, 7 * steps)
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02}", Days(day, day)
    if name in ("month", "quarter"):
        year, month = months_shifted(anchor.year, anchor.month, steps * (3 if name == "quarter" else 1))
        return (f"{year}-{month:02}" if name == "month" else f"{year}-Q{(month - 1) // 3 + 1}"), None
    if name in ("year", "decade", "century"):
        day = same_day_shifted(anchor, 12 * steps * {"year": 1, "decade": 10, "century": 100}[name])
        return (str(day.year) if name in ("year", "decade") else str(day.year // 100)), None
    return None
