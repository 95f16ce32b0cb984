"""What type and value has a time expression in the sense of TimeML's TIMEX3?

Values are ISO 8601 with the additions of TimeML: `1998-W08`, `1998-SU`, `1998-02-11T22:00`, `P3D`, `PT2H`, `PXW`,
`XXXX-WXX-4`, `PRESENT_REF`. Days, months and weeks come from the date grammar (`dates.ground_time`); here stand only the
words that fix no day, and the shape of the value.
"""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match

from dateline.extract.date_context import Tense, TimeContext
from dateline.extract.date_words import DAY_PART, MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR, Clock, plain, without_clock
from dateline.extract.dates import ground_time
from dateline.extract.time_lengths import LENGTH_UNIT, length_of, so_far_away
from dateline.extract.time_periods import PERIOD_READERS, SEASON_CODES
from dateline.extract.time_types import Reader, Timed, TimeKind, TimesSoFar
from dateline.model.values import Days, TimePrecision, TimeValue

_PARTS = {
    **dict.fromkeys(("morning", "dawn", "daybreak", "sunrise"), "MO"),
    "afternoon": "AF",
    **dict.fromkeys(("evening", "dusk", "sunset", "nightfall"), "EV"),
    **dict.fromkeys(("night", "overnight", "tonight"), "NI"),
}
_MODIFIED = re.compile(
    r"^(?:(?:by |until |since )?(?:the )?(?:very )?(?:end|beginning|start|middle|close|rest|remainder|turn|1st part|latter part|early "
    r"part|last part) of (?:the )?"
    r"|(?:(?:very )?(?:early|earlier|late|later|mid|sometime)(?:-| )(?:(?:in|on|of) )?(?:the (?=\w+$|\d))?)"
    r"|about |around |shortly (?:before|after) )"
)
_NOW = re.compile(
    r"^(?:now|currently|presently|nowadays|these days|the moment|present|this (?:point|time|moment|stage)|at the present time|to date|current)$"
)
_THEN = re.compile(
    r"^(?:recently|lately|recent times|(?:a )?long (?:time )?ago|some time ago|the other (?:day|night|week)|the (?:recent |distant )?past|recent)$"
)
_SOON = re.compile(r"^(?:(?:very )?soon|shortly|the (?:near |foreseeable |immediate )?future)$")
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_SPOKEN_YEAR = re.compile(r"\b(19|20) ([1-9]\d?)\b")


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
            re.match(
                r"(?:\s?(?:people|men|women|children|troops|workers|jobs|miles|feet|km|pounds|tons|points|shares|square|votes)|-[A-Za-z])", after
            )
            is not None
        )
    if re.fullmatch(r"(?:an? |about |than )*(?:\d+(?:st|nd|rd|th)?|(?:the )?2nds?|second|(?:\d[- ])?quarters?)", text):
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
    if of in SEASON_CODES:
        return Timed(TimeKind.SET, f"XXXX-{SEASON_CODES[of]}")
    if of in _PARTS:
        return Timed(TimeKind.SET, f"XXXX-XX-XXT{_PARTS[of]}")
    month = re.fullmatch(MONTH, of)
    if month is not None:
        return Timed(TimeKind.SET, f"XXXX-{MONTHS.index(of) + 1:02}")
    count = "2" if number == "other" else number if number and number[0].isdigit() else "1"
    length = length_of(f"{count} {of}")
    return None if length is None else Timed(TimeKind.SET, length)


def _on_weekdays(match: Match[str], _: TimesSoFar) -> Timed | None:
    part = next((_PARTS[w] for w in _PARTS if w in match[0]), None)
    return Timed(TimeKind.SET, f"XXXX-WXX-{WEEKDAYS.index(match['w']) + 1}" + (f"T{part}" if part else ""))


# ---- lengths
_NAMED_DAY = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|{YEAR}|new year|christmas|easter|9/11|yesterday|today|tomorrow|last night|(?:this|last|next|that|the "
    rf"following|the next|the same|the previous) (?:year|month|day|night))\b|[a-z]'?s? day\b(?<!the day)(?<!\d day)(?<!a day)(?<!one "
    rf"day)(?<!same day)"
)


def _length(match: Match[str], so_far: TimesSoFar) -> Timed | None:
    if _NAMED_DAY.search(match.string):
        return None
    away = so_far_away(match.string, so_far.created, so_far.last)
    if away is not None:
        return Timed(TimeKind.DATE, away[0], away[1])
    length = length_of(match.string)
    return None if length is None else Timed(TimeKind.DURATION, length)


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
    if re.fullmatch(
        r"(?:last|yesterday) night|tonight|(?:the )?(?:this|that|next|following|previous|same|very| )*(?:morning|afternoon|evening|night|day)", text
    ):
        return text
    return re.sub(
        r"[ -](?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night|overnight|dawn|dusk|daybreak|noon|midday|midnight)s?$", "", text
    )


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
    if value.precision is TimePrecision.MONTH or (
        days.length > 1 and re.search(rf"\b{MONTH}\b", text) and not re.search(r"\d", re.sub(YEAR, "", text))
    ):
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
    if clock is None or (clock.hour is None and not re.search(r"\d", clock.words)):
        return None
    told = re.search(r"(\d{1,2})(?:[:.]?(\d\d))?", clock.words)
    if told is None:
        return None
    hour = clock.hour if clock.hour is not None else int(told[1])
    return f"{hour:02}:{told[2] or '00'}"


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"^(?:{'|'.join(_ADVERBS)})$", _adverb),
        (rf"^(?:once|twice|.* times|per)\b.* ?\b(?P<n>)(?P<of>{LENGTH_UNIT})$", _every),
        (r"^(?:every|each) (?:(?P<n>\d+(?:st|nd|rd|th)?|other|single|few|several) )?(?P<of>\w+?s?)(?: \w+)?$", _every),
        (rf"^(?P<w>{WEEKDAY})(?:s(?: (?:morning|afternoon|evening|night)s?)?| (?:morning|afternoon|evening|night)s)$", _on_weekdays),
        *PERIOD_READERS,
        (rf"\b{LENGTH_UNIT}s?(?:\b|(?=long))", _length),
    )
)
