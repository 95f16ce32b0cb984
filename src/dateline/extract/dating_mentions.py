"""Which words of a document tell a day, as a function of the unknown day of publication?

A mention's days are given as day numbers (`date.toordinal`), because the dating of one document asks for them for
every day of thirty-six years.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dateline.extract.date_calendar import month_of, months_shifted, possible, same_day_shifted
from dateline.extract.date_feasts import FEASTS
from dateline.extract.date_words import MONTHS, WEEKDAYS, plain
from dateline.extract.segment import ReadingView
from dateline.model.documents import Span

FIRST_YEAR, LAST_YEAR = 1990, 2026
"""Years of publication that are tried where no capture tells the latest day."""
YEARS_ON = 40
"""So far past the last year are calendars drawn up, for later captures and days that lie ahead."""
Ordinals = tuple[int, int]
DaysAt = Callable[[int], Ordinals | None]
"""From a day of publication to first and last day meant, or None where the words can't be said on that day."""


class Kind(StrEnum):
    WEEKDAY = "weekday"
    DATE = "date"
    WINDOW = "window"
    FEAST = "feast"
    DEICTIC = "deictic"
    HEAD = "head"
    COUNTED = "counted"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell a day. `future` when a word before them looks ahead; `offset` is set for a HEAD ("two days after")."""

    span: Span
    words: str
    kind: Kind
    at: DaysAt
    sentence: Span
    future: bool = False
    full: bool = False
    """The year is told."""
    plain_weekday: bool = False
    """A weekday with nothing that moves it ("last", "next", "since")."""
    weekday: int | None = None
    other_way: DaysAt | None = None
    """Of a day without a year: the reading ahead where `at` is the past one, and the other way round."""
    offset: int = 0
    slack: int = 0
    months: int = 0
    """Of a HEAD: months beside the days of `offset`."""
    ago: bool = False
    """Counted back from the day of publication ("three days ago")."""

    def counted_from(self, at: DaysAt) -> DaysAt:
        """The days of a HEAD, from those that it counts from."""
        return months_on(at, self.months, self.slack) if self.months else shifted_by(at, self.offset, self.slack)


_ABBREVIATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Brig|Maj|Col|Capt|Lt|Sgt|No|[A-Z])\.$")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9©])|\n+")
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_M = (
    rf"(?:{'|'.join(m.title() for m in MONTHS)}|{'|'.join(m.upper() for m in MONTHS)}|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_Y = r"(?:,? (?P<{}>(?:19|20)\d\d)(?!\d| (?:troops|people|soldiers|men)\b))?"
_W = rf"(?:{'|'.join(w.title() for w in WEEKDAYS)}|{'|'.join(w.upper() for w in WEEKDAYS)})"
_SEP = r" ?(?:-|–|—|to|and|through|until) ?"
_N = rf"(?:\d{{1,3}}|(?i:{'|'.join(_NUMBER_WORDS)})|[Aa]n?|[Tt]he)"
_NO_BASE = r"(?:(?:the )?(?:next|last|yesterday|tomorrow)|and|it|he|she|they|we|I)"
_MOVED = r"(?:[Ll]ast|[Nn]ext|[Ss]ince|[Uu]ntil|[Ee]very|[Ff]ollowing|[Pp]revious)"
_FROM_TODAY = (
    r"[Dd]ay before yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|[Ll]ast week"
)
_PATTERNS = (
    ("iso", r"(?<![\d/-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"),
    ("numbers", r"(?<![\d/.])(?P<nd>\d{1,2})(?P<ns>[/.])(?P<nm>\d{1,2})(?P=ns)(?P<ny>(?:19|20)\d\d)(?!\d)"),
    ("window", rf"\b(?P<wa>{_D}){_SEP}(?P<wb>{_D})(?: of)? (?P<wm>{_M})\b{_Y.format('wy')}"),
    ("window2", rf"\b(?P<vm>{_M}) (?P<va>{_D}){_SEP}(?P<vb>{_D})(?![\d:]){_Y.format('vy')}"),
    ("dmy", rf"(?<![\d.:])(?P<dd>{_D})(?: of | |-)(?P<dm>{_M})(?!\w)-?{_Y.format('dy')}"),
    ("mdy", rf"\b(?P<mm>{_M}) (?P<md>{_D})(?![\d:]){_Y.format('my')}"),
    (
        "head",
        rf"\b(?P<hx>[Ee]xactly )?(?P<hn>{_N}) (?P<hu>day|week|month|year)s? "
        r"(?:(?:has|have|had) (?:now )?(?:passed|gone by) )?(?P<hd>to the day )?"
        rf"(?P<hw>after|before|following|since|ahead of)\b(?! {_NO_BASE}\b)",
    ),
    ("eve", rf"\b[Oo]n (?:the )?eve of\b(?! {_NO_BASE}\b)"),
    ("weekday", rf"\b(?P<wmod>{_MOVED} )?(?P<w>{_W})\b(?!s\b)(?P<wlast> (?:of )?last week)?"),
    ("ago", rf"\b(?P<ax>[Ee]xactly )?(?P<an>{_N}) (?P<au>day|week|month|year)s? ago(?P<ad>(?: exactly)?,? to the day| today| exactly)?\b"),
    ("deictic", rf"\b(?:[Tt]he )?(?P<de>{_FROM_TODAY})\b"),
    ("monthyear", rf"\b(?P<ym>{_M}),? (?:of )?(?P<yy>(?:19|20)\d\d)\b"),
    ("year", r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id-?) ?(?P<y>(?:19|20)\d\d)\b(?! (?:troops|people|soldiers|homes|men)\b)"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<k_{name}>{pattern})" for name, pattern in _PATTERNS))
_FEAST = tuple((feast, re.compile(rf"\b(?:{feast.pattern})\b", re.IGNORECASE)) for feast in FEASTS if feast.name != "Ramadan")
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|won't|may|might|would|must|is to|are to|due|set to|scheduled|upcoming|expected|planned|plans?|deadline|expires?|"
    r"ahead of|no later than|by the end of|next)\b[^.;]{0,90}$"
)
_TOMORROW = re.compile(rf"\b[Tt]omorrow,? (?:on )?(?:{_W},? )?(?:the )?$")
_NAME_BEFORE = re.compile(r"\b(?:Bloody|Black|Good|Ash|Palm|Easter|Holy|Maundy|Super)\s*$")
_NAME_AFTER = re.compile(r"\s+(?:Times|Telegraph|Mail|Herald|Sun|Agreement|Mirror|Express|Post|Club|Group|Movement)\b")
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|all rights reserved", re.IGNORECASE)


def mentions_of(view: ReadingView) -> tuple[Mention, ...]:
    """All day-telling words of a document, first copies only, in order."""
    return tuple(mention for sentence in sentences_of(view) for mention in _mentions_in(view, sentence))


def sentences_of(view: ReadingView) -> Iterator[Span]:
    for block in view.blocks:
        text = view.words(block.span)
        start = 0
        for cut in _SENTENCE_END.finditer(text):
            if "\n" not in cut.group() and _ABBREVIATED.search(text[max(0, cut.start() - 8) : cut.start() + 1]):
                continue
            yield Span(block.span.start + start, block.span.start + cut.start() + 1, block.span.title)
            start = cut.end()
        if start < len(text):
            yield Span(block.span.start + start, block.span.end, block.span.title)


def _mentions_in(view: ReadingView, sentence: Span) -> Iterator[Mention]:
    text = view.words(sentence)
    if _RIGHTS.search(text):
        return
    found: list[Mention] = []
    for match in _ANY.finditer(text):
        name = next(n for n, _ in _PATTERNS if match[f"k_{n}"] is not None)
        before = text[: match.start()]
        ahead = _LOOKS_AHEAD.search(before) is not None or _TOMORROW.search(before) is not None
        span = Span(sentence.start + match.start(), sentence.start + match.end(), sentence.title)
        made = _MAKERS[name](match, _Place(span, match[0], sentence, ahead))
        if made is not None and not (made.kind is Kind.WEEKDAY and _is_name(text, match)):
            found.append(made)
    for feast, pattern in _FEAST:
        for match in pattern.finditer(text):
            span = Span(sentence.start + match.start(), sentence.start + match.end(), sentence.title)
            if not any(m.span.meets(span) for m in found):
                days = _feast_days(feast.name)
                found.append(Mention(span, match[0], Kind.FEAST, _nearest_range(days), sentence, other_way=_nearest_range(days, ahead=True)))
    yield from sorted(found, key=lambda m: m.span)


def _is_name(text: str, match: re.Match[str]) -> bool:
    return _NAME_BEFORE.search(text[: match.start()]) is not None or _NAME_AFTER.match(text[match.end() :]) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    words: str
    sentence: Span
    ahead: bool

    def mention(self, kind: Kind, at: DaysAt) -> Mention:
        return Mention(self.span, self.words, kind, at, self.sentence, self.ahead)


# ---- days as functions of the day of publication
def constant(first: int, last: int) -> DaysAt:
    return lambda _day: (first, last)


def constant_today(day: int) -> Ordinals:
    return day, day


def shifted_by(at: DaysAt, days: int, slack: int = 0) -> DaysAt:
    def moved(day: int) -> Ordinals | None:
        base = at(day)
        return None if base is None else (base[0] + days - slack, base[1] + days + slack)

    return moved


def months_on(at: DaysAt, months: int, slack: int = 0) -> DaysAt:
    """So many months on or back by the calendar."""

    def moved(day: int) -> Ordinals | None:
        base = at(day)
        if base is None:
            return None
        first, last = (same_day_shifted(date.fromordinal(end), months).toordinal() for end in base)
        return first - slack, last + slack

    return moved


def weekday_at(weekday: int, step: int = 0) -> DaysAt:
    """The last such weekday at or before the day (moved by `step`)."""

    def at(day: int) -> Ordinals:
        base = day + step
        found = base - (base - 1 - weekday) % 7
        return found, found

    return at


def next_weekday_at(weekday: int) -> DaysAt:
    def at(day: int) -> Ordinals:
        found = day + (weekday - (day - 1)) % 7
        return found, found

    return at


def week_before(day: int) -> int:
    """The Monday of the week before the one that holds the day."""
    return day - (day - 1) % 7 - 7


@lru_cache(maxsize=512)
def yearly_days(month: int, day: int) -> tuple[int, ...]:
    found = (possible(year, month, day) for year in range(FIRST_YEAR - 9, LAST_YEAR + YEARS_ON))
    return tuple(d.toordinal() for d in found if d is not None)


def nearest_day(month: int, day: int, *, ahead: bool = False) -> DaysAt:
    """A day without a year: the last one at or before publication; of what lies ahead, the next."""
    days = yearly_days(month, day)

    def at(published: int) -> Ordinals | None:
        index = bisect_right(days, published - 1) if ahead else bisect_right(days, published) - 1
        return (days[index], days[index]) if 0 <= index < len(days) else None

    return at


@lru_cache(maxsize=64)
def _feast_days(name: str) -> tuple[Ordinals, ...]:
    feast = next(f for f in FEASTS if f.name == name)
    found = (d for year in range(FIRST_YEAR - 2, LAST_YEAR + YEARS_ON) for d in feast.days(year))
    return tuple(sorted((d.first.toordinal(), d.last.toordinal()) for d in found))


def _nearest_range(ranges: tuple[Ordinals, ...], *, ahead: bool = False) -> DaysAt:
    starts = [r[0] for r in ranges]

    def at(published: int) -> Ordinals | None:
        index = bisect_right(starts, published - 1) if ahead else bisect_right(starts, published) - 1
        return ranges[index] if 0 <= index < len(ranges) else None

    return at


# ---- from matches to mentions
def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def number_of(word: str) -> int | None:
    """ "17", "17th", "seventeen", "seventeenth", "a", "the": the number, or None."""
    text = plain(word)
    if text in ("a", "an", "the"):
        return 1
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits is not None else None


def _dated(day: str, month: str, year: str | None, place: _Place) -> Mention | None:
    number, which = _number(day), _month(month)
    if year is None:
        if possible(2000, which, number) is None:
            return None
        at, other = (nearest_day(which, number, ahead=way) for way in (place.ahead, not place.ahead))
        return Mention(place.span, place.words, Kind.DATE, at, place.sentence, place.ahead, other_way=other)
    found = possible(int(year), which, number)
    return None if found is None else _full(found, place)


def _full(found: date, place: _Place) -> Mention:
    ordinal = found.toordinal()
    return Mention(place.span, place.words, Kind.DATE, constant(ordinal, ordinal), place.sentence, place.ahead, full=True)


def _iso(match: re.Match[str], place: _Place) -> Mention | None:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    found = possible(year, month, day)
    return None if found is None else _full(found, place)


def _numbers(match: re.Match[str], place: _Place) -> Mention | None:
    day, month = int(match["nd"]), int(match["nm"])
    found = possible(int(match["ny"]), *((month, day) if month <= 12 else (day, month)))
    return None if found is None else _full(found, place)


def _window(first: str, last: str, month: str, year: str | None, place: _Place) -> Mention | None:
    which, start, end = _month(month), _number(first), _number(last)
    if start >= end or possible(2000, which, end) is None:
        return None
    if year is not None:
        ends = possible(int(year), which, end)
        if ends is None:
            return None
        at = constant(ends.toordinal() - end + start, ends.toordinal())
        return Mention(place.span, place.words, Kind.WINDOW, at, place.sentence, place.ahead, full=True)
    last_day = nearest_day(which, end, ahead=place.ahead)

    def at_yearless(day: int) -> Ordinals | None:
        found = last_day(day)
        return None if found is None else (found[0] - end + start, found[0])

    return place.mention(Kind.WINDOW, at_yearless)


def _head(match: re.Match[str], place: _Place) -> Mention | None:
    count = number_of(match["hn"])
    if count is None:
        return None
    sign = -1 if match["hw"] in ("before", "ahead of") else 1
    days, months, slack = _length(count, match["hu"], exact=bool(match["hx"] or match["hd"]))
    head = Mention(place.span, place.words, Kind.HEAD, lambda _day: None, place.sentence, place.ahead)
    return replace(head, offset=sign * days, months=sign * months, slack=slack)


def _eve(_match: re.Match[str], place: _Place) -> Mention:
    return Mention(place.span, place.words, Kind.HEAD, lambda _day: None, place.sentence, place.ahead, offset=-1)


def _length(count: int, unit: str, *, exact: bool) -> tuple[int, int, int]:
    """(days, months, how many days it may be off). "To the day" is not off at all."""
    if unit == "day":
        return count, 0, 0
    if unit == "week":
        return 7 * count, 0, 0 if exact else 1 if count == 1 else 3
    months = count * (12 if unit == "year" else 1)
    return 0, months, 0 if exact else _MONTH_SLACK if unit == "month" else _YEAR_SLACK


_MONTH_SLACK, _YEAR_SLACK = 16, 183


def _weekday(match: re.Match[str], place: _Place) -> Mention:
    weekday = WEEKDAYS.index(match["w"].lower())
    how = (match["wmod"] or "").strip().lower()
    if match["wlast"]:
        return place.mention(Kind.DEICTIC, lambda day: (week_before(day) + weekday, week_before(day) + weekday))
    ahead = place.ahead or how in ("next", "until", "following")
    at, other = weekday_at(weekday, -1 if how in ("last", "previous") else 0), next_weekday_at(weekday)
    at, other = (other, at) if ahead else (at, other)
    plain_one = not how and not ahead
    return Mention(place.span, place.words, Kind.WEEKDAY, at, place.sentence, ahead, plain_weekday=plain_one, weekday=weekday, other_way=other)


def _ago(match: re.Match[str], place: _Place) -> Mention | None:
    count = number_of(match["an"])
    if count is None:
        return None
    days, months, slack = _length(count, match["au"], exact=bool(match["ax"] or match["ad"]))
    at = months_on(constant_today, -months, slack) if months else shifted_by(constant_today, -days, slack)
    return replace(place.mention(Kind.DEICTIC, at), ago=True, slack=slack)


_DEICTIC = {"yesterday": (-1, -1), "today": (0, 0), "tonight": (0, 0), "tomorrow": (1, 1), "last night": (-1, 0), "day before yesterday": (-2, -2)}


def _deictic(match: re.Match[str], place: _Place) -> Mention:
    words = match["de"].lower()
    if words == "last week":
        return place.mention(Kind.DEICTIC, lambda day: (week_before(day), week_before(day) + 6))
    first, last = _DEICTIC.get(words, (0, 0))
    return place.mention(Kind.DEICTIC, lambda day: (day + first, day + last))


def _month_and_year(match: re.Match[str], place: _Place) -> Mention:
    year, month = int(match["yy"]), _month(match["ym"])
    first, last = month_of(*months_shifted(year, month, 0))
    return Mention(place.span, place.words, Kind.YEAR, constant(first.toordinal(), last.toordinal()), place.sentence, place.ahead, full=True)


def _year(match: re.Match[str], place: _Place) -> Mention:
    year = int(match["y"])
    at = constant(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    return Mention(place.span, place.words, Kind.YEAR, at, place.sentence, place.ahead, full=True)


_MAKERS: dict[str, Callable[[re.Match[str], _Place], Mention | None]] = {
    "iso": _iso,
    "numbers": _numbers,
    "window": lambda m, p: _window(m["wa"], m["wb"], m["wm"], m["wy"], p),
    "window2": lambda m, p: _window(m["va"], m["vb"], m["vm"], m["vy"], p),
    "dmy": lambda m, p: _dated(m["dd"], m["dm"], m["dy"], p),
    "mdy": lambda m, p: _dated(m["md"], m["mm"], m["my"], p),
    "head": _head,
    "eve": _eve,
    "weekday": _weekday,
    "ago": _ago,
    "deictic": _deictic,
    "monthyear": _month_and_year,
    "year": _year,
}
