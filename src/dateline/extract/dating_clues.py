"""What does each clue of a document say about the day it came out?

A clue is a test on the day of publication, with the words it rests on. Mentions that stand side by side mean one day
("Saturday, 2 March"), some words mean the document's own day ("as of Wednesday"), and what is told as past lies
before it. `Fresh` mentions are dated news of the last days; they serve the choice of the day within its week.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from dateline.extract.date_words import MONTHS, WEEKDAYS
from dateline.extract.dating_mentions import DaysAt, Kind, Mention, number_of
from dateline.extract.segment import ReadingView
from dateline.model.documents import Span

ALWAYS_FIRST, ALWAYS_LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Clue:
    """A test on the day of publication (a day number). Days outside `first`..`last` fail without being asked."""

    why: str
    spans: tuple[Span, ...] = ()
    fits: Callable[[int], bool] | None = None
    first: int = ALWAYS_FIRST
    last: int = ALWAYS_LAST
    pins: bool = False
    """It names the day itself, not a bound on it."""
    hard: bool = True
    """A soft clue is left out when no day would be left."""
    own_weekday: bool = False
    """It tells the weekday of the document's own day."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A day that a bare weekday names: the document came out within a week of it."""

    at: DaysAt
    spans: tuple[Span, ...]
    words: str
    weak: bool = False
    """Counts only where the document names the weekday of its own day: the two words may tell an old story."""
    loose: bool = False
    """So uncertain that the days it leaves are for other documents to decide on, be it one day alone."""


@dataclass(slots=True)
class Clues:
    """All that was gathered. `weekdays` are the bare ones (0 Monday), in order; the first of the lead is `lead`."""

    clues: list[Clue] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    weekdays: list[tuple[int, Span]] = field(default_factory=list)
    lead: int | None = None
    paired: set[Span] = field(default_factory=set)
    """Weekdays and dates that stand side by side, and may be any time ago."""

    def is_paired(self, mention: Mention) -> bool:
        return mention.span in self.paired

    def add(self, *clues: Clue) -> None:
        self.clues.extend(clues)


LEAD_BLOCKS = 3
YEARS_SLACK = 183
TODAY = re.compile(r"(?i:(?:the )?(?:today|tonight|this (?:morning|afternoon|evening)))")
_SAID_ON = re.compile(r"\b(?:said|says|told [\w' ]{2,40}|announced|added|reported|confirmed|wrote|stated) (?:late |early )?on $")
_BESIDE_YEAR = re.compile(r",? \(?(?:some |about |nearly |almost )?")
APPOSED = re.compile(r"(?:['’]s)?(?: (?:early |late )?(?:morning|afternoon|evening|night|noon))?,?(?: ?[(,–—-]| on| the| a| early| late)*\s*")
COUNTED_THEN = re.compile(r"(?: [\w'’-]+){0,4}, (?:on )?(?:late |early )?")
COUNTED_REACH = 140
"""So far behind "two days after" its date may stand, in characters of one sentence."""
FEAST_REACH = 12
_OWN_DAY_BEFORE = re.compile(
    r"(?:\b[Aa]s of|\b[Aa]t the time of (?:writing|publication|going to press)|"
    r"\b(?:this|the present|our) (?:article|report|letter|story|piece|page|dispatch|bulletin|note|issue|edition|update|column|text)"
    r"(?: (?:was|is|has been|being))? (?:being )?"
    r"(?:written|published|filed|posted|updated|compiled|printed|dated|going out|goes out|went out|goes to press|went to press)|"
    r"\b(?:we|I) (?:write|wrote|publish|go to press|went to press)(?: this)?|^Written|\([Ww]ritten|\b[Ll]ast updated|\b[Pp]ress time)"
    r"[,:]?(?: on| at| late| early| this)*\s*$"
)
_PRESENT = re.compile(r"\b(?:says?|is|are|has|have|lies?|remains?|continues?|still)\b")
_PAST = re.compile(r"\b(?:said|told|announced|was|were|had|did|claimed|reported|wrote|added|killed)\b")
_ATTRIBUTION = re.compile(r", (?:[\w .'’-]+ )?(?:said|told [\w .]+|announced|added)(?: [\w .'’-]+)?\.?$")
_SPEECH = re.compile(r"\b(?:said|says|told|announced|reported|stated|confirmed|claimed|added|wrote|counted|put)\b")
_DATELINE = re.compile(r"^[A-ZÀ-ÞŁŚŽ][^.!?\n]{1,70}?,? ?\(?$")
_AFTER_DATELINE = re.compile(r"^\)?,? ?(?:\([^)\n]{2,40}\)|[A-Z]{2,12})? ?(?:-|–|—|:)")
_LINE_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|date|on|at|by|gmt|utc|est|edt|cet|eet|pm|am|time|local|first|release|released|press|news|min|read|"
    rf"(?:{'|'.join(w[:3] for w in WEEKDAYS)})\w*|(?:{'|'.join(m[:3] for m in MONTHS)})\w*)\b|[\d:.,|/()\[\]–—+-]|\s",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:since|from|until|till|before|after|between|by)(?: the)? $", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|date|released?)\b", re.IGNORECASE)
