"""Where does English text speak of time, and what is meant: which day, which length, how often?

`find_times` gives spans of the text with the type and value of a TIMEX3 (ISO 8601 with the additions of TimeML:
`1998-W08`, `P3D`, `PRESENT_REF`, `XXXX-WXX-4`), and the days where the words fix any. Patterns find the longest
stretches, `time_values` says what they mean; a stretch without a meaning is no expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract import time_words as w
from dateline.extract.time_tense import tense_around
from dateline.extract.time_types import TimeKind, TimesSoFar
from dateline.extract.time_values import value_of
from dateline.model.values import Days

__all__ = ["FoundTime", "TimeKind", "find_times"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """`[start, end)` in characters of the text, what the words are and what they mean.

    `days` are the first and the last day of a DATE or TIME where the words fix them, None for lengths, sets and references.
    """

    start: int
    end: int
    kind: TimeKind
    value: str
    days: Days | None = None


_S, _D = w.S, w.DASH
_OF_YEAR = rf"(?:,?{_S}(?:of{_S}|in{_S})?(?:{w.YEAR}\b|(?:this|last|next|that){_S}year))"
_UNIT_OR_NAME = (
    rf"(?:week|weekend|month|quarter|year|decade|century|{w.SEASON}|{w.MONTH}|{w.WEEKDAY}|period|(?:fiscal|financial|school|academic|"
    rf"calendar|trading|business){_S}(?:year|quarter|day|week|month))"
)
_LONG = (
    rf"(?:(?:{w.COUNT}(?:-plus|\+)?|an?|one){_D}(?:(?:more|consecutive|straight|full|whole|long|solid|additional|further|trading|"
    rf"business|working|calendar){_S})?{w.UNIT}\b(?:{_D}old\b|-long\b)?)"
)
_PATTERNS = (
    # days and clock times
    rf"(?:(?:{w.CLOCK}),?{_S}(?:on{_S})?)?(?:{w.MODIFIER})?(?:last{_S}|next{_S}|this{_S})?{w.DATE}(?:,?{_S}(?:at{_S})?{w.CLOCK}|{_S}{w.PART})?",
    rf"(?:{w.CLOCK},?{_S}(?:on{_S})?)?(?:{w.MODIFIER}|(?:each|every){_S})?(?:{w.THIS}{_S})?(?:{w.WEEKDAY}s?(?:{_D}{w.PART})?|{w.SHORT_WEEKDAY})(?:,?{_S}(?:at{_S})?{w.CLOCK})?",
    rf"(?:{w.CLOCK},?{_S}(?:on{_S})?)?(?:{w.MODIFIER}|mid-\w+{_S})?(?:yesterday|today|tomorrow|tonight|last{_S}night)(?:{_S}{w.PART})?(?:,?{_S}at{_S}{w.CLOCK})?",
    rf"the{_S}day{_S}(?:before{_S}yesterday|after{_S}tomorrow)",
    rf"(?:(?:about|around|shortly{_S}(?:before|after)){_S})?{w.CLOCK}(?:{_S}(?:in{_S}the{_S})?{w.PART})?(?:{_S}(?:this|that){_S}{w.PART})?",
    rf"(?:{w.MODIFIER})?(?:this|that|the{_S}next|the{_S}following|the{_S}same|the{_S}previous){_S}(?:very{_S})?(?:{w.PART}|day)(?:{_S}{w.PART})?",
    rf"(?:the{_S})?(?:{w.EARLY})?(?:mornings?|afternoons?|evenings?|overnight)",
    rf"{w.WEEKDAY}{_S}the{_S}\d{{1,2}}(?:st|nd|rd|th)\b|9/11(?!/)",
    # periods that count from the document's day
    rf"(?:{w.MODIFIER})?(?:{w.THIS}|the){_S}(?:{w.ORDINAL}{_D}quarter|{w.ORDINAL}{_S}half)\b{_OF_YEAR}?",
    rf"(?:{w.MODIFIER})?{w.THIS}{_S}{_UNIT_OR_NAME}\b(?:'s{_S}(?:{w.ORDINAL}{_D})?quarter)?{_OF_YEAR}?",
    rf"(?:{w.MODIFIER})(?:the{_S})?(?:week|month|quarter|year|decade|century|{w.SEASON})\b",
    rf"the{_S}(?:fiscal{_S}year|full{_S}year|year|month|weekend|week|quarter)\b",
    rf"(?:{w.MODIFIER})?(?:fiscal{_S})?(?:{w.ORDINAL}){_D}quarter\b{_OF_YEAR}?",
    rf"(?:the{_S})?{w.YEAR}{_S}(?:{w.ORDINAL}{_D})?(?:quarter|period|half)\b",
    rf"(?:{w.MODIFIER}|{w.MONTH}{_S}|(?:spring|summer|autumn|fall|winter){_S}of{_S})?(?:nineteen{_S}(?:{w.NUMBER_WORD})|the{_S}year{_S}two{_S}thousand)\b",
    rf"(?:the{_S})?year{_D}(?:ago|earlier|before)(?:{_S}(?:quarter|period))?",
    rf"(?:{w.MODIFIER})?{w.MONTH}(?:{_S}(?:this|last|next|of{_S}this|of{_S}last|of{_S}next){_S}year)?(?![\w'’])",
    rf"(?:{w.MODIFIER})?(?:the{_S})?{w.SEASON}\b{_OF_YEAR}",
    rf"(?:the{_S})(?:{w.SEASON})\b",
    rf"(?:last{_S}|next{_S}|this{_S})?{w.FEAST}(?:{_OF_YEAR})?",
    rf"(?:{w.MODIFIER})?(?:fiscal{_S}|the{_S}year{_S}|calendar{_S})?{w.YEAR}\b(?![,.]\d|%|\s*(?:percent|people|million))",
    rf"(?:the{_S})?(?:{w.EARLY})?(?:1[5-9]|20)\d0'?s\b|(?:the{_S})?(?:{w.EARLY})?(?:['’][1-9]0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b",
    rf"(?:the{_S})?(?:{w.EARLY})?{w.ORDINAL}{_D}century\b",
    rf"(?:the{_S})?(?:{w.EARLY})?year{_D}end\b",
    # lengths, and days that are so long away
    rf"(?:{w.ABOUT}){{0,3}}(?:{w.COUNT}(?:{_S}(?:to|or){_S}|-))?{_LONG}(?:{_S}and{_S}a{_S}half)?(?:{_S}(?:ago|earlier|later|before(?=[,.;])|previously|hence|from{_S}now|old))?(?:{_S}(?:today|this{_S}week))?",
    rf"(?:each{_S}of{_S})?(?:the|these|those|its|his|her|their)?\s?(?:{w.PAST}|{w.COMING}){_S}(?:(?:{w.COUNT}){_S})?(?:{w.PLURAL})(?:{_S}(?:and|or){_S}{w.PLURAL})?\b",
    rf"(?:the{_S})?(?:{w.PAST}|{w.COMING}){_S}(?:{w.COUNT}){_D}{w.UNIT}\b",
    rf"(?:the|those|these){_S}{w.EXACT}{_S}{w.UNIT}\b",
    rf"(?:the{_S}|those{_S}|these{_S}|recent{_S})?{w.PLURAL}(?:{_S}(?:and|or){_S}{w.PLURAL})?\b(?:{_S}(?:ago|later|earlier))?(?!-|{_S}of{_S}{w.WEEKDAY})",
    rf"(?:the{_S}|a{_S})?(?:day|week|month|year|hour|decade|century)s?-?long\b",
    rf"(?:an?{_S}|the{_S})?(?:half|quarter)[-\s](?:century|decade)\b(?:{_S}(?:ago|earlier|later))?",
    rf"(?:an?{_S})?half[-\s](?:hour|day|year|minute|month)\b(?:{_S}(?:ago|earlier|later))?",
    rf"the{_S}other{_S}(?:day|night|week)\b|weekend\b",
    rf"(?:at|before|by|until|around|since){_S}(?P<keep7>(?:dawn|dusk|daybreak|sunrise|sunset|nightfall))\b",
    rf"(?:on|by|until|since|from|before){_S}(?P<keep8>the{_S}(?:[12]?\d|3[01])(?:st|nd|rd|th))(?=[,.;])",
    rf"(?:{w.YEAR}{_S})?(?:Q[1-4]|[1-4]Q)\b(?:{_S}{w.YEAR}\b)?",
    rf"a{_S}(?:(?:little|long|short){_S})?while\b",
    # how often
    rf"(?:every|each){_S}(?:{w.COUNT}{_S}|other{_S}|single{_S})?(?:{w.UNIT}|{w.WEEKDAY}s?|{w.MONTH}|{w.PART}|{w.SEASON})\b",
    r"(?:hourly|daily|nightly|weekly|monthly)\b",
    rf"(?:once|twice|{w.COUNT}{_S}times){_S}(?:an?|per|each|every){_S}{w.UNIT}\b|per{_S}{w.SINGULAR}\b",
    # now, then and some day
    rf"(?:right{_S}|until{_S}|by{_S}|even{_S})?(?P<keep2>now)\b(?!\s+that\b)",
    rf"(?:currently|presently|nowadays|these{_S}days|at{_S}(?P<keep3>the{_S}moment|present|this{_S}(?:point|time|moment|stage))|at{_S}the{_S}present{_S}time|to{_S}date)\b",
    rf"(?:recently|lately|recent{_S}times|(?:a{_S})?long{_S}(?:time{_S})?ago|some{_S}time{_S}ago|in{_S}(?P<keep4>the{_S}(?:recent{_S}|distant{_S})?past))\b",
    rf"(?:very{_S})?soon\b(?!{_S}(?:after|as|thereafter)\b)",
    rf"(?P<keep5>the{_S}(?:near{_S}|foreseeable{_S}|immediate{_S}|not-too-distant{_S})?future|the{_S}(?:short|near){_S}term)\b",
    r"(?P<keep6>current|recent)\b",
)
_FINDERS = tuple(re.compile(rf"(?<![\w'’$£€])(?<![a-z]-)(?:{p})(?![\w])", re.IGNORECASE) for p in _PATTERNS)
_NEEDS_CAPITAL = re.compile(r"\b(?:may|march|mar|sat|sun|mon|wed|fri|jan|dec|oct|nov|sep|aug|jun|jul|apr|feb)\b\.?", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)", re.IGNORECASE)
"""A month cut short needs a full stop or a day beside it: else it may be a name."""


def find_times(text: str, created: date | None) -> tuple[FoundTime, ...]:
    """Every time expression of `text`, in order; `created` is the document's day, None where it is not known."""
    so_far = TimesSoFar(created)
    found: list[FoundTime] = []
    for start, end in _stretches(text):
        words = text[start:end]
        tense = tense_around(text, start, end)
        meant = value_of(words, replace(so_far, tense=tense), before=text[max(0, start - 24) : start], after=text[end : end + 24])
        if meant is None:
            continue
        found.append(FoundTime(start, end, meant.kind, meant.value, meant.days))
        so_far = so_far.after(meant)
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The longest matches, from left to right, none within another."""
    spans = sorted({s for finder in _FINDERS for s in _spans_of(finder, text)}, key=lambda s: (s[0], -s[1]))
    reach = -1
    best: list[tuple[int, int]] = []
    for start, end in spans:
        if start >= reach:
            best.append((start, end))
            reach = end
        elif end - start > best[-1][1] - best[-1][0]:
            best[-1] = (start, end)
            reach = end
    yield from best


def _spans_of(finder: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in finder.finditer(text):
        kept = next((name for name in match.groupdict() if match[name] is not None), None)
        start, end = match.span(kept) if kept is not None else match.span()
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if _ABBREVIATION.fullmatch(words) or any(m[0][0].islower() for m in _NEEDS_CAPITAL.finditer(words)):
            continue
        if end > start:
            yield start, end
