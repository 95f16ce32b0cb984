"""What type and value has a time expression in the sense of TimeML's TIMEX3?

Values are ISO 8601 with the additions of TimeML: `1998-W08`, `1998-SU`, `1998-02-11T22:00`, `P3D`, `PT2H`, `PXW`,
`XXXX-WXX-4`, `PRESENT_REF`. Days, months and weeks come from the date grammar (`dates.ground_time`); here stand only the
words that fix no day, and the shape of the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from re import Match

from dateline.extract.date_calendar import months_shifted, same_day_shifted, shifted, week_of
from dateline.extract.date_context import Tense, TimeContext
from dateline.extract.date_words import DAY_PART, MONTH, SEASON, WEEKDAY, WEEKDAYS, YEAR, Clock, plain, without_clock
from dateline.extract.dates import ground_time
from dateline.extract.time_lengths import LENGTH_UNIT, length_of, so_far_away
from dateline.model.values import Days, TimePrecision, TimeValue


class TimeKind(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timed:
    """`days` are those of the date grammar where the words fix any."""

    kind: TimeKind
    value: str
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class TimesSoFar:
    """What the text has told before: the document's day, and the last day that it named. `tense` is None where no verb tells it."""

    created: date | None
    tense: Tense | None = None
    last: Days | None = None
    quarter: str | None = None
    """The last quarter told ("1989-Q3"): "a year earlier" is then that quarter of the year before."""

    def after(self, meant: Timed) -> TimesSoFar:
        if re.fullmatch(r"\d{4}-Q[1-4]", meant.value):
            again = self.quarter is not None and self.quarter[-1] == meant.value[-1] and meant.value < self.quarter
            ahead = self.created is not None and meant.value > f"{self.created.year}-Q{(self.created.month + 2) // 3}"
            return self if again or ahead else replace(self, quarter=meant.value)
        return replace(self, last=meant.days) if meant.days is not None and meant.days.length <= 366 else self