_DATED = (Kind.DATE, Kind.COUNTED, Kind.FEAST)


def text_clues(view: ReadingView, mentions: tuple[Mention, ...]) -> Clues:
    """Clues of the plain text, from its mentions with "two days after X" put together (`with_counted`)."""
    found = Clues()
    own = {m.span for m in mentions if _tells_own_day(view, m)}
    for left, right in _apposed(view, mentions):
        found.add(weekday_of_date(left, right) or same_time(left, right))
        _note_pair(found, left, right)
        if left.span in own:
            own.add(right.span)
    for mention in mentions:
        found.add(*_bounds(mention))
        if mention.span in own:
            found.add(own_day(mention))
    _beside_own_day(view, [m for m in mentions if m.span in own], mentions, found)
    _told_today(view, mentions, found)
    _years_ago(view, mentions, found)
    _datelines(view, mentions, found)
    _said_after(view, mentions, found)
    _bare_weekdays(view, mentions, found)
    return found


def is_today(mention: Mention) -> bool:
    """ "Today", "this morning", "tonight": words for the document's own day."""
    return mention.kind is Kind.DEICTIC and TODAY.fullmatch(mention.words) is not None


def today_in(view: ReadingView, mentions: Sequence[Mention], sentence: Span) -> Mention | None:
    """Words for the document's own day in a sentence, outside quotation marks: in a quote they may be of another day."""
    for mention in mentions:
        if mention.sentence == sentence and is_today(mention):
            before = view.words(Span(sentence.start, mention.span.start, sentence.title))
            if not _inside_quotes(before):
                return mention
    return None


def said_today(view: ReadingView, mentions: Sequence[Mention], weekday: Mention) -> bool:
    """ "Were found today, the director said on Tuesday"."""
    if today_in(view, mentions, weekday.sentence) is None:
        return False
    return _SAID_ON.search(view.words(Span(weekday.sentence.start, weekday.span.start, weekday.span.title))) is not None


def speaks_of_today(view: ReadingView, mentions: Sequence[Mention]) -> bool:
    return any(today_in(view, mentions, sentence) for sentence in dict.fromkeys(m.sentence for m in mentions))


def published_on_one(at: DaysAt, weekdays: Collection[int | None]) -> DaysAt:
    """Only for a day of publication whose weekday the text names."""
    return lambda day: at(day) if (day - 1) % 7 in weekdays else None


