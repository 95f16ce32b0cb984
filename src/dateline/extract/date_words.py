"""Which words does the date grammar know, and how is a phrase brought into one spelling before it is read?"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()
UNITS = ("minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade")
MONTH = rf"(?:{'|'.join(MONTHS)})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
UNIT = rf"(?:{'|'.join(UNITS)})"
YEAR = r"(?:1[89]\d\d|20\d\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL = r"(?:st|nd|rd|th)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY_PART = (
    r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night)|dawn|dusk|daybreak|sunrise|sunset|nightfall|noon|midday|midnight|"
    r"the early hours|the small hours|first light|last light|lunchtime|iftar|sehri|suhoor)"
)
LATE_WORDS = re.compile(
    r"\b(?:late|evening|night|midnight|dusk|sunset|nightfall|overnight|tonight|2[0-4][:.]\d\d(?![./]\d)|2[0-4]\d\d (?:hrs?|hours)|"
    r"(?:[89]|1[01])(?:[:.]\d\d)? ?pm)\b"
)

_CARDINALS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_SHORT = r"(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_ABBREVIATED_MONTH = re.compile(rf"\b{_SHORT}\b\.?(?!-?\w)|\b{_SHORT}(?=-\d)")
_ABBREVIATED_WEEKDAY = re.compile(r"(?<!the )\b(mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b\.?")
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join([*_CARDINALS, *_ORDINALS])})\b|\b({'|'.join([*_TENS, *_CARDINALS])})\b")
_ORDINAL_WORD = re.compile(
    rf"(?:(?<!a )|(?=\w+ (?:straight|consecutive|successive|day|night|week)\b))\b({'|'.join(_ORDINALS)})\b(?! light| hour)"
)
_POSSESSIVE = re.compile(rf"\b({WEEKDAY}|today|yesterday|tonight|morning|afternoon|evening|night|week|month|day|{MONTH})'s?(?=\W|$)")
_CHARACTERS = str.maketrans("’‘–—−‑\u00a0\u202f\u2009", "''----   ")
_FOLDS = (
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"\ba fortnight\b|\bfortnight\b"), "2 weeks"),
    (re.compile(r"\b(?:a )?couple of\b"), "2"),
    (re.compile(r"\bhalf a dozen\b"), "6"),
    (re.compile(r"\b(?:a|1) dozen\b"), "12"),
    (re.compile(r"\bmid[- ](?=\w)"), "mid-"),
    (re.compile(r"\s*-\s*(?=\d)"), "-"),
    (re.compile(r"\s+"), " "),
)


def plain(phrase: str) -> str:
    """Lower case, whole month and weekday names, numbers in digits, single blanks."""
    text = " ".join(phrase.translate(_CHARACTERS).lower().split())
    text = _ABBREVIATED_MONTH.sub(lambda m: _whole(m[1] or m[2], MONTHS), text)
    text = _ABBREVIATED_WEEKDAY.sub(lambda m: _whole(m[1], WEEKDAYS), text)
    text = _POSSESSIVE.sub(r"\1", text)
    text = _NUMBER_WORD.sub(_in_digits, text)
    text = _ORDINAL_WORD.sub(lambda m: f"{_ORDINALS[m[1]]}{ordinal_ending(_ORDINALS[m[1]])}", text)
    for pattern, replacement in _FOLDS:
        text = pattern.sub(replacement, text)
    return text.strip(" .,;:!?\"'()")


def _whole(short: str, names: list[str]) -> str:
    return next(name for name in names if name.startswith(short[:3]))


def _in_digits(match: re.Match[str]) -> str:
    if match[3] is not None:
        return str(_TENS.get(match[3], _CARDINALS.get(match[3])))
    tens, unit = _TENS[match[1]], match[2]
    if unit in _CARDINALS:
        return str(tens + _CARDINALS[unit]) if 0 < _CARDINALS[unit] < 10 else match[0]
    number = tens + _ORDINALS[unit]
    return f"{number}{ordinal_ending(number)}" if _ORDINALS[unit] < 10 else match[0]


def ordinal_ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day in a phrase. `hour` is None where the words leave morning or evening open."""

    words: str
    hour: int | None


