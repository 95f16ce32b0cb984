"""Which value have the words for a quarter, season, decade, fiscal year, or for "this week" and "the end of the month"?"""

from __future__ import annotations

import re
from datetime import date
from re import Match

from dateline.extract.date_calendar import month_of, months_shifted, same_day_shifted, shifted, week_of
from dateline.extract.date_words import SEASON, YEAR
from dateline.extract.time_lengths import length_of
from dateline.extract.time_types import Reader, Timed, TimeKind, TimesSoFar
from dateline.model.values import Days

SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DECADES = {w: n for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)}
_Q_WORD = r"(?:quarter|period)(?![- ](?:century|decade))"
_NUMBER = r"(?P<n>\d+)(?:st|nd|rd|th)"
_NTH_QUARTER = re.compile(rf"{_NUMBER}[- ](?:quarter|half)\b")


# ---- parts of years
def _quarter(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    created = so_far.created
    told = re.search(YEAR, match.string)
    if told is None and created is None:
        return None
    number, unit = int(match["n"]), "Q" if "quarter" in match.string else "H"
    if number > (4 if unit == "Q" else 2):
        return None
    if told is not None:
        return Timed(TimeKind.DATE, f"{told[0]}-{unit}{number}")
    assert created is not None
    step = -1 if re.search(r"last year|year[- ](?:ago|earlier|before)", match.string) else 1 if "next year" in match.string else 0
    starts = date(created.year, (number - 1) * (3 if unit == "Q" else 6) + 1, 1)
    if step == 0 and "this year" not in match.string and so_far.tense != "future" and (starts - created).days > 45:
        step = -1
    if step == 0 and so_far.tense == "future" and (created - starts).days > 180:
        step = 1
    return Timed(TimeKind.DATE, f"{created.year + step}-{unit}{number}")


def _short_quarter(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    """ "Q3 2012", "3Q"."""
    told = re.search(YEAR, match.string)
    named = _NTH_QUARTER.search(f"{match['n'] or match['n2']}th quarter {told[0] if told is not None else ''}")
    return None if named is None else _quarter(named, so_far)


def _some_quarter(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    """ "this quarter", "the latest quarter", "the year-earlier quarter", by the quarter of the document's day."""
    if so_far.created is None:
        return None
    year, month = so_far.created.year, so_far.created.month
    if re.search(r"year[- ](?:ago|earlier|before)|last year", match.string) and so_far.quarter is not None:
        return _year_ago(match, so_far)
    told = re.search(YEAR, match.string)
    if told is not None:
        return Timed(TimeKind.DATE, f"{told[0]}-{so_far.quarter.split('-')[1]}" if so_far.quarter is not None else told[0])
    if re.fullmatch(r"the (?:latest )?(?:quarter|period)", match.string) and so_far.quarter is not None:
        return Timed(TimeKind.DATE, so_far.quarter)
    step = 3 if "next" in match.string or "coming" in match.string else 0 if re.search(r"\bthis\b|current", match.string) else -3
    if re.search(r"year[- ](?:ago|earlier|before)|last year", match.string):
        step -= 12
    year, month = months_shifted(year, month, step)
    return Timed(TimeKind.DATE, f"{year}-Q{(month - 1) // 3 + 1}")


def _season(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    told = re.search(YEAR, match.string)
    code = SEASON_CODES[match["s"]]
    if told is not None:
        return Timed(TimeKind.DATE, f"{told[0]}-{code}")
    if so_far.created is None:
        return None
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = so_far.created.year - (1 if code == "WI" and so_far.created.month <= 3 else 0)
    begun = so_far.created >= date(year, starts, 1)
    if re.search(r"last year\b", match.string):
        year = so_far.created.year - 1
    elif re.search(r"\blast\b", match.string):
        year -= 1 if not begun or so_far.created <= same_day_shifted(date(year, starts, 1), 3) else 0
    elif re.search(r"\bnext\b", match.string):
        year += 1 if begun else 0
    elif "this past" in match.string or (so_far.tense != "future" and "this" not in match.string):
        year -= 0 if begun else 1
    return Timed(TimeKind.DATE, f"{year}-{code}")


def _decade(match: Match[str], _: TimesSoFar) -> Timed | None:
    if match["y"]:
        return Timed(TimeKind.DATE, match["y"][:3])
    tens = match["t"][0] if match["t"] else _DECADES.get(match["w"])
    return Timed(TimeKind.DATE, f"19{tens}")


def _century(match: Match[str], _: TimesSoFar) -> Timed | None:
    return Timed(TimeKind.DATE, f"{int(match['n']) - 1:02}")


def _fiscal(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    told = re.search(YEAR, match.string)
    if told is not None:
        return Timed(TimeKind.DATE, told[0])
    if so_far.created is None:
        return None
    step = -1 if "last" in match.string else 1 if "next" in match.string else 0
    return Timed(TimeKind.DATE, str(so_far.created.year + step))


def _year_end(_: Match[str], so_far: TimesSoFar) -> Timed | None:
    return None if so_far.created is None else Timed(TimeKind.DATE, f"{so_far.created.year}-12-31")


def _year_ago(_: Match[str], so_far: TimesSoFar) -> Timed | None:
    if so_far.quarter is not None:
        year, quarter = so_far.quarter.split("-")
        return Timed(TimeKind.DATE, f"{int(year) - 1}-{quarter}")
    return None if so_far.created is None else Timed(TimeKind.DATE, str(so_far.created.year - 1))


def _around_now(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    if re.match(r"(?:the )?past\b|the last\b", match["q"] or "") and match["u"] != "weekend":
        length = length_of(f"1 {match['u']}")
        return None if length is None else Timed(TimeKind.DURATION, length)
    return _one_around_now(match, so_far)


def _one_around_now(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    """ "this week", "the end of the month": the one of the document's day, or the one before or after."""
    anchor = so_far.created
    words = match["q"] or ""
    if re.search(r"following|previous|preceding|prior|same|that", words):
        anchor = so_far.last.first if so_far.last is not None else anchor
    if anchor is None:
        return None
    step = 1 if re.search(r"next|coming|following", words) else -1 if re.search(r"last|past|previous|preceding|prior", words) else 0
    unit = match["u"]
    if unit == "week":
        first, last = week_of(shifted(anchor, 7 * step))
        iso = first.isocalendar()
        return Timed(TimeKind.DATE, f"{iso.year}-W{iso.week:02}", Days(first, last))
    if unit == "weekend":
        step = -1 if step == 0 and so_far.tense != "future" and anchor.weekday() < 5 else 0 if step < 0 and anchor.weekday() >= 5 else step
        iso = shifted(anchor, 7 * step).isocalendar()
        return Timed(TimeKind.DATE, f"{iso.year}-W{iso.week:02}-WE")
    if unit == "month":
        year, month = months_shifted(anchor.year, anchor.month, step)
        return Timed(TimeKind.DATE, f"{year}-{month:02}", Days(*month_of(year, month)))
    if unit == "decade":
        return Timed(TimeKind.DATE, f"{anchor.year // 10 + step}")
    if unit == "century":
        return Timed(TimeKind.DATE, f"{anchor.year // 100 + step}")
    year = anchor.year + step
    return Timed(TimeKind.DATE, str(year), Days(date(year, 1, 1), date(year, 12, 31)))


PERIOD_READERS: tuple[tuple[str, Reader], ...] = (
    (_NTH_QUARTER.pattern, _quarter),
    (r"^(?:\d{4} )?(?:q(?P<n>[1-4])|(?P<n2>[1-4])q)\b", _short_quarter),
    (rf"\b{_Q_WORD}\b", _some_quarter),
    (rf"{_NUMBER}[- ]century\b", _century),
    (
        r"\b(?P<y>(?:1[5-9]|20)\d0)'?s$|\b'?(?P<t>[1-9]0)s$|\b(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)$",
        _decade,
    ),
    (r"\bfiscal\b", _fiscal),
    (r"^(?:the )?(?:\w+ )?year[- ]end$", _year_end),
    (r"^(?:(?:the |a |an |1 )?year[- ](?:ago|earlier|before))$", _year_ago),
    (rf"\b(?P<s>{SEASON})\b", _season),
    (
        r"^(?:.*\b(?:early|earlier|late|later|mid|sometime|of|in)[- ](?:the )?)?(?P<q>this(?: past| coming)?|last|next|that(?: same)?|"
        r"(?:the )?(?:past|last|next|coming|same|following|previous|preceding|current|prior|latest)|the|) ?"
        r"(?:(?:financial|school|academic|calendar|business|trading) )?(?P<u>week|weekend|month|year|decade|century)$",
        _around_now,
    ),
)