Reader = Callable[[Match[str], TimesSoFar], Timed | None]
_PARTS = {"morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "night": "NI", "overnight": "NI", "tonight": "NI"}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DECADES = {w: n for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)}
_MODIFIED = re.compile(
    r"^(?:(?:by |until |since )?(?:the )?(?:very )?(?:end|beginning|start|middle|close|rest|remainder|turn|1st part|latter part|early part|last part) of (?:the )?"
    r"|(?:(?:very )?(?:early|earlier|late|later|mid|sometime)(?:-| )(?:(?:in|on|of) )?(?:the (?=\w+$|\d))?)"
    r"|about |around |shortly (?:before|after) )"
)
_NOW = re.compile(r"^(?:now|currently|presently|nowadays|these days|the moment|present|this (?:point|time|moment|stage)|at the present time|to date|current)$")
_THEN = re.compile(r"^(?:recently|lately|recent times|(?:a )?long (?:time )?ago|some time ago|the other (?:day|night|week)|the (?:recent |distant )?past|recent)$")
_SOON = re.compile(r"^(?:(?:very )?soon|shortly|the (?:near |foreseeable |immediate )?future)$")
_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y"}
_SPOKEN_YEAR = re.compile(r"\b(19|20) ([1-9]\d?)\b")
_Q_WORD = r"(?:quarter|period)(?![- ](?:century|decade))"


def value_of(words: str, so_far: TimesSoFar, *, before: str = "", after: str = "") -> Timed | None:
    """The meaning of an expression, or None where the words mean no time. `before` and `after` stand around it."""
    text = _SPOKEN_YEAR.sub(lambda m: m[1] + m[2].zfill(2), plain(words)).replace("the year 2 thousand", "2000")
    if _no_time(text, before, after):
        return None
    try:
        return _meaning(text, so_far, after)
    except (OverflowError, ValueError):
        return None  # outside the calendar


def _meaning(text: str, so_far: TimesSoFar, after: str) -> Timed | None:
    if re.match(r" (?:ended|ending|that ended|through)\b", after) and re.fullmatch(r"(?:the )?(?:fiscal )?year", text):
        return Timed(TimeKind.DURATION, "P1Y")
    ref = _reference(text)
    if ref is not None:
        return ref
    for pattern, read in _READERS:
        match = pattern.search(text)
        if match is not None:
            found = read(match, so_far)
            if found is not None:
                return found
    return _of_day(text, so_far)


def _no_time(text: str, before: str, after: str) -> bool:
    """Words that only look like a time: a year that counts something, "the second" of several, a month's name in a name."""
    if re.fullmatch(YEAR, text):
        return re.search(r"(?:[$£€#]|\b(?:no\.|number|flight|about|some|nearly|than|over|route)) ?$", before, re.IGNORECASE) is not None or (
            re.match(r"(?:\s?(?:people|men|women|children|troops|workers|jobs|miles|feet|km|pounds|tons|points|shares|square|votes)|-[A-Za-z])", after) is not None
        )
    if re.fullmatch(r"(?:an? |about |than )*(?:\d+(?:st|nd|rd|th)?|(?:the )?2nds?|(?:\d[- ])?quarters?)", text):
        return True
    return re.fullmatch(r"may|march|sat|sun|fall", text) is not None and re.match(r"\s?[A-Z]", after) is not None


def _reference(text: str) -> Timed | None:
    for pattern, value in ((_NOW, "PRESENT_REF"), (_THEN, "PAST_REF"), (_SOON, "FUTURE_REF")):
        if pattern.match(text):
            return Timed(TimeKind.DATE, value)
    if re.match(r"(?:the )?recent \w+(?: (?:and|or) \w+s)?$", text):
        return Timed(TimeKind.DATE, "PAST_REF")
    if re.match(r"(?:the |these )?(?:coming|upcoming) \w+s(?: (?:and|or) \w+s)?$", text):
        return Timed(TimeKind.DATE, "FUTURE_REF")
    return None


# ---- how often
def _adverb(match: Match[str], _: TimesSoFar) -> Timed | None:
    return Timed(TimeKind.SET, _ADVERBS[match[0]])


def _every(match: Match[str], _: TimesSoFar) -> Timed | None:
    of, number = match["of"].removesuffix("s") if match["of"] not in WEEKDAYS else match["of"], match["n"]
    if of in WEEKDAYS:
        return Timed(TimeKind.SET, f"XXXX-WXX-{WEEKDAYS.index(of) + 1}")
    if of in _SEASONS:
        return Timed(TimeKind.SET, f"XXXX-{_SEASONS[of]}")
    if of in _PARTS:
        return Timed(TimeKind.SET, f"XXXX-XX-XXT{_PARTS[of]}")
    month = re.fullmatch(MONTH, of)
    if month is not None:
        return Timed(TimeKind.SET, f"XXXX-{_month_number(of):02}")
    count = "2" if number == "other" else number if number and number[0].isdigit() else "1"
    length = length_of(f"{count} {of}")
    return None if length is None else Timed(TimeKind.SET, length)


def _on_weekdays(match: Match[str], _: TimesSoFar) -> Timed | None:
    part = next((_PARTS[w] for w in _PARTS if w in match[0]), None)
    return Timed(TimeKind.SET, f"XXXX-WXX-{WEEKDAYS.index(match['w']) + 1}" + (f"T{part}" if part else ""))


def _month_number(name: str) -> int:
    return next(n for n, m in enumerate("january february march april may june july august september october november december".split(), start=1) if m == name)


# ---- lengths
_NAMED_DAY = re.compile(rf"\b(?:{WEEKDAY}|{MONTH}|{YEAR}|new year|christmas|easter|9/11|yesterday|today|tomorrow|last night|(?:this|last|next|that|the following|the next|the same|the previous) (?:year|month|day|night))\b|[a-z]'?s? day\b(?<!the day)(?<!\d day)(?<!a day)(?<!one day)(?<!same day)")


def _length(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    if _NAMED_DAY.search(match.string):
        return None
    away = so_far_away(match.string, so_far.created, so_far.last)
    if away is not None:
        return Timed(TimeKind.DATE, away[0], away[1])
    length = length_of(match.string)
    return None if length is None else Timed(TimeKind.DURATION, length)


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
    return value_of(f"{match['n'] or match['n2']}th quarter {told[0] if told is not None else ''}", so_far)


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
    code = _SEASONS[match["s"]]
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
    if so_far.quarter is not None and so_far.created is not None:
        year, quarter = so_far.quarter.split("-")
        return Timed(TimeKind.DATE, f"{min(int(year), so_far.created.year - 1)}-{quarter}")
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
        return Timed(TimeKind.DATE, f"{year}-{month:02}", Days(date(year, month, 1), date(year, month, 28)))
    if unit == "decade":
        return Timed(TimeKind.DATE, f"{anchor.year // 10 + step}")
    if unit == "century":
        return Timed(TimeKind.DATE, f"{anchor.year // 100 + step}")
    year = anchor.year + step
    return Timed(TimeKind.DATE, str(year), Days(date(year, 1, 1), date(year, 12, 31)))


# ---- days
def _of_day(text: str, so_far: TimesSoFar) -> Timed | None:
    bare = _MODIFIED.sub("", text)
    bare = re.sub(r"^(?:early|late|mid)[- ]", "", bare)
    rest, clock = without_clock(re.sub(r"\b(?:[ecmp][sd]t|gmt|utc|(?:local|eastern|central|pacific) (?:\w+ )?time)\b", "", bare))
    part = next((_PARTS[w] for w in re.findall(r"[a-z]+", rest.replace("mornings", "morning")) if w in _PARTS), None)
    value = _grounded(_without_part(rest), so_far)
    if value is None or value.days is None:
        return _at_hour(clock, part, rest, so_far)
    return _shaped(value, clock, part, text)


def _without_part(text: str) -> str:
    """The day of "Friday night"; "last night" and "tonight" stay what they are."""
    if re.fullmatch(r"(?:last|yesterday) night|tonight|(?:the )?(?:this|that|next|following|previous|same|very| )*(?:morning|afternoon|evening|night|day)", text):
        return text
    return re.sub(r"[ -](?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night|overnight|dawn|dusk|daybreak|noon|midday|midnight)s?$", "", text)


def _grounded(text: str, so_far: TimesSoFar) -> TimeValue | None:
    if not text or re.fullmatch(rf"(?:the |in )*{DAY_PART}s?", text):
        return None
    if re.fullmatch(r"this (?:morning|afternoon|evening|day)|tonight", text) and so_far.created is not None:
        text = "today"
    if text == "last night":
        text = "yesterday"
    tense: Tense = so_far.tense or "past"
    if text == "9/11":
        text = "11 september 2001"
    if re.search(r"\blast\b|\bpast\b|\bprevious\b|\bago\b", text):
        tense = "past"
    elif re.search(r"\bnext\b|\bcoming\b", text):
        tense = "future"
    text = re.sub(r"\bthis (?:past |coming )?(?=" + WEEKDAY + "|" + MONTH + ")", "", text)
    context = TimeContext(so_far.created, so_far.created, so_far.last, tense=tense)
    value = ground_time(text, context)
    return _nearest_month(text, value, so_far, context)


def _nearest_month(text: str, value: TimeValue, so_far: TimesSoFar, context: TimeContext) -> TimeValue:
    """A day of a month without a year that the words around do not place: of the two, a near one to come beats one of last year."""
    created = so_far.created
    if created is None or value.days is None or not re.search(rf"\b{MONTH}\b", text) or re.search(rf"{YEAR}|last|next", text):
        return value
    back, ahead = (ground_time(text, replace(context, tense=tense)) for tense in ("past", "future"))
    if back.days is None or ahead.days is None:
        return value
    since, until = (created - back.days.first).days, (ahead.days.first - created).days
    if so_far.tense == "future":
        return back if until > _FAR_AHEAD and since < _NEAR else ahead
    far = _LONG_PAST if so_far.tense == "past" else _LONG_PAST_UNTOLD
    return ahead if since > far and until < _NEAR else back


_LONG_PAST, _LONG_PAST_UNTOLD, _NEAR, _FAR_AHEAD = 300, 200, 150, 200
"""Set on TimeBank and AQUAINT by `benchmarks.dates.run`."""


def _shaped(value: TimeValue, clock: Clock | None, part: str | None, text: str) -> Timed | None:
    days = value.days
    assert days is not None
    first = days.first
    if value.precision is TimePrecision.MONTH or (days.length > 1 and re.search(rf"\b{MONTH}\b", text) and not re.search(r"\d", re.sub(YEAR, "", text))):
        return Timed(TimeKind.DATE, f"{first.year}-{first.month:02}", days)
    if value.precision is TimePrecision.YEAR:
        return Timed(TimeKind.DATE, str(first.year), days)
    if value.precision is TimePrecision.WEEK:
        iso = first.isocalendar()
        return Timed(TimeKind.DATE, f"{iso.year}-W{iso.week:02}", days)
    hour = _hour(clock, text)
    if hour is not None:
        return Timed(TimeKind.TIME, f"{first.isoformat()}T{hour}", Days(first, first))
    if part is not None:
        return Timed(TimeKind.TIME, f"{first.isoformat()}T{part}", Days(first, first))
    return Timed(TimeKind.DATE, first.isoformat(), Days(first, first)) if days.length <= 3 else None


def _at_hour(clock: Clock | None, part: str | None, text: str, so_far: TimesSoFar) -> Timed | None:
    """A time of day alone: of the day told last, or of the document's day."""
    hour = _hour(clock, text)
    day = so_far.last.first if so_far.last is not None and so_far.last.length == 1 else so_far.created
    if day is None or (hour is None and part is None):
        return None
    return Timed(TimeKind.TIME, f"{day.isoformat()}T{hour or part}", Days(day, day))


def _hour(clock: Clock | None, text: str) -> str | None:
    if re.search(r"\b(?:noon|midday)\b", text):
        return "12:00"
    if re.search(r"\bmidnight\b", text):
        return "24:00"
    if clock is None or clock.hour is None and not re.search(r"\d", clock.words):
        return None
    told = re.search(r"(\d{1,2})(?:[:.]?(\d\d))?", clock.words)
    if told is None:
        return None
    hour = clock.hour if clock.hour is not None else int(told[1])
    return f"{hour:02}:{told[2] or '00'}"


_NUMBER = r"(?P<n>\d+)(?:st|nd|rd|th)"
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"^(?:{'|'.join(_ADVERBS)})$", _adverb),
        (rf"^(?:once|twice|.* times|per)\b.* ?\b(?P<n>)(?P<of>{LENGTH_UNIT})$", _every),
        (rf"^(?:every|each) (?:(?P<n>\d+(?:st|nd|rd|th)?|other|single|few|several) )?(?P<of>\w+?s?)(?: \w+)?$", _every),
        (rf"^(?P<w>{WEEKDAY})(?:s(?: (?:morning|afternoon|evening|night)s?)?| (?:morning|afternoon|evening|night)s)$", _on_weekdays),
        (rf"{_NUMBER}[- ](?:quarter|half)\b", _quarter),
        (r"^(?:\d{4} )?(?:q(?P<n>[1-4])|(?P<n2>[1-4])q)\b", _short_quarter),
        (rf"\b{_Q_WORD}\b", _some_quarter),
        (rf"{_NUMBER}[- ]century\b", _century),
        (r"\b(?P<y>(?:1[5-9]|20)\d0)'?s$|\b'?(?P<t>[1-9]0)s$|\b(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)$", _decade),
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
        (rf"\b{LENGTH_UNIT}s?(?:\b|$)", _length),
    )
)