_BEFORE_HOUR = r"(?:about|around|at|after|before|towards?|until|by|nearly|almost|past|to|from|and)"
_AFTER_HOUR = r"(?= (?:in the|at night|last night|this|on|yesterday|today|tonight|sharp|local)\b|$|,)"
_NOT_A_DATE = rf"(?![-/.]\d|{ORDINAL}\b|(?: of)? {MONTH}|-{DAY_NUMBER} {MONTH}| {UNIT}s?\b)"
_CLOCK = re.compile(
    r"(?<![\d./-])(?:"
    rf"(?P<h1>[01]?\d|2[0-4])[:.h](?P<m1>[0-5]\d)(?::[0-5]\d)?(?![./-]?\d) ?(?:(?P<half1>am|pm)\b|hrs?\b|hours?\b)?"
    r"|(?P<h2>1[0-2]|0?[1-9]) ?(?P<half2>am|pm)\b"
    r"|(?P<h3>[01]\d|2[0-4])[0-5]\d ?(?=(?:hrs?|hours?|utc|gmt|z|local|h|est|edt|cet|eet|msk)\b)(?:hrs?\b|hours?\b|h\b)?"
    r"|(?P<h7>[01]\d|2[0-4])[0-5]\d(?= (?:last night|this morning|yesterday|today)\b)"
    r"|(?:half past|(?:a )?quarter (?:past|to)|\d{1,2} (?:minutes )?(?:past|to)) "
    rf"(?:(?P<h4>1[0-2]|[1-9])(?: o'clock)?\b{_NOT_A_DATE}|noon|midnight|midday)"
    rf"|(?P<h5>1[0-2]|[1-9]) o'clock"
    rf"|(?<=\b)(?:{_BEFORE_HOUR}) (?P<h6>1[0-2]|[1-9])\b{_NOT_A_DATE}{_AFTER_HOUR}"
    r"|(?:at |around |about |shortly (?:before|after) )(?:noon|midday)\b"
    r")(?: (?:local time|hours?|utc|gmt|z)\b)?"
)
_ZONE = re.compile(
    r"\b(?:gmt|utc|est|edt|cst|cdt|pst|pdt|cet|cest|eet|msk|ist|bst)\b"
    r"|\b(?!local |that |this |same |the |first |last |a |in |of )[a-z.]+ time\b(?! to\b| of\b| in\b)"
)
_PART_OF_SENTENCE = re.compile(r",| or | - |;|\(")


def without_foreign_clock(text: str) -> str:
    """Where a moment is told by the clocks of two places, the stretch that names a zone is dropped: days are local."""
    parts = [p.strip() for p in _PART_OF_SENTENCE.split(text)]
    if len(parts) < 2:
        return text
    local = [p for p in parts if p and not _ZONE.search(p)]
    told = re.compile(rf"\b(?:{WEEKDAY}|{MONTH}|today|yesterday|night|morning)\b")
    if len(local) == len(parts) or not any(told.search(p) for p in local):
        return text
    return ", ".join(local)


def without_clock(text: str) -> tuple[str, Clock | None]:
    """(the phrase without its time of day, that time)"""
    match = _CLOCK.search(text)
    if match is None:
        return text, None
    given = next((match[g] for g in ("h1", "h2", "h3", "h4", "h5", "h6", "h7") if match[g] is not None), None)
    half = match["half1"] or match["half2"]
    hour = None if given is None else int(given) % 24
    if hour is not None and half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif hour is not None and match["h3"] is None and match["h7"] is None and not (match["h1"] and (hour > 12 or match["h1"].startswith("0"))):
        hour = _hour_by_words(hour, text)
    rest = _CLOCK.sub(" ", text)
    return " ".join(rest.split()).strip(" ,"), Clock(match[0].strip(), hour)


def _hour_by_words(hour: int, text: str) -> int | None:
    """Morning or evening by the words beside it: eleven at night is 23, one at night is 1."""
    if re.search(r"\bmorning\b|\bdawn\b", text):
        return hour % 12
    if re.search(r"\bafternoon\b|\bevening\b", text):
        return hour % 12 + 12
    if re.search(r"\bnight\b", text):
        return hour % 12 + 12 if hour % 12 >= 6 else hour % 12
    return None