def _inside_quotes(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _told_today(view: ReadingView, mentions: Sequence[Mention], found: Clues) -> None:
    """ "Denied today, ten days after 3 May 2019": without another day in the sentence, the counted day is the document's own.

    "Ten years to the day after" is kept on its day: a report that speaks of today, and names the weekday of that day, is of it.
    """
    for mention in mentions:
        if mention.plain_weekday and said_today(view, mentions, mention):
            found.add(own_day(mention, hard=False, why="said today"))
        if mention.kind is Kind.COUNTED and not mention.future and not mention.slack:
            rest = [m for m in mentions if m.sentence == mention.sentence and m.kind is Kind.WEEKDAY]
            if not rest and today_in(view, mentions, mention.sentence) is not None:
                found.add(own_day(mention, hard=False, why="today"))
            if len(rest) == 1 and rest[0].plain_weekday and not rest[0].span.meets(mention.span):
                found.add(same_time(rest[0], mention, hard=False, why="the one weekday of the sentence"))
                spans, words = (rest[0].span, mention.span), f"{rest[0].words}, {mention.words}"
                found.fresh.append(Fresh(_on_weekdays(mention.at, {rest[0].weekday}), spans, words))
    if not speaks_of_today(view, mentions):
        return
    named = {m.weekday for m in mentions if m.plain_weekday}
    for mention in mentions:
        if mention.kind is Kind.COUNTED and mention.months and not mention.slack and not mention.future:
            found.add(own_day(replace(mention, at=published_on_one(mention.at, named)), hard=False, why="kept on its day"))


def _years_ago(view: ReadingView, mentions: Sequence[Mention], found: Clues) -> None:
    """ "Since 2015, five years ago": the year of publication, one either side."""
    for left, right in pairwise(mentions):
        told = left.at(0) if left.kind is Kind.YEAR else None
        if told is None or not right.ago or right.slack < YEARS_SLACK or left.sentence != right.sentence:
            continue
        if _BESIDE_YEAR.fullmatch(view.words(Span(left.span.end, right.span.start, left.span.title))):
            first, last = (date.fromordinal(told[0]), date.fromordinal(told[1]))
            count = number_of(right.words.split()[0]) or 0
            clue = Clue(
                f"{left.words!r} was {right.words!r}", (left.span, right.span), hard=False,
                first=date(first.year + count, 1, 1).toordinal() - YEARS_SLACK, last=date(last.year + count, 12, 31).toordinal() + YEARS_SLACK,
            )  # fmt: skip
            found.add(clue)


def _beside_own_day(view: ReadingView, own: Sequence[Mention], mentions: Sequence[Mention], found: Clues) -> None:
    """ "As of Wednesday, nothing was said of a drone on 14 November": a day of this week, if it is one of the weekdays named."""
    named = {m.weekday for m in mentions if m.plain_weekday}
    for today in own:
        for told in mentions:
            beside = today.plain_weekday and told.sentence == today.sentence and told.kind is Kind.DATE and not told.full and not told.future
            if beside and not _BOUND.search(view.words(Span(told.sentence.start, told.span.start, told.span.title))):
                at = _on_weekdays(told.at, named)
                found.fresh.append(Fresh(at, (today.span, told.span), f"{today.words}, {told.words}", weak=True, loose=True))


def _on_weekdays(at: DaysAt, weekdays: Collection[int | None]) -> DaysAt:
    def fits(day: int) -> tuple[int, int] | None:
        told = at(day)
        return told if told is not None and (told[1] - 1) % 7 in weekdays else None

    return fits


# ---- mentions put together
def with_counted(view: ReadingView, mentions: Sequence[Mention], source: Callable[[Mention], DaysAt | None]) -> tuple[Mention, ...]:
    """The mentions of a text, each "two days after" joined with the date that it counts from.

    That date stands in the sentence, or `source` knows the days of what is meant ("the strike").
    """
    made: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.kind is Kind.HEAD:
            base = _base_of(mentions, index)
            at = _counted_base(mention, base) if base is not None else source(mention) or _only_date_that_fits(view, mentions, index)
            if at is not None:
                span = replace(mention.span, end=base.span.end) if base is not None else mention.span
                at = mention.counted_from(at)
                made.append(replace(mention, kind=Kind.COUNTED, span=span, words=view.words(span), at=at, future=base is not None and base.future))
                continue
        made.append(mention)
    return tuple(made)


def _counted_base(head: Mention, base: Mention) -> DaysAt:
    """What "four days before" counts from lies ahead of it."""
    ahead = head.offset < 0 and base.kind is not Kind.WEEKDAY and not base.future
    return base.other_way if ahead and base.other_way is not None else base.at


def _base_of(mentions: Sequence[Mention], index: int) -> Mention | None:
    head = mentions[index]
    for position in range(index + 1, len(mentions)):
        base = mentions[position]
        if base.sentence != head.sentence or base.kind is Kind.HEAD or base.span.start - head.span.end > COUNTED_REACH:
            return None
        if base.kind is Kind.DATE or (base.kind is Kind.FEAST and base.span.start - head.span.end <= FEAST_REACH):
            return base
        if base.kind is Kind.WEEKDAY:
            after = mentions[position + 1] if position + 1 < len(mentions) else None
            return after if after is not None and after.kind is Kind.DATE and after.span.start - base.span.end <= 3 else base
    return None


def _only_date_that_fits(view: ReadingView, mentions: Sequence[Mention], index: int) -> DaysAt | None:
    """ "On Monday, two days after the strike": the one date told so far, when its own weekday proves it to be meant."""
    head = mentions[index]
    beside = mentions[index - 1] if index else head
    if head.slack or beside.weekday is None or beside.sentence != head.sentence or not _side_by_side(view, beside, head):
        return None
    earlier = mentions[: index - 1]
    dates = [(day, before) for before, day in pairwise(earlier) if day.kind is Kind.DATE and not day.future]
    if len({view.words(day.span) for day, _ in dates}) != 1 or sum(m.kind is Kind.DATE for m in earlier) != len(dates):
        return None
    day, before = dates[0]
    proven = before.weekday is not None and _side_by_side(view, before, day) and (before.weekday + head.offset) % 7 == beside.weekday
    return day.at if proven else None


def _apposed(view: ReadingView, mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention]]:
    """Mentions of one sentence that mean the same time because they stand side by side ("today, Sunday, 27 September")."""
    able = [m for m in mentions if m.kind not in (Kind.HEAD, Kind.YEAR, Kind.WINDOW)]
    for index, first in enumerate(able):
        left = first
        for right in able[index + 1 :]:
            if right.span.start < left.span.end:
                continue
            if right.sentence != left.sentence or not _side_by_side(view, left, right):
                break
            if first.kind is not right.kind and {first.kind, right.kind} != {Kind.DATE, Kind.COUNTED}:
                yield first, right
            left = right


def _side_by_side(view: ReadingView, left: Mention, right: Mention) -> bool:
    gap = view.words(Span(left.span.end, right.span.start, left.span.title))
    if APPOSED.fullmatch(gap):
        return True
    return left.kind is Kind.COUNTED and right.kind is Kind.WEEKDAY and COUNTED_THEN.fullmatch(gap) is not None


def _note_pair(found: Clues, left: Mention, right: Mention) -> None:
    weekday = next((m for m in (left, right) if m.kind is Kind.WEEKDAY), None)
    dated = next((m for m in (left, right) if m.kind in _DATED), None)
    if weekday is None or dated is None:
        return
    if dated.kind is not Kind.COUNTED:
        found.paired |= {weekday.span, dated.span}
    elif weekday.plain_weekday and not dated.future and not dated.slack:
        found.fresh.append(Fresh(dated.at, (left.span, right.span), f"{left.words}, {right.words}"))


# ---- single clues
def same_time(left: Mention, right: Mention, *, hard: bool = True, why: str = "side by side") -> Clue:
    pairs = [(left.at, right.at)]
    if Kind.DEICTIC in (left.kind, right.kind):  # "tomorrow, 5 May": the other word tells which way to look
        pairs += [(at, right.at) for at in (left.other_way,) if at is not None]
        pairs += [(left.at, at) for at in (right.other_way,) if at is not None]

    def fits(day: int) -> bool:
        told = ((one(day), other(day)) for one, other in pairs)
        return any(a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1] for a, b in told)

    exact = not any(m.ago and m.slack for m in (left, right))
    pins = exact and Kind.DEICTIC in (left.kind, right.kind) and bool({left.kind, right.kind} & set(_DATED))
    return Clue(f"{left.words!r} is {right.words!r} ({why})", (left.span, right.span), fits, pins=pins, hard=hard)


def weekday_of_date(left: Mention, right: Mention, *, hard: bool = True) -> Clue | None:
    """ "Saturday, 2 March" tells the weekday of that day, however long ago it is."""
    weekday = next((m.weekday for m in (left, right) if m.kind is Kind.WEEKDAY), None)
    dated = next((m for m in (left, right) if m.kind in (Kind.DATE, Kind.FEAST)), None)
    if weekday is None or dated is None:
        return None
    readings = (dated.at, *((dated.other_way,) if dated.future and dated.other_way is not None else ()))

    def fits(day: int) -> bool:
        days = (d for told in (at(day) for at in readings) if told is not None for d in range(told[0], told[1] + 1))
        return any((d - 1) % 7 == weekday for d in days)

    return Clue(f"{dated.words!r} is a {WEEKDAYS[weekday].title()}", (left.span, right.span), fits, hard=hard)


def own_day(mention: Mention, *, hard: bool = True, why: str = "the document's own day") -> Clue:
    at = mention.at

    def fits(day: int) -> bool:
        told = at(day)
        return told is not None and told[0] <= day <= told[1]

    pins = mention.kind in _DATED and not mention.slack
    return Clue(f"{mention.words!r} is {why}", (mention.span,), fits, pins=pins, hard=hard, own_weekday=mention.weekday is not None)


def not_before(earlier: DaysAt, later: DaysAt, spans: tuple[Span, ...], why: str, *, hard: bool = True) -> Clue:
    def fits(day: int) -> bool:
        one, other = earlier(day), later(day)
        return one is None or other is None or one[0] <= other[1]

    return Clue(why, spans, fits, hard=hard)


def _bounds(mention: Mention) -> Iterable[Clue]:
    if not mention.full or mention.kind is Kind.COUNTED:
        return
    told = mention.at(0)
    if told is None:
        return
    if mention.future:
        if mention.kind is Kind.DATE:
            yield Clue(f"{mention.words!r} lies ahead", (mention.span,), last=told[1], hard=False)
    else:
        yield Clue(f"{mention.words!r} is past", (mention.span,), first=told[1] if mention.kind is Kind.WINDOW else told[0])


def _tells_own_day(view: ReadingView, mention: Mention) -> bool:
    if mention.kind in (Kind.HEAD, Kind.YEAR, Kind.WINDOW, Kind.DEICTIC) or mention.future:
        return False
    before = view.words(Span(mention.sentence.start, mention.span.start, mention.span.title))
    if _OWN_DAY_BEFORE.search(before):
        return True
    if mention.kind is not Kind.COUNTED or mention.slack:
        return False
    sentence = view.words(mention.sentence)
    rest = before + " " + _ATTRIBUTION.sub("", view.words(Span(mention.span.end, mention.sentence.end, mention.span.title)))
    told_weekday = any(day.title() in sentence for day in WEEKDAYS)
    return not told_weekday and _PRESENT.search(rest) is not None and _PAST.search(rest) is None


def _datelines(view: ReadingView, mentions: Sequence[Mention], found: Clues) -> None:
    """A date in the dateline, or alone on a line; several such lines are a chronicle, not a date of publication."""
    lines: list[tuple[Mention, bool]] = []
    for block in view.blocks:
        inside = [m for m in mentions if m.kind is Kind.DATE and block.span.holds(m.span)]
        text = view.words(block.span)
        if inside and len(text) <= 90 and not _LINE_WORDS.sub("", text) and any(m.full for m in inside):
            lines += [(m, _PUBLISHED.search(text) is not None) for m in inside if m.full][:1]
        elif inside and inside[0].span.start - block.span.start <= 80:
            mention = inside[0]
            before, after = text[: mention.span.start - block.span.start], text[mention.span.end - block.span.start :]
            if _DATELINE.match(before) and _AFTER_DATELINE.match(after) and before.split(",")[0].split("(")[0].strip().isupper():
                found.add(own_day(mention, why="the day of the dateline"))
    chosen = [m for m, published in lines if published] or [m for m, _ in lines]
    if len({m.at(0) for m in chosen}) == 1:
        found.add(own_day(chosen[0], why="the date line"))


def _said_after(view: ReadingView, mentions: Sequence[Mention], found: Clues) -> None:
    """ "said on Thursday that … between 17 and 26 October": what is told as past lies before the day of telling."""
    for index, said in enumerate(mentions):
        if said.kind is not Kind.WEEKDAY or not said.plain_weekday:
            continue
        for told in mentions[index + 1 :]:
            if told.sentence != said.sentence:
                break
            between = view.words(Span(said.span.end, told.span.start, said.span.title))
            before = view.words(Span(said.sentence.start, said.span.end, said.span.title))
            if told.future or told.full or told.kind not in (Kind.DATE, Kind.WINDOW) or " that " not in between or not _SPEECH.search(before):
                continue
            spans = (said.span, told.span)
            found.add(not_before(told.at, said.at, spans, f"{told.words!r} was past when told on {said.words!r}"))
            if told.kind is Kind.WINDOW:
                found.add(*window_closes(told, said))
                found.fresh.append(Fresh(_end_of(told.at), spans, f"{told.words}, told on {said.words}"))


def window_closes(window: Mention, said: Mention) -> tuple[Clue, ...]:
    """A count up to a day is told on that day, or on the next: soft clues, the closer one first."""
    end = _end_of(window.at)

    def clue(slack: int) -> Clue:
        def fits(day: int) -> bool:
            closed, told = end(day), said.at(day)
            return closed is not None and told is not None and 0 <= told[1] - closed[0] <= slack

        late = "on its last day" if not slack else "a day after it"
        return Clue(f"a count for {window.words!r} is told {late}, on {said.words!r}", (window.span, said.span), fits, hard=False)

    return clue(1), clue(0)


def _end_of(at: DaysAt) -> DaysAt:
    def end(day: int) -> tuple[int, int] | None:
        told = at(day)
        return None if told is None else (told[1], told[1])

    return end



def _bare_weekdays(view: ReadingView, mentions: Sequence[Mention], found: Clues) -> None:
    """Weekdays without a date: days of the week before publication. The lead's first one is its news day."""
    body = [b.span for b in view.blocks if not b.span.title and b.span.end - b.span.start > 40][:LEAD_BLOCKS]
    for mention in mentions:
        if mention.kind is not Kind.WEEKDAY or not mention.plain_weekday or found.is_paired(mention) or mention.weekday is None:
            continue
        found.weekdays.append((mention.weekday, mention.span))
        if found.lead is None and any(b.holds(mention.span) for b in body):
            found.lead = mention.weekday


def exact(day: date, why: str) -> Clue:
    return Clue(why, first=day.toordinal(), last=day.toordinal(), pins=True)

